// The start page's arithmetic: the gallery's pictures, how long ago, which line.

import { expect, test } from 'vitest';
import { loadTechnologies } from '../../machines/registry';
import { allTemplates } from '../../machines/templates';
import type { Design } from '../../model';
import { lineRange } from './line-range';
import { storyTime } from './story-time';
import { curveData, pointOn, THUMB, thumbScene } from './thumbnail-geometry';
import { timeAgo } from './time-ago';

await loadTechnologies();

const designs: readonly (readonly [string, Design])[] = allTemplates()
  .filter((template) => template.gallery)
  .flatMap((template) => {
    const built = template.build([]);
    return 'error' in built ? [] : [[template.id, built] as const];
  });

test('there are designs to draw', () => {
  expect(designs.length).toBeGreaterThan(0);
});

test.each(designs)(
  '%s: every device is in the picture, none over another, every line ends on its boxes',
  (_, design) => {
    const scene = thumbScene(design, []);
    const boxes = [...scene.boxes.values()];
    expect(boxes).toHaveLength(Object.keys(design.nodes).length);
    for (const box of boxes) {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width / 2).toBeLessThanOrEqual(THUMB.width);
      expect(box.y - box.height / 2).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height / 2).toBeLessThanOrEqual(THUMB.height);
      for (const other of boxes) {
        if (other === box) continue;
        const apart =
          Math.abs(other.x - box.x) >= (other.width + box.width) / 2 ||
          Math.abs(other.y - box.y) >= (other.height + box.height) / 2;
        expect(apart, `${box.name} and ${other.name}`).toBe(true);
      }
    }
    expect(scene.links.length).toBeGreaterThan(1);
    for (const link of scene.links) {
      for (const [end, t] of [
        [link.a, 0],
        [link.b, 1],
      ] as const) {
        const box = scene.boxes.get(end.node);
        const point = pointOn(link.curve, t);
        expect(Math.abs(point.x - (box?.x ?? 0))).toBeLessThanOrEqual((box?.width ?? 0) / 2 + 0.01);
        expect(Math.abs(point.y - (box?.y ?? 0))).toBeLessThanOrEqual((box?.height ?? 0) / 2 + 0.01);
      }
      expect(curveData(link.curve)).not.toContain('NaN');
    }
  },
);

test('a design without groups, and an empty one, draw without numbers that are none', () => {
  const [first] = designs;
  if (!first) throw new Error('no design');
  const bare = thumbScene({ ...first[1], groups: {} }, []);
  expect([...bare.boxes.values()].every((box) => Number.isFinite(box.x + box.y))).toBe(true);
  expect(thumbScene({ ...first[1], nodes: {}, ports: {}, links: {}, groups: {} }, []).boxes.size).toBe(0);
});

test('at rest the story is at its end; playing, it starts healthy and long timers are shortened', () => {
  const preview = { lastMs: 181_000 };
  expect(storyTime(preview, null)).toBe(181_001);
  expect(storyTime(preview, 0)).toBe(0);
  expect(storyTime(preview, 4600)).toBe(181_001);
  expect(storyTime({ lastMs: 3000 }, 1500)).toBe(1500);
});

test.each([
  [30_000, 'just now'],
  [5 * 60_000, '5 min ago'],
])('%s ms ago is %s', (passed, words) => {
  const now = new Date(2026, 10, 20, 15, 0).getTime();
  expect(timeAgo(now - passed, now)).toBe(words);
});
test('older instants are told by hour, day and date of the local calendar', () => {
  const now = new Date(2026, 10, 20, 15, 0).getTime();
  expect(timeAgo(new Date(2026, 10, 20, 11, 30).getTime(), now)).toBe('3 h ago');
  expect(timeAgo(new Date(2026, 10, 19, 23, 0).getTime(), now)).toBe('yesterday');
  expect(timeAgo(new Date(2026, 10, 16, 9, 0).getTime(), now)).toBe('Mon');
  expect(timeAgo(new Date(2026, 10, 9, 9, 0).getTime(), now)).toBe('9 Nov');
  expect(timeAgo(new Date(2025, 10, 9, 9, 0).getTime(), now)).toBe('9 Nov 2025');
});

test('a line is found by its number', () => {
  expect(lineRange('one\ntwo\nthree', 2)).toEqual([4, 7]);
  expect(lineRange('one', 1)).toEqual([0, 3]);
  expect(lineRange('one', 9)).toEqual([4, 4]);
});
