// The configuration of one Multinode HA pair: two independent nodes, what stands around them, assumed times. It knows no Junos text and no
// simulation.

import * as v from 'valibot';
import { configReader } from '../kernel/config-reader';
import { about, address, bfdTimers, choice, flag, list, prefix, unit, whole, word } from './schema-fields';
import {
  bgpGroupSchema,
  conditionSchema,
  instanceSchema,
  interfaceSchema,
  policySchema,
  prefixListSchema,
  staticRouteSchema,
} from './schema-routing';
import { applicationSchema, ikeSchema, ipsecSchema, securityPolicySchema, zoneSchema } from './schema-security';
import { srgSchema } from './schema-srg';

const LIVENESS = { intervalMs: 1000, multiplier: 3 };

const peerSchema = v.pipe(
  v.object({
    peerId: whole(1, 10, 'Peer ID', 'local-id of the other node.', { source: 'YANG' }),
    peerIp: address('Peer address', 'local-ip of the other node.', { source: 'YANG' }),
    interface: v.exactOptional(unit('Interface', 'Logical interface of the ICL: a loopback, or a port.')),
    instance: v.exactOptional(
      word('Routing instance', 'Of the ICL; a virtual router of its own is recommended.', { source: 'SEED' }),
    ),
    vpnProfile: v.exactOptional(
      word('VPN profile', 'IPsec VPN with ha-link-encryption; empty: the ICL is not encrypted.', { source: 'SEED' }),
    ),
    liveness: v.pipe(
      v.object(bfdTimers(LIVENESS)),
      v.title('Liveness detection'),
      v.description('BFD over the ICL; detection takes interval times multiplier.'),
      about({ source: 'YANG, LIVE' }),
    ),
    forwarding: v.exactOptional(
      v.pipe(
        v.object({
          peerIp: address('Peer forwarding address', 'local-forwarding-ip of the other node.', { source: 'ASYM' }),
          interface: v.exactOptional(unit('Interface', 'Logical interface of the ICD.')),
          liveness: v.pipe(v.object(bfdTimers(LIVENESS)), v.title('Liveness detection')),
        }),
        v.title('Inter-chassis datapath'),
        v.description('Carries packets of flows that enter on one node and return on the other; 23.4R1 and later.'),
        about({ source: 'ASYM, YANG' }),
      ),
    ),
  }),
  v.title('Peer and ICL'),
);

const nodeSchema = v.object({
  localId: whole(1, 10, 'Local ID', 'Differs from that of the peer.', { source: 'YANG' }),
  localIp: address('Local address', 'Own end of the ICL.', { source: 'YANG' }),
  localForwardingIp: v.exactOptional(address('Local forwarding address', 'Own end of the ICD.', { source: 'ASYM' })),
  softwareUpgrade: flag('Software upgrade', 'Takes the node out of service until it is deleted.', { source: 'UPG' }),
  routerId: v.exactOptional(address('Router ID', 'Where paths tie, routers prefer the lower one.')),
  as: v.exactOptional(whole(1, 4_294_967_295, 'AS', 'Own autonomous system.')),
  syncIcmp: flag('Sync ICMP sessions', 'security flow sync-icmp-session', { source: 'IPSECRI' }),
  junosIke: flag('junos-ike installed', 'The package that encrypts the ICL.', { source: 'PREP', drawingOnly: true }),
  forgedTransmits: flag('Forged transmits', 'The virtual switch lets packets with a virtual MAC pass; vSRX only.', {
    source: 'ESXI',
    drawingOnly: true,
  }),
  peer: peerSchema,
  srgs: list(srgSchema, 21, 'Services redundancy groups'),
  interfaces: list(interfaceSchema, 1000, 'Interfaces'),
  instances: list(instanceSchema, 64, 'Routing instances'),
  bgp: list(bgpGroupSchema, 64, 'BGP groups'),
  staticRoutes: list(staticRouteSchema, 1000, 'Static routes'),
  prefixLists: list(prefixListSchema, 256, 'Prefix lists'),
  conditions: list(conditionSchema, 64, 'Conditions'),
  policies: list(policySchema, 64, 'Policies'),
  zones: list(zoneSchema, 64, 'Security zones'),
  securityPolicies: list(securityPolicySchema, 1000, 'Security policies'),
  applications: list(applicationSchema, 256, 'Applications'),
  ike: ikeSchema,
  ipsec: ipsecSchema,
});

