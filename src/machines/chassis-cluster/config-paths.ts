// A cluster's configuration as the words of set commands. It knows statements, neither a tree nor a design.
import { policyPaths } from './config-policies';
import { etherFamily } from './models';
import type { ChassisClusterConfig, IpMonitoring, RedundancyGroup, Reth } from './schema';

/** The words of one set command, without `set`. */
export type ConfigPath = readonly string[];

/** What `apply-groups` turns into the name of the node's own group; spelled in two parts, because it is no template. */
export const NODE_VARIABLE = '$' + '{node}';

export interface PathOptions {
  /** Where a port's `redundant-parent` stands in the text that the configuration came from. */
  readonly childOptions: (port: string) => string | undefined;
}

const value = (base: ConfigPath, word: string, of: number | string | undefined): readonly ConfigPath[] =>
  of === undefined ? [] : [[...base, word, String(of)]];

const flag = (base: ConfigPath, word: string, isSet: boolean | undefined): readonly ConfigPath[] =>
  isSet === true ? [[...base, word]] : [];

function ipMonitoringPaths(base: ConfigPath, monitoring: IpMonitoring): readonly ConfigPath[] {
  const at = [...base, 'ip-monitoring'];
  return [
    [...at, 'global-weight', String(monitoring.globalWeight)],
    [...at, 'global-threshold', String(monitoring.globalThreshold)],
    [...at, 'retry-interval', String(monitoring.retryIntervalS)],
    [...at, 'retry-count', String(monitoring.retryCount)],
    ...monitoring.targets.flatMap(({ address, weight, interface: exit, secondaryAddress }): ConfigPath[] => {
      const target = [...at, 'family', 'inet', address];
      return [
        [...target, 'weight', String(weight)],
        [
          ...target,
          'interface',
          exit,
          ...(secondaryAddress === undefined ? [] : ['secondary-ip-address', secondaryAddress]),
        ],
      ];
    }),
  ];
}

function groupPaths(group: RedundancyGroup): readonly ConfigPath[] {
  const base = ['chassis', 'cluster', 'redundancy-group', String(group.number)];
  const { preempt } = group;
  const timing =
    preempt === null
      ? []
      : [
          ...value([...base, 'preempt'], 'delay', preempt.delayS),
          ...value([...base, 'preempt'], 'limit', preempt.limit),
          ...value([...base, 'preempt'], 'period', preempt.periodS),
        ];
  return [
    ...group.priorities.map((priority, node) => [...base, 'node', String(node), 'priority', String(priority)]),
    ...(preempt === null ? [] : timing.length > 0 ? timing : [[...base, 'preempt']]),
    ...value(base, 'gratuitous-arp-count', group.gratuitousArpCount),
    ...value(base, 'hold-down-interval', group.holdDownIntervalS),
    ...group.interfaceMonitors.map((monitor) => [
      ...base,
      'interface-monitor',
      monitor.interface,
      'weight',
      String(monitor.weight),
    ]),
    ...(group.ipMonitoring === null ? [] : ipMonitoringPaths(base, group.ipMonitoring)),
  ];
}

function rethPaths(reth: Reth, options: PathOptions): readonly ConfigPath[] {
  const base = ['interfaces', reth.name];
  const ether = [...base, 'redundant-ether-options'];
  return [
    ...(reth.vlanTagging ? [[...base, 'vlan-tagging']] : []),
    ...value(ether, 'redundancy-group', reth.redundancyGroup),
    ...value(ether, 'minimum-links', reth.minimumLinks),
    ...value(ether, 'link-speed', reth.linkSpeed),
    ...(reth.lacp === undefined ? [] : [[...ether, 'lacp', reth.lacp.mode]]),
    ...value([...ether, 'lacp'], 'periodic', reth.lacp?.periodic),
    ...reth.units.flatMap((unit): readonly ConfigPath[] => {
      const at = [...base, 'unit', String(unit.unit)];
      const inside = [
        ...value(at, 'vlan-id', unit.vlanId),
        ...unit.inet.map((address) => [...at, 'family', 'inet', 'address', address]),
        ...unit.inet6.map((address) => [...at, 'family', 'inet6', 'address', address]),
      ];
      return inside.length > 0 ? inside : [at];
    }),
    ...reth.children.map((port) => [
      'interfaces',
      port,
      options.childOptions(port) ?? (etherFamily(port) === 'fe' ? 'fastether-options' : 'gigether-options'),
      'redundant-parent',
      reth.name,
    ]),
  ];
}

