// What moves on streams and between devices: dots of those who are served, and users on their way from one device to another. Pure.
import type { Move } from '../../../machines/kernel/spread';
import type { Run, RunFrame } from '../../../machines/kernel/types';
import { technologyOf } from '../../../machines/registry';
import type { Design, GroupId, Point } from '../../../model/design';
import { countAt } from '../../story';
import type { PlacedDevice, Scene } from '../geometry/scene-types';
import type { Polyline } from './polyline';
import { lengthOf } from './polyline';
import { easeOut } from './timing';

export interface StreamPicture {
  readonly points: Polyline;
  readonly length: number;
  /** Share of the gap between dots by which this stream's are ahead. */
  readonly phase: number;
}
/** Users under way between two devices. */
export interface TransferPicture {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
  /** How far their way swings out to the left, so that those of several pairs in one column lie side by side. */
  readonly bend: number;
  /** Where each lot of them is, 0 to 1. */
  readonly shares: readonly number[];
  readonly count: number;
}

/** Streams on which somebody is served. */
export function streamPictures(scene: Scene, frame: RunFrame): readonly StreamPicture[] {
  return scene.streams.flatMap(({ drawing, points }, nth): readonly StreamPicture[] => {
    const { instance, fact, lost } = drawing;
    if (countAt(frame, instance, fact) <= countAt(frame, instance, lost)) return [];
    return [{ points, length: lengthOf(points), phase: nth / scene.streams.length }];
  });
}

const kept = new WeakMap<Run, Map<GroupId, readonly Move[]>>();

/** Moves of a group in a run; asked for in every frame. */
export function movesIn(design: Design, id: GroupId, run: Run): readonly Move[] {
  const own = kept.get(run) ?? new Map<GroupId, readonly Move[]>();
  kept.set(run, own);
  const known = own.get(id);
  if (known) return known;
  const group = design.groups[id];
  const made = (group && technologyOf(group.technology)?.moves?.(design, group, run)) ?? [];
  own.set(id, made);
  return made;
}

/** Under way at least this long in run time, and on the wall at any speed. */
const LEAST_MS = 700;
const LEAST_WALL_MS = 450;
/** A crowd is drawn as so many lots, one behind the other. */
const MOST_LOTS = 7;
const LOT_GAP = 0.07;
/** More dots than this between two devices tell nothing. */
const MOST_DOTS = 40;

const lotsOf = (count: number): number => Math.max(1, Math.min(MOST_LOTS, Math.round(Math.log2(count + 1))));

/** The users that are between two devices at an instant, one picture for each pair. */
export function transferPictures(
  scene: Scene,
  moves: readonly Move[],
  atMs: number,
  speed: number,
): readonly TransferPicture[] {
  const pictures = new Map<string, TransferPicture>();
  const atLeast = Math.max(LEAST_MS, LEAST_WALL_MS * speed);
  for (const { leftMs, landedMs, from, to, count } of moves) {
    if (leftMs > atMs) break;
    const lasts = Math.max(landedMs - leftMs, atLeast);
    const lots = lotsOf(count);
    const span = lasts * (1 + LOT_GAP * (lots - 1));
    if (atMs >= leftMs + span) continue;
    const [a, b] = [scene.devices.get(from), scene.devices.get(to)];
    if (!a || !b) continue;
    const shares = Array.from({ length: lots }, (_, lot) => (atMs - leftMs) / lasts - lot * LOT_GAP)
      .filter((share) => share >= 0 && share < 1)
      .map(easeOut);
    const key = `${from} ${to}`;
    const before = pictures.get(key);
    pictures.set(key, {
      key,
      ...wayOf(a, b),
      shares: [...(before?.shares ?? []), ...shares].slice(0, MOST_DOTS),
      count: count + (before?.count ?? 0),
    });
  }
  return [...pictures.values()];
}

/** A place on the way of those who move: 0 = where they left, 1 = where they land. */
export function placeOnWay({ from, to, bend }: TransferPicture, share: number): Point {
  const swing = 4 * bend * share * (1 - share);
  return { x: from.x + (to.x - from.x) * share - swing, y: from.y + (to.y - from.y) * share };
}

/** Where it stands how many they are: at the middle of their way, since ways of one column meet at their ends. */
export const placeOfCount = (picture: TransferPicture): Point => placeOnWay(picture, 0.5);

/** Between a card's edge and the way of those who leave it. */
const BESIDE = 13;
/** The farther two cards of a column, the wider the way round those between them. */
const SWING = 0.15;
const MOST_SWING = 90;

/** Down or up in a bow beside cards that stand above each other; from edge to edge of cards beside each other. */
function wayOf(a: PlacedDevice, b: PlacedDevice): Pick<TransferPicture, 'from' | 'to' | 'bend'> {
  const y = ({ at, shape }: PlacedDevice): number => at.y + (shape.spread?.blockY ?? 0) + 18;
  if (a.at.x + a.shape.width < b.at.x)
    return { from: { x: a.at.x + a.shape.width, y: y(a) }, to: { x: b.at.x, y: y(b) }, bend: 0 };
  if (b.at.x + b.shape.width < a.at.x)
    return { from: { x: a.at.x, y: y(a) }, to: { x: b.at.x + b.shape.width, y: y(b) }, bend: 0 };
  const bend = Math.min(MOST_SWING, SWING * Math.abs(y(b) - y(a)));
  return { from: { x: a.at.x - BESIDE, y: y(a) }, to: { x: b.at.x - BESIDE, y: y(b) }, bend };
}
