// The way of a packet from speaker to speaker, each sending it where its own best route says, dead way or not. Pure; it knows no times.
import type { GroupId, LinkId, NodeId, PortId } from '../../../model/design';
import type { RoutedFlow } from '../../kernel/routing';
import type { GroupTraffic, VirtualInterface } from '../../kernel/technology';
import { type Conditions, findWay, type PacketWay } from '../path-search';
import type { Topology } from '../topology';
import { covers, prefixLength } from './prefixes';
import type { RouteState } from './route';
import type { RoutingSetup, Speaker } from './setup';

/** What is up, who owns what and what every speaker knows, at one instant. */
export interface Terrain {
  readonly setup: RoutingSetup;
  /** With halves, where segments are partitioned. */
  readonly topology: Topology;
  /** As the plain search for ways sees it: members of routed groups are devices like others. */
  readonly conditions: Conditions;
  /** What the routed groups publish. */
  readonly traffic: ReadonlyMap<GroupId, GroupTraffic>;
  readonly routeOf: (speaker: Speaker, prefix: string) => RouteState | undefined;
  readonly isHalted: (node: NodeId) => boolean;
}

/** Where a packet is sent to. */
export interface Destination {
  readonly address: string;
  /** The device that has the address; undefined = it lies outside the drawing, behind the speaker that has its prefix. */
  readonly node?: NodeId;
  readonly virtual?: VirtualInterface;
}

/** What the packet belongs to. */
export interface Load {
  readonly flow?: RoutedFlow & { readonly group: GroupId };
  /** Address of the tunnel that it is in until a member takes it out. */
  readonly tunnel?: string;
  /** The member that neighbours send it through while they can. */
  readonly pin?: NodeId;
}

export interface Trip {
  readonly arrived: boolean;
  readonly nodes: readonly NodeId[];
  readonly links: readonly LinkId[];
  /** Members of routed groups on it, in order. */
  readonly members: readonly NodeId[];
  /** Several devices answered for an address on it, or serve what they do not share. */
  readonly contested: boolean;
}

interface Place {
  readonly node: NodeId;
  readonly trip: Trip;
  readonly tunnelled: boolean;
  readonly detoured: boolean;
  readonly seen: ReadonlySet<string>;
}

/** Equal-cost ways that are followed at most. */
const MOST_TRIPS = 16;

export const EMPTY_TRIP: Trip = { arrived: false, nodes: [], links: [], members: [], contested: false };

/** All trips that a packet may take from this speaker: one, or several where a speaker uses equal paths at once. */
export function tripsFrom(
  terrain: Terrain,
  start: NodeId,
  to: Destination,
  load: Load,
  before: Trip = { ...EMPTY_TRIP, nodes: [start] },
): readonly Trip[] {
  const open: Place[] = [
    { node: start, trip: before, tunnelled: load.tunnel !== undefined, detoured: false, seen: new Set() },
  ];
  const done: Trip[] = [];
  for (let place = open.shift(); place !== undefined && done.length < MOST_TRIPS; place = open.shift()) {
    for (const next of goOn(terrain, place, to, load)) {
      if ('trip' in next) open.push(next);
      else done.push(next);
    }
  }
  return done;
}

/** What becomes of a packet at a speaker: it arrives, it is lost, or it goes on to the next ones. */
function goOn(terrain: Terrain, at: Place, to: Destination, load: Load): readonly (Trip | Place)[] {
  const { setup } = terrain;
  const speaker = setup.speakers.get(at.node);
  if (speaker === undefined || terrain.isHalted(at.node)) return [at.trip];
  const place = pastGate(terrain, at, speaker, load);
  if (place === undefined) return [at.trip];
  const { trip } = place;
  if (!place.tunnelled) {
    const isGoal = to.virtual ? ownsNow(to.virtual, place.node) : to.node === place.node;
    if (isGoal) return [{ ...trip, arrived: true }];
    const direct = to.node === undefined ? undefined : attached(terrain, place.node, to.node);
    if (direct !== undefined) return [{ ...longer(trip, direct), arrived: true }];
  }
  const address = place.tunnelled ? (load.tunnel ?? to.address) : to.address;
  const route = longestMatch(terrain, speaker, address);
  if (route === undefined) return [trip];
  if (route.local === 'direct') return [{ ...trip, arrived: !place.tunnelled && isOutside(to) }];
  const pinned = pinnedHop(terrain, speaker, route, load);
  return (pinned === undefined ? route.via : [pinned]).map((via) => hop(terrain, place, speaker, via));
}

const isOutside = ({ node, virtual }: Destination): boolean => node === undefined && virtual === undefined;

