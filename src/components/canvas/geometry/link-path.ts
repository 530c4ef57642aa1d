// The line of a link: a curve that leaves each end at a right angle to its edge. Pure geometry; it knows no design.
import type { Point, PortSide } from '../../../model/design';
import type { Anchor } from './scene-types';

/** A cubic curve by its four points. */
export type Curve = readonly [Point, Point, Point, Point];

/** Share of the distance that the handles of a curve reach: the S of the lines between a card and a switch. */
const REACH = 0.58;
/** Least handle length, so that a line to something behind its own edge still leaves it outwards. */
const LEAST_REACH = 28;
/** Ends less than this apart across the line are joined by a straight one. */
const STRAIGHT = 0.5;

const OUT: Readonly<Record<PortSide, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

const LEAST_LANE = 4;
/** How far the handles of parallel lines differ, one line to the next. */
const LANE = 11;

/**
 * The shift of the `index`th of `count` parallel lines between two devices, counted from the upper end at `a`: where they run
 * steeply their ends' distance alone would let them merge. 0 for ends on upper and lower edges.
 */
export function laneOf(a: Anchor, b: Anchor, index: number, count: number): number {
  if (OUT[a.side].x === 0 || OUT[b.side].x === 0) return 0;
  return (index - (count - 1) / 2) * LANE * Math.sign(a.y - b.y);
}

/** The curve from `a` to `b`; handles point out of the edges on which the ends sit, `lane` px further at `a`. */
export function curveOf(a: Anchor, b: Anchor, lane = 0): Curve {
  const outA = OUT[a.side];
  const outB = OUT[b.side];
  const along = (out: Point, from: Point, to: Point): number => (to.x - from.x) * out.x + (to.y - from.y) * out.y;
  const reach = (distance: number): number => {
    if (distance > 0) return Math.max(distance * REACH, Math.min(LEAST_REACH, distance));
    return Math.max(LEAST_REACH, Math.min(-distance, 160) * REACH);
  };
  // Of ends that look the same way both go further; else one gives what the other takes.
  const laneB = outA.x === outB.x ? lane : -lane;
  const reachA = Math.max(LEAST_LANE, reach(along(outA, a, b)) + lane);
  const reachB = Math.max(LEAST_LANE, reach(along(outB, b, a)) + laneB);
  return [
    { x: a.x, y: a.y },
    { x: a.x + outA.x * reachA, y: a.y + outA.y * reachA },
    { x: b.x + outB.x * reachB, y: b.y + outB.y * reachB },
    { x: b.x, y: b.y },
  ];
}

/** True where the ends face each other on one axis: the line is straight. */
export function isStraight(a: Anchor, b: Anchor): boolean {
  const outA = OUT[a.side];
  const outB = OUT[b.side];
  const isFacing = outA.x === -outB.x && outA.y === -outB.y;
  const across = outA.x === 0 ? Math.abs(a.x - b.x) : Math.abs(a.y - b.y);
  const ahead = (b.x - a.x) * outA.x + (b.y - a.y) * outA.y;
  return isFacing && across < STRAIGHT && ahead > 0;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** SVG path data of the line. */
export function pathData(a: Anchor, b: Anchor, lane = 0): string {
  if (isStraight(a, b)) return `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`;
  const [p, q, r, s] = curveOf(a, b, lane);
  return `M${round(p.x)} ${round(p.y)}C${round(q.x)} ${round(q.y)} ${round(r.x)} ${round(r.y)} ${round(s.x)} ${round(s.y)}`;
}

/** The point at share `t` (0 to 1) of the curve's parameter. */
export function pointAt([p, q, r, s]: Curve, t: number): Point {
  const u = 1 - t;
  const mix = (a: number, b: number, c: number, d: number): number =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  return { x: mix(p.x, q.x, r.x, s.x), y: mix(p.y, q.y, r.y, s.y) };
}

/** `count` + 1 points along the line from `a` to `b`, both ends included. */
export function samplesOf(a: Anchor, b: Anchor, count: number, lane = 0): readonly Point[] {
  if (isStraight(a, b)) return [a, b];
  const curve = curveOf(a, b, lane);
  return Array.from({ length: count + 1 }, (_, i) => pointAt(curve, i / count));
}
