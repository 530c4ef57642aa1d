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
  const keys = idsOf(record);
  const isOrdered = keys.every((key, i) => i === 0 || compareIds(keys[i - 1] ?? '', key) < 0);
  return isOrdered ? record : fromPairs(keys.map((key) => [key, record[key] as T]));
}

/** A record of these pairs in id order; a later pair replaces an earlier one of the same id. */
export function fromPairs<K extends string, T>(pairs: readonly (readonly [K, T])[]): Entries<K, T> {
  const sorted = [...pairs].sort((a, b) => compareIds(a[0], b[0]));
  return Object.fromEntries(sorted) as Record<K, T>;
}

/** A copy with `pairs` added or replaced. */
export function withPairs<K extends string, T>(
  record: Entries<K, T>,
  pairs: readonly (readonly [K, T])[],
): Entries<K, T> {
  if (pairs.length === 0) return record;
  if (pairs.every(([key]) => has(record, key))) return { ...record, ...Object.fromEntries(pairs) };
  return fromPairs([...(Object.entries<T>(record) as [K, T][]), ...pairs]);
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
  const pairs = Object.entries<T>(record) as [K, T][];
  const kept = pairs.filter(([id, entry]) => !goes(id, entry));
  return kept.length === pairs.length ? record : (Object.fromEntries(kept) as Record<K, T>);
}
