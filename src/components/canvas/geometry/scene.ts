// The whole picture of a design: every card, line, frame and note with its numbers. Pure; it knows no React and no run.

import type { NodeDrawing } from '../../../machines/kernel/technology';
import type { Design, DesignNode, GroupId, LinkId, NodeId, NoteId, Point, PortId } from '../../../model/design';
import { mergedSlots, type OwnedSlot } from '../../../state/merged-slots';
import { bundlesOf } from './bundles';
import { CHASSIS_WIDTH } from './chassis-shape';
import { type DeviceInput, formOf, placeOf, shapeOf, showsName } from './device-shape';
import { boxOf, hullOf, partHulls, pillsOf, unionOf } from './hull';
import { curveOf, isStraight, laneOf, pathData, pointAt } from './link-path';
import { CARD_WIDTH, labelWidth, monoWidth, NOTE_WIDTH, SMALL_WIDTH, TILE, TILE_WORDS } from './measures';
import { facingSide, middleOfOthers, peersOf, type RoughBox, sideTowards } from './port-sides';
import type { Anchor, Box, Drawings, LinkShape, NoteShape, Overrides, PlacedDevice, Scene } from './scene-types';
import { crowdSize } from './spread-shape';
import { streamedFlows, streamsOf } from './streams';
import { isRouterCard, routerSize } from './told-shape';

const WIDTHS = { card: CARD_WIDTH, small: SMALL_WIDTH, tile: TILE } as const;
const ROUGH_HEIGHT = { card: 152, small: 132, tile: TILE } as const;
const ORIGIN: Point = { x: 0, y: 0 };

/** Builds the picture. `overrides` says where things are that are being dragged. */
export function buildScene(design: Design, drawings: Drawings, overrides: Overrides): Scene {
  const at = (id: NodeId): Point => overrides.get(id) ?? design.layout.nodes[id] ?? ORIGIN;
  const rough = (node: DesignNode): RoughBox => {
    const form = formOf(node.kind);
    const point = at(node.id);
    const crowd = crowdOf(drawings, node.id);
    if (crowd) {
      const isRouter = isRouterCard(crowd);
      const { width, height } = isRouter ? routerSize(crowd) : crowdSize(crowd);
      return { centre: { x: point.x + width / 2, y: point.y + height / 2 }, width, isTile: isRouter };
    }
    const isChassis = form === 'card' && chassisOf(design, drawings, node.id) !== undefined;
    const width = isChassis ? CHASSIS_WIDTH : WIDTHS[form];
    return {
      centre: { x: point.x + width / 2, y: point.y + ROUGH_HEIGHT[form] / 2 },
      width,
      isTile: form === 'tile',
    };
  };
  const inputs = deviceInputs(design, drawings, rough);
  const devices = new Map<NodeId, PlacedDevice>();
  for (const [id, input] of inputs) devices.set(id, { shape: shapeOf(input), at: at(id) });
  levelTiles(design, devices);
  levelRouters(design, devices);
  const links = linkShapes(design, drawings, devices);
  const notes = noteShapes(design, overrides);
  const groups = Object.values(design.groups);
  const peers = peersOf(design);
  const farEnd = (port: PortId): Point | undefined => {
    const far = peers.get(port)?.port;
    const device = far && devices.get(design.ports[far]?.node ?? ('' as NodeId));
    return device && { x: device.at.x + device.shape.width / 2, y: device.at.y + device.shape.height / 2 };
  };
  const hulls = groups.flatMap((group) => {
    const drawing = drawings.get(group.id);
    const members = group.members.flatMap((id) => devices.get(id) ?? []);
    if (drawing?.hulls) return partHulls(group, drawing, devices);
    return (drawing && hullOf(group, drawing, members)) ?? [];
  });
  const pills = groups.flatMap((group) => {
    const drawing = drawings.get(group.id);
    return drawing ? pillsOf(group, drawing, devices, farEnd) : [];
  });
  const bounds = unionOf([
    ...[...devices.values()].map(withWords),
    ...[...notes.values()].map(({ at: point, width, height }) => ({ ...point, width, height })),
    ...hulls,
    ...pills,
  ]);
  return {
    devices,
    links,
    notes,
    hulls,
    pills,
    bundles: bundlesOf(links.values(), devices),
    streams: streamsOf(design, drawings, devices),
    streamedFlows: streamedFlows(design, drawings),
    hasRoutes: [...devices.values()].some(({ shape }) => isRouterCard(shape.told?.drawing)),
    bounds,
  };
}

