// The configuration that fits what is drawn around two nodes: addresses for links that have none, BGP towards routers, virtual IPs in segments.
// Pure; it changes no design.
import type { Design, DesignNode, NodeId, Port } from '../../model/design';
import { compareIds } from '../../model/ids';
import {
  extended,
  inet,
  nodeWithIcl,
  permit,
  preferenceTerms,
  signalConditions,
  singleHop,
  term,
  type Which,
  zone,
} from './baseline-parts';
import { hostInside, hostOf, isInside, subnetOf } from './inet';
import { inPortOrder } from './links';
import {
  emptyPairConfig,
  type FlowTraits,
  type MnhaNode,
  type MultinodeHaConfig,
  type NeighbourRouter,
  plainSrg,
  type Srg,
} from './schema';

/** A neighbour with the first port of each member that is plugged into it. */
interface Joined {
  readonly node: DesignNode;
  readonly ports: readonly [string | undefined, string | undefined];
}
export interface FormedConfig {
  readonly config: MultinodeHaConfig;
  /** Addresses that routers get besides theirs. */
  readonly addresses: ReadonlyMap<NodeId, readonly string[]>;
}

const PROBE = { destIp: '10.111.0.1', srcIp: '10.11.0.1' };
const SIGNALS = { active: '10.39.1.1', backup: '10.39.1.2' };
const FIRST_AS = 65_100;

const portsOf = (design: Design, id: NodeId | undefined): readonly Port[] =>
  Object.values(design.ports).filter(({ node }) => node === id);

/** Devices beside the pair, in the order of the first member's ports. */
function neighboursOf(design: Design, members: readonly NodeId[]): readonly Joined[] {
  const found = new Map<NodeId, [string | undefined, string | undefined]>();
  const links = Object.values(design.links).filter(({ kind }) => kind === 'revenue');
  for (const at of [0, 1] as const)
    for (const port of [...portsOf(design, members[at])].sort((a, b) => compareIds(a.name, b.name)))
      for (const { a, b } of links) {
        const far = a === port.id ? design.ports[b] : b === port.id ? design.ports[a] : undefined;
        if (far === undefined || members.includes(far.node)) continue;
        const ports = found.get(far.node) ?? [undefined, undefined];
        ports[at] ??= port.name;
        found.set(far.node, ports);
      }
  return [...found].flatMap(([id, ports]) => {
    const node = design.nodes[id];
    return node === undefined ? [] : [{ node, ports }];
  });
}

/** Hosts that are plugged into a device. */
function hostsAt(design: Design, id: NodeId): readonly DesignNode[] {
  const own = new Set(portsOf(design, id).map((port) => port.id));
  return Object.values(design.links).flatMap(({ a, b }) => {
    const far = own.has(a) ? design.ports[b] : own.has(b) ? design.ports[a] : undefined;
    const node = far === undefined ? undefined : design.nodes[far.node];
    return node?.kind === 'host' ? [node] : [];
  });
}
const subnetsAt = (design: Design, id: NodeId): readonly string[] => [
  ...new Set(hostsAt(design, id).flatMap(({ addresses }) => (addresses ?? []).slice(0, 1).map(subnetOf))),
];

const isPrivate = (prefix: string): boolean =>
  ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].some((range) => isInside(range, hostOf(prefix)));

interface Segment {
  readonly ports: readonly [string, string];
  readonly subnet: string;
  readonly vip: string;
  readonly own: readonly [string, string];
}

function segmentOf(design: Design, { node, ports }: Joined, index: number): readonly Segment[] {
  const [first, second] = ports;
  if (first === undefined || second === undefined) return [];
  const hosts = hostsAt(design, node.id);
  const subnet = subnetsAt(design, node.id)[0] ?? `192.168.${252 - index}.0/24`;
  const length = Number(subnet.split('/')[1] ?? 24);
  const gateway = hosts.map((host) => host.gateway).find((each) => each !== undefined && isInside(subnet, each));
  const taken = new Set([gateway, ...hosts.flatMap(({ addresses }) => (addresses ?? []).map(hostOf))]);
  const free = Array.from({ length: 250 }, (_, offset) => hostInside(subnet, offset + 1, length)).filter(
    (address) => address !== undefined && !taken.has(hostOf(address)),
  );
  const vip = gateway === undefined ? free.shift() : `${gateway}/${length}`;
  const [a, b] = free;
  return vip === undefined || a === undefined || b === undefined
    ? []
    : [{ ports: [first, second], subnet, vip, own: [a, b] }];
}

