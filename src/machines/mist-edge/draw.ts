// What a canvas shows of an organization without running it: Edges with their load, clusters, AP groups, tunnels. Static facts only.
import type { Design, Group, NodeId, PortId } from '../../model/design';
import type { HullDrawing, LineDrawing, SharesDrawing, StreamDrawing } from '../kernel/spread';
import type { GroupDrawing, NodeDrawing, PortDrawing } from '../kernel/technology';
import { PLANNING_SHARE, plannedTunnels } from './models';
import { addressOf, type Edge, type Org } from './org';
import { checkInstance, clusterInstance, edgeInstance, type Scene, sceneOf } from './scene';
import type { ClusterConfig } from './schema';
import type { TunnelUse } from './tunnels';

export function drawMistEdge(design: Design, group: Group): GroupDrawing {
  const scene = sceneOf(design, group);
  const { org } = scene;
  return {
    nodes: new Map<NodeId, NodeDrawing>([
      ...org.edges.map((edge) => [edge.node, drawEdge(org, edge)] as const),
      ...org.apGroups.flatMap(({ node }) => {
        const shares = sharesOf(scene, node);
        const config = placeIn(org, 'apGroups', node);
        return shares.length === 0
          ? []
          : [[node, { alias: '', rows: [], ports: new Map(), ...config, shares }] as const];
      }),
    ]),
    hulls: org.config.clusters.map((cluster, at) => drawCluster(scene, cluster, at)),
    streams: scene.uses.flatMap((use) => streamsOf(scene, use)),
    pills: [],
    linkLabels: [],
  };
}

/** Where a device has its settings; one that has none yet has no place. */
function placeIn({ config }: Org, list: 'edges' | 'apGroups', node: NodeId): Pick<NodeDrawing, 'config'> {
  const at = config[list].findIndex((each) => each.node === node);
  return at < 0 ? {} : { config: [list, at] };
}

const words = (...all: readonly (string | undefined)[]): string => all.filter(Boolean).join(', ');

function drawEdge(org: Org, edge: Edge): NodeDrawing {
  const ports = new Map<PortId, PortDrawing>();
  for (const { id } of [...edge.upstream, ...edge.downstream]) ports.set(id, { shape: 'row', linkKind: 'revenue' });
  if (edge.oobm) ports.set(edge.oobm.id, { shape: 'row', linkKind: 'control' });
  const instance = edgeInstance(edge);
  const plan = plannedTunnels(edge.model);
  const max = edge.model.maxTunnels;
  return {
    alias: '',
    rows: [
      {
        instance,
        label: 'tunnels',
        detail: `plan ${plan}, max ${max}`,
        tags: edge.config.cluster === null ? ['spare'] : [],
        meter: { fact: 'tunnels', max },
      },
    ],
    ports,
    ...placeIn(org, 'edges', edge.node),
    lines: linesOf(org, edge),
    load: { instance, fact: ['tunnels'], unit: 'tunnels', max, plan, planLabel: `plan ${PLANNING_SHARE * 100} %` },
  };
}

function linesOf(org: Org, edge: Edge): readonly LineDrawing[] {
  const address = addressOf(edge);
  const legs = edge.upstream.length;
  const arm = edge.config.dualArm ? 'dual arm' : legs > 1 ? `LAG of ${legs}` : 'single arm';
  return [
    { text: words(address, arm, edge.config.cluster === null ? 'spare' : undefined) },
    ...org.checksOf(edge).map((check) => ({ text: check.check, instance: checkInstance(edge, check) })),
  ];
}

function drawCluster({ org, uses }: Scene, cluster: ClusterConfig, at: number): HullDrawing {
  const using = org.config.tunnels.filter(({ clusters }) => clusters.includes(cluster.name));
  const anchored = new Set(org.config.tunnels.flatMap(({ anchors }) => anchors));
  const parts = using.map(({ name, clusters }) => {
    if (anchored.has(name)) return 'anchor';
    return clusters[0] === cluster.name ? 'primary' : 'secondary';
  });
  const role = using.every((_, i) => parts[i] === parts[0])
    ? parts[0]
    : using.map(({ name }, i) => `${parts[i]} of ${name}`).join(', ');
  const [tunnel] = using;
  const schemes = new Set(
    uses.filter((use) => use.tunnel === tunnel).flatMap(({ cohorts }) => cohorts[0]?.input.schemes),
  );
  return {
    id: cluster.name,
    label: cluster.name,
    detail: words(
      role,
      parts[0] === 'secondary' && schemes.size > 1 ? 'other subnets' : cluster.selection,
      tunnel && `${tunnel.helloIntervalS} s × ${tunnel.helloRetries}`,
    ),
    members: org.membersOf(cluster.name).map(({ node }) => node),
    instance: clusterInstance(cluster.name),
    config: ['clusters', at],
    faults: [`cluster:${cluster.name}`],
  };
}

/** One row a tunnel that the APs of this device hold. */
function sharesOf({ org, uses }: Scene, node: NodeId): readonly SharesDrawing[] {
  return uses.flatMap((use): SharesDrawing[] => {
    if (use.holder.kind !== 'aps' || use.holder.node !== node) return [];
    const ssids = org.wlansOf(use.tunnel.name, node).map(({ ssid }) => ssid);
    return [
      {
        instance: use.id,
        title: use.tunnel.name,
        detail: `SSID ${ssids.join(', ')}`,
        total: use.aps,
        unit: use.aps === 1 ? 'AP' : 'APs',
        parts: [
          { label: 'on 1st choice', role: 'active', fact: ['fares', 'first'] },
          { label: 'on another', role: 'standby', fact: ['fares', 'other'] },
          { label: 'miss hellos', role: 'transition', fact: ['fares', 'missing'] },
          { label: 'moving', role: 'transition', fact: ['fares', 'moving'] },
          { label: 'black hole', role: 'failed', fact: ['fares', 'blackHoled'] },
          { label: 'no Edge', role: 'failed', fact: ['fares', 'none'] },
        ],
        lots: use.cohorts.map(({ id, input }) => ({
          instance: id,
          order: (input.lists[0] ?? []).flatMap((place) => use.edges[place]?.name ?? []),
          total: input.aps,
          fact: ['onPosition'],
        })),
      },
    ];
  });
}

/** Anchor tunnels are one to an Edge: as thin as a stream gets. */
const MOST_OF_ANCHORS = 12;

function streamsOf({ uses }: Scene, use: TunnelUse): readonly StreamDrawing[] {
  const most = use.holder.kind === 'edge' ? MOST_OF_ANCHORS : Math.max(...uses.map(({ aps }) => aps));
  return use.edges.map((edge) => ({
    id: `${use.id}/${edge.name}`,
    from: use.holder.node,
    to: edge.node,
    label: `${use.tunnel.name} of ${use.holder.name} on ${edge.name}`,
    instance: use.id,
    fact: [edge.name],
    lost: ['lost', edge.name],
    asking: ['asking', edge.name],
    most,
  }));
}