/** How far from the edge of an icon a link may end. */
const TILE_INSET = 8;

/** A lone link of an icon's edge ends level with its far end where the icon reaches so far: the line is straight. */
function levelTiles(design: Design, devices: Map<NodeId, PlacedDevice>): void {
  const peers = peersOf(design);
  for (const [id, device] of devices) {
    if (device.shape.form !== 'tile') continue;
    const { at, shape } = device;
    const ports = shape.ports.map((place) => {
      const isAlone = shape.ports.filter((other) => other.side === place.side).length === 1;
      const peer = peers.get(place.port)?.port;
      const far = peer && devices.get(design.ports[peer]?.node ?? id);
      const end = far && far.shape.form !== 'tile' ? placeOf(far.shape, peer) : undefined;
      if (!isAlone || !far || !end || place.side === 'top' || place.side === 'bottom') return place;
      const y = far.at.y + end.y - at.y;
      return y >= TILE_INSET && y <= TILE - TILE_INSET ? { ...place, y } : place;
    });
    devices.set(id, { at, shape: { ...shape, ports } });
  }
}

/** Links on the upper and lower edge of a router's card start level with the icon that they lead to. */
function levelRouters(design: Design, devices: Map<NodeId, PlacedDevice>): void {
  const peers = peersOf(design);
  for (const [id, device] of devices) {
    const { at, shape } = device;
    if (!isRouterCard(shape.told?.drawing)) continue;
    const ports = shape.ports.map((place) => {
      const far = devices.get(design.ports[peers.get(place.port)?.port ?? place.port]?.node ?? id);
      if ((place.side !== 'top' && place.side !== 'bottom') || far?.shape.form !== 'tile') return place;
      const x = far.at.x + far.shape.width / 2 - at.x;
      return x >= TILE_INSET && x <= shape.width - TILE_INSET ? { ...place, x } : place;
    });
    devices.set(id, { at, shape: { ...shape, ports } });
  }
}

/** The room of a device; a tile takes that of its words, too. */
export function withWords(device: PlacedDevice): Box {
  const box = boxOf(device);
  const { node, form } = device.shape;
  if (form !== 'tile') return box;
  const words = Math.max(labelWidth(node.name), monoWidth(node.addresses?.[0]?.split('/')[0] ?? ''));
  const beside = Math.max(18, (words + 4 - TILE) / 2);
  return { x: box.x - beside, y: box.y, width: box.width + 2 * beside, height: box.height + TILE_WORDS };
}

