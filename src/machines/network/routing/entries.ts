// Where packets of a host enter the routing: its gateway, a router or the member that answers for a virtual address. Pure; it knows no routes.
import type { DesignNode, NodeId, PortId } from '../../../model/design';
import type { VirtualInterface } from '../../kernel/technology';
import { findWay, type PacketWay } from '../path-search';
import type { Topology } from '../topology';
import { type Destination, EMPTY_TRIP, type Load, longer, type Terrain, type Trip, tripsFrom } from './forwarding';
import { bareAddress } from './prefixes';
import type { RoutingSetup } from './setup';

/** A host's place at the edge of the routing, by the cables alone. */
export interface Home {
  readonly speaker: NodeId;
  /** Port of the speaker at which the way from the host ends. */
  readonly port: PortId;
}

/** The nearest speaker of every other device, whatever is up. */
export function homesOf(topology: Topology, setup: RoutingSetup): ReadonlyMap<NodeId, Home> {
  const homes = new Map<NodeId, Home>();
  const handleOf = (node: NodeId): string => setup.speakers.get(node)?.handle ?? '';
  const starts = [...setup.speakers.keys()].sort((a, b) => (handleOf(a) < handleOf(b) ? -1 : 1));
  const queue = starts.flatMap((speaker) =>
    topology.waysFrom(speaker).map(({ farNode, port }) => ({ node: farNode, home: { speaker, port } })),
  );
  for (const { node, home } of queue) {
    if (homes.has(node) || setup.speakers.has(node)) continue;
    homes.set(node, home);
    queue.push(...topology.waysFrom(node).map(({ farNode }) => ({ node: farNode, home })));
  }
  return homes;
}

/** The address by which packets find a device: its own, or one in what its home has. */
export function addressOf(setup: RoutingSetup, homes: ReadonlyMap<NodeId, Home>, node: DesignNode): string {
  const [own] = node.addresses ?? [];
  if (own !== undefined) return bareAddress(own);
  const home = homes.get(node.id);
  const speaker = setup.speakers.get(home?.speaker ?? node.id);
  const prefixes = speaker?.originates ?? [];
  const nearest = prefixes.find(({ port }) => port !== undefined && port === home?.port) ?? prefixes[0];
  return bareAddress(nearest?.prefix ?? '0.0.0.0');
}

/** All trips of a packet that a host sends: straight to a neighbour, else by way of its gateway. */
export function tripsOfHost(
  terrain: Terrain,
  homes: ReadonlyMap<NodeId, Home>,
  host: DesignNode,
  to: Destination,
  load: Load,
): readonly Trip[] {
  const begin: Trip = { ...EMPTY_TRIP, nodes: [host.id] };
  if (to.node !== undefined && load.tunnel === undefined) {
    const straight = between(terrain, host.id, to.node);
    if (straight !== undefined) return [{ ...longer(begin, straight), arrived: true }];
  }
  const home = homes.get(host.id);
  if (home === undefined) return [begin];
  const virtual = virtualGateway(terrain, host, home);
  if (virtual !== undefined) return throughVirtual(terrain, host.id, virtual, to, load, begin);
  const gateway = routerWith(terrain, host.gateway) ?? home.speaker;
  const way = between(terrain, host.id, gateway);
  return way === undefined ? [begin] : tripsFrom(terrain, gateway, to, load, longer(begin, way));
}

const between = ({ topology, conditions, setup }: Terrain, from: NodeId, to: NodeId): PacketWay | undefined =>
  findWay(
    topology,
    conditions,
    { kind: 'node', node: from },
    { kind: 'node', node: to },
    { barred: (node) => setup.speakers.has(node) },
  );

const routerWith = ({ setup, topology }: Terrain, address: string | undefined): NodeId | undefined =>
  address === undefined
    ? undefined
    : [...setup.speakers.keys()].find((node) =>
        topology.node(node)?.addresses?.some((own) => bareAddress(own) === bareAddress(address)),
      );

/** The virtual interface whose address is the host's gateway; without a gateway, the one on the port where its home begins. */
function virtualGateway({ traffic }: Terrain, host: DesignNode, home: Home): VirtualInterface | undefined {
  const all = [...traffic.values()].flatMap(({ interfaces }) => interfaces);
  const { gateway } = host;
  if (gateway === undefined) return all.find(({ children }) => children?.includes(home.port));
  return all.find(({ addresses }) => addresses.some((own) => bareAddress(own) === bareAddress(gateway)));
}

/** Into the member whose frames the host last heard. */
function throughVirtual(
  terrain: Terrain,
  host: NodeId,
  virtual: VirtualInterface,
  to: Destination,
  load: Load,
  begin: Trip,
): readonly Trip[] {
  const reached = ownersReached(terrain, host, virtual);
  const heard = heardOf(terrain, host, virtual);
  const entry = heard === undefined ? reached[0] : reached.find(({ member }) => member === heard);
  if (entry === undefined) return [begin];
  const trip = longer(begin, entry.way);
  return tripsFrom(terrain, entry.member, to, load, { ...trip, contested: trip.contested || reached.length > 1 });
}

/** Owners of a virtual interface that a device on its segment reaches, over the ports that carry it. */
export function ownersReached(
  { topology, conditions, isHalted, setup }: Terrain,
  from: NodeId,
  { owners }: VirtualInterface,
): readonly { readonly member: NodeId; readonly way: PacketWay }[] {
  return owners.flatMap(({ node, ports }) => {
    if (ports.length === 0 || isHalted(node) || node === from) return [];
    const way = findWay(
      topology,
      conditions,
      { kind: 'node', node: from },
      { kind: 'node', node },
      { barred: (one) => setup.speakers.has(one), lastPorts: new Set(ports) },
    );
    return way === undefined ? [] : [{ member: node, way }];
  });
}

/** Who announced itself last where this device hears it: news from the other half of a partitioned segment do not count. */
function heardOf({ topology, conditions }: Terrain, from: NodeId, virtual: VirtualInterface): NodeId | undefined {
  const last = conditions.announcer(virtual);
  if (last === undefined) return undefined;
  return isOnSameSegment(topology, from, last, virtual) ? last : undefined;
}

/** Whether switches join the two, up or not; in a halved topology only those of the same half do. */
function isOnSameSegment(topology: Topology, from: NodeId, member: NodeId, { children }: VirtualInterface): boolean {
  const seen = new Set<NodeId>([from]);
  const queue: NodeId[] = [from];
  for (const node of queue) {
    for (const { farNode, farPort } of topology.waysFrom(node)) {
      if (farNode === member && (children === undefined || children.includes(farPort))) return true;
      if (seen.has(farNode) || topology.node(farNode)?.kind !== 'switch') continue;
      seen.add(farNode);
      queue.push(farNode);
    }
  }
  return false;
}
