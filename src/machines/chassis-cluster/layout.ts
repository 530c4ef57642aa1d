// Where the boxes of a freshly drawn cluster stand: nodes one above the other, inside on the left, outside on the right. Numbers only.
import { asId, type NodeId, type Point, type Port, type PortId, type PortSide } from '../../model/design';
import type { ChassisClusterConfig } from './schema';
import type { Segment } from './surroundings';

const GRID = 8;
const CARD_WIDTH = 252;
const CARD_HEAD = 44;
const PORT_ROW = 20;
const GROUP_ROW = 24;
/** Above and below the rows of a switch. */
const CARD_PADDING = 14;
/** Room between the two cards for the control and fabric links with their words. */
const BETWEEN_CARDS = 136;
/** Ports on both edges with room for their names. */
const SWITCH_WIDTH = 144;
const SWITCH_GAP = 120;
const STATION_GAP = 48;
const STATION = 40;
const FIRST_X = 480;
const FIRST_Y = 96;

const snap = (value: number): number => Math.round(value / GRID) * GRID;

/** Top left corners of all boxes, on the grid; a pure function of what is drawn. */
export function placeCluster(drawn: {
  readonly members: readonly [NodeId, NodeId];
  readonly ports: Readonly<Record<PortId, Port>>;
  readonly sides: Readonly<Record<PortId, PortSide>>;
  readonly config: ChassisClusterConfig;
  readonly segments: readonly Segment[];
}): Record<NodeId, Point> {
  const ports = Object.values(drawn.ports);
  const rowsOf = (node: string, sides: readonly PortSide[]): number =>
    Math.max(
      ...sides.map((side) => ports.filter((port) => port.node === node && drawn.sides[port.id] === side).length),
    );
  const cardHeight = (node: NodeId): number =>
    CARD_HEAD + rowsOf(node, ['left', 'right']) * PORT_ROW + drawn.config.redundancyGroups.length * GROUP_ROW + 16;
  const [node0, node1] = drawn.members;
  const secondY = snap(FIRST_Y + cardHeight(node0) + BETWEEN_CARDS);
  const middle = (FIRST_Y + secondY + cardHeight(node1)) / 2;
  const points: Record<NodeId, Point> = {
    [node0]: { x: FIRST_X, y: FIRST_Y },
    [node1]: { x: FIRST_X, y: secondY },
  };
  const place = (name: string, x: number, centre: number, height: number): void => {
    points[asId<NodeId>(name)] = { x: snap(x), y: snap(centre - height / 2) };
  };
  for (const side of ['inside', 'outside'] as const) {
    const segments = drawn.segments.filter((segment) => segment.side === side);
    const heights = segments.map(
      (segment) =>
        CARD_HEAD +
        Math.max(rowsOf(segment.switchName, ['left', 'right']), segment.neighbours.length * 4) * PORT_ROW +
        24,
    );
    const total = heights.reduce((sum, height) => sum + height, 0);
    let top = middle - total / 2;
    for (const [index, segment] of segments.entries()) {
      const height = heights[index] ?? 0;
      const centre = top + height / 2;
      top += height;
      const switchX = side === 'inside' ? FIRST_X - SWITCH_GAP - SWITCH_WIDTH : FIRST_X + CARD_WIDTH + SWITCH_GAP;
      place(
        segment.switchName,
        switchX,
        centre,
        CARD_HEAD + rowsOf(segment.switchName, ['left', 'right']) * PORT_ROW + CARD_PADDING,
      );
      const stationX = side === 'inside' ? switchX - STATION_GAP - STATION * 2 : switchX + SWITCH_WIDTH + STATION_GAP + STATION;
      const count = segment.neighbours.length;
      for (const [row, neighbour] of segment.neighbours.entries())
        place(neighbour.name, stationX, centre + (row - (count - 1) / 2) * STATION * 2, STATION);
      if (segment.beyond) place(segment.beyond.name, stationX, centre + 112 + (count - 1) * STATION, STATION);
    }
  }
  return points;
}
