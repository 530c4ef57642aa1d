// The steps of path selection, one table; and which prefix an address belongs to.
import { describe, expect, it } from 'vitest';
import { bestPaths, type RoutePath } from './best-path';
import { addressNumber, covers, prefixLength } from './prefixes';

const base: RoutePath = {
  from: 'A',
  through: ['A'],
  asPath: [65000],
  med: 10,
  localPreference: 100,
  external: true,
  routerId: 1,
  preference: 10,
  word: 'MED 10',
  role: 'active',
  owner: 'srg1',
};
const a = base;
const b: RoutePath = { ...base, from: 'B', through: ['B'], routerId: 2 };
const single = { multipath: false, tieBreak: 'existing' } as const;
const byId = { multipath: false, tieBreak: 'router-id' } as const;
const many = { multipath: true, tieBreak: 'existing' } as const;

describe('the best path', () => {
  it.each([
    ['nothing', [], single, [], [], 'none'],
    ['the only one', [b], single, [], ['B'], 'only'],
    [
      'the higher local preference, whatever else',
      [
        { ...a, localPreference: 50 },
        { ...b, med: 99, asPath: [1, 2, 3] },
      ],
      single,
      ['A'],
      ['B'],
      'local-preference',
    ],
    [
      'the shorter AS path before the MED',
      [
        { ...a, asPath: [65000, 65000] },
        { ...b, med: 99 },
      ],
      single,
      ['A'],
      ['B'],
      'as-path',
    ],
    ['the lower MED of one neighbour AS', [{ ...a, med: 20 }, b], single, ['A'], ['B'], 'med'],
    [
      'no MED between neighbours of different ASs',
      [
        { ...a, med: 20 },
        { ...b, asPath: [65001] },
      ],
      byId,
      [],
      ['A'],
      'router-id',
    ],
    ['the external one before the internal one', [{ ...a, external: false }, b], single, ['A'], ['B'], 'ebgp'],
    [
      'the lower MED though it was learned inside',
      [
        { ...a, external: false },
        { ...b, med: 20 },
      ],
      single,
      ['B'],
      ['A'],
      'med',
    ],
    ['the one in use', [a, b], single, ['B'], ['B'], 'existing'],
    ['the lower router id where none is in use', [b, a], single, [], ['A'], 'router-id'],
    ['the lower router id at once where it says so', [a, b], byId, ['B'], ['A'], 'router-id'],
    [
      'the lower router id between internal ones',
      [
        { ...a, external: false },
        { ...b, external: false },
      ],
      single,
      ['B'],
      ['A'],
      'router-id',
    ],
    ['both', [b, a], many, ['B'], ['A', 'B'], 'multipath'],
    ['not both where one is better', [a, { ...b, med: 20 }], many, [], ['A'], 'med'],
    ['not both from different ASs', [a, { ...b, asPath: [65001] }], many, [], ['A'], 'router-id'],
  ] as const)('is %s', (_, paths, chooser, inUse, best, decidedBy) => {
    const chosen = bestPaths(paths, chooser, inUse);
    expect(chosen.best.map(({ from }) => from)).toEqual(best);
    expect(chosen.decidedBy).toBe(decidedBy);
    // The order in which paths were heard says nothing.
    expect(bestPaths([...paths].reverse(), chooser, inUse)).toEqual(chosen);
  });
});

describe('a prefix', () => {
  it.each([
    ['10.80.0.0/16', '10.80.255.1', true],
    ['10.80.0.0/16', '10.81.0.0', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['10.11.0.1/32', '10.11.0.1', true],
    ['10.11.0.1/32', '10.11.0.2', false],
    ['10.3.0.0/30', '10.3.0.3', true],
    ['10.3.0.0/30', '10.3.0.4', false],
    ['10.11.0.1', '10.11.0.1/24', true],
    ['2001:db8::/32', '10.0.0.1', false],
    ['10.0.0.0/8', '2001:db8::1', false],
  ])('%s and %s: %s', (prefix, address, expected) => {
    expect(covers(prefix, address)).toBe(expected);
  });

  it('is as exact as its length', () => {
    expect([prefixLength('0.0.0.0/0'), prefixLength('10.0.0.0/8'), prefixLength('10.0.0.1')]).toEqual([0, 8, 32]);
    expect(addressNumber('255.255.255.255')).toBe(2 ** 32 - 1);
    expect(addressNumber('256.0.0.1')).toBeUndefined();
  });
});
