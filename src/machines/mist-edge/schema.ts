// The configuration of one Mist organization's Edges: shape, limits and words for forms. It knows no API body and no simulation.

import * as v from 'valibot';
import { configReader } from '../kernel/config-reader';
import { about, flag, host, list, prefix, vlan, whole, word } from './fields';

/** One check of an upstream address from an Edge's data ports. Limits of the API are findings, so that an import keeps what it read. */
const checkSchema = v.object({
  protocol: v.pipe(v.picklist(['arp', 'ping', 'tcp']), v.title('Protocol'), about({ source: 'OAS' })),
  host: word('Address', 'Usually the default gateway of the client VLANs.', { source: 'CRM' }),
  port: v.exactOptional(whole(1, 65535, 'Port', 'Only for TCP.', { source: 'OAS' })),
  timeoutS: v.exactOptional(
    whole(1, 86_400, 'Timeout', 'The check fails after no success for so long; the API takes 60 to 3600.', {
      unit: 's',
      junosDefault: 300,
      source: 'HELP, OAS',
    }),
  ),
  srcVlan: v.exactOptional(vlan('Source VLAN', 'Uses the Edge address in that VLAN.')),
});
const monitoring = (description: string) => list(checkSchema, 32, 'Critical resources', description);

const edgeSchema = v.object({
  node: word('Edge', 'The device in the drawing.', { refers: 'device:mist-edge' }),
  cluster: v.pipe(
    v.nullable(word('Cluster', 'One cluster; none = spare.', { refers: 'clusters.name' })),
    v.title('Cluster'),
  ),
  joins: v.exactOptional(
    word('Joins', 'Cluster that a spare Edge can join during a run.', {
      drawingOnly: true,
      refers: 'clusters.name',
    }),
  ),
  claimCode: v.exactOptional(word('Claim code', 'For Terraform.')),
  oobm: v.pipe(
    v.object({
      type: v.pipe(v.picklist(['dhcp', 'static', 'disabled']), v.title('OOBM address')),
      address: v.exactOptional(prefix('Address', 'Must be in another subnet than the tunnel address.')),
      gateway: v.exactOptional(host('Gateway', 'Towards the cloud.')),
      dns: v.exactOptional(list(word('Name server', 'Address.'), 8, 'DNS')),
    }),
    v.title('Out-of-band management'),
    about({ source: 'IP, VM' }),
  ),
  tunnelAddress: v.exactOptional(prefix('Tunnel address', 'Static, untagged; the peer of the APs.')),
  tunnelGateway: v.exactOptional(host('Tunnel gateway', 'Required with the address.')),
  otherAddresses: list(
    v.object({ vlan: vlan('VLAN', 'Tagged.'), address: prefix('Address', 'Source of checks in that VLAN.') }),
    64,
    'Addresses in client VLANs',
  ),
  dualArm: flag('Dual arm', 'Upstream and downstream ports apart; off = all data ports are one LAG.', {
    source: 'GS2, OAS',
  }),
  upstreamPorts: list(word('Port', 'As in port0.'), 8, 'Upstream ports', 'Trunk of the client VLANs.'),
  downstreamPorts: list(word('Port', 'As in port1.'), 8, 'Downstream ports', 'Towards the APs.'),
  upstreamVlan: v.exactOptional(vlan('Native VLAN upstream', 'Default 1.')),
  monitoring: v.exactOptional(monitoring('Override those of the cluster.')),
  trunkVlans: list(
    vlan('VLAN', 'Allowed on the switch ports of this Edge.'),
    256,
    'VLANs on the trunk',
    'Switch side.',
  ),
  switchVlan: v.exactOptional(vlan('Tunnel VLAN on the switch', 'Native VLAN of the trunk, or of the access port.')),
  cloudBlocked: v.exactOptional(
    flag('Cloud blocked', 'A firewall stops TCP 443 from the OOBM port.', { drawingOnly: true }),
  ),
});

