// Draws a pair from its configuration and what stands around it: two nodes, ICL, ICD, routers, segments, hosts, flows. Deterministic;
// templates and imports both use it, so that a design survives export and import. It knows no Junos text.
import {
  asId,
  type ConfigSource,
  DESIGN_VERSION,
  type Design,
  type DesignId,
  type GroupId,
  type JsonObject,
  type NodeId,
  type Point,
  type PortSide,
  type SourceId,
} from '../../model/design';
import { ordered } from '../../model/records';
import type { Around, AroundRouter } from './around';
import { Drawing } from './drawing';
import { isInside, sharesSubnet } from './inet';
import { type Neighbouring, placePair } from './layout';
import { icdUnit, iclUnits, isCabled, matching, portOf, revenueUnits, unitName, zoneOf } from './links';
import type { MultinodeHaConfig } from './schema';
import { without } from './without';

export const MNHA_TECHNOLOGY = 'multinode-ha';

export interface PairMember {
  readonly name: string;
  readonly model: string;
  readonly release?: string;
  /** True where an import draws the node of which it has no text. */
  readonly inferred?: boolean;
}
/** The part of a group's config that names nothing of the drawing. */
export type PairConfig = Pick<MultinodeHaConfig, 'nodes' | 'icl' | 'bootOrder' | 'times'>;

export interface PairDesignInput {
  readonly name: string;
  readonly id: string;
  readonly members: readonly [PairMember, PairMember];
  readonly config: PairConfig;
  readonly around: Around;
  /** The texts that the nodes were read from, in the order of the members. */
  readonly kept?: readonly (Omit<ConfigSource, 'id' | 'subject'> | undefined)[];
}

const MEMBERS = [0, 1] as const;

/** The whole design of one pair. The group is named after both nodes, `A-B`. */
export function buildPairDesign(input: PairDesignInput): Design {
  const { config, around, members } = input;
  const drawing = new Drawing();
  const ids = MEMBERS.map((at) => {
    const { name, model, release, inferred } = members[at];
    return drawing.node(name, {
      kind: 'srx',
      model,
      ...(release === undefined ? {} : { release }),
      ...(inferred ? { inferred } : {}),
    });
  });
  const [first = asId<NodeId>(''), second = first] = ids;
  drawInner(drawing, config, [first, second]);
  const sides = sidesOf(config, around);
  drawSegments(drawing, input, [first, second], sides);
  drawRouters(drawing, input, [first, second], sides);
  drawStations(drawing, around, sides);
  drawMonitored(drawing, config, [first, second]);
  for (const { name, from, to, service } of around.flows)
    drawing.flow(name, asId<NodeId>(from), asId<NodeId>(to), service);

  const group = asId<GroupId>(`${members[0].name}-${members[1].name}`);
  return {
    version: DESIGN_VERSION,
    id: asId<DesignId>(input.id),
    name: input.name,
    nodes: ordered(drawing.nodes),
    ports: ordered(drawing.ports),
    links: ordered(drawing.links),
    groups: {
      [group]: {
        id: group,
        name: group,
        technology: MNHA_TECHNOLOGY,
        members: [first, second],
        config: configWith(config, around) as JsonObject,
      },
    },
    flows: ordered(drawing.flows),
    scenarios: {},
    notes: {},
    sources: sourcesOf(input, [first, second]),
    layout: { nodes: layoutOf(input, drawing, sides), notes: {}, sides: drawing.sides },
  };
}

function configWith(config: PairConfig, around: Around): MultinodeHaConfig {
  return {
    ...config,
    routers: around.routers.map((router) => ({ node: router.name, ...without(router, 'name', 'addresses') })),
    segments: around.segments.map(({ name, withSecond }) => ({ node: name, withSecond })),
    traffic: around.flows.map((flow) => ({ flow: flow.name, ...without(flow, 'name', 'from', 'to', 'service') })),
  };
}

function sourcesOf({ kept }: PairDesignInput, members: readonly NodeId[]): Design['sources'] {
  const sources: Record<SourceId, ConfigSource> = {};
  for (const [at, source] of (kept ?? []).entries()) {
    const subject = members[at];
    if (source === undefined || subject === undefined) continue;
    const id = asId<SourceId>(`config-${at + 1}`);
    sources[id] = { id, subject, name: source.name, text: source.text };
  }
  return sources;
}

