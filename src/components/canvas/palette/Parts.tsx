// The palette: parts to drag onto the canvas, or to place in its middle with Enter. It knows the catalog, no technology.
import { Search } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { CATALOG } from '../../../model';
import { useDesign } from '../../../state/editor-store';
import { useView } from '../../../state/view-store';
import { DeviceIcon, MenuButton, type MenuEntry, type PartKind } from '../../ui';
import { form, formings, formTitle } from '../edit/grouping';
import { PART_MIME, type Part, placePart } from '../edit/place';
import { modelSelection } from '../edit/selection';

interface Tile {
  readonly part: Part;
  readonly icon: PartKind;
  readonly title: string;
  readonly hint: string;
  readonly words: string;
}

const TILES: readonly Tile[] = [
  ...CATALOG.map(
    (entry): Tile => ({
      part: entry.kind,
      icon: entry.kind,
      title: entry.title,
      hint: entry.hint,
      words: [entry.title, entry.hint, ...entry.models].join(' ').toLowerCase(),
    }),
  ),
  { part: 'note', icon: 'note', title: 'Note', hint: 'Text on the canvas', words: 'note text comment' },
];

const LOOK =
  'hoverable flex h-13 flex-col items-center justify-center gap-1 rounded-2 border border-line bg-panel text-11 leading-[14px] font-medium text-ink-2 hover:border-line-control hover:bg-hover hover:text-ink';

export function Parts() {
  const [text, setText] = useState('');
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  // Notes have their button under the canvas; here they are found by name.
  const shown = TILES.filter(
    (tile) => words.every((word) => tile.words.includes(word)) && (words.length > 0 || tile.part !== 'note'),
  );
  return (
    <section aria-label="Palette" className="shrink-0 border-b border-line p-3">
      <label className="mb-2 flex h-7 items-center gap-2 rounded-2 border border-line-control bg-panel px-2 text-ink-3 focus-within:border-accent focus-within:shadow-[0_0_0_2px_var(--accent-line)]">
        <Search size={14} strokeWidth={1.5} aria-hidden="true" />
        <input
          type="search"
          aria-label="Model or part"
          placeholder="Model or part"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [only] = shown;
            if (event.key === 'Enter' && only && placePart(only.part, { focus: true })) setText('');
            if (event.key === 'Escape') setText('');
          }}
          className="min-w-0 flex-1 bg-transparent text-12 text-ink outline-none"
        />
      </label>
      <div className="grid grid-cols-3 gap-1">
        {shown.map((tile) => (
          <button
            key={tile.part}
            type="button"
            draggable
            title={`${tile.hint}. Drag it onto the canvas, or press Enter.`}
            className={LOOK}
            onDragStart={(event: DragEvent) => {
              event.dataTransfer.setData(PART_MIME, tile.part);
              event.dataTransfer.effectAllowed = 'copy';
            }}
            onClick={() => placePart(tile.part, { focus: true })}
          >
            <DeviceIcon kind={tile.icon} />
            {tile.title}
          </button>
        ))}
        {words.length === 0 ? <GroupTile /> : null}
      </div>
      {shown.length === 0 ? <p className="text-12 text-ink-3">No part is called that.</p> : null}
    </section>
  );
}

/** Joins the selected devices into one HA system; what cannot be formed says why. */
function GroupTile() {
  const design = useDesign();
  const nodes = useView((state) => state.selection.nodes);
  const entries = formings(design, modelSelection().nodes).map(
    (forming): MenuEntry => ({
      kind: 'item',
      id: forming.technology.id,
      label: formTitle(forming.technology),
      icon: <DeviceIcon kind="group" />,
      off: forming.off,
      onSelect: () => form(forming),
    }),
  );
  return (
    <MenuButton
      trigger={
        <button type="button" className={LOOK} title={`Join the selected devices (${nodes.length}) into one system`}>
          <DeviceIcon kind="group" />
          Group
        </button>
      }
      entries={entries}
    />
  );
}
