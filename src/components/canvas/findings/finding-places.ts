// Where the findings of a design are marked on the picture: at the port, link, row, pill, card or frame they are about. Pure; errors and warnings only.
import type { Design, Finding, GroupId, NodeId, PortId, SubjectRef } from '../../../model';
import { isBelow } from '../geometry/config-path';
import { monoWidth } from '../geometry/measures';
import type { Box, Drawings, LinkShape, PlacedDevice, Scene } from '../geometry/scene-types';

/** One mark, with all findings about its thing, worst first. `x`, `y` is its top left corner. */
export interface FindingPlace extends Box {
  readonly key: string;
  /** What a click selects. */
  readonly subject: SubjectRef;
  /** What it stands at, for people: `srx-a ge-0/0/3`. */
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** A mark alone, and one with a count. Two of them must not lie nearer than a finger is wide. */
export const MARK = 18;
const COUNTED = 30;
const APART = 26;

/** A corner, edge or line that a mark stands astride: its middle while it has no count, and the way in which it grows and steps aside. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly aside: 1 | -1;
}
interface Thing {
  readonly key: string;
  readonly subject: SubjectRef;
  readonly name: string;
  readonly spot: Spot;
}

/**
 * The marks of these findings, in their order. `isFar`: only devices and frames are drawn, so that what is about their parts is
 * gathered there. Notes and flows have no mark, nor has the design as a whole.
 */
export function findingPlaces(
  design: Design,
  scene: Scene,
  drawings: Drawings,
  findings: readonly Finding[],
  isFar: boolean,
): readonly FindingPlace[] {
  const things = new Map<string, Thing>();
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    const thing = isFar ? farThing(design, scene, finding.subject) : thingOf(design, scene, drawings, finding.subject);
    if (!thing) continue;
    things.set(thing.key, thing);
    found.set(thing.key, [...(found.get(thing.key) ?? []), finding]);
  }
  const places: FindingPlace[] = [];
  for (const { key, subject, name, spot } of things.values()) {
    const own = found.get(key) ?? [];
    const width = own.length > 1 ? COUNTED : MARK;
    const x = spot.aside > 0 ? spot.x - MARK / 2 : spot.x + MARK / 2 - width;
    let box = { x, y: spot.y - MARK / 2, width, height: MARK };
    while (places.some((other) => areNear(other, box))) box = { ...box, x: box.x + spot.aside * APART };
    places.push({ key, subject: sharedSubject(own) ?? subject, name, findings: own, ...box });
  }
  return places;
}

const areNear = (a: Box, b: Box): boolean =>
  Math.abs(a.x + a.width / 2 - b.x - b.width / 2) < (a.width + b.width) / 2 + APART - MARK &&
  Math.abs(a.y - b.y) < APART;

/** Findings about the very same thing select it, not what it is a part of. */
function sharedSubject(findings: readonly Finding[]): SubjectRef | undefined {
  const [first, ...others] = findings.map(({ subject }) => subject);
  return first && others.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : undefined;
}

function thingOf(design: Design, scene: Scene, drawings: Drawings, subject: SubjectRef): Thing | undefined {
  switch (subject.kind) {
    case 'node':
      return deviceThing(scene, subject.id);
    case 'port':
      return portThing(design, scene, subject.id);
    case 'link': {
      const shape = scene.links.get(subject.id);
      return shape && { key: `link ${subject.id}`, subject, name: shape.title, spot: onLine(shape) };
    }
    case 'group':
      return partThing(scene, drawings, subject.id, subject.path ?? []) ?? groupThing(scene, subject.id);
    default:
      return undefined;
  }
}

/** In the overview: the device of a port, the frame of everything else that belongs to one. */
function farThing(design: Design, scene: Scene, subject: SubjectRef): Thing | undefined {
  switch (subject.kind) {
    case 'node':
      return deviceThing(scene, subject.id);
    case 'port': {
      const node = design.ports[subject.id]?.node;
      return node && deviceThing(scene, node);
    }
    case 'link': {
      const shape = scene.links.get(subject.id);
      const hull =
        shape && scene.hulls.find(({ members }) => members.includes(shape.source) && members.includes(shape.target));
      return hull ? groupThing(scene, hull.group) : shape && deviceThing(scene, shape.source);
    }
    case 'group':
      return groupThing(scene, subject.id);
    default:
      return undefined;
  }
}

