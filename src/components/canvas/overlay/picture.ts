// From the run at an instant to what is painted: routes of flows, rings of running timers, pulses of announcements. Pure.
import type { Anchor, Run, RunFrame } from '../../../machines/kernel/types';
import { asId, type LinkId, type NodeId, type Point } from '../../../model/design';
import { GROUP_ROW, monoWidth } from '../geometry/measures';
import type { PlacedDevice, PortPlace, Scene } from '../geometry/scene-types';
import type { FlowPicture, Picture, PulsePicture, RingPicture } from './draw';
import { type Piece, portPoint, type Route, routeOf } from './flow-route';
import { announcementsOf, type PathChange, pathChangesOf, planIndex } from './run-index';
import { announcementLength, elapsedShare, pulsesAt } from './timing';

export interface PictureInput {
  readonly scene: Scene;
  readonly run: Run;
  readonly atMs: number;
  readonly speed: number;
  readonly playing: boolean;
  readonly reduced: boolean;
  readonly muted: boolean;
}

export function pictureOf(input: PictureInput): Picture {
  const frame = input.run.frameAt(input.atMs);
  return {
    flows: flowPictures(input, frame),
    rings: ringPictures(input, frame),
    pulses: pulsePictures(input),
    atMs: input.atMs,
    speed: input.speed,
    playing: input.playing,
    reduced: input.reduced,
    muted: input.muted,
  };
}

function flowPictures({ scene, run, atMs }: PictureInput, frame: RunFrame): readonly FlowPicture[] {
  const route = (change: PathChange | undefined): Route =>
    change ? routeOf(scene, change.view.links, change.view.path[0]) : [];
  const isDead = deadPieces(scene, run, frame);
  const all = [...pathChangesOf(run)];
  return all.flatMap(([id, changes], nth): readonly FlowPicture[] => {
    const now = changes.findLastIndex((change) => change.atMs <= atMs);
    const change = changes[now];
    if (!change) return [];
    const isLost = change.view.links.length === 0;
    const shown = isLost ? lastRunning(changes, now - 1) : change;
    const before = isLost ? undefined : lastRunning(changes, now - 1);
    const shownRoute = route(shown);
    if (shownRoute.length === 0) return [];
    const old = before && before.view.links.join() !== change.view.links.join() ? route(before) : [];
    return [
      {
        id,
        route: shownRoute,
        isLost,
        before: old.length > 0 ? { route: old, changedMs: change.atMs } : null,
        isDead,
        phase: nth / all.length,
        sinceMs: change.atMs,
      },
    ];
  });
}

const lastRunning = (changes: readonly PathChange[], from: number): PathChange | undefined =>
  changes.slice(0, from + 1).findLast((change) => change.view.links.length > 0);

/** A link is dead when it, an end of it or the device that it leads into is; a way through a card when the device is. */
function deadPieces(scene: Scene, run: Run, frame: RunFrame): (piece: Piece) => boolean {
  const index = planIndex(run.plan);
  const isFailed = (instance: string | undefined): boolean =>
    instance !== undefined && frame.instances.get(instance)?.role === 'failed';
  return (piece) => {
    if (piece.device !== undefined) return isFailed(index.device.get(piece.device));
    const shape = scene.links.get(asId<LinkId>(piece.link ?? ''));
    if (!shape) return true;
    return (
      isFailed(index.link.get(shape.link.id)) ||
      isFailed(index.port.get(shape.link.a)) ||
      isFailed(index.port.get(shape.link.b))
    );
  };
}

function pulsePictures({ scene, run, atMs, speed }: PictureInput): readonly PulsePicture[] {
  return announcementsOf(run).flatMap((made) => {
    if (atMs < made.atMs || atMs > made.atMs + announcementLength(made.count, speed)) return [];
    const rings = pulsesAt(made.atMs, made.count, atMs, speed);
    if (rings.length === 0) return [];
    return made.ports.flatMap((port) => {
      const at = portPoint(scene, port);
      return at ? [{ at, rings }] : [];
    });
  });
}

/** Timers of rows are told by the row's own badge; all others get a ring beside their anchor. */
function ringPictures({ scene, run, atMs }: PictureInput, frame: RunFrame): readonly RingPicture[] {
  return detections(scene, run, frame)
    .filter(({ isRow }) => !isRow)
    .map(({ at, timer }) => ({ at, share: elapsedShare(timer, atMs) }));
}

/** One of those that started and end together, ports before rows: equal countdowns are told once. */
export function toldOnce(all: readonly Detection[]): readonly Detection[] {
  const told = new Map<string, Detection>();
  for (const each of all) {
    const key = `${each.timer.startedMs} ${each.timer.endsMs}`;
    const before = told.get(key);
    if (!before || (before.isRow && !each.isRow)) told.set(key, each);
  }
  return [...told.values()];
}

