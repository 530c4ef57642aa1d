// The entries of a run that the trace list shows, and how its filter reads. Pure; it draws nothing.
import type { Run, TraceEntry } from '../../machines/kernel/types';

export interface TraceRow {
  readonly entry: TraceEntry;
  readonly title: string;
  /** Everything that the filter looks at, in lower case. */
  readonly haystack: string;
}

/** Entries of the run itself, without the boot before it; computed once per run. */
export function traceRows(run: Run): readonly TraceRow[] {
  const before = rowsByRun.get(run);
  if (before) return before;
  const titles = new Map(run.plan.instances.map((spec) => [spec.id, spec.title]));
  const rows = run.trace.flatMap((entry): TraceRow[] => {
    if (entry.atMs < 0) return [];
    const title = titles.get(entry.instance) ?? entry.instance;
    const words = [title, entry.instance, entry.event, entry.from, entry.to, entry.rule, entry.text ?? ''];
    return [{ entry, title, haystack: words.join(' ').toLowerCase() }];
  });
  rowsByRun.set(run, rows);
  return rows;
}
const rowsByRun = new WeakMap<Run, readonly TraceRow[]>();

/** Rows that hold every word of the filter, in any order and case. */
export function filterRows(rows: readonly TraceRow[], filter: string): readonly TraceRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => row.haystack.includes(word)));
}

/** Index of the last row at or before an instant; -1 before the first. Binary search: asked once a frame. */
export function rowAt(rows: readonly TraceRow[], atMs: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.entry.atMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** `PEER_STATUS` → `peer status`: an event as people read it. */
export const eventWords = (event: string): string => event.toLowerCase().replaceAll('_', ' ');
