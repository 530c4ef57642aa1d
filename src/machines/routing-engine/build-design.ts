// Draws one router with its Routing Engines from its configuration, with a neighbour at each of its interfaces. Deterministic.
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
  type NodeId,
  type Point,
  type Port,
  type PortId,
  type PortSide,
} from '../../model/design';
import { ordered } from '../../model/records';
import { ENGINES_HEIGHT } from '../chassis';
import { RE_TECHNOLOGY } from './router';
import type { RoutingEngineConfig } from './schema';

/** Id and name of the group in every design that is drawn from a configuration. */
export const RE_GROUP = 'engines';

export interface EngineDesignInput {
  readonly name: string;
  readonly id: string;
  readonly router: { readonly name: string; readonly model: string; readonly release?: string };
  readonly config: RoutingEngineConfig;
  /** The text that the configuration was read from; its subject becomes the group. */
  readonly kept?: ConfigSource;
}

const MX_AT: Point = { x: 480, y: 96 };
const STEP = 112;
/** Neighbours stand level with the ports of the first card, below the two Routing Engines and rpd. */
const FIRST_Y = 182;
const LEFT_X = -192;
const RIGHT_X = 608;
/** More neighbours than that are not drawn. */
const MAX_NEIGHBOURS = 8;
const NAMES = ['west', 'east', 'north', 'south'];

/** `198.51.100.1/30` → `198.51.100.2/30`: the other address of a small subnet; undefined where it cannot be told. */
function neighbourAddress(address: string | undefined): string | undefined {
  const match = /^(\d+\.\d+\.\d+\.)(\d+)\/(\d+)$/.exec(address ?? '');
  const [, net, host, length] = match ?? [];
  if (net === undefined || Number(length) > 31) return undefined;
  const own = Number(host);
  return `${net}${own % 2 === 1 ? own + 1 : own - 1}/${length}`;
}

/** The whole design of one router: neighbours left, right and below, one flow from the first to the second. */
export function buildEngineDesign(input: EngineDesignInput): Design {
  const { config, router } = input;
  const mx = asId<NodeId>(router.name);
  const nodes: Record<NodeId, DesignNode> = { [mx]: { id: mx, kind: 'mx', ...router } };
  const ports: Record<PortId, Port> = {};
  const links: Record<LinkId, Link> = {};
  const sides: Record<PortId, PortSide> = {};
  const places: Record<NodeId, Point> = { [mx]: MX_AT };
  const interfaces = config.interfaces.length > 0 ? config.interfaces : FALLBACK;
  const physical = new Map(interfaces.map(({ name, inet }) => [name.split('.')[0] ?? name, inet[0]] as const));
  const neighbours = [...physical].slice(0, MAX_NEIGHBOURS).map(([port, address], at) => {
    const name = nameOf(at, router.name);
    const node = asId<NodeId>(name);
    const far = neighbourAddress(address);
    nodes[node] = {
      id: node,
      kind: 'router',
      name,
      ...(far === undefined ? {} : { addresses: [far] }),
      inferred: true,
    };
    const own = addPort(mx, port, at % 2 === 0 ? 'left' : 'right');
    const other = addPort(node, 'ge-0/0/0', at % 2 === 0 ? 'right' : 'left');
    const id = asId<LinkId>(name);
    links[id] = { id, kind: 'revenue', a: own, b: other, inferred: true };
    places[node] = { x: MX_AT.x + (at % 2 === 0 ? LEFT_X : RIGHT_X), y: MX_AT.y + FIRST_Y + Math.floor(at / 2) * STEP };
    return node;
  });
  const group = asId<GroupId>(RE_GROUP);
  const [first, second] = neighbours;
  const flows: Record<FlowId, Flow> = {};
  if (first !== undefined && second !== undefined) {
    const id = asId<FlowId>(`${first}-to-${second}`);
    flows[id] = {
      id,
      name: id,
      from: { kind: 'node', node: first },
      to: { kind: 'node', node: second },
      service: 'any',
    };
  }
  return {
    version: DESIGN_VERSION,
    id: asId<DesignId>(input.id),
    name: input.name,
    nodes: ordered(nodes),
    ports: ordered(ports),
    links: ordered(links),
    groups: {
      [group]: {
        id: group,
        name: RE_GROUP,
        technology: RE_TECHNOLOGY,
        members: [mx],
        config: config as JsonObject,
      },
    },
    flows: ordered(flows),
    scenarios: {},
    notes: {},
    sources: input.kept ? { [input.kept.id]: { ...input.kept, subject: group } } : {},
    layout: { nodes: places, notes: {}, sides },
  };

  function addPort(node: NodeId, name: string, side: PortSide): PortId {
    const id = asId<PortId>(`${node}/${name}`);
    ports[id] = { id, node, name };
    sides[id] = side;
    return id;
  }
}

/** A router that is drawn already, with its Routing Engines as one more group; undefined where there is not exactly one without. */
export function withEngines(drawn: Design, config: RoutingEngineConfig): Design | undefined {
  const isTaken = (node: NodeId): boolean =>
    Object.values(drawn.groups).some(
      ({ technology, members }) => technology === RE_TECHNOLOGY && members.includes(node),
    );
  const [router, another] = Object.values(drawn.nodes).filter(({ id, kind }) => kind === 'mx' && !isTaken(id));
  const id = asId<GroupId>(RE_GROUP);
  if (router === undefined || another !== undefined || drawn.groups[id] !== undefined) return undefined;
  const group = { id, name: RE_GROUP, technology: RE_TECHNOLOGY, members: [router.id], config: config as JsonObject };
  const places = Object.entries(drawn.layout.nodes).map(([node, at]) =>
    // The router grows at its top: what stands beside its ports stays beside them.
    node === router.id ? [node, at] : [node, { ...at, y: at.y + ENGINES_HEIGHT }],
  );
  return {
    ...drawn,
    groups: ordered({ ...drawn.groups, [id]: group }),
    layout: { ...drawn.layout, nodes: Object.fromEntries(places) },
  };
}

const FALLBACK: RoutingEngineConfig['interfaces'] = [
  { name: 'ge-0/0/0.0', inet: [] },
  { name: 'ge-0/0/1.0', inet: [] },
];

/** A neighbour's name; the router may have taken it. */
function nameOf(at: number, router: string): string {
  const name = NAMES[at] ?? `neighbour-${at + 1}`;
  return name === router ? `${name}-neighbour` : name;
}