/** Groups, BGP, policies and zones of one node, put onto its ICL. */
function nodeOf(
  which: Which,
  iclPorts: readonly string[],
  routers: readonly Joined[],
  segments: readonly Segment[],
  inside: readonly string[],
): MnhaNode {
  const node = nodeWithIcl(which, iclPorts);
  const links = routers.flatMap(({ node: router, ports }, index) => {
    const port = ports[which];
    const net = `10.${60 + index}.${which}`;
    return port === undefined ? [] : [{ router, port, own: `${net}.2`, far: `${net}.1`, as: FIRST_AS + index }];
  });
  const hasRouters = routers.length > 0;
  const hasSegments = segments.length > 0;
  const type: Srg['deploymentType'] = hasSegments ? (hasRouters ? 'hybrid' : 'switching') : 'routing';
  const bfd = links.map(({ far, own, port }) => singleHop(far, own, `${port}.0`));
  const srg: Srg = {
    ...plainSrg(1, node.peer.peerId),
    deploymentType: type,
    activenessPriority: which === 0 ? 200 : 100,
    ...(type === 'routing' ? { probe: PROBE } : { probe: { minimumIntervalMs: 1000, multiplier: 3 } }),
    ...(type === 'switching'
      ? {}
      : { activeSignalRoute: { address: SIGNALS.active }, backupSignalRoute: { address: SIGNALS.backup } }),
    virtualIps: segments.map(({ vip, ports }, index) => ({
      index: index + 1,
      address: vip,
      interface: `${ports[which]}.0`,
      useVirtualMac: false,
    })),
    monitors: { bfd, ips: [], interfaces: segments.map(({ ports }) => ports[which]) },
  };
  const names = segments.map((_, index) => (index === 0 ? 'trust' : `trust-${index + 1}`));
  const announced = [...(type === 'routing' ? [`${PROBE.srcIp}/32`] : []), ...inside, '0.0.0.0/0'];
  return extended(node, {
    srgs: [srg],
    interfaces: [
      ...links.map(({ port, own }) => inet(port, [`${own}/30`])),
      ...segments.map(({ ports, own }) => inet(ports[which], [own[which]])),
      ...(type === 'routing' ? [inet('lo0', [`${PROBE.srcIp}/32`])] : []),
    ],
    bgp: links.map(({ router, far, as }) => ({
      name: router.name.replaceAll(/[^\w-]/g, '-').toUpperCase(),
      type: 'external',
      peerAs: as,
      exports: ['MNHA-EXPORT'],
      bfd: { minimumIntervalMs: 300, multiplier: 3 },
      neighbours: [{ address: far, description: router.name }],
    })),
    ...(hasRouters
      ? {
          prefixLists: [{ name: 'SRG1-EXPORT', prefixes: announced }],
          conditions: signalConditions(1, SIGNALS.active, SIGNALS.backup),
          policies: [
            {
              name: 'MNHA-EXPORT',
              terms: [...preferenceTerms(1, { prefixLists: ['SRG1-EXPORT'] }), term('last', { action: 'reject' })],
            },
          ],
        }
      : {}),
    zones: [
      ...(hasRouters
        ? [
            zone(
              'untrust',
              [...links.map(({ port }) => `${port}.0`), ...(type === 'routing' ? ['lo0.0'] : [])],
              ['ping'],
              ['bfd', 'bgp'],
            ),
          ]
        : []),
      ...segments.map(({ ports }, index) => zone(names[index] ?? 'trust', [`${ports[which]}.0`], ['ping'])),
    ],
    securityPolicies: [
      ...(hasRouters ? [permit('through', 'untrust', 'untrust')] : []),
      ...names.flatMap((name) => [
        ...(hasRouters ? [permit('out', name, 'untrust')] : []),
        ...names.filter((other) => other !== name).map((other) => permit('between', name, other)),
      ]),
    ],
  });
}

