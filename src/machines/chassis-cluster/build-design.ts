// Draws a cluster from its configuration: two nodes, the links between them, and what must stand around them. Deterministic; templates
// and imports both use it, so that a design survives export and import. It knows no Junos text.
import {
  asId,
  type ConfigSource,
  DESIGN_VERSION,
  type Design,
  type DesignId,
  type DesignNode,
  type Flow,
  type FlowId,
  type GroupId,
  type JsonObject,
  type Link,
  type LinkId,
  type LinkKind,
  type NodeId,
  type Port,
  type PortId,
  type PortSide,
} from '../../model/design';
import { ordered } from '../../model/records';
import { clusterCard } from './card';
import { placeCluster } from './layout';
import { clusterModel, comparePortNames, controlPortNames, FALLBACK_OFFSET, nodeOfPort } from './models';
import type { ChassisClusterConfig } from './schema';
import { type Neighbour, type Segment, segmentsOf } from './surroundings';

export const CLUSTER_TECHNOLOGY = clusterCard.id;
/** Id and name of the group in every design that is drawn from a configuration. */
export const CLUSTER_NAME = 'cluster';

export interface ClusterMember {
  readonly name: string;
  readonly model: string;
  readonly release?: string;
}

export interface ClusterDesignInput {
  readonly name: string;
  readonly id: string;
  /** Node 0 first; names must differ. */
  readonly nodes: readonly [ClusterMember, ClusterMember];
  readonly config: ChassisClusterConfig;
  /** Each node has a switch of its own towards the provider, instead of one for both. */
  readonly ownUplinks?: boolean;
  /** The text that the configuration was read from; its subject becomes the group. */
  readonly kept?: ConfigSource;
}

/** Mutable while drawing; frozen into a Design at the end. */
class Drawing {
  readonly nodes: Record<NodeId, DesignNode> = {};
  readonly ports: Record<PortId, Port> = {};
  readonly links: Record<LinkId, Link> = {};
  readonly flows: Record<FlowId, Flow> = {};
  readonly sides: Record<PortId, PortSide> = {};

  node(name: string, node: Omit<DesignNode, 'id' | 'name'>): NodeId {
    const id = asId<NodeId>(name);
    this.nodes[id] = { id, name, ...node };
    return id;
  }
  port(node: NodeId, name: string, side: PortSide): PortId {
    const id = asId<PortId>(`${node}/${name}`);
    this.ports[id] = { id, node, name };
    this.sides[id] ??= side;
    return id;
  }
  link(id: string, kind: LinkKind, a: PortId, b: PortId, inferred = false): void {
    const linkId = asId<LinkId>(id);
    this.links[linkId] = { id: linkId, kind, a, b, ...(inferred ? { inferred } : {}) };
  }
  flow(name: string, from: Flow['from'], to: Flow['to'], service: string): void {
    const id = asId<FlowId>(name);
    this.flows[id] = { id, name, from, to, service };
  }
}

/** The whole design of one cluster. Ports that nothing uses are not drawn. */
export function buildClusterDesign(input: ClusterDesignInput): Design {
  const { config } = input;
  const drawing = new Drawing();
  const [first, second] = input.nodes;
  const members = [first, second].map((member) =>
    drawing.node(member.name, {
      kind: 'srx',
      model: member.model,
      ...(member.release ? { release: member.release } : {}),
    }),
  );
  const [node0, node1] = [asId<NodeId>(first.name), asId<NodeId>(second.name)];
  const offset = clusterModel(first.model)?.offset ?? FALLBACK_OFFSET;
  const memberOf = (port: string): NodeId => (nodeOfPort(offset, port) === 1 ? node1 : node0);

  drawControl(drawing, input, node0, node1);
  for (const [index, name] of config.fabric.fab0.entries()) {
    const peer = config.fabric.fab1[index];
    const a = drawing.port(memberOf(name), name, 'bottom');
    if (peer) drawing.link(`fabric-${index}`, 'fabric', a, drawing.port(memberOf(peer), peer, 'top'));
  }
  for (const extra of config.fabric.fab1.slice(config.fabric.fab0.length)) drawing.port(memberOf(extra), extra, 'top');

  const segments = segmentsOf(config, [first.name, second.name], input.ownUplinks === true);
  for (const segment of segments) drawSegment(drawing, segment, memberOf, node1);
  for (const group of config.redundancyGroups)
    for (const { interface: name } of group.interfaceMonitors)
      if (nodeOfPort(offset, name) !== undefined) drawing.port(memberOf(name), name, 'left');
  drawFlows(drawing, segments);

  const group = asId<GroupId>(CLUSTER_NAME);
  // In id order, as every command keeps its records.
  return {
    version: DESIGN_VERSION,
    id: asId<DesignId>(input.id),
    name: input.name,
    nodes: ordered(drawing.nodes),
    ports: ordered(drawing.ports),
    links: ordered(drawing.links),
    groups: {
      [group]: { id: group, name: CLUSTER_NAME, technology: CLUSTER_TECHNOLOGY, members, config: config as JsonObject },
    },
    flows: ordered(drawing.flows),
    scenarios: {},
    notes: {},
    sources: input.kept ? { [input.kept.id]: { ...input.kept, subject: group } } : {},
    layout: {
      nodes: placeCluster({ members: [node0, node1], ports: drawing.ports, sides: drawing.sides, config, segments }),
      notes: {},
      sides: drawing.sides,
    },
  };
}

