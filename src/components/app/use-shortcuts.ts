// Key presses become actions, wherever the focus is and no control takes them. It knows no action.
import { useEffect } from 'react';
import { setRefusal } from '../../state/editor-store';
import { setView, useView } from '../../state/view-store';
import { actionFor } from './actions';

/** Marked text on the page (a configuration, the console) is what Copy and Cut mean then. */
const copiesText = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && /^[cx]$/i.test(event.key) && window.getSelection()?.isCollapsed === false;

/**
 * A pane that takes text was asked for and is still on its way: what is typed meanwhile must kill and repair nothing. For the
 * search it is kept, and stands in its field when that comes.
 */
function typesAhead(event: KeyboardEvent): boolean {
  const { searching, searchText, promptWanted, tab } = useView.getState();
  const inside = event.target instanceof Element && event.target.closest('dialog, [role="dialog"]') !== null;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (inside || !isPlain) return false;
  if (!searching) return promptWanted && tab === 'console' && event.key.length === 1;
  if (event.key === 'Escape') setView({ searching: false });
  else if (event.key === 'Backspace') setView({ searchText: searchText.slice(0, -1) });
  else if (event.key.length === 1) setView({ searchText: searchText + event.key });
  return true;
}

export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (typesAhead(event)) {
        event.preventDefault();
        return;
      }
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
