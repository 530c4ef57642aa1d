// The named things of a cluster's configuration by the statements that they begin with: what goes, goes with all that stands below it.
import type { ConfigPath } from './config-paths';
import type { ChassisClusterConfig } from './schema';

/** Where a unit's membership of a zone stands; `reth0` alone means unit 0. */
export const zoneEntries = (zone: string, reth: string, unit: number): readonly ConfigPath[] => {
  const base = ['security', 'zones', 'security-zone', zone, 'interfaces'];
  return unit === 0
    ? [
        [...base, `${reth}.0`],
        [...base, reth],
      ]
    : [[...base, `${reth}.${unit}`]];
};

/** Reths, units, zone members, redundancy groups with their monitors and addresses. */
export const objectPaths = (config: ChassisClusterConfig): readonly ConfigPath[] => [
  ...config.redundancyGroups.flatMap((group): readonly ConfigPath[] => {
    const base = ['chassis', 'cluster', 'redundancy-group', String(group.number)];
    const monitoring = [...base, 'ip-monitoring'];
    return [
      base,
      ...(group.preempt === null ? [] : [[...base, 'preempt']]),
      ...group.interfaceMonitors.map((monitor) => [...base, 'interface-monitor', monitor.interface]),
      ...(group.ipMonitoring === null ? [] : [monitoring]),
      ...(group.ipMonitoring?.targets ?? []).map(({ address }) => [...monitoring, 'family', 'inet', address]),
    ];
  }),
  ...config.reths.flatMap((reth): readonly ConfigPath[] => [
    ['interfaces', reth.name],
    ...reth.units.flatMap(({ unit, zone }) => [
      ['interfaces', reth.name, 'unit', String(unit)],
      ...(zone === undefined ? [] : zoneEntries(zone, reth.name, unit)),
    ]),
  ]),
];
