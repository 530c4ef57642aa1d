// Floating things stay on the screen and beside their anchor.
import { expect, test } from 'vitest';
import { placed } from './placement';

const SCREEN = { width: 1000, height: 600 };
const BUTTON = { x: 100, y: 100, width: 80, height: 28 };
const SIZE = { width: 200, height: 150 };

test('below, aligned with its start or end', () => {
  expect(placed(BUTTON, SIZE, SCREEN, { side: 'bottom', align: 'start', gap: 4 })).toEqual({ x: 100, y: 132 });
  expect(placed({ ...BUTTON, x: 500 }, SIZE, SCREEN, { side: 'bottom', align: 'end', gap: 4 }).x).toBe(380);
});
test('above where there is no room below', () => {
  expect(placed({ ...BUTTON, y: 550 }, SIZE, SCREEN, { side: 'bottom', align: 'start', gap: 4 }).y).toBe(396);
});
test('at the side, in the middle', () => {
  expect(placed(BUTTON, { width: 60, height: 24 }, SCREEN, { side: 'right', align: 'center', gap: 6 })).toEqual({
    x: 186,
    y: 102,
  });
});
test('never off the screen', () => {
  expect(placed({ ...BUTTON, x: 950, y: 590 }, SIZE, SCREEN, { side: 'bottom', align: 'start', gap: 4 }).x).toBe(792);
  expect(placed({ x: 2, y: 2, width: 0, height: 0 }, SIZE, SCREEN, { side: 'top', align: 'center', gap: 4 })).toEqual({
    x: 8,
    y: 8,
  });
});