const clusterSchema = v.object({
  name: word('Name', 'Name of the cluster.'),
  hosts: list(
    word('Host', 'Tunnel address or name, reachable from the APs.'),
    64,
    'Tunnel hosts',
    'One for each member.',
  ),
  selection: v.pipe(
    v.picklist(['shuffle', 'shuffle-by-site', 'ordered']),
    v.title('Host selection'),
    v.description('How the list of Edges is ordered for an AP.'),
    about({ junosDefault: 'shuffle', source: 'OAS' }),
  ),
  order: v.exactOptional(list(whole(0, 63, 'Index', 'Into the hosts.'), 64, 'Order', 'With ordered.')),
  apSubnets: list(prefix('Subnet', 'APs from elsewhere are refused.'), 256, 'AP subnets', 'Empty = everywhere.'),
  monitoring: monitoring('Any failed check takes the tunnel service of that Edge down.'),
  monitoringDisabled: flag('Monitoring off', 'Turns the checks off without deleting them.', { source: 'OAS' }),
  clientSubnets: list(
    v.object({ vlan: vlan('VLAN', 'Client VLAN.'), subnet: prefix('Subnet', 'Where its clients get addresses from.') }),
    256,
    'Client subnets',
    'Another subnet in the secondary cluster means new addresses.',
  ),
  radiusProxy: v.exactOptional(
    v.pipe(
      v.object({ source: v.pipe(v.picklist(['any', 'oob', 'tunnel']), v.title('Source address')) }),
      v.title('RADIUS proxy'),
      about({ source: 'OAS' }),
    ),
  ),
});

