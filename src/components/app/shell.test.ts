// What the shell computes: addresses and the sizes of panes.
import { expect, test } from 'vitest';
import { designOfHash } from './hash';
import { resized } from './pane-size';

const BOUNDS = { min: 96, max: 640 };

test.each([
  ['#design=cc-a1-abc', 'cc-a1-abc'],
  ['#design=a%2Fb%20c', 'a/b c'],
  ['#x=1&design=d', 'd'],
  ['', undefined],
  ['#', undefined],
  ['#design=', undefined],
  ['#canvas', undefined],
])('the address %s names %s', (hash, id) => {
  expect(designOfHash(hash)).toBe(id);
});

test('a pane at the left grows to the right, one at the right to the left, the dock upwards', () => {
  expect(resized('left', 200, 30, 99, BOUNDS)).toBe(230);
  expect(resized('right', 300, 30, 99, BOUNDS)).toBe(270);
  expect(resized('below', 224, 99, -40, BOUNDS)).toBe(264);
});
test('sizes stay within their bounds', () => {
  expect(resized('left', 200, -500, 0, BOUNDS)).toBe(96);
  expect(resized('left', 200, 5000, 0, { min: 96, max: 400 })).toBe(400);
});