/** Through the gate of a member, and out of the tunnel that ends there; undefined = the gate is closed, or it walks in circles. */
function pastGate(terrain: Terrain, at: Place, speaker: Speaker, { flow }: Load): Place | undefined {
  const key = `${at.node} ${at.tunnelled}`;
  if (at.seen.has(key)) return undefined;
  const seen = new Set(at.seen).add(key);
  if (speaker.group === undefined) return { ...at, seen };
  const members = [...at.trip.members, at.node];
  const inOwnGroup = flow?.group === speaker.group;
  const gate = inOwnGroup && flow.gate !== undefined ? gateAt(terrain, speaker, flow.gate) : 'open';
  if (gate === 'closed') return undefined;
  const contested = at.trip.contested || gate === 'unstable';
  return { ...at, seen, tunnelled: at.tunnelled && !inOwnGroup, trip: { ...at.trip, members, contested } };
}

function gateAt(terrain: Terrain, speaker: Speaker, name: string): 'open' | 'closed' | 'unstable' {
  const gates = speaker.group === undefined ? [] : (terrain.traffic.get(speaker.group)?.routing?.gates ?? []);
  const gate = gates.find((one) => one.member === speaker.node && one.name === name);
  if (gate === undefined) return 'closed';
  return gate.unstable === true ? 'unstable' : 'open';
}

const ownsNow = ({ owners }: VirtualInterface, node: NodeId): boolean => owners.some((owner) => owner.node === node);

/** The way to a device that no other speaker lies before. */
export function attached(terrain: Terrain, from: NodeId, to: NodeId): PacketWay | undefined {
  const { topology, conditions, setup } = terrain;
  return findWay(
    topology,
    conditions,
    { kind: 'node', node: from },
    { kind: 'node', node: to },
    { barred: (node) => setup.speakers.has(node) },
  );
}

/** The layer 2 way between two devices: a cable, or switches; to this port where one is given. */
export function layer2Way(
  { topology, conditions }: Terrain,
  from: NodeId,
  to: NodeId,
  port?: PortId,
): PacketWay | undefined {
  return findWay(
    topology,
    conditions,
    { kind: 'node', node: from },
    { kind: 'node', node: to },
    {
      barred: (node) => topology.node(node)?.kind !== 'switch',
      ...(port === undefined ? {} : { lastPorts: new Set([port]) }),
    },
  );
}

/** The most exact route that a speaker has for an address now. */
export function longestMatch(
  { setup, routeOf }: Pick<Terrain, 'setup' | 'routeOf'>,
  speaker: Speaker,
  address: string,
): RouteState | undefined {
  const fitting = setup.prefixes.filter((prefix) => covers(prefix, address));
  fitting.sort((a, b) => prefixLength(b) - prefixLength(a));
  for (const prefix of fitting) {
    const route = routeOf(speaker, prefix);
    if (route !== undefined && (route.local !== 'none' || route.via.length > 0)) return route;
  }
  return undefined;
}

/** An ordinary router's next hop for a flow that it sends through one member, as long as that member offers a way. */
function pinnedHop({ setup }: Terrain, speaker: Speaker, route: RouteState, { pin }: Load): string | undefined {
  const handle = pin === undefined ? undefined : setup.speakers.get(pin)?.handle;
  if (handle === undefined || speaker.group !== undefined) return undefined;
  return route.candidates.some(({ from }) => from === handle) ? handle : undefined;
}

/** On to the next speaker; a member whose way there is dead hands the packet to its peer, if they have a path for that. */
function hop(terrain: Terrain, place: Place, speaker: Speaker, via: string): Place | Trip {
  const next = terrain.setup.speakerByHandle.get(via);
  const way = next && layer2Way(terrain, place.node, next.node);
  if (next !== undefined && way !== undefined) return { ...place, node: next.node, trip: longer(place.trip, way) };
  const crossings = speaker.group === undefined ? [] : (terrain.traffic.get(speaker.group)?.crossings ?? []);
  for (const { from, to, fromPort } of place.detoured ? [] : crossings) {
    const link = terrain.topology.linkAt(fromPort);
    const isOpen = from === place.node && link !== undefined && terrain.conditions.linksUp.has(link.id);
    if (!isOpen || !terrain.conditions.nodesOn.has(to)) continue;
    const crossed: PacketWay = { nodes: [from, to], links: [link.id], contested: false };
    return { ...place, node: to, detoured: true, trip: longer(place.trip, crossed) };
  }
  // It is sent into the dead way and gone.
  return place.trip;
}

/** A trip with a way added to its end. */
export function longer(trip: Trip, way: PacketWay): Trip {
  return {
    ...trip,
    nodes: [...trip.nodes, ...(trip.nodes.length > 0 ? way.nodes.slice(1) : way.nodes)],
    links: [...trip.links, ...way.links],
    contested: trip.contested || way.contested,
  };
}
