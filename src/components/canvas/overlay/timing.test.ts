// Rings, ghosts, slides, pulses and packets by run time.
import { describe, expect, it } from 'vitest';
import {
  announcedSoFar,
  announcementLength,
  elapsedShare,
  elapsedText,
  ghostShare,
  packetsAt,
  pulseLength,
  pulsesAt,
  slideShare,
} from './timing';

const timer = { startedMs: 4000, endsMs: 5000 };

describe('timing of the overlay', () => {
  it('fills a ring linearly with the run clock and holds it at its ends', () => {
    expect([3000, 4000, 4850, 5000, 6000].map((at) => elapsedShare(timer, at))).toEqual([0, 0, 0.85, 1, 1]);
    expect(elapsedText(timer, 4850)).toBe('0.85 of 1.00 s');
    expect(elapsedText({ startedMs: 0, endsMs: 420_000 }, 185_900)).toBe('3:05 of 7:00 min');
    expect(elapsedShare({ startedMs: 5, endsMs: 5 }, 5)).toBe(1);
  });
  it('lets a ghost fade over two seconds of run time', () => {
    expect([4999, 5000, 6000, 7000, 9000].map((at) => ghostShare(5000, at))).toEqual([0, 1, 0.5, 0, 0]);
  });
  it('slides a path in 420 ms while playing and shows the end when stepping', () => {
    expect(slideShare(5000, 5000, 1, true)).toBe(0);
    expect(slideShare(5000, 5420, 1, true)).toBe(1);
    expect(slideShare(5000, 5210, 1, true)).toBeGreaterThan(0.5);
    expect(slideShare(5000, 5100, 1, false)).toBe(1);
  });
  it('skips a slide that would last less than 60 ms on the wall', () => {
    expect(slideShare(5000, 5100, 5, true)).toBeLessThan(1);
    expect(slideShare(5000, 5100, 10, true)).toBe(1);
  });
  it('grows the rings of announcements from 4 to 20, one after the other', () => {
    expect(pulsesAt(5000, 2, 5000, 1)).toEqual([{ index: 0, radius: 4, opacity: 1 }]);
    const later = pulsesAt(5000, 2, 5400, 1);
    expect(later.map(({ index }) => index)).toEqual([0, 1]);
    expect(later[0]?.radius).toBeGreaterThan(later[1]?.radius ?? 99);
    expect(later.every(({ radius }) => radius > 4 && radius < 20)).toBe(true);
    expect(pulsesAt(5000, 2, 5000 + announcementLength(2, 1), 1)).toEqual([]);
    expect([5000, 5200, 5700].map((at) => announcedSoFar(5000, 4, at))).toEqual([1, 2, 4]);
  });
  it('keeps a pulse on the wall for 300 ms at any speed', () => {
    expect(pulseLength(1)).toBe(900);
    expect(pulseLength(10) / 10).toBe(300);
  });
  it('spaces packets evenly and moves them with the playhead', () => {
    const now = packetsAt(200, 0, 1);
    expect(now).toEqual([0, 72, 144]);
    for (const [i, at] of packetsAt(200, 100, 1).entries()) expect(at - (now[i] ?? 0)).toBeCloseTo(8.4);
    expect(packetsAt(200, 0, 1, 0.5)).toEqual([36, 108, 180]);
    expect(packetsAt(0, 0, 1)).toEqual([]);
  });
});
