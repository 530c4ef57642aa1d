// Export and import of every template: nothing is lost, nothing is invented.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/design';
import { equalTrees, readJunos, writeJunos } from '../../vendor/junos';
import { readClustersTogether } from './config-read';
import { writeClusterConfig } from './config-write';
import { templates } from './templates';
import { clusterOf, configOf, exported, imported, SEED_PAIR, templateDesign, withConfig } from './testing/designs';

/** What an export carries: all but names of the document, kept text and positions. */
const carried = ({ version, nodes, ports, links, groups, flows, scenarios, notes }: Design) => ({
  version,
  nodes,
  ports,
  links,
  groups,
  flows,
  scenarios,
  notes,
});

const renamed = (design: Design, from: string, name: string): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [id, node.name === from ? { ...node, name } : node]),
  ),
});

/** A value for each option that takes one; the twin is another cluster, with a configuration of its own. */
const VALUES: Readonly<Record<string, string>> = {
  hold: 'hold=60',
  delay: 'delay=30',
  limit: 'limit=2/300',
  hb: 'hb=2000x8',
  start: 'start=1',
};
const TWIN = 'twin';

describe.each(templates.map(({ id, options }) => ({ id, options })))('template $id', ({ id, options }) => {
  const design = templateDesign(id);
  const spellings = options.map(({ name }) => VALUES[name] ?? name);
  const alone = spellings.filter((option) => option !== TWIN).map((option) => [option]);
  const together = spellings.filter((option) => option !== TWIN && option !== 'no-preempt');

  const chosenSets = [[], ...alone, together].map((chosen) => ({ chosen }));
  it.each(chosenSets)('comes back from its own export, drawn with $chosen', ({ chosen }) => {
    const drawn = templateDesign(id, chosen);
    for (const form of ['set', 'curly'] as const)
      expect(carried(imported(exported(drawn, form)).design)).toEqual(carried(drawn));
  });

  it('comes back with its twin from the two files, in both forms', () => {
    const twins = templateDesign(id, [TWIN]);
    for (const form of ['set', 'curly'] as const) {
      const files = Object.values(twins.groups).map((group) => {
        const [file] = writeClusterConfig(twins, group).files;
        const text = file ? writeJunos(file.tree, { form, secrets: 'shown' }) : '';
        return { tree: readJunos(text).tree, source: { name: `${group.name}.${form}`, text } };
      });
      const back = readClustersTogether(files);
      expect(back && carried(back.design)).toEqual(carried(twins));
      const turned = readClustersTogether(files.toReversed());
      expect(turned && carried(turned.design)).toEqual(carried(twins));
      expect(Object.values(back?.design.sources ?? {}).map(({ subject, name }) => [subject, name])).toEqual([
        ['cluster', `cluster.${form}`],
        ['cluster-b', `cluster-b.${form}`],
      ]);
    }
  });

  it('exports its own import word for word', () => {
    const text = exported(design);
    expect(exported(imported(text).design)).toBe(text);
  });

  it('says the same in both forms', () => {
    expect(equalTrees(readJunos(exported(design, 'set')).tree, readJunos(exported(design, 'curly')).tree)).toBe(true);
  });
});

