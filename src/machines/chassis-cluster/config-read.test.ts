// Reading a cluster's configuration: every statement that is drawn, in both forms, and what is told about the rest.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJunos } from '../../vendor/junos';
import { readClusterConfig } from './config-read';
import { readClusterConfig as checkConfig } from './schema';
import { COMPLETE_PAIR, clusterOf, configOf, exported, imported, SEED_PAIR } from './testing/designs';

const config = (text: string) => configOf(imported(text).design);
const messages = (text: string): readonly string[] =>
  imported(text).diagnostics.map(({ line, severity, message }) => `${line} ${severity}: ${message}`);

describe('a complete configuration', () => {
  it('is read with every statement', () => {
    expect(config(COMPLETE_PAIR)).toEqual({
      clusterId: 1,
      heartbeatIntervalMs: 2000,
      heartbeatThreshold: 8,
      controlLinkRecovery: true,
      rethCount: 2,
      fabricProfile: 'auto',
      bootOrder: expect.anything(),
      redundancyGroups: [
        { number: 0, priorities: [200, 100], preempt: null, interfaceMonitors: [], ipMonitoring: null },
        {
          number: 1,
          priorities: [200, 100],
          preempt: { delayS: 30 },
          gratuitousArpCount: 4,
          holdDownIntervalS: 1,
          interfaceMonitors: [
            { interface: 'ge-0/0/3', weight: 255 },
            { interface: 'ge-5/0/3', weight: 255 },
          ],
          ipMonitoring: {
            globalWeight: 255,
            globalThreshold: 100,
            retryIntervalS: 3,
            retryCount: 5,
            targets: [{ address: '203.0.113.1', weight: 100, interface: 'reth0.0', secondaryAddress: '203.0.113.4' }],
          },
        },
      ],
      reths: [
        {
          name: 'reth0',
          redundancyGroup: 1,
          children: ['ge-0/0/3', 'ge-5/0/3'],
          minimumLinks: 1,
          lacp: { mode: 'active', periodic: 'fast' },
          vlanTagging: false,
          units: [
            {
              unit: 0,
              inet: ['203.0.113.2/29'],
              inet6: ['2001:db8:1::2/64'],
              zone: 'untrust',
              inboundServices: ['ping'],
            },
          ],
        },
        {
          name: 'reth1',
          redundancyGroup: 1,
          children: ['ge-0/0/4', 'ge-5/0/4'],
          vlanTagging: true,
          units: [
            { unit: 10, vlanId: 10, inet: ['10.10.10.1/24'], inet6: [], zone: 'trust', inboundServices: ['all'] },
            { unit: 20, vlanId: 20, inet: ['10.10.20.1/24'], inet6: [], zone: 'trust' },
          ],
        },
      ],
      fabric: { fab0: ['ge-0/0/2'], fab1: ['ge-5/0/2'] },
      node: [
        {
          fxp0: ['192.0.2.11/24'],
          backupRouter: { address: '192.0.2.1', destinations: ['198.51.100.0/24'] },
        },
        {
          fxp0: ['192.0.2.12/24'],
          backupRouter: { address: '192.0.2.1', destinations: ['198.51.100.0/24'] },
        },
      ],
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
    });
  });

  it('gives the same design from both forms', () => {
    const { design } = imported(COMPLETE_PAIR);
    const curly = imported(exported(design, 'curly')).design;
    expect({ ...curly, sources: {} }).toEqual({ ...design, sources: {} });
  });

  it('names the devices by their host names and keeps the text word for word', () => {
    const { design } = imported(COMPLETE_PAIR, 'folder/Edge Pair.set');
    expect(clusterOf(design).members).toEqual(['srx-a', 'srx-b']);
    expect(design.name).toBe('Edge Pair');
    expect(design.id).toBe('edge-pair');
    expect(Object.values(design.sources)).toEqual([
      { id: 'config', name: 'folder/Edge Pair.set', subject: 'cluster', text: COMPLETE_PAIR },
    ]);
  });

  it('ends in the design with every line, and lists what it keeps beside it without understanding it', () => {
    const model =
      '0 info: Node 1 starts at FPC 5, as on SRX240, SRX340, SRX345, SRX380. Drawn as SRX345; choose the real model in the inspector.';
    expect(messages(COMPLETE_PAIR)).toEqual([model]);
    expect(
      messages(`${COMPLETE_PAIR}set security zones security-zone trust tcp-rst
set security policies from-zone trust to-zone untrust policy log match source-address any
set security policies from-zone trust to-zone untrust policy log then permit
set security policies from-zone trust to-zone untrust policy log then log session-close
`),
    ).toEqual([
      model,
      '49 info: kept as it is: security zones (1 line)',
      '50 info: kept as it is: security policies (3 lines)',
    ]);
  });
});

