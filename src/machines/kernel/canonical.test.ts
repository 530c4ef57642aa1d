// One value, one text: what interning and hashes stand on.
import { describe, expect, it } from 'vitest';
import { canonicalJson, deepFreeze } from './canonical';

describe('canonical JSON', () => {
  it('does not depend on the order of keys, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true, e: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('refuses what JSON would lose', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, new Map(), new Date(0), Symbol('s')])
      expect(() => canonicalJson({ value })).toThrow('Assertion failed');
  });
});

it('freezes through and through', () => {
  const value = deepFreeze({ a: [{ b: 1 }] });
  expect(Object.isFrozen(value) && Object.isFrozen(value.a) && Object.isFrozen(value.a[0])).toBe(true);
});
