// Key presses become actions, wherever the focus is and no control takes them. It knows no action.
import { useEffect } from 'react';
import { setRefusal } from '../../state/editor-store';
import { actionFor } from './actions';

/** Marked text on the page (a configuration, the console) is what Copy and Cut mean then. */
const copiesText = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && /^[cx]$/i.test(event.key) && window.getSelection()?.isCollapsed === false;

export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = actionFor(event, event.target);
      if (!action || action.byEvent || copiesText(event)) return;
      const off = action.off?.();
      if (off === undefined) {
        event.preventDefault();
        action.run();
      } else if (action.section === 'Run') setRefusal(off);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
