// The configuration of one SRX chassis cluster: shape, limits and words for forms. It knows no Junos text and no simulation.

import * as v from 'valibot';
import { configReader } from '../kernel/config-reader';
import { about, flag, inet6Prefix, inetHost, inetPrefix, interfaceName, whole, word } from './schema-fields';

const interfaceMonitorSchema = v.object({
  interface: interfaceName('Interface', 'Watched for physical link state; counts against the node that it belongs to.'),
  weight: whole(0, 255, 'Weight', 'Taken from the 255 of the redundancy group on that node while the link is down.', {
    source: 'YANG, J-IM46',
  }),
});

const ipTargetSchema = v.object({
  address: inetHost('Address', 'Pinged by both nodes through the reth.'),
  weight: whole(0, 255, 'Weight', 'Taken from the global threshold while unreachable.', { source: 'YANG' }),
  interface: interfaceName('Interface', 'The reth unit that the ping leaves through, as in reth0.0.'),
  secondaryAddress: v.exactOptional(
    inetHost('Secondary address', 'Source address of the secondary node, in the subnet of the reth address.'),
  ),
});

const ipMonitoringSchema = v.pipe(
  v.object({
    globalWeight: whole(
      0,
      255,
      'Global weight',
      'Taken once from the redundancy group when the threshold is used up.',
      {
        junosDefault: 255,
        source: 'YANG, J-GW',
      },
    ),
    globalThreshold: whole(0, 255, 'Global threshold', 'Weights of unreachable addresses are taken from it.', {
      junosDefault: 0,
      source: 'YANG, J-GT',
    }),
    retryIntervalS: whole(1, 30, 'Retry interval', 'Time between two pings.', {
      unit: 's',
      junosDefault: 1,
      source: 'YANG',
    }),
    retryCount: whole(5, 15, 'Retry count', 'Lost pings in a row until the address counts as unreachable.', {
      junosDefault: 5,
      source: 'YANG',
    }),
    targets: v.pipe(
      v.array(ipTargetSchema),
      v.maxLength(64, 'A cluster monitors at most 64 addresses.'),
      v.title('Addresses'),
    ),
  }),
  v.title('IP monitoring'),
);

const preemptSchema = v.pipe(
  v.object({
    delayS: v.exactOptional(
      whole(1, 21600, 'Delay', 'How long the better node must be a candidate before it takes the group.', {
        unit: 's',
        junosDefault: 1,
        source: 'J-PRE',
      }),
    ),
    limit: v.exactOptional(whole(1, 50, 'Limit', 'Preemptive failovers allowed in one period.', { source: 'J-PRE' })),
    periodS: v.exactOptional(whole(1, 1400, 'Period', 'Period of the limit.', { unit: 's', source: 'J-PRE, YANG' })),
  }),
  v.title('Preempt'),
);

const redundancyGroupSchema = v.object({
  number: whole(0, 128, 'Redundancy group', '0 owns the Routing Engine; 1 to 128 own reth interfaces.', {
    source: 'J-RGST46',
  }),
  priorities: v.pipe(
    v.tuple([
      whole(1, 254, 'Priority of node 0', 'The higher one is preferred.', { junosDefault: 1, source: 'YANG' }),
      whole(1, 254, 'Priority of node 1', 'The higher one is preferred.', { junosDefault: 1, source: 'YANG' }),
    ]),
    v.title('Priorities'),
    v.description('Node 0, node 1.'),
  ),
  preempt: v.pipe(
    v.nullable(preemptSchema),
    v.title('Preempt'),
    v.description('The node with the higher priority takes the group back. Not allowed on redundancy group 0.'),
    about({ source: 'J-PRE' }),
  ),
  gratuitousArpCount: v.exactOptional(
    whole(1, 16, 'Gratuitous ARP count', 'Announcements of each reth address after a failover.', {
      junosDefault: 4,
      source: 'J-GARP',
    }),
  ),
  holdDownIntervalS: v.exactOptional(
    whole(0, 1800, 'Hold-down interval', 'Least time between two failovers; 300 to 1800 on redundancy group 0.', {
      unit: 's',
      junosDefault: '300 (RG0), 1 (others)',
      source: 'J-HOLD',
    }),
  ),
  interfaceMonitors: v.pipe(v.array(interfaceMonitorSchema), v.maxLength(512), v.title('Interface monitors')),
  ipMonitoring: v.pipe(v.nullable(ipMonitoringSchema), v.title('IP monitoring')),
});

