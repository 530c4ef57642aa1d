// Configurations of others: no hint, other spellings, statements that the model does not know, one file alone, wrong values.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model';
import { equalTrees, readJunos } from '../../vendor/junos';
import { readOneNode, readTogether } from './config-read';
import { writePairConfig } from './config-write';
import {
  A,
  findingsOf,
  groupOf,
  imported,
  pair,
  textsOf,
  withDevice,
  withGroup,
  withNode,
} from './findings/broken.fixture';
import { readPairConfig } from './schema';

type File = { readonly name: string; readonly text: string };
const configOf = (design: Design) => {
  const config = readPairConfig(groupOf(design).config).value;
  if (config === undefined) throw new Error('The config breaks its schema.');
  return config;
};
/** As somebody else's: nothing tells of the drawing. */
const foreign = (spec: string): readonly File[] =>
  textsOf(pair(spec)).map(({ name, text }) => ({
    name,
    text: text
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join('\n'),
  }));
const inputs = (files: readonly File[]) => files.map((source) => ({ tree: readJunos(source.text).tree, source }));
const edited = (spec: string, change: (text: string, at: number) => string): readonly File[] =>
  foreign(spec).map((file, at) => ({ ...file, text: change(file.text, at) }));

describe('a pair without a hint', () => {
  it('is drawn with the routers that its configuration names', () => {
    const design = imported(foreign('t-r'));
    expect(configOf(design).nodes).toEqual(configOf(pair('t-r')).nodes);
    expect(Object.keys(design.links)).toEqual(
      expect.arrayContaining(['A-R1', 'A-R2', 'B-R1', 'B-R2', 'icl-0', 'icl-1']),
    );
    expect(configOf(design).routers.map(({ node, as, originates }) => [node, as, originates])).toEqual([
      ['R1', 65_100, ['0.0.0.0/0']],
      ['R2', 65_200, ['10.80.0.0/16']],
    ]);
    expect(configOf(design).traffic).toEqual([
      expect.objectContaining({ flow: 'office-to-web', kind: 'pass-through' }),
      expect.objectContaining({ flow: 'branch-to-office', kind: 'ipsec', srg: 1, vpn: 'BRANCH' }),
    ]);
    // the probe has somebody to ask: nothing is wrong with the drawing
    expect(findingsOf(design)).toEqual([]);
  });

  it('is drawn with the segments of its virtual IPs', () => {
    const design = imported(foreign('t-h'));
    expect(Object.keys(design.links)).toEqual(
      expect.arrayContaining(['A-RTR1', 'A-RTR2', 'B-RTR1', 'B-RTR2', 'A-lan1', 'A-lan2', 'B-lan1', 'B-lan2']),
    );
    expect(design.nodes).toMatchObject({
      'host-lan1': { addresses: ['192.168.252.20/24'], gateway: '192.168.252.254' },
    });
  });

  it.each([
    't-r',
    't-h',
    'srg0-only',
    't-r+icd',
    't-r+two-srgs',
    't-r+20.4',
    'multinode-gateway-pair',
    'multinode-two-sites',
  ])('%s comes out again word for word', (spec) => {
    const files = foreign(spec);
    expect(textsOf(imported(files)).map(({ text }) => text.trim())).toEqual(files.map(({ text }) => text.trim()));
  });

  it('is the same whichever file comes first', () => {
    const files = foreign('t-r');
    const { sources: _, ...first } = imported(files);
    const { sources: __, ...second } = imported(files.toReversed());
    expect(second).toEqual(first);
    const both = readTogether(inputs(files.toReversed()));
    expect(Object.values(both?.design.sources ?? {}).map(({ subject, name }) => [subject, name])).toEqual([
      ['A', 'A'],
      ['B', 'B'],
    ]);
  });

  it('names routers itself where nobody did', () => {
    const design = imported(edited('t-r', (text) => text.replaceAll(/ description R\d/g, '')));
    expect(configOf(design).routers.map(({ node }) => node)).toEqual(['R1', 'R2']);
    expect(design.ports).toHaveProperty(['B/ge-0/0/4']);
  });
});

