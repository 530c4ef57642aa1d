// The shape round the members of a group, and the pills on its edge with their legs. Pure geometry; it knows no run state.
import type { GroupDrawing, PillDrawing } from '../../../machines/kernel/technology';
import type { Group, NodeId } from '../../../model/design';
import { figuresWidth, HULL_PAD, monoWidth } from './measures';
import type { Box, HullShape, LegShape, PillShape, PlacedDevice } from './scene-types';

const PILL_HEIGHT = 42;
const PILL_GAP = 8;
/** Legs of several pills on one edge run this far apart. */
const LEG_STEP = 8;
/** A leg ends this far beyond the last of its port rows. */
const LEG_OVERSHOOT = 14;

export const unionOf = (boxes: readonly Box[]): Box | null => {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
};

export const boxOf = ({ shape, at }: PlacedDevice): Box => ({
  x: at.x,
  y: at.y,
  width: shape.width,
  height: shape.height,
});

/** The frame round all members with room for its label; null where none is drawn. */
export function hullFrame(members: readonly PlacedDevice[]): Box | null {
  const inner = unionOf(members.map(boxOf));
  if (!inner) return null;
  return {
    x: inner.x - HULL_PAD.side,
    y: inner.y - HULL_PAD.top,
    width: inner.width + 2 * HULL_PAD.side,
    height: inner.height + HULL_PAD.top + HULL_PAD.bottom,
  };
}

export function hullOf(group: Group, drawing: GroupDrawing, members: readonly PlacedDevice[]): HullShape | null {
  const frame = drawing.hull && hullFrame(members);
  if (!drawing.hull || !frame) return null;
  return { ...frame, group: group.id, label: drawing.hull.label, detail: drawing.hull.detail, members: group.members };
}

type Edge = 'left' | 'right';

/** Pills sit on the edge where most of their children are, between the members; their legs run along that edge. */
export function pillsOf(
  group: Group,
  drawing: GroupDrawing,
  devices: ReadonlyMap<NodeId, PlacedDevice>,
): readonly PillShape[] {
  const members = group.members.flatMap((id) => devices.get(id) ?? []);
  const frame = hullFrame(members);
  if (!frame) return [];
  const edges = drawing.pills.map((pill) => edgeOf(pill, devices));
  return (['left', 'right'] as const).flatMap((edge) => {
    const own = drawing.pills.filter((_, i) => edges[i] === edge);
    const x = edge === 'left' ? frame.x : frame.x + frame.width;
    const middle = middleBetween(members, frame);
    return own.map((pill, i): PillShape => {
      const width = Math.max(64, monoWidth(pill.title) + 20, figuresWidth(pill.detail) + 16);
      const y = middle + (i - (own.length - 1) / 2) * (PILL_HEIGHT + PILL_GAP);
      const legX = x + (i - (own.length - 1) / 2) * LEG_STEP;
      return {
        id: `${group.id}:${pill.id}`,
        group: group.id,
        pill: pill.id,
        title: pill.title,
        detail: pill.detail,
        path: pill.config,
        x: x - width / 2,
        y: y - PILL_HEIGHT / 2,
        width,
        height: PILL_HEIGHT,
        legs: pill.legs.flatMap((leg) => legOf(leg, legX, y, devices) ?? []),
      };
    });
  });
}

function edgeOf(pill: PillDrawing, devices: ReadonlyMap<NodeId, PlacedDevice>): Edge {
  const sides = pill.legs.flatMap((leg) => {
    const device = devices.get(leg.node);
    return (device?.shape.ports ?? []).filter((place) => leg.ports.includes(place.port)).map((place) => place.side);
  });
  const right = sides.filter((side) => side === 'right').length;
  return right * 2 > sides.length ? 'right' : 'left';
}

/** Half way between the lowest edge of the upper members and the highest of the lower ones; the middle where they stand side by side. */
function middleBetween(members: readonly PlacedDevice[], frame: Box): number {
  const sorted = [...members].sort((a, b) => a.at.y - b.at.y);
  const [upper, lower] = [sorted[0], sorted.at(-1)];
  if (!upper || !lower || upper === lower) return frame.y + frame.height / 2;
  const gapTop = upper.at.y + upper.shape.height;
  return gapTop < lower.at.y ? (gapTop + lower.at.y) / 2 : frame.y + frame.height - 4;
}

function legOf(
  leg: PillDrawing['legs'][number],
  x: number,
  pillY: number,
  devices: ReadonlyMap<NodeId, PlacedDevice>,
): LegShape | undefined {
  const device = devices.get(leg.node);
  const rows = (device?.shape.ports ?? []).filter((place) => leg.ports.includes(place.port)).map((place) => place.y);
  if (!device || rows.length === 0) return undefined;
  const isAbove = device.at.y + device.shape.height / 2 < pillY;
  const end = isAbove
    ? Math.max(...rows) + LEG_OVERSHOOT + device.at.y
    : Math.min(...rows) - LEG_OVERSHOOT + device.at.y;
  const start = pillY + (isAbove ? -PILL_HEIGHT / 2 - 2 : PILL_HEIGHT / 2 + 2);
  return { instance: leg.instance, d: `M${x} ${start}V${end}` };
}
