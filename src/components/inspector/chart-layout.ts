// Where the boxes and arrows of a state chart lie, in px. Pure; it knows no state by name.
import type { StateChart } from '../../machines/kernel/types';

export interface ChartBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
export interface ChartArrow {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  /** Its ends are neighbours on the grid; the others are drawn only while they have something to tell. */
  readonly short: boolean;
  /** Middle of the arrow, for a label. */
  readonly at: { readonly x: number; readonly y: number };
}
export interface ChartLayout {
  readonly height: number;
  readonly boxes: ReadonlyMap<string, ChartBox>;
  readonly arrows: readonly ChartArrow[];
}

export const BOX_PX = 24;
const ROW_PX = 56;
const TOP_PX = 4;
/** A glyph, gaps and about 6.3 px a letter. */
const boxWidth = (label: string): number => Math.round(30 + label.length * 6.3);

/** Lays a chart out over `widthPx`: columns spread evenly, boxes at the outer edges flush. */
export function layoutChart(chart: StateChart, widthPx: number): ChartLayout {
  const lastColumn = Math.max(1, ...chart.states.map((state) => state.column));
  const lastRow = Math.max(0, ...chart.states.map((state) => state.row));
  const boxes = new Map(
    chart.states.map((state): [string, ChartBox] => {
      const width = boxWidth(state.label);
      const x = Math.round((widthPx - width) * (state.column / lastColumn));
      return [state.id, { id: state.id, x, y: TOP_PX + state.row * ROW_PX, width }];
    }),
  );
  const pairs = new Map(chart.transitions.map((each) => [`${each.from} ${each.to}`, each]));
  const arrows = [...pairs.values()].flatMap(({ from, to }): ChartArrow[] => {
    const a = boxes.get(from);
    const b = boxes.get(to);
    if (!a || !b || from === to) return [];
    // Two ways between the same boxes run apart, each on its own right-hand side.
    return [{ from, to, short: isShort(chart, from, to), ...arrow(a, b, pairs.has(`${to} ${from}`) ? 5 : 0, boxes) }];
  });
  return { height: TOP_PX * 2 + lastRow * ROW_PX + BOX_PX, boxes, arrows };
}

function isShort(chart: StateChart, from: string, to: string): boolean {
  const a = chart.states.find((state) => state.id === from);
  const b = chart.states.find((state) => state.id === to);
  return a !== undefined && b !== undefined && Math.abs(a.column - b.column) <= 1 && Math.abs(a.row - b.row) <= 1;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function arrow(
  a: ChartBox,
  b: ChartBox,
  apart: number,
  boxes: ReadonlyMap<string, ChartBox>,
): Pick<ChartArrow, 'path' | 'at'> {
  const mid = (box: ChartBox): Point => ({ x: box.x + box.width / 2, y: box.y + BOX_PX / 2 });
  const [from, to] = [mid(a), mid(b)];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const side = { x: (-(to.y - from.y) / length) * apart, y: ((to.x - from.x) / length) * apart };
  const start = edgeTowards(a, shift(from, side), shift(to, side));
  const end = edgeTowards(b, shift(to, side), shift(from, side));
  const blocked = [...boxes.values()].some((box) => box !== a && box !== b && crosses(box, start, end));
  const bend = blocked ? detour(start, end, a, b) : undefined;
  if (!bend) return { path: `M${spot(start)}L${spot(end)}`, at: half(start, end) };
  return {
    path: `M${spot(bend.start)}Q${spot(bend.over)} ${spot(bend.end)}`,
    at: half(half(bend.start, bend.over), half(bend.over, bend.end)),
  };
}

const shift = (point: Point, by: Point): Point => ({ x: point.x + by.x, y: point.y + by.y });
const half = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const spot = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Where the line from inside a box towards a point leaves the box, 2 px outside of its edge. */
function edgeTowards(box: ChartBox, inside: Point, towards: Point): Point {
  const dx = towards.x - inside.x;
  const dy = towards.y - inside.y;
  const gap = 2;
  const right = dx > 0 ? box.x + box.width + gap : box.x - gap;
  const bottom = dy > 0 ? box.y + BOX_PX + gap : box.y - gap;
  const byX = dx === 0 ? Number.POSITIVE_INFINITY : (right - inside.x) / dx;
  const byY = dy === 0 ? Number.POSITIVE_INFINITY : (bottom - inside.y) / dy;
  const t = Math.max(0, Math.min(byX, byY));
  return { x: inside.x + dx * t, y: inside.y + dy * t };
}

/** Whether a straight line would run over a box; sampled, since boxes are larger than the steps. */
function crosses(box: ChartBox, from: Point, to: Point): boolean {
  for (let i = 1; i < 24; i += 1) {
    const t = i / 24;
    const x = from.x + (to.x - from.x) * t;
    const y = from.y + (to.y - from.y) * t;
    if (x > box.x - 3 && x < box.x + box.width + 3 && y > box.y - 2 && y < box.y + BOX_PX + 2) return true;
  }
  return false;
}

/** A bow around what lies between: over the row for neighbours in a row, beside the column for others. */
function detour(
  start: Point,
  end: Point,
  a: ChartBox,
  b: ChartBox,
): { readonly start: Point; readonly over: Point; readonly end: Point } {
  if (a.y === b.y) {
    const from = { x: a.x + a.width / 2, y: a.y + BOX_PX + 2 };
    const to = { x: b.x + b.width / 2, y: b.y + BOX_PX + 2 };
    return { start: from, over: { x: (from.x + to.x) / 2, y: from.y + 26 }, end: to };
  }
  const outward = Math.min(a.x, b.x) > 40 ? 16 : -16;
  const middle = half(start, end);
  return { start, over: { x: middle.x + outward * 2, y: middle.y }, end };
}
