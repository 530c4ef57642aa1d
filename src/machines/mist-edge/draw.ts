// What a canvas shows of an organization without running it: a row of load on every Edge, a pill for every cluster. Static facts only.
import type { Design, Group, PortId } from '../../model/design';
import type { GroupDrawing, NodeDrawing, PillDrawing, PortDrawing } from '../kernel/technology';
import { plannedTunnels } from './models';
import type { Edge } from './org';
import { edgeInstance, type Scene, sceneOf } from './scene';
import type { ClusterConfig } from './schema';

export function drawMistEdge(design: Design, group: Group): GroupDrawing {
  const scene = sceneOf(design, group);
  const { config } = scene.org;
  const [tunnel] = config.tunnels;
  const hello = tunnel === undefined ? '' : `, hello ${tunnel.helloIntervalS} s × ${tunnel.helloRetries}`;
  return {
    hull: { label: group.name, detail: `${config.clusters.map(({ name }) => name).join(', ')}${hello}` },
    nodes: new Map(scene.org.edges.map((edge) => [edge.node, drawEdge(edge)])),
    pills: config.clusters.map((cluster, at) => drawCluster(scene, cluster, at)),
    linkLabels: [],
  };
}

function drawEdge(edge: Edge): NodeDrawing {
  const ports = new Map<PortId, PortDrawing>();
  const pill = edge.config.cluster === null ? {} : { pill: edge.config.cluster };
  for (const { id } of [...edge.upstream, ...edge.downstream])
    ports.set(id, { shape: 'row', linkKind: 'revenue', ...pill });
  if (edge.oobm) ports.set(edge.oobm.id, { shape: 'chip', linkKind: 'control' });
  return {
    alias: '',
    rows: [
      {
        instance: edgeInstance(edge),
        label: 'tunnels',
        detail: `plan ${plannedTunnels(edge.model)}, max ${edge.model.maxTunnels}`,
        tags: [...(edge.config.dualArm ? ['dual arm'] : []), ...(edge.config.cluster === null ? ['spare'] : [])],
        meter: { fact: 'tunnels', max: edge.model.maxTunnels },
      },
    ],
    ports,
  };
}

function drawCluster({ org }: Scene, cluster: ClusterConfig, at: number): PillDrawing {
  const members = org.membersOf(cluster.name);
  return {
    id: cluster.name,
    title: cluster.name,
    detail: `${cluster.selection}, ${members.length} ${members.length === 1 ? 'Edge' : 'Edges'}`,
    config: ['clusters', at],
    legs: members.map((edge) => ({
      node: edge.node,
      instance: edgeInstance(edge),
      ports: [...new Set([...edge.upstream, ...edge.downstream])].map(({ id }) => id),
    })),
  };
}
