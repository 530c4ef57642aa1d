// The bar above both screens: mark, design, mode, undo, search, export, theme. It dispatches; it decides nothing.
import { Redo2, Search, Undo2, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { redoLabel, undoLabel } from '../../model';
import { closeDesign, type Mode, setMode, useDesign, useEditor } from '../../state/editor-store';
import { formatsOfDesign } from '../../state/exports';
import { shownTheme } from '../../state/preferences';
import { setView, useView } from '../../state/view-store';
import { BrandMark, Button, IconButton, Kbd, MenuButton, type MenuEntry, Segmented, ToolbarLine } from '../ui';
import { findAction, runAction } from './actions';
import { DesignName } from './DesignName';
import { SavedState } from './SavedState';
import { exportDocument } from './shell-actions';

const BAR =
  'relative z-10 flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel pr-3 pl-3.5 print:hidden';

/** The bar of the start page. */
export function StartBar() {
  return (
    <header className={BAR}>
      <Brand />
      <span className="flex-1" />
      <span className="mr-2 text-12 text-ink-3 max-wide:hidden">Nothing leaves this browser</span>
      <SearchButton />
      <ThemeButton />
    </header>
  );
}

/** The bar of an open design. */
export function EditorBar() {
  const mode = useEditor((state) => state.mode);
  return (
    <header className={`${BAR} grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]`}>
      <div className="flex min-w-0 items-center gap-2">
        <Brand onClick={closeDesign} />
        <span aria-hidden="true" className="px-0.5 text-disabled">
          /
        </span>
        <DesignName />
        <SavedState />
      </div>
      <Segmented<Mode>
        label="View of the design"
        value={mode}
        options={[
          { value: 'design', label: 'Design', title: 'Draw and edit' },
          { value: 'run', label: 'Run', title: 'Break it and watch' },
        ]}
        onChange={setMode}
      />
      <div className="flex min-w-0 items-center justify-end gap-2">
        <History />
        <ToolbarLine />
        <SearchButton />
        <ExportMenu />
        <ThemeButton />
      </div>
    </header>
  );
}

function Brand({ onClick }: { readonly onClick?: () => void }) {
  const look = 'flex items-center gap-2 rounded-2 text-14 font-semibold tracking-[-0.01em]';
  const content = (
    <>
      <BrandMark />
      Standby
    </>
  );
  return onClick ? (
    <button type="button" className={`${look} h-7`} title="All designs" onClick={onClick}>
      {content}
    </button>
  ) : (
    <span className={look}>{content}</span>
  );
}

function History() {
  const undoName = useEditor((state) => state.history && undoLabel(state.history));
  const redoName = useEditor((state) => state.history && redoLabel(state.history));
  const locked = useEditor((state) => state.mode === 'run');
  const reason = 'A run never changes the design; edit in Design';
  return (
    <>
      <IconButton
        label="Undo"
        hint={locked ? reason : undoName ? `Undo: ${undoName}` : 'Nothing to undo'}
        keys="Mod+Z"
        off={locked || !undoName}
        icon={<Undo2 size={16} strokeWidth={1.5} />}
        onClick={() => runAction('edit.undo')}
      />
      <IconButton
        label="Redo"
        hint={locked ? reason : redoName ? `Redo: ${redoName}` : 'Nothing to redo'}
        keys="Mod+Shift+Z"
        off={locked || !redoName}
        icon={<Redo2 size={16} strokeWidth={1.5} />}
        onClick={() => runAction('edit.redo')}
      />
    </>
  );
}

function SearchButton() {
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => setView({ searching: true, searchText: '' })}
      className="hoverable flex h-7 shrink-0 items-center gap-2 rounded-2 border border-line bg-sunken pr-1.5 pl-2 text-12 text-ink-3 hover:border-line-strong"
    >
      <Search size={14} strokeWidth={1.5} />
      <span className="max-wide:sr-only">Find or do anything</span>
      <Kbd keys="Mod+K" />
    </button>
  );
}

const entry = (id: string, label: string, note?: string): MenuEntry => ({
  kind: 'item',
  id,
  label,
  keys: findAction(id)?.keys?.[0],
  ...(note ? { note } : {}),
  onSelect: () => {
    runAction(id);
  },
});

function ExportMenu() {
  const design = useDesign();
  const documents = useMemo(() => (Object.keys(design.groups).length > 0 ? formatsOfDesign() : []), [design]);
  const entries: readonly MenuEntry[] = [
    { kind: 'heading', id: 'config', label: 'Configuration, secrets masked' },
    ...documents.map(
      ({ id, title, extension }): MenuEntry => ({
        kind: 'item',
        id: `file.export.${id}`,
        label: title,
        note: `.${extension}`,
        onSelect: () => exportDocument(id),
      }),
    ),
    entry('file.export.set', 'set lines', '.set'),
    entry('file.export.curly', 'Curly braces', '.conf'),
    entry('view.tab.config', 'Look at it first'),
    { kind: 'separator', id: 'line' },
    { kind: 'heading', id: 'design', label: 'Design' },
    entry('file.save', 'Save as a file'),
  ];
  return (
    <MenuButton
      align="end"
      entries={entries}
      trigger={
        <Button variant="primary" icon={<Upload size={14} strokeWidth={1.75} />}>
          Export
        </Button>
      }
    />
  );
}

function ThemeButton() {
  const theme = useView((state) => state.theme);
  const [, redraw] = useState(0);
  const isDark = shownTheme(theme) === 'dark';
  return (
    <IconButton
      label={isDark ? 'Light theme' : 'Dark theme'}
      icon={<HalfDisc />}
      onClick={() => {
        runAction('view.theme');
        redraw((count) => count + 1);
      }}
    />
  );
}

function HalfDisc() {
  return (
    <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor" />
    </svg>
  );
}
