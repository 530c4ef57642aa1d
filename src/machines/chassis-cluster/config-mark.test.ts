// The comment that carries what no statement stands for: read tolerantly, never a way to smuggle anything in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJunos, writeJunos } from '../../vendor/junos';
import { readClusterConfig } from './schema';
import { clusterOf, configOf, exported, imported, SEED_PAIR, templateDesign, withConfig } from './testing/designs';

const marked = (line: string, text = SEED_PAIR): string => text.replace('set chassis', `# ${line}\nset chassis`);
const drawn = (line: string) => {
  const { design, diagnostics } = imported(marked(line));
  const { fabricProfile, bootOrder, clusterId } = configOf(design);
  return {
    fabricProfile,
    bootOrder,
    clusterId,
    switches: Object.keys(design.nodes).filter((id) => id.startsWith('sw-')),
    told: diagnostics.flatMap(({ code, line: at, message }) => (code === 'cc-drawn-with' ? [`${at} ${message}`] : [])),
  };
};
const USUAL = { fabricProfile: 'auto', bootOrder: 'together', clusterId: 1, switches: ['sw-in', 'sw-out'], told: [] };

describe('the mark', () => {
  it('says in words what differs from the usual drawing, and nothing where nothing does', () => {
    const comments = (text: string) => text.split('\n').filter((line) => line.startsWith('#'));
    expect(comments(exported(templateDesign('cc-a1')))).toEqual([]);
    expect(comments(exported(templateDesign('wan-monitored-pair', ['legacy', 'start=1'])))).toEqual([
      "# SRX345, cluster-id 1 (set at each node's operational prompt, not here)",
      '# drawn with: legacy fabric, node 1 up first, own uplinks',
    ]);
  });

  it.each([
    ['drawn with: legacy fabric', { fabricProfile: 'legacy' }],
    ['  Drawn With:  LEGACY fabric ; node 0 up first,', { fabricProfile: 'legacy', bootOrder: 'node0-first' }],
    ['drawn with: modern fabric', { fabricProfile: 'modern' }],
    ['drawn with: own uplinks', { switches: ['sw-in', 'sw-wan-a', 'sw-wan-b'] }],
    ['drawn with: one lag for both nodes at reth1, a LAG for each node at reth0, a LAG for each node at reth9', {}],
    ['srx300, cluster-id 7', { clusterId: 7 }],
    ['drawn with:', {}],
  ])('is read after a hand has been at it: %s', (line, expected) => {
    expect(drawn(line)).toEqual({ ...USUAL, ...expected });
  });

  it('tells how the switches bundle', () => {
    const { design } = imported(marked('drawn with: one LAG for both nodes at reth1, a LAG for each node at reth7'));
    expect(configOf(design).reths.map(({ switchLags }) => switchLags)).toEqual([undefined, 'one-for-both']);
    expect(exported(templateDesign('hq-edge-pair'))).toContain(
      '# drawn with: a LAG for each node at reth0, a LAG for each node at reth1\n',
    );
  });

  it('leaves out what it does not know, and says so with its line', () => {
    expect(drawn('drawn with: blue ink, legacy fabric, care')).toEqual({
      ...USUAL,
      fabricProfile: 'legacy',
      told: [
        '4 "drawn with: blue ink" in the comment before this line is no setting of a drawing; it is ignored.',
        '4 "drawn with: care" in the comment before this line is no setting of a drawing; it is ignored.',
      ],
    });
  });

  it('tells a long comment back in parts only', () => {
    const { told } = drawn(`drawn with: ${'x'.repeat(500)}, ${'y,'.repeat(500)}`);
    expect(told).toHaveLength(5);
    expect(Math.max(...told.map((each) => each.length))).toBeLessThan(140);
  });

  it('keeps the words that somebody added to it', () => {
    const { design } = imported(marked('SRX345, cluster-id 3 rack 4\n# drawn with: legacy fabric, thanks to Ann'));
    const out = exported(withConfig(design, (config) => ({ ...config, fabricProfile: 'modern' })));
    expect(out).toContain(`# SRX345, cluster-id 3 (set at each node's operational prompt, not here)
# drawn with: modern fabric
# rack 4
# thanks to Ann
set chassis cluster reth-count`);
    expect(configOf(imported(out).design)).toMatchObject({ clusterId: 3, fabricProfile: 'modern' });
  });

  it('goes from an imported text when the drawing is a usual one again', () => {
    const { design } = imported(marked('drawn with: legacy fabric'));
    const out = exported(withConfig(design, (config) => ({ ...config, fabricProfile: 'auto' })));
    expect(out).not.toContain('drawn with');
    expect(configOf(imported(out).design).fabricProfile).toBe('auto');
  });

  it('stands before the groups where the cluster is configured in them alone', () => {
    const text = SEED_PAIR.replaceAll('set chassis', 'set groups both chassis').concat('set apply-groups both\n');
    const { design } = imported(text);
    const out = exported(withConfig(design, (config) => ({ ...config, clusterId: 9, fabricProfile: 'legacy' })));
    expect(configOf(imported(out).design)).toMatchObject({ clusterId: 9, fabricProfile: 'legacy' });
  });

  it('is told of a device that no table knows', () => {
    const design = templateDesign('cc-a1', ['legacy']);
    const nodes = Object.fromEntries(
      Object.entries(design.nodes).map(([id, node]) => [
        id,
        node.kind === 'srx' ? { ...node, model: 'SRX9999' } : node,
      ]),
    );
    expect(configOf(imported(exported({ ...design, nodes })).design).fabricProfile).toBe('legacy');
  });
});

