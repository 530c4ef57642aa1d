// The static part of a pair's routing for the network: speakers, sessions, monitored sessions, echoes, flows. It knows no instant.
import { asId, type FlowId, type LinkId, type NodeId, type PortId } from '../../model/design';
import type { RoutingPlan } from '../kernel/routing';
import type { InstanceId } from '../kernel/types';
import type { KnownPrefix } from './exports';
import { hostOf, parseInet, subnetOf } from './inet';
import { icdUnit, iclUnits, instanceOf, isCabled, portOf, unitName } from './links';
import { modeOf, type Pair, type PairNode, rolesOf, tunnelInstance, vipName } from './pair';
import type { MnhaNode, Srg } from './schema';

type BgpGroup = MnhaNode['bgp'][number];
type BfdTimers = { readonly minimumIntervalMs?: number; readonly multiplier?: number };

const DEFAULT_INTERVAL_MS = 1000;
const DEFAULT_MULTIPLIER = 3;
/** Multiplier of echoes in switching and hybrid mode where none is configured: assumed. */
const DEFAULT_PROBES = 5;

export const detectMs = ({
  minimumIntervalMs = DEFAULT_INTERVAL_MS,
  multiplier = DEFAULT_MULTIPLIER,
}: BfdTimers): number => minimumIntervalMs * multiplier;

/** A BGP group with a drawn neighbour; groups of the ICL's instance are part of the ICL, not of the traffic. */
export interface Session {
  readonly node: PairNode;
  readonly router: NodeId;
  readonly group: BgpGroup;
}

export const sessionsOf = (pair: Pair): readonly Session[] =>
  pair.members.flatMap((node) =>
    node.config.bgp
      .filter(({ instance }) => instance === undefined || instance !== node.config.peer.instance)
      .flatMap((group) =>
        group.neighbours.flatMap(({ address }) => {
          const router = pair.deviceWith(address)?.id;
          return router === undefined || pair.members.some(({ id }) => id === router) ? [] : [{ node, router, group }];
        }),
      ),
  );

/** Everything that one entry of an SRG's monitors says about BFD. */
export type BfdTarget = Srg['monitors']['bfd'][number];
export const bfdTargetsOf = (srg: Srg): readonly BfdTarget[] => [
  ...srg.monitors.bfd,
  ...srg.monitorObjects.flatMap((object) => object.bfd?.entries ?? []),
];
export const ipTargetsOf = (srg: Srg): readonly string[] => [
  ...srg.monitors.ips.map(({ address }) => address),
  ...srg.monitorObjects.flatMap((object) => object.ip?.entries.map(({ address }) => address) ?? []),
];

export const ownerOf = (srg: Srg): string => `srg${srg.id}`;
const probeOwner = (srg: Srg): string => `${ownerOf(srg)}-probe`;

/** `bfd:A/R1@srg1`: the session that an SRG monitors; undefined where its destination is not drawn. */
export const monitorInstance = (
  pair: Pair,
  node: PairNode,
  srg: Srg,
  target: BfdTarget,
  handleOf: (id: NodeId) => string,
): InstanceId | undefined => {
  const router = pair.deviceWith(target.destination);
  return router && `bfd:${node.handle}/${handleOf(router.id)}@${ownerOf(srg)}`;
};
/** `echo:A/10.200.0.1@srg1`. */
export const monitorEcho = (node: PairNode, srg: Srg, address: string): InstanceId =>
  `echo:${node.handle}/${address}@${ownerOf(srg)}-ip`;
/** What the activeness probe looks at: an echo, or a BFD session between the nodes. */
export function probeSource(
  pair: Pair,
  node: PairNode,
  srg: Srg,
): { readonly id: InstanceId; readonly kind: 'echo' | 'bfd' } | undefined {
  if (srg.probe?.bfd !== undefined && modeOf(srg) !== 'routing')
    return { id: `bfd:${node.handle}/${pair.peerOf(node).handle}@${probeOwner(srg)}`, kind: 'bfd' };
  const echo = probeEcho(node, srg);
  return echo && { id: `echo:${node.handle}/${echo.to}@${echo.owner}`, kind: 'echo' };
}

