// Records stay in id order and are never changed in place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds } from './ids';
import { find, fromPairs, has, ordered, put, without, withPairs } from './records';

const key = fc.stringMatching(/^[ab]{0,2}-?[0-9]{0,2}$/);
const pairs = fc.array(fc.tuple(key, fc.nat()), { maxLength: 30 });

describe('withPairs', () => {
  it('equals sorting all of it anew, few pairs or many, new or known', () => {
    fc.assert(
      fc.property(pairs, pairs, (before, added) => {
        const record = fromPairs(before);
        const copy = JSON.stringify(record);
        const result = withPairs(record, added);
        const wanted = Object.entries({ ...record, ...Object.fromEntries(added) }).sort((a, b) =>
          compareIds(a[0], b[0]),
        );
        expect(JSON.stringify(result)).toBe(JSON.stringify(Object.fromEntries(wanted)));
        expect(JSON.stringify(record)).toBe(copy);
      }),
      { numRuns: 1_000 },
    );
  });
  it('puts a record in order that was not', () => {
    expect(Object.keys(withPairs({ b: 1, a: 2 }, [['c', 3]]))).toEqual(['a', 'b', 'c']);
  });
  it('hands the same record back where there is nothing to do', () => {
    const record = { a: 1, b: 2 };
    expect(withPairs(record, [])).toBe(record);
    expect(ordered(record)).toBe(record);
    expect(without(record, () => false)).toBe(record);
    expect(Object.keys(ordered({ b: 2, a: 1 }))).toEqual(['a', 'b']);
  });
});

describe('find and has', () => {
  it('see own entries only', () => {
    const record = put<string, { readonly id: string }>({}, [{ id: 'a' }]);
    expect(find(record, 'a')).toEqual({ id: 'a' });
    expect([find(record, 'toString'), has(record, 'toString'), has(record, 'a')]).toEqual([undefined, false, true]);
  });
});
