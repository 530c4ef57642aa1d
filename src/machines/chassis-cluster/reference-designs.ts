// The gallery's clusters: what the whole designs that people start from are made of. Data only.
import { inside, monitors, onBoth, outside, SRX345_OFFSET, SRX5800_OFFSET } from './baselines';
import type { ClusterDesign } from './card';
import { type ChassisClusterConfig, emptyClusterConfig, plainRedundancyGroup, type Reth } from './schema';

/** What a design of the gallery is made of; `card.ts` has what is said of it. */
interface ReferenceDesign {
  readonly model: string;
  readonly names: readonly [string, string];
  readonly config: ChassisClusterConfig;
  /** Each node has a switch of its own towards the provider. */
  readonly ownUplinks?: true;
}

const management: ChassisClusterConfig['node'] = [{ fxp0: ['192.0.2.11/24'] }, { fxp0: ['192.0.2.12/24'] }];
const base: ChassisClusterConfig = {
  ...emptyClusterConfig,
  controlLinkRecovery: true,
  rethCount: 2,
  fabric: { fab0: ['ge-0/0/2'], fab1: ['ge-5/0/2'] },
  node: management,
  policies: [
    {
      from: 'trust',
      to: 'untrust',
      name: 'out',
      sources: ['any'],
      destinations: ['any'],
      applications: ['any'],
      action: 'permit',
    },
  ],
  staticRoutes: [{ prefix: '0.0.0.0/0', nextHop: '203.0.113.1' }],
};
/** Its addresses answer pings: a device that is loaded with the export does what the picture shows. */
const answering = (reth: Reth): Reth => ({
  ...reth,
  units: reth.units.map((unit) => ({ ...unit, inboundServices: ['ping'] })),
});
const SRX_PAIR = ['srx-a', 'srx-b'] as const;
const lag = (ports: readonly string[]): readonly string[] => ports.flatMap((port) => onBoth(SRX345_OFFSET, port));

/** LACP, and switches that do as they should. */
const bundled = { lacp: { mode: 'active', periodic: 'fast' }, switchLags: 'one-per-node' } as const;

const edgeOutside = lag(['ge-0/0/14', 'ge-0/0/15']);
const edgeInside = lag(['ge-0/0/12', 'ge-0/0/13']);
/** A LAG of two links on either side, so that one lost link moves nothing. */
const hqEdgePair: ChassisClusterConfig = {
  ...base,
  redundancyGroups: [
    plainRedundancyGroup(0, [200, 100]),
    {
      ...plainRedundancyGroup(1, [200, 100]),
      preempt: { delayS: 30 },
      interfaceMonitors: monitors([...edgeOutside, ...edgeInside], 150),
    },
  ],
  reths: [
    answering({
      ...outside(edgeOutside),
      ...bundled,
      units: [{ unit: 0, inet: ['203.0.113.2/24'], inet6: [], zone: 'untrust' }],
    }),
    answering({ ...inside(edgeInside), ...bundled }),
  ],
};

/** Each node is home of one redundancy group. */
const activeActive = (offset: number): ChassisClusterConfig => ({
  ...base,
  redundancyGroups: [
    plainRedundancyGroup(0, [200, 100]),
    {
      ...plainRedundancyGroup(1, [200, 100]),
      preempt: { delayS: 30 },
      interfaceMonitors: monitors(onBoth(offset, 'ge-0/0/3'), 255),
    },
    {
      ...plainRedundancyGroup(2, [100, 200]),
      preempt: { delayS: 30 },
      interfaceMonitors: monitors(onBoth(offset, 'ge-0/0/4'), 255),
    },
  ],
  reths: [outside(onBoth(offset, 'ge-0/0/3')), inside(onBoth(offset, 'ge-0/0/4'), 2)].map(answering),
});
const dualFabric = (offset: number): ChassisClusterConfig['fabric'] => ({
  fab0: ['ge-0/0/2', 'ge-0/0/5'],
  fab1: ['ge-0/0/2', 'ge-0/0/5'].map((port) => onBoth(offset, port)[1] ?? port),
});

const dataCentrePair: ChassisClusterConfig = {
  ...activeActive(SRX5800_OFFSET),
  heartbeatThreshold: 5,
  fabric: dualFabric(SRX5800_OFFSET),
  controlPorts: [
    { fpc: 1, port: 0 },
    { fpc: 1, port: 1 },
    { fpc: 13, port: 0 },
    { fpc: 13, port: 1 },
  ],
};

const lanPorts = onBoth(SRX345_OFFSET, 'ge-0/0/4');
const trapPorts = lag(['ge-0/0/3', 'ge-0/0/5']);
/** With both links needed, one lost takes reth0 down; its weight leaves 105, so nothing moves. */
const lagTrapPair: ChassisClusterConfig = {
  ...base,
  redundancyGroups: [
    plainRedundancyGroup(0, [200, 100]),
    {
      ...plainRedundancyGroup(1, [200, 100]),
      interfaceMonitors: [...monitors(trapPorts, 150), ...monitors(onBoth(SRX345_OFFSET, 'ge-0/0/4'), 255)],
    },
  ],
  reths: [{ ...outside(trapPorts), minimumLinks: 2, ...bundled }, inside(onBoth(SRX345_OFFSET, 'ge-0/0/4'))],
};

const wanPorts = onBoth(SRX345_OFFSET, 'ge-0/0/3');
/** The first hop is pinged from both nodes: a dead path behind a living port moves the group, too. */
const wanPair: ChassisClusterConfig = {
  ...base,
  redundancyGroups: [
    plainRedundancyGroup(0, [200, 100]),
    {
      ...plainRedundancyGroup(1, [200, 100]),
      preempt: { delayS: 30 },
      interfaceMonitors: monitors([...wanPorts, ...lanPorts], 255),
      ipMonitoring: {
        globalWeight: 255,
        globalThreshold: 100,
        retryIntervalS: 1,
        retryCount: 5,
        targets: [{ address: '203.0.113.1', weight: 100, interface: 'reth0.0', secondaryAddress: '203.0.113.4' }],
      },
    },
  ],
  reths: [outside(wanPorts), inside(lanPorts)].map(answering),
};

export const REFERENCE_DESIGNS: Readonly<Record<ClusterDesign, ReferenceDesign>> = {
  'hq-edge-pair': { model: 'SRX345', names: SRX_PAIR, config: hqEdgePair },
  'active-active-pair': {
    model: 'SRX345',
    names: SRX_PAIR,
    config: { ...activeActive(SRX345_OFFSET), fabric: dualFabric(SRX345_OFFSET) },
  },
  'data-centre-pair': { model: 'SRX5800', names: ['fw-a', 'fw-b'], config: dataCentrePair },
  'lag-trap-pair': { model: 'SRX345', names: SRX_PAIR, config: lagTrapPair },
  'wan-monitored-pair': { model: 'SRX345', names: SRX_PAIR, config: wanPair, ownUplinks: true },
  'split-brain-pair': {
    model: 'SRX345',
    names: SRX_PAIR,
    config: { ...activeActive(SRX345_OFFSET), controlLinkRecovery: false },
  },
};