function deviceInputs(
  design: Design,
  drawings: Drawings,
  rough: (node: DesignNode) => RoughBox,
): ReadonlyMap<NodeId, DeviceInput> {
  const groupOf = new Map<NodeId, GroupId>();
  for (const group of Object.values(design.groups)) for (const member of group.members) groupOf.set(member, group.id);
  const peers = peersOf(design);
  const ports = new Map<NodeId, DeviceInput['ports'][number][]>();
  for (const port of Object.values(design.ports)) {
    const node = design.nodes[port.node];
    if (!node) continue;
    const peer = peers.get(port.id);
    const peerNode = peer && design.nodes[design.ports[peer.port]?.node ?? port.node];
    const group = design.groups[groupOf.get(node.id) ?? ('' as GroupId)];
    const drawing = group && drawings.get(group.id)?.nodes.get(node.id)?.ports.get(port.id);
    const own = rough(node);
    const other = peerNode && rough(peerNode);
    const centreOf = (id: NodeId): Point | undefined => {
      const member = design.nodes[id];
      return member && rough(member).centre;
    };
    const middle = drawing?.shape === 'chip' && group ? middleOfOthers(group.members, node.id, centreOf) : undefined;
    const side = middle ? facingSide(own.centre, middle) : sideTowards(own, other, design.layout.sides[port.id]);
    const list = ports.get(node.id) ?? [];
    list.push({
      port,
      drawing,
      side: drawing?.shape === 'chip' && !middle ? 'bottom' : side,
      linked: peer !== undefined,
      chipOrder: chipOrder(design, port.id, peer, drawing?.linkKind ?? 'revenue'),
      peerAcross: other ? (side === 'left' || side === 'right' ? other.centre.y : other.centre.x) : 0,
    });
    ports.set(node.id, list);
  }
  return new Map(
    Object.values(design.nodes).map((node) => {
      const group = groupOf.get(node.id);
      const drawing = group ? drawings.get(group)?.nodes.get(node.id) : crowdOf(drawings, node.id);
      const slots = chassisOf(design, drawings, node.id);
      return [node.id, { node, drawing, group, ports: ports.get(node.id) ?? [], ...(slots ? { slots } : {}) }];
    }),
  );
}

/** What a group says of a crowd or a router, which is no member of it. */
function crowdOf(drawings: Drawings, node: NodeId): NodeDrawing | undefined {
  for (const { nodes } of drawings.values()) {
    const drawing = nodes.get(node);
    if (drawing?.shares || isRouterCard(drawing)) return drawing;
  }
  return undefined;
}

/** What all groups of a device say of its slots; the same list while the drawings stay the same. */
export function chassisOf(design: Design, drawings: Drawings, node: NodeId): readonly OwnedSlot[] | undefined {
  const own = Object.values(design.groups).flatMap(({ id }) => {
    const drawing = drawings.get(id)?.nodes.get(node);
    return drawing?.slots ? [{ group: id, drawing }] : [];
  });
  return mergedSlots(own);
}

/** Control before fabric; then by the name at the link's first end, which both members share. */
function chipOrder(
  design: Design,
  port: PortId,
  peer: { readonly link: { readonly a: PortId } } | undefined,
  kind: string,
): string {
  const rank = kind === 'control' || kind === 'icl' ? 0 : 1;
  return `${rank} ${design.ports[peer?.link.a ?? port]?.name ?? ''}`;
}

const anchorOf = (device: PlacedDevice, port: PortId): Anchor | undefined => {
  const place = placeOf(device.shape, port);
  return place && { x: device.at.x + place.x, y: device.at.y + place.y, side: place.side };
};

function linkShapes(
  design: Design,
  drawings: Drawings,
  devices: ReadonlyMap<NodeId, PlacedDevice>,
): ReadonlyMap<LinkId, LinkShape> {
  const shapes = new Map<LinkId, LinkShape>();
  const bundles = new Map<string, { readonly id: LinkId; readonly y: number }[]>();
  for (const link of Object.values(design.links)) {
    const [portA, portB] = [design.ports[link.a], design.ports[link.b]];
    const [deviceA, deviceB] = [portA && devices.get(portA.node), portB && devices.get(portB.node)];
    if (!portA || !portB || !deviceA || !deviceB) continue;
    const [a, b] = [anchorOf(deviceA, link.a), anchorOf(deviceB, link.b)];
    if (!a || !b) continue;
    shapes.set(link.id, {
      link,
      kind: link.kind,
      a,
      b,
      lane: 0,
      d: pathData(a, b),
      middle: middleOf(a, b, 0),
      title: `${deviceA.shape.node.name} ${portA.name} – ${deviceB.shape.node.name} ${portB.name}`,
      endLabels: [...endLabel(deviceA, portA.id, a, b), ...endLabel(deviceB, portB.id, b, a)],
      source: portA.node,
      target: portB.node,
    });
    const key = `${portA.node} ${a.side} ${portB.node} ${b.side}`;
    bundles.set(key, [...(bundles.get(key) ?? []), { id: link.id, y: a.y }]);
  }
  for (const bundle of bundles.values()) if (bundle.length > 1) setApart(shapes, bundle);
  return withWordsOn(shapes, design, drawings);
}

