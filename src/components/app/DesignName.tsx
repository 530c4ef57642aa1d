// The open design's name with its menu; renaming happens in place. It edits by a command.
import { ChevronDown } from 'lucide-react';
import { renameDesign } from '../../model/commands';
import { execute, useEditor } from '../../state/editor-store';
import { setView, useView } from '../../state/view-store';
import { MenuButton, type MenuEntry } from '../ui';
import { findAction, runAction } from './actions';

const entry = (id: string, label: string): MenuEntry => ({
  kind: 'item',
  id,
  label,
  keys: findAction(id)?.keys?.[0],
  off: findAction(id)?.off?.(),
  onSelect: () => {
    runAction(id);
  },
});

export function DesignName() {
  const name = useEditor((state) => state.history?.present.name ?? '');
  const renaming = useView((state) => state.renaming);
  // Menus read what is possible when they open; the mode decides about renaming.
  useEditor((state) => state.mode);
  if (renaming) return <NameField name={name} />;
  const entries: readonly MenuEntry[] = [
    entry('edit.rename', 'Rename'),
    entry('file.save', 'Save as a file'),
    { kind: 'separator', id: 'line' },
    entry('file.new', 'New design'),
    entry('file.open', 'Open a file'),
    entry('file.start', 'All designs'),
  ];
  return (
    <MenuButton
      entries={entries}
      trigger={
        <button
          type="button"
          title={name}
          className="hoverable flex h-7 min-w-0 items-center gap-1 rounded-2 px-1.5 font-medium hover:bg-hover"
          onDoubleClick={() => runAction('edit.rename')}
        >
          <h1 className="truncate text-13 font-medium">{name}</h1>
          <ChevronDown size={14} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
        </button>
      }
    />
  );
}

function NameField({ name }: { readonly name: string }) {
  const done = (text: string): void => {
    setView({ renaming: false });
    if (text.trim() !== name) execute(renameDesign, { name: text.trim() });
  };
  return (
    <input
      aria-label="Name of the design"
      defaultValue={name}
      maxLength={120}
      spellCheck={false}
      ref={(field) => {
        // Once: a re-render must not take the cursor.
        if (field && document.activeElement !== field) {
          field.focus();
          field.select();
        }
      }}
      onBlur={(event) => done(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done(event.currentTarget.value);
        if (event.key === 'Escape') setView({ renaming: false });
      }}
      className="h-7 min-w-0 flex-1 rounded-2 border border-accent bg-panel px-1.5 text-13 font-medium shadow-[0_0_0_2px_var(--accent-line)] outline-none"
    />
  );
}