function probeEcho(node: PairNode, srg: Srg): RoutingPlan['echoes'][number] | undefined {
  const base = { node: node.id, owner: ownerOf(srg) };
  switch (modeOf(srg)) {
    case 'routing': {
      const { destIp, srcIp } = srg.probe ?? {};
      return destIp === undefined
        ? undefined
        : { ...base, to: destIp, ...(srcIp === undefined ? {} : { source: srcIp }) };
    }
    case 'switching':
    case 'hybrid': {
      const first = firstVip(srg);
      return first && { ...base, to: hostOf(first.address), virtual: vipName(srg.id, first.index) };
    }
    case 'cloud':
      return undefined;
  }
}

/** The probe goes to the virtual IP with the lowest number: its target is UNCONFIRMED. */
const firstVip = (srg: Srg): Srg['virtualIps'][number] | undefined =>
  [...srg.virtualIps].sort((a, b) => a.index - b.index)[0];

/** The BFD session between the nodes on a revenue segment that some pairs have instead of pings. */
function probeSession(pair: Pair, node: PairNode, srg: Srg): RoutingPlan['monitors'] {
  const bfd = srg.probe?.bfd;
  if (bfd === undefined || modeOf(srg) === 'routing') return [];
  const peer = pair.peerOf(node);
  const unit =
    bfd.interface ??
    peer.config.interfaces
      .filter(({ addresses }) => addresses.some((address) => hostOf(address) === bfd.destinationIp))
      .map(unitName)[0];
  const port = unit === undefined ? undefined : pair.port(peer, unit)?.id;
  const base = { node: node.id, peer: peer.id, owner: probeOwner(srg), detectMs: detectMs(bfd) };
  return [port === undefined ? base : { ...base, port }];
}

/** How long the probe's condition has to hold. */
export function probeWindowMs(pair: Pair, srg: Srg): number {
  // The BFD session has its own detection time.
  if (modeOf(srg) === 'routing' || modeOf(srg) === 'cloud') return pair.config.times.probeWindowMs;
  if (srg.probe?.bfd !== undefined) return 0;
  const { minimumIntervalMs = DEFAULT_INTERVAL_MS, multiplier = DEFAULT_PROBES } = srg.probe ?? {};
  return minimumIntervalMs * multiplier;
}

/** Prefixes that a node has by itself, with the port that they hang on. */
export function ownPrefixes(pair: Pair, node: PairNode): readonly (KnownPrefix & { readonly port?: PortId })[] {
  const { config } = node;
  const inner = new Set([...iclUnits(config, pair.peerOf(node).config).map(unitName), icdUnit(config)]);
  const links = new Set(
    sessionsOf(pair)
      .filter((session) => session.node.index === node.index)
      .flatMap(({ group }) => group.neighbours.map(({ address }) => address)),
  );
  return config.interfaces.flatMap((each) => {
    const name = unitName(each);
    const instance = instanceOf(config, name);
    if (inner.has(name) || (instance !== undefined && instance === config.peer.instance)) return [];
    if (!isCabled(each.name) && !each.name.startsWith('lo')) return [];
    return each.addresses.flatMap((address) => {
      if (parseInet(address) === undefined) return [];
      const prefix = subnetOf(address);
      const port = pair.port(node, each.name)?.id;
      const isLink = [...links].some(
        (neighbour) => subnetOf(`${neighbour}/${address.split('/')[1] ?? '32'}`) === prefix,
      );
      if (isLink || (isCabled(each.name) && port === undefined)) return [];
      return [{ prefix, protocol: 'direct' as const, interface: name, ...(port === undefined ? {} : { port }) }];
    });
  });
}

/** Static routes over a drawn neighbour. */
function staticsOf(pair: Pair, node: PairNode): NonNullable<RoutingPlan['speakers'][number]['statics']> {
  return node.config.staticRoutes.flatMap(({ prefix, nextHop, instance }) => {
    const via = pair.deviceWith(nextHop)?.id;
    const unit = node.config.interfaces.find(({ addresses }) =>
      addresses.some((address) => subnetOf(`${nextHop}/${address.split('/')[1] ?? '32'}`) === subnetOf(address)),
    );
    const port = unit && pair.port(node, unit.name);
    const isOther = instance !== undefined && instance === node.config.peer.instance;
    return via === undefined || port === undefined || isOther ? [] : [{ prefix: subnetOf(prefix), via, port: port.id }];
  });
}

