// Free corners of the view.
import { describe, expect, it } from 'vitest';
import { cornerBox, freeCorner } from './corners';

const view = { width: 1000, height: 600, left: 0, top: 0, zoom: 1 };
const size = { width: 200, height: 100 };

describe('corners', () => {
  it('are tried from the lower right on', () => {
    expect(freeCorner([], size, view)).toBe('bottom-right');
    expect(freeCorner([{ x: 900, y: 550, width: 20, height: 20 }], size, view)).toBe('top-right');
    expect(freeCorner([{ x: 900, y: 0, width: 20, height: 600 }], size, view)).toBe('bottom-left');
  });
  it('are none where everything is covered', () => {
    expect(freeCorner([{ x: 0, y: 0, width: 1000, height: 600 }], size, view)).toBeUndefined();
    expect(freeCorner([], size, { ...view, width: 150 })).toBeUndefined();
  });
  it('follow pan and zoom of the drawing', () => {
    const thing = { x: 900, y: 550, width: 20, height: 20 };
    expect(freeCorner([thing], size, { ...view, zoom: 0.5 })).toBe('bottom-right');
    expect(freeCorner([thing], size, { ...view, left: 2000 })).toBe('bottom-right');
  });
  it('can be left out', () => {
    expect(freeCorner([], size, view, ['top-right'])).toBe('top-right');
    expect(cornerBox('top-right', size, view)).toEqual({ x: 788, y: 48, ...size });
  });
});