/** Every statement of a text, without its comments. */
const statements = (text: string): readonly string[] =>
  writeJunos(readJunos(text).tree, { form: 'set', secrets: 'shown' })
    .split('\n')
    .filter((line) => !line.startsWith('#'));

describe('hostile words in it', () => {
  it.each([
    'drawn with: __proto__, constructor, toString, hasOwnProperty',
    'drawn with: fabricProfile legacy, {"bootOrder":"node1-first"}',
    'SRX345, cluster-id 256',
    'SRX345, cluster-id -1',
    'SRX345, cluster-id 1e2',
    'SRX345,cluster-id 4',
    'SRX345, cluster-id 99999999999999999999',
    'x SRX345, cluster-id 4',
    'drawn with own uplinks',
  ])('change nothing: %s', (line) => {
    const { told, ...read } = drawn(line);
    expect({ ...read, told: [] }).toEqual(USUAL);
    expect(told.every((each) => each.includes('is ignored'))).toBe(true);
  });

  it('never become a statement, in either form, whatever they are', () => {
    const word = fc.constantFrom(
      '*/',
      '/*',
      '; set system root-authentication plain-text-password-value x',
      '} system { host-name evil; } chassis {',
      'drawn with: own uplinks',
      'drawn with: */ set chassis cluster reth-count 9',
      'SRX345, cluster-id 3',
      'SRX5800, cluster-id 300',
      '\n',
      '#',
      '"',
      '\\',
      'legacy fabric',
      '__proto__',
    );
    const plain = imported(SEED_PAIR);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom('set', 'curly'), (words, form) => {
        const line = words.join(' ').replaceAll('\n', '\n# ');
        const { design } = imported(marked(line));
        const { clusterId, fabricProfile, bootOrder } = configOf(design);
        expect(readClusterConfig(clusterOf(design).config).diagnostics).toEqual([]);
        // all but what the mark may tell is as without it, now and after a change that rewrites it
        expect({ ...configOf(design), clusterId: 1, fabricProfile: 'auto', bootOrder: 'together' }).toEqual(
          configOf(plain.design),
        );
        const changed = withConfig(design, (config) => ({ ...config, clusterId: 12 }));
        const again = imported(exported(changed, form)).design;
        expect(configOf(again)).toEqual({ ...configOf(plain.design), clusterId: 12, fabricProfile, bootOrder });
        expect(statements(exported(changed, form))).toEqual(statements(exported(plain.design)));
        expect([1, 3]).toContain(clusterId);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
