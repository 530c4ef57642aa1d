// Lines as lists of points: lengths, points at a distance, resampling and blending. Pure geometry.
import type { Point } from '../../../model/design';

export type Polyline = readonly Point[];

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);
const between = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

export function lengthOf(line: Polyline): number {
  let sum = 0;
  for (let i = 1; i < line.length; i += 1) sum += distance(line[i - 1] as Point, line[i] as Point);
  return sum;
}

/** The point `along` px from the start, held at the ends; undefined for an empty line. */
export function pointAlong(line: Polyline, along: number): Point | undefined {
  let rest = along;
  for (let i = 1; i < line.length; i += 1) {
    const [from, to] = [line[i - 1] as Point, line[i] as Point];
    const step = distance(from, to);
    if (rest <= step) return step === 0 ? from : between(from, to, Math.max(0, rest) / step);
    rest -= step;
  }
  return line.at(-1);
}

/** `count` points at equal distances. */
export function resampled(line: Polyline, count: number): Polyline {
  const total = lengthOf(line);
  return Array.from({ length: count }, (_, i) => pointAlong(line, (total * i) / (count - 1))).flatMap(
    (point) => point ?? [],
  );
}

/** The line `share` of the way from `a` to `b`; both must have the same number of points. */
export const blended = (a: Polyline, b: Polyline, share: number): Polyline =>
  a.flatMap((point, i) => {
    const other = b[i];
    return other ? between(point, other, share) : [];
  });