const middleOf = (a: Anchor, b: Anchor, lane: number): Point =>
  isStraight(a, b) ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : pointAt(curveOf(a, b, lane), 0.5);

/** Bends the lines between the same edges of two devices beside each other. */
function setApart(
  shapes: Map<LinkId, LinkShape>,
  bundle: readonly { readonly id: LinkId; readonly y: number }[],
): void {
  const sorted = [...bundle].sort((p, q) => p.y - q.y);
  for (const [i, { id }] of sorted.entries()) {
    const shape = shapes.get(id);
    if (!shape) continue;
    const { a, b } = shape;
    const lane = laneOf(a, b, i, sorted.length);
    shapes.set(id, { ...shape, lane, d: pathData(a, b, lane), middle: middleOf(a, b, lane) });
  }
}

/** The name of a port without a row, beside its end of the line; left out where the line is too short to carry it. */
function endLabel(device: PlacedDevice, port: PortId, own: Anchor, far: Anchor): LinkShape['endLabels'] {
  const place = placeOf(device.shape, port);
  // Of a router one asks who tells it what, not where the cable is.
  if (!place || showsName(place) || isRouterCard(device.shape.told?.drawing)) return [];
  const isUpright = own.side === 'top' || own.side === 'bottom';
  const length = isUpright ? Math.abs(far.y - own.y) : Math.abs(far.x - own.x);
  if (isUpright) {
    if (length < 56) return [];
    return [{ text: place.name, at: { x: own.x + 8, y: own.y + (own.side === 'top' ? -8 : 16) }, anchor: 'start' }];
  }
  if (length < monoWidth(place.name) + 10) return [];
  const out = own.side === 'left' ? -1 : 1;
  return [{ text: place.name, at: { x: own.x + out * 6, y: own.y - 6 }, anchor: out < 0 ? 'end' : 'start' }];
}

/** Puts each kind's words beside the last of its links inside a group. */
function withWordsOn(
  shapes: Map<LinkId, LinkShape>,
  design: Design,
  drawings: Drawings,
): ReadonlyMap<LinkId, LinkShape> {
  for (const group of Object.values(design.groups)) {
    const members = new Set<NodeId>(group.members);
    for (const label of drawings.get(group.id)?.linkLabels ?? []) {
      const last = [...shapes.values()]
        .filter((shape) => shape.kind === label.kind && members.has(shape.source) && members.has(shape.target))
        .sort((p, q) => p.middle.x - q.middle.x)
        .at(-1);
      if (!last) continue;
      const isUpright = Math.abs(last.a.y - last.b.y) >= Math.abs(last.a.x - last.b.x);
      // Beside an upright line; above and below a level one; clear of the (F) on its middle.
      const words = isUpright
        ? { at: { x: last.middle.x + 13, y: last.middle.y - 3 }, step: 15, anchor: 'start' as const }
        : { at: { x: last.middle.x, y: last.middle.y - 11 }, step: 30, anchor: 'middle' as const };
      shapes.set(last.link.id, { ...last, words: { title: label.title, detail: label.detail, ...words } });
    }
  }
  return shapes;
}

/** Lines of a note when it wraps at its width, at about six pixels a letter. */
export function noteHeight(text: string): number {
  const perLine = Math.floor((NOTE_WIDTH - 22) / 6);
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return lines * 16 + 18;
}

function noteShapes(design: Design, overrides: Overrides): ReadonlyMap<NoteId, NoteShape> {
  return new Map(
    Object.values(design.notes).map((note) => {
      const at = overrides.get(note.id) ?? design.layout.notes[note.id] ?? ORIGIN;
      return [note.id, { note, at, width: NOTE_WIDTH, height: noteHeight(note.text) }];
    }),
  );
}
