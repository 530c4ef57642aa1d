// Configurations of the reference's conformance baselines as data. It draws nothing.
import { clusterPortName } from './models';
import {
  type ChassisClusterConfig,
  emptyClusterConfig,
  plainRedundancyGroup,
  type RedundancyGroup,
  type Reth,
} from './schema';

/** Node-1 slot offsets of the two models that the baselines use. */
export const SRX345_OFFSET = 5;
export const SRX5800_OFFSET = 12;

export const onBoth = (offset: number, port: string): readonly string[] => [port, clusterPortName(offset, 1, port)];
export const monitors = (ports: readonly string[], weight: number): RedundancyGroup['interfaceMonitors'] =>
  ports.map((port) => ({ interface: port, weight }));

export const outside = (children: readonly string[], redundancyGroup = 1): Reth => ({
  name: 'reth0',
  redundancyGroup,
  children,
  vlanTagging: false,
  units: [{ unit: 0, inet: ['203.0.113.2/29'], inet6: [], zone: 'untrust' }],
});
export const inside = (children: readonly string[], redundancyGroup = 1): Reth => ({
  name: 'reth1',
  redundancyGroup,
  children,
  vlanTagging: false,
  units: [{ unit: 0, inet: ['10.0.0.1/24'], inet6: [], zone: 'trust' }],
});

/** Replaces one redundancy group of a configuration. */
const withGroup = (
  config: ChassisClusterConfig,
  number: number,
  change: (group: RedundancyGroup) => RedundancyGroup,
): ChassisClusterConfig => ({
  ...config,
  redundancyGroups: config.redundancyGroups.map((group) => (group.number === number ? change(group) : group)),
});

/** Active/passive pair: both reths in RG1, every child monitored with 255. */
const activePassive = (offset: number): ChassisClusterConfig => ({
  ...emptyClusterConfig,
  rethCount: 2,
  redundancyGroups: [
    plainRedundancyGroup(0, [200, 100]),
    {
      ...plainRedundancyGroup(1, [200, 100]),
      interfaceMonitors: monitors([...onBoth(offset, 'ge-0/0/3'), ...onBoth(offset, 'ge-0/0/4')], 255),
    },
  ],
  reths: [outside(onBoth(offset, 'ge-0/0/3')), inside(onBoth(offset, 'ge-0/0/4'))],
  fabric: { fab0: ['ge-0/0/2'], fab1: [clusterPortName(offset, 1, 'ge-0/0/2')] },
  staticRoutes: [{ prefix: '0.0.0.0/0', nextHop: '203.0.113.1' }],
});

const a1 = activePassive(SRX345_OFFSET);

const a2 = withGroup(a1, 1, (group) => ({
  ...group,
  interfaceMonitors: monitors([...onBoth(SRX345_OFFSET, 'ge-0/0/14'), ...onBoth(SRX345_OFFSET, 'ge-0/0/15')], 150),
}));

const a3: ChassisClusterConfig = {
  ...a1,
  redundancyGroups: [
    plainRedundancyGroup(0, [200, 100]),
    {
      ...plainRedundancyGroup(1, [200, 100]),
      preempt: {},
      interfaceMonitors: monitors(onBoth(SRX345_OFFSET, 'ge-0/0/3'), 255),
    },
    {
      ...plainRedundancyGroup(2, [100, 200]),
      preempt: {},
      interfaceMonitors: monitors(onBoth(SRX345_OFFSET, 'ge-0/0/4'), 255),
    },
  ],
  reths: [outside(onBoth(SRX345_OFFSET, 'ge-0/0/3')), inside(onBoth(SRX345_OFFSET, 'ge-0/0/4'), 2)],
};

const a4 = withGroup(a1, 1, (group) => ({
  ...group,
  interfaceMonitors: [],
  ipMonitoring: {
    globalWeight: 255,
    globalThreshold: 100,
    retryIntervalS: 1,
    retryCount: 5,
    targets: [{ address: '203.0.113.1', weight: 100, interface: 'reth0.0', secondaryAddress: '203.0.113.4' }],
  },
}));

const a5: ChassisClusterConfig = {
  ...activePassive(SRX5800_OFFSET),
  fabric: { fab0: ['ge-0/0/2', 'ge-0/0/5'], fab1: ['ge-12/0/2', 'ge-12/0/5'] },
  controlPorts: [
    { fpc: 1, port: 0 },
    { fpc: 1, port: 1 },
    { fpc: 13, port: 0 },
    { fpc: 13, port: 1 },
  ],
};

const lagPorts = ['ge-0/0/3', 'ge-0/0/5', 'ge-0/0/6', 'ge-0/0/7'].flatMap((port) => onBoth(SRX345_OFFSET, port));
const a7 = withGroup(
  {
    ...a1,
    reths: [
      { ...outside(lagPorts), minimumLinks: 2, switchLags: 'one-per-node' },
      inside(onBoth(SRX345_OFFSET, 'ge-0/0/4')),
    ],
  },
  1,
  (group) => ({ ...group, interfaceMonitors: monitors(lagPorts, 85) }),
);

/** A1 to A7n of the conformance table, by the last part of their template id. */
export const BASELINES: Readonly<
  Record<string, { readonly title: string; readonly model: string; readonly config: ChassisClusterConfig }>
> = {
  a1: { title: 'Active/passive pair, all ports monitored', model: 'SRX345', config: a1 },
  a1p: {
    title: 'Active/passive pair with preempt',
    model: 'SRX345',
    config: withGroup(a1, 1, (group) => ({ ...group, preempt: {} })),
  },
  a2: { title: 'Two monitored uplinks of weight 150', model: 'SRX345', config: a2 },
  a3: { title: 'Active/active pair with two redundancy groups', model: 'SRX345', config: a3 },
  a4: { title: 'Active/passive pair with IP monitoring', model: 'SRX345', config: a4 },
  a5: { title: 'SRX5800 pair with dual control and fabric links', model: 'SRX5800', config: a5 },
  a6: {
    title: 'Active/passive pair with control-link-recovery',
    model: 'SRX345',
    config: { ...a1, controlLinkRecovery: true },
  },
  a7: { title: 'reth of four links, minimum-links 2, weights 85', model: 'SRX345', config: a7 },
  a7n: {
    title: 'reth of four links, minimum-links 2, nothing monitored',
    model: 'SRX345',
    config: withGroup(a7, 1, (group) => ({ ...group, interfaceMonitors: [] })),
  },
};