describe('spellings', () => {
  it('split and joined lines are the same', () => {
    const joined = edited('t-r+icd', (text) =>
      text
        .replaceAll(/(local-id \d)\n(?:.*\n)*?set chassis high-availability local-id (local-ip \S+)/g, '$1 $2')
        .replace(/(dest-ip \S+)\nset .* dest-ip (src-ip \S+)/, '$1 $2')
        .replace(/(peer-forwarding-ip \S+)\nset .* peer-forwarding-ip (interface \S+)/, '$1 $2'),
    );
    expect(joined[0]?.text).toContain('local-id 1 local-ip 10.22.0.1');
    expect(joined[0]?.text).toContain('dest-ip 10.111.0.1 src-ip 10.11.0.1');
    expect(joined[0]?.text).toContain('peer-forwarding-ip 100.64.10.10 interface ge-0/0/7.0');
    expect(configOf(imported(joined)).nodes).toEqual(configOf(pair('t-r+icd')).nodes);
  });

  it('statements in a group for both peers count, and stay there', () => {
    const shared = 'services-redundancy-group 1 activeness-priority';
    const grouped = edited(
      't-r',
      (text) =>
        `set groups mnha-sync when peers [ A B ]\nset apply-groups mnha-sync\n${text.replace(`set chassis high-availability ${shared}`, `set groups mnha-sync chassis high-availability ${shared}`)}`,
    );
    const design = imported(grouped);
    expect(configOf(design).nodes.map(({ srgs }) => srgs[1]?.activenessPriority)).toEqual([200, 100]);
    expect(
      textsOf(design).every(({ text }) => text.includes(`set groups mnha-sync chassis high-availability ${shared}`)),
    ).toBe(true);
  });

  it('floating-ip is the probe’s source, and tells the release where the text does not', () => {
    const files = edited('t-r+20.4', (text) => text.replace(/^set version.*\n/, ''));
    expect(files[0]?.text).toContain('services-redundancy-group 1 floating-ip 10.11.0.1');
    const design = imported(files);
    expect(configOf(design).nodes[0].srgs[1]?.probe).toEqual({ destIp: '10.111.0.1', srcIp: '10.11.0.1' });
    expect(design.nodes[A]).toMatchObject({ release: '20.4R1', model: 'SRX5600' });
  });

  it('the grid model of 26.x is said to be one, and kept', () => {
    const lines =
      'set chassis high-availability grid-id 1\nset chassis high-availability local-domain-id 1 domain-size 1';
    const [first, second] = inputs(edited('t-r', (text, at) => (at === 0 ? `${lines}\n${text}` : text)));
    if (first === undefined || second === undefined) throw new Error('There are two files.');
    const read = readTogether([first, second]);
    expect(read?.diagnostics[0]?.[0]).toMatchObject({
      severity: 'error',
      line: 1,
      message: expect.stringContaining('grid model of 26.x'),
    });
    expect(read && textsOf(read.design)[0]?.text).toContain('local-domain-id 1');
  });
});