const routerSchema = v.object({
  node: word('Router', 'The device in the drawing.'),
  as: whole(1, 4_294_967_295, 'AS', 'Its autonomous system.'),
  routerId: v.exactOptional(address('Router ID', 'Where its own paths tie elsewhere.')),
  multipath: flag('Multipath', 'Uses equal paths at the same time (ECMP).'),
  tieBreak: choice(
    ['existing-path', 'router-id'],
    'Tie-break',
    'Between equal paths: the one in use stays, or the lower router ID wins (path-selection external-router-id).',
    { source: 'SEED, FWS-GRID' },
  ),
  originates: list(prefix('Prefix', 'Announced by this router.'), 256, 'Announces'),
  ibgp: list(word('Router', 'Neighbour within the same AS.'), 16, 'Internal BGP with'),
});

const segmentSchema = v.object({
  node: word('Segment', 'The switch in the drawing.'),
  withSecond: list(
    word('Device', 'Sits on the side of the second node.'),
    256,
    'On the second side',
    'When the segment is parted between the nodes, these stay with the second one.',
  ),
});

const trafficSchema = v.object({
  flow: word('Flow', 'The flow in the drawing.'),
  kind: choice(['pass-through', 'ipsec'], 'Kind', 'Routed through the pair, or ending in a tunnel of it.', {
    source: 'HYBRID, VRRP',
  }),
  srg: v.exactOptional(whole(0, 256, 'Services redundancy group', 'The group that owns its tunnel or gateway.')),
  vpn: v.exactOptional(word('VPN', 'IPsec VPN that it uses.')),
  protocol: choice(['tcp', 'udp', 'icmp'], 'Protocol', 'ICMP sessions are only synchronised where that is configured.'),
  sessions: choice(['established', 'new'], 'Sessions', 'One long session, or new ones all the time.'),
  pins: v.exactOptional(
    v.pipe(
      v.object({
        there: v.exactOptional(word('There', 'Node that packets of the first direction are sent to.')),
        back: v.exactOptional(word('Back', 'Node that the answers are sent to.')),
      }),
      v.title('Pinned to'),
      v.description('Neighbours send it through this node as long as it offers a way: an asymmetric flow.'),
    ),
  ),
  rekeying: flag('In its rekey window', 'The tunnel is about to make new keys when something happens.', {
    source: 'SEED',
  }),
});

const ms = (title: string, description: string, max: number, source: string) =>
  whole(0, max, title, description, { unit: 'ms', source, drawingOnly: true });
const timesSchema = v.pipe(
  v.object({
    bootMs: ms('Boot', 'From power on until the groups are in HOLD.', 3_600_000, 'FWS-L7'),
    standaloneHoldMs: ms('Hold without a peer', 'HOLD of a node that has not seen its peer.', 600_000, 'FWS-L7'),
    coldSyncMs: ms('Cold sync', 'From ICL up until sessions are copied.', 3_600_000, 'FWS-L9'),
    probeWindowMs: ms('Probe window', 'Routing mode: how long replies must come.', 600_000, 'VRRP'),
    ipMonitorMs: ms('IP monitor', 'Until a lost address is noticed.', 600_000, 'assumed'),
    processRestartMs: ms('Process restart', 'iked, ikemd, pkid, authd, repd.', 600_000, 'assumed'),
    flowdRestartMs: ms('Data-plane restart', 'flowd.', 3_600_000, 'assumed'),
    announceMs: ms('Gratuitous ARP', 'Until hosts follow a virtual IP.', 600_000, 'FWS-L10'),
  }),
  v.title('Assumed times'),
  v.description('Where no configuration decides.'),
  about({ drawingOnly: true }),
);

