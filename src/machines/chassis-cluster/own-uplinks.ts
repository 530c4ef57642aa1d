// A pair whose nodes have a switch of their own towards the provider's router, instead of one for both. It edits a freshly drawn design.
import {
  asId,
  type Design,
  type Link,
  type LinkId,
  type NodeId,
  type Point,
  type Port,
  type PortId,
  type PortSide,
} from '../../model/design';
import { ordered } from '../../model/records';

const SHARED = asId<NodeId>('sw-out');
const HEADS_DIFFER = 8;
const ROUTER = asId<NodeId>('isp');

/** The outside switch of a drawn pair as two, `sw-wan-a` above and `sw-wan-b` below; both end on the router. */
export function withOwnUplinks(design: Design): Design {
  const old = design.nodes[SHARED];
  const members = Object.values(design.groups)[0]?.members ?? [];
  if (!old) return design;
  const switches = ['sw-wan-a', 'sw-wan-b'].map((name) => asId<NodeId>(name));
  const without = <T>(records: Readonly<Record<string, T>>, isGone: (key: string, value: T) => boolean) =>
    Object.fromEntries(Object.entries(records).filter(([key, value]) => !isGone(key, value)));
  const isOnShared = (id: PortId): boolean => design.ports[id]?.node === SHARED;
  const ports: Record<PortId, Port> = without(design.ports, (_, port) => port.node === SHARED);
  const sides: Record<PortId, PortSide> = without(design.layout.sides, (id) => isOnShared(asId<PortId>(id)));
  const links: Record<LinkId, Link> = without(design.links, (_, { a, b }) => isOnShared(a) || isOnShared(b));
  const port = (node: NodeId, name: string, side: PortSide): PortId => {
    const id = asId<PortId>(`${node}/${name}`);
    ports[id] ??= { id, node, name };
    sides[id] ??= side;
    return id;
  };
  const farEnds = Object.values(design.links).flatMap(({ a, b }) =>
    isOnShared(a) ? (design.ports[b] ?? []) : isOnShared(b) ? (design.ports[a] ?? []) : [],
  );
  for (const [index, node] of switches.entries()) {
    for (const far of farEnds.filter((end) => end.node === members[index])) {
      const id = asId<LinkId>(`${far.node}-${far.name}`);
      links[id] = { id, kind: 'revenue', a: far.id, b: port(node, 'ge-0/0/0', 'left'), inferred: true };
    }
    const id = asId<LinkId>(`${ROUTER}-${node}`);
    const routerPort = port(ROUTER, index === 0 ? 'ge-0/0/0' : 'ge-0/0/2', 'left');
    links[id] = { id, kind: 'revenue', a: routerPort, b: port(node, 'ge-0/0/1', 'right'), inferred: true };
  }
  const points = design.layout.nodes;
  const place = (index: number): Point => ({
    x: points[SHARED]?.x ?? 0,
    // A switch's head is higher than a node's: its first port stands beside the node's, for a straight line.
    y: (points[members[index] ?? SHARED]?.y ?? 0) - (index === 0 ? HEADS_DIFFER : 0),
  });
  return {
    ...design,
    nodes: ordered({
      ...without(design.nodes, (id) => id === SHARED),
      ...Object.fromEntries(switches.map((id) => [id, { ...old, id, name: id }])),
    }),
    ports: ordered(ports),
    links: ordered(links),
    layout: {
      ...design.layout,
      nodes: {
        ...without(points, (id) => id === SHARED),
        ...Object.fromEntries(switches.map((id, index) => [id, place(index)])),
      },
      sides,
    },
  };
}
