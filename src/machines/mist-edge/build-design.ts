// Draws an organization: Edges of each cluster on their core switches, AP groups before them, gateways behind, the cloud below. Deterministic.
import {
  asId,
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
  type NodeId,
  type NodeKind,
  type Point,
  type Port,
  type PortId,
  type PortSide,
} from '../../model/design';
import { ordered } from '../../model/records';
import { type Domain, domainsOf, type Places, placesOf } from './layout';
import { OOBM_PORT } from './org';
import { MIST_TECHNOLOGY } from './scene';
import type { MistEdgeConfig } from './schema';

/** Id of the group in every design that is drawn from a configuration. */
export const MIST_GROUP = 'edges';

export interface DrawnEdge {
  readonly name: string;
  readonly model: string;
  /** Data ports that are cabled; the first half upstream in dual arm. */
  readonly ports: readonly string[];
}
export interface MistDesignInput {
  readonly id: string;
  readonly name: string;
  readonly edges: readonly DrawnEdge[];
  readonly config: MistEdgeConfig;
  /** One core switch a cluster, or two with a leg of every Edge on each. */
  readonly switches: 1 | 2;
  readonly inferred?: boolean;
}

const ORIGIN: Point = { x: 0, y: 0 };

class Drawing {
  readonly nodes: Record<NodeId, DesignNode> = {};
  readonly ports: Record<PortId, Port> = {};
  readonly links: Record<LinkId, Link> = {};
  readonly flows: Record<FlowId, Flow> = {};
  readonly places: Record<NodeId, Point> = {};
  readonly sides: Record<PortId, PortSide> = {};
  readonly #used = new Map<string, number>();

  node(name: string, kind: NodeKind, at: Point, more: Partial<DesignNode> = {}): NodeId {
    const id = asId<NodeId>(name);
    this.nodes[id] = { id, kind, name, ...more };
    this.places[id] = at;
    return id;
  }
  port(node: NodeId, name: string, side: PortSide): PortId {
    const id = asId<PortId>(`${node}/${name}`);
    this.ports[id] = { id, node, name };
    this.sides[id] ??= side;
    return id;
  }
  /** The next port of a device, by the names of its kind. */
  next(node: NodeId, base: string, side: PortSide): PortId {
    const key = `${node} ${base}`;
    const number = this.#used.get(key) ?? 0;
    this.#used.set(key, number + 1);
    return this.port(node, `${base}${number}`, side);
  }
  link(a: PortId, b: PortId): void {
    const [from, to] = [this.ports[a], this.ports[b]];
    const id = asId<LinkId>(`${from?.node}-${from?.name}--${to?.node}`.replaceAll('/', '-'));
    this.links[id] = { id, kind: 'revenue', a, b };
  }
}

/** The whole design of one organization. */
export function buildMistDesign(input: MistDesignInput): Design {
  const { config } = input;
  const drawing = new Drawing();
  const inferred = input.inferred ? { inferred: true } : {};
  const places = placesOf(config, input.switches);
  const wan = drawing.node('wan', 'router', places.wan, inferred);
  const management = drawing.node('mgmt', 'switch', places.management, { model: 'EX4400', ...inferred });
  const cloud = drawing.node('mist', 'cloud', places.cloud, inferred);
  drawing.link(drawing.next(management, 'ge-0/0/', 'right'), drawing.port(cloud, 'port0', 'left'));

  config.apGroups.forEach(({ node, subnet }, at) => {
    const own = subnet === undefined ? {} : { addresses: [subnet] };
    const id = drawing.node(node, 'ap-group', places.apGroups[at] ?? ORIGIN, own);
    drawing.link(drawing.port(id, 'eth0', 'right'), drawing.next(wan, 'ge-0/0/', 'left'));
  });
  const members = input.edges.map(({ name, model }) =>
    drawing.node(name, 'mist-edge', places.edge.get(name) ?? ORIGIN, { model }),
  );
  for (const domain of domainsOf(config)) drawDomain(drawing, input, domain, places, { wan, management }, inferred);
  drawFlows(drawing, config);

  const group = asId<GroupId>(MIST_GROUP);
  return {
    version: DESIGN_VERSION,
    id: asId<DesignId>(input.id),
    name: input.name,
    nodes: ordered(drawing.nodes),
    ports: ordered(drawing.ports),
    links: ordered(drawing.links),
    groups: {
      [group]: { id: group, name: 'Mist Edges', technology: MIST_TECHNOLOGY, members, config: config as JsonObject },
    },
    flows: ordered(drawing.flows),
    scenarios: {},
    notes: {},
    sources: {},
    layout: { nodes: drawing.places, notes: {}, sides: drawing.sides },
  };
}

function drawDomain(
  drawing: Drawing,
  input: MistDesignInput,
  { cluster, edges }: Domain,
  places: Places,
  shared: { readonly wan: NodeId; readonly management: NodeId },
  inferred: Partial<DesignNode>,
): void {
  if (edges.length === 0) return;
  const own = places.domains.get(cluster);
  const number = cluster.replace(/\D+/g, '');
  const name = number === '' ? `core-${cluster.toLowerCase() || 'x'}` : `core${number}`;
  const legs = number === '' ? ['-a', '-b'] : ['a', 'b'];
  const switches = (input.switches === 1 ? [''] : legs).map((leg, at) =>
    drawing.node(`${name}${leg}`, 'switch', own?.switches[at] ?? ORIGIN, { model: 'EX4650', ...inferred }),
  );
  for (const core of switches)
    drawing.link(drawing.next(core, 'xe-0/0/', 'left'), drawing.next(shared.wan, 'ge-0/0/', 'right'));
  const resource = input.config.resources.find(({ gatewayOf }) => gatewayOf === cluster);
  if (resource?.node !== undefined) {
    const gateway = drawing.node(resource.node, 'router', own?.gateway ?? ORIGIN, {
      addresses: [`${resource.host}/24`],
      ...inferred,
    });
    for (const core of switches)
      drawing.link(drawing.next(core, 'xe-0/0/', 'right'), drawing.next(gateway, 'ge-0/0/', 'left'));
  }
  for (const { node } of edges) {
    const drawn = input.edges.find(({ name }) => name === node);
    const id = asId<NodeId>(node);
    drawn?.ports.forEach((port, at) => {
      const core = switches[at % switches.length];
      if (core !== undefined) drawing.link(drawing.port(id, port, 'right'), drawing.next(core, 'xe-0/0/', 'left'));
    });
    drawing.link(drawing.port(id, OOBM_PORT, 'right'), drawing.next(shared.management, 'ge-0/0/', 'left'));
  }
}

/** Clients of the APs that prefer each Edge, on every tunnel that its AP group is bound to. */
function drawFlows(drawing: Drawing, config: MistEdgeConfig): void {
  for (const tunnel of config.tunnels) {
    const [primary] = tunnel.clusters;
    const bound = config.wlans.filter(({ tunnels }) => tunnels.includes(tunnel.name));
    const groups = new Set(bound.flatMap(({ apGroups }) => apGroups.map(({ node }) => node)));
    for (const node of groups)
      for (const edge of config.edges.filter(({ cluster }) => cluster === primary)) {
        const id = asId<FlowId>(`${tunnel.name}-${node}-${edge.node}`);
        drawing.flows[id] = {
          id,
          name: `${tunnel.name} of ${node} on ${edge.node}`,
          from: { kind: 'node', node: asId<NodeId>(node) },
          to: { kind: 'group', group: asId<GroupId>(MIST_GROUP), interface: `${tunnel.name}@${node}/${edge.node}` },
          service: 'Wi-Fi clients',
        };
      }
  }
}
