// The gallery's clusters: whole designs that people start from, each with the fault that shows what it is for. Data only.
import { inside, monitors, onBoth, outside, SRX345_OFFSET, SRX5800_OFFSET } from './baselines';
import { type ChassisClusterConfig, emptyClusterConfig, plainRedundancyGroup } from './schema';

/** What the gallery shows of one design, and what it is made of. */
export interface ReferenceDesign {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly firstFault: string;
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
  staticRoutes: [{ prefix: '0.0.0.0/0', nextHop: '203.0.113.1' }],
};
const SRX_PAIR = ['srx-a', 'srx-b'] as const;
const lag = (ports: readonly string[]): readonly string[] => ports.flatMap((port) => onBoth(SRX345_OFFSET, port));

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
    {
      ...outside(edgeOutside),
      lacp: { mode: 'active', periodic: 'fast' },
      units: [{ unit: 0, inet: ['203.0.113.2/24'], inet6: [], zone: 'untrust' }],
    },
    { ...inside(edgeInside), lacp: { mode: 'active', periodic: 'fast' } },
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
  reths: [outside(onBoth(offset, 'ge-0/0/3')), inside(onBoth(offset, 'ge-0/0/4'), 2)],
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
const trapPorts = lag(['ge-0/0/3', 'ge-0/0/5', 'ge-0/0/6', 'ge-0/0/7']);
/** With three links needed, two lost ones take reth0 down; their weights leave 85, so nothing moves. */
const lagTrapPair: ChassisClusterConfig = {
  ...base,
  redundancyGroups: [
    plainRedundancyGroup(0, [200, 100]),
    {
      ...plainRedundancyGroup(1, [200, 100]),
      interfaceMonitors: [...monitors(trapPorts, 85), ...monitors(onBoth(SRX345_OFFSET, 'ge-0/0/4'), 255)],
    },
  ],
  reths: [
    { ...outside(trapPorts), minimumLinks: 3, lacp: { mode: 'active', periodic: 'fast' } },
    inside(onBoth(SRX345_OFFSET, 'ge-0/0/4')),
  ],
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
  reths: [outside(wanPorts), inside(lanPorts)],
};

export const REFERENCE_DESIGNS: readonly ReferenceDesign[] = [
  {
    id: 'hq-edge-pair',
    title: 'HQ edge pair',
    summary: 'Active/passive branch pair: two SRX345 as one firewall, one forwards, the other waits.',
    firstFault: 'node:srx-a',
    model: 'SRX345',
    names: SRX_PAIR,
    config: hqEdgePair,
  },
  {
    id: 'active-active-pair',
    title: 'Active/active pair',
    summary: 'Two redundancy groups, one at home on each node; traffic between them crosses the fabric.',
    firstFault: 'node:srx-b',
    model: 'SRX345',
    names: SRX_PAIR,
    config: { ...activeActive(SRX345_OFFSET), fabric: dualFabric(SRX345_OFFSET) },
  },
  {
    id: 'data-centre-pair',
    title: 'Data centre pair with dual links',
    summary: 'Two SRX5800, active/active, with two control and two fabric links: losing one of either changes nothing.',
    firstFault: 'port:fw-a/ge-0/0/3',
    model: 'SRX5800',
    names: ['fw-a', 'fw-b'],
    config: dataCentrePair,
  },
  {
    id: 'lag-trap-pair',
    title: 'LAG with the minimum-links trap',
    summary:
      'Four uplinks a node, three needed. Pull two: reth0 is down, and nothing moves, because no weight is used up.',
    firstFault: 'node:srx-a',
    model: 'SRX345',
    names: SRX_PAIR,
    config: lagTrapPair,
  },
  {
    id: 'wan-monitored-pair',
    title: 'WAN pair that pings its first hop',
    summary: 'Each node has its own way to the provider. A dead one behind a living port is found by IP monitoring.',
    firstFault: 'link:isp-sw-wan-a',
    model: 'SRX345',
    names: SRX_PAIR,
    config: wanPair,
    ownUplinks: true,
  },
  {
    id: 'split-brain-pair',
    title: 'Split brain in two clicks',
    summary:
      'Kill the control link, then the fabric within 180 s: both nodes answer for every address. Mend both, and it heals.',
    firstFault: 'control:cluster',
    model: 'SRX345',
    names: SRX_PAIR,
    config: { ...activeActive(SRX345_OFFSET), controlLinkRecovery: false },
  },
];
