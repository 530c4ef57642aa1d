// A design as the network walks it: who is next to whom over which link, in an order that edits of the design do not change.
import type { Design, DesignNode, GroupId, Link, LinkId, LinkKind, NodeId, Port, PortId } from '../../model/design';

/** One way out of a device. */
export interface Way {
  readonly link: LinkId;
  readonly port: PortId;
  readonly farPort: PortId;
  readonly farNode: NodeId;
}

export interface Topology {
  readonly nodes: readonly DesignNode[];
  readonly ports: readonly Port[];
  readonly links: readonly Link[];
  readonly node: (id: NodeId) => DesignNode | undefined;
  readonly port: (id: PortId) => Port | undefined;
  /** Ways for traffic, sorted by link. */
  readonly waysFrom: (node: NodeId) => readonly Way[];
  readonly linkAt: (port: PortId) => Link | undefined;
  /** Groups that the device is a member of, in the order of the design; most devices are in none or one. */
  readonly groupsOf: (node: NodeId) => readonly GroupId[];
}

/** Links of these kinds carry packets of their own; the others belong to a technology. */
const CARRIES_TRAFFIC: ReadonlySet<LinkKind> = new Set<LinkKind>(['revenue']);

const NONE: readonly GroupId[] = [];

/** The topology of a design; links with an end that does not exist are left out. */
export function topologyOf(design: Design): Topology {
  const byId = <T extends { readonly id: string }>(records: Readonly<Record<string, T>>): readonly T[] =>
    Object.values(records).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const ports = byId(design.ports).filter((port) => design.nodes[port.node] !== undefined);
  const portById = new Map(ports.map((port) => [port.id, port] as const));
  const links = byId(design.links).filter((link) => portById.has(link.a) && portById.has(link.b));
  const linkAt = new Map<PortId, Link>();
  const ways = new Map<NodeId, Way[]>();
  const addWay = (link: Link, from: Port, to: Port): void => {
    const way = { link: link.id, port: from.id, farPort: to.id, farNode: to.node };
    const known = ways.get(from.node);
    if (known === undefined) ways.set(from.node, [way]);
    else known.push(way);
  };
  for (const link of links) {
    linkAt.set(link.a, link);
    linkAt.set(link.b, link);
    const a = portById.get(link.a);
    const b = portById.get(link.b);
    if (a === undefined || b === undefined || !CARRIES_TRAFFIC.has(link.kind)) continue;
    addWay(link, a, b);
    addWay(link, b, a);
  }
  const groupsOf = new Map<NodeId, readonly GroupId[]>();
  for (const { id, members } of Object.values(design.groups))
    for (const node of members) groupsOf.set(node, [...(groupsOf.get(node) ?? []), id]);
  return {
    nodes: byId(design.nodes),
    ports,
    links,
    node: (id) => design.nodes[id],
    port: (id) => portById.get(id),
    waysFrom: (node) => ways.get(node) ?? [],
    linkAt: (port) => linkAt.get(port),
    groupsOf: (node) => groupsOf.get(node) ?? NONE,
  };
}
