// Whatever is changed in an imported design comes out of its text and back in again; the rest of the text stays.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJunos } from '../../vendor/junos';
import type { ChassisClusterConfig, RedundancyGroup, Reth } from './schema';
import { COMPLETE_PAIR, configOf, exported, imported, SEED_PAIR, withConfig } from './testing/designs';

const port = fc
  .tuple(fc.constantFrom(0, 5), fc.integer({ min: 5, max: 12 }))
  .map(([fpc, number]) => `ge-${fpc}/0/${number}`);
const uniquePorts = (maxLength: number) => fc.uniqueArray(port, { maxLength });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const reth = (index: number, children: readonly string[]): fc.Arbitrary<Reth> =>
  fc
    .record({
      redundancyGroup: maybe(fc.integer({ min: 1, max: 3 })),
      minimumLinks: maybe(fc.integer({ min: 1, max: 8 })),
      lacp: maybe(
        fc.record({
          mode: fc.constantFrom('active' as const, 'passive' as const),
          periodic: fc.constantFrom('fast' as const, 'slow' as const),
        }),
      ),
      vlanTagging: fc.boolean(),
      units: fc.uniqueArray(
        fc.record({
          unit: fc.integer({ min: 0, max: 30 }),
          address: maybe(fc.integer({ min: 1, max: 250 })),
          six: fc.boolean(),
          vlanId: maybe(fc.integer({ min: 1, max: 4094 })),
          zone: maybe(fc.constantFrom('trust', 'untrust', 'dmz')),
        }),
        { maxLength: 3, selector: ({ unit }) => unit },
      ),
    })
    .map(({ redundancyGroup, minimumLinks, lacp, vlanTagging, units }) => ({
      name: `reth${index}`,
      ...(redundancyGroup === undefined ? {} : { redundancyGroup }),
      children: [...children],
      ...(minimumLinks === undefined ? {} : { minimumLinks }),
      ...(lacp === undefined ? {} : { lacp }),
      vlanTagging,
      units: units
        .map(({ unit, address, six, vlanId, zone }) => ({
          unit,
          ...(vlanId === undefined ? {} : { vlanId }),
          inet: address === undefined ? [] : [`10.${index}.${unit}.${address}/24`],
          inet6: six ? [`2001:db8:${unit}::1/64`] : [],
          ...(zone === undefined ? {} : { zone }),
        }))
        .sort((a, b) => a.unit - b.unit),
    }));

const reths = uniquePorts(8).chain((ports) => {
  const share = (index: number): readonly string[] => ports.filter((_, at) => at % 3 === index);
  return fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).chain((present): fc.Arbitrary<readonly Reth[]> => {
    const some = [0, 1, 2].filter((index) => present[index] === true || share(index).length > 0);
    return some.length === 0 ? fc.constant([]) : fc.tuple(...some.map((index) => reth(index, share(index))));
  });
});

const group = (number: number): fc.Arbitrary<RedundancyGroup> =>
  fc
    .record({
      priorities: fc.tuple(fc.integer({ min: 1, max: 254 }), fc.integer({ min: 1, max: 254 })),
      preempt: fc.option(
        fc.record({
          delayS: maybe(fc.integer({ min: 1, max: 21_600 })),
          limit: maybe(fc.integer({ min: 1, max: 50 })),
        }),
        { nil: null },
      ),
      holdDownIntervalS: maybe(fc.integer({ min: 0, max: 1800 })),
      ports: uniquePorts(4),
      monitored: fc.boolean(),
    })
    .map(({ priorities, preempt, holdDownIntervalS, ports, monitored }) => ({
      number,
      priorities,
      preempt:
        preempt === null || number === 0
          ? null
          : {
              ...(preempt.delayS === undefined ? {} : { delayS: preempt.delayS }),
              ...(preempt.limit === undefined ? {} : { limit: preempt.limit }),
            },
      ...(holdDownIntervalS === undefined ? {} : { holdDownIntervalS }),
      interfaceMonitors: ports.map((name, index) => ({ interface: name, weight: 255 - index })),
      ipMonitoring: monitored
        ? {
            globalWeight: 200,
            globalThreshold: 50,
            retryIntervalS: 2,
            retryCount: 6,
            targets: [{ address: '203.0.113.1', weight: 60, interface: 'reth0.0', secondaryAddress: '203.0.113.4' }],
          }
        : null,
    }));

const edit = fc.record(
  {
    heartbeatIntervalMs: fc.integer({ min: 1000, max: 2000 }),
    controlLinkRecovery: fc.boolean(),
    rethCount: fc.integer({ min: 1, max: 8 }),
    redundancyGroups: fc.tuple(group(0), group(1), group(2)),
    reths,
    staticRoutes: fc.uniqueArray(
      fc.integer({ min: 1, max: 9 }).map((number) => ({ prefix: `10.${number}.0.0/16`, nextHop: '203.0.113.9' })),
      { maxLength: 3, selector: ({ prefix }) => prefix },
    ),
    fabric: fc.constant({ fab0: ['ge-0/0/4', 'ge-0/0/13'], fab1: ['ge-5/0/4', 'ge-5/0/13'] }),
  },
  { requiredKeys: [] },
);

