// The redundancy part of a router's configuration as the words of set commands. It knows statements, neither a tree nor a design.
import type { ConfigPath } from '../chassis';
import { type Engine, type RoutingEngineConfig, SLOTS } from './schema';

const value = (base: ConfigPath, word: string, of: number | string | undefined): readonly ConfigPath[] =>
  of === undefined ? [] : [[...base, word, String(of)]];
const presence = (base: ConfigPath, isThere: boolean): readonly ConfigPath[] => (isThere ? [base] : []);

/** What stands in the group of one Routing Engine: `re0` and `re1` are magic names [R1, R31]. */
function enginePaths(engine: Engine, slot: number, hostName: string | undefined): readonly ConfigPath[] {
  const base = ['groups', `re${slot}`];
  const fxp0 = [...base, 'interfaces', 'fxp0', 'unit', '0', 'family', 'inet', 'address'];
  const { backupRouter } = engine;
  return [
    ...value([...base, 'system'], 'host-name', hostName),
    ...(backupRouter === undefined
      ? []
      : [
          [...base, 'system', 'backup-router', backupRouter.address],
          ...backupRouter.destinations.map((prefix) => [...base, 'system', 'backup-router', 'destination', prefix]),
        ]),
    ...engine.fxp0.map((address) => [...fxp0, address]),
    ...engine.masterOnly.map((address) => [...fxp0, address, 'master-only']),
  ];
}

function redundancyPaths(config: RoutingEngineConfig): readonly ConfigPath[] {
  const base = ['chassis', 'redundancy'];
  const failover = [...base, 'failover'];
  return [
    ...SLOTS.flatMap((slot) => {
      const { priority } = config.engines[slot];
      return priority === 'default' ? [] : [[...base, 'routing-engine', String(slot), priority]];
    }),
    ...presence([...failover, 'on-loss-of-keepalives'], config.onLossOfKeepalives),
    ...presence([...failover, 'on-re-to-fpc-stale'], config.onReToFpcStale),
    ...presence([...failover, 'on-disk-failure'], config.onDiskFailure),
    ...presence([...failover, 'not-on-disk-underperform'], config.notOnDiskUnderperform),
    ...value(failover, 'disk-read-threshold', config.diskReadThresholdMs),
    ...value(failover, 'disk-write-threshold', config.diskWriteThresholdMs),
    ...presence([...failover, 'on-loss-of-vm-host-connection'], config.onLossOfVmHostConnection),
    ...value(base, 'keepalive-time', config.keepaliveTimeS),
    ...value(base, 'mastership-refresh-timeout', config.mastershipRefreshTimeoutS),
    ...presence([...base, 'graceful-switchover'], config.gracefulSwitchover),
  ];
}

function routingPaths(config: RoutingEngineConfig): readonly ConfigPath[] {
  const { gracefulRestart, bgp } = config;
  return [
    ...presence(['routing-options', 'nonstop-routing'], config.nonstopRouting),
    ...value(['routing-options'], 'nsr-phantom-holdtime', config.nsrPhantomHoldtimeS),
    ...presence(['routing-options', 'warm-standby'], config.warmStandby),
    ...(gracefulRestart === null
      ? []
      : gracefulRestart.restartDurationS === undefined
        ? [['routing-options', 'graceful-restart']]
        : value(['routing-options', 'graceful-restart'], 'restart-duration', gracefulRestart.restartDurationS)),
    ...(bgp === null ? [] : [['routing-options', 'autonomous-system', String(bgp.localAs)]]),
    ...(bgp?.peers ?? []).flatMap(({ address, peerAs }) => {
      const group = ['protocols', 'bgp', 'group', `as${peerAs}`];
      return [
        [...group, 'type', peerAs === bgp?.localAs ? 'internal' : 'external'],
        [...group, 'peer-as', String(peerAs)],
        [...group, 'neighbor', address],
      ];
    }),
    ...config.ospf.map((unit) => ['protocols', 'ospf', 'area', '0.0.0.0', 'interface', unit]),
    ...presence(['protocols', 'layer2-control', 'nonstop-bridging'], config.nonstopBridging),
  ];
}

function interfacePaths({ interfaces }: RoutingEngineConfig): readonly ConfigPath[] {
  return interfaces.flatMap(({ name, inet }) => {
    const [port = '', unit = '0'] = name.split('.');
    const at = ['interfaces', port, 'unit', unit];
    return inet.length === 0
      ? [[...at, 'family', 'inet']]
      : inet.map((address) => [...at, 'family', 'inet', 'address', address]);
  });
}

/**
 * Every statement that stands for a part of the configuration. `hostNames` are those of the two groups, undefined where a slot has none.
 * Which slots are filled, hardware and the assumed time of neighbours have no statement.
 */
export function configPaths(
  config: RoutingEngineConfig,
  hostNames: readonly (string | undefined)[],
): readonly ConfigPath[] {
  return [
    ...SLOTS.flatMap((slot) => enginePaths(config.engines[slot], slot, hostNames[slot])),
    ...presence(['system', 'commit', 'synchronize'], config.commitSynchronize),
    ...presence(['system', 'commit', 'fast-synchronize'], config.fastSynchronize),
    ...presence(['system', 'switchover-on-routing-crash'], config.switchoverOnRoutingCrash),
    ...config.processFailovers.map(({ process, action }) => ['system', 'processes', process, 'failover', action]),
    ...redundancyPaths(config),
    ...interfacePaths(config),
    ...routingPaths(config),
  ];
}

/** Both groups have to be applied: without it nobody inherits from them [R1]. */
export const APPLY_GROUPS: readonly ConfigPath[] = [
  ['apply-groups', 're0'],
  ['apply-groups', 're1'],
];
