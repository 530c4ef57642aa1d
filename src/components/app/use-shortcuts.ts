// Key presses become actions, wherever the focus is and no control takes them. It knows no action.
import { useEffect } from 'react';
import { actionFor } from './actions';

export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = actionFor(event, event.target);
      if (!action) return;
      event.preventDefault();
      if (action.off?.() === undefined) action.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
