// What the built-in designs get, L31 to L35, L41, L42, L45, and units of reths: the smallest breach says it, the healthy design does not, and a fix removes it.

import { describe, expect, it } from 'vitest';
import { loadTechnologies } from '../../registry';
import type { RedundancyGroup } from '../schema';
import { templates } from '../templates';
import { configOf, imported, templateDesign } from '../testing/designs';
import { changed, findingsOf, group, mended, read, reth, TEXT, told, without } from '../testing/findings';

await loadTechnologies(['chassis-cluster']);

const a1 = templateDesign('cc-a1');
const a3 = templateDesign('cc-a3');
const a7 = templateDesign('cc-a7');
describe('built-in designs', () => {
  const serious = (id: string): readonly string[] =>
    findingsOf(templateDesign(id))
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, subjectName }) => `${rule} ${subjectName}`);

  it.each(templates.filter(({ gallery }) => gallery).map(({ id, title }) => [id, title]))(
    'finds neither errors nor warnings in %s, unless it is there to show one (%s)',
    (id) => {
      const shows: Readonly<Record<string, readonly string[]>> = {
        'lag-trap-pair': ['L25 reth0', 'L25 reth0'],
        // one fabric link, so that two clicks are enough
        'split-brain-pair': ['L34 fabric'],
      };
      expect(serious(id)).toEqual(shows[id] ?? []);
    },
  );
  it('finds in the baselines what the conformance table leaves out on purpose', () => {
    const found = templates.filter(({ gallery }) => !gallery).map(({ id }) => [id, serious(id)] as const);
    expect(Object.fromEntries(found.filter(([, rules]) => rules.length > 0))).toEqual({
      'cc-a2': ['L24 reth0', 'L24 reth1'],
      'cc-a3': ['L34 fabric'],
      'cc-a4': ['L24 reth1'],
      'cc-a7': ['L24 reth1'],
      'cc-a7n': ['L24 reth0', 'L24 reth1'],
    });
  });
  it('explains every finding and names its source', () => {
    for (const { id } of templates)
      for (const { explanation, source } of findingsOf(templateDesign(id))) {
        expect(explanation.length).toBeGreaterThan(40);
        expect(source).not.toBe('');
      }
  });
  it('tells errors first', () => {
    const severities = findingsOf(changed(a3, () => ({ rethCount: 1 }))).map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort((a, b) => 'ewi'.indexOf(a[0] ?? '') - 'ewi'.indexOf(b[0] ?? '')));
    expect(new Set(severities).size).toBe(3);
  });
});

describe('priorities', () => {
  it('L31: RG0 and the data prefer the same node', () => {
    const apart = group(a1, 0, () => ({ priorities: [100, 200] }));
    expect(told(apart, 'L31')).toEqual([
      'L31 warning redundancy group 0: Redundancy group 0 prefers node1, redundancy group 1 node0.',
    ]);
    expect(told(a1, 'L31')).toEqual([]);
    expect(told(a3, 'L31')).toEqual([]);
  });
  it('L32: different priorities', () => {
    expect(told(templateDesign('cc-a1', ['equal']), 'L32')).toEqual([
      'L32 warning redundancy group 0: Redundancy group 0 has priority 100 on both nodes.',
      'L32 warning redundancy group 1: Redundancy group 1 has priority 100 on both nodes.',
    ]);
    expect(told(a1, 'L32')).toEqual([]);
  });
  it('L33: preempt waits', () => {
    const a1p = templateDesign('cc-a1p');
    expect(told(a1p, 'L33')).toEqual([
      'L33 info redundancy group 1: Redundancy group 1 preempts after a second: a flapping link moves it to and fro.',
    ]);
    expect(told(templateDesign('cc-a1p', ['delay=30']), 'L33')).toEqual([]);
    expect(
      told(
        group(a1p, 1, () => ({ interfaceMonitors: [] })),
        'L33',
      ),
    ).toEqual([]);
  });
  it('L34: active/active with one fabric link', () => {
    expect(told(a3, 'L34')).toEqual([
      'L34 warning fabric: Both nodes are home of redundancy groups, and the fabric has one link for the traffic between them.',
    ]);
    expect(told(templateDesign('active-active-pair'), 'L34')).toEqual([]);
    expect(told(a1, 'L34')).toEqual([]);
  });
  it('L35: control-link-recovery; the fix turns it on', () => {
    expect(told(a1, 'L35')).toEqual([
      'L35 info control-link-recovery: control-link-recovery is off: after a control-link fault the secondary stays disabled.',
    ]);
    expect(configOf(mended(a1, 'L35')).controlLinkRecovery).toBe(true);
    expect(told(templateDesign('cc-a6'), 'L35')).toEqual([]);
  });
  it('L41 and L42: no more groups than reths, and none without', () => {
    const more = changed(a1, ({ redundancyGroups }) => ({
      redundancyGroups: [
        ...redundancyGroups,
        ...[2, 3].map((number) => ({ ...(redundancyGroups[1] as RedundancyGroup), number })),
      ],
    }));
    expect(told(more, 'L41')).toEqual([
      'L41 warning redundancy groups: There are 3 data-plane redundancy groups and reth-count is 2.',
    ]);
    expect(told(more, 'L42')).toEqual([
      'L42 warning redundancy group 2: No reth is in redundancy group 2.',
      'L42 warning redundancy group 3: No reth is in redundancy group 3.',
    ]);
    expect([...told(a3, 'L41'), ...told(a3, 'L42')]).toEqual([]);
  });
  it('L45: hold-down of RG0; the fix raises it', () => {
    const short = group(a1, 0, () => ({ holdDownIntervalS: 100 }));
    expect(told(short, 'L45')).toEqual([
      'L45 warning redundancy group 0: hold-down-interval of redundancy group 0 is 100 s: at least 300 s are needed, "RG failover interval. RG0(300-1800) RG1+(0-1800)".',
    ]);
    expect(configOf(mended(short, 'L45')).redundancyGroups[0]?.holdDownIntervalS).toBe(300);
    expect(
      told(
        group(a1, 0, () => ({ holdDownIntervalS: 300 })),
        'L45',
      ),
    ).toEqual([]);
    expect(
      told(
        group(a1, 1, () => ({ holdDownIntervalS: 0 })),
        'L45',
      ),
    ).toEqual([]);
  });
});

