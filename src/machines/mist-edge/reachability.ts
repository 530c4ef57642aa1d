// Who reaches whom at an instant: APs their Edges, Edges their resources and the cloud, over what is up. Pure; each situation is worked out once.
import type { DesignNode, NodeId, Port } from '../../model/design';
import type { World } from '../kernel/types';
import { deviceInstance, linkInstance, portInstance } from '../network';
import { type Topology, topologyOf } from '../network/topology';
import { contains } from './inet';
import type { Edge, Holder, Org } from './org';

/** The truth about the network, whatever the services on the Edges do. */
export interface Reach {
  readonly isPowered: (edge: Edge) => boolean;
  /** A data port on the AP side of the Edge and a way to it; its subnet lets the AP in. */
  readonly holderReaches: (holder: Holder, edge: Edge) => boolean;
  readonly edgeReaches: (edge: Edge, resource: string) => boolean;
  /** Some way out to the LAN. */
  readonly hasUplink: (edge: Edge) => boolean;
  readonly cloudReaches: (edge: Edge) => boolean;
  readonly isPortUp: (edge: Edge, port: Port) => boolean;
}

export const resourceFlag = (resource: string, edge?: string): string =>
  edge === undefined ? `resource:${resource}` : `resource:${resource}@${edge}`;
export const pathFlag = (holder: string, edge: string): string => `path:${holder}@${edge}`;
export const CLOUD_FLAG = 'cloud:mist';

/** Devices that packets pass through; the others are ends. */
const TRANSIT: ReadonlySet<string> = new Set(['srx', 'mx', 'router', 'switch', 'cloud']);

/** Where something is plugged in: sets of joined devices, or anywhere where nothing is drawn. */
type Attachment = ReadonlySet<string> | 'anywhere';

const meets = (a: Attachment, b: Attachment): boolean => {
  if (a === 'anywhere') return b === 'anywhere' || b.size > 0;
  if (b === 'anywhere') return a.size > 0;
  return [...a].some((each) => b.has(each));
};

/** Makes the function that reads the truth from a world. `handles` are the words for devices in ids. */
export function reachOver(
  org: Org,
  handles: ReadonlyMap<NodeId, string>,
  flags: readonly string[],
): (world: World) => Reach {
  const topology = topologyOf(org.design);
  const handleOf = (node: NodeId): string => handles.get(node) ?? topology.node(node)?.name ?? node;
  const watched = [
    ...topology.nodes.map(({ id }) => deviceInstance(handleOf(id))),
    ...topology.links.map(({ id }) => linkInstance(id)),
    ...org.edges.flatMap((edge) =>
      topology.ports.filter(({ node }) => node === edge.node).map(({ name }) => portInstance(edge.handle, name)),
    ),
    ...flags,
  ];
  const known = new Map<string, Reach>();
  // Most instants change nothing of the network: the same described states are the same truth.
  let last: { readonly described: readonly unknown[]; readonly reach: Reach } | undefined;
  return (world) => {
    const described = watched.map((id) => world.described(id));
    if (last?.described.every((each, at) => each === described[at])) return last.reach;
    const reach = reachOf(world);
    last = { described, reach };
    return reach;
  };

  function reachOf(world: World): Reach {
    // The last letter tells on, off, booting, up, down, ok and failed apart.
    const signature = watched.map((id) => world.described(id)?.state.at(-1) ?? '-').join('');
    const found = known.get(signature);
    if (found !== undefined) return found;
    // Sweeps see many situations; a few thousand are plenty.
    if (known.size > 4_000) known.clear();
    const states = new Map(watched.map((id) => [id, world.described(id)?.state ?? ''] as const));
    const made = reachIn(org, topology, handleOf, (id) => states.get(id) ?? '');
    known.set(signature, made);
    return made;
  }
}

