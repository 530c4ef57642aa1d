// The card of a chassis: slots below each other, parts inside of their slots, ports in the slot of their card, the ring beside all of it.
import { describe, expect, it } from 'vitest';
import { loadTechnologies } from '../../../machines/registry';
import { templateDesign } from '../../../machines/templates';
import { drawingsOf } from '../drawings';
import { onCircle, wedge } from './rings';
import { buildScene } from './scene';
import type { Box, Scene } from './scene-types';

await loadTechnologies();

function sceneOf(template: string): Scene {
  const design = templateDesign(template);
  if ('error' in design) throw new Error(design.error);
  return buildScene(design, drawingsOf(design), new Map());
}
const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(['cgnat-many-to-one', 'ipsec-one-to-one', 'dual-re-edge', 'ams-f1+re', 'ams-f2'])('%s', (template) => {
  const scene = sceneOf(template);
  const device = [...scene.devices.values()].find(({ shape }) => shape.slots);
  const shape = device?.shape;
  const slots = shape?.slots ?? [];

  it('slots fill the card without covering each other, parts lie in their slots', () => {
    expect(slots.length).toBeGreaterThan(3);
    for (const [i, slot] of slots.entries()) {
      expect(isInside(slot, { x: 0, y: 0, width: shape?.width ?? 0, height: shape?.height ?? 0 })).toBe(true);
      const next = slots[i + 1];
      if (next) expect(next.y).toBeGreaterThanOrEqual(slot.y + slot.height);
      for (const [j, part] of slot.parts.entries()) {
        expect(isInside(part, slot)).toBe(true);
        for (const other of slot.parts.slice(j + 1)) expect(overlaps(part, other)).toBe(false);
      }
    }
  });

  it('ports stand in the slot of their card', () => {
    for (const place of shape?.ports ?? []) {
      const slot = slots.find(({ slot: own }) => own.ports.includes(place.port));
      expect(slot && place.y > slot.y && place.y < slot.y + slot.height).toBe(true);
    }
  });

  it('rings stand beside the card, below the links of that side, and count as part of the picture', () => {
    for (const pill of scene.pills.filter(({ ring }) => ring)) {
      const at = device?.at ?? { x: 0, y: 0 };
      expect(pill.x).toBeGreaterThan(at.x + (shape?.width ?? 0));
      const right = (shape?.ports ?? []).filter(({ side }) => side === 'right').map(({ y }) => at.y + y);
      expect(pill.y).toBeGreaterThan(Math.max(...right));
      expect(scene.bounds && isInside(pill, scene.bounds)).toBe(true);
      expect(pill.ring?.owners.every((owner) => owner !== undefined)).toBe(true);
    }
  });
});

it('two groups of one router are one chassis', () => {
  const scene = sceneOf('ams-f1+re');
  const keys = [...scene.devices.values()].flatMap(({ shape }) => shape.slots ?? []).map(({ slot }) => slot.key);
  expect(keys).toEqual(['re0', 're1', 'rpd', 'fpc0', 'fpc1', 'fpc2', 'fpc3', 'fpc4', 'fpc5']);
});

it('wedges begin at the top and go round clockwise', () => {
  const middle = { x: 100, y: 100 };
  expect(onCircle(middle, 50, 0)).toEqual({ x: 100, y: 50 });
  expect(onCircle(middle, 50, 0.25).x).toBeCloseTo(150);
  expect(wedge(middle, 20, 50, 0, 0.25)).toMatch(/^M100\.00 50\.00A50 50 0 0 1 150\.00 100\.00/);
  expect(wedge(middle, 20, 50, 0, 1)).not.toContain('NaN');
});
