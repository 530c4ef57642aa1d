// Snap of dragged things: to the lines of their neighbours first, else to the grid; and the guides that show it. Pure.
import type { Point } from '../../../model/design';
import { snapped } from './measures';
import type { Box } from './scene-types';

/** A guide: a line at `at` across `from` to `to` of the other axis. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}
export interface Snap {
  readonly at: Point;
  readonly guides: readonly Guide[];
}

/** How near, in canvas pixels, an edge or middle must be to a neighbour's to take it. */
const NEAR = 5;

interface Match {
  readonly shift: number;
  readonly line: number;
  readonly other: Box;
}

/** Where a box dragged to `box` lands, and the guides of the neighbours that it lines up with. */
export function snap(box: Box, others: readonly Box[]): Snap {
  const x = nearest(linesX(box), others, linesX);
  const y = nearest(linesY(box), others, linesY);
  const at = {
    x: x ? box.x + x.shift : snapped(box.x),
    y: y ? box.y + y.shift : snapped(box.y),
  };
  const landed = { ...box, ...at };
  return {
    at,
    guides: [...(x ? [guideOf('x', x, landed)] : []), ...(y ? [guideOf('y', y, landed)] : [])],
  };
}

const linesX = (box: Box): readonly number[] => [box.x, box.x + box.width / 2, box.x + box.width];
const linesY = (box: Box): readonly number[] => [box.y, box.y + box.height / 2, box.y + box.height];

function nearest(
  own: readonly number[],
  others: readonly Box[],
  linesOf: (box: Box) => readonly number[],
): Match | undefined {
  let best: Match | undefined;
  for (const other of others)
    for (const line of linesOf(other))
      for (const from of own) {
        const shift = line - from;
        if (Math.abs(shift) <= NEAR && (!best || Math.abs(shift) < Math.abs(best.shift))) best = { shift, line, other };
      }
  return best;
}

function guideOf(axis: 'x' | 'y', { line, other }: Match, box: Box): Guide {
  const start = axis === 'x' ? Math.min(box.y, other.y) : Math.min(box.x, other.x);
  const end =
    axis === 'x'
      ? Math.max(box.y + box.height, other.y + other.height)
      : Math.max(box.x + box.width, other.x + other.width);
  return { axis, at: line, from: start - 8, to: end + 8 };
}
