// Every statement of a cluster's configuration, alone: it ends in the design, comes out again, and goes when the design drops it.
import { describe, expect, it } from 'vitest';
import { equalTrees, readJunos, writeJunos } from '../../vendor/junos';
import type { ChassisClusterConfig, RedundancyGroup, Reth } from './schema';
import { COMPLETE_PAIR, configOf, exported, imported, withConfig } from './testing/designs';

type Change = (config: ChassisClusterConfig) => ChassisClusterConfig;
const without =
  (...keys: readonly string[]): Change =>
  (config) =>
    Object.fromEntries(Object.entries(config).filter(([key]) => !keys.includes(key))) as ChassisClusterConfig;
const rg1 =
  (change: (group: RedundancyGroup) => object): Change =>
  (config) => ({
    ...config,
    redundancyGroups: config.redundancyGroups.map((group) =>
      group.number === 1 ? ({ ...group, ...change(group) } as RedundancyGroup) : group,
    ),
  });
const reth0 =
  (change: (reth: Reth) => Reth): Change =>
  (config) => ({ ...config, reths: config.reths.map((reth) => (reth.name === 'reth0' ? change(reth) : reth)) });
const rethWithout = (key: string): Change =>
  reth0((reth) => Object.fromEntries(Object.entries(reth).filter(([each]) => each !== key)) as Reth);
const groupWithout =
  (key: string): Change =>
  (config) => ({
    ...config,
    redundancyGroups: config.redundancyGroups.map(
      (group) => Object.fromEntries(Object.entries(group).filter(([each]) => each !== key)) as RedundancyGroup,
    ),
  });