const unitSchema = v.object({
  unit: whole(0, 16385, 'Unit', 'Number of the logical interface.'),
  vlanId: v.exactOptional(whole(1, 4094, 'VLAN', 'Tag of this unit; needs VLAN tagging on the reth.')),
  inet: v.pipe(v.array(inetPrefix), v.maxLength(64), v.title('IPv4 addresses')),
  inet6: v.pipe(v.array(inet6Prefix), v.maxLength(64), v.title('IPv6 addresses')),
  zone: v.exactOptional(word('Security zone', 'A unit in no zone passes no traffic.')),
  inboundServices: v.exactOptional(
    v.pipe(
      v.array(word('Service', 'As in ping, ssh or all.')),
      v.maxLength(64),
      v.title('Services for the device itself'),
      v.description('host-inbound-traffic system-services of this unit in its zone. Not simulated.'),
    ),
  ),
});

/** More than so many are no part of a drawing: an import leaves them to the text. */
export const MOST_POLICIES = 200;

const policySchema = v.object({
  from: word('From zone', 'Zone that the traffic comes from.'),
  to: word('To zone', 'Zone that it goes to.'),
  name: word('Name', 'Unique for this pair of zones.'),
  sources: v.pipe(v.array(word('Address', 'Name in the address book, or any.')), v.maxLength(64), v.title('Sources')),
  destinations: v.pipe(
    v.array(word('Address', 'Name in the address book, or any.')),
    v.maxLength(64),
    v.title('Destinations'),
  ),
  applications: v.pipe(
    v.array(word('Application', 'Name of an application, or any.')),
    v.maxLength(64),
    v.title('Applications'),
  ),
  action: v.pipe(v.picklist(['permit', 'deny', 'reject']), v.title('Action')),
});

const rethSchema = v.object({
  name: v.pipe(
    v.string(),
    v.regex(/^reth\d{1,3}$/, 'A redundant Ethernet interface is named reth0, reth1, …'),
    v.title('Name'),
  ),
  redundancyGroup: v.exactOptional(
    whole(0, 128, 'Redundancy group', 'The group whose primary node passes the traffic of this reth; 1 to 128.', {
      source: 'YANG',
    }),
  ),
  children: v.pipe(
    v.array(interfaceName('Child', 'Port of either node under its cluster name, as in ge-5/0/3.')),
    v.maxLength(16, 'A reth has at most 8 children on each node.'),
    v.title('Children'),
  ),
  minimumLinks: v.exactOptional(
    whole(
      1,
      8,
      'Minimum links',
      'Fewer active children on the primary node and the reth is down. Never moves the group.',
      {
        junosDefault: 1,
        source: 'YANG, J-LAG47',
      },
    ),
  ),
  lacp: v.exactOptional(
    v.pipe(
      v.object({
        mode: v.pipe(v.picklist(['active', 'passive']), v.title('LACP')),
        periodic: v.exactOptional(v.pipe(v.picklist(['fast', 'slow']), v.title('LACP period'))),
      }),
      v.title('LACP'),
      v.description('Off unless set. The switches need one LAG for each node.'),
    ),
  ),
  switchLags: v.exactOptional(
    v.pipe(
      v.picklist(['one-per-node', 'one-for-both']),
      v.title('LAG on the switch'),
      v.description('How the switch bundles its ports to this reth. Only the links of the primary node pass traffic.'),
      about({ source: 'J-LACP102', drawingOnly: true }),
    ),
  ),
  vlanTagging: v.pipe(v.boolean(), v.title('VLAN tagging')),
  linkSpeed: v.exactOptional(
    v.pipe(
      v.picklist(['10m', '100m', '1g', '10g', '25g', '40g', '50g', '100g', '400g']),
      v.title('Link speed'),
      v.description('Speed of the ports that join this reth.'),
      about({ source: 'YANG' }),
    ),
  ),
  units: v.pipe(v.array(unitSchema), v.maxLength(256), v.title('Units')),
});

