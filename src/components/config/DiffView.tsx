// What changed since the import, line by line: sign and colour, unchanged stretches folded. It compares nothing itself.
import { Equal } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { ChangedLine } from '../../state/exports';
import { cx, EmptyState, ScrollRegion } from '../ui';
import { type DiffRow, diffCounts, diffRows } from './diff-rows';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;
const LOOKS = {
  same: 'text-ink-2',
  added: 'bg-active-bg text-active-fg',
  removed: 'bg-failed-bg text-failed-fg',
} as const;
const SPOKEN = { same: '', added: 'added: ', removed: 'removed: ' } as const;

export function DiffView({ changes }: { readonly changes: readonly ChangedLine[] | null }) {
  const rows = useMemo(() => diffRows(changes ?? []), [changes]);
  const counts = useMemo(() => diffCounts(changes ?? []), [changes]);
  if (changes === null)
    return (
      <Centre>
        <EmptyState icon={<Equal size={18} strokeWidth={1.5} />} title="Nothing was imported" className="border-0">
          This design was drawn here, so there is no configuration to compare with.
        </EmptyState>
      </Centre>
    );
  if (counts.added + counts.removed === 0)
    return (
      <Centre>
        <EmptyState
          tone="good"
          icon={<Equal size={18} strokeWidth={1.5} />}
          title="Nothing changed since the import"
          className="border-0"
        >
          The export says what the imported configuration said, line by line.
        </EmptyState>
      </Centre>
    );
  return (
    <ScrollRegion label="Changes since the import" className="flex-1 bg-canvas py-2">
      <p className="num px-4 pb-2 text-12">
        <span className="font-medium text-active-fg">+{counts.added}</span>{' '}
        <span className="font-medium text-failed-fg">−{counts.removed}</span>{' '}
        <span className="text-ink-2">lines since the import</span>
      </p>
      <div className="w-max min-w-full">
        {rows.map((row) =>
          row.kind === 'fold' ? (
            <Fold key={`fold ${row.first}`} rows={row.rows} />
          ) : (
            <Line key={`${row.kind} ${row.before} ${row.after}`} row={row} />
          ),
        )}
      </div>
    </ScrollRegion>
  );
}

const Centre = ({ children }: { readonly children: ReactNode }) => (
  <div className="grid flex-1 place-items-center bg-canvas">{children}</div>
);

function Line({ row }: { readonly row: Exclude<DiffRow, { kind: 'fold' }> }) {
  return (
    <div className={cx('mono flex text-12 leading-[18px] whitespace-pre', LOOKS[row.kind])}>
      <span
        aria-hidden="true"
        className="num w-11 shrink-0 pr-2 text-right text-11 leading-[18px] text-ink-3 select-none"
      >
        {row.before ?? ''}
      </span>
      <span
        aria-hidden="true"
        className="num w-11 shrink-0 pr-2 text-right text-11 leading-[18px] text-ink-3 select-none"
      >
        {row.after ?? ''}
      </span>
      <span aria-hidden="true" className="w-5 shrink-0 text-center font-semibold select-none">
        {SIGNS[row.kind]}
      </span>
      <span className="pr-4">
        <span className="sr-only">{SPOKEN[row.kind]}</span>
        {row.text}
      </span>
    </div>
  );
}

function Fold({ rows }: { readonly rows: readonly DiffRow[] }) {
  const [open, setOpen] = useState(false);
  if (open)
    return rows.map((row) => (row.kind === 'fold' ? null : <Line key={`${row.before} ${row.after}`} row={row} />));
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      className="hoverable my-0.5 flex h-6 w-full items-center bg-sunken pl-27 text-left text-11 text-ink-2 -outline-offset-2 hover:bg-hover"
    >
      {rows.length} unchanged lines
    </button>
  );
}