/** Statements with the part of the design that they become, and the edit that takes them away. */
const STATEMENTS: readonly (readonly [
  lines: string,
  find: (config: ChassisClusterConfig) => unknown,
  expected: unknown,
  drop: Change,
])[] = [
  [
    'chassis cluster redundancy-mode active-backup',
    (c) => c.redundancyMode,
    'active-backup',
    without('redundancyMode'),
  ],
  ['chassis cluster use-active-child-mac-on-reth', (c) => c.useActiveChildMac, true, without('useActiveChildMac')],
  ['chassis cluster use-actual-mac-on-physical-interfaces', (c) => c.useActualMac, true, without('useActualMac')],
  [
    'chassis cluster control-interface node 1 disable',
    (c) => c.node.map(({ controlInterfaceDisabled }) => controlInterfaceDisabled),
    [undefined, true],
    (config) => ({ ...config, node: [config.node[0], { ...config.node[1], controlInterfaceDisabled: false }] }),
  ],
  [
    'chassis cluster control-ports fpc 1 port 0\nchassis cluster control-ports fpc 13 port 0',
    (c) => c.controlPorts,
    [
      { fpc: 1, port: 0 },
      { fpc: 13, port: 0 },
    ],
    without('controlPorts'),
  ],
  ['chassis cluster scb-control-ports 0', (c) => c.scbControlPorts, [0], without('scbControlPorts')],
  [
    'interfaces fab0 fabric-options member-interfaces ge-0/0/5\ninterfaces fab1 fabric-options member-interfaces ge-5/0/5',
    (c) => c.fabric,
    { fab0: ['ge-0/0/2', 'ge-0/0/5'], fab1: ['ge-5/0/2', 'ge-5/0/5'] },
    (config) => ({ ...config, fabric: { fab0: ['ge-0/0/2'], fab1: ['ge-5/0/2'] } }),
  ],
  [
    'interfaces swfab0 fabric-options member-interfaces ge-0/0/6\ninterfaces swfab1 fabric-options member-interfaces ge-5/0/6',
    (c) => c.switchFabric,
    { swfab0: ['ge-0/0/6'], swfab1: ['ge-5/0/6'] },
    without('switchFabric'),
  ],
  [
    'interfaces reth0 redundant-ether-options link-speed 1g',
    (c) => c.reths[0]?.linkSpeed,
    '1g',
    rethWithout('linkSpeed'),
  ],
  [
    'chassis cluster redundancy-group 1 preempt limit 3\nchassis cluster redundancy-group 1 preempt period 300',
    (c) => c.redundancyGroups[1]?.preempt,
    { delayS: 30, limit: 3, periodS: 300 },
    rg1(() => ({ preempt: { delayS: 30 } })),
  ],
  [
    'chassis cluster redundancy-group 1 interface-monitor ge-0/0/4 weight 128',
    (c) => c.redundancyGroups[1]?.interfaceMonitors.at(-1),
    { interface: 'ge-0/0/4', weight: 128 },
    rg1(({ interfaceMonitors }) => ({ interfaceMonitors: interfaceMonitors.slice(0, -1) })),
  ],
  [
    'chassis cluster redundancy-group 1 ip-monitoring family inet 203.0.113.3 weight 20\nchassis cluster redundancy-group 1 ip-monitoring family inet 203.0.113.3 interface reth0.0',
    (c) => c.redundancyGroups[1]?.ipMonitoring?.targets.at(-1),
    { address: '203.0.113.3', weight: 20, interface: 'reth0.0' },
    rg1(({ ipMonitoring }) => ({
      ipMonitoring: ipMonitoring === null ? null : { ...ipMonitoring, targets: ipMonitoring.targets.slice(0, -1) },
    })),
  ],
  [
    'chassis cluster redundancy-group 0 hold-down-interval 400',
    (c) => c.redundancyGroups[0]?.holdDownIntervalS,
    400,
    (config) => ({
      ...config,
      redundancyGroups: config.redundancyGroups.map((group) =>
        group.number === 0
          ? (groupWithout('holdDownIntervalS')({ ...config, redundancyGroups: [group] }).redundancyGroups[0] ?? group)
          : group,
      ),
    }),
  ],
  [
    'chassis cluster redundancy-group 2 node 0 priority 100\nchassis cluster redundancy-group 2 node 1 priority 200\nchassis cluster redundancy-group 2 gratuitous-arp-count 16',
    (c) => c.redundancyGroups[2],
    {
      number: 2,
      priorities: [100, 200],
      preempt: null,
      gratuitousArpCount: 16,
      interfaceMonitors: [],
      ipMonitoring: null,
    },
    (config) => ({ ...config, redundancyGroups: config.redundancyGroups.slice(0, 2) }),
  ],
  [
    'groups node0 interfaces fxp0 unit 0 family inet address 192.0.2.21/24',
    (c) => c.node[0].fxp0,
    ['192.0.2.11/24', '192.0.2.21/24'],
    (config) => ({ ...config, node: [{ ...config.node[0], fxp0: ['192.0.2.11/24'] }, config.node[1]] }),
  ],
  [
    'groups node1 system backup-router destination 203.0.114.0/24',
    (c) => c.node[1].backupRouter?.destinations,
    ['198.51.100.0/24', '203.0.114.0/24'],
    (config) => ({
      ...config,
      node: [
        config.node[0],
        { ...config.node[1], backupRouter: { address: '192.0.2.1', destinations: ['198.51.100.0/24'] } },
      ],
    }),
  ],
  [
    'security zones security-zone untrust interfaces reth0.0 host-inbound-traffic system-services ssh',
    (c) => c.reths[0]?.units[0]?.inboundServices,
    ['ping', 'ssh'],
    reth0((reth) => ({ ...reth, units: reth.units.map((unit) => ({ ...unit, inboundServices: ['ping'] })) })),
  ],
  [
    'security policies from-zone untrust to-zone trust policy in match source-address any\nsecurity policies from-zone untrust to-zone trust policy in match destination-address any\nsecurity policies from-zone untrust to-zone trust policy in match application junos-https\nsecurity policies from-zone untrust to-zone trust policy in then deny',
    (c) => c.policies?.at(-1),
    {
      from: 'untrust',
      to: 'trust',
      name: 'in',
      sources: ['any'],
      destinations: ['any'],
      applications: ['junos-https'],
      action: 'deny',
    },
    (config) => ({ ...config, policies: (config.policies ?? []).slice(0, -1) }),
  ],
  [
    'routing-options static route 198.51.100.0/24 next-hop 10.10.10.254',
    (c) => c.staticRoutes.at(-1),
    { prefix: '198.51.100.0/24', nextHop: '10.10.10.254' },
    (config) => ({ ...config, staticRoutes: config.staticRoutes.slice(0, -1) }),
  ],
];