describe('export of an imported configuration', () => {
  it('changes nothing but the abbreviation that it spells out', () => {
    expect(exported(imported(SEED_PAIR).design)).toBe(SEED_PAIR.replaceAll(/ interface reth/g, ' interfaces reth'));
  });

  it('keeps statements that it does not know, comments and inactive ones, in place', () => {
    const text = `${SEED_PAIR}set security policies from-zone trust to-zone untrust policy out match source-address any
set snmp location "Rack 4"
set interfaces ge-0/0/14 description "to sw1"
set interfaces reth0 unit 0 family inet filter input edge
deactivate chassis cluster redundancy-group 1 preempt
`;
    const out = exported(imported(text).design);
    for (const line of [
      'policy out match source-address any',
      'snmp location "Rack 4"',
      'filter input edge',
      'deactivate chassis cluster redundancy-group 1 preempt',
    ])
      expect(out).toContain(line);
    expect(equalTrees(readJunos(out).tree, readJunos(text).tree)).toBe(true);
  });

  it('writes a changed value where the old one stood', () => {
    const { design } = imported(SEED_PAIR);
    const changed = withConfig(design, (config) => ({
      ...config,
      redundancyGroups: config.redundancyGroups.map((group) =>
        group.number === 1 ? { ...group, priorities: [150, 100], preempt: null } : group,
      ),
    }));
    const before = exported(design).split('\n');
    const after = exported(changed).split('\n');
    expect(after).toEqual(
      before
        .filter((line) => !line.endsWith('preempt'))
        .map((line) =>
          line.replace('redundancy-group 1 node 0 priority 200', 'redundancy-group 1 node 0 priority 150'),
        ),
    );
  });

  it('adds and removes a reth with all that belongs to it, and leaves the rest of a shared port alone', () => {
    const text = `${SEED_PAIR}set interfaces ge-0/0/15 description uplink\n`;
    const { design } = imported(text);
    const without = exported(withConfig(design, (config) => ({ ...config, reths: config.reths.slice(0, 1) })));
    expect(without).not.toMatch(/reth1/);
    expect(without).toContain('set interfaces ge-0/0/15 description uplink');
    const more = exported(
      withConfig(design, (config) => ({
        ...config,
        rethCount: 3,
        reths: [
          ...config.reths,
          {
            name: 'reth2',
            redundancyGroup: 1,
            children: ['ge-0/0/5', 'ge-5/0/5'],
            vlanTagging: true,
            units: [{ unit: 7, vlanId: 7, inet: ['10.7.0.1/24'], inet6: [], zone: 'dmz' }],
          },
        ],
      })),
    );
    expect(more.split('\n').filter((line) => /reth2|reth-count|dmz/.test(line))).toEqual([
      'set chassis cluster reth-count 3',
      'set interfaces ge-0/0/5 gigether-options redundant-parent reth2',
      'set interfaces ge-5/0/5 gigether-options redundant-parent reth2',
      'set interfaces reth2 vlan-tagging',
      'set interfaces reth2 redundant-ether-options redundancy-group 1',
      'set interfaces reth2 unit 7 vlan-id 7',
      'set interfaces reth2 unit 7 family inet address 10.7.0.1/24',
      'set security zones security-zone dmz interfaces reth2.7',
    ]);
  });

  it('takes a statement back that a group sets, and a member out of an interface range', () => {
    const text = `${SEED_PAIR.replaceAll(/set interfaces ge-\d\/0\/15 .*\n/g, '')}set interfaces interface-range inner member ge-0/0/15
set interfaces interface-range inner member ge-5/0/15
set interfaces interface-range inner gigether-options redundant-parent reth1
set groups common chassis cluster control-link-recovery
set apply-groups common
`;
    const { design } = imported(text);
    expect(configOf(design).controlLinkRecovery).toBe(true);
    expect(configOf(design).reths[1]?.children).toEqual(['ge-0/0/15', 'ge-5/0/15']);
    const out = exported(
      withConfig(design, (config) => ({
        ...config,
        controlLinkRecovery: false,
        reths: config.reths.map((reth) => (reth.name === 'reth1' ? { ...reth, children: ['ge-5/0/15'] } : reth)),
      })),
    );
    const again = configOf(imported(out).design);
    expect(again.controlLinkRecovery).toBe(false);
    expect(again.reths[1]?.children).toEqual(['ge-5/0/15']);
  });

  it('follows the name of a device where the text has a host name for it', () => {
    const { design } = imported(exported(templateDesign('hq-edge-pair')));
    const out = exported(renamed(design, 'srx-a', 'fw-1'));
    expect(out).toBe(exported(templateDesign('hq-edge-pair')).replace('host-name srx-a', 'host-name fw-1'));
    expect(exported(renamed(templateDesign('hq-edge-pair'), 'srx-a', 'fw-1'))).toBe(out);
  });

  it('gives a renamed device its name in its own group, and applies the groups', () => {
    const { design } = imported(SEED_PAIR);
    const out = exported(renamed(design, 'node0', 'fw-a'));
    expect(out).toContain('set groups node0 system host-name fw-a\n');
    expect(out).toContain(`set apply-groups "${'$'}{node}"\n`);
    expect(out).not.toContain('node1 system');
  });

  it('leaves out what no Junos takes, and carries the cluster-id in a comment', () => {
    const text = `set chassis cluster cluster-id 3 node 0 reboot\nset chassis cluster node 0 priority 200\n${SEED_PAIR}`;
    const { design, diagnostics } = imported(text);
    expect(configOf(design).clusterId).toBe(3);
    expect(
      diagnostics.filter(({ code }) => code === 'cc-cluster-id' || code === 'cc-node-priority').map(({ line }) => line),
    ).toEqual([1, 2]);
    const out = exported(design);
    expect(out).not.toMatch(/^set chassis cluster (cluster-id|node)/m);
    expect(configOf(imported(out).design).clusterId).toBe(3);
    expect(exported(imported(out).design)).toBe(out);
    expect(configOf(imported(exported(design, 'curly')).design).clusterId).toBe(3);
  });
});

