// What must stand around a pair whose configuration alone is known: routers, segments and somebody to send traffic. Names and addresses only.
import type { Around, AroundFlow, AroundRouter, AroundSegment, AroundStation } from './around';
import { hostInside, hostOf, isInside, parseInet, subnetOf } from './inet';
import { type NodeInterface, revenueUnits, unitName, zoneOf } from './links';
import type { MnhaNode } from './schema';

type Nodes = readonly [MnhaNode, MnhaNode];
const BOTH = [0, 1] as const;

/** One router's end of one link, as a node's configuration names it. */
interface Hop {
  readonly at: 0 | 1;
  readonly unit: NodeInterface;
  readonly address: string;
  readonly name?: string;
  readonly as?: number;
  readonly internal: boolean;
}

/** Neighbours that BGP, BFD monitors and static routes name, each on the link that it is reached over. */
function hopsOf(nodes: Nodes, at: 0 | 1): readonly Hop[] {
  const node = nodes[at];
  const units = revenueUnits(node, nodes[at === 0 ? 1 : 0]);
  const found = new Map<string, Hop>();
  const add = (host: string, more: Partial<Hop> = {}): void => {
    for (const unit of units)
      for (const own of unit.addresses) {
        const length = own.split('/')[1] ?? '32';
        const address = `${host}/${length}`;
        if (!isInside(subnetOf(own), host) || hostOf(own) === host) continue;
        const before = found.get(address);
        if (before === undefined) found.set(address, { at, unit, address, internal: false, ...more });
      }
  };
  for (const group of node.bgp)
    if (group.instance === undefined)
      for (const { address, description } of group.neighbours)
        add(address, {
          ...(description === undefined || !/^[\w.-]{1,40}$/.test(description) ? {} : { name: description }),
          ...(group.peerAs === undefined ? {} : { as: group.peerAs }),
          internal: group.type === 'internal',
        });
  for (const srg of node.srgs) {
    for (const { destination } of srg.monitors.bfd) add(destination);
    for (const object of srg.monitorObjects) for (const { destination } of object.bfd?.entries ?? []) add(destination);
  }
  for (const { nextHop, instance } of node.staticRoutes) if (instance === undefined) add(nextHop);
  return [...found.values()];
}

/** Logical interfaces that both nodes have in one subnet with more than two hosts, or that carry a virtual IP. */
function segmentsOf(nodes: Nodes): readonly Omit<AroundSegment, 'name'>[] {
  const subnets = revenueUnits(nodes[0], nodes[1]).flatMap((unit) => {
    const vip = nodes[0].srgs.some(({ virtualIps }) => virtualIps.some((each) => each.interface === unitName(unit)));
    const shared = unit.addresses.filter((own) =>
      nodes[1].interfaces.some(({ addresses }) => addresses.some((other) => subnetOf(other) === subnetOf(own))),
    );
    return vip || shared.some((own) => !/\/3[0-2]$/.test(own)) ? unit.addresses.slice(0, 1).map(subnetOf) : [];
  });
  return [...new Set(subnets)].map((subnet) => ({ subnet, withSecond: [] }));
}

/** Hands out names that no other box has. */
function namer(taken: readonly string[]): (base: string) => string {
  const names = new Set(taken);
  return (base) => {
    let name = base;
    for (let count = 2; names.has(name); count += 1) name = `${base}-${count}`;
    names.add(name);
    return name;
  };
}

/** Prefixes that the nodes announce and do not own: routers must have told them. */
function learnedPrefixes([node]: Nodes): readonly string[] {
  const lists = new Map(node.prefixLists.map(({ name, prefixes }) => [name, prefixes]));
  const own = node.interfaces.flatMap(({ addresses }) => addresses.map(subnetOf));
  const named = node.policies.flatMap(({ terms }) =>
    terms.flatMap((term) => [...term.prefixes, ...term.prefixLists.flatMap((name) => lists.get(name) ?? [])]),
  );
  return [...new Set(named.map(subnetOf))].filter((prefix) => !own.includes(prefix));
}