describe('the seed', () => {
  const { design, diagnostics } = imported(SEED_PAIR);

  it('is drawn as two SRX345 with its release, although both nodes share one host name', () => {
    expect(clusterOf(design).members.map((id) => design.nodes[id])).toMatchObject([
      { name: 'node0', model: 'SRX345', release: '15.1X49-D110' },
      { name: 'node1', model: 'SRX345', release: '15.1X49-D110' },
    ]);
    expect(configOf(design)).toMatchObject({
      rethCount: 2,
      redundancyGroups: [{ number: 0 }, { number: 1, preempt: {} }],
    });
  });

  it('has zones from the abbreviated statement', () => {
    expect(configOf(design).reths.map(({ units }) => units[0]?.zone)).toEqual(['untrust', 'trust']);
  });

  it('tells what is kept', () => {
    expect(diagnostics.map(({ message }) => message)).toContain('kept as it is: system host-name (1 line)');
  });
});

describe('what configurations of others have', () => {
  it('counts a deactivated preempt as absent and keeps it', () => {
    const text = `${SEED_PAIR}deactivate chassis cluster redundancy-group 1 preempt\n`;
    expect(config(text).redundancyGroups[1]?.preempt).toBeNull();
    expect(messages(text)).toContain('8 info: kept as it is: chassis cluster (1 line)');
  });

  it.each(['fastether-options', 'gigether-options', 'ether-options'])('reads children from %s', (options) => {
    expect(config(SEED_PAIR.replaceAll('gigether-options', options)).reths[0]?.children).toEqual([
      'ge-0/0/14',
      'ge-5/0/14',
    ]);
  });

  it('reads several children a node and spreads interface ranges', () => {
    const text = `${SEED_PAIR}set interfaces interface-range outer member-range ge-0/0/5 to ge-0/0/6
set interfaces interface-range outer member "ge-5/0/[5-6]"
set interfaces interface-range outer gigether-options redundant-parent reth0
`;
    expect(config(text).reths[0]?.children).toEqual([
      'ge-0/0/14',
      'ge-5/0/14',
      'ge-5/0/5',
      'ge-5/0/6',
      'ge-0/0/5',
      'ge-0/0/6',
    ]);
  });

  it('reads what a group sets for both nodes', () => {
    const text = `${SEED_PAIR.replace('set chassis cluster reth-count 2\n', '')}set groups common chassis cluster reth-count 2\nset apply-groups common\n`;
    expect(config(text).rethCount).toBe(2);
  });

  it('reads control ports and takes their slots for the model', () => {
    const text = `${SEED_PAIR.replaceAll('ge-5/', 'ge-13/').replaceAll('ge-0/', 'ge-1/')}set chassis cluster control-ports fpc 2 port 0\nset chassis cluster control-ports fpc 14 port 0\n`;
    expect(config(text).controlPorts).toEqual([
      { fpc: 2, port: 0 },
      { fpc: 14, port: 0 },
    ]);
    const { design } = imported(text);
    expect(clusterOf(design).members.map((id) => design.nodes[id]?.model)).toEqual(['SRX5800', 'SRX5800']);
  });

  it.each([
    ['ge-1/', 'SRX300'],
    ['ge-3/', 'SRX320'],
    ['ge-7/', 'SRX1500'],
    ['ge-9/', 'SRX550'],
  ])('recognises the model from %s on node 1', (slot, model) => {
    const text = SEED_PAIR.replaceAll('ge-5/', slot)
      .replaceAll('/0/14', model === 'SRX1500' ? '/0/14' : '/0/4')
      .replaceAll('/0/15', model === 'SRX1500' ? '/0/15' : '/0/5');
    const { design } = imported(text);
    expect(Object.values(design.nodes).find(({ name }) => name === 'node1')?.model).toBe(model);
  });

  it('recognises SRX100 by its Fast Ethernet ports', () => {
    const { design } = imported(
      SEED_PAIR.replaceAll('ge-5/', 'fe-1/')
        .replaceAll('ge-0/', 'fe-0/')
        .replaceAll('/0/14', '/0/4')
        .replaceAll('/0/15', '/0/5'),
    );
    expect(Object.values(design.nodes).find(({ name }) => name === 'node1')?.model).toBe('SRX100');
  });

  it('says that it cannot tell the model when node 1 is not there', () => {
    const text = SEED_PAIR.replaceAll(/.*ge-5.*\n/g, '');
    expect(messages(text)[0]).toMatch(
      /^0 warning: The interface names do not tell which slots are node 1's\. Drawn as SRX345/,
    );
  });

  it('reads groups of a node that are applied by name or not at all', () => {
    for (const apply of ['set apply-groups node0\n', '']) {
      const { design } = imported(
        `${SEED_PAIR}set groups node0 system host-name fw-a\nset groups node0 interfaces fxp0 unit 0 family inet address 192.0.2.1/24\n${apply}`,
      );
      expect(clusterOf(design).members).toEqual(['fw-a', 'node1']);
      expect(configOf(design).node[0]).toEqual({ fxp0: ['192.0.2.1/24'] });
    }
  });

  it.each([
    ['edge', 'edge'],
    ['__proto__', 'fw-b'],
    ['constructor', 'fw-b'],
    ['"rack 4"', 'fw-b'],
  ])('keeps host names that cannot name two devices: %s, %s', (first, second) => {
    const text = `${SEED_PAIR}set groups node0 system host-name ${first}\nset groups node1 system host-name ${second}\n`;
    const { design } = imported(text);
    expect(clusterOf(design).members).toEqual(['node0', 'node1']);
    expect(configOf(design).node[0]).toEqual({ hostName: first.replaceAll('"', '') });
    expect(exported(design)).toBe(text.replaceAll(' interface reth', ' interfaces reth'));
  });

  it('takes the cluster-id from the command that stands among the lines, and explains it', () => {
    const text = `${SEED_PAIR}set chassis cluster cluster-id 7 node 0 reboot\n`;
    expect(config(text).clusterId).toBe(7);
    expect(messages(text).find((message) => message.includes('cluster-id'))).toMatch(
      /^26 info: cluster-id 7 is no configuration: it is typed at each node's operational prompt/,
    );
  });

  it('explains that a cluster-id or a node priority inside the configuration is none', () => {
    const text = 'chassis { cluster { cluster-id 4; node 0 { priority 200; } reth-count 1; } }';
    expect(config(text).clusterId).toBe(4);
    expect(
      messages(text)
        .filter((message) => message.includes('error'))
        .map((message) => message.slice(0, 40)),
    ).toEqual(['1 error: cluster-id 4 is no configuratio', '1 error: chassis cluster node 0 is no co']);
  });

  it('draws the default for a number out of range, and says which', () => {
    const text = SEED_PAIR.replace('reth-count 2', 'heartbeat-interval 500');
    expect(config(text)).toMatchObject({ heartbeatIntervalMs: 1000, rethCount: 0 });
    expect(messages(text)).toContain(
      '3 error: heartbeat-interval 500 is not accepted: expected a whole number from 1000 to 2000. The default is drawn.',
    );
  });

  it('adds redundancy group 0, which exists whatever is configured', () => {
    expect(
      config(SEED_PAIR.replaceAll(/.*redundancy-group 0.*\n/g, '')).redundancyGroups.map(({ number }) => number),
    ).toEqual([0, 1]);
  });
});