describe('files and steps', () => {
  it('has one file for the pair and one view for each node, with its own group applied', () => {
    const design = templateDesign('hq-edge-pair');
    const { files } = writeClusterConfig(design, clusterOf(design));
    expect(files.map(({ node, name }) => [node, name])).toEqual([
      [null, 'cluster'],
      ['srx-a', 'cluster-node0'],
      ['srx-b', 'cluster-node1'],
    ]);
  });

  it('forms the cluster before the shared configuration is loaded, control ports first where they are needed', () => {
    const { steps } = ((design) => writeClusterConfig(design, clusterOf(design)))(templateDesign('cc-a5'));
    expect(steps.flatMap(({ node, command }) => (command === undefined ? [] : [`${node}: ${command}`]))).toEqual([
      'node0: set chassis cluster cluster-id 1 node 0 reboot',
      'node1: set chassis cluster cluster-id 1 node 1 reboot',
      'node0: show chassis cluster status',
      'node0: show chassis cluster interfaces',
    ]);
    expect(steps[0]?.text).toContain('set chassis cluster control-ports fpc 13 port 0');
    expect(steps[0]?.text).toContain('before the cluster is enabled');
  });

  it('tells what to free, cable, set by hand, load and bundle, in order', () => {
    const design = templateDesign('hq-edge-pair');
    const { steps } = writeClusterConfig(design, clusterOf(design));
    expect(steps.map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "On srx-a, before it joins: leave no configuration on ge-0/0/1. The cluster takes this port for the control link.",
        "On srx-b, before it joins: leave no configuration on ge-0/0/1. The cluster takes this port for the control link.",
        "Cable the nodes, under the names that they get in the cluster: control srx-a ge-0/0/1 to srx-b ge-5/0/1; fabric srx-a ge-0/0/2 to srx-b ge-5/0/2.",
        "On srx-a, at the operational prompt (>), by hand: makes it node 0 of cluster 1 and reboots it. The cluster-id is no part of the configuration.",
        "On srx-b, at the operational prompt (>), by hand: makes it node 1 of cluster 1 and reboots it. The cluster-id is no part of the configuration.",
        "On srx-a, at the operational prompt (>), when both nodes are back: one must be primary, the other secondary, for redundancy group 0.",
        "On srx-a, in configuration mode (#): load the file ("load override" for the curly form, "load set" for set lines), then "commit check" and "commit". The commit goes to both nodes.",
        "On the switches at reth0: two LAGs, one of ge-0/0/14 and ge-0/0/15 (srx-a) and one of ge-5/0/14 and ge-5/0/15 (srx-b), with LACP.",
        "On the switches at reth1: two LAGs, one of ge-0/0/12 and ge-0/0/13 (srx-a) and one of ge-5/0/12 and ge-5/0/13 (srx-b), with LACP.",
        "On srx-a, at the operational prompt (>): control link, fabric link and every reth must be Up.",
      ]
    `);
  });

  it('has no files for a config that breaks its schema', () => {
    const design = templateDesign('cc-a1');
    expect(writeClusterConfig(design, { ...clusterOf(design), config: { clusterId: 999 } })).toEqual({
      files: [],
      steps: [],
    });
  });
});

describe('two configurations', () => {
  const fileOf = (text: string) => ({ tree: readJunos(text).tree, source: { name: 'pair.set', text } });
  const first = exported(templateDesign('hq-edge-pair'));
  const second = first
    .replaceAll('srx-', 'fw-')
    .replaceAll('203.0.113.2/24', '203.0.113.5/24')
    .replaceAll('10.0.0.1/24', '10.0.0.2/24')
    .replaceAll('192.0.2.1', '192.0.2.3')
    .replace('cluster-id 1 ', 'cluster-id 2 ');

  it('of two clusters on the same networks are one design, with a drawn device each', () => {
    const read = readClustersTogether([fileOf(first), fileOf(second)]);
    expect(Object.values(read?.design.groups ?? {}).map(({ members }) => members)).toEqual([
      ['srx-a', 'srx-b'],
      ['fw-a', 'fw-b'],
    ]);
    expect(Object.values(read?.design.groups ?? {}).map(({ config }) => config.clusterId)).toEqual([1, 2]);
    expect(Object.keys(read?.design.nodes ?? {}).filter((id) => id.startsWith('sw-'))).toEqual(['sw-in', 'sw-out']);
  });

  it.each([
    ['are the same cluster', first],
    ['are far apart', second.replaceAll('10.0.0.2/24', '10.9.0.2/24')],
    ['are tagged otherwise', second.replaceAll('reth1 unit 0 family', 'reth1 unit 0 vlan-id 7 family')],
    ['are of no cluster', 'set system host-name fw-a\n'],
  ])('that %s are no one design', (_, other) => {
    expect(readClustersTogether([fileOf(first), fileOf(other)])).toBeUndefined();
  });
});