describe('units of reths', () => {
  it('L20: a unit with an address is in a security zone', () => {
    const bare = reth(a1, 'reth0', ({ units }) => ({ units: units.map((unit) => without(unit, 'zone')) }));
    expect(told(bare, 'L20')).toEqual(['L20 warning reth0.0: reth0.0 has 203.0.113.2/29 and is in no security zone.']);
    expect(
      told(
        reth(bare, 'reth0', ({ units }) => ({ units: units.map((unit) => ({ ...unit, inet: [] })) })),
        'L20',
      ),
    ).toEqual([]);
    expect(told(a1, 'L20')).toEqual([]);
  });
  it('L20: "interfaces all" is a zone for all', () => {
    const text = TEXT.replace(/^set security zones.*\n/gm, '');
    expect(told(imported(text).design, 'L20')).toHaveLength(2);
    expect(told(imported(`${text}set security zones security-zone trust interfaces all\n`).design, 'L20')).toEqual([]);
  });
  it('L39: the switch has one LAG for each node; saying so is the fix', () => {
    const lags = (switchLags?: 'one-for-both') =>
      changed(a7, ({ reths }) => ({
        reths: reths.map((each) =>
          each.name === 'reth0' ? { ...without(each, 'switchLags'), ...(switchLags && { switchLags }) } : each,
        ),
      }));
    expect(told(lags(), 'L39')).toEqual([
      'L39 warning reth0: reth0 has 4 and 4 links to sw-out, and nothing tells that they are two LAGs there, one for each node.',
    ]);
    expect(told(lags('one-for-both'), 'L39')).toEqual([
      'L39 warning reth0: reth0 has 4 and 4 links to sw-out, all in one LAG: each node needs one of its own.',
    ]);
    for (const design of [lags(), lags('one-for-both')]) expect(mended(design, 'L39').groups).toEqual(a7.groups);
    expect(told(a7, 'L39')).toEqual([]);
    expect(told(a1, 'L39')).toEqual([]);
    // two switches, one for each node, need nothing
    expect(told(templateDesign('wan-monitored-pair'), 'L39')).toEqual([]);
  });
  it('L43: the MTU of a reth fits the fabric', () => {
    expect(told(read('interfaces reth0 mtu 9192'), 'L43')).toEqual([
      'L43 warning reth0: reth0 has MTU 9192: more than the 8980 of the fabric.',
    ]);
    expect(told(read('interfaces reth0 mtu 8980'), 'L43')).toEqual([]);
  });
  it('L44: Ethernet switching needs both ends of its own fabric', () => {
    const switching = 'interfaces ge-0/0/9 unit 0 family ethernet-switching';
    expect(told(read(switching), 'L44')).toEqual([
      'L44 error switching fabric: swfab0 and swfab1 have no member, but ge-0/0/9.0 switches Ethernet.',
    ]);
    const swfab0 = 'interfaces swfab0 fabric-options member-interfaces ge-0/0/6';
    expect(told(read(swfab0), 'L44')).toEqual([
      'L44 error switching fabric: swfab1 has no member, but its other end exists.',
    ]);
    expect(told(read(switching, swfab0, 'interfaces swfab1 fabric-options member-interfaces ge-5/0/6'), 'L44')).toEqual(
      [],
    );
  });
  it('L48: no ae in a reth, and at most 128 of both', () => {
    const ae = imported(`${TEXT}set interfaces ae0 gigether-options redundant-parent reth0\n`).design;
    expect(told(ae, 'L48')).toEqual(['L48 warning reth0: ae0 is a child of reth0: a reth takes ports, no LAGs.']);
    const bundles = (count: number) =>
      read(...Array.from({ length: count }, (_, index) => `interfaces ae${index} unit 0 family inet`));
    expect(told(bundles(127), 'L48')).toEqual([
      'L48 warning ae and reth: There are 127 ae and 2 reth interfaces: at most 128 together.',
    ]);
    expect(told(bundles(126), 'L48')).toEqual([]);
  });
});
