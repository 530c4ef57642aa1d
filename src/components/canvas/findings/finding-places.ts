// Where the findings of a design are marked on the picture: at the port, link, row, pill, card or frame they are about. Pure; errors and warnings only.
import type { Design, Finding, GroupId, NodeId, PortId, SubjectRef } from '../../../model';
import { isBelow } from '../geometry/config-path';
import { labelWidth, monoWidth } from '../geometry/measures';
import type { Box, Drawings, LinkShape, PillShape, PlacedDevice, Scene } from '../geometry/scene-types';

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
    const [worst] = own;
    // From afar a mark stands for parts that one subject does not show together: it leads to the worst.
    const chosen = sharedSubject(own) ?? (isFar && worst ? worst.subject : subject);
    places.push({ key, subject: chosen, name, findings: own, ...box });
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
      return partThing(scene, drawings, subject.id, subject.path ?? []) ?? groupThing(design, scene, subject.id);
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
      return hull ? groupThing(design, scene, hull.group) : shape && deviceThing(scene, shape.source);
    }
    case 'group':
      return groupThing(design, scene, subject.id);
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

/** The part of the picture that shows the nearest place in a group's config: pill, slot or part of it, row, frame, or links. */
function partThing(scene: Scene, drawings: Drawings, id: GroupId, path: Path): Thing | undefined {
  const found: Thing[] = [];
  const add = (kind: string, place: Path | undefined, name: string, spot: Spot): void => {
    if (place && isBelow(path, place))
      found.push({
        key: `${kind} ${id} ${place.join('/')}`,
        subject: { kind: 'group', id, path: place },
        name,
        spot,
      });
  };
  for (const pill of scene.pills) if (pill.group === id) add('pill', pill.path, pill.title, pillSpot(pill));
  for (const hull of scene.hulls) if (hull.group === id) add('hull', hull.part?.path, hull.label, hullSpot(hull));
  const drawing = drawings.get(id);
  for (const [node, { config }] of drawing?.nodes ?? []) {
    const device = scene.devices.get(node);
    if (device) add('member', config, device.shape.node.name, corner(device));
  }
  for (const { at, shape } of scene.devices.values()) {
    // On the right end of its upper edge: its badge and its (F) are elsewhere.
    const onEdge = (box: Box): Spot => ({ x: at.x + box.x + box.width - 6, y: at.y + box.y + 1, aside: -1 });
    for (const place of shape.slots ?? []) {
      if (place.group !== id) continue;
      add('slot', place.slot.config, place.slot.label, onEdge(place));
      for (const each of place.parts) add('part', each.part.config, each.part.label, onEdge(each));
    }
    if (shape.group === id)
      for (const { row, y } of shape.rows)
        add('row', row.config, row.label, { x: at.x - 4, y: at.y + y + 12, aside: -1 });
  }
  const label = drawing?.linkLabels.find(({ settings }) => settings?.some((field) => field === path[0]));
  const members = drawing ? [...drawing.nodes.keys()] : [];
  const shape = [...scene.links.values()].find(
    ({ kind, source, target }) => kind === label?.kind && members.includes(source) && members.includes(target),
  );
  if (label && shape) add(label.kind, path.slice(0, 1), `${label.title} link`, onLine(shape));
  // The first of equals: a row that every member has is marked at the first of them.
  return found.toSorted((a, b) => depthOf(b) - depthOf(a))[0];
}

const depthOf = ({ subject }: Thing): number => (subject.kind === 'group' ? (subject.path?.length ?? 0) : 0);

/** On the pill's upper right corner; after the title where it is drawn as a ring of shares. */
function pillSpot(pill: PillShape): Spot {
  if (!pill.ring) return { x: pill.x + pill.width - 4, y: pill.y + 1, aside: 1 };
  const title = labelWidth(`Shares of ${pill.title}`);
  return { x: pill.x + pill.width / 2 + title / 2 + MARK, y: pill.y + 12, aside: 1 };
}

/** On the upper left corner of the frame, outside its label. */
const hullSpot = (hull: Box): Spot => ({ x: hull.x + 1, y: hull.y + 1, aside: -1 });

const rightSpot = (hull: Box): Spot => ({ x: hull.x + hull.width - 1, y: hull.y + 1, aside: 1 });

/** A group by its frame, the first where it has several; by the card of its first member where it has none. */
function groupThing(design: Design, scene: Scene, id: GroupId): Thing | undefined {
  const hull = scene.hulls.find(({ group }) => group === id);
  const subject = { kind: 'group', id, path: [] } as const;
  // Where it has several frames, their own marks are on their left corners.
  if (hull?.part) return { key: `group ${id}`, subject, name: groupName(design, id), spot: rightSpot(hull) };
  if (hull) return { key: `group ${id}`, subject, name: hull.label, spot: hullSpot(hull) };
  const [first] = design.groups[id]?.members ?? [];
  const member = first && scene.devices.get(first);
  return member && { key: `group ${id}`, subject, name: member.shape.node.name, spot: corner(member) };
}

const groupName = (design: Design, id: GroupId): string => design.groups[id]?.name ?? id;
