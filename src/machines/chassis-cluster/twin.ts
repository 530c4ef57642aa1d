// Two clusters on the same switches: a twin with the same cluster id, which row 54 of the conformance table is about, or two that were read.
import {
  asId,
  type Design,
  type Flow,
  type FlowId,
  type GroupId,
  type Link,
  type LinkId,
  type NodeId,
  type Point,
  type Port,
  type PortId,
  type SourceId,
} from '../../model/design';
import { ordered } from '../../model/records';
import { buildClusterDesign, CLUSTER_NAME, type ClusterDesignInput } from './build-design';
import { inetText, isInside, parseInet } from './inet';
import type { ChassisClusterConfig } from './schema';
import { type Segment, segmentsOf } from './surroundings';

const SUFFIX = '-b';
/** What the second cluster is called beside the first. */
export const secondName = (name: string): string => `${name}${SUFFIX}`;
/** How far below the first cluster the second one stands. */
const BELOW = 640;

/** The design of one cluster with its twin: other names and addresses, the same cluster id, plugged into the same switches. */
export function withTwin(input: ClusterDesignInput): Design {
  const [node0, node1] = input.nodes;
  return besideEachOther(input, {
    ...input,
    nodes: [
      { ...node0, name: secondName(node0.name) },
      { ...node1, name: secondName(node1.name) },
    ],
    config: withNextAddresses(input.config),
  });
}

/** Whether everything that would stand around the second cluster stands around the first: the same devices on the same networks. */
export function areOnOneNetwork(first: ClusterDesignInput, second: ClusterDesignInput): boolean {
  const names = (input: ClusterDesignInput): readonly string[] => input.nodes.map(({ name }) => name);
  if (names(second).some((name) => names(first).includes(name))) return false;
  const segments = segmentsOf(first.config, names(first), first.ownUplinks === true);
  const own = segmentsOf(second.config, names(second), second.ownUplinks === true);
  return (
    own.length > 0 &&
    own.every((segment) => {
      const same = segments.find(({ switchNames }) => switchNames.join() === segment.switchNames.join());
      const around = (of: Segment): readonly string[] =>
        [...of.neighbours, ...(of.beyond ? [of.beyond] : [])].map(({ kind, name }) => `${kind} ${name}`);
      return (
        same !== undefined && isSameNetwork(same, segment) && around(segment).every((one) => around(same).includes(one))
      );
    })
  );
}

/** Every unit of the second has its subnet, with the same tag, on the first. */
const isSameNetwork = (first: Segment, second: Segment): boolean =>
  second.reth.units.every(({ vlanId, inet }) =>
    inet.every((text) => {
      const address = parseInet(text);
      const match = first.reth.units.filter((unit) => unit.vlanId === vlanId).flatMap((unit) => unit.inet);
      return match.some((each) => {
        const subnet = parseInet(each);
        return subnet !== undefined && subnet.length === address?.length && isInside(subnet, address.address);
      });
    }),
  );

/** The design of two clusters on the networks of the first, which the second is on, too. */
export function besideEachOther(input: ClusterDesignInput, other: ClusterDesignInput): Design {
  const first = buildClusterDesign(input);
  const second = buildClusterDesign(other);
  const group = second.groups[asId<GroupId>(CLUSTER_NAME)];
  if (!group) return first;
  const isMember = (node: NodeId | undefined): boolean => node !== undefined && group.members.includes(node);
  const ports: Record<PortId, Port> = { ...first.ports };
  const links: Record<LinkId, Link> = { ...first.links };
  const sides = { ...first.layout.sides };
  for (const port of Object.values(second.ports)) {
    if (!isMember(port.node)) continue;
    ports[port.id] = port;
    const side = second.layout.sides[port.id];
    if (side) sides[port.id] = side;
  }
  for (const link of Object.values(second.links)) {
    const ends = [link.a, link.b].map((port) => second.ports[port]);
    if (!ends.some((end) => isMember(end?.node))) continue;
    const id = asId<LinkId>(`${link.id}${SUFFIX}`);
    const [a, b] = ends.map((end) => (end && !isMember(end.node) ? nextPort(ports, sides, end) : end?.id));
    if (a && b) links[id] = { ...link, id, a, b };
  }
  const id = asId<GroupId>(secondName(CLUSTER_NAME));
  const point = (node: NodeId): Point => {
    const { x, y } = second.layout.nodes[node] ?? { x: 0, y: 0 };
    return { x, y: y + BELOW };
  };
  return {
    ...first,
    nodes: ordered({
      ...first.nodes,
      ...Object.fromEntries(group.members.flatMap((node) => (second.nodes[node] ? [[node, second.nodes[node]]] : []))),
    }),
    ports: ordered(ports),
    links: ordered(links),
    groups: ordered({ ...first.groups, [id]: { ...group, id, name: id } }),
    flows: ordered({ ...first.flows, ...flowsTo(id, Object.values(second.flows)) }),
    sources: {
      ...first.sources,
      ...Object.fromEntries(
        Object.values(second.sources).map((source) => {
          const own = asId<SourceId>(`${source.id}${SUFFIX}`);
          return [own, { ...source, id: own, subject: id }];
        }),
      ),
    },
    layout: {
      ...first.layout,
      nodes: { ...first.layout.nodes, ...Object.fromEntries(group.members.map((node) => [node, point(node)])) },
      sides,
    },
  };
}

/** One more port on the switch that both clusters are plugged into. */
function nextPort(
  ports: Record<PortId, Port>,
  sides: Record<PortId, Design['layout']['sides'][PortId]>,
  like: Port,
): PortId {
  let number = 0;
  while (asId<PortId>(`${like.node}/ge-0/0/${number}`) in ports) number += 1;
  const id = asId<PortId>(`${like.node}/ge-0/0/${number}`);
  ports[id] = { id, node: like.node, name: `ge-0/0/${number}` };
  const side = sides[like.id];
  if (side) sides[id] = side;
  return id;
}

/** Flows to the second cluster's own addresses. */
const flowsTo = (group: GroupId, flows: readonly Flow[]): Record<FlowId, Flow> =>
  Object.fromEntries(
    flows.flatMap((flow) => {
      if (flow.to.kind !== 'group') return [];
      const id = asId<FlowId>(`${flow.id}${SUFFIX}`);
      return [[id, { ...flow, id, name: `${flow.name}${SUFFIX}`, to: { ...flow.to, group } }] as const];
    }),
  );

/** Every reth address one higher, so that only the MAC addresses collide. */
function withNextAddresses(config: ChassisClusterConfig): ChassisClusterConfig {
  const next = (text: string): string => {
    const inet = parseInet(text);
    return inet ? `${inetText(inet.address + 1)}/${inet.length}` : text;
  };
  return {
    ...config,
    reths: config.reths.map((reth) => ({
      ...reth,
      units: reth.units.map((unit) => ({ ...unit, inet: unit.inet.map(next) })),
    })),
  };
}