describe('what is no cluster', () => {
  it.each([
    '',
    'set system host-name router\n',
    'set chassis high-availability local-id 1\n',
    'set interfaces ge-0/0/0 unit 0 family inet address 192.0.2.1/24\n',
  ])('is not taken: %j', (text) => {
    expect(readClusterConfig(readJunos(text).tree, { name: 'x.set', text })).toBeUndefined();
  });
});

it('never throws and always gives a config that its schema accepts, whatever lines are cut, doubled or garbled', () => {
  const lines = COMPLETE_PAIR.split('\n');
  const word = fc.constantFrom(
    'reth0',
    'reth999',
    '-1',
    '99999',
    'ge-5/0/3',
    'interfaces',
    '"',
    '[',
    '}',
    '/* ',
    'inactive:',
    'ge 0',
    '1.2.3',
    'x'.repeat(300),
  );
  const garbled = fc.tuple(fc.nat(lines.length - 1), fc.nat(12), word);
  fc.assert(
    fc.property(fc.array(garbled, { maxLength: 6 }), fc.subarray(lines), (changes, kept) => {
      const out = [...kept];
      for (const [at, position, by] of changes) {
        const words = (lines[at] ?? '').split(' ');
        words[Math.min(position, words.length)] = by;
        out.push(words.join(' '));
      }
      const text = out.join('\n');
      const read = readClusterConfig(readJunos(text).tree, { name: 'fuzz', text });
      if (read === undefined) return;
      expect(checkConfig(clusterOf(read.design).config).diagnostics).toEqual([]);
      expect(configOf(imported(exported(read.design)).design)).toEqual(configOf(read.design));
    }),
    { numRuns: 200, seed: 20 },
  );
});