/** Which prefixes a router tells the nodes: what hangs on it, and everything else where it leads outside. */
function announcedBy(design: Design, routers: readonly Joined[], { node }: Joined): readonly string[] {
  const own = subnetsAt(design, node.id);
  const isInner = own.length > 0 && own.every(isPrivate);
  const others = routers.filter((each) => each.node.id !== node.id);
  const otherLeadsOut = others.some(
    (each) => !subnetsAt(design, each.node.id).every(isPrivate) || subnetsAt(design, each.node.id).length === 0,
  );
  return isInner && otherLeadsOut ? own : ['0.0.0.0/0', ...own.filter((prefix) => !isPrivate(prefix) || !isInner)];
}

const traits = (design: Design): readonly FlowTraits[] =>
  Object.values(design.flows).flatMap(({ id, from, to }) =>
    from.kind === 'node' && to.kind === 'node'
      ? [{ flow: id, kind: 'pass-through', protocol: 'tcp', sessions: 'established', rekeying: false }]
      : [],
  );

/**
 * The configuration of a new pair of these members over these ICL ports. Every link to a router becomes a /30 with eBGP and BFD, every segment
 * that both nodes are in gets a virtual IP: the gateway that its hosts have.
 */
export function formedConfig(
  design: Design,
  members: readonly NodeId[],
  iclPorts: readonly [readonly string[], readonly string[]],
): FormedConfig {
  const around = neighboursOf(design, members);
  const routers = around.filter(({ node }) => node.kind === 'router' || node.kind === 'mx');
  const switches = around.filter(({ node }) => node.kind === 'switch');
  const segments = switches.flatMap((each, index) => segmentOf(design, each, index));
  const announced = new Map(routers.map((each) => [each.node.id, announcedBy(design, routers, each)]));
  const inside = [
    ...new Set([...announced.values()].flat().filter((prefix) => prefix !== '0.0.0.0/0')),
    ...segments.map(({ subnet }) => subnet),
  ];
  const node = (which: Which): MnhaNode => {
    const built = nodeOf(which, iclPorts[which], routers, segments, inside);
    return { ...built, interfaces: inPortOrder(built.interfaces) };
  };
  const upstream = routers.find(({ node: each }) => announced.get(each.id)?.includes('0.0.0.0/0'));
  const addresses = new Map(
    routers.map(({ node: router, ports }, index) => {
      const links = ([0, 1] as const).flatMap((at) => (ports[at] === undefined ? [] : [`10.${60 + index}.${at}.1/30`]));
      const gateways = hostsAt(design, router.id).flatMap(({ gateway, addresses: own }) =>
        gateway === undefined || own?.[0] === undefined ? [] : [`${gateway}/${own[0].split('/')[1] ?? '24'}`],
      );
      const probed = segments.length === 0 && router.id === upstream?.node.id ? [`${PROBE.destIp}/32`] : [];
      return [router.id, [...links, ...gateways, ...probed]] as const;
    }),
  );
  return {
    addresses,
    config: {
      ...emptyPairConfig,
      nodes: [node(0), node(1)],
      routers: routers.map(
        ({ node: router }, index): NeighbourRouter => ({
          node: router.id,
          as: FIRST_AS + index,
          routerId: `10.255.0.${index + 1}`,
          multipath: false,
          tieBreak: 'existing-path',
          originates: announced.get(router.id) ?? [],
          ibgp: [],
        }),
      ),
      segments: switches.map(({ node: segment }) => ({ node: segment.id, withSecond: [] })),
      traffic: traits(design),
    },
  };
}
