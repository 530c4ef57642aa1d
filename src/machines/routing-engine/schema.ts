// The Routing Engines of one router: shape, limits and words for forms. It knows no Junos text and no simulation.

import * as v from 'valibot';
import { about, flag, whole, word } from '../kernel/config-fields';
import { configReader } from '../kernel/config-reader';

const inetPrefix = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, `${title} needs its prefix length, as in 10.0.0.1/24.`),
    v.title(title),
    v.description(description),
  );
const inetHost = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}(\.\d{1,3}){3}$/, `${title} must be an IPv4 address such as 10.0.0.254.`),
    v.title(title),
    v.description(description),
  );
const interfaceUnit = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[a-z]+[\w/:-]*\.\d{1,5}$/i, `${title} must be an interface unit such as ge-0/0/0.0.`),
    v.maxLength(40, `${title} is too long.`),
    v.title(title),
    v.description(description),
  );

const engineSchema = v.object({
  fitted: flag('Fitted', 'A Routing Engine sits in this slot.', { drawingOnly: true }),
  priority: v.pipe(
    v.picklist(['default', 'master', 'backup', 'disabled']),
    v.title('Election priority'),
    v.description('Who is master after a boot; by default slot 0. Nothing preempts at run time.'),
    about({ junosDefault: 'master in slot 0, backup in slot 1', source: 'R1, R34' }),
  ),
  hardware: v.exactOptional(
    word('Hardware', 'Model of the Routing Engine; both must be the same.', { source: 'R30', drawingOnly: true }),
  ),
  hostName: v.exactOptional(word('Host name', 'In the configuration group of this Routing Engine.', { source: 'R1' })),
  fxp0: v.pipe(
    v.array(inetPrefix('Management address', 'Of this Routing Engine alone.')),
    v.maxLength(8, 'At most eight addresses.'),
    v.title('Management addresses (fxp0)'),
  ),
  masterOnly: v.pipe(
    v.array(inetPrefix('Master-only address', 'Owned by whichever Routing Engine is master.')),
    v.maxLength(8, 'At most eight addresses.'),
    v.title('Master-only addresses (fxp0)'),
    about({ source: 'R26' }),
  ),
  backupRouter: v.exactOptional(
    v.pipe(
      v.object({
        address: inetHost('Backup router', 'Reached over fxp0; the backup runs no routing process.'),
        destinations: v.pipe(
          v.array(word('Destination', 'Prefix behind the backup router; not 0.0.0.0/0.')),
          v.maxLength(64),
          v.title('Destinations'),
        ),
      }),
      v.title('Backup router'),
      about({ source: 'R27' }),
    ),
  ),
});

