// Where the boxes of a freshly drawn cluster stand: nodes one above the other, inside on the left, outside on the right. Numbers only.
import { asId, type NodeId, type Point, type Port, type PortId, type PortSide } from '../../model/design';
import type { ChassisClusterConfig } from './schema';
import type { Segment } from './surroundings';

// Sizes of cards at 100 %, near enough to centre things; the canvas measures for itself.
const GRID = 8;
const CARD_WIDTH = 252;
const CARD_HEAD = 36;
const PORT_ROW = 20;
const PORTS_PAD = 8;
const GROUP_ROW = 24;
const CHIPS_BELOW = 20;
const CHIPS_ABOVE = 8;
const CARD_FOOT = 6;
/** A third chip on one edge and each one more widen the card. */
const CHIP_STEP = 96;
/** Room between the two cards for the control and fabric links with their words. */
const BETWEEN_CARDS = 136;
const SWITCH_WIDTH = 128;
const SWITCH_HEAD = 44;
/** Middle of a switch's first port row: what stands beside it there is joined by a straight line. */
const FIRST_PORT = SWITCH_HEAD + PORTS_PAD / 2 + PORT_ROW / 2;
const HEADS_DIFFER = SWITCH_HEAD - CARD_HEAD;
const SWITCH_GAP = 96;
const STATION_GAP = 40;
const STATION_CURVE = 16;
const STATION = 40;
const STATION_STEP = 112;
const SEGMENT_GAP = 40;
const FIRST_X = 480;
const FIRST_Y = 96;

const snap = (value: number): number => Math.round(value / GRID) * GRID;

interface Drawn {
  readonly members: readonly [NodeId, NodeId];
  readonly ports: Readonly<Record<PortId, Port>>;
  readonly sides: Readonly<Record<PortId, PortSide>>;
  readonly config: ChassisClusterConfig;
  readonly segments: readonly Segment[];
}

/** Top left corners of all boxes, on the grid; a pure function of what is drawn. */
export function placeCluster(drawn: Drawn): Record<NodeId, Point> {
  const ports = Object.values(drawn.ports);
  const count = (node: string, side: PortSide): number =>
    ports.filter((port) => port.node === node && drawn.sides[port.id] === side).length;
  const portsHeight = (node: string): number => {
    const rows = Math.max(count(node, 'left'), count(node, 'right'));
    return rows === 0 ? 0 : rows * PORT_ROW + PORTS_PAD;
  };
  const [node0, node1] = drawn.members;
  const body = (node: NodeId): number =>
    CARD_HEAD + portsHeight(node) + drawn.config.redundancyGroups.length * GROUP_ROW;
  const height0 = body(node0) + CHIPS_BELOW;
  const height1 = body(node1) + CHIPS_ABOVE + CARD_FOOT;
  const chips = Math.max(count(node0, 'bottom'), count(node1, 'top'));
  const cardWidth = CARD_WIDTH + Math.max(0, chips - 2) * CHIP_STEP;
  const secondY = snap(FIRST_Y + height0 + BETWEEN_CARDS);
  const middle = (FIRST_Y + secondY + height1) / 2;
  const points: Record<NodeId, Point> = { [node0]: { x: FIRST_X, y: FIRST_Y }, [node1]: { x: FIRST_X, y: secondY } };
  const place = (name: string, x: number, y: number): void => {
    points[asId<NodeId>(name)] = { x: snap(x), y: snap(y) };
  };
  const switchHeightOf = (segment: Segment): number =>
    SWITCH_HEAD + Math.max(...segment.switchNames.map(portsHeight)) + CARD_FOOT;
  const heightOf = (segment: Segment): number => {
    const stations = segment.neighbours.length + (segment.beyond ? 1 : 0);
    return Math.max(switchHeightOf(segment), stations * STATION_STEP);
  };
  for (const side of ['inside', 'outside'] as const) {
    const segments = drawn.segments.filter((segment) => segment.side === side);
    const total = segments.reduce((sum, segment) => sum + heightOf(segment) + SEGMENT_GAP, -SEGMENT_GAP);
    const switchX = side === 'inside' ? FIRST_X - SWITCH_GAP - SWITCH_WIDTH : FIRST_X + cardWidth + SWITCH_GAP;
    const stationX = side === 'inside' ? switchX - STATION_GAP - STATION : switchX + SWITCH_WIDTH + STATION_GAP;
    let top = middle - total / 2;
    for (const segment of segments) {
      const switchY = snap(top + (heightOf(segment) - switchHeightOf(segment)) / 2);
      const [shared, own] = segment.switchNames;
      // A switch's head is higher than a node's: its first port stands beside the node's, for a straight line.
      place(shared, switchX, own === undefined ? switchY : FIRST_Y - HEADS_DIFFER);
      if (own !== undefined) place(own, switchX, secondY);
      const stations = [...segment.neighbours, ...(segment.beyond ? [segment.beyond] : [])];
      const firstY = stations.length <= 2 ? switchY + FIRST_PORT - STATION / 2 : top;
      // Links that rise from two switches pass beside the words below the first station.
      const x = own === undefined ? stationX : stationX + (side === 'inside' ? -STATION_CURVE : STATION_CURVE);
      for (const [row, station] of stations.entries()) place(station.name, x, firstY + row * STATION_STEP);
      top += heightOf(segment) + SEGMENT_GAP;
    }
  }
  return points;
}