/** Everything static about routing around the pair; undefined where nobody speaks with it and nothing is probed. */
export function routingPlan(pair: Pair): RoutingPlan {
  const { config, design, members } = pair;
  const sessions = sessionsOf(pair);
  const isDrawn = (id: string): boolean => design.nodes[asId<NodeId>(id)] !== undefined;
  const routers = config.routers.filter(({ node }) => isDrawn(node));
  const owned = members.flatMap((node) => node.config.srgs.map((srg) => ({ node, srg })));
  return {
    speakers: [
      ...members.map((node) => ({
        node: node.id,
        asn: node.config.as ?? 65_000,
        routerId: node.config.routerId ?? node.config.localIp,
        originates: ownPrefixes(pair, node).map(({ prefix, port }) => ({
          prefix,
          ...(port === undefined ? {} : { port }),
        })),
        statics: staticsOf(pair, node),
      })),
      ...routers.map((router) => ({
        node: asId<NodeId>(router.node),
        asn: router.as,
        routerId: router.routerId ?? '255.255.255.255',
        multipath: router.multipath,
        tieBreak: router.tieBreak === 'router-id' ? ('router-id' as const) : ('existing' as const),
        originates: router.originates.map((prefix) => ({ prefix: subnetOf(prefix) })),
      })),
    ],
    sessions: [
      ...sessions.map(({ node, router, group: { bfd } }) => ({
        a: node.id,
        b: router,
        ...(bfd === undefined ? {} : { bfdMs: detectMs(bfd) }),
        ...(bfd?.holdDownMs === undefined ? {} : { holdDownMs: bfd.holdDownMs }),
      })),
      ...innerSessions(routers, sessions),
    ],
    monitors: owned.flatMap(({ node, srg }) => [
      ...monitoredRouters(pair, node, srg).map(([peer, target]) => ({
        node: node.id,
        peer,
        owner: ownerOf(srg),
        detectMs: monitorMs(sessions, node, peer),
        ...(target.sessionType === 'multihop' ? { multihop: true } : {}),
      })),
      ...(srg.id > 0 ? probeSession(pair, node, srg) : []),
    ]),
    echoes: owned.flatMap(({ node, srg }) => {
      const probe = srg.id > 0 ? probeEcho(node, srg) : undefined;
      const monitored = ipTargetsOf(srg).map((to) => ({ node: node.id, owner: `${ownerOf(srg)}-ip`, to }));
      return probe === undefined ? monitored : [probe, ...monitored];
    }),
    probeRouters: routers.map(({ node }) => asId<NodeId>(node)),
    segments: config.segments
      .filter(({ node }) => isDrawn(node))
      .map(({ node, withSecond }) => ({
        node: asId<NodeId>(node),
        second: [members[1].id, ...withSecond.filter(isDrawn).map((each) => asId<NodeId>(each))],
      })),
    silentLinks: silentLinks(pair),
    flows: config.traffic.flatMap((traits) => flowOf(pair, traits) ?? []),
  };
}

/** Between routers: they have the BFD timers that the nodes have towards them. */
function innerSessions(routers: Pair['config']['routers'], sessions: readonly Session[]): RoutingPlan['sessions'] {
  const seen = new Set<string>();
  return routers.flatMap(({ node, ibgp }) =>
    ibgp.flatMap((other) => {
      const key = [node, other].sort().join(' ');
      if (seen.has(key)) return [];
      seen.add(key);
      const bfd = sessions.find(({ router, group }) => group.bfd !== undefined && (router === node || router === other))
        ?.group.bfd;
      return [
        { a: asId<NodeId>(node), b: asId<NodeId>(other), ...(bfd === undefined ? {} : { bfdMs: detectMs(bfd) }) },
      ];
    }),
  );
}

