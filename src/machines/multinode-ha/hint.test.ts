// The comment at the end of an exported configuration: whatever is drawn around a pair, it comes back; foreign comments stay.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Design, inIdOrder } from '../../model';
import { integrityTrouble } from '../../model/integrity';
import { readJunos, treeFromPaths, writeJunos } from '../../vendor/junos';
import type { Around } from './around';
import { loadSteps } from './config-steps';
import { writePairConfig } from './config-write';
import { A, groupOf, imported, pair, textsOf, withConfig, withDevice } from './findings/broken.fixture';
import { hintIn, readHint } from './hint-read';
import { HINT_TITLE, hintLines } from './hint-write';
import { ASSUMED_TIMES, emptyPairConfig, readPairConfig } from './schema';

const MEMBERS = [
  { name: 'A', model: 'SRX1600' },
  { name: 'B', model: 'SRX1600' },
] as const;
const written = (around: Around, form: 'set' | 'curly') => {
  const lines = hintLines({ members: MEMBERS, config: emptyPairConfig, around });
  const tree = { ...treeFromPaths([['system', 'host-name', 'A']]), endComment: lines.join('\n') };
  return readJunos(writeJunos(tree, { form, secrets: 'shown' })).tree;
};

describe('the hint', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((text) => /^[^\p{C}/@*\\#>%]+$/u.test(text) && text.trim() === text);
  const octet = fc.integer({ min: 0, max: 255 });
  const prefix = fc
    .tuple(octet, octet, octet, fc.integer({ min: 8, max: 32 }))
    .map(([a, b, c, length]) => `10.${a}.${b}.${c}/${length}`);
  const around: fc.Arbitrary<Around> = fc
    .tuple(
      fc.uniqueArray(name, { minLength: 6, maxLength: 6 }),
      fc.array(prefix, { maxLength: 4 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 65_535 }),
      name,
    )
    .map(([names, prefixes, flag, as, service]) => {
      const [r1 = '', r2 = '', segment = '', host = '', cloud = '', flow = ''] = names;
      return {
        routers: [
          {
            name: r1,
            as,
            routerId: '10.255.0.1',
            multipath: flag,
            tieBreak: flag ? 'router-id' : 'existing-path',
            originates: prefixes,
            ibgp: [r2],
            addresses: prefixes,
          },
          { name: r2, as, multipath: !flag, tieBreak: 'existing-path', originates: [], ibgp: [], addresses: [] },
        ],
        segments: [{ name: segment, subnet: '192.168.1.0/24', withSecond: flag ? [host, cloud] : [] }],
        stations: [
          { kind: 'host', name: host, at: r1, addresses: prefixes, gateway: '10.0.0.1' },
          { kind: 'cloud', name: cloud, at: segment, addresses: [] },
        ],
        flows: [
          {
            name: flow,
            from: host,
            to: cloud,
            service,
            kind: flag ? 'ipsec' : 'pass-through',
            protocol: 'udp',
            sessions: flag ? 'new' : 'established',
            ...(flag ? { srg: 2, vpn: r1, pins: { there: r1, back: r2 } } : {}),
            rekeying: flag,
          },
        ],
      };
    });

  it.each(['set', 'curly'] as const)('gives everything back, whatever its names, in %s form', (form) => {
    fc.assert(
      fc.property(around, (given) => {
        expect(readHint(written(given, form))?.around).toEqual(given);
      }),
      { numRuns: 200 },
    );
  });

  it('carries models, packages, times and the path of the ICL', () => {
    const changed = withConfig(withDevice(pair('t-r'), A, { model: 'vSRX' }), (config) => ({
      ...config,
      icl: { rttMs: 42, isUntrusted: true },
      bootOrder: 'second-node-first',
      times: { ...ASSUMED_TIMES, coldSyncMs: 90_000 },
      nodes: [{ ...config.nodes[0], junosIke: false, forgedTransmits: false }, config.nodes[1]],
    }));
    const again = imported(textsOf(changed));
    const parts = ({ nodes, groups }: Design) => ({ nodes, groups });
    expect(parts(inIdOrder(again))).toEqual(parts(inIdOrder(changed)));
  });

  it('takes the place of an older one, and leaves other comments', () => {
    const [first, second] = textsOf(pair('t-r'));
    if (first === undefined || second === undefined) throw new Error('There are two files.');
    const files = [{ ...first, text: `# ours\n${first.text}# the end\n` }, second];
    const design = withDevice(imported(files), A, { model: 'SRX2300' });
    const text = textsOf(design)[0]?.text ?? '';
    expect(text.split('\n').filter((line) => line.includes(HINT_TITLE))).toHaveLength(1);
    expect(text).toContain('# node A: SRX2300');
    expect(text).not.toContain('# node A: SRX1600');
    expect(text).toContain('# ours');
    expect(text).toContain('# the end');
  });

  it('is not believed where it names what is not there', () => {
    const files = textsOf(pair('t-r')).map((file) => ({ ...file, text: file.text.replace(/^# host web.*\n/m, '') }));
    const design = imported(files);
    expect(integrityTrouble(design)).toBeUndefined();
    expect(Object.keys(design.nodes)).toContain('web');
  });

  it('is nowhere in a text without one', () => {
    expect(hintIn(readJunos('# node A: SRX1600\nset system host-name A').tree)).toEqual([]);
  });
});

describe('the steps', () => {
  const stepsOf = (spec: string) => {
    const design = pair(spec);
    const group = groupOf(design);
    const config = readPairConfig(group.config).value;
    if (config === undefined) throw new Error('The config breaks its schema.');
    return loadSteps(design, group, config);
  };
  it('load the backup node first, and reboot both', () => {
    const commands = stepsOf('t-r').flatMap(({ node, command }) =>
      command === undefined ? [] : [`${node}> ${command}`],
    );
    expect(commands).toEqual([
      'A> request system software add optional://junos-ike.tgz',
      'B> request system software add optional://junos-ike.tgz',
      'B> request system reboot',
      'A> request system reboot',
      'A> show chassis high-availability information',
      'B> show chassis high-availability information',
    ]);
    const second = stepsOf('t-r+prio-b-250').flatMap(({ node, command }) =>
      command === 'request system reboot' ? [node] : [],
    );
    expect(second).toEqual(['A', 'B']);
  });
  it('say what a device refuses of set files, and what to do with keys', () => {
    const text = stepsOf('t-r')
      .map((step) => step.text)
      .join('\n');
    expect(text).toContain('without the lines that begin with #');
    expect(text).toContain('put the real keys in the place of every REPLACE');
    expect(text).toContain('set groups mnha-sync when peers [ A B ]');
    expect(text).toContain('ge-0/0/5 and ge-0/0/6 of A to the same ports of B');
  });
  it('warn of the flat model on 26.x', () => {
    const late = withDevice(pair('t-r'), A, { release: '26.2R1' });
    expect(writePairConfig(late, groupOf(late)).steps[0]?.text).toMatch(/^Do not load these files on 26\.x/);
    expect(stepsOf('t-r')[0]?.text).toMatch(/^Cable the ICL/);
  });
});