function memberPaths(member: ChassisClusterConfig['node'][number], group: string): readonly ConfigPath[] {
  const base = ['groups', group];
  return [
    ...value([...base, 'system'], 'host-name', member.hostName),
    ...(member.fxp0 ?? []).map((address) => [
      ...base,
      'interfaces',
      'fxp0',
      'unit',
      '0',
      'family',
      'inet',
      'address',
      address,
    ]),
    ...(member.backupRouter === undefined
      ? []
      : [
          [...base, 'system', 'backup-router', member.backupRouter.address],
          ...member.backupRouter.destinations.map((prefix) => [
            ...base,
            'system',
            'backup-router',
            'destination',
            prefix,
          ]),
        ]),
  ];
}

/**
 * Every statement that stands for a part of the configuration, in the order in which Junos prints the hierarchies. The same configuration
 * gives the same paths; what is not in `ChassisClusterConfig` has none. The cluster-id has none either: it is no configuration.
 */
export function configPaths(
  config: ChassisClusterConfig,
  options: PathOptions = { childOptions: () => undefined },
): readonly ConfigPath[] {
  const cluster = ['chassis', 'cluster'];
  const ports = config.reths.flatMap((reth) => rethPaths(reth, options));
  return [
    ...config.node.flatMap((member, index) => memberPaths(member, `node${index}`)),
    ...flag(cluster, 'control-link-recovery', config.controlLinkRecovery),
    ...value(cluster, 'redundancy-mode', config.redundancyMode),
    ...(config.rethCount > 0 ? [[...cluster, 'reth-count', String(config.rethCount)]] : []),
    [...cluster, 'heartbeat-interval', String(config.heartbeatIntervalMs)],
    [...cluster, 'heartbeat-threshold', String(config.heartbeatThreshold)],
    ...config.node.flatMap(({ controlInterfaceDisabled }, index) =>
      flag([...cluster, 'control-interface', 'node', String(index)], 'disable', controlInterfaceDisabled),
    ),
    ...(config.controlPorts ?? []).map(({ fpc, port }) => [
      ...cluster,
      'control-ports',
      'fpc',
      String(fpc),
      'port',
      String(port),
    ]),
    ...(config.scbControlPorts ?? []).map((port) => [...cluster, 'scb-control-ports', String(port)]),
    ...flag(cluster, 'use-actual-mac-on-physical-interfaces', config.useActualMac),
    ...flag(cluster, 'use-active-child-mac-on-reth', config.useActiveChildMac),
    ...config.redundancyGroups.flatMap(groupPaths),
    ...ports.filter(([, name = '']) => !name.startsWith('reth')),
    ...Object.entries({ ...config.fabric, ...config.switchFabric }).flatMap(([name, members]) =>
      members.map((port) => ['interfaces', name, 'fabric-options', 'member-interfaces', port]),
    ),
    ...ports.filter(([, name = '']) => name.startsWith('reth')),
    ...(config.policies ?? []).flatMap(policyPaths),
    ...config.reths.flatMap((reth) =>
      reth.units.flatMap(({ unit, zone, inboundServices = [] }): readonly ConfigPath[] => {
        if (zone === undefined) return [];
        const entry = ['security', 'zones', 'security-zone', zone, 'interfaces', `${reth.name}.${unit}`];
        if (inboundServices.length === 0) return [entry];
        return inboundServices.map((service) => [...entry, 'host-inbound-traffic', 'system-services', service]);
      }),
    ),
    ...config.staticRoutes.map(({ prefix, nextHop }) => [
      'routing-options',
      'static',
      'route',
      prefix,
      'next-hop',
      nextHop,
    ]),
  ];
}
