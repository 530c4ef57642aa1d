// From the run at an instant to what is painted: routes of flows, rings of running timers, pulses of announcements. Pure.
import type { Run, RunFrame } from '../../../machines/kernel/types';
import { asId, type LinkId } from '../../../model/design';
import type { Drawings, Scene } from '../geometry/scene-types';
import { detections } from './detections';
import type { FlowPicture, Picture, PulsePicture, RingPicture } from './draw';
import { linksBetween, type Piece, portPoint, type Route, routeOf } from './flow-route';
import { updatesOf } from './route-news';
import { announcementsOf, type PathChange, pathChangesOf, planIndex } from './run-index';
import { announcementLength, elapsedShare, pulsesAt } from './timing';
import type { Tunnel, Tunnels } from './tunnels';

export interface PictureInput {
  readonly scene: Scene;
  readonly run: Run;
  readonly atMs: number;
  readonly speed: number;
  readonly playing: boolean;
  readonly reduced: boolean;
  readonly muted: boolean;
  /** Drawings whose routes are shown; absent in a layer without. */
  readonly routes?: Drawings;
  /** Flows that arrive in a tunnel: from which device, and whose members it leads to. */
  readonly tunnels?: Tunnels;
  /** Devices that bear a fault of their own without being dead: what is lost is lost there. */
  readonly broken?: ReadonlySet<string>;
  /** Id of the flow that is selected. */
  readonly chosen: string | null;
}

/** The way of one flow at an instant; the one that it had last while it is lost, none for a flow that never ran. */
export function chosenRoute(scene: Scene, run: Run, atMs: number, flow: string | null): Route {
  if (flow === null) return [];
  const changes = pathChangesOf(run).get(flow) ?? pathChangesOf(run).get(`flow:${flow}`) ?? [];
  const now = changes.findLastIndex((change) => change.atMs <= atMs);
  const { view } = lastRunning(changes, now) ?? {};
  return view ? routeOf(scene, there(view), view.path[0]) : [];
}

/** The links of the way there; those that only the way back has follow them. */
const there = ({ links, path }: PathChange['view']): readonly string[] => links.slice(0, Math.max(1, path.length - 1));

export function pictureOf(input: PictureInput): Picture {
  const frame = input.run.frameAt(input.atMs);
  return {
    flows: flowPictures(input, frame),
    chosen: chosenRoute(input.scene, input.run, input.atMs, input.chosen),
    rings: ringPictures(input, frame),
    pulses: [...pulsePictures(input), ...updatePictures(input)],
    atMs: input.atMs,
    speed: input.speed,
    playing: input.playing,
    reduced: input.reduced,
    muted: input.muted,
  };
}

function flowPictures(
  { scene, run, atMs, tunnels, broken = NONE }: PictureInput,
  frame: RunFrame,
): readonly FlowPicture[] {
  const route = (change: PathChange | undefined): Route =>
    change ? routeOf(scene, there(change.view), change.view.path[0]) : [];
  const isDead = deadPieces(scene, run, frame, broken);
  const all = [...pathChangesOf(run)];
  return all.flatMap(([id, changes], nth): readonly FlowPicture[] => {
    if (scene.streamedFlows.has(id)) return [];
    const now = changes.findLastIndex((change) => change.atMs <= atMs);
    const change = changes[now];
    if (!change) return [];
    const isLost = change.view.links.length === 0;
    const shown = isLost ? lastRunning(changes, now - 1) : change;
    const before = isLost ? undefined : lastRunning(changes, now - 1);
    const shownRoute = route(shown);
    if (shownRoute.length === 0) return [];
    const tunnel = tunnels?.get(id) ? tunnelPart(shownRoute, shown, tunnels.get(id)) : [];
    const back = isLost ? [] : backOf(scene, frame, change.view);
    const old = before && before.view.links.join() !== change.view.links.join() ? route(before) : [];
    return [
      {
        id,
        route: shownRoute,
        isLost,
        isContested: change.view.state === 'unpredictable',
        before: old.length > 0 ? { route: old, changedMs: change.atMs } : null,
        isDead,
        ...(tunnel.length === 0 ? {} : { tunnel }),
        phase: nth / all.length,
        sinceMs: change.atMs,
      },
      // Where it comes back another way, that way is seen, too.
      ...(back.length === 0
        ? []
        : [
            {
              id: `${id} back`,
              route: back,
              isLost: false,
              isContested: false,
              before: null,
              isDead,
              phase: nth / all.length,
              sinceMs: change.atMs,
            },
          ]),
    ];
  });
}

/** From the far end of the tunnel to the first member: turned round where the flow leads towards it. */
function tunnelPart(route: Route, shown: PathChange | undefined, tunnel: Tunnel | undefined): Route {
  if (!tunnel) return [];
  const ordered = shown?.view.path[0] === tunnel.from ? route : route.toReversed();
  const end = ordered.findIndex(({ device }) => device !== undefined && tunnel.members.has(device));
  return end === -1 ? [] : ordered.slice(0, end);
}

/** The way back of a flow that differs from the way there, from the facts of its instance. */
function backOf(scene: Scene, frame: RunFrame, { id, path }: PathChange['view']): Route {
  const told = frame.instances.get(`flow:${id}`)?.facts.back;
  const names = Array.isArray(told) ? told.filter((name) => typeof name === 'string') : [];
  if (names.length < 2 || names.toReversed().join() === path.join()) return [];
  return routeOf(scene, linksBetween(scene, names), names[0]);
}

const lastRunning = (changes: readonly PathChange[], from: number): PathChange | undefined =>
  changes.slice(0, from + 1).findLast((change) => change.view.links.length > 0);

const NONE: ReadonlySet<string> = new Set();

/** A link is dead when it, an end of it or the device that it leads into is; a way through a card when the device is. */
function deadPieces(scene: Scene, run: Run, frame: RunFrame, broken: ReadonlySet<string>): (piece: Piece) => boolean {
  const index = planIndex(run.plan);
  const isFailed = (instance: string | undefined): boolean =>
    instance !== undefined && frame.instances.get(instance)?.role === 'failed';
  return (piece) => {
    if (broken.has(piece.device ?? piece.from ?? '')) return true;
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

/** A member tells a router: rings at its end of their link. */
function updatePictures({ scene, run, routes, atMs, speed }: PictureInput): readonly PulsePicture[] {
  if (!routes) return [];
  return updatesOf(run, routes).flatMap((made) => {
    if (atMs < made.atMs || atMs > made.atMs + announcementLength(1, speed)) return [];
    const rings = pulsesAt(made.atMs, 1, atMs, speed);
    const shape = scene.links.get(made.link);
    if (rings.length === 0 || !shape) return [];
    return [{ at: shape.source === made.member ? shape.a : shape.b, rings, isRoute: true }];
  });
}

/** Timers of rows are told by the row's own badge or the tip; all others get a ring beside their anchor. */
function ringPictures({ scene, run, atMs }: PictureInput, frame: RunFrame): readonly RingPicture[] {
  return detections(scene, run, frame).flatMap(({ ring, timer }) =>
    ring ? [{ at: ring, share: elapsedShare(timer, atMs) }] : [],
  );
}
