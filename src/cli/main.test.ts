// The runner as a user of the command line sees it: stdout, stderr, exit codes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from './main';

const folder = mkdtempSync(path.join(os.tmpdir(), 'standby-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
};

async function standby(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(words, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

const CONFIG = `set version 15.1X49-D110
set chassis cluster reth-count 2
set chassis cluster redundancy-group 0 node 0 priority 200
set chassis cluster redundancy-group 0 node 1 priority 100
set chassis cluster redundancy-group 1 node 0 priority 200
set chassis cluster redundancy-group 1 node 1 priority 100
set chassis cluster redundancy-group 1 interface-monitor ge-0/0/14 weight 150
set chassis cluster redundancy-group 1 interface-monitor ge-0/0/15 weight 150
set interfaces fab0 fabric-options member-interfaces ge-0/0/2
set interfaces fab1 fabric-options member-interfaces ge-5/0/2
set interfaces ge-0/0/14 gigether-options redundant-parent reth0
set interfaces ge-0/0/15 gigether-options redundant-parent reth1
set interfaces ge-5/0/14 gigether-options redundant-parent reth0
set interfaces ge-5/0/15 gigether-options redundant-parent reth1
set interfaces reth0 redundant-ether-options redundancy-group 1
set interfaces reth0 unit 0 family inet address 203.0.113.2/24
set interfaces reth1 redundant-ether-options redundancy-group 1
set interfaces reth1 unit 0 family inet address 10.0.0.1/24
set security zones security-zone untrust interface reth0.0
`;
const SCENARIO = {
  title: 'both uplinks of node0 die, one after the other',
  steps: [
    { at: '0s', fail: 'port:node0/ge-0/0/14' },
    { at: '60s', fail: 'port:node0/ge-0/0/15' },
  ],
  observe: ['500ms', '60500ms', '61500ms', '63s'],
  until: '2m',
  expect: [
    { at: '59s', instance: 'rg1@node0', state: 'primary', facts: { weight: 105, priority: 200 } },
    { at: '70s', instance: 'rg1@node0', state: 'secondary', facts: { weight: -45, priority: 0 } },
    { at: '70s', instance: 'rg1@node1', state: 'primary' },
  ],
};

describe('from a configuration to its failover', () => {
  const design = path.join(folder, 'design.json');
  const scenario = file('scenario.json', JSON.stringify(SCENARIO));

  it('names the file in which a line of several was not understood', async () => {
    const first = file('one.set', CONFIG.replace('interface reth0.0', 'interfaces reth0.0'));
    const second = file('two.set', CONFIG);
    const { code, err } = await standby('import', first, second);
    expect(code).toBe(0);
    expect(err).toContain(`${second}:19:`);
    expect(err).not.toContain(`${first}:19:`);
    expect(err.split('two.set').length).toBe(3);
  });

  it('imports, telling the abbreviation with its line', async () => {
    const { code, err } = await standby('import', file('branch.set', CONFIG), '-o', design);
    expect(code).toBe(0);
    expect(err).toMatch(/branch\.set:19:\d+: .*interfaces/);
  });

  it('runs: 105 keeps the group, -45 gives it away one second later', async () => {
    const { code, out } = await standby('run', design, '--scenario', scenario, '--json');
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report.expectations.every((each: { met: boolean }) => each.met)).toBe(true);
    const rows = report.observations.map(
      (observation: { instances: { id: string; state: string; facts: { weight: number } }[] }) =>
        observation.instances
          .filter(({ id }) => id.startsWith('rg1@'))
          .map(({ id, state, facts }) => `${id} ${state} ${facts.weight}`),
    );
    expect(rows).toEqual([
      ['rg1@node0 primary 105', 'rg1@node1 secondary 255'],
      ['rg1@node0 primary -45', 'rg1@node1 secondary 255'],
      ['rg1@node0 secondary-hold -45', 'rg1@node1 primary 255'],
      ['rg1@node0 secondary -45', 'rg1@node1 primary 255'],
    ]);
    const moved = report.trace.find(
      (entry: { instance: string; to: string }) => entry.instance === 'rg1@node1' && entry.to === 'primary',
    );
    expect(moved).toMatchObject({
      atMs: 61_000,
      from: 'secondary',
      confidence: expect.any(String),
      source: expect.any(String),
    });
  });

  it('prints the same bytes for the same input', async () => {
    const twice = [
      await standby('run', design, '--scenario', scenario, '--json'),
      await standby('run', design, '--scenario', scenario, '--json'),
    ];
    expect(twice[0]).toEqual(twice[1]);
  });

  it('shows what the box prints before and after', async () => {
    const before = await standby(
      'show',
      design,
      '--scenario',
      scenario,
      '--at',
      '30s',
      '--node',
      'node0',
      'show chassis cluster status',
    );
    const after = await standby(
      'show',
      design,
      '--scenario',
      scenario,
      '--at',
      '70s',
      '--node',
      'node1',
      'show chassis cluster status',
    );
    expect(before.out).toContain('node0  200      primary        no      no       IF');
    expect(after.out).toContain('node0  0        secondary      no      no       IF');
    expect(after.out).toContain('node1  100      primary        no      no       None');
  });

  it('exports both forms; the abbreviation comes out in full', async () => {
    const { code, out } = await standby('export', design, '--format', 'junos-set');
    expect(code).toBe(0);
    expect(out).toContain('set security zones security-zone untrust interfaces reth0.0');
    await standby('export', design, '--format', 'junos-curly', '-o', `${folder}/out/`);
    expect(readdirSync(`${folder}/out`)).toHaveLength(1);
  });

  it('fails an expectation with exit code 1', async () => {
    const wrong = file(
      'wrong.json',
      JSON.stringify({ ...SCENARIO, expect: [{ at: '59s', instance: 'rg1@node0', state: 'secondary' }] }),
    );
    const { code, out } = await standby('run', design, '--scenario', wrong);
    expect(code).toBe(1);
    expect(out).toContain('NOT MET rg1@node0 at 59s: secondary, but it is primary');
  });
});

describe('what cannot be done', () => {
  it.each([
    [['wibble'], 'Unknown command "wibble"'],
    [['run', 'cc-zz'], 'No built-in design is called "cc-zz"'],
    [['run', 'nowhere.json'], 'nowhere.json: there is no such file.'],
    [['run', 'cc-a1', '--until', 'soon'], 'Expected a time such as 250ms'],
    [['run', 'cc-a1', '--wibble'], 'Unknown option --wibble'],
    [['export', 'cc-a1'], '--format is missing'],
    [['export', 'cc-a1', '--format', 'pdf'], 'Unknown format "pdf"'],
    [['show', 'cc-a1', '--node', 'node9', 'show version'], 'There is no device "node9"'],
    [['show', 'cc-a1', '--node', 'node0', 'show wibble'], 'syntax error'],
    [['import'], 'A file is missing'],
  ])('%j', async (words, sentence) => {
    const { code, out, err } = await standby(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it('names file and line of a broken scenario, and near misses of an unknown target', async () => {
    const broken = await standby(
      'run',
      'cc-a1',
      '--scenario',
      file('broken.json', '{\n "title": "x",\n "steps": [{"at": "0s", "explode": "x"}]\n}'),
    );
    expect(broken.code).toBe(2);
    expect(broken.err).toMatch(/broken\.json:3:\d+: /);
    const target = await standby(
      'run',
      'cc-a1',
      '--scenario',
      file('target.json', '{"title":"x","steps":[{"at":"0s","fail":"port:node0/ge-0/0/33"}]}'),
    );
    expect(target.code).toBe(2);
    expect(target.err).toContain('port:node0/ge-0/0/3');
  });
});

describe('templates and findings', () => {
  it('lists built-in designs as JSON', async () => {
    const { out } = await standby('templates', '--json');
    expect(JSON.parse(out)).toContainEqual({ id: 'cc-a1', title: expect.any(String), technology: 'chassis-cluster' });
  });
  it('prints a built-in design that runs like its id', async () => {
    const place = path.join(folder, 'a1.json');
    await standby('template', 'cc-a1', '-o', place);
    expect(readFileSync(place, 'utf8').endsWith('\n')).toBe(true);
    const byId = await standby('run', 'cc-a1', '--json');
    const byFile = await standby('run', place, '--json');
    expect(byFile).toEqual(byId);
  });
  it('takes options wherever a design is expected, also one whose value has a slash', async () => {
    const { code, out } = await standby('template', 'cc-a1p+delay=30+limit=2/300+hb=2000x8');
    expect(code).toBe(0);
    expect(JSON.parse(out).groups.cluster.config.redundancyGroups[1].preempt).toEqual({
      delayS: 30,
      limit: 2,
      periodS: 300,
    });
    expect((await standby('template', 'some+where/a1')).err).toContain('some+where/a1: there is no such file.');
  });
  it('finds nothing in a healthy design, and a fault in a broken one', async () => {
    expect((await standby('check', 'cc-a1')).code).toBe(0);
    const broken = file('reth.set', CONFIG.replace('reth-count 2', 'reth-count 1'));
    const { code, out } = await standby('check', broken, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ rule: 'L05', severity: 'error' }));
  });
});
