// Every rule: the healthy design says nothing, the smallest breach says it once, and the fix (where there is one) removes it.
import { describe, expect, it } from 'vitest';
import type { Design, LinkId, NodeId, PortId } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import type { ChassisClusterConfig, Reth } from '../schema';
import { clusterOf, exported, imported, SEED_PAIR, templateDesign, withConfig } from '../testing/designs';
import { clusterFindings } from './index';

const a1 = templateDesign('cc-a1');
const line = (finding: Finding): string =>
  `${finding.rule} ${finding.severity} ${finding.subjectName}: ${finding.message}`;
const all = (design: Design): readonly Finding[] => clusterFindings(design, clusterOf(design));
/** Advice that the healthy designs get: the tests below look at what is added to it. */
const ADVICE: ReadonlySet<string> = new Set([a1, templateDesign('cc-a3')].flatMap((design) => all(design).map(line)));
const found = (design: Design, rule?: string): readonly Finding[] =>
  all(design).filter((finding) => !ADVICE.has(line(finding)) && (rule === undefined || finding.rule === rule));
const told = (design: Design, rule?: string): readonly string[] => found(design, rule).map(line);
const changed = (change: (config: ChassisClusterConfig) => Partial<ChassisClusterConfig>): Design =>
  withConfig(a1, (config) => ({ ...config, ...change(config) }));
const node1 = (change: object): Design => {
  const id = clusterOf(a1).members[1] ?? ('' as NodeId);
  const node = a1.nodes[id];
  if (node === undefined) throw new Error('no node 1');
  return { ...a1, nodes: { ...a1.nodes, [id]: { ...node, ...change } } };
};
const reth0 = (change: object): Design =>
  changed(({ reths }) => ({ reths: reths.map((reth) => (reth.name === 'reth0' ? { ...reth, ...change } : reth)) }));
const groupless = (reth: Reth): Reth =>
  Object.fromEntries(Object.entries(reth).filter(([key]) => key !== 'redundancyGroup')) as Reth;
/** A healthy text with node groups, to which a test adds its breach. */
const TEXT = exported(templateDesign('hq-edge-pair'));
const read = (text: string): Design => imported(text).design;
const APPLY = `set apply-groups "${'$'}{node}"\n`;

/** Applies the only fix of the rule and expects it to be gone, with nothing new in its place. */
function mended(design: Design, rule: string): Design {
  const [finding] = found(design, rule);
  if (finding?.fix === undefined) throw new Error(`${rule} has no fix`);
  const after = finding.fix.apply(design);
  expect(told(after, rule)).toEqual([]);
  expect(found(after).length).toBeLessThan(found(design).length);
  return after;
}

it('finds nothing in the healthy text that the tests below break', () => {
  expect(told(read(TEXT))).toEqual([]);
});

describe('formation', () => {
  it('L01: both nodes are the same model', () => {
    expect(told(node1({ model: 'SRX340' }))).toEqual([
      'L01 error node1: node0 is an SRX345, node1 an SRX340: both nodes must be the same model.',
    ]);
  });
  it('L02: both nodes run the same release', () => {
    expect(told(node1({ release: '23.4R2' }))).toEqual([
      'L02 error node1: node0 runs Junos 24.4R1, node1 23.4R2: both nodes must run the same release.',
    ]);
  });
  it('L02: cards that one place shows to differ; two media in different places show nothing', () => {
    const ports = (first: string, second: string): Design => ({
      ...a1,
      ports: {
        ...a1.ports,
        ['a' as PortId]: { id: 'a' as PortId, node: 'node0' as NodeId, name: first },
        ['b' as PortId]: { id: 'b' as PortId, node: 'node1' as NodeId, name: second },
      },
    });
    expect(told(ports('ge-2/0/1', 'xe-7/0/1'), 'L02')).toEqual([
      'L02 error node1: node0 has ge, node1 xe at 2/0/1 of its own numbering: both nodes need the same cards in the same slots.',
    ]);
    expect(told(ports('ge-2/0/1', 'ge-7/0/1'), 'L02')).toEqual([]);
    expect(told(ports('ge-2/0/1', 'xe-7/0/2'), 'L02')).toEqual([]);
  });
});