/** One control link, or as many as control ports are configured on both nodes (SRX5000 line). */
function drawControl(drawing: Drawing, input: ClusterDesignInput, node0: NodeId, node1: NodeId): void {
  const model0 = clusterModel(input.nodes[0].model);
  const model1 = clusterModel(input.nodes[1].model);
  const offset = model0?.offset ?? FALLBACK_OFFSET;
  const configured = input.config.controlPorts ?? [];
  const count = model0?.needsControlPorts
    ? Math.min(
        configured.filter(({ fpc }) => fpc < offset).length,
        configured.filter(({ fpc }) => fpc >= offset).length,
      )
    : 1;
  for (let index = 0; index < Math.max(1, count); index += 1) {
    const a = controlPortNames(model0, 0)[index] ?? `em${index}`;
    const b = controlPortNames(model1, 1)[index] ?? `em${index}`;
    drawing.link(`control-${index}`, 'control', drawing.port(node0, a, 'bottom'), drawing.port(node1, b, 'top'));
  }
}

function drawSegment(drawing: Drawing, segment: Segment, memberOf: (port: string) => NodeId, node1: NodeId): void {
  const inwards: PortSide = segment.side === 'outside' ? 'left' : 'right';
  const outwards: PortSide = segment.side === 'outside' ? 'right' : 'left';
  const switches = segment.switchNames.map((name) => {
    const id = drawing.node(name, { kind: 'switch', inferred: true });
    let next = 0;
    return { name, nextPort: (side: PortSide): PortId => drawing.port(id, `ge-0/0/${next++}`, side) };
  });
  for (const child of [...segment.reth.children].sort(comparePortNames)) {
    const member = memberOf(child);
    const [first, own = first] = switches;
    const plug = member === node1 ? own : first;
    if (plug)
      drawing.link(
        `${member}-${child}`,
        'revenue',
        drawing.port(member, child, outwards),
        plug.nextPort(inwards),
        true,
      );
  }
  for (const neighbour of segment.neighbours) {
    const id = drawNeighbour(drawing, neighbour);
    for (const [index, plug] of switches.entries()) {
      // A router's second port leads to what is beyond it.
      const name = neighbour.kind === 'host' ? `eth${index}` : `ge-0/0/${index === 0 ? 0 : 2}`;
      const port = drawing.port(id, name, inwards);
      drawing.link(`${neighbour.name}-${plug.name}`, 'revenue', port, plug.nextPort(outwards), true);
    }
  }
  const router = segment.neighbours[0];
  if (!segment.beyond || !router) return;
  const server = drawNeighbour(drawing, segment.beyond);
  drawing.link(
    `${segment.beyond.name}-${router.name}`,
    'revenue',
    drawing.port(server, 'eth0', 'top'),
    drawing.port(asId<NodeId>(router.name), 'ge-0/0/1', 'bottom'),
    true,
  );
}

const drawNeighbour = (drawing: Drawing, { kind, name, addresses, gateway }: Neighbour): NodeId =>
  drawing.node(name, { kind, addresses, ...(gateway ? { gateway } : {}), inferred: true });

/** Inside to outside, and one flow to each reth's own address, so that one dead reth is told from a dead cluster. */
function drawFlows(drawing: Drawing, segments: readonly Segment[]): void {
  const far = segments.find((segment) => segment.side === 'outside');
  const destination = far?.beyond ?? far?.neighbours[0];
  const end = (name: string): Flow['from'] => ({ kind: 'node', node: asId<NodeId>(name) });
  for (const segment of segments) {
    if (segment.side === 'outside' || !destination) continue;
    for (const host of segment.neighbours.filter((neighbour) => neighbour.kind === 'host'))
      drawing.flow(`${host.name}-to-${destination.name}`, end(host.name), end(destination.name), 'tcp 443');
  }
  for (const { reth, neighbours } of segments) {
    const source = neighbours[0];
    if (!source) continue;
    drawing.flow(
      `${source.name}-to-${reth.name}`,
      end(source.name),
      { kind: 'group', group: asId<GroupId>(CLUSTER_NAME), interface: reth.name },
      'ping',
    );
  }
}
