// Where the rings of shares stand: beside the device whose parts own them, below its links on that side. Pure geometry.
import type { PillDrawing } from '../../../machines/kernel/technology';
import type { Point } from '../../../model/design';
import type { Box, PlacedDevice, RingShape } from './scene-types';

export const RING_WIDTH = 356;
const TITLE = 24;
const USER_LINE = 16;
/** Room for the names round the ring. */
const LABEL_ROOM = 26;
export const RING_OUTER = 100;
export const RING_INNER = 57;
/** Room for the words below it. */
export const RING_WORDS = 74;
/** Between the card and the ring. */
const GAP = 32;
const STEP = 16;
/** Links of the card's right edge pass above. */
const BELOW_LINKS = 42;

/** The height of a ring with everything that belongs to it. */
const heightOf = (users: number): number => TITLE + users * USER_LINE + 2 * (LABEL_ROOM + RING_OUTER) + RING_WORDS;

/** Middle of the ring, relative to its box. */
export const ringMiddle = (users: number): Point => ({
  x: RING_WIDTH / 2,
  y: TITLE + users * USER_LINE + LABEL_ROOM + RING_OUTER,
});

/** The rings of one device, one below the other; pills without a ring are none. */
export function ringPlaces(
  device: PlacedDevice,
  pills: readonly PillDrawing[],
): readonly { readonly pill: PillDrawing; readonly box: Box; readonly ring: RingShape }[] {
  const { at, shape } = device;
  const right = shape.ports.filter(({ side }) => side === 'right').map(({ y }) => y);
  const top = at.y + (right.length === 0 ? 0 : Math.max(...right) + BELOW_LINKS);
  const heights = pills.map(({ ring }) => (ring ? heightOf(ring.users.length) : 0));
  const total = heights.reduce((sum, height) => sum + height + STEP, -STEP);
  // Level with the card's middle where there is room for it.
  let y = Math.max(top, at.y + (shape.height - total) / 2);
  const x = at.x + shape.width + GAP;
  return pills.flatMap((pill, i) => {
    const { ring } = pill;
    if (!ring) return [];
    const height = heights[i] ?? 0;
    const box = { x, y, width: RING_WIDTH, height };
    y += height + STEP;
    return [
      {
        pill,
        box,
        ring: {
          node: shape.node.id,
          drawing: ring,
          owners: ring.owners.map(({ instance }) => edgeOf(device, instance, box)),
        },
      },
    ];
  });
}

/** Where the line from an owner's part leaves the card, relative to the ring's box; undefined for an owner that is not drawn. */
function edgeOf({ at, shape }: PlacedDevice, instance: string, box: Box): Point | undefined {
  const part = shape.slots?.flatMap(({ parts }) => parts).find((place) => place.part.instance === instance);
  if (!part) return undefined;
  return { x: at.x + shape.width - box.x, y: at.y + part.y + part.height / 2 - box.y };
}

/** A point at an angle (turns from the top, clockwise) and a distance from a middle. */
export const onCircle = (middle: Point, radius: number, turn: number): Point => ({
  x: middle.x + radius * Math.sin(turn * 2 * Math.PI),
  y: middle.y - radius * Math.cos(turn * 2 * Math.PI),
});

const figure = (value: number): string => value.toFixed(2);

/** SVG path of a circle, clockwise or against. */
function circle({ x, y }: Point, radius: number, sweep: 0 | 1): string {
  const top = `${figure(x)} ${figure(y - radius)}`;
  return `M${top}A${radius} ${radius} 0 1 ${sweep} ${figure(x)} ${figure(y + radius)}A${radius} ${radius} 0 1 ${sweep} ${top}Z`;
}

/** SVG path of a wedge between two turns; of all of the ring where there is but one. */
export function wedge(middle: Point, inner: number, outer: number, from: number, to: number): string {
  if (to - from > 0.98) return circle(middle, outer, 1) + circle(middle, inner, 0);
  const large = to - from > 0.5 ? 1 : 0;
  const [a, b] = [onCircle(middle, outer, from), onCircle(middle, outer, to)];
  const [c, d] = [onCircle(middle, inner, to), onCircle(middle, inner, from)];
  return [
    `M${figure(a.x)} ${figure(a.y)}`,
    `A${outer} ${outer} 0 ${large} 1 ${figure(b.x)} ${figure(b.y)}`,
    `L${figure(c.x)} ${figure(c.y)}`,
    `A${inner} ${inner} 0 ${large} 0 ${figure(d.x)} ${figure(d.y)}Z`,
  ].join('');
}

/** From the edge of the card level to the ring, then round it the shorter way to a turn. */
export function leadTo(from: Point, middle: Point, radius: number, turn: number): string {
  const west = { x: middle.x - radius, y: middle.y };
  const end = onCircle(middle, radius, turn);
  const half = (from.x + west.x) / 2;
  // Clockwise from the left is upwards.
  const isUpper = (turn + 0.25) % 1 < 0.5;
  const start = `M${figure(from.x)} ${figure(from.y)}C${figure(half)} ${figure(from.y)} ${figure(half)} ${figure(west.y)} ${figure(west.x)} ${figure(west.y)}`;
  return `${start}A${radius} ${radius} 0 0 ${isUpper ? 1 : 0} ${figure(end.x)} ${figure(end.y)}`;
}

/** SVG path of an arc between two turns. */
export function arc(middle: Point, radius: number, from: number, to: number): string {
  const [a, b] = [onCircle(middle, radius, from), onCircle(middle, radius, Math.min(to, from + 0.999))];
  return `M${figure(a.x)} ${figure(a.y)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${figure(b.x)} ${figure(b.y)}`;
}