const preemptionSchema = v.pipe(
  v.object({
    timeOfDay: v.pipe(
      v.string(),
      v.regex(/^(any|([01]\d|2[0-3]):[0-5]\d)$/, 'Time of day must be "any" or HH:MM.'),
      v.title('Time of day'),
      v.description('any = every 15 minutes.'),
    ),
    dayOfWeek: v.pipe(v.picklist(['any', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), v.title('Day of week')),
  }),
  v.title('Auto-preemption'),
);

const tunnelSchema = v.object({
  name: word('Name', 'Name of the Mist Tunnel.'),
  clusters: list(
    word('Cluster', 'By name.', { refers: 'clusters.name' }),
    8,
    'Clusters',
    'Primary first, then secondary.',
  ),
  vlans: list(vlan('VLAN', 'Carried by this tunnel.'), 256, 'VLANs'),
  protocol: v.pipe(v.picklist(['udp', 'ip']), v.title('Protocol'), about({ junosDefault: 'udp', source: 'OAS' })),
  mtu: whole(0, 1500, 'MTU', '0 = path MTU discovery, 552 to 1500 = where it starts.', {
    junosDefault: 0,
    source: 'OAS',
  }),
  helloIntervalS: whole(0, 86_400, 'Hello interval', 'The API takes 1 to 300.', {
    unit: 's',
    junosDefault: 60,
    source: 'OAS',
  }),
  helloRetries: whole(0, 1000, 'Hello retries', 'Missed hellos until the next peer is tried; 2 to 30.', {
    junosDefault: 7,
    source: 'OAS',
  }),
  preemption: v.pipe(
    v.nullable(preemptionSchema),
    v.title('Auto-preemption'),
    v.description('The cloud moves APs back to their preferred Edge. Off by default.'),
    about({ source: 'ADD, AP1' }),
  ),
  anchors: list(
    word('Tunnel', 'By name.', { refers: 'tunnels.name' }),
    4,
    'Anchor tunnels',
    'Edge to Edge, towards a DMZ.',
  ),
  ipsec: v.exactOptional(flag('IPsec', 'For APs behind NAT or at home.')),
  site: v.exactOptional(word('Site', 'Defined in the setting of this site instead of the organization.')),
});

const wlanSchema = v.object({
  ssid: v.pipe(v.string(), v.minLength(1, 'SSID is empty.'), v.maxLength(32, 'SSID is too long.'), v.title('SSID')),
  interface: v.pipe(v.picklist(['mxtunnel', 'site_mxedge', 'all']), v.title('Interface')),
  tunnels: list(word('Tunnel', 'By name.', { refers: 'tunnels.name' }), 8, 'Tunnels'),
  vlans: list(vlan('VLAN', 'Of its clients.'), 256, 'Client VLANs', 'Empty = all of its tunnels.'),
  apGroups: list(
    v.object({
      node: word('AP group', 'The AP group in the drawing.', { refers: 'device:ap-group' }),
      from: v.exactOptional(whole(0, 99_999, 'First AP', 'Index of the first AP that has it.')),
      to: v.exactOptional(whole(0, 99_999, 'Last AP', 'Index of the last AP that has it.')),
    }),
    512,
    'AP groups',
  ),
  disableWhenDown: flag('Disable when tunnels are down', 'Off: the SSID stays up and clients are stranded.', {
    source: 'OAS',
  }),
  reconnect: flag('Reconnect clients between clusters', 'Clients get new addresses in another cluster.', {
    source: 'OAS',
  }),
  latencySensitive: v.exactOptional(flag('Voice or critical', 'Minutes of loss hurt here.', { drawingOnly: true })),
  deprecatedId: v.exactOptional(flag('Uses mxtunnel_id', 'The deprecated field.')),
});

const apGroupSchema = v.object({
  node: word('AP group', 'The AP group in the drawing.', { refers: 'device:ap-group' }),
  aps: whole(0, 100_000, 'Access points', 'How many.', { drawingOnly: true }),
  firstAp: v.exactOptional(
    whole(0, 1_000_000, 'First index', 'Where the count goes on from another group.', { drawingOnly: true }),
  ),
  subnet: v.exactOptional(prefix('Subnet', 'Of the APs.')),
  clients: v.exactOptional(whole(0, 10_000_000, 'Clients', 'Wireless clients at peak.', { drawingOnly: true })),
  throughputMbps: v.exactOptional(
    whole(0, 10_000_000, 'Throughput', 'Tunnelled traffic at peak.', { unit: 'Mbps', drawingOnly: true }),
  ),
  sitePermutation: v.exactOptional(
    whole(0, 5039, 'Site order', 'Which order of hosts shuffle-by-site gives this site.', { drawingOnly: true }),
  ),
  jittery: v.exactOptional(flag('Jittery path', 'The path to the Edges flaps at times.', { drawingOnly: true })),
  roaming: v.exactOptional(flag('Roaming-heavy', 'Clients roam much between these APs.', { drawingOnly: true })),
  blockedEdges: v.exactOptional(
    list(word('Edge', 'By name.'), 64, 'Blocked Edges', 'A firewall stops UDP 1701 to them.'),
  ),
});

const resourceSchema = v.object({
  name: word('Name', 'As in gateway1.'),
  host: host('Address', 'What the Edges check.'),
  gatewayOf: v.exactOptional(
    word('Gateway of', 'Cluster whose client traffic goes through it.', { refers: 'clusters.name' }),
  ),
  node: v.exactOptional(word('Device', 'The device in the drawing that has the address.')),
});

export const mistEdgeSchema = v.object({
  edges: list(edgeSchema, 128, 'Edges'),
  clusters: list(clusterSchema, 64, 'Clusters'),
  tunnels: list(tunnelSchema, 64, 'Tunnels'),
  wlans: list(wlanSchema, 128, 'WLANs'),
  apGroups: list(apGroupSchema, 512, 'AP groups'),
  resources: list(resourceSchema, 64, 'Critical resources'),
  reselection: v.pipe(
    v.picklist(['top', 'next']),
    v.title('Re-selection'),
    v.description(
      'Whether an AP that lost its Edge starts at the top of its list or goes on behind it; not documented.',
    ),
    about({ drawingOnly: true, source: 'AP1' }),
  ),
  clock: v.pipe(
    v.object({
      timeOfDay: v.pipe(
        v.string(),
        v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'The clock must be HH:MM.'),
        v.title('Time of day at 0'),
      ),
      dayOfWeek: v.pipe(v.picklist(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), v.title('Day at 0')),
    }),
    v.title('Clock'),
    v.description('Local time of the site when a run begins.'),
    about({ drawingOnly: true }),
  ),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export type MistEdgeConfig = DeepReadonly<v.InferOutput<typeof mistEdgeSchema>>;
export type EdgeConfig = MistEdgeConfig['edges'][number];
export type ClusterConfig = MistEdgeConfig['clusters'][number];
export type TunnelConfig = MistEdgeConfig['tunnels'][number];
export type WlanConfig = MistEdgeConfig['wlans'][number];
export type ApGroupConfig = MistEdgeConfig['apGroups'][number];
export type ResourceConfig = MistEdgeConfig['resources'][number];
export type Check = ClusterConfig['monitoring'][number];
export type HostsSelection = ClusterConfig['selection'];

/** Seconds after which a check fails where none is configured [OAS]. */
export const DEFAULT_CHECK_TIMEOUT_S = 300;

/** An organization without anything. */
export const emptyConfig: MistEdgeConfig = {
  edges: [],
  clusters: [],
  tunnels: [],
  wlans: [],
  apGroups: [],
  resources: [],
  reselection: 'top',
  clock: { timeOfDay: '10:00', dayOfWeek: 'mon' },
};

/** An Edge with the vendor's defaults in a cluster. */
export const plainEdge = (node: string, cluster: string | null): EdgeConfig => ({
  node,
  cluster,
  oobm: { type: 'dhcp' },
  otherAddresses: [],
  dualArm: false,
  upstreamPorts: [],
  downstreamPorts: [],
  trunkVlans: [],
});

/** Reads a group's config. */
export const readConfig = configReader<MistEdgeConfig>(mistEdgeSchema, 'mist-config');
