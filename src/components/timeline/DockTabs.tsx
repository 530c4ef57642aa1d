// The dock's tabs with their counts; where room is short the rarer ones go behind an ellipsis. It knows no tab's content.
import { Ellipsis } from 'lucide-react';
import { useEditor } from '../../state/editor-store';
import { type DockTab, setView } from '../../state/view-store';
import { useMedia } from '../measure';
import { IconButton, MenuButton, type TabItem, Tabs } from '../ui';

/** Behind the ellipsis below 1200 px; the chosen one always shows. */
const RARE: ReadonlySet<DockTab> = new Set<DockTab>(['trace', 'log', 'flows', 'config']);

export interface DockTabsProps {
  readonly tabs: readonly TabItem<DockTab>[];
  readonly value: DockTab;
  /** In Run the tabs stand at the right of the transport and may fold. */
  readonly folds: boolean;
}

export function DockTabs({ tabs, value, folds }: DockTabsProps) {
  const narrow = useMedia('(max-width: 1199px)') && folds;
  const shown = narrow ? tabs.filter((tab) => !RARE.has(tab.id) || tab.id === value) : tabs;
  const hidden = tabs.filter((tab) => !shown.includes(tab));
  return (
    <div className="flex shrink-0 items-stretch self-stretch">
      <Tabs label="Dock" idBase="dock" tabs={shown} value={value} onChange={open} />
      {hidden.length > 0 ? (
        <span className="flex items-center">
          <MenuButton
            align="end"
            trigger={<IconButton label="More tabs" icon={<Ellipsis size={16} strokeWidth={1.5} />} />}
            entries={hidden.map((tab) => ({
              kind: 'item',
              id: tab.id,
              label: tab.label,
              note: tab.count === undefined ? undefined : String(tab.count),
              onSelect: () => open(tab.id),
            }))}
          />
        </span>
      ) : null}
    </div>
  );
}

/** Shows a tab of the present screen, and unfolds the dock for it. Who presses Console wants to type. */
function open(tab: DockTab, pressed = true): void {
  const promptWanted = pressed && tab === 'console';
  setView({ [useEditor.getState().mode === 'run' ? 'tab' : 'designTab']: tab, dockOpen: true, promptWanted });
}