/** On the upper right corner of a card: chips begin at its left. */
function deviceThing(scene: Scene, id: NodeId): Thing | undefined {
  const device = scene.devices.get(id);
  return (
    device && { key: `node ${id}`, subject: { kind: 'node', id }, name: device.shape.node.name, spot: corner(device) }
  );
}

const corner = ({ at, shape }: PlacedDevice): Spot => ({ x: at.x + shape.width - 4, y: at.y + 1, aside: 1 });

/** LED, gaps and padding of a port row. */
const ROW_FRAME = 22;

function portThing(design: Design, scene: Scene, id: PortId): Thing | undefined {
  const node = design.ports[id]?.node;
  const device = node && scene.devices.get(node);
  const place = device?.shape.ports.find(({ port }) => port === id);
  if (!device || !place) return node && deviceThing(scene, node);
  const { at, shape } = device;
  const thing = {
    key: `port ${id}`,
    subject: { kind: 'port', id } as const,
    name: `${shape.node.name} ${place.name}`,
  };
  const [x, y] = [at.x + place.x, at.y + place.y];
  if (place.shape === 'chip') {
    // At the chip's upper right corner.
    const reach = (monoWidth(place.name) + ROW_FRAME) / 2;
    return { ...thing, spot: { x: x + reach, y: y - 10, aside: 1 } };
  }
  const inward = place.side === 'left' ? 1 : -1;
  if (place.shape === 'row' && shape.form === 'card')
    return { ...thing, spot: { x: x + inward * (monoWidth(place.name) + ROW_FRAME + MARK / 2), y, aside: inward } };
  // A narrow card has no room beside the name of a port: its mark stands outside, over the line.
  const out = -inward as 1 | -1;
  return { ...thing, spot: { x: x + out * 14, y, aside: out } };
}

const onLine = ({ middle }: LinkShape): Spot => ({ ...middle, aside: 1 });

type Path = readonly (string | number)[];

/** The pill, the row or the links that show a part of a group's config. */
function partThing(scene: Scene, drawings: Drawings, id: GroupId, path: Path): Thing | undefined {
  const pill = scene.pills.find((each) => each.group === id && isBelow(path, each.path));
  if (pill)
    return {
      key: `pill ${pill.id}`,
      subject: { kind: 'group', id, path: pill.path },
      name: pill.title,
      spot: { x: pill.x + pill.width - 4, y: pill.y + 1, aside: 1 },
    };
  for (const { at, shape } of scene.devices.values()) {
    const place = shape.group === id ? shape.rows.find(({ row }) => isBelow(path, row.config)) : undefined;
    if (place?.row.config)
      return {
        key: `row ${id} ${place.row.config.join('/')}`,
        subject: { kind: 'group', id, path: place.row.config },
        name: place.row.label,
        spot: { x: at.x - 4, y: at.y + place.y + 12, aside: -1 },
      };
  }
  const drawing = drawings.get(id);
  const label = drawing?.linkLabels.find(({ settings }) => settings?.some((field) => field === path[0]));
  const members = drawing ? [...drawing.nodes.keys()] : [];
  const shape = [...scene.links.values()].find(
    ({ kind, source, target }) => kind === label?.kind && members.includes(source) && members.includes(target),
  );
  return label && shape
    ? {
        key: `links ${id} ${label.kind}`,
        subject: { kind: 'group', id, path: path.slice(0, 1) },
        name: `${label.title} link`,
        spot: onLine(shape),
      }
    : undefined;
}

/** On the upper left corner of the frame, outside its label; the first member's card where no frame is drawn. */
function groupThing(scene: Scene, id: GroupId): Thing | undefined {
  const hull = scene.hulls.find(({ group }) => group === id);
  const subject = { kind: 'group', id, path: [] } as const;
  if (hull)
    return {
      key: `group ${id}`,
      subject,
      name: hull.label,
      spot: { x: hull.x + 1, y: hull.y + 1, aside: -1 },
    };
  const member = [...scene.devices.values()].find(({ shape }) => shape.group === id);
  return member && { key: `group ${id}`, subject, name: member.shape.node.name, spot: corner(member) };
}