const inAnyOrder = (config: ChassisClusterConfig): unknown => ({
  ...config,
  staticRoutes: [...config.staticRoutes].sort((a, b) => (a.prefix < b.prefix ? -1 : 1)),
  redundancyGroups: config.redundancyGroups.map((each) => ({
    ...each,
    interfaceMonitors: [...each.interfaceMonitors].sort((a, b) => (a.interface < b.interface ? -1 : 1)),
  })),
  reths: config.reths.map((each) => ({ ...each, children: [...each.children].sort() })),
});
const policies = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.includes('security policies'));

it.each([
  ['complete', COMPLETE_PAIR],
  ['seed', SEED_PAIR],
])('an edited import, written and read again, is the edited design: %s', (_, text) => {
  const { design } = imported(text);
  const before = policies(exported(design));
  fc.assert(
    fc.property(edit, fc.constantFrom('set' as const, 'curly' as const), (change, form) => {
      const edited = withConfig(design, (config) => ({ ...config, ...change }));
      const out = exported(edited, form);
      expect(readJunos(out).diagnostics).toEqual([]);
      expect(inAnyOrder(configOf(imported(out).design))).toEqual(inAnyOrder(configOf(edited)));
      expect(policies(exported(edited))).toEqual(before);
    }),
    { numRuns: 100, seed: 7 },
  );
});

it('defines a port that is monitored from now on, or that was defined by what is gone', () => {
  const { design } = imported(SEED_PAIR);
  const monitors = [
    { interface: 'ge-0/0/9', weight: 100 },
    ...(configOf(design).redundancyGroups[1]?.interfaceMonitors ?? []),
  ];
  const out = exported(
    withConfig(design, (config) => ({
      ...config,
      reths: config.reths.slice(0, 1),
      redundancyGroups: config.redundancyGroups.map((each) =>
        each.number === 1 ? { ...each, interfaceMonitors: monitors } : each,
      ),
    })),
  );
  expect(out.split('\n').filter((line) => line.endsWith('unit 0'))).toEqual([
    'set interfaces ge-0/0/9 unit 0',
    'set interfaces ge-0/0/15 unit 0',
    'set interfaces ge-5/0/15 unit 0',
  ]);
});

it('moves what stands below a unit in its zone along with it, and drops it with the unit', () => {
  const { design } = imported(COMPLETE_PAIR);
  const units = (change: (units: Reth['units']) => Reth['units']): string =>
    exported(
      withConfig(design, (config) => ({
        ...config,
        reths: config.reths.map((each) => (each.name === 'reth1' ? { ...each, units: change(each.units) } : each)),
      })),
    );
  const lines = (text: string): readonly string[] =>
    text.split('\n').filter((line) => /reth1[. ]|reth1 unit/.test(line) && /zone|unit/.test(line));
  expect(lines(units((all) => all.map((unit) => ({ ...unit, zone: 'dmz' }))))).toEqual([
    'set interfaces reth1 unit 10 vlan-id 10',
    'set interfaces reth1 unit 10 family inet address 10.10.10.1/24',
    'set interfaces reth1 unit 20 vlan-id 20',
    'set interfaces reth1 unit 20 family inet address 10.10.20.1/24',
    'set security zones security-zone dmz interfaces reth1.10 host-inbound-traffic system-services all',
    'set security zones security-zone dmz interfaces reth1.20',
  ]);
  expect(units(() => [])).toContain('set security zones security-zone trust\n');
  expect(lines(units((all) => all.slice(1)))).toEqual([
    'set interfaces reth1 unit 20 vlan-id 20',
    'set interfaces reth1 unit 20 family inet address 10.10.20.1/24',
    'set security zones security-zone trust interfaces reth1.20',
  ]);
});

it('drops with a reth what the text alone knows of it, and nothing of other interfaces', () => {
  const text = `${SEED_PAIR}set interfaces reth1 description inside
set interfaces reth1 unit 0 family inet filter input guard
set interfaces reth0 unit 0 family inet filter input edge
set interfaces ge-0/0/15 description cable
`;
  const { design } = imported(text);
  const out = exported(withConfig(design, (config) => ({ ...config, reths: config.reths.slice(0, 1) })));
  expect(out).not.toContain('reth1');
  expect(out).toContain('set interfaces reth0 unit 0 family inet filter input edge\n');
  expect(out).toContain('set interfaces ge-0/0/15 description cable\n');
});
