// Runs a base of the Routing Engine reference and reads it as its table is written. For tests only.
import { built, factsAt, type RunOptions, runOf, viewAt } from '../../chassis/testing/run';
import type { Run } from '../../kernel/types';
import { routingEngine } from '../index';

export interface Row {
  readonly run: Run;
  /** `master / backup`. */
  readonly engines: (atMs: number) => string;
  /** `re1 removed restart lost` of the last change up to then; `none` before the first. */
  readonly change: (atMs: number) => string;
  /** Changes with their instants: `2000 re1`. */
  readonly changes: (atMs?: number) => string;
  readonly ready: (atMs: number) => unknown;
  readonly flow: (atMs: number) => string;
  readonly facts: (atMs: number) => Readonly<Record<string, unknown>>;
  readonly protocols: (atMs: number) => string;
}

/** Steps as chassis/testing/run.ts reads them. */
export function row(spec: string, lines: readonly string[], options: RunOptions = {}): Row {
  const design = built([routingEngine], spec);
  const run = runOf([routingEngine], design, lines, options);
  const list = (atMs: number) =>
    factsAt(run, atMs, 'mastership@MX').mastershipChanges as readonly Readonly<Record<string, unknown>>[];
  const words = (change: Readonly<Record<string, unknown>>): string =>
    ['to', 'reason', 'pfe', 'protocols'].map((key) => String(change[key])).join(' ');
  return {
    run,
    engines: (atMs) => `${viewAt(run, atMs, 're0@MX').state} / ${viewAt(run, atMs, 're1@MX').state}`,
    change: (atMs) => {
      const last = list(atMs).at(-1);
      return last === undefined ? 'none' : words(last);
    },
    changes: (atMs = 4_000_000) =>
      list(atMs)
        .map(({ atMs: at, to }) => `${String(at)} ${String(to)}`)
        .join(', '),
    ready: (atMs) => {
      const [re0, re1] = ['re0@MX', 're1@MX'].map((id) => viewAt(run, atMs, id).facts.gresReady);
      return re0 ?? re1;
    },
    flow: (atMs) => run.frameAt(atMs).flows.find(({ id }) => id === 'west-to-east')?.state ?? 'no flow',
    facts: (atMs) => factsAt(run, atMs, 'mastership@MX'),
    protocols: (atMs) => viewAt(run, atMs, 'rpd@MX').state,
  };
}
