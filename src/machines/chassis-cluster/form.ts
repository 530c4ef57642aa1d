// Joining two firewalls into a cluster: renumbers node 1, lays control and fabric links, finds reths in the cabling. Pure edits of a design.
import {
  asId,
  type Design,
  type Group,
  type JsonObject,
  type Link,
  type LinkId,
  type NodeId,
  type Port,
  type PortId,
  type PortSide,
} from '../../model/design';
import { freeId, slug } from '../../model/ids';
import { ordered } from '../../model/records';
import { CLUSTER_TECHNOLOGY } from './build-design';
import { freeAddress, inetText, parseInet } from './inet';
import {
  clusterModel,
  clusterPortName,
  comparePortNames,
  consumedPortNames,
  controlPortNames,
  localPortNames,
} from './models';
import { type ChassisClusterConfig, emptyClusterConfig, plainRedundancyGroup, type Reth } from './schema';

/** The design with the cluster in it, or a sentence why these devices cannot be joined. */
export function formCluster(
  design: Design,
  members: readonly NodeId[],
  name: string,
): Design | { readonly error: string } {
  const [first, second] = members;
  if (first === undefined || second === undefined || members.length !== 2)
    return { error: 'A chassis cluster has exactly two nodes.' };
  const models = [first, second].map((id) => clusterModel(design.nodes[id]?.model ?? 'SRX345'));
  const [model0, model1] = models;
  if (!model0 || !model1) {
    const unknown = design.nodes[model0 ? second : first];
    return {
      error: `${unknown?.name ?? 'A device'}: ${unknown?.model ?? 'this model'} is not known as a cluster node.`,
    };
  }
  const linked = new Set(Object.values(design.links).flatMap(({ a, b }) => [a, b]));
  const between = (link: Link): boolean =>
    [link.a, link.b].every((port) => [first, second].includes(design.ports[port]?.node ?? first)) &&
    design.ports[link.a]?.node !== design.ports[link.b]?.node;
  const inner = new Set(
    Object.values(design.links)
      .filter(between)
      .flatMap(({ a, b }) => [a, b]),
  );
  for (const [id, model] of [
    [first, model0],
    [second, model1],
  ] as const) {
    const taken = consumedPortNames(model, 0);
    const used = Object.values(design.ports).find(
      (port) => port.node === id && taken.includes(port.name) && linked.has(port.id) && !inner.has(port.id),
    );
    if (used)
      return {
        error: `${design.nodes[id]?.name ?? id}: a cluster takes ${used.name} for control or fxp0; unplug it first.`,
      };
  }
  const joined = new Joining(design, [first, second]);
  joined.renumber(model1.offset);
  joined.control(controlPortNames(model0, 0)[0] ?? 'em0', controlPortNames(model1, 1)[0] ?? 'em0');
  const reserved = new Set(consumedPortNames(model0, 0));
  const candidates = localPortNames(model0).filter(
    (port) => !reserved.has(port) && model0.fabricMedia.includes(port.split('-')[0] ?? ''),
  );
  // The port that Junos' own examples use, where it is free.
  const usual = candidates.filter((port) => port.endsWith('-0/0/2'));
  joined.fabric([...usual, ...candidates], model1.offset);
  const result = joined.finish();
  const id = asId<Group['id']>(
    freeId(slug(name, 'cluster'), (taken) => taken in design.groups || taken in design.nodes),
  );
  const group: Group = {
    id,
    name,
    technology: CLUSTER_TECHNOLOGY,
    members: [first, second],
    config: clusterDefaults(result, [first, second]),
  };
  return { ...result, groups: ordered({ ...result.groups, [id]: group }) };
}

/** The edits of one joining, on copies. */
class Joining {
  readonly #design: Design;
  readonly #members: readonly [NodeId, NodeId];
  readonly #ports: Record<PortId, Port>;
  readonly #links: Record<LinkId, Link>;
  readonly #sides: Record<PortId, PortSide>;

  constructor(design: Design, members: readonly [NodeId, NodeId]) {
    this.#design = design;
    this.#members = members;
    this.#ports = { ...design.ports };
    this.#links = { ...design.links };
    this.#sides = { ...design.layout.sides };
  }

