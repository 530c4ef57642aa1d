// What stands around a pair in a design, as the plain data that a drawing is made from again. It reads a design and draws nothing.
import type { Design, DesignNode, Group, NodeId, Port } from '../../model/design';
import type { Around, AroundRouter, AroundSegment, AroundStation } from './around';
import { subnetOf } from './inet';
import type { MultinodeHaConfig } from './schema';

interface Cable {
  readonly own: Port;
  readonly other: Port;
}

/** Every cable of a device, seen from it, in the order of its port names. */
function cablesOf(design: Design, node: NodeId): readonly Cable[] {
  return Object.values(design.links)
    .flatMap(({ a, b }): readonly Cable[] => {
      const [first, second] = [design.ports[a], design.ports[b]];
      if (first === undefined || second === undefined) return [];
      if (first.node === node) return [{ own: first, other: second }];
      return second.node === node ? [{ own: second, other: first }] : [];
    })
    .sort((a, b) => numberOf(a.own.name) - numberOf(b.own.name));
}
const numberOf = (port: string): number => Number(/(\d+)$/.exec(port)?.[1] ?? 0);

/** Routers, segments, stations and flows; names instead of ids. What hangs on nothing of it is left out. */
export function aroundOf(design: Design, group: Group, config: MultinodeHaConfig): Around {
  const nodeOf = (id: string): DesignNode | undefined => design.nodes[id as NodeId];
  const nameOf = (id: string): readonly string[] => {
    const node = nodeOf(id);
    return node === undefined ? [] : [node.name];
  };
  const routers = config.routers.flatMap(({ node: id, ibgp, ...rest }): readonly AroundRouter[] => {
    const node = nodeOf(id);
    if (node === undefined) return [];
    return [{ ...rest, name: node.name, ibgp: ibgp.flatMap(nameOf), addresses: node.addresses ?? [] }];
  });
  const segments = config.segments.flatMap(({ node: id, withSecond }): readonly AroundSegment[] => {
    const node = nodeOf(id);
    const subnet = cablesOf(design, id as NodeId).flatMap(({ other }) => {
      const at = group.members.indexOf(other.node);
      const own = config.nodes[at === 1 ? 1 : 0].interfaces.find(({ name }) => name === other.name);
      return at < 0 ? [] : (own?.addresses[0] ?? []);
    })[0];
    if (node === undefined || subnet === undefined) return [];
    return [{ name: node.name, subnet: subnetOf(subnet), withSecond: withSecond.flatMap(nameOf) }];
  });
  const hubs = [...config.segments, ...config.routers].map(({ node }) => node);
  const stations = hubs.flatMap((hub) =>
    cablesOf(design, hub as NodeId).flatMap(({ other }): readonly AroundStation[] => {
      const node = nodeOf(other.node);
      if (node === undefined || (node.kind !== 'host' && node.kind !== 'cloud')) return [];
      const { kind, name, addresses = [], gateway } = node;
      return [{ kind, name, at: nameOf(hub)[0] ?? hub, addresses, ...(gateway === undefined ? {} : { gateway }) }];
    }),
  );
  const drawn = new Set(
    [...stations, ...routers, ...group.members.flatMap((id) => nodeOf(id) ?? [])].map(({ name }) => name),
  );
  const flows = config.traffic.flatMap(({ flow: id, pins, ...traits }) => {
    const flow = Object.values(design.flows).find((each) => each.id === id);
    if (flow === undefined || flow.from.kind !== 'node' || flow.to.kind !== 'node') return [];
    const [from, to] = [nameOf(flow.from.node)[0], nameOf(flow.to.node)[0]];
    if (from === undefined || to === undefined || !drawn.has(from) || !drawn.has(to)) return [];
    const pinned = pins === undefined ? undefined : pinNames(pins, nameOf);
    return [
      {
        ...traits,
        ...(pinned === undefined ? {} : { pins: pinned }),
        name: flow.name,
        from,
        to,
        service: flow.service ?? '',
      },
    ];
  });
  return { routers, segments, stations, flows };
}

type Pins = NonNullable<MultinodeHaConfig['traffic'][number]['pins']>;
function pinNames(pins: Pins, nameOf: (id: string) => readonly string[]): Pins {
  const [there, back] = [pins.there, pins.back].map((id) => (id === undefined ? undefined : nameOf(id)[0]));
  return { ...(there === undefined ? {} : { there }), ...(back === undefined ? {} : { back }) };
}
