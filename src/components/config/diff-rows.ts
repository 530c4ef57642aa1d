// A line diff as rows to show: unchanged stretches fold, each line knows its number before and after. Pure.
import type { ChangedLine } from '../../state/exports';

export type DiffRow =
  | {
      readonly kind: 'same' | 'added' | 'removed';
      readonly text: string;
      readonly before: number | null;
      readonly after: number | null;
    }
  | { readonly kind: 'fold'; readonly first: number; readonly rows: readonly DiffRow[] };

/** Unchanged lines shown round a change. */
export const CONTEXT = 3;
/** A shorter stretch is shown: folding it would save nothing. */
const LEAST_FOLD = 4;

/** Rows in order; unchanged stretches away from changes are folded. Line numbers count from 1. */
export function diffRows(lines: readonly ChangedLine[]): readonly DiffRow[] {
  let before = 0;
  let after = 0;
  const rows = lines.map((line): DiffRow & { readonly kind: ChangedLine['kind'] } => {
    if (line.kind !== 'added') before += 1;
    if (line.kind !== 'removed') after += 1;
    return { ...line, before: line.kind === 'added' ? null : before, after: line.kind === 'removed' ? null : after };
  });
  const near = rows.map(() => false);
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'same') continue;
    for (let at = Math.max(0, index - CONTEXT); at <= Math.min(rows.length - 1, index + CONTEXT); at += 1)
      near[at] = true;
  }
  const shown: DiffRow[] = [];
  for (let index = 0; index < rows.length; ) {
    let end = index;
    while (end < rows.length && near[end] !== true) end += 1;
    const stretch = rows.slice(index, end);
    if (stretch.length >= LEAST_FOLD) shown.push({ kind: 'fold', first: index, rows: stretch });
    else shown.push(...stretch);
    const next = rows[end];
    if (next) shown.push(next);
    index = end + 1;
  }
  return shown;
}

/** How many lines came and went. */
export function diffCounts(lines: readonly ChangedLine[]): { readonly added: number; readonly removed: number } {
  return {
    added: lines.filter((line) => line.kind === 'added').length,
    removed: lines.filter((line) => line.kind === 'removed').length,
  };
}
