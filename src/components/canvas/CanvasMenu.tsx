// The menu at the pointer: in Run the faults of the thing, repair and Why?; in Design what can be done with it. Items run actions and commands.
import { useDesign, useEditor } from '../../state/editor-store';
import { useRun } from '../../state/run-store';
import { setView, useView } from '../../state/view-store';
import { PointMenu } from '../ui';
import { designEntries } from './edit/menu-entries';
import { runEntries } from './run/menu-entries';
import { targetTitle } from './target-title';

export function CanvasMenu() {
  const menu = useView((state) => state.menu);
  const mode = useEditor((state) => state.mode);
  const design = useDesign();
  // What failed meanwhile changes the entries of a menu that stays open while the run plays.
  const branches = useRun((state) => state.branches);
  if (!menu || (mode === 'run' && branches.length === 0)) return null;
  const { target } = menu;
  const entries = mode === 'run' ? runEntries(design, target) : designEntries(design, target);
  if (entries.length === 0) return null;
  return (
    <PointMenu
      at={{ x: menu.x, y: menu.y }}
      title={targetTitle(design, target)}
      entries={entries}
      onClose={() => setView({ menu: null })}
    />
  );
}
