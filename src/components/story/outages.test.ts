// Seconds lost up to an instant.
import { describe, expect, it } from 'vitest';
import { begunBy, lostBefore, outageAt } from './outages';

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
  it('one runs from its first to before its last instant', () => {
    expect(outageAt(outages, 999)).toBeUndefined();
    expect(outageAt(outages, 1_000)).toBe(outages[0]);
    expect(outageAt(outages, 2_500)).toBeUndefined();
    expect(outageAt(outages, 90_000)).toBe(outages[1]);
  });
  it('those begun have no end that lies in the future', () => {
    expect(begunBy(outages, 500)).toEqual([]);
    expect(begunBy(outages, 2_000)).toEqual([{ fromMs: 1_000, toMs: null }]);
    expect(begunBy(outages, 4_000)).toEqual([
      { fromMs: 1_000, toMs: 2_500 },
      { fromMs: 4_000, toMs: null },
    ]);
  });
});
