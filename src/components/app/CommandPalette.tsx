// Find or do anything: one input over the whole app. It lists; the entries act.
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useEditor } from '../../state/editor-store';
import { needTechnologies, useTechnologies } from '../../state/technologies';
import { setView, useView } from '../../state/view-store';
import { cx, Dialog, Kbd } from '../ui';
import { type PaletteEntry, paletteEntries, searchEntries } from './palette-entries';

export function CommandPalette() {
  const design = useEditor((state) => state.history?.present ?? null);
  const [query, setQuery] = useState(useView.getState().searchText);
  // Built-in designs come in with their technologies.
  const present = useTechnologies((state) => state.present);
  const entries = useMemo(() => (present ? paletteEntries(design) : []), [design, present]);
  useEffect(() => void needTechnologies(), []);
  const found = useMemo(() => searchEntries(entries, query), [entries, query]);
  const groups = [...new Set(found.map((entry) => entry.group))];
  const close = (): void => setView({ searching: false });
  const take = (entry: PaletteEntry): void => {
    if (entry.off !== undefined) return;
    close();
    entry.run();
  };
  return (
    <Dialog open onClose={close} title="Find or do anything" bare>
      <Command label="Find or do anything" shouldFilter={false} loop className="flex min-h-0 flex-col">
        <div className="flex h-11 shrink-0 items-center gap-2.5 border-b border-line px-4">
          <Search size={16} strokeWidth={1.5} className="shrink-0 text-ink-3" aria-hidden="true" />
          <Command.Input
            value={query}
            onValueChange={setQuery}
            placeholder="kill ge-0/0/14, select srx-a, export …"
            className="h-full min-w-0 flex-1 bg-transparent text-14 outline-none"
          />
          <Kbd keys="Escape" />
        </div>
        <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
          <Command.Empty className="px-3 py-6 text-center text-12 text-ink-2">
            Nothing here is called that.
          </Command.Empty>
          {groups.map((group) => (
            <Command.Group
              key={group}
              heading={group}
              className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:text-ink-3"
            >
              {found
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <Command.Item
                    key={entry.id}
                    value={entry.id}
                    disabled={entry.off !== undefined}
                    onSelect={() => take(entry)}
                    className={cx(
                      'flex min-h-7.5 items-center gap-3 rounded-2 px-2.5 text-13',
                      entry.off !== undefined && 'text-disabled',
                      entry.tone === 'danger'
                        ? 'data-[selected=true]:bg-failed-bg data-[selected=true]:text-failed-fg'
                        : 'data-[selected=true]:bg-hover',
                    )}
                  >
                    <span className="min-w-0 flex-1 truncate">{entry.title}</span>
                    <span className="max-w-56 truncate text-11 text-ink-3">{entry.off ?? entry.detail}</span>
                    {entry.keys ? <Kbd keys={entry.keys} /> : null}
                  </Command.Item>
                ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