  /** Node 1's slots count on from node 0's; ids stay, names change. */
  renumber(offset: number): void {
    for (const port of Object.values(this.#ports))
      if (port.node === this.#members[1])
        this.#ports[port.id] = { ...port, name: clusterPortName(offset, 1, port.name) };
  }

  control(name0: string, name1: string): void {
    this.#join('control', name0, name1);
  }

  /** A cable between the members that is no control link becomes the fabric; else the first port that both have free is used. */
  fabric(candidates: readonly string[], offset: number): void {
    const inner = Object.values(this.#links).find((link) => link.kind !== 'control' && this.#isInner(link));
    if (inner) {
      this.#links[inner.id] = { ...inner, kind: 'fabric' };
      this.#face(inner.a, inner.b);
      return;
    }
    const free = candidates.find(
      (name) =>
        this.#isFree(this.#members[0], name) && this.#isFree(this.#members[1], clusterPortName(offset, 1, name)),
    );
    if (free) this.#join('fabric', free, clusterPortName(offset, 1, free));
  }

  finish(): Design {
    return {
      ...this.#design,
      ports: ordered(this.#ports),
      links: ordered(this.#links),
      layout: { ...this.#design.layout, sides: this.#sides },
    };
  }

  #join(kind: 'control' | 'fabric', name0: string, name1: string): void {
    const a = this.#port(this.#members[0], name0);
    const b = this.#port(this.#members[1], name1);
    const there = Object.values(this.#links).find(
      (link) => [link.a, link.b].includes(a) && [link.a, link.b].includes(b),
    );
    const id = there?.id ?? asId<LinkId>(freeId(`${kind}-0`, (taken) => taken in this.#links));
    this.#links[id] = { ...there, id, kind, a, b };
    this.#face(a, b);
  }

  #port(node: NodeId, name: string): PortId {
    const there = Object.values(this.#ports).find((port) => port.node === node && port.name === name);
    const id = there?.id ?? asId<PortId>(freeId(`${node}/${name}`, (taken) => taken in this.#ports));
    this.#ports[id] ??= { id, node, name };
    return id;
  }

  /** HA ports sit on the edges that face each other. */
  #face(a: PortId, b: PortId): void {
    const [upper, lower] = this.#ports[a]?.node === this.#members[0] ? [a, b] : [b, a];
    this.#sides[upper] = 'bottom';
    this.#sides[lower] = 'top';
  }

  #isInner(link: Link): boolean {
    const ends = [link.a, link.b].map((port) => this.#ports[port]?.node);
    return this.#members.every((member) => ends.includes(member));
  }

  #isFree(node: NodeId, name: string): boolean {
    const port = Object.values(this.#ports).find((each) => each.node === node && each.name === name);
    return !port || !Object.values(this.#links).some(({ a, b }) => a === port.id || b === port.id);
  }
}

/** Config of a new cluster: a reth for each neighbour that both nodes are plugged into, every child monitored with 255. */
export function clusterDefaults(design: Design, members: readonly NodeId[]): JsonObject {
  const [first, second] = members;
  const links = Object.values(design.links);
  const fabricOf = (node: NodeId | undefined): readonly string[] =>
    links
      .filter((link) => link.kind === 'fabric')
      .flatMap(({ a, b }) => [a, b].flatMap((port) => design.ports[port] ?? []))
      .filter((port) => port.node === node)
      .map(({ name }) => name)
      .sort(comparePortNames)
      .slice(0, 2);
  const reths = sharedNeighbours(design, members).map(
    ({ neighbour, ports }, index): Reth => ({
      name: `reth${index}`,
      redundancyGroup: 1,
      children: ports,
      vlanTagging: false,
      units: [{ unit: 0, inet: addressTowards(design, neighbour), inet6: [] }],
    }),
  );
  const usedIds = Object.values(design.groups).flatMap(({ config }) =>
    typeof config.clusterId === 'number' ? [config.clusterId] : [],
  );
  let clusterId = 1;
  while (usedIds.includes(clusterId) && clusterId < 255) clusterId += 1;
  const config: ChassisClusterConfig = {
    ...emptyClusterConfig,
    clusterId,
    controlLinkRecovery: true,
    rethCount: reths.length,
    redundancyGroups: [
      plainRedundancyGroup(0, [200, 100]),
      {
        ...plainRedundancyGroup(1, [200, 100]),
        interfaceMonitors: reths.flatMap(({ children }) => children.map((name) => ({ interface: name, weight: 255 }))),
      },
    ],
    reths,
    fabric: { fab0: fabricOf(first), fab1: fabricOf(second) },
    node: [{}, {}],
  };
  return config as JsonObject;
}

/** Devices that both members have revenue links to, with the members' ports on them. */
function sharedNeighbours(
  design: Design,
  members: readonly NodeId[],
): readonly { readonly neighbour: NodeId; readonly ports: readonly string[] }[] {
  const found = new Map<NodeId, Port[]>();
  for (const link of Object.values(design.links)) {
    if (link.kind !== 'revenue') continue;
    const ends = [link.a, link.b].flatMap((port) => design.ports[port] ?? []);
    const own = ends.find((port) => members.includes(port.node));
    const far = ends.find((port) => !members.includes(port.node));
    if (own && far) found.set(far.node, [...(found.get(far.node) ?? []), own]);
  }
  return [...found]
    .filter(([, ports]) => members.every((member) => ports.some((port) => port.node === member)))
    .map(([neighbour, ports]) => ({ neighbour, ports: ports.map(({ name }) => name).sort(comparePortNames) }))
    .sort((a, b) => comparePortNames(a.ports[0] ?? '', b.ports[0] ?? ''));
}

/** The address that hosts behind the neighbour use as their gateway, else a free one beside a router's; empty where nothing tells. */
function addressTowards(design: Design, neighbour: NodeId): readonly string[] {
  const around = Object.values(design.links).flatMap(({ a, b }) => {
    const [left, right] = [design.ports[a]?.node, design.ports[b]?.node];
    return left === neighbour ? (right ?? []) : right === neighbour ? (left ?? []) : [];
  });
  const nodes = [neighbour, ...around].flatMap((id) => design.nodes[id] ?? []);
  for (const { gateway, addresses } of nodes) {
    const own = parseInet(addresses?.[0] ?? '');
    if (gateway && own) return [`${gateway}/${own.length}`];
  }
  for (const { kind, addresses } of nodes) {
    const own = parseInet(addresses?.[0] ?? '');
    const free = kind === 'router' && own ? freeAddress(own, 2, new Set([own.address])) : undefined;
    if (own && free !== undefined) return [`${inetText(free)}/${own.length}`];
  }
  return [];
}
