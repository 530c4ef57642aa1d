// The line that a flow's packets take over the picture: its links, turned the way they are travelled, and the way through the cards. Pure.
import { asId, type LinkId, type NodeId } from '../../../model/design';
import { samplesOf } from '../geometry/link-path';
import type { Anchor, PlacedDevice, Scene } from '../geometry/scene-types';
import { lengthOf, type Polyline } from './polyline';

/** One stretch of a route. `through` = inside a device, where only the pale band is drawn. */
export interface Piece {
  readonly key: string;
  readonly kind: 'link' | 'through';
  readonly device?: NodeId;
  readonly link?: string;
  /** Where packets enter a link. */
  readonly from?: NodeId;
  readonly points: Polyline;
  readonly length: number;
  /** Behind an icon nothing is drawn. */
  readonly isHidden: boolean;
}
export type Route = readonly Piece[];

const SAMPLES = 24;
const INWARDS = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;

/** Links between devices named one after the other, as a way back is told; empty where two of them are not linked. */
export function linksBetween(scene: Scene, names: readonly string[]): readonly string[] {
  const idOf = new Map([...scene.devices.values()].map(({ shape }) => [shape.node.name, shape.node.id]));
  const found: string[] = [];
  for (const [at, name] of names.slice(1).entries()) {
    const [from, to] = [idOf.get(names[at] ?? ''), idOf.get(name)];
    const link = [...scene.links.values()].find(
      ({ kind, source, target }) =>
        kind !== 'icl' && ((source === from && target === to) || (source === to && target === from)),
    );
    if (!link) return [];
    found.push(link.link.id);
  }
  return found;
}

const kept = new WeakMap<Scene, Map<string, Route>>();

/**
 * The stretches from the first to the last link; empty where a link is not in the picture. `startName` is the device where it
 * begins. Kept per scene: it is asked for in every frame.
 */
export function routeOf(scene: Scene, links: readonly string[], startName: string | undefined): Route {
  const routes = kept.get(scene) ?? new Map<string, Route>();
  kept.set(scene, routes);
  const key = `${startName} ${links.join()}`;
  const known = routes.get(key);
  if (known) return known;
  const route = laidOut(scene, links, startName);
  routes.set(key, route);
  return route;
}

function laidOut(scene: Scene, links: readonly string[], startName: string | undefined): Route {
  const pieces: Piece[] = [];
  let at = [...scene.devices.values()].find((device) => device.shape.node.name === startName)?.shape.node.id;
  let arrived: Anchor | undefined;
  for (const id of links) {
    const shape = scene.links.get(asId<LinkId>(id));
    if (!shape) return [];
    const isForward = at === undefined || shape.source === at;
    if (!isForward && shape.target !== at) return [];
    const [from, to] = isForward ? [shape.a, shape.b] : [shape.b, shape.a];
    const device = at === undefined ? undefined : scene.devices.get(at);
    if (arrived && device) pieces.push(through(device, arrived, from));
    const line = samplesOf(shape.a, shape.b, SAMPLES, shape.lane);
    const points = isForward ? line : line.toReversed();
    const start = isForward ? shape.source : shape.target;
    pieces.push({ key: id, kind: 'link', link: id, from: start, points, length: lengthOf(points), isHidden: false });
    at = isForward ? shape.target : shape.source;
    arrived = to;
  }
  return pieces;
}

/** Across a card: a level line where both ports share a row, an S from column to column where not. */
function through(device: PlacedDevice, arrived: Anchor, from: Anchor): Piece {
  const inwards = (anchor: Anchor): Anchor => ({ ...anchor, side: INWARDS[anchor.side] });
  const points = samplesOf(inwards(arrived), inwards(from), SAMPLES);
  const key = `${device.shape.node.id} ${arrived.x},${arrived.y} ${from.x},${from.y}`;
  return {
    key,
    kind: 'through',
    device: device.shape.node.id,
    points,
    length: lengthOf(points),
    isHidden: device.shape.form === 'tile' || (device.shape.told?.drawing.routes?.length ?? 0) > 0,
  };
}

/** All points of a route in one line. */
export const lineOf = (route: Route): Polyline => route.flatMap((piece) => piece.points);

/**
 * The part of a route that packets still run when it is broken: up to the first stretch that `isDead` names.
 * All of it where nothing is dead (then it ends where it ends).
 */
export function livingPart(route: Route, isDead: (piece: Piece) => boolean): Route {
  const end = route.findIndex(isDead);
  return end === -1 ? route : route.slice(0, end);
}

/** The anchor of a port in canvas coordinates. */
export function portPoint(scene: Scene, port: string): (Anchor & { readonly device: PlacedDevice }) | undefined {
  for (const device of scene.devices.values()) {
    const place = device.shape.ports.find((each) => each.port === port);
    if (place) return { x: device.at.x + place.x, y: device.at.y + place.y, side: place.side, device };
  }
  return undefined;
}
