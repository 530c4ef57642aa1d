// The organization of a design as everything else here reads it: Edges, clusters, tunnels and who holds them, names resolved. It simulates nothing.
import type { Design, DesignNode, Group, NodeId, Port } from '../../model/design';
import { type EdgeModel, edgeModel } from './models';
import {
  type ApGroupConfig,
  type Check,
  type ClusterConfig,
  DEFAULT_CHECK_TIMEOUT_S,
  type EdgeConfig,
  emptyConfig,
  type MistEdgeConfig,
  plainEdge,
  type ResourceConfig,
  readConfig,
  type TunnelConfig,
  type WlanConfig,
} from './schema';

/** Port of an Edge towards the cloud. */
export const OOBM_PORT = 'oobm';

export interface Edge {
  readonly node: NodeId;
  readonly name: string;
  readonly handle: string;
  readonly model: EdgeModel;
  readonly config: EdgeConfig;
  /** Cluster from the start; a spare has none. */
  readonly cluster: ClusterConfig | undefined;
  /** Ports that face the APs and the LAN; the same ones in single arm. */
  readonly downstream: readonly Port[];
  readonly upstream: readonly Port[];
  readonly oobm: Port | undefined;
}
export interface CheckedResource {
  /** Shown name: `ping gateway1`. */
  readonly check: string;
  readonly protocol: Check['protocol'];
  readonly host: string;
  readonly resource: string | undefined;
  readonly timeoutS: number;
}
/** A set of APs, or one Edge at the start of anchor tunnels. */
export type Holder =
  | { readonly kind: 'aps'; readonly name: string; readonly node: NodeId; readonly config: ApGroupConfig }
  | { readonly kind: 'edge'; readonly name: string; readonly node: NodeId; readonly edge: Edge };

export interface Org {
  readonly design: Design;
  readonly group: Group;
  readonly config: MistEdgeConfig;
  readonly edges: readonly Edge[];
  readonly apGroups: readonly Extract<Holder, { kind: 'aps' }>[];
  readonly edge: (name: string) => Edge | undefined;
  readonly tunnel: (name: string) => TunnelConfig | undefined;
  readonly cluster: (name: string) => ClusterConfig | undefined;
  /** Members of a cluster in the order of its hosts, spares that may join it last. */
  readonly membersOf: (cluster: string) => readonly Edge[];
  readonly sparesOf: (cluster: string) => readonly Edge[];
  readonly checksOf: (edge: Edge) => readonly CheckedResource[];
  /** The resource that the client traffic of a cluster goes through. */
  readonly gatewayOf: (cluster: string) => ResourceConfig | undefined;
  readonly wlansOf: (tunnel: string, apGroup: NodeId) => readonly WlanConfig[];
  readonly cloudNode: DesignNode | undefined;
}

const known = new WeakMap<Design['nodes'], WeakMap<Group, Org>>();

/** The organization of a group, made once for a plan's parts. `handles` are the words for devices in ids. */
export function orgOf(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): Org {
  if (handles !== undefined) return makeOrg(design, group, handles);
  const own = known.get(design.nodes) ?? new WeakMap<Group, Org>();
  known.set(design.nodes, own);
  const found = own.get(group);
  if (found !== undefined && found.design.ports === design.ports && found.design.links === design.links) return found;
  const made = makeOrg(design, group, undefined);
  own.set(group, made);
  return made;
}