/** ICL members and the ICD. */
function drawInner(drawing: Drawing, { nodes }: PairConfig, [first, second]: readonly [NodeId, NodeId]): void {
  const theirs = [...iclUnits(nodes[1], nodes[0])];
  let index = 0;
  for (const own of iclUnits(nodes[0], nodes[1])) {
    const a = drawing.port(first, portOf(unitName(own)), 'bottom');
    const other = matching(own, theirs) ?? theirs.find(({ name }) => name === own.name) ?? theirs[0];
    if (other === undefined) continue;
    theirs.splice(theirs.indexOf(other), 1);
    drawing.link(`icl-${index}`, 'icl', a, drawing.port(second, other.name, 'top'));
    index += 1;
  }
  for (const left of theirs) drawing.port(second, left.name, 'top');
  // Where no cable is known, the routed path between the two addresses stands for them.
  if (index === 0) {
    const [a, b] = nodes.map(({ peer }) => portOf(peer.interface ?? 'lo0'));
    drawing.link('icl-0', 'icl', drawing.port(first, a ?? 'lo0', 'bottom'), drawing.port(second, b ?? 'lo0', 'top'));
  }
  const [a, b] = [icdUnit(nodes[0]), icdUnit(nodes[1])];
  if (a !== undefined && b !== undefined)
    drawing.link('icd-0', 'icd', drawing.port(first, portOf(a), 'bottom'), drawing.port(second, portOf(b), 'top'));
}

/** Where a neighbour stands, and whether it is plugged into the pair at all. */
interface Standing {
  readonly side: 'left' | 'right';
  readonly outer: boolean;
}
type Sides = ReadonlyMap<string, Standing>;

/** Segments stand on the left; routers on the right, but where there is no segment, those inside on the left. Segments alone take both. */
function sidesOf({ nodes }: PairConfig, around: Around): Sides {
  const isAlone = around.routers.length === 0;
  const sides = new Map<string, Standing>(
    around.segments.map(({ name }, index) => [
      name,
      { side: isAlone && index % 2 === 1 ? 'right' : 'left', outer: false },
    ]),
  );
  const zones = around.routers.map((router) =>
    nodes.flatMap((node) => {
      const unit = node.interfaces.find(({ addresses }) => isLinked(addresses, router.addresses));
      return unit === undefined ? [] : [zoneOf(node, unitName(unit))?.name];
    }),
  );
  const first = zones.flat()[0];
  const outside = zones.flat().includes('untrust') ? 'untrust' : first;
  for (const [at, router] of around.routers.entries()) {
    const isRight = around.segments.length > 0 || (zones[at] ?? []).includes(outside);
    if ((zones[at] ?? []).length > 0) sides.set(router.name, { side: isRight ? 'right' : 'left', outer: false });
  }
  // What hangs on routers alone stands behind them.
  for (const { name, ibgp } of around.routers)
    if (!sides.has(name)) {
      const known = ibgp.flatMap((other) => sides.get(other) ?? [])[0];
      sides.set(name, { side: known?.side ?? 'right', outer: known !== undefined });
    }
  return sides;
}

const isLinked = (own: readonly string[], others: readonly string[]): boolean =>
  own.some((a) => others.some((b) => sharesSubnet(a, b)));
const inwards = (side: 'left' | 'right'): PortSide => (side === 'left' ? 'right' : 'left');

function drawSegments(
  drawing: Drawing,
  { config, around }: PairDesignInput,
  members: readonly NodeId[],
  sides: Sides,
): void {
  for (const { name, subnet } of around.segments) {
    const side = sides.get(name)?.side ?? 'left';
    const segment = drawing.node(name, { kind: 'switch', inferred: true });
    for (const at of MEMBERS) {
      const member = members[at];
      const own = config.nodes[at].interfaces.find(
        (each) => isCabled(each.name) && each.addresses.some((address) => isInside(subnet, address)),
      );
      if (member === undefined || own === undefined) continue;
      const port = drawing.port(member, own.name, side);
      drawing.link(`${member}-${name}`, 'revenue', port, drawing.nextPort(segment, inwards(side)), true);
    }
  }
}