function monitoredRouters(pair: Pair, node: PairNode, srg: Srg): readonly (readonly [NodeId, BfdTarget])[] {
  const found = new Map<NodeId, BfdTarget>();
  for (const target of bfdTargetsOf(srg)) {
    const peer = pair.deviceWith(target.destination)?.id;
    if (peer !== undefined && peer !== node.id && !found.has(peer)) found.set(peer, target);
  }
  return [...found];
}

/** A monitored session has the timers of the BGP session to the same neighbour: the statement has none of its own. */
function monitorMs(sessions: readonly Session[], node: PairNode, peer: NodeId): number {
  const bfd = sessions.find((each) => each.node.index === node.index && each.router === peer)?.group.bfd;
  return detectMs(bfd ?? {});
}

/** Links without switch at an end: their ports keep light whatever the path does. */
function silentLinks({ design, members }: Pair): readonly LinkId[] {
  const ids = new Set(members.map(({ id }) => id));
  return Object.values(design.links)
    .filter(({ a, b, kind }) => {
      const ends = [design.ports[a]?.node, design.ports[b]?.node];
      const kinds = ends.map((node) => (node === undefined ? undefined : design.nodes[node]?.kind));
      const hasMember = ends.some((node) => node !== undefined && ids.has(node));
      return (
        kind === 'icl' ||
        kind === 'icd' ||
        (hasMember && kinds.every((one) => one === 'srx' || one === 'router' || one === 'cloud'))
      );
    })
    .map(({ id }) => id);
}

function flowOf(pair: Pair, traits: Pair['config']['traffic'][number]): RoutingPlan['flows'][number] | undefined {
  const flow = pair.design.flows[asId<FlowId>(traits.flow)];
  if (flow === undefined) return undefined;
  const pins = pinsOf(pair, traits);
  const base = {
    flow: flow.id,
    ...(traits.sessions === 'new' ? { fresh: true } : {}),
    ...(pins === undefined ? {} : { pins }),
  };
  if (traits.kind === 'pass-through') return base;
  const srg = traits.srg ?? 1;
  const vpn = pair.members[0].config.ipsec.vpns.find(({ name }) => name === traits.vpn);
  const gateway = pair.members[0].config.ike.gateways.find(({ name }) => name === vpn?.gateway);
  const far = gateway?.address === undefined ? undefined : pair.deviceWith(gateway.address)?.id;
  const address = gateway?.localAddress ?? floatingIpOf(pair, srg);
  const from = flow.to.kind === 'node' && flow.to.node === far ? ('to' as const) : ('from' as const);
  return {
    ...base,
    gate: traits.rekeying ? tunnelInstance(flow.name) : `srg${srg}`,
    ...(address === undefined ? {} : { tunnel: { from, address } }),
  };
}

/** Through which nodes the neighbours send it whatever they prefer. */
function pinsOf(pair: Pair, { pins }: Pair['config']['traffic'][number]): RoutingPlan['flows'][number]['pins'] {
  const memberOf = (word: string | undefined): NodeId | undefined =>
    pair.members.find(({ id, node }) => id === word || node?.name === word)?.id;
  const [there, back] = [memberOf(pins?.there), memberOf(pins?.back)];
  if (there === undefined && back === undefined) return undefined;
  return { ...(there === undefined ? {} : { there }), ...(back === undefined ? {} : { back }) };
}

const floatingIpOf = (pair: Pair, id: number): string | undefined =>
  rolesOf(pair.members[0]).find((srg) => srg.id === id)?.probe?.srcIp;

/** Addresses on the loopbacks of both nodes: floating IPs. */
export const floatingIps = (pair: Pair): readonly string[] => {
  const own = (node: PairNode) =>
    ownPrefixes(pair, node).flatMap(({ prefix, interface: unit }) =>
      unit !== undefined && portOf(unit).startsWith('lo') && prefix.endsWith('/32') ? [hostOf(prefix)] : [],
    );
  const second = new Set(own(pair.members[1]));
  return own(pair.members[0]).filter((address) => second.has(address));
};
