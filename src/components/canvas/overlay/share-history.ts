// Who owned which share of a ring when, read off a run once. Pure over the run.
import type { Run } from '../../../machines/kernel/types';
import type { JsonValue } from '../../../model/json';

/** Owners by share: an index, or null = nobody. */
export type Shares = readonly (number | null)[];
export interface ShareChange {
  readonly atMs: number;
  readonly shares: Shares;
}

const kept = new WeakMap<Run, Map<string, readonly ShareChange[]>>();

/** The shares that a fact tells; empty for anything else. */
export function sharesOf(fact: JsonValue | undefined): Shares {
  if (!Array.isArray(fact)) return [];
  return fact.map((owner) => (typeof owner === 'number' ? owner : null));
}

/** The shares before anything happened, and each change of them, in order of time; changes of one instant are one. */
export function shareHistory(run: Run, instance: string, fact: string): readonly ShareChange[] {
  const byKey = kept.get(run) ?? new Map<string, readonly ShareChange[]>();
  kept.set(run, byKey);
  const key = `${instance} ${fact}`;
  const known = byKey.get(key);
  if (known) return known;
  const changes: ShareChange[] = [];
  const add = (atMs: number): void => {
    const shares = sharesOf(run.frameAt(atMs).instances.get(instance)?.facts[fact]);
    if (changes.at(-1)?.shares.join() !== shares.join()) changes.push({ atMs, shares });
  };
  add(-1);
  for (const entry of run.trace) if (entry.instance === instance && entry.atMs >= 0) add(entry.atMs);
  byKey.set(key, changes);
  return changes;
}

/** A share whose owner is another one than before. */
export interface MovedShare {
  readonly share: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** Shares that changed hands at the last change up to `atMs` and when that was; none where their number changed. */
export function lastMove(
  history: readonly ShareChange[],
  atMs: number,
): { readonly atMs: number; readonly moved: readonly MovedShare[] } | undefined {
  const now = history.findLastIndex((change) => change.atMs <= atMs);
  const [before, after] = [history[now - 1], history[now]];
  if (!before || !after || before.shares.length !== after.shares.length) return undefined;
  const moved = after.shares.flatMap((to, share) => {
    const from = before.shares[share] ?? null;
    return from === to ? [] : [{ share, from, to }];
  });
  return { atMs: after.atMs, moved };
}

/** Whom each share belonged to when somebody last lost it, if that is somebody else: `2/0/0` before `3/0/0`. */
export function formerOwner(history: readonly ShareChange[], atMs: number, share: number): number | null {
  const past = history.filter((change) => change.atMs <= atMs).map(({ shares }) => shares[share] ?? null);
  const now = past.at(-1) ?? null;
  return past.findLast((owner) => owner !== null && owner !== now) ?? null;
}
