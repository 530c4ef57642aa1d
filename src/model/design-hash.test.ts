// The hash names what a simulation depends on, and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Design, LINK_KINDS, NODE_KINDS } from './design';
import { designHash, hashText } from './design-hash';
import { loadDesign, parseDesign } from './load';
import { saveDesign } from './save';
import { diceArbitrary, editedBy } from './testing/random-edits';
import { sampleDesign, sampleDocument } from './testing/sample-design';

type Loose = { [key: string]: Loose };
function changed(path: readonly string[], value: unknown): Design {
  const document = sampleDocument() as unknown as Loose;
  const parent = path.slice(0, -1).reduce<Loose>((at, step) => at[step] ?? {}, document);
  parent[path.at(-1) ?? ''] = value as Loose;
  const read = parseDesign(document);
  if (read.value === undefined) throw new Error(read.diagnostics[0]?.message);
  return read.value;
}
const HASH = designHash(sampleDesign());
const designs = fc.array(diceArbitrary, { maxLength: 25 }).map((rolls) => editedBy(sampleDesign(), rolls));

describe('designHash', () => {
  it('is 16 hex digits, the same on every machine and in every release of this version', () => {
    expect(HASH).toMatch(/^[0-9a-f]{16}$/);
    expect([hashText(''), hashText('a'), hashText('Junos')]).toMatchInlineSnapshot(`
      [
        "349ae0d1e171d7b9",
        "3929b10430b87ae2",
        "f55246273a462208",
      ]
    `);
  });

  it.each([
    [['id'], 'other'],
    [['name'], 'Other'],
    [['layout', 'nodes', 'srx-1'], { x: 1, y: 1 }],
    [['layout', 'sides'], {}],
    [['notes'], {}],
    [['scenarios'], {}],
    [['sources', 'pasted', 'name'], 'other.set'],
  ])('ignores %j', (path, value) => {
    expect(designHash(changed(path, value))).toBe(HASH);
  });

  const RELEVANT: readonly (readonly [path: readonly string[], value: unknown])[] = [
    ...NODE_KINDS.filter((kind) => kind !== 'srx').map((kind) => [['nodes', 'srx-1', 'kind'], kind] as const),
    ...LINK_KINDS.filter((kind) => kind !== 'revenue').map((kind) => [['links', 'uplink', 'kind'], kind] as const),
    [['nodes', 'srx-1', 'name'], 'core'],
    [['nodes', 'srx-1', 'model'], 'SRX340'],
    [['nodes', 'srx-1', 'release'], '24.4R2'],
    [['nodes', 'srx-2', 'release'], '24.4R1'],
    [['nodes', 'host-1', 'addresses'], ['10.0.0.21/24']],
    [['nodes', 'host-1', 'gateway'], '10.0.0.2'],
    [['ports', 'srx-1/ge-0/0/3', 'name'], 'ge-0/0/4'],
    [['ports', 'srx-1/ge-0/0/3', 'node'], 'srx-2'],
    [['links', 'uplink', 'b'], 'srx-1/ge-0/0/1'],
    [['groups', 'cluster', 'technology'], 'ams'],
    [
      ['groups', 'cluster', 'members'],
      ['srx-2', 'srx-1'],
    ],
    [['groups', 'cluster', 'config', 'clusterId'], 2],
    [
      ['groups', 'cluster', 'config', 'reths'],
      [{ name: 'reth0' }, { name: 'reth1' }],
    ],
    [['flows', 'out', 'to', 'interface'], 'reth1'],
    [['flows'], {}],
    [['sources', 'pasted', 'text'], 'set version 23.4R1\n'],
    [['future'], { knob: 1 }],
  ];
  it.each(RELEVANT)('changes with %j = %j', (path, value) => {
    expect(designHash(changed(path, value))).not.toBe(HASH);
  });

  it('is the same for a design that was saved and loaded, with another layout and name', () => {
    fc.assert(
      fc.property(designs, fc.integer({ min: -1_000, max: 1_000 }), (design, x) => {
        const moved = Object.fromEntries(Object.keys(design.nodes).map((id) => [id, { x, y: 0 }]));
        const { value } = loadDesign(
          saveDesign({ ...design, name: 'Other', layout: { ...design.layout, nodes: moved } }),
        );
        expect(value && designHash(value)).toBe(designHash(design));
      }),
      { numRuns: 100 },
    );
  });

  it('parts designs that differ', () => {
    const byHash = new Map<string, string>();
    fc.assert(
      fc.property(designs, (design) => {
        const { layout: _l, notes: _n, scenarios: _s, name: _m, ...simulated } = design;
        const text = JSON.stringify(simulated);
        const hash = designHash(design);
        expect(byHash.get(hash) ?? text).toBe(text);
        byHash.set(hash, text);
      }),
      { numRuns: 300 },
    );
    expect(byHash.size).toBeGreaterThan(50);
  });
});

describe('hashText', () => {
  it('has no collision among 50,000 short texts that differ in little', () => {
    const hashes = new Set<string>();
    for (let i = 0; i < 50_000; i += 1) hashes.add(hashText(`ge-0/0/${i}`));
    expect(hashes.size).toBe(50_000);
  });
  it('spreads one changed character over both lanes', () => {
    const bits = (a: string, b: string): number =>
      [0, 8].reduce((sum, at) => {
        const x = Number.parseInt(a.slice(at, at + 8), 16) ^ Number.parseInt(b.slice(at, at + 8), 16);
        return sum + (x >>> 0).toString(2).replaceAll('0', '').length;
      }, 0);
    let total = 0;
    for (let i = 0; i < 1_000; i += 1) total += bits(hashText(`text ${i} a`), hashText(`text ${i} b`));
    expect(Math.abs(total / 1_000 - 32)).toBeLessThan(1.5);
  });
});
