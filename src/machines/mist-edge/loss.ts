// What a run has cost each AP up to an instant: time without service, changes of address. Read from the trace; a machine counts nothing.
import type { JsonObject } from '../../model/json';
import type { Run, TraceEntry } from '../kernel/types';
import { rangesOf } from './ap-set';
import type { TunnelUse } from './tunnels';

type Ranges = ReturnType<typeof rangesOf>;

/** What a cohort was like from an entry on. */
interface Moment {
  readonly atMs: number;
  readonly lost: Ranges;
  readonly schemes: readonly (readonly [scheme: string, aps: Ranges])[];
}

const entriesOf = new WeakMap<Run, ReadonlyMap<string, readonly TraceEntry[]>>();

/** The entries of each instance in a run, in order. */
export function entriesBy(run: Run): ReadonlyMap<string, readonly TraceEntry[]> {
  const known = entriesOf.get(run);
  if (known !== undefined) return known;
  const made = new Map<string, TraceEntry[]>();
  for (const entry of run.trace) {
    const own = made.get(entry.instance);
    if (own === undefined) made.set(entry.instance, [entry]);
    else own.push(entry);
  }
  entriesOf.set(run, made);
  return made;
}

const textRanges = (value: unknown): Ranges => rangesOf(typeof value === 'string' ? value : '');

function momentOf({ atMs, facts }: TraceEntry): Moment {
  const { schemes: written } = facts;
  const schemes =
    typeof written === 'object' && written !== null && !Array.isArray(written) ? Object.entries(written) : [];
  return {
    atMs,
    lost: textRanges(facts.lost),
    schemes: schemes.map(([scheme, aps]) => [scheme, textRanges(aps)] as const),
  };
}

const holds = (ranges: Ranges, ordinal: number): boolean =>
  ranges.some(([from, to]) => from <= ordinal && ordinal <= to);

/** Where anything begins or ends for some AP: between two cuts all fare alike. */
function cutsOf(moments: readonly Moment[], aps: number): readonly number[] {
  const cuts = new Set([0, aps]);
  for (const { lost, schemes } of moments)
    for (const ranges of [lost, ...schemes.map(([, each]) => each)])
      for (const [from, to] of ranges) cuts.add(from).add(to + 1);
  return [...cuts].filter((cut) => cut <= aps).sort((a, b) => a - b);
}

/** Finished losses of one AP and how often its address scheme changed. */
function fateOf(moments: readonly Moment[], ordinal: number): { readonly lossMs: number; readonly changes: number } {
  let lossMs = 0;
  let sinceMs: number | undefined;
  let changes = 0;
  let scheme: string | undefined;
  for (const moment of moments) {
    if (holds(moment.lost, ordinal)) sinceMs ??= moment.atMs;
    else if (sinceMs !== undefined) {
      lossMs += moment.atMs - sinceMs;
      sinceMs = undefined;
    }
    const own = moment.schemes.find(([, aps]) => holds(aps, ordinal))?.[0];
    if (own === undefined || own === scheme) continue;
    if (scheme !== undefined) changes++;
    scheme = own;
  }
  return { lossMs, changes };
}

/**
 * How many APs of a tunnel have lost service for how many ms in all, and how often their clients came into another subnet:
 * `{lossMs: {0: 400, 421000: 200}, addressChanges: {0: 600}}`. A loss that goes on at the instant does not count yet.
 */
export function costOf(run: Run, use: TunnelUse, atMs: number): JsonObject {
  const losses: Record<string, number> = {};
  const addresses: Record<string, number> = {};
  for (const { id, input } of use.cohorts) {
    const moments = (entriesBy(run).get(id) ?? []).filter((entry) => entry.atMs <= atMs).map(momentOf);
    const cuts = cutsOf(moments, input.aps);
    for (const [at, from] of cuts.entries()) {
      const count = (cuts[at + 1] ?? from) - from;
      if (count === 0) continue;
      const { lossMs, changes } = fateOf(moments, from);
      losses[lossMs] = (losses[lossMs] ?? 0) + count;
      addresses[changes] = (addresses[changes] ?? 0) + count;
    }
  }
  return { lossMs: losses, addressChanges: addresses };
}