describe('what the model does not know', () => {
  it('stays in its place, and is told', () => {
    const line = 'set security nat source pool P address 203.0.113.100/32';
    const files = edited('t-r', (text) => text.replace('set interfaces ge-0/0/4', `${line}\nset interfaces ge-0/0/4`));
    const read = readTogether(inputs(files));
    expect(read?.diagnostics[0]).toContainEqual(
      expect.objectContaining({ severity: 'info', message: 'kept as it is: security nat (1 line)' }),
    );
    expect(read && textsOf(read.design)[0]?.text).toContain(line);
    // all else is drawn
    expect(read?.diagnostics[0]?.filter(({ code }) => code === 'mnha-kept')).toHaveLength(1);
  });

  it('a change rewrites its own statement and no other', () => {
    const files = foreign('t-r');
    const design = withGroup(imported(files), 0, (srg) => ({ ...srg, activenessPriority: 210 }));
    const [first, second] = textsOf(design);
    const lines = (text: string | undefined) => (text ?? '').trim().split('\n');
    const before = lines(files[0]?.text);
    const after = lines(first?.text);
    expect(after.filter((line) => !before.includes(line))).toEqual([
      'set chassis high-availability services-redundancy-group 1 activeness-priority 210',
    ]);
    expect(after).toHaveLength(before.length);
    expect(second?.text.trim()).toBe(files[1]?.text.trim());
  });

  it('what goes, goes with what nobody knows below it', () => {
    const extra = 'set protocols bgp group DOWN log-updown';
    const design = withNode(imported(edited('t-r', (text) => `${text}\n${extra}`)), 0, (node) => ({
      ...node,
      bgp: node.bgp.filter(({ name }) => name !== 'DOWN'),
      srgs: node.srgs.filter(({ id }) => id === 0),
    }));
    const [first, second] = textsOf(design);
    expect(first?.text).not.toMatch(/group DOWN|services-redundancy-group 1/);
    expect(first?.text).toContain('group UP neighbor 10.3.0.1');
    expect(second?.text).toContain(extra);
  });

  it('another release is written in its own syntax', () => {
    const design = withDevice(imported(foreign('t-r')), A, { release: '20.4R3' });
    const text = textsOf(design)[0]?.text ?? '';
    expect(text).toContain('set version 20.4R3');
    expect(text).toContain('services-redundancy-group 1 floating-ip 10.11.0.1');
    expect(text).not.toContain('src-ip 10.11.0.1');
    expect(textsOf(design)[1]?.text).toContain('dest-ip src-ip 10.11.0.1');
  });

  it('keys are in the kept text and nowhere else', () => {
    const secret = 'Very-Secret-1';
    const { sources, ...design } = imported(edited('t-r', (text) => text.replaceAll('REPLACE', secret)));
    expect(JSON.stringify(design)).not.toContain(secret);
    expect(JSON.stringify(sources)).toContain(secret);
    expect(textsOf({ ...design, sources })[0]?.text).toContain(secret);
  });

  it('a value beyond its limit is told with its line and left out of the drawing', () => {
    const files = edited('t-r', (text, at) =>
      at === 0 ? text.replace('activeness-priority 200', 'activeness-priority 999') : text,
    );
    const read = readTogether(inputs(files));
    const error = read?.diagnostics[0]?.find(({ severity }) => severity === 'error');
    expect(error?.message).toBe(
      'srgs activenessPriority: Activeness priority must be at most 254. It is kept, not drawn.',
    );
    expect(error?.line).toBeGreaterThan(0);
    expect(read && configOf(read.design).nodes[0].srgs[1]?.activenessPriority).toBeUndefined();
    expect(read && textsOf(read.design)[0]?.text).toContain('activeness-priority 999');
  });
});

it.each([
  ['local-id 1', 'local-id 99', 'local-id 99 is not accepted: expected a number from 1 to 10. Another one is drawn.'],
  ['local-ip 10.22.0.1', 'local-ip somewhere', 'local-ip somewhere is no address; none is drawn.'],
  ['peer-ip 10.22.0.2', 'peer-ip 10.22.0', 'peer-ip 10.22.0 is no address; none is drawn.'],
  [
    'services-redundancy-group 1 deployment-type',
    'services-redundancy-group 999 deployment-type',
    'Services redundancy group must be at most 256',
  ],
])('a node that says %j otherwise (%j) is drawn all the same', (right, wrong, message) => {
  const files = edited('t-r', (text, at) => (at === 0 ? text.replace(right, wrong) : text));
  const [file] = files;
  const read = file && readOneNode(readJunos(file.text).tree, file);
  expect(read?.diagnostics).toContainEqual(
    expect.objectContaining({ severity: 'error', message: expect.stringContaining(message) }),
  );
  expect(read && readPairConfig(groupOf(read.design).config).diagnostics).toEqual([]);
  expect(read && textsOf(read.design)[0]?.text.trim()).toBe(file?.text.trim());
});

