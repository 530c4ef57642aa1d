// Joining two firewalls into a pair: lays the ICL, gives addresses to what has none, writes their configuration. Pure edits of a design.
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
import { portNames } from '../../model/port-names';
import { ordered } from '../../model/records';
import { MNHA_TECHNOLOGY } from './build-design';
import { formedConfig } from './form-config';
import { PLATFORM_MODELS, platformOf } from './platforms';

/** Two paths, so that one lost cable does not cut the ICL [L1]. */
const ICL_PATHS = 2;

/** The edits of one joining, on copies. */
class Joining {
  readonly #members: readonly [NodeId, NodeId];
  readonly #ports: Record<PortId, Port>;
  readonly #links: Record<LinkId, Link>;
  readonly #sides: Record<PortId, PortSide>;

  constructor(design: Design, members: readonly [NodeId, NodeId]) {
    this.#members = members;
    this.#ports = { ...design.ports };
    this.#links = { ...design.links };
    this.#sides = { ...design.layout.sides };
  }

  /** Cables between the two become the ICL; what is missing is laid on ports that both have free. */
  icl(candidates: readonly string[]): readonly [readonly string[], readonly string[]] {
    for (const link of Object.values(this.#links))
      if (this.#isInner(link) && link.kind !== 'icd') {
        this.#links[link.id] = { ...link, kind: 'icl' };
        this.#face(link.a, link.b);
      }
    const free = candidates.filter((name) => this.#members.every((member) => this.#isFree(member, name)));
    for (const name of free) {
      if (this.#cables().length >= ICL_PATHS) break;
      const [a, b] = [this.#port(this.#members[0], name), this.#port(this.#members[1], name)];
      const id = asId<LinkId>(freeId(`icl-${this.#cables().length}`, (taken) => taken in this.#links));
      this.#links[id] = { id, kind: 'icl', a, b };
      this.#face(a, b);
    }
    const names = (member: NodeId): readonly string[] =>
      this.#cables().flatMap(({ a, b }) =>
        [a, b].flatMap((port) => (this.#ports[port]?.node === member ? (this.#ports[port]?.name ?? []) : [])),
      );
    return [names(this.#members[0]), names(this.#members[1])];
  }

  finish(design: Design): Design {
    return {
      ...design,
      ports: ordered(this.#ports),
      links: ordered(this.#links),
      layout: { ...design.layout, sides: this.#sides },
    };
  }

  #cables(): readonly Link[] {
    return Object.values(this.#links).filter((link) => link.kind === 'icl' && this.#isInner(link));
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

  #isInner({ a, b }: Link): boolean {
    const ends = [a, b].map((port) => this.#ports[port]?.node);
    return this.#members.every((member) => ends.includes(member));
  }

  #isFree(node: NodeId, name: string): boolean {
    const port = Object.values(this.#ports).find((each) => each.node === node && each.name === name);
    return !port || !Object.values(this.#links).some(({ a, b }) => a === port.id || b === port.id);
  }
}

/** Ports that an ICL is laid on, the last ones first: the first ones are what people use for traffic. */
const iclCandidates = (design: Design, members: readonly NodeId[]): readonly string[] => {
  const [first = [], second = []] = members.map((id) => portNames('srx', design.nodes[id]?.model));
  return first.filter((name) => second.includes(name)).toReversed();
};

/** The design with the pair in it, or a sentence why these devices cannot be joined. */
export function formPair(
  design: Design,
  members: readonly NodeId[],
  name: string,
): Design | { readonly error: string } {
  const [first, second] = members;
  if (first === undefined || second === undefined || members.length !== 2)
    return { error: 'A Multinode HA pair has exactly two nodes.' };
  const unfit = [first, second]
    .map((id) => design.nodes[id])
    .find((node) => !platformOf(node?.model ?? 'SRX345').known);
  if (unfit !== undefined)
    return {
      error: `${unfit.name}: ${unfit.model ?? 'SRX345'} has no Multinode HA; ${PLATFORM_MODELS.join(', ')} have it. Choose another model first.`,
    };
  const joining = new Joining(design, [first, second]);
  const ports = joining.icl(iclCandidates(design, members));
  if (ports[0].length === 0) return { error: 'The two have no free port in common for the inter-chassis link.' };
  const laid = joining.finish(design);
  const { config, addresses } = formedConfig(laid, members, ports);
  const nodes = Object.values(laid.nodes).map((node) => {
    const more = (addresses.get(node.id) ?? []).filter((each) => !(node.addresses ?? []).includes(each));
    const release = members.includes(node.id) ? { release: node.release ?? '24.4R1' } : {};
    return { ...node, ...release, ...(more.length === 0 ? {} : { addresses: [...(node.addresses ?? []), ...more] }) };
  });
  const id = asId<Group['id']>(freeId(slug(name, 'pair'), (taken) => taken in design.groups || taken in design.nodes));
  const group: Group = {
    id,
    name,
    technology: MNHA_TECHNOLOGY,
    members: [first, second],
    config: config as JsonObject,
  };
  return {
    ...laid,
    nodes: ordered(Object.fromEntries(nodes.map((node) => [node.id, node])) as Design['nodes']),
    groups: ordered({ ...laid.groups, [id]: group }),
  };
}

/** The configuration of a new pair over these members as they are drawn. */
export function pairDefaults(design: Design, members: readonly NodeId[]): JsonObject {
  const linked = (id: NodeId | undefined): readonly string[] =>
    Object.values(design.links)
      .filter(({ kind }) => kind === 'icl')
      .flatMap(({ a, b }) =>
        [a, b].flatMap((port) => (design.ports[port]?.node === id ? (design.ports[port]?.name ?? []) : [])),
      );
  const ports = [linked(members[0]), linked(members[1])] as const;
  return formedConfig(design, members, ports).config as JsonObject;
}

/** Ports of a member: a pair renames none. */
export const pairPortNames = (design: Design, _: Group, node: NodeId): readonly string[] =>
  portNames('srx', design.nodes[node]?.model);
