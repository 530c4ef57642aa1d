// What the canvas draws of a cluster: hull, rows, chips, pills. Static facts of the design; live state comes by instance id.
import type { Design, Group, NodeId, PortId } from '../../model/design';
import type { GroupDrawing, NodeDrawing, PillDrawing, PortDrawing, RowDrawing } from '../kernel/technology';
import { type Cluster, type ClusterNode, childPorts, clusterOf } from './cluster';
import { consumedPortNames } from './models';
import type { Reth } from './schema';

/** The drawing of one cluster; also of one whose config has errors. */
export function drawCluster(design: Design, group: Group): GroupDrawing {
  const cluster = clusterOf(design, group);
  const { config, members } = cluster;
  const models = [...new Set(members.map(({ node }) => node?.model ?? 'SRX'))];
  const seconds = (ms: number): string => `${ms / 1000} s`;
  const controlName = cluster.model?.controlNames[0] ?? 'control';
  return {
    hull: { label: `cluster ${config.clusterId}`, detail: `${models.join(' and ')} pair, chassis cluster` },
    nodes: new Map<NodeId, NodeDrawing>(members.map((node) => [node.id, drawNode(cluster, node)])),
    pills: config.reths.map((reth, index) => drawPill(cluster, reth, index)),
    linkLabels: [
      {
        kind: 'control',
        title: 'control',
        detail: `${controlName}, ${seconds(config.heartbeatIntervalMs)} × ${config.heartbeatThreshold}`,
        settings: ['controlPorts', 'heartbeatIntervalMs', 'heartbeatThreshold', 'controlLinkRecovery'],
      },
      { kind: 'fabric', title: 'fabric', detail: 'fab0, fab1', settings: ['fabric'] },
    ],
  };
}

function drawNode(cluster: Cluster, node: ClusterNode): NodeDrawing {
  return {
    alias: `node${node.index}`,
    rows: cluster.groups.map((rg) => ({
      instance: `rg${rg.number}@${node.handle}`,
      label: `RG${rg.number}`,
      detail: `priority ${rg.priorities[node.index]}`,
      tags: rg.preempt && rg.number > 0 ? ['preempt'] : [],
      ...configOf(cluster, rg.number),
      meter: { fact: 'weight', max: 255 },
    })),
    ports: drawPorts(cluster, node),
  };
}

/** RG0 is there even where the config does not write it. */
function configOf({ config }: Cluster, number: number): Pick<RowDrawing, 'config'> {
  const index = config.redundancyGroups.findIndex((each) => each.number === number);
  return index < 0 ? {} : { config: ['redundancyGroups', index] };
}

function drawPorts(cluster: Cluster, node: ClusterNode): ReadonlyMap<PortId, PortDrawing> {
  const onLinks = (kind: 'control' | 'fabric'): ReadonlySet<PortId> =>
    new Set(cluster.links(kind).flatMap(({ a, b }) => [a, b]));
  const control = onLinks('control');
  const fabric = onLinks('fabric');
  const members = new Set([...cluster.config.fabric.fab0, ...cluster.config.fabric.fab1]);
  const taken = new Set(cluster.model ? consumedPortNames(cluster.model, node.index) : []);
  const pills = new Map(
    cluster.config.reths.flatMap((reth) => childPorts(cluster, reth, node).map(({ id }) => [id, reth.name] as const)),
  );
  const drawn = new Map<PortId, PortDrawing>();
  for (const port of Object.values(cluster.design.ports)) {
    if (port.node !== node.id) continue;
    const pill = pills.get(port.id);
    if (control.has(port.id) || taken.has(port.name)) drawn.set(port.id, { shape: 'chip', linkKind: 'control' });
    else if (fabric.has(port.id) || members.has(port.name)) drawn.set(port.id, { shape: 'chip', linkKind: 'fabric' });
    else drawn.set(port.id, { shape: 'row', linkKind: 'revenue', ...(pill ? { pill } : {}) });
  }
  return drawn;
}

function drawPill(cluster: Cluster, reth: Reth, index: number): PillDrawing {
  const addresses = reth.units.flatMap((unit) => [...unit.inet, ...unit.inet6]);
  const more = addresses.length > 1 ? ` +${addresses.length - 1}` : '';
  return {
    id: reth.name,
    title: reth.name,
    detail: addresses.length > 0 ? `${addresses[0]}${more}` : 'no address',
    config: ['reths', index],
    legs:
      reth.redundancyGroup === undefined
        ? []
        : cluster.members.map((node) => ({
            node: node.id,
            instance: `rg${reth.redundancyGroup}@${node.handle}`,
            ports: childPorts(cluster, reth, node).map(({ id }) => id),
          })),
  };
}