describe('one node alone', () => {
  it('draws the other as far as it tells of it, and exports only its own file', () => {
    const [file] = foreign('t-r');
    if (file === undefined) throw new Error('There is no file.');
    const read = readOneNode(readJunos(file.text).tree, file);
    if (read === undefined) throw new Error('The file is no node.');
    expect(read.design.nodes).toMatchObject({ 'srx-2': { inferred: true } });
    const [, second] = configOf(read.design).nodes;
    expect(second).toMatchObject({ localId: 2, localIp: '10.22.0.2', peer: { peerId: 1, peerIp: '10.22.0.1' } });
    expect(second.interfaces.filter(({ name }) => name === 'ge-0/0/5')).toMatchObject([
      { addresses: ['10.99.0.1/31'] },
    ]);
    expect(Object.keys(read.design.links)).toEqual(expect.arrayContaining(['icl-0', 'icl-1']));
    expect(read.diagnostics.at(-1)).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('import both files together'),
    });
    const files = writePairConfig(read.design, groupOf(read.design)).files.map(({ name }) => name);
    expect(files).toEqual(['A']);
    const [again] = textsOf(read.design);
    expect(again?.text.trim()).toBe(file.text.trim());
  });

  it('is in the segments of the virtual IPs, too', () => {
    const [file] = foreign('t-h');
    const read = file && readOneNode(readJunos(file.text).tree, file);
    expect(Object.keys(read?.design.links ?? {})).toEqual(
      expect.arrayContaining(['A-lan1', 'srx-2-lan1', 'srx-2-lan2']),
    );
  });

  it('its high-availability statements alone are enough to draw the pair', () => {
    const only = (spec: string) =>
      foreign(spec).map(({ name, text }) => ({
        name,
        text: text
          .split('\n')
          .filter((line) => /high-availability|host-name/.test(line))
          .join('\n'),
      }));
    const files = only('t-r');
    const design = imported(files);
    expect(Object.keys(design.links)).toEqual(
      expect.arrayContaining(['A-R1', 'A-R2', 'B-R1', 'B-R2', 'icl-0', 'office-R2'].slice(0, 5)),
    );
    expect(design.nodes).toMatchObject({ R1: { addresses: expect.arrayContaining(['10.3.0.1/30', '10.5.0.1/30']) } });
    expect(textsOf(design).map(({ text }) => text.trim())).toEqual(files.map(({ text }) => text.trim()));
    expect(Object.keys(imported(only('t-h')).links)).toEqual(expect.arrayContaining(['A-lan1', 'B-lan2', 'icl-0']));
  });

  it('two files that were copied into one text are two files', () => {
    const files = foreign('t-r');
    const text = files.map((file) => `# ${file.name}.set\n${file.text}`).join('\n');
    const read = readOneNode(readJunos(text).tree, { name: 'pasted', text });
    expect(read && configOf(read.design).nodes).toEqual(configOf(pair('t-r')).nodes);
    expect(Object.values(read?.design.sources ?? {}).map(({ name }) => name)).toEqual(['A.set', 'B.set']);
    expect(read && textsOf(read.design).map((file) => file.text.trim())).toEqual(files.map((file) => file.text.trim()));
    const broken = text.replace('activeness-priority 100', 'activeness-priority 999');
    const told = readOneNode(readJunos(broken).tree, { name: 'pasted', text: broken });
    expect(told?.diagnostics.find(({ severity }) => severity === 'error')?.line).toBeGreaterThan(
      files[0]?.text.split('\n').length ?? 0,
    );
  });

  it('two nodes of different pairs are not one pair', () => {
    const [first] = foreign('t-r');
    const other = foreign('t-r')[1]?.text.replaceAll('10.22.0.', '10.23.0.').replaceAll('peer-id 1', 'peer-id 7') ?? '';
    if (first === undefined) throw new Error('There is no file.');
    expect(readTogether(inputs([first, { name: 'C', text: other }]))).toBeUndefined();
  });

  it('a text without Multinode HA is nobody’s', () => {
    expect(readOneNode(readJunos('set system host-name x').tree, { name: 'x', text: '' })).toBeUndefined();
  });
});

it('whatever part of a configuration is read, nothing is lost and nothing is thrown', () => {
  const files = foreign('t-h+icd').map(({ text }) => text.split('\n'));
  const kept = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(kept, kept, (first, second) => {
      const texts = [first, second].map((mask, at) =>
        (files[at] ?? [])
          .filter(
            (line, index) =>
              mask[index % 40] === true || /local-id|peer-id 1 peer-ip|peer-id 2 peer-ip|host-name/.test(line),
          )
          .join('\n'),
      );
      const design = imported(texts.map((text, at) => ({ name: `n${at}`, text })));
      readPairConfig(groupOf(design).config);
      findingsOf(design);
      const out = writePairConfig(design, groupOf(design)).files.map(({ tree }) => tree);
      for (const [at, text] of texts.entries()) {
        const tree = out[at];
        expect(tree !== undefined && equalTrees(tree, readJunos(text).tree)).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});
