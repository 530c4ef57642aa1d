// Snap to neighbours and grid.
import { describe, expect, it } from 'vitest';
import { snap } from './snapping';

const box = (x: number, y: number, width = 100, height = 60) => ({ x, y, width, height });

describe('snapping', () => {
  it('takes the grid where no neighbour is near', () => {
    expect(snap(box(13, 21), [box(500, 500)])).toEqual({ at: { x: 16, y: 24 }, guides: [] });
  });
  it("takes a neighbour's left edge before the grid and shows a guide over both", () => {
    const { at, guides } = snap(box(203, 21), [box(200, 301)]);
    expect(at.x).toBe(200);
    expect(guides).toEqual([{ axis: 'x', at: 200, from: 16, to: 369 }]);
  });
  it('lines middles up with middles of things of another size', () => {
    const { at } = snap(box(0, 118, 40, 40), [box(300, 110, 100, 60)]);
    expect(at.y + 20).toBe(140);
  });
  it('prefers the nearest of two lines', () => {
    expect(snap(box(204, 1000), [box(200, 0), box(206, 300)]).at.x).toBe(206);
  });
  it('leaves alone what is further than five pixels off', () => {
    expect(snap(box(206, 1000, 40), [box(200, 0, 200)]).guides).toEqual([]);
  });
});