describe('redundancy groups and reths', () => {
  it('L03: no preempt on RG0; the fix removes it', () => {
    const design = changed(({ redundancyGroups }) => ({
      redundancyGroups: redundancyGroups.map((group) => (group.number === 0 ? { ...group, preempt: {} } : group)),
    }));
    expect(told(design)).toEqual([
      'L03 error redundancy group 0: Redundancy group 0 has preempt: Junos blocks it at commit.',
    ]);
    expect(found(design)[0]?.subject).toEqual({
      kind: 'group',
      id: 'cluster',
      path: ['redundancyGroups', 0, 'preempt'],
    });
    expect(mended(design, 'L03').groups).toEqual(a1.groups);
  });

  it.each([
    [0, 'reth0 is in redundancy group 0: a reth needs one of 1 to 128.', true],
    [3, 'reth0 is in redundancy group 3, which is not configured: "A redundancy group should be defined".', false],
  ])('L04: a reth is in a configured group, not %i', (redundancyGroup, message, hasFix) => {
    const design = reth0({ redundancyGroup });
    expect(told(design)).toEqual([`L04 error reth0: ${message}`]);
    expect(found(design)[0]?.fix !== undefined).toBe(hasFix);
    if (hasFix) expect(mended(design, 'L04').groups).toEqual(a1.groups);
  });

  it('L04: a reth is in some group; with two groups there are two mends, so no fix', () => {
    const design = changed(({ reths }) => ({
      reths: reths.map((reth, index) => (index === 0 ? groupless(reth) : reth)),
    }));
    expect(told(design)).toEqual(['L04 error reth0: reth0 is in no redundancy group.']);
    mended(design, 'L04');
    const two = withConfig(templateDesign('cc-a3'), (config) => ({
      ...config,
      reths: config.reths.map(groupless),
    }));
    expect(found(two, 'L04').map(({ fix }) => fix)).toEqual([undefined, undefined]);
  });

  it('L05: reths are below reth-count; the fix raises it', () => {
    const design = changed(() => ({ rethCount: 0 }));
    expect(told(design)).toEqual(['L05 error reth0 and reth1: reth-count is 0, so reth0 and reth1 do not exist.']);
    expect(mended(design, 'L05').groups).toEqual(a1.groups);
  });

  it('L06: a reth has a child on each node', () => {
    expect(told(reth0({ children: ['ge-0/0/3'] }))).toEqual(['L06 error reth0: reth0 has no child on node1.']);
    expect(told(reth0({ children: [] }))).toEqual(['L06 error reth0: reth0 has no child on node0 and node1.']);
  });

  it('L07: all children are of one kind and one option block', () => {
    expect(told(reth0({ children: ['ge-0/0/3', 'xe-5/0/16'] }), 'L07')).toEqual([
      'L07 error reth0: reth0 mixes ge and xe ports: ge-0/0/3, xe-5/0/16.',
    ]);
    expect(told(read(TEXT.replace('ge-5/0/14 gigether-options', 'ge-5/0/14 ether-options')))).toEqual([
      'L07 error reth0: The children of reth0 mix gigether-options and ether-options: "All the children must be of same ethernet type".',
    ]);
  });

  it.each([
    ['unit 0 family inet address 192.0.2.1/24', 'unit 0', 'Logical unit is not allowed on redundant-ethernet member'],
    ['vlan-tagging', 'vlan-tagging', 'Tagging is not allowed on redundant-ethernet member'],
    ['flexible-vlan-tagging', 'flexible-vlan-tagging', 'Tagging is not allowed on redundant-ethernet member'],
    ['passive-monitor-mode', 'passive-monitor-mode', 'Redundant-ethernet member cannot be in passive-monitor-mode'],
    ['gigether-options 802.3ad ae0', '802.3ad ae0', 'Redundant-ethernet member cannot be part of 802.3ad'],
  ])('L08: a reth child has no %s, in the words of Junos', (statement, name, words) => {
    const design = read(`${TEXT}set interfaces ge-5/0/14 ${statement}\n`);
    expect(told(design)).toEqual([
      `L08 error srx-b ge-5/0/14: ge-5/0/14 is a child of reth0 and has ${name}: "${words}".`,
    ]);
    expect(found(design)[0]?.subject).toEqual({ kind: 'port', id: 'srx-b/ge-5/0/14' });
  });
});

