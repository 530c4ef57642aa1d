// Seconds lost up to an instant.
import { describe, expect, it } from 'vitest';
import { durationLabel } from './instants';
import { begunBy, lostBefore, lostLabel } from './outages';

const outages = [
  { fromMs: 1_000, toMs: 2_500 },
  { fromMs: 4_000, toMs: null },
];

describe('outages', () => {
  it.each([
    [0, 0],
    [1_000, 0],
    [1_850, 850],
    [3_000, 1_500],
    [5_000, 2_500],
  ])('up to %i ms, %i ms were lost', (at, lost) => expect(lostBefore(outages, at)).toBe(lost));
  it.each([2_427, 2_425, 61_009])('%i ms lost are told like any other duration', (length) => {
    expect(lostLabel([{ fromMs: 0, toMs: length }], 100_000)).toBe(durationLabel(length));
  });
  it('nothing lost is no figure', () => expect(lostLabel(outages, 1_000)).toBe(''));
  it('those begun have no end that lies in the future', () => {
    expect(begunBy(outages, 500)).toEqual([]);
    expect(begunBy(outages, 2_000)).toEqual([{ fromMs: 1_000, toMs: null }]);
    expect(begunBy(outages, 4_000)).toEqual([
      { fromMs: 1_000, toMs: 2_500 },
      { fromMs: 4_000, toMs: null },
    ]);
  });
});
