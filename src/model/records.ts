// Records keyed by id, kept in id order and never changed in place. It knows nothing of what they hold.
import { compareIds } from './ids';

type Entries<K extends string, T> = Readonly<Record<K, T>>;

/** The keys of a record with their id type: `Object.keys` forgets the brand. */
export const idsOf = <K extends string, T>(record: Entries<K, T>): readonly K[] => Object.keys(record) as K[];

/** The values of a record in id order. */
export const valuesOf = <K extends string, T>(record: Entries<K, T>): readonly T[] => Object.values<T>(record);

/** Own keys only: an id such as `toString` must not find what every object inherits. */
export const has = (record: Readonly<Record<string, unknown>>, id: string): boolean => Object.hasOwn(record, id);

/** The entry of that id; undefined where there is none. */
export const find = <K extends string, T>(record: Entries<K, T>, id: K): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

/** A copy whose keys are in id order. */
export function ordered<K extends string, T>(record: Entries<K, T>): Entries<K, T> {
  return isOrdered(Object.keys(record)) ? record : fromPairs(pairsOf(record));
}

const isOrdered = (keys: readonly string[]): boolean =>
  keys.every((key, i) => i === 0 || compareIds(keys[i - 1] ?? '', key) < 0);

const pairsOf = <K extends string, T>(record: Entries<K, T>): readonly (readonly [K, T])[] =>
  Object.entries<T>(record) as [K, T][];

/** A record of these pairs in id order; a later pair replaces an earlier one of the same id. */
export function fromPairs<K extends string, T>(pairs: readonly (readonly [K, T])[]): Entries<K, T> {
  const sorted = [...pairs].sort((a, b) => compareIds(a[0], b[0]));
  return Object.fromEntries(sorted) as Record<K, T>;
}

/** A copy with `pairs` added or replaced; few are put in place, since sorting 20,000 entries costs 30 ms an edit. */
export function withPairs<K extends string, T>(
  record: Entries<K, T>,
  pairs: readonly (readonly [K, T])[],
): Entries<K, T> {
  const added = pairs.filter(([key]) => !has(record, key));
  if (pairs.length === 0) return record;
  if (added.length === 0) return { ...record, ...Object.fromEntries(pairs) };
  const keys = Object.keys(record);
  if (added.length > 16 || !isOrdered(keys)) return fromPairs([...pairsOf(record), ...pairs]);
  const changed = new Map(pairs);
  const merged = pairsOf(record).map(([key, entry]) => [key, changed.get(key) ?? entry] as const);
  for (const pair of added) {
    const place = merged.findIndex(([key]) => compareIds(key, pair[0]) >= 0);
    if (merged[place]?.[0] === pair[0]) merged[place] = pair;
    else merged.splice(place < 0 ? merged.length : place, 0, pair);
  }
  return Object.fromEntries(merged) as Record<K, T>;
}

/** A copy with `items` added or replaced under their own ids. */
export const put = <K extends string, T extends { readonly id: K }>(
  record: Entries<K, T>,
  items: readonly T[],
): Entries<K, T> =>
  withPairs(
    record,
    items.map((item) => [item.id, item] as const),
  );

/** A copy without the entries that `goes` names; the same record where none goes. */
export function without<K extends string, T>(record: Entries<K, T>, goes: (id: K, entry: T) => boolean): Entries<K, T> {
  const pairs = pairsOf(record);
  const kept = pairs.filter(([id, entry]) => !goes(id, entry));
  return kept.length === pairs.length ? record : (Object.fromEntries(kept) as Record<K, T>);
}