describe('fabric', () => {
  it('L09: a fabric member is no reth child', () => {
    const design = changed(() => ({ fabric: { fab0: ['ge-0/0/3'], fab1: ['ge-5/0/3'] } }));
    expect(told(design)).toEqual([
      'L09 error node0 ge-0/0/3: ge-0/0/3 is a member of fab0 and has redundant-parent reth0: "Fabric member cannot be part of redundant ethernet".',
      'L09 error node1 ge-5/0/3: ge-5/0/3 is a member of fab1 and has redundant-parent reth0: "Fabric member cannot be part of redundant ethernet".',
    ]);
  });
  it.each([
    ['unit 0', 'Logical unit is not allowed on fabric member'],
    ['mtu 9000', 'fabric member device mtu setting and vlan-tagging is not allowed'],
    ['vlan-tagging', 'VLAN configuration is not allowed on fabric member'],
    ['disable', 'fabric member device disable setting is not allowed'],
    ['mac 00:00:5e:00:53:01', 'fabric member device mac address setting is not allowed'],
    ['encapsulation ethernet-bridge', 'fabric member device encapsulation is not allowed'],
    ['gigether-options 802.3ad ae0', 'Fabric member cannot be part of aggregated ethernet'],
  ])('L09: a fabric member has no %s, in the words of Junos', (statement, words) => {
    const what = statement.startsWith('unit')
      ? statement
      : statement.replace('gigether-options ', '').replace(/ [^a].*/, '');
    const design = read(`${TEXT}set interfaces ge-0/0/2 ${statement}\n`);
    expect(told(design)).toEqual([
      `L09 error srx-a ge-0/0/2: ge-0/0/2 is a member of fab0 and has ${what}: "${words}".`,
    ]);
  });
  it('L10: both ends have members, equally many, of one kind', () => {
    expect(told(changed(() => ({ fabric: { fab0: ['ge-0/0/2'], fab1: [] } })))).toEqual([
      'L10 error fab1: fab1 has no member: the fabric link does not exist.',
    ]);
    expect(told(changed(() => ({ fabric: { fab0: ['ge-0/0/2', 'ge-0/0/5'], fab1: ['ge-5/0/2'] } })))).toEqual([
      'L10 error fab1: fab0 has 2 and fab1 1 members: both need equally many.',
    ]);
    expect(told(changed(() => ({ fabric: { fab0: ['ge-0/0/2'], fab1: ['xe-5/0/2'] } })))).toEqual([
      'L10 error fab1: The fabric mixes ge and xe ports: ge-0/0/2, xe-5/0/2.',
    ]);
  });
  it('L11: fab0 is on node 0, fab1 on node 1; swapped ends have a fix', () => {
    const design = changed(() => ({ fabric: { fab0: ['ge-5/0/2'], fab1: ['ge-0/0/2'] } }));
    expect(told(design)).toEqual([
      'L11 error fab0: ge-5/0/2 is a port of node 1, but fab0 is the end on node 0.',
      'L11 error fab1: ge-0/0/2 is a port of node 0, but fab1 is the end on node 1.',
    ]);
    expect(mended(design, 'L11').groups).toEqual(a1.groups);
    expect(
      found(
        changed(() => ({ fabric: { fab0: ['ge-0/0/2'], fab1: ['ge-0/0/5'] } })),
        'L11',
      ).map(({ fix }) => fix),
    ).toEqual([undefined]);
  });
});

describe('ports', () => {
  it('L12: ports that turn into control or fxp0 carry nothing', () => {
    expect(told(reth0({ children: ['ge-0/0/1', 'ge-5/0/1'] }), 'L12')).toEqual([
      'L12 error node0 ge-0/0/1: ge-0/0/1 is a child of reth0, but on an SRX345 it is the control port once the cluster is enabled.',
      'L12 error node1 ge-5/0/1: ge-5/0/1 is a child of reth0, but on an SRX345 it is the control port once the cluster is enabled.',
    ]);
    const srx320 = withConfig(
      {
        ...a1,
        nodes: Object.fromEntries(
          Object.entries(a1.nodes).map(([id, node]) => [
            id,
            node.model === undefined ? node : { ...node, model: 'SRX320' },
          ]),
        ) as Design['nodes'],
      },
      (config) => ({
        ...config,
        reths: config.reths.map((reth, index) => ({
          ...reth,
          children: [`ge-0/0/${index * 4}`, `ge-3/0/${index * 4}`],
        })),
        fabric: { fab0: ['ge-0/0/2'], fab1: ['ge-3/0/2'] },
        redundancyGroups: config.redundancyGroups.map((group) => ({ ...group, interfaceMonitors: [] })),
      }),
    );
    expect(told({ ...srx320, links: {} }, 'L12')).toEqual([
      'L12 error ge-0/0/0: ge-0/0/0 is a child of reth0, but on an SRX320 it is fxp0 once the cluster is enabled.',
      'L12 error ge-3/0/0: ge-3/0/0 is a child of reth0, but on an SRX320 it is fxp0 once the cluster is enabled.',
    ]);
  });

  it('L12: a link drawn at such a port counts too', () => {
    const port = (id: string) => id as PortId;
    const control = a1.ports[port('node0/ge-0/0/1')];
    const other = Object.values(a1.ports).find(({ node }) => node === 'sw-in');
    if (control === undefined || other === undefined) throw new Error('no ports');
    const id = 'extra' as LinkId;
    const design: Design = { ...a1, links: { ...a1.links, [id]: { id, kind: 'revenue', a: control.id, b: other.id } } };
    expect(told(design)).toEqual([
      'L12 error node0 ge-0/0/1: ge-0/0/1 is linked, but on an SRX345 it is the control port once the cluster is enabled.',
    ]);
  });

  it("L13: names of node 1 use the model's offset", () => {
    const design = reth0({ children: ['ge-0/0/3', 'ge-12/0/3'] });
    expect(told(design, 'L13')).toEqual([
      'L13 error ge-12/0/3: ge-12/0/3 is a child of reth0, but an SRX345 has no such port in a cluster: node 1 starts at FPC 5, so ge-0/0/3 becomes ge-5/0/3.',
    ]);
    expect(told(reth0({ children: ['ge-0/0/3', 'ge-7/0/3'] }), 'L13')).toHaveLength(1);
    // a card in slot 2 of both nodes
    expect(told(reth0({ children: ['ge-2/0/3', 'ge-7/0/3'] }), 'L13')).toEqual([]);
  });
});