describe.each(STATEMENTS)('%s', (lines, find, expected, drop) => {
  const added = lines.split('\n').map((line) => `set ${line}\n`);
  const text = COMPLETE_PAIR + added.join('');
  const { design, diagnostics } = imported(text);

  it('ends in the design, told as neither kept nor wrong', () => {
    expect(find(configOf(design))).toEqual(expected);
    const told = diagnostics.filter(
      ({ code, message }) => code !== 'cc-kept' || /chassis|interfaces|groups|routing|security/.test(message),
    );
    expect(told.filter(({ code }) => code !== 'cc-model')).toEqual([]);
  });

  it('comes out again, in both forms and from a fresh configuration', () => {
    for (const form of ['set', 'curly'] as const)
      expect(equalTrees(readJunos(exported(design, form)).tree, readJunos(text).tree)).toBe(true);
    const fresh = exported({ ...design, sources: {} });
    for (const line of added) expect(fresh).toContain(line);
    expect(configOf(imported(fresh).design)).toEqual(configOf(design));
  });

  it('goes when the design drops it, and nothing else does', () => {
    const left = exported(withConfig(design, drop));
    for (const line of added) expect(left).not.toContain(line);
    expect(equalTrees(readJunos(left).tree, readJunos(COMPLETE_PAIR).tree)).toBe(true);
  });
});

it('fast Ethernet children use their own options', () => {
  const fast = COMPLETE_PAIR.replaceAll(/ge-(\d)\/0\/3 gigether/g, 'fe-$1/0/3 fastether');
  const { design } = imported(fast);
  expect(configOf(design).reths[0]?.children).toEqual(['fe-0/0/3', 'fe-5/0/3']);
  expect(exported({ ...design, sources: {} })).toContain(
    'set interfaces fe-0/0/3 fastether-options redundant-parent reth0\n',
  );
});

describe('policies', () => {
  /** The text as it is written without any change. */
  const inOneLineEach = (text: string): string => writeJunos(readJunos(text).tree, { form: 'set', secrets: 'shown' });
  const base = 'set security policies from-zone trust to-zone untrust policy';
  const policy = (name: string, then = 'permit'): string =>
    `${base} ${name} match source-address any\n${base} ${name} match application junos-http\n${base} ${name} then ${then}\n`;
  const names = (text: string) => configOf(imported(text).design).policies?.map(({ name }) => name);

  it('stand in their order, and one that says more is left to the text, in its place', () => {
    const text = `${COMPLETE_PAIR}${policy('b')}${policy('c')}${base} c then log session-close\n${policy('a', 'deny')}`;
    expect(names(text)).toEqual(['out', 'b', 'a']);
    const { design } = imported(text);
    expect(exported(design)).toBe(inOneLineEach(text));
    const without = withConfig(design, (config) => ({
      ...config,
      policies: (config.policies ?? []).filter(({ name }) => name !== 'b'),
    }));
    expect(exported(without)).toBe(inOneLineEach(text.replace(policy('b'), '')));
  });

  it('that are deactivated, or too many for a drawing, stay in the text', () => {
    expect(
      names(`${COMPLETE_PAIR}${policy('b')}deactivate security policies from-zone trust to-zone untrust policy b\n`),
    ).toEqual(['out']);
    const many = Array.from({ length: 200 }, (_, index) => policy(`p${index}`)).join('');
    expect(names(COMPLETE_PAIR + many)).toBeUndefined();
    expect(exported(imported(COMPLETE_PAIR + many).design)).toBe(inOneLineEach(COMPLETE_PAIR + many));
  });
});
