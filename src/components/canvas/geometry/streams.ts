// Where the streams of users run: from the card of the crowd to the card of the device that serves them. Pure geometry; no run state.
import type { GroupDrawing } from '../../../machines/kernel/technology';
import type { Design, GroupId, NodeId } from '../../../model/design';
import { pathData, samplesOf } from './link-path';
import type { Anchor, Drawings, PlacedDevice, StreamShape } from './scene-types';

type Stream = NonNullable<GroupDrawing['streams']>[number];

interface Ends {
  readonly group: GroupId;
  readonly drawing: Stream;
  readonly from: PlacedDevice;
  readonly to: PlacedDevice;
  readonly sides: readonly ['left' | 'right', 'left' | 'right'];
}

/** Ends keep this far from the corners of a card. */
const INSET = 26;
const SAMPLES = 40;

const middleY = ({ at, shape }: PlacedDevice): number => at.y + shape.height / 2;

/** Cards beside each other are joined by the edges that face; cards above each other on their left. */
function sidesOf(from: PlacedDevice, to: PlacedDevice): Ends['sides'] {
  if (from.at.x + from.shape.width < to.at.x) return ['right', 'left'];
  if (to.at.x + to.shape.width < from.at.x) return ['left', 'right'];
  return ['left', 'left'];
}

/** All streams of a design whose two devices are drawn. */
export function streamsOf(
  design: Design,
  drawings: Drawings,
  devices: ReadonlyMap<NodeId, PlacedDevice>,
): readonly StreamShape[] {
  const all = Object.values(design.groups).flatMap(({ id }): Ends[] =>
    (drawings.get(id)?.streams ?? []).flatMap((drawing): Ends[] => {
      const [from, to] = [devices.get(drawing.from), devices.get(drawing.to)];
      return from && to && from !== to ? [{ group: id, drawing, from, to, sides: sidesOf(from, to) }] : [];
    }),
  );
  // The streams of one edge of a card stand in the order of their far ends, so that they cross as little as may be.
  const places = new Map<string, { readonly id: string; readonly y: number }[]>();
  const note = (device: PlacedDevice, side: string, id: string, y: number): void => {
    const key = `${device.shape.node.id} ${side}`;
    places.set(key, [...(places.get(key) ?? []), { id, y }]);
  };
  for (const { drawing, from, to, sides } of all) {
    note(from, sides[0], `${drawing.id} from`, middleY(to));
    note(to, sides[1], `${drawing.id} to`, middleY(from));
  }
  const anchor = (device: PlacedDevice, side: 'left' | 'right', id: string): Anchor => {
    const sorted = [...(places.get(`${device.shape.node.id} ${side}`) ?? [])].sort((a, b) => a.y - b.y);
    const at = sorted.findIndex((each) => each.id === id);
    const room = device.shape.height - 2 * INSET;
    const y = device.at.y + INSET + (room * (at + 0.5)) / Math.max(1, sorted.length);
    return { x: device.at.x + (side === 'left' ? 0 : device.shape.width), y, side };
  };
  return all.map(({ group, drawing, from, to, sides }): StreamShape => {
    const a = anchor(from, sides[0], `${drawing.id} from`);
    const b = anchor(to, sides[1], `${drawing.id} to`);
    return { group, drawing, a, b, d: pathData(a, b), points: samplesOf(a, b, SAMPLES) };
  });
}

/** Flows that are drawn as streams of their group, by id and by name. */
export function streamedFlows(design: Design, drawings: Drawings): ReadonlySet<string> {
  return new Set(
    Object.values(design.flows).flatMap(({ id, name, to }) =>
      to.kind === 'group' && (drawings.get(to.group)?.streams?.length ?? 0) > 0 ? [id, name] : [],
    ),
  );
}

/** Width of a stream of so many, px; the smallest is still seen. */
export const streamWidth = (count: number, most: number): number =>
  count <= 0 ? 0 : 2 + 14 * Math.sqrt(Math.min(1, count / Math.max(1, most)));