function reachIn(
  org: Org,
  topology: Topology,
  handleOf: (node: NodeId) => string,
  stateOf: (id: string) => string,
): Reach {
  const isOn = (node: NodeId): boolean => stateOf(deviceInstance(handleOf(node))) === 'on';
  const isFailed = (flag: string): boolean => stateOf(flag) === 'failed';
  const isTransit = (node: DesignNode | undefined): boolean =>
    node !== undefined && TRANSIT.has(node.kind) && node.id !== org.cloudNode?.id && isOn(node.id);
  const segments = segmentsOf(topology, isTransit, (link) => stateOf(linkInstance(link)) === 'up');
  const isPortUp = (edge: Edge, port: Port): boolean => stateOf(portInstance(edge.handle, port.name)) === 'up';
  const farEnd = (port: Port): Attachment => {
    const link = topology.linkAt(port.id);
    if (link === undefined) return 'anywhere';
    if (stateOf(linkInstance(link.id)) !== 'up') return new Set();
    const far = topology.port(link.a === port.id ? link.b : link.a);
    if (far === undefined) return new Set();
    return new Set([segments.get(far.node) ?? `node ${far.node}`]);
  };
  const together = (all: readonly Attachment[]): Attachment =>
    all.includes('anywhere') ? 'anywhere' : new Set(all.flatMap((each) => (each === 'anywhere' ? [] : [...each])));
  const ofPorts = (edge: Edge, ports: readonly Port[]): Attachment => {
    if (!isOn(edge.node)) return new Set();
    const hasDataPorts = edge.upstream.length + edge.downstream.length > 0;
    if (!hasDataPorts) return 'anywhere';
    return together(ports.filter((port) => isPortUp(edge, port)).map(farEnd));
  };
  const ofNode = (id: NodeId): Attachment => {
    const segment = segments.get(id);
    if (segment !== undefined) return new Set([segment]);
    if (!isOn(id)) return new Set();
    const ports = topology.ports.filter(({ node }) => node === id);
    const linked = ports.filter((port) => topology.linkAt(port.id) !== undefined);
    if (linked.length === 0) return 'anywhere';
    const far = together(linked.map(farEnd));
    return far === 'anywhere' ? far : new Set([...far, `node ${id}`]);
  };
  const holderReaches = (holder: Holder, edge: Edge): boolean => {
    if (isFailed(pathFlag(holder.name, edge.name))) return false;
    if (holder.kind === 'edge')
      return meets(ofPorts(holder.edge, holder.edge.upstream), ofPorts(edge, edge.downstream));
    return isLetIn(holder, edge) && meets(ofNode(holder.node), ofPorts(edge, edge.downstream));
  };
  return {
    isPowered: (edge) => isOn(edge.node),
    isPortUp,
    holderReaches: kept((holder: Holder) => holder.name, holderReaches),
    hasUplink: (edge) => meets(ofPorts(edge, edge.upstream), 'anywhere'),
    edgeReaches: (edge, name) => {
      if (isFailed(resourceFlag(name)) || isFailed(resourceFlag(name, edge.name))) return false;
      const resource = org.config.resources.find((each) => each.name === name);
      const node = topology.nodes.find(({ id }) => id === resource?.node);
      return meets(ofPorts(edge, edge.upstream), node === undefined ? 'anywhere' : ofNode(node.id));
    },
    cloudReaches: (edge) => {
      if (!isOn(edge.node) || isFailed(CLOUD_FLAG) || isFailed(`oobm:${edge.name}`)) return false;
      if (edge.config.cloudBlocked === true) return false;
      if (edge.oobm === undefined) return true;
      if (!isPortUp(edge, edge.oobm)) return false;
      const cloud = org.cloudNode;
      return cloud === undefined || meets(farEnd(edge.oobm), ofNode(cloud.id));
    },
  };
}

/** Remembers answers by the name of the first and the node of the second argument. */
function kept(
  nameOf: (holder: Holder) => string,
  ask: (holder: Holder, edge: Edge) => boolean,
): (holder: Holder, edge: Edge) => boolean {
  const answers = new Map<string, boolean>();
  return (holder, edge) => {
    const key = `${holder.kind} ${nameOf(holder)} ${edge.node}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(holder, edge);
    answers.set(key, answer);
    return answer;
  };
}

/** The cluster takes tunnels from the subnet of these APs, and no firewall is in between [OAS, VM]. */
export function isLetIn(holder: Extract<Holder, { kind: 'aps' }>, edge: Edge): boolean {
  if (holder.config.blockedEdges?.includes(edge.name)) return false;
  const subnets = edge.cluster?.apSubnets ?? [];
  const { subnet } = holder.config;
  return subnets.length === 0 || subnet === undefined || subnets.some((each) => contains(each, subnet));
}

/** For each device that packets pass through, the name of the set of devices that it is joined with. */
function segmentsOf(
  topology: Topology,
  isTransit: (node: DesignNode | undefined) => boolean,
  isUp: (link: string) => boolean,
): ReadonlyMap<NodeId, string> {
  const segments = new Map<NodeId, string>();
  for (const { id } of topology.nodes) {
    if (segments.has(id) || !isTransit(topology.node(id))) continue;
    const queue = [id];
    segments.set(id, id);
    for (const node of queue)
      for (const { link, farNode } of topology.waysFrom(node)) {
        if (segments.has(farNode) || !isUp(link) || !isTransit(topology.node(farNode))) continue;
        segments.set(farNode, id);
        queue.push(farNode);
      }
  }
  return segments;
}