export const routingEngineSchema = v.object({
  engines: v.pipe(v.tuple([engineSchema, engineSchema]), v.title('Routing Engines'), v.description('Slot 0, slot 1.')),
  gracefulSwitchover: flag(
    'Graceful switchover (GRES)',
    'The backup follows kernel and interfaces: a switchover restarts no card. Keepalives are lost after 2 s.',
    { source: 'R12, R15' },
  ),
  nonstopRouting: flag('Nonstop routing (NSR)', 'rpd runs on the backup too: neighbours notice nothing.', {
    source: 'R15, R18',
  }),
  nsrPhantomHoldtimeS: v.exactOptional(
    whole(0, 10_000, 'NSR phantom hold time', 'How long routes of lost neighbours are kept.', {
      unit: 's',
      source: 'R26',
    }),
  ),
  warmStandby: flag('Warm standby', 'rpd waits on the backup; excludes NSR.', { source: 'R26' }),
  gracefulRestart: v.pipe(
    v.nullable(
      v.object({
        restartDurationS: v.exactOptional(
          whole(120, 10_000, 'Restart duration', 'How long neighbours hold the routes while rpd restarts.', {
            unit: 's',
            source: 'R26',
          }),
        ),
      }),
    ),
    v.title('Graceful restart'),
    v.description('Neighbours hold routes while rpd restarts; they must help, and the topology must stay still.'),
    about({ source: 'R15' }),
  ),
  onLossOfKeepalives: flag('Fail over on loss of keepalives', 'After 300 s, or the keepalive time.', { source: 'R8' }),
  keepaliveTimeS: v.exactOptional(
    whole(2, 10_000, 'Keepalive time', 'Until a silent master is replaced; not with graceful switchover.', {
      unit: 's',
      junosDefault: 300,
      source: 'R9, R26',
    }),
  ),
  onDiskFailure: flag('Fail over on disk failure', 'A hard-disk error of the master moves mastership.', {
    source: 'R3, R10',
  }),
  onReToFpcStale: flag('Fail over on stale RE-to-FPC path', 'The master no longer reaches the cards over em0.', {
    source: 'R10',
  }),
  notOnDiskUnderperform: flag('Not on slow disks', 'gstatd does not move mastership for a slow disk.', {
    source: 'R28',
  }),
  diskReadThresholdMs: v.exactOptional(
    whole(1000, 10_000, 'Disk read threshold', 'Above it a disk counts as slow.', { unit: 'ms', source: 'R26' }),
  ),
  diskWriteThresholdMs: v.exactOptional(
    whole(1000, 10_000, 'Disk write threshold', 'Above it a disk counts as slow.', { unit: 'ms', source: 'R26' }),
  ),
  onLossOfVmHostConnection: flag('Fail over on loss of the VM host', 'Virtualised Routing Engines only.', {
    source: 'R26',
  }),
  mastershipRefreshTimeoutS: v.exactOptional(
    whole(9, 30, 'Mastership refresh timeout', 'From 19.3 on; its default is not documented.', {
      unit: 's',
      source: 'R26',
    }),
  ),
  commitSynchronize: flag('Commit synchronize', 'A commit goes to both Routing Engines.', { source: 'R32' }),
  fastSynchronize: flag('Fast synchronize', 'Both Routing Engines commit in parallel.', { source: 'R26' }),
  switchoverOnRoutingCrash: flag('Switch over on an rpd crash', 'Without it, NSR restarts rpd in place.', {
    source: 'R17',
  }),
  processFailovers: v.pipe(
    v.array(
      v.object({
        process: word('Process', 'As under [edit system processes], such as routing.'),
        action: v.pipe(
          v.picklist(['other-routing-engine', 'alternate-media']),
          v.title('On repeated failure'),
          v.description('Move mastership, or boot from the other medium.'),
        ),
      }),
    ),
    v.maxLength(64),
    v.title('Process failures'),
    about({ source: 'R11' }),
  ),
  nonstopBridging: flag('Nonstop bridging', 'Layer 2 control protocols are kept as well.', { source: 'R31' }),
  interfaces: v.pipe(
    v.array(
      v.object({
        name: interfaceUnit('Interface', 'Towards a neighbour.'),
        inet: v.pipe(v.array(inetPrefix('Address', 'Of this interface.')), v.maxLength(16), v.title('IPv4 addresses')),
      }),
    ),
    v.maxLength(64),
    v.title('Interfaces'),
  ),
  ospf: v.pipe(
    v.array(interfaceUnit('Interface', 'In area 0.')),
    v.maxLength(64),
    v.title('OSPF'),
    v.description('Interfaces in area 0.0.0.0.'),
  ),
  bgp: v.pipe(
    v.nullable(
      v.object({
        localAs: whole(1, 4_294_967_295, 'Local AS', 'routing-options autonomous-system.'),
        peers: v.pipe(
          v.array(
            v.object({
              address: inetHost('Peer', 'Neighbour address.'),
              peerAs: whole(1, 4_294_967_295, 'Peer AS', 'Autonomous system of the neighbour.'),
            }),
          ),
          v.maxLength(64),
          v.title('Peers'),
        ),
      }),
    ),
    v.title('BGP'),
  ),
  neighbourHoldS: whole(
    1,
    3600,
    'Neighbours wait',
    'Until neighbours give up a dead control plane by their own timers. Depends on the protocol.',
    { unit: 's', drawingOnly: true },
  ),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
export type RoutingEngineConfig = DeepReadonly<v.InferOutput<typeof routingEngineSchema>>;
export type Engine = RoutingEngineConfig['engines'][number];
export type Slot = 0 | 1;
export const SLOTS = [0, 1] as const satisfies readonly Slot[];

export const plainEngine: Engine = { fitted: true, priority: 'default', fxp0: [], masterOnly: [] };

/** Two Routing Engines and nothing configured. */
export const emptyEngineConfig: RoutingEngineConfig = {
  engines: [plainEngine, plainEngine],
  gracefulSwitchover: false,
  nonstopRouting: false,
  warmStandby: false,
  gracefulRestart: null,
  onLossOfKeepalives: false,
  onDiskFailure: false,
  onReToFpcStale: false,
  notOnDiskUnderperform: false,
  onLossOfVmHostConnection: false,
  commitSynchronize: false,
  fastSynchronize: false,
  switchoverOnRoutingCrash: false,
  processFailovers: [],
  nonstopBridging: false,
  interfaces: [],
  ospf: [],
  bgp: null,
  neighbourHoldS: 90,
};

/** Reads a group's config. */
export const readEngineConfig = configReader<RoutingEngineConfig>(routingEngineSchema, 're-config');