describe('what is each node its own', () => {
  it.each([
    [
      'missing',
      (text: string) => text.replace(APPLY, ''),
      'The groups node0 and node1 are not applied: apply-groups "$' + '{node}" is missing.',
    ],
    [
      'literal',
      (text: string) => text.replace(APPLY, 'set apply-groups node0\n'),
      'apply-groups names node0: both nodes get that identity.',
    ],
    [
      'inactive',
      (text: string) => `${text}deactivate apply-groups\n`,
      'The groups node0 and node1 are not applied: apply-groups "$' + '{node}" is missing.',
    ],
  ])('L14: apply-groups is %s', (_, change, message) => {
    expect(told(read(change(TEXT)))).toEqual([`L14 error apply-groups: ${message}`]);
  });

  it('L14: the fix applies the groups of each node and loses nothing of the text', () => {
    for (const change of [
      (text: string) => text.replace(APPLY, ''),
      (text: string) => text.replace(APPLY, 'set apply-groups [ node0 node1 ]\n'),
    ]) {
      const text = change(`${TEXT}set snmp location here\n`);
      const after = exported(mended(read(text), 'L14'));
      expect(after).toContain(APPLY);
      expect(after).toContain('set snmp location here');
      expect(after).not.toMatch(/apply-groups node/);
    }
  });

  it('L14: the fix works on curly text', () => {
    const curly = exported(templateDesign('hq-edge-pair'), 'curly');
    const line = `apply-groups "${'$'}{node}";\n`;
    expect(curly).toContain(line);
    for (const by of ['', 'apply-groups node0;\n', 'apply-groups [ node0 node1 ];\n']) {
      expect(exported(mended(read(curly.replace(line, by)), 'L14'))).toContain(APPLY);
    }
  });

  it('L15: host-name and fxp0 stand in the groups of the nodes', () => {
    expect(told(read(SEED_PAIR))).toEqual([
      'L15 warning host-name: host-name juniper1 stands outside the node groups: both nodes are called juniper1.',
    ]);
    expect(found(read(SEED_PAIR))[0]?.fix).toBeUndefined();
    const text = `${TEXT}set system host-name edge\nset interfaces fxp0 unit 0 family inet address 192.0.2.10/24\n`;
    expect(told(read(text))).toEqual([
      'L15 warning host-name: host-name edge stands outside the node groups: both nodes are called edge.',
      'L15 warning fxp0: fxp0 has 192.0.2.10/24 outside the node groups: both nodes get that address.',
    ]);
  });

  it('L15: where each node has its own, the shared one can only go', () => {
    const design = read(
      `${TEXT}set system host-name edge\nset interfaces fxp0 unit 0 family inet address 192.0.2.10/24\n`,
    );
    const after = found(design).reduce((current, { fix }) => fix?.apply(current) ?? current, design);
    expect(told(after)).toEqual([]);
    expect(exported(after)).toBe(TEXT);
  });
});

it('says which field is out of range where a config breaks its schema', () => {
  const design = changed(() => ({ rethCount: 500 }));
  expect(told(design)).toEqual(['config error cluster: rethCount: reth count must be at most 128.']);
});

it('gives every finding an explanation and a source', () => {
  const design = changed(() => ({ rethCount: 0, fabric: { fab0: [], fab1: [] } }));
  for (const { explanation, source, confidence } of found(design)) {
    expect(explanation.length).toBeGreaterThan(40);
    expect(source).not.toBe('');
    expect(['documented', 'captured', 'derived', 'unconfirmed']).toContain(confidence);
  }
});