export const multinodeHaSchema = v.object({
  nodes: v.pipe(v.tuple([nodeSchema, nodeSchema]), v.title('Nodes'), v.description('In the order of the members.')),
  icl: v.pipe(
    v.object({
      rttMs: whole(0, 10_000, 'Round-trip time', 'Between the nodes over the ICL.', { unit: 'ms', source: 'BASICS' }),
      isUntrusted: flag('Untrusted network', 'The ICL crosses a network of others.', { source: 'SEED' }),
    }),
    v.title('ICL path'),
    about({ drawingOnly: true }),
  ),
  bootOrder: choice(
    ['together', 'first-node-first', 'second-node-first'],
    'Boot order',
    'Which node got power first before the run begins.',
    { drawingOnly: true },
  ),
  routers: v.pipe(
    v.array(routerSchema),
    v.maxLength(64),
    v.title('Neighbour routers'),
    v.description('Ordinary routers that know nothing of Multinode HA.'),
    about({ drawingOnly: true }),
  ),
  segments: v.pipe(v.array(segmentSchema), v.maxLength(64), v.title('Segments'), about({ drawingOnly: true })),
  traffic: v.pipe(v.array(trafficSchema), v.maxLength(500), v.title('Traffic'), about({ drawingOnly: true })),
  times: timesSchema,
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export type MultinodeHaConfig = DeepReadonly<v.InferOutput<typeof multinodeHaSchema>>;
export type MnhaNode = MultinodeHaConfig['nodes'][number];
export type Srg = MnhaNode['srgs'][number];
export type NeighbourRouter = MultinodeHaConfig['routers'][number];
export type FlowTraits = MultinodeHaConfig['traffic'][number];

/** A group with nothing configured but its peer. */
export const plainSrg = (id: number, peerId: number): Srg => ({
  id,
  peerId,
  preemption: false,
  processPacketOnBackup: false,
  managedIpsec: false,
  prefixLists: [],
  shutdownOnFailure: [],
  virtualIps: [],
  monitors: { bfd: [], ips: [], interfaces: [] },
  monitorObjects: [],
});

/** A node that knows its peer, and nothing else. */
export const plainNode = (localId: number, localIp: string, peerId: number, peerIp: string): MnhaNode => ({
  localId,
  localIp,
  softwareUpgrade: false,
  syncIcmp: false,
  junosIke: true,
  forgedTransmits: true,
  peer: { peerId, peerIp, liveness: {} },
  srgs: [plainSrg(0, peerId)],
  interfaces: [],
  instances: [],
  bgp: [],
  staticRoutes: [],
  prefixLists: [],
  conditions: [],
  policies: [],
  zones: [],
  securityPolicies: [],
  applications: [],
  ike: { proposals: [], policies: [], gateways: [] },
  ipsec: { proposals: [], policies: [], vpns: [] },
});

/** What the reference assumes where no configuration decides [sections 2.5, 2.8]. */
export const ASSUMED_TIMES: MultinodeHaConfig['times'] = {
  bootMs: 15_000,
  standaloneHoldMs: 60_000,
  coldSyncMs: 60_000,
  probeWindowMs: 5_000,
  ipMonitorMs: 5_000,
  processRestartMs: 5_000,
  flowdRestartMs: 60_000,
  announceMs: 1_000,
};

/** A pair whose nodes know each other, with nothing around it. */
export const emptyPairConfig: MultinodeHaConfig = {
  nodes: [plainNode(1, '10.22.0.1', 2, '10.22.0.2'), plainNode(2, '10.22.0.2', 1, '10.22.0.1')],
  icl: { rttMs: 1, isUntrusted: false },
  bootOrder: 'together',
  routers: [],
  segments: [],
  traffic: [],
  times: ASSUMED_TIMES,
};

/** Reads a group's config. */
export const readPairConfig = configReader<MultinodeHaConfig>(multinodeHaSchema, 'mnha-config');
