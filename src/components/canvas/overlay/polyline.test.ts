// Lengths, points and blends of polylines.
import { describe, expect, it } from 'vitest';
import { blended, lengthOf, pointAlong, resampled } from './polyline';

const corner = [
  { x: 0, y: 0 },
  { x: 30, y: 0 },
  { x: 30, y: 40 },
];

describe('polyline', () => {
  it('is as long as its parts', () => expect(lengthOf(corner)).toBe(70));
  it('finds the point at a distance and holds at the ends', () => {
    expect(pointAlong(corner, 50)).toEqual({ x: 30, y: 20 });
    expect(pointAlong(corner, -5)).toEqual({ x: 0, y: 0 });
    expect(pointAlong(corner, 500)).toEqual({ x: 30, y: 40 });
    expect(pointAlong([], 1)).toBeUndefined();
  });
  it('is resampled at equal distances with both ends', () => {
    const points = resampled(corner, 8);
    expect(points).toHaveLength(8);
    expect(points[0]).toEqual({ x: 0, y: 0 });
    expect(points[7]).toEqual({ x: 30, y: 40 });
    expect(points[3]).toEqual({ x: 30, y: 0 });
  });
  it('blends point by point', () => {
    const other = corner.map(({ x, y }) => ({ x: x + 10, y: y + 20 }));
    expect(blended(corner, other, 0)).toEqual(corner);
    expect(blended(corner, other, 0.5)[2]).toEqual({ x: 35, y: 50 });
  });
});
