// One cluster of a design with its names looked up: members, handles, ports, links. It decides nothing and simulates nothing.
import type { Design, DesignNode, Group, Link, LinkKind, NodeId, Port, PortId } from '../../model/design';
import { nodeHandles } from '../network';
import { CLUSTER_TECHNOLOGY } from './build-design';
import { type ClusterModel, clusterModel, FALLBACK_OFFSET, nodeOfPort } from './models';
import {
  type ChassisClusterConfig,
  emptyClusterConfig,
  type RedundancyGroup,
  type Reth,
  readClusterConfig,
} from './schema';
import { parseRelease } from './show/release';

export interface ClusterNode {
  readonly index: 0 | 1;
  readonly id: NodeId;
  /** What instance ids and targets call it: `node0`, or its name where several clusters are drawn. */
  readonly handle: string;
  readonly node: DesignNode | undefined;
}

export interface Cluster {
  readonly design: Design;
  readonly group: Group;
  readonly config: ChassisClusterConfig;
  readonly model: ClusterModel | undefined;
  readonly offset: number;
  readonly members: readonly [ClusterNode, ClusterNode];
  /** RG0 always, then the others in ascending order. */
  readonly groups: readonly RedundancyGroup[];
  /** The drawn port of that cluster-wide name. */
  readonly port: (name: string) => Port | undefined;
  readonly nodeOf: (port: string) => ClusterNode | undefined;
  /** What instance ids call any device of the design. */
  readonly handleOf: (node: NodeId) => string;
  /** Links of a kind between the two members, sorted by id. */
  readonly links: (kind: LinkKind) => readonly Link[];
}

/** `node0` for the first member, `node1` for the second. */
export const clusterAlias = (group: Group, node: NodeId): string | undefined => {
  const at = group.members.indexOf(node);
  return at === 0 || at === 1 ? `node${at}` : undefined;
};

/** Looks a cluster up; a config that breaks the schema counts as empty, because drawings and findings still want to draw. */
export function clusterOf(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): Cluster {
  const config = readClusterConfig(group.config).value ?? emptyClusterConfig;
  const words =
    handles ??
    nodeHandles(design, (each, node) =>
      each.technology === CLUSTER_TECHNOLOGY ? clusterAlias(each, node) : undefined,
    );
  const member = (index: 0 | 1): ClusterNode => {
    const id = group.members[index] ?? (`missing-node${index}` as NodeId);
    return { index, id, handle: words.get(id) ?? `node${index}`, node: design.nodes[id] };
  };
  const members = [member(0), member(1)] as const;
  const model = clusterModel(members[0].node?.model);
  const offset = model?.offset ?? FALLBACK_OFFSET;
  const memberIds = new Set<NodeId>(members.map(({ id }) => id));
  const ports = new Map<string, Port>();
  const portNode = new Map<PortId, NodeId>();
  for (const port of Object.values(design.ports)) {
    if (!memberIds.has(port.node)) continue;
    portNode.set(port.id, port.node);
    ports.set(`${port.node}/${port.name}`, port);
  }
  const nodeOf = (name: string): ClusterNode | undefined => {
    const index = nodeOfPort(offset, name);
    return index === undefined ? undefined : members[index];
  };
  return {
    design,
    group,
    config,
    model,
    offset,
    members,
    groups: withRg0(config.redundancyGroups),
    port: (name) => ports.get(`${nodeOf(name)?.id ?? ''}/${name}`),
    nodeOf,
    handleOf: (node) => words.get(node) ?? design.nodes[node]?.name ?? node,
    links: (kind) =>
      Object.values(design.links)
        .filter((link) => link.kind === kind && portNode.has(link.a) && portNode.has(link.b))
        .filter((link) => portNode.get(link.a) !== portNode.get(link.b))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Redundancy group 0 exists whatever is configured; without priorities both nodes are equal [J-RG093]. */
function withRg0(groups: readonly RedundancyGroup[]): readonly RedundancyGroup[] {
  const byNumber = new Map(groups.map((group) => [group.number, group] as const));
  if (!byNumber.has(0))
    byNumber.set(0, { number: 0, priorities: [1, 1], preempt: null, interfaceMonitors: [], ipMonitoring: null });
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** Drawn children of a reth on one node. */
export const childPorts = (cluster: Cluster, reth: Reth, node: ClusterNode): readonly Port[] =>
  reth.children.flatMap((name) => (cluster.nodeOf(name)?.index === node.index ? (cluster.port(name) ?? []) : []));

/** `24.4R1` prints `Only node present`, 12.x prints `Device timer expired` [CAP-VSRX, CAP-WIKI]. */
export const aloneText = (release: string | undefined): string =>
  (parseRelease(release ?? '')?.year ?? 24) < 15 ? 'Device timer expired' : 'Only node present';

/** How a lost fabric is handled: as configured, else by release; the first modern release, 12.1X47, is UNCONFIRMED. */
export function isLegacyFabric(cluster: Cluster): boolean {
  const { fabricProfile } = cluster.config;
  if (fabricProfile !== 'auto') return fabricProfile === 'legacy';
  const release = parseRelease(cluster.members[0].node?.release ?? '');
  if (!release || release.year > 12) return false;
  return release.year < 12 || release.minor < 1 || release.train !== 'X' || release.number < 47;
}