function drawRouters(
  drawing: Drawing,
  { config, around }: PairDesignInput,
  members: readonly NodeId[],
  sides: Sides,
): void {
  const routers = around.routers.map((router) =>
    drawing.node(router.name, { kind: 'router', addresses: router.addresses, inferred: true }),
  );
  for (const [index, router] of around.routers.entries()) {
    const id = routers[index];
    const { side, outer } = sides.get(router.name) ?? { side: 'right', outer: false };
    if (id === undefined) continue;
    for (const at of MEMBERS) {
      const member = members[at];
      if (member === undefined) continue;
      for (const own of revenueUnits(config.nodes[at], config.nodes[at === 0 ? 1 : 0])) {
        if (!isLinked(own.addresses, router.addresses)) continue;
        const port = drawing.port(member, own.name, side);
        drawing.link(`${member}-${router.name}`, 'revenue', port, drawing.nextPort(id, inwards(side)), true);
      }
    }
    for (const [later, other] of around.routers.slice(index + 1).entries()) {
      const otherId = routers[index + 1 + later];
      if (otherId === undefined || !areJoined(router, other)) continue;
      const isOther = sides.get(other.name)?.outer === true;
      const [from, to]: readonly [PortSide, PortSide] =
        outer === isOther ? ['bottom', 'top'] : isOther ? [side, inwards(side)] : [inwards(side), side];
      const [a, b] = [drawing.nextPort(id, from), drawing.nextPort(otherId, to)];
      drawing.link(`${router.name}-${other.name}`, 'revenue', a, b, true);
    }
  }
}

/** A host's LAN on both routers would share a subnet, too; a link between routers has room for two. */
const areJoined = (a: AroundRouter, b: AroundRouter): boolean =>
  a.addresses.some((own) => /\/3[01]$/.test(own) && b.addresses.some((other) => sharesSubnet(own, other)));

function drawStations(drawing: Drawing, around: Around, sides: Sides): void {
  for (const { name, kind, at, addresses, gateway } of around.stations) {
    const id = drawing.node(name, { kind, addresses, ...(gateway === undefined ? {} : { gateway }), inferred: true });
    const [above, below] = isBelow(around, at, sides) ? (['bottom', 'top'] as const) : beside(sides.get(at)?.side);
    const port = drawing.nextPort(asId<NodeId>(at), above);
    drawing.link(`${name}-${at}`, 'revenue', drawing.nextPort(id, below), port, true);
  }
}

const beside = (side: 'left' | 'right' | undefined): readonly [PortSide, PortSide] =>
  side === 'left' ? ['left', 'right'] : ['right', 'left'];
/** A router that stands alone on its side has its stations below it, as many as there is room for. */
function isBelow(around: Around, at: string, sides: Sides): boolean {
  if (around.stations.filter((station) => station.at === at).length > 2) return false;
  const side = sides.get(at)?.side;
  const beside = [...around.segments, ...around.routers].filter(({ name }) => sides.get(name)?.side === side);
  return beside.length === 1 && around.routers.some(({ name }) => name === at);
}

/** Ports that are watched and linked to nothing. */
function drawMonitored(drawing: Drawing, { nodes }: PairConfig, members: readonly NodeId[]): void {
  for (const at of MEMBERS) {
    const member = members[at];
    if (member === undefined) continue;
    for (const { monitors, monitorObjects, virtualIps } of nodes[at].srgs)
      for (const name of [
        ...monitors.interfaces,
        ...monitorObjects.flatMap((object) => object.interface?.entries.map((entry) => entry.interface) ?? []),
        ...virtualIps.map((vip) => portOf(vip.interface)),
      ])
        drawing.port(member, name, 'left');
  }
}

function layoutOf(
  { members, config, around }: PairDesignInput,
  drawing: Drawing,
  sides: Sides,
): Readonly<Record<NodeId, Point>> {
  const neighbours = [...around.segments, ...around.routers].map(
    ({ name }): Neighbouring => ({
      name,
      ...(sides.get(name) ?? { side: 'right', outer: false }),
      spread: isBelow(around, name, sides) ? 'below' : 'beside',
      stations: around.stations.filter(({ at }) => at === name).map((station) => station.name),
    }),
  );
  const count = (node: string, side: PortSide): number =>
    Object.values(drawing.ports).filter((port) => port.node === node && drawing.sides[port.id] === side).length;
  const names = [members[0].name, members[1].name] as const;
  const points = placePair({
    members: names,
    portRows: Math.max(...names.flatMap((name) => [count(name, 'left'), count(name, 'right')])),
    srgs: Math.max(config.nodes[0].srgs.length, config.nodes[1].srgs.length),
    inner: count(names[0], 'bottom'),
    neighbours,
  });
  return ordered(Object.fromEntries(points) as Record<NodeId, Point>);
}
