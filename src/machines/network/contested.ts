// Addresses that several devices answer for at once: two owners of one interface, or two interfaces with one MAC address on a segment. Pure.
import type { GroupId, NodeId, PortId } from '../../model/design';
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { Topology } from './topology';

type LinksUp = ReadonlySet<string>;

/** Contested interfaces, each with all devices that answer for it. */
export function contestedInterfaces(
  topology: Topology,
  linksUp: LinksUp,
  traffic: ReadonlyMap<GroupId, GroupTraffic>,
): ReadonlyMap<VirtualInterface, readonly NodeId[]> {
  const all = [...traffic.values()].flatMap(({ interfaces }) => interfaces).filter(({ owners }) => owners.length > 0);
  const rivals = new Map<VirtualInterface, Set<NodeId>>();
  const add = (virtual: VirtualInterface, others: readonly VirtualInterface[]): void => {
    const known = rivals.get(virtual) ?? new Set(ownersOf(virtual));
    for (const other of others) for (const owner of ownersOf(other)) known.add(owner);
    rivals.set(virtual, known);
  };
  for (const virtual of all) {
    if (virtual.owners.length > 1) add(virtual, []);
    const twins = all.filter((other) => other !== virtual && sharesStation(virtual, other));
    if (twins.length === 0) continue;
    const reached = segmentOf(topology, linksUp, virtual);
    const heard = twins.filter((other) => other.owners.some(({ ports }) => ports.some((port) => reached.has(port))));
    if (heard.length > 0) add(virtual, heard);
  }
  return new Map([...rivals].map(([virtual, nodes]) => [virtual, [...nodes].sort()]));
}

const ownersOf = (virtual: VirtualInterface): readonly NodeId[] => virtual.owners.map(({ node }) => node);

const sharesStation = (a: VirtualInterface, b: VirtualInterface): boolean =>
  (a.stations ?? []).some((station) => b.stations?.includes(station) === true);

/** Ports that a frame from this interface reaches through switches over links that are up. */
function segmentOf(topology: Topology, linksUp: LinksUp, virtual: VirtualInterface): ReadonlySet<PortId> {
  const reached = new Set<PortId>();
  const seen = new Set<NodeId>();
  const queue: NodeId[] = [];
  const arrive = (node: NodeId, port: PortId): void => {
    reached.add(port);
    if (seen.has(node) || topology.node(node)?.kind !== 'switch') return;
    seen.add(node);
    queue.push(node);
  };
  for (const { node, ports } of virtual.owners)
    for (const way of topology.waysFrom(node))
      if (ports.includes(way.port) && linksUp.has(way.link)) arrive(way.farNode, way.farPort);
  // The queue grows while it is walked.
  for (const node of queue)
    for (const way of topology.waysFrom(node)) if (linksUp.has(way.link)) arrive(way.farNode, way.farPort);
  return reached;
}