const vipIn = (nodes: Nodes, subnet: string): string | undefined =>
  nodes[0].srgs
    .flatMap(({ virtualIps }) => virtualIps)
    .map(({ address }) => hostOf(address))
    .find((address) => isInside(subnet, address));

/** Routers out of the hops of both nodes: one by its name, else by the logical interface that both nodes reach it over. */
function routersOf(
  nodes: Nodes,
  unique: (base: string) => string,
  segments: readonly string[],
): readonly AroundRouter[] {
  const byKey = new Map<string, Hop[]>();
  for (const at of BOTH)
    for (const hop of hopsOf(nodes, at)) {
      const key = hop.name ?? `${unitName(hop.unit)} ${segments.includes(subnetOf(hop.address)) ? hop.address : ''}`;
      byKey.set(key, [...(byKey.get(key) ?? []), hop]);
    }
  const node = nodes[0];
  const zoneOfHop = (hops: readonly Hop[]): string | undefined =>
    hops.flatMap(({ at, unit }) => zoneOf(nodes[at], unitName(unit))?.name ?? [])[0];
  const all = [...byKey.values()];
  const zones = all.map(zoneOfHop);
  const outside = zones.includes('untrust') ? 'untrust' : zones[0];
  const learned = learnedPrefixes(nodes);
  return all.map((hops, index): AroundRouter => {
    const isOutside = zones[index] === outside;
    const targets = node.srgs.flatMap(({ probe, monitors }) => [
      ...(probe?.destIp === undefined ? [] : [`${probe.destIp}/32`]),
      ...monitors.ips.map(({ address }) => `${address}/32`),
    ]);
    const links = [...new Set(hops.map(({ address }) => address))];
    const isFirst = zones.indexOf(outside) === index;
    const own = isFirst
      ? [...new Set(targets)].filter((each) => !links.some((link) => isInside(subnetOf(link), each)))
      : [];
    const inside = learned.filter((prefix) => prefix !== '0.0.0.0/0');
    const originates = isOutside ? ['0.0.0.0/0'] : inside;
    return {
      name: unique(hops[0]?.name ?? `R${index + 1}`),
      as: hops.find(({ as }) => as !== undefined)?.as ?? node.as ?? 65_535,
      routerId: `10.255.0.${index + 1}`,
      multipath: false,
      tieBreak: 'existing-path',
      originates,
      ibgp: [],
      addresses: [...links, ...own],
    };
  });
}

/** Subnets set aside for documentation: the far side of a drawing. */
const FAR = ['198.51.100.0/24', '203.0.113.0/24', '192.0.2.0/24'];

/** One host behind each router and in each segment, the router's address in front of it. */
function stationsOf(
  nodes: Nodes,
  routers: readonly AroundRouter[],
  segments: readonly AroundSegment[],
  unique: (base: string) => string,
): { readonly stations: readonly AroundStation[]; readonly routers: readonly AroundRouter[] } {
  const used = nodes.flatMap(({ interfaces }) => interfaces.flatMap(({ addresses }) => addresses));
  const free = FAR.filter((subnet) => !used.some((address) => isInside(subnet, hostOf(address))));
  const stations: AroundStation[] = [];
  const grown = routers.map((router): AroundRouter => {
    const isOutside = router.originates.includes('0.0.0.0/0');
    const subnet = isOutside ? free.shift() : router.originates[0];
    const [gateway, host] = [1, 20].map((offset) => hostInside(subnet ?? '', offset, 24));
    if (gateway === undefined || host === undefined) return router;
    const name = unique(isOutside ? 'web' : 'office');
    stations.push({ kind: 'host', name, at: router.name, addresses: [host], gateway: hostOf(gateway) });
    return { ...router, addresses: [...router.addresses, gateway] };
  });
  for (const { name, subnet } of segments) {
    const host = hostInside(subnet, 20);
    const gateway = vipIn(nodes, subnet);
    stations.push({
      kind: 'host',
      name: unique(`host-${name}`),
      at: name,
      addresses: host === undefined ? [] : [host],
      ...(gateway === undefined ? {} : { gateway }),
    });
  }
  return { stations, routers: grown };
}

