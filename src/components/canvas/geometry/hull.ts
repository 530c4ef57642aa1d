// The shape round the members of a group, and the pills on its edge with their legs. Pure geometry; it knows no run state.
import type { GroupDrawing, PillDrawing } from '../../../machines/kernel/technology';
import type { Group, NodeId, Point, PortId } from '../../../model/design';
import { figuresWidth, HULL_PAD, monoWidth } from './measures';
import { ringPlaces } from './rings';
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
export function hullFrame(
  members: readonly PlacedDevice[],
  pad: { readonly side: number; readonly top: number; readonly bottom: number } = HULL_PAD,
): Box | null {
  const inner = unionOf(members.map(boxOf));
  if (!inner) return null;
  return {
    x: inner.x - pad.side,
    y: inner.y - pad.top,
    width: inner.width + 2 * pad.side,
    height: inner.height + pad.top + pad.bottom,
  };
}

/** Nothing hangs below the cards of a frame that is one of several. */
const PART_PAD = { ...HULL_PAD, bottom: 16 };

/** The frames of a group that is several: one round the members of each. */
export function partHulls(
  group: Group,
  drawing: GroupDrawing,
  devices: ReadonlyMap<NodeId, PlacedDevice>,
): readonly HullShape[] {
  return (drawing.hulls ?? []).flatMap(({ id, label, detail, members, config, instance }): HullShape[] => {
    const frame = hullFrame(
      members.flatMap((member) => devices.get(member) ?? []),
      PART_PAD,
    );
    const part = { id, path: config, ...(instance === undefined ? {} : { instance }) };
    return frame ? [{ ...frame, group: group.id, label, detail, members, part }] : [];
  });
}

export function hullOf(group: Group, drawing: GroupDrawing, members: readonly PlacedDevice[]): HullShape | null {
  const frame = drawing.hull && hullFrame(members);
  if (!drawing.hull || !frame) return null;
  return { ...frame, group: group.id, label: drawing.hull.label, detail: drawing.hull.detail, members: group.members };
}

/** Between a card and a pill that hangs on no frame. */
const FREE_GAP = 12;

/** Where the far end of a port's link stands; undefined for a free port. */
export type FarEnd = (port: PortId) => Point | undefined;

/**
 * Pills sit on the edge of the frame where most of their children are: left or right of members above each other, above or
 * below members side by side; always between the members, with their legs along that edge.
 */
export function pillsOf(
  group: Group,
  drawing: GroupDrawing,
  devices: ReadonlyMap<NodeId, PlacedDevice>,
  farEnd: FarEnd,
): readonly PillShape[] {
  const members = group.members.flatMap((id) => devices.get(id) ?? []);
  const frame = hullFrame(members);
  if (!frame) return [];
  const rings = members.slice(0, 1).flatMap((device) => ringPlaces(device, drawing.pills));
  if (rings.length > 0)
    return rings.map(({ pill, box, ring }) => ({ ...wordsOf(group, pill), ...box, legs: [], ring }));
  const pills = drawing.pills.map((pill) => ({ pill, width: pillWidth(pill) }));
  if (!areSideBySide(members))
    return (['left', 'right'] as const).flatMap((edge) => {
      const own = pills.filter(({ pill }) => edgeOf(pill, devices) === edge);
      // Members of their own have no frame: the pill stands free, between them and what they are linked to.
      const out = drawing.hull ? 0 : Math.max(0, ...own.map(({ width }) => width / 2 - HULL_PAD.side + FREE_GAP));
      const x = edge === 'left' ? frame.x - out : frame.x + frame.width + out;
      const middle = middleBetween(members, 'y');
      return own.map(({ pill, width }, i): PillShape => {
        const y = middle + (i - (own.length - 1) / 2) * (PILL_HEIGHT + PILL_GAP);
        const legX = x + (i - (own.length - 1) / 2) * LEG_STEP;
        const legs = pill.legs.flatMap((leg) => uprightLeg(leg, legX, y, devices) ?? []);
        return { ...wordsOf(group, pill), x: x - width / 2, y: y - PILL_HEIGHT / 2, width, height: PILL_HEIGHT, legs };
      });
    });
  return (['top', 'bottom'] as const).flatMap((edge) => {
    const own = pills.filter(({ pill }) => levelEdgeOf(pill, frame, farEnd) === edge);
    const y = edge === 'top' ? frame.y : frame.y + frame.height;
    const total = own.reduce((sum, { width }) => sum + width + PILL_GAP, -PILL_GAP);
    let left = middleBetween(members, 'x') - total / 2;
    return own.map(({ pill, width }, i): PillShape => {
      const x = left;
      left += width + PILL_GAP;
      const legY = y + (i - (own.length - 1) / 2) * LEG_STEP;
      const legs = pill.legs.flatMap((leg) => levelLeg(leg, legY, { x, width }, devices) ?? []);
      return { ...wordsOf(group, pill), x, y: y - PILL_HEIGHT / 2, width, height: PILL_HEIGHT, legs };
    });
  });
}