export interface Detection {
  readonly key: string;
  readonly at: Point;
  /** Beside a row of a card there is a tip, but no ring: the tip has one. */
  readonly isRow: boolean;
  /** Where the tip stands when not beside the ring: chips have no room beside them. */
  readonly tip: Point | undefined;
  /** On which side of its anchor the tip goes. */
  readonly side: 'left' | 'right';
  readonly timer: { readonly name: string; readonly startedMs: number; readonly endsMs: number };
}

/** Rings of one anchor stand side by side, tips of one row below each other. */
const RING_STEP = 20;
const TIP_STEP = 28;

/** Timers that run at this instant beside a port, link, device or pill, with the place of their ring. */
export function detections(scene: Scene, run: Run, frame: RunFrame): readonly Detection[] {
  const { specs } = planIndex(run.plan);
  const found: Detection[] = [];
  const taken = new Map<string, number>();
  for (const [id, view] of frame.instances) {
    if (view.timers.length === 0) continue;
    const anchor = specs.get(id)?.anchor;
    if (!anchor) continue;
    // The badge of a row in a timed state counts down itself.
    if (anchor.kind === 'row' && view.role === 'transition') continue;
    const place = anchor.kind === 'row' ? besideRow(scene, anchor.node, id) : ringPlace(scene, anchor);
    if (!place) continue;
    for (const timer of [...view.timers].sort((a, b) => a.endsMs - b.endsMs)) {
      if (timer.endsMs <= timer.startedMs) continue;
      const spot = `${place.at.x},${place.at.y}`;
      const nth = taken.get(spot) ?? 0;
      taken.set(spot, nth + 1);
      const isRow = anchor.kind === 'row';
      const along = nth * (place.side === 'left' ? -RING_STEP : RING_STEP);
      found.push({
        key: `${id} ${timer.id}`,
        at: isRow ? { x: place.at.x, y: place.at.y + nth * TIP_STEP } : { x: place.at.x + along, y: place.at.y },
        isRow,
        tip: place.tip,
        side: place.side,
        timer,
      });
    }
  }
  return found;
}

type Place = { readonly at: Point; readonly side: 'left' | 'right'; readonly tip?: Point };

/** Outside the card, level with the row of that instance. */
function besideRow(scene: Scene, node: NodeId, instance: string): Place | undefined {
  const device = scene.devices.get(node);
  const row = device?.shape.rows.find((each) => each.row.instance === instance);
  if (!device || !row) return undefined;
  return { at: { x: device.at.x + device.shape.width + 12, y: device.at.y + row.y + GROUP_ROW / 2 }, side: 'right' };
}

function ringPlace(scene: Scene, anchor: Exclude<Anchor, { readonly kind: 'row' }>): Place | undefined {
  switch (anchor.kind) {
    case 'port': {
      const found = portPoint(scene, anchor.port);
      const place = found?.device.shape.ports.find((each) => each.port === anchor.port);
      return found && place && besidePort(found.device, place);
    }
    case 'link': {
      const shape = scene.links.get(anchor.link);
      return shape && { at: shape.middle, side: 'right' };
    }
    case 'node': {
      const device = scene.devices.get(anchor.node);
      if (!device) return undefined;
      return { at: { x: device.at.x + device.shape.width, y: device.at.y }, side: 'right' };
    }
    case 'pill': {
      const pill = scene.pills.find((each) => each.group === anchor.group && each.pill === anchor.pill);
      return pill && { at: { x: pill.x + pill.width, y: pill.y }, side: 'right' };
    }
    default:
      return unknownAnchor(anchor);
  }
}

function unknownAnchor(anchor: never): never {
  throw new Error(`Unknown anchor ${JSON.stringify(anchor)}.`);
}

/** Inside the card, next to the port's name; left of a chip. */
function besidePort({ at, shape }: PlacedDevice, place: PortPlace): Place {
  const name = monoWidth(place.name) + (shape.form === 'card' ? 32 : 20);
  const [x, y] = [at.x + place.x, at.y + place.y];
  if (place.shape === 'chip') {
    // Half way between two chips.
    const toGap = (monoWidth(place.name) + 25) / 2 + 9;
    // Between the cards, clear of the words on the links.
    const tip = { x: at.x, y: place.side === 'top' ? y - 30 : y + 6 };
    return { at: { x: x - toGap, y: y + (place.side === 'top' ? 10 : -10) }, side: 'left', tip };
  }
  if (place.shape === 'plain') return { at: { x: x + (place.side === 'left' ? -14 : 14), y: y - 14 }, side: 'right' };
  return place.side === 'right' ? { at: { x: x - name, y }, side: 'right' } : { at: { x: x + name, y }, side: 'left' };
}