/** The far ends of tunnels: a host behind the first router outside, on a link of its own. */
function branchesOf(nodes: Nodes, unique: (base: string) => string): readonly Branch[] {
  const [node] = nodes;
  const used = nodes.flatMap(({ interfaces }) => interfaces.flatMap(({ addresses }) => addresses));
  return node.ipsec.vpns.flatMap((vpn): readonly Branch[] => {
    const gateway = node.ike.gateways.find(({ name }) => name === vpn.gateway);
    const peer = gateway?.address;
    const local = gateway?.localAddress;
    if (vpn.haLinkEncryption || peer === undefined || parseInet(peer) === undefined) return [];
    if (used.some((address) => isInside(subnetOf(address), peer))) return [];
    const [first, second] = [1, 2].map((offset) => hostInside(subnetOf(`${peer}/30`), offset));
    if (first === undefined || second === undefined || ![first, second].map(hostOf).includes(peer)) return [];
    const [own, gate] = hostOf(first) === peer ? [first, second] : [second, first];
    const lists = (srg: MnhaNode['srgs'][number]): readonly string[] =>
      node.prefixLists
        .filter(({ name }) => srg.prefixLists.some((list) => list.name === name))
        .flatMap((list) => list.prefixes);
    const owner = node.srgs.find(
      (srg) =>
        srg.id > 0 &&
        local !== undefined &&
        (srg.probe?.srcIp === local || lists(srg).some((prefix) => isInside(prefix, local))),
    );
    return [{ name: unique(vpn.name.toLowerCase()), vpn: vpn.name, own, gate, srg: owner?.id }];
  });
}
interface Branch {
  readonly name: string;
  readonly vpn: string;
  readonly own: string;
  readonly gate: string;
  readonly srg: number | undefined;
}

const flow = (from: string, to: string): AroundFlow => ({
  name: `${from}-to-${to}`,
  from,
  to,
  service: 'tcp 443',
  kind: 'pass-through',
  protocol: 'tcp',
  sessions: 'established',
  rekeying: false,
});

const tunnelled = ({ name, vpn, srg }: Branch, to: string): AroundFlow => ({
  ...flow(name, to),
  service: 'IPsec',
  kind: 'ipsec',
  ...(srg === undefined ? {} : { srg }),
  vpn,
});

/** The surroundings of two nodes; the same configuration always has the same. */
export function inferAround(nodes: Nodes, takenNames: readonly string[]): Around {
  const unique = namer(takenNames);
  const segments = segmentsOf(nodes).map((each, index) => ({ ...each, name: unique(`lan${index + 1}`) }));
  const subnets = segments.map(({ subnet }) => subnet);
  const drawn = stationsOf(nodes, routersOf(nodes, unique, subnets), segments, unique);
  const gate = drawn.routers.find(({ originates }) => originates.includes('0.0.0.0/0'));
  const branches = gate === undefined ? [] : branchesOf(nodes, unique);
  const routers = drawn.routers.map((router) =>
    router === gate
      ? { ...router, addresses: [...router.addresses, ...branches.map((branch) => branch.gate)] }
      : router,
  );
  const { stations } = drawn;
  const outside = routers.filter(({ originates }) => originates.includes('0.0.0.0/0')).map(({ name }) => name);
  const far = stations.filter(({ at }) => outside.includes(at));
  const near = stations.filter(({ at }) => !outside.includes(at));
  const [server] = far;
  const [first, ...others] = near;
  const flows = [
    ...(server === undefined ? [] : near.map(({ name }) => flow(name, server.name))),
    ...(first === undefined ? [] : others.map(({ name }) => flow(name, first.name))),
    ...(first === undefined ? [] : branches.map((branch) => tunnelled(branch, first.name))),
  ];
  const ends = branches.map(
    ({ name, own, gate: address }): AroundStation => ({
      kind: 'host',
      name,
      at: gate?.name ?? '',
      addresses: [own],
      gateway: hostOf(address),
    }),
  );
  return { routers, segments, stations: [...stations, ...ends], flows };
}
