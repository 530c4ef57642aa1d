// What the overlay paints, counted by its calls: with and without motion.
import { expect, it } from 'vitest';
import { draw, type Picture } from './draw';
import type { Route } from './flow-route';

const PALETTE = { active: '#0a0', failed: '#a00', transition: '#aa0', canvas: '#fff', chosen: '#00a', tunnel: '#00a' };
const route: Route = [
  {
    key: 'l1',
    kind: 'link',
    link: 'l1',
    points: [
      { x: 0, y: 0 },
      { x: 400, y: 0 },
    ],
    length: 400,
    isHidden: false,
  },
];
const picture: Picture = {
  chosen: [],
  flows: [
    { id: 'f', route, isLost: false, isContested: false, before: null, isDead: () => false, phase: 0, sinceMs: 0 },
  ],
  rings: [{ at: { x: 50, y: 50 }, share: 0.5 }],
  pulses: [
    {
      at: { x: 9, y: 9 },
      rings: [
        { radius: 5, opacity: 1 },
        { radius: 12, opacity: 0.5 },
      ],
    },
  ],
  atMs: 100,
  speed: 1,
  playing: true,
  reduced: false,
  muted: false,
};

/** Radii of circles, colours of strokes in their order, and turned shapes. */
function painted(shown: Picture): {
  readonly radii: readonly number[];
  readonly colours: readonly string[];
  readonly turns: number;
} {
  const radii: number[] = [];
  const colours: string[] = [];
  let [colour, turns] = ['', 0];
  const calls: Record<string, (...args: readonly number[]) => void> = {
    arc: (_x, _y, radius) => radii.push(radius ?? 0),
    stroke: () => colours.push(colour),
    rotate: () => (turns += 1),
  };
  const context = new Proxy({} as Record<string, unknown>, {
    get: (_, name) => calls[String(name)] ?? (() => undefined),
    set: (_, name, value) => {
      if (name === 'strokeStyle') colour = String(value);
      return true;
    },
  });
  draw(context as unknown as CanvasRenderingContext2D, shown, PALETTE);
  return { radii, colours, turns };
}

it('moves packets, fills rings and spreads pulses', () => {
  const { radii, turns } = painted(picture);
  expect(radii.filter((radius) => radius === 4).length).toBeGreaterThan(3);
  // A ring is a track and its filled part; both pulses of the announcement are drawn.
  expect(radii.filter((radius) => radius === 7)).toHaveLength(2);
  expect(radii.filter((radius) => radius === 5 || radius === 12)).toHaveLength(2);
  expect(turns).toBe(0);
});

it('with less motion: chevrons at rest, no ring, one pulse ring that stands', () => {
  const early = painted({ ...picture, reduced: true });
  const late = painted({ ...picture, reduced: true, atMs: 900 });
  expect(early.radii).toEqual([12]);
  expect(early.turns).toBeGreaterThan(2);
  expect(early).toEqual(late);
});

it('paints the way of the selected flow below what runs', () => {
  const { colours } = painted({ ...picture, rings: [], pulses: [], chosen: route });
  expect(colours.filter((colour) => colour === PALETTE.chosen)).toHaveLength(1);
  expect(colours[0]).toBe(PALETTE.chosen);
  expect(colours).toContain(PALETTE.active);
  expect(painted(picture).colours).not.toContain(PALETTE.chosen);
});
