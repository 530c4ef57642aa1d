// Lines of links: straight, curved, sampled.
import { describe, expect, it } from 'vitest';
import { curveOf, isStraight, laneOf, pathData, pointAt, samplesOf } from './link-path';
import type { Anchor } from './scene-types';

const anchor = (x: number, y: number, side: Anchor['side']): Anchor => ({ x, y, side });

describe('link path', () => {
  it('is straight between ends that face each other on one level', () => {
    expect(pathData(anchor(58, 246, 'right'), anchor(92, 246, 'left'))).toBe('M58 246L92 246');
    expect(pathData(anchor(372, 196, 'bottom'), anchor(372, 318, 'top'))).toBe('M372 196L372 318');
  });
  it('is no straight line where the ends look away from each other', () => {
    expect(isStraight(anchor(0, 0, 'left'), anchor(100, 0, 'right'))).toBe(false);
    expect(isStraight(anchor(0, 0, 'right'), anchor(100, 0, 'right'))).toBe(false);
  });
  it('leaves both ends at a right angle to their edges', () => {
    const [p, q, r, s] = curveOf(anchor(188, 226, 'right'), anchor(312, 88, 'left'));
    expect([p.y, q.y, r.y, s.y]).toEqual([226, 226, 88, 88]);
    expect(q.x).toBeGreaterThan(p.x + 60);
    expect(r.x).toBeLessThan(s.x - 60);
  });
  it('goes outwards first even where the far end lies behind', () => {
    const [p, q] = curveOf(anchor(100, 0, 'right'), anchor(20, 80, 'right'));
    expect(q.x).toBeGreaterThanOrEqual(p.x + 28);
  });
  it('keeps parallel lines apart where they run steeply, without crossing', () => {
    for (const [sideA, sideB, far] of [
      ['left', 'right', -96],
      ['right', 'left', 40],
      ['right', 'right', 0],
    ] as const)
      for (const drop of [-300, 300]) {
        // Ends on the same side of both: the lower end leads to the upper one, or the lines would have to cross.
        const isNested = sideA === sideB;
        const ends = [0, 20].map(
          (y) => [anchor(0, y, sideA), anchor(far, drop + (isNested ? 20 - y : y), sideB)] as const,
        );
        const [upper, lower] = ends.map(([a, b], i) => curveOf(a, b, laneOf(a, b, i, 2)));
        if (!upper || !lower) throw new Error('Two lines were asked for.');
        const points = Array.from({ length: 41 }, (_, i) => pointAt(upper, i / 40));
        const others = Array.from({ length: 161 }, (_, i) => pointAt(lower, i / 160));
        const gaps = points.map(({ x, y }) => Math.min(...others.map((other) => Math.hypot(other.x - x, other.y - y))));
        expect(Math.min(...gaps), `${sideA} ${sideB} ${drop}`).toBeGreaterThan(7);
      }
  });
  it('starts and ends on its ends when sampled', () => {
    const [a, b] = [anchor(0, 0, 'right'), anchor(100, 50, 'left')];
    const points = samplesOf(a, b, 16);
    expect(points).toHaveLength(17);
    expect(points[0]).toEqual({ x: 0, y: 0 });
    expect(points[16]).toEqual({ x: 100, y: 50 });
    expect(pointAt(curveOf(a, b), 0.5)).toEqual({ x: 50, y: 25 });
  });
});