function makeOrg(design: Design, group: Group, handles: ReadonlyMap<NodeId, string> | undefined): Org {
  const config = readConfig(group.config).value ?? emptyConfig;
  const clusters = new Map(config.clusters.map((cluster) => [cluster.name, cluster] as const));
  const tunnels = new Map(config.tunnels.map((tunnel) => [tunnel.name, tunnel] as const));
  const portsByNode = new Map<NodeId, Port[]>();
  for (const port of Object.values(design.ports)) {
    const list = portsByNode.get(port.node);
    if (list === undefined) portsByNode.set(port.node, [port]);
    else list.push(port);
  }
  const edges = group.members.flatMap((node): Edge[] => {
    const device = design.nodes[node];
    if (device === undefined) return [];
    const own = config.edges.find((edge) => edge.node === node) ?? plainEdge(node, null);
    const ports = portsByNode.get(node) ?? [];
    const data = ports.filter(({ name }) => name !== OOBM_PORT);
    const among = (names: readonly string[]): readonly Port[] => data.filter(({ name }) => names.includes(name));
    return [
      {
        node,
        name: device.name,
        handle: handles?.get(node) ?? device.name,
        model: edgeModel(device.model),
        config: own,
        cluster: own.cluster === null ? undefined : clusters.get(own.cluster),
        downstream: own.dualArm ? among(own.downstreamPorts) : data,
        upstream: own.dualArm ? among(own.upstreamPorts) : data,
        oobm: ports.find(({ name }) => name === OOBM_PORT),
      },
    ];
  });
  const byName = new Map(edges.map((edge) => [edge.name, edge] as const));
  const apGroups = config.apGroups.flatMap((apGroup): Extract<Holder, { kind: 'aps' }>[] => {
    const node = Object.values(design.nodes).find(({ id }) => id === apGroup.node);
    return node === undefined ? [] : [{ kind: 'aps', name: node.name, node: node.id, config: apGroup }];
  });
  const membersOf = (cluster: string): readonly Edge[] => {
    const { hosts } = clusters.get(cluster) ?? { hosts: [] };
    const place = (edge: Edge): number => {
      const at = hosts.findIndex((host) => host === edge.name || host === addressOf(edge));
      return at < 0 ? hosts.length : at;
    };
    return edges
      .filter((edge) => edge.config.cluster === cluster)
      .map((edge, at) => ({ edge, at }))
      .sort((a, b) => place(a.edge) - place(b.edge) || a.at - b.at)
      .map(({ edge }) => edge);
  };
  return {
    design,
    group,
    config,
    edges,
    apGroups,
    edge: (name) => byName.get(name) ?? edges.find(({ handle }) => handle === name),
    tunnel: (name) => tunnels.get(name),
    cluster: (name) => clusters.get(name),
    membersOf,
    sparesOf: (cluster) => edges.filter((edge) => edge.config.cluster === null && edge.config.joins === cluster),
    checksOf: (edge) => checksOf(config, edge),
    gatewayOf: (cluster) => config.resources.find((resource) => resource.gatewayOf === cluster),
    wlansOf: (tunnel, apGroup) =>
      config.wlans.filter(
        (wlan) =>
          wlan.interface !== 'all' &&
          wlan.tunnels.includes(tunnel) &&
          wlan.apGroups.some(({ node }) => node === apGroup),
      ),
    cloudNode: cloudOf(design),
  };
}

/** The device that stands for the Mist cloud: a cloud called so, or the only one. */
function cloudOf(design: Design): DesignNode | undefined {
  const clouds = Object.values(design.nodes).filter(({ kind }) => kind === 'cloud');
  return clouds.find(({ name }) => /mist/i.test(name)) ?? (clouds.length === 1 ? clouds[0] : undefined);
}

/** Tunnel address of an Edge without its prefix length. */
export const addressOf = (edge: Edge): string | undefined => edge.config.tunnelAddress?.split('/')[0];

/** Checks in force: the Edge's own override those of its cluster [HELP]; the switch of the cluster turns the cluster's off [OAS]. */
function checksOf(config: MistEdgeConfig, edge: Edge): readonly CheckedResource[] {
  const inherited = edge.cluster === undefined || edge.cluster.monitoringDisabled ? [] : edge.cluster.monitoring;
  const checks = edge.config.monitoring ?? inherited;
  const named = checks.map((check): CheckedResource => {
    const resource = config.resources.find(({ host, name }) => host === check.host || name === check.host);
    const port = check.port === undefined ? '' : `:${check.port}`;
    return {
      check: `${check.protocol} ${resource?.name ?? check.host}${port}`,
      protocol: check.protocol,
      host: check.host,
      resource: resource?.name,
      timeoutS: check.timeoutS ?? DEFAULT_CHECK_TIMEOUT_S,
    };
  });
  return [...new Map(named.map((check) => [check.check, check])).values()];
}