const pillWidth = ({ title, detail }: PillDrawing): number =>
  Math.max(64, monoWidth(title) + 20, figuresWidth(detail) + 16);

const wordsOf = (group: Group, pill: PillDrawing) => ({
  id: `${group.id}:${pill.id}`,
  group: group.id,
  pill: pill.id,
  title: pill.title,
  detail: pill.detail,
  path: pill.config,
});

/** The chips tell, which face the other member; without chips the wider spread of the cards does. */
function areSideBySide(members: readonly PlacedDevice[]): boolean {
  const chip = members.flatMap(({ shape }) => shape.ports).find((place) => place.shape === 'chip');
  if (chip) return chip.side === 'left' || chip.side === 'right';
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  return spread(members.map(({ at }) => at.x)) > 1.2 * spread(members.map(({ at }) => at.y));
}

function edgeOf(pill: PillDrawing, devices: ReadonlyMap<NodeId, PlacedDevice>): 'left' | 'right' {
  const sides = pill.legs.flatMap((leg) => {
    const device = devices.get(leg.node);
    return (device?.shape.ports ?? []).filter((place) => leg.ports.includes(place.port)).map((place) => place.side);
  });
  const right = sides.filter((side) => side === 'right').length;
  return right * 2 > sides.length ? 'right' : 'left';
}

/** The edge nearer to what its children are linked to. */
function levelEdgeOf(pill: PillDrawing, frame: Box, farEnd: FarEnd): 'top' | 'bottom' {
  const ends = pill.legs.flatMap(({ ports }) => ports.flatMap((port) => farEnd(port) ?? []));
  const below = ends.filter(({ y }) => y >= frame.y + frame.height / 2).length;
  return below * 2 >= ends.length ? 'bottom' : 'top';
}

/** Half way between the first and the last member along an axis, edge to edge; their common middle where they overlap. */
function middleBetween(members: readonly PlacedDevice[], axis: 'x' | 'y'): number {
  const size = axis === 'x' ? 'width' : 'height';
  const sorted = members.map(boxOf).sort((a, b) => a[axis] - b[axis]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return 0;
  if (first === last) return first[axis] + first[size] / 2;
  return (Math.min(first[axis] + first[size], last[axis]) + Math.max(first[axis] + first[size], last[axis])) / 2;
}

type Leg = PillDrawing['legs'][number];

/** Along the left or right edge, to the rows of the member's children. */
function uprightLeg(
  leg: Leg,
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

/** Along the upper or lower edge, to the middle of the member's card. */
function levelLeg(
  leg: Leg,
  y: number,
  pill: { readonly x: number; readonly width: number },
  devices: ReadonlyMap<NodeId, PlacedDevice>,
): LegShape | undefined {
  const device = devices.get(leg.node);
  if (!device || leg.ports.length === 0) return undefined;
  const middle = device.at.x + device.shape.width / 2;
  const start = middle < pill.x ? pill.x - 2 : pill.x + pill.width + 2;
  return { instance: leg.instance, d: `M${start} ${y}H${middle}` };
}