const memberSchema = v.object({
  hostName: v.exactOptional(
    word('Host name', 'In the configuration group of this node. Empty: the name of the device.'),
  ),
  fxp0: v.exactOptional(v.pipe(v.array(inetPrefix), v.maxLength(8), v.title('Management addresses (fxp0)'))),
  backupRouter: v.exactOptional(
    v.pipe(
      v.object({
        address: inetHost('Backup router', 'Reached over fxp0 while no routing process runs.'),
        destinations: v.pipe(v.array(word('Destination', 'Prefix behind the backup router.')), v.maxLength(64)),
      }),
      v.title('Backup router'),
    ),
  ),
  controlInterfaceDisabled: flag(
    'Control interface disabled',
    'The control port of this node is shut: its peer counts it as a failed control link.',
    'YANG',
  ),
});

const controlPortSchema = v.object({
  fpc: whole(0, 23, 'FPC', 'Cluster-wide slot of the card with the control port.', { source: 'J-AACN' }),
  port: whole(0, 2, 'Port', 'Control port on that card.', { source: 'YANG' }),
});

const fabricMembers = (title: string) =>
  v.pipe(
    v.array(interfaceName('Member', 'Port under its cluster name.')),
    v.maxLength(2, 'A fabric interface has at most two members.'),
    v.title(title),
  );

