// Where the boxes of a freshly drawn pair stand: nodes one above the other, routers and segments beside them, hosts outside. Numbers only.
import type { Point } from '../../model/design';

// Sizes of cards at 100 %, near enough to centre things; the canvas measures for itself.
const GRID = 8;
const CARD_WIDTH = 272;
/** From the third chip on each widens the card. */
const CHIP_STEP = 96;
const CARD_HEAD = 36;
const PORT_ROW = 20;
const SRG_ROW = 24;
const CARD_REST = 72;
/** Room between the two cards for the ICL and its words. */
const BETWEEN_CARDS = 136;
const SIDE_WIDTH = 192;
const SIDE_HEIGHT = 120;
/** What a router is told of one more group. */
const SIDE_GROUP = 64;
const SIDE_GAP = 136;
const OUTER_GAP = 112;
const STATION_STEP = 112;
const STATION_BELOW = 96;
const STATION_BESIDE = 72;
const STATION = 48;
const FIRST_X = 560;
const FIRST_Y = 96;

/** A router or a segment with its stations, in the column of its side. */
export interface Neighbouring {
  readonly name: string;
  readonly side: 'left' | 'right';
  /** Not plugged into the pair: one column further out. */
  readonly outer: boolean;
  /** Where its stations stand. */
  readonly spread: 'below' | 'beside';
  readonly stations: readonly string[];
}
export interface Placing {
  readonly members: readonly [string, string];
  /** Rows of ports of the taller card. */
  readonly portRows: number;
  readonly srgs: number;
  /** Ports of ICL and ICD, side by side on the edge that faces the other card. */
  readonly inner: number;
  readonly neighbours: readonly Neighbouring[];
}

const snap = (value: number): number => Math.round(value / GRID) * GRID;

/** Top left corners of all boxes, on the grid; a pure function of what is drawn. */
export function placePair({ members, portRows, srgs, inner, neighbours }: Placing): ReadonlyMap<string, Point> {
  const height = CARD_HEAD + portRows * PORT_ROW + srgs * SRG_ROW + CARD_REST;
  const cardWidth = CARD_WIDTH + Math.max(0, inner - 2) * CHIP_STEP;
  const secondY = snap(FIRST_Y + height + BETWEEN_CARDS);
  const points = new Map<string, Point>();
  const place = (name: string, x: number, y: number): void => {
    points.set(name, { x: snap(x), y: snap(y) });
  };
  place(members[0], FIRST_X, FIRST_Y);
  place(members[1], FIRST_X, secondY);
  const middle = (FIRST_Y + secondY + height) / 2;
  const span = secondY + height - FIRST_Y;
  const sideHeight = SIDE_HEIGHT + Math.max(0, srgs - 2) * SIDE_GROUP;
  const roomOf = ({ stations, spread }: Neighbouring): number =>
    spread === 'below' ? sideHeight : Math.max(sideHeight, stations.length * STATION_STEP);
  const column = (each: readonly Neighbouring[], side: 'left' | 'right', x: number): void => {
    const total = each.reduce((sum, one) => sum + roomOf(one), 0);
    // Two neighbours stand beside one node each, more of them as close as their stations let them.
    const gap = each.length < 2 ? 0 : Math.max(48, (span - total) / (each.length - 1));
    let top = middle - (total + gap * (each.length - 1)) / 2;
    for (const one of each) {
      const y = top + (roomOf(one) - sideHeight) / 2;
      place(one.name, x, y);
      const count = one.stations.length;
      const width = (count - 1) * STATION_STEP + STATION;
      const beside = side === 'left' ? x - STATION_BESIDE - STATION : x + SIDE_WIDTH + STATION_BESIDE;
      const first = top + (roomOf(one) - count * STATION_STEP) / 2 + (STATION_STEP - STATION) / 2;
      for (const [at, name] of one.stations.entries())
        if (one.spread === 'below')
          place(name, x + (SIDE_WIDTH - width) / 2 + at * STATION_STEP, y + sideHeight + STATION_BELOW);
        else place(name, beside, first + at * STATION_STEP);
      top += roomOf(one) + gap;
    }
  };
  for (const side of ['left', 'right'] as const) {
    const own = neighbours.filter((each) => each.side === side);
    const x = side === 'left' ? FIRST_X - SIDE_GAP - SIDE_WIDTH : FIRST_X + cardWidth + SIDE_GAP;
    const further = SIDE_WIDTH + OUTER_GAP;
    column(
      own.filter(({ outer }) => !outer),
      side,
      x,
    );
    column(
      own.filter(({ outer }) => outer),
      side,
      side === 'left' ? x - further : x + further,
    );
  }
  return points;
}