export const chassisClusterSchema = v.object({
  clusterId: whole(
    0,
    255,
    'Cluster ID',
    'Set on each node at its CLI, not in the configuration. It decides the reth MAC addresses.',
    {
      source: 'J-ST, KB-MAC',
    },
  ),
  heartbeatIntervalMs: whole(1000, 2000, 'Heartbeat interval', 'Time between two heartbeats on the control link.', {
    unit: 'ms',
    junosDefault: 1000,
    source: 'J-HBI46, TF',
  }),
  heartbeatThreshold: whole(
    3,
    8,
    'Heartbeat threshold',
    'Heartbeats missed in a row until the peer counts as silent.',
    {
      junosDefault: 3,
      source: 'TF',
    },
  ),
  controlLinkRecovery: v.pipe(
    v.boolean(),
    v.title('Control link recovery'),
    v.description('A disabled node reboots by itself when heartbeats are back.'),
    about({ source: 'J-CLR' }),
  ),
  rethCount: whole(0, 128, 'reth count', 'How many reth interfaces exist: reth0 up to one less.', {
    source: 'SEED, TF',
  }),
  fabricProfile: v.pipe(
    v.picklist(['auto', 'modern', 'legacy']),
    v.title('Fabric failure'),
    v.description(
      'Legacy releases disable a node when the fabric fails, current ones recover. Auto follows the release.',
    ),
    about({ source: 'J-FAB93, GUIDE262', drawingOnly: true }),
  ),
  bootOrder: v.pipe(
    v.picklist(['together', 'node0-first', 'node1-first']),
    v.title('Boot order'),
    v.description('Which node got power first before the run begins; together lets the priorities decide.'),
    about({ drawingOnly: true }),
  ),
  redundancyGroups: v.pipe(v.array(redundancyGroupSchema), v.maxLength(129), v.title('Redundancy groups')),
  reths: v.pipe(v.array(rethSchema), v.maxLength(128), v.title('Redundant Ethernet interfaces')),
  fabric: v.pipe(v.object({ fab0: fabricMembers('fab0'), fab1: fabricMembers('fab1') }), v.title('Fabric')),
  controlPorts: v.exactOptional(
    v.pipe(
      v.array(controlPortSchema),
      v.maxLength(4),
      v.title('Control ports'),
      v.description('SRX5000 line only: cards with the control ports of both nodes.'),
    ),
  ),
  scbControlPorts: v.exactOptional(
    v.pipe(
      v.array(whole(0, 2, 'SCB', 'Control port on the switch control board.', { source: 'YANG' })),
      v.maxLength(3),
      v.title('SCB control ports'),
      v.description('SRX5000 line with newer SCBs: control ports on the board instead of a card.'),
    ),
  ),
  switchFabric: v.exactOptional(
    v.pipe(
      v.object({ swfab0: fabricMembers('swfab0'), swfab1: fabricMembers('swfab1') }),
      v.title('Switching fabric'),
      v.description('Carries Ethernet switching between the nodes; directly connected ports of their own.'),
      about({ source: 'J-SWFAB' }),
    ),
  ),
  redundancyMode: v.exactOptional(
    v.pipe(
      v.picklist(['active-active', 'active-backup']),
      v.title('Redundancy mode'),
      v.description('A change needs both nodes to reboot at the same time.'),
      about({ source: 'YANG', junosDefault: 'active-active' }),
    ),
  ),
  useActiveChildMac: flag(
    'MAC of the active child',
    'A reth takes the MAC address of its active child instead of the one made from the cluster ID.',
    'YANG',
  ),
  useActualMac: flag(
    'MAC of the hypervisor',
    'Virtual platforms keep the MAC addresses that the hypervisor gave to their ports.',
    'YANG',
  ),
  node: v.pipe(v.tuple([memberSchema, memberSchema]), v.title('Nodes')),
  policies: v.exactOptional(
    v.pipe(
      v.array(policySchema),
      v.maxLength(MOST_POLICIES),
      v.title('Security policies'),
      v.description('In the order in which they are asked. Not simulated: a flow passes whatever they say.'),
    ),
  ),
  staticRoutes: v.pipe(
    v.array(
      v.object({
        prefix: word('Destination', 'Prefix, as in 0.0.0.0/0.'),
        nextHop: word('Next hop', 'Address of the router.'),
      }),
    ),
    v.maxLength(1000),
    v.title('Static routes'),
  ),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export type ChassisClusterConfig = DeepReadonly<v.InferOutput<typeof chassisClusterSchema>>;
export type RedundancyGroup = ChassisClusterConfig['redundancyGroups'][number];
export type Reth = ChassisClusterConfig['reths'][number];
export type RethUnit = Reth['units'][number];
export type Policy = NonNullable<ChassisClusterConfig['policies']>[number];
export type IpMonitoring = NonNullable<RedundancyGroup['ipMonitoring']>;

/** A redundancy group with nothing configured but its priorities. */
export const plainRedundancyGroup = (number: number, priorities: readonly [number, number]): RedundancyGroup => ({
  number,
  priorities,
  preempt: null,
  interfaceMonitors: [],
  ipMonitoring: null,
});

/** A cluster with Junos' own defaults and no interfaces; RG0 and RG1 prefer node 0. */
export const emptyClusterConfig: ChassisClusterConfig = {
  clusterId: 1,
  heartbeatIntervalMs: 1000,
  heartbeatThreshold: 3,
  controlLinkRecovery: false,
  rethCount: 0,
  fabricProfile: 'auto',
  bootOrder: 'together',
  redundancyGroups: [plainRedundancyGroup(0, [200, 100]), plainRedundancyGroup(1, [200, 100])],
  reths: [],
  fabric: { fab0: [], fab1: [] },
  node: [{}, {}],
  staticRoutes: [],
};

/** Junos' hold-down of a group in seconds where none is configured [J-HOLD]. */
export const holdDownS = (group: RedundancyGroup): number => group.holdDownIntervalS ?? (group.number === 0 ? 300 : 1);

/** Gratuitous ARPs for each reth address [J-GARP]. */
export const garpCount = (group: RedundancyGroup): number => group.gratuitousArpCount ?? 4;

/** Reads a group's config. */
export const readClusterConfig = configReader<ChassisClusterConfig>(chassisClusterSchema, 'cc-config');
