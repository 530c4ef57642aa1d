// Export policies as a node evaluates them: terms in order, conditions in their tables, what is left to BGP's default.
import { describe, expect, it } from 'vitest';
import { type Export, exported, type InstalledRoute, type KnownPrefix, type TestedRoute } from './exports';
import { type MnhaNode, plainNode } from './schema';

type Term = MnhaNode['policies'][number]['terms'][number];
const term = (name: string, more: Partial<Term>): Term => ({
  name,
  prefixLists: [],
  prefixes: [],
  protocols: [],
  interfaces: [],
  conditions: [],
  nextHopSelf: false,
  action: 'accept',
  ...more,
});
const ACTIVE = { prefix: '10.39.1.1/32', table: 'inet.0' };
const BACKUP = { prefix: '10.39.1.2/32', table: 'inet.0' };
const TESTED: readonly TestedRoute[] = [
  { ...ACTIVE, owner: 'srg1', role: 'active' },
  { ...BACKUP, owner: 'srg1', role: 'standby' },
];
const THREE = (table = 'inet.0'): MnhaNode => ({
  ...plainNode(1, '10.22.0.1', 2, '10.22.0.2'),
  prefixLists: [{ name: 'OWN', prefixes: ['10.11.0.1/32', '10.80.0.0/16'] }],
  conditions: [
    { name: 'ACTIVE', prefix: ACTIVE.prefix, table },
    { name: 'BACKUP', prefix: BACKUP.prefix, table },
  ],
  policies: [
    {
      name: 'OUT',
      terms: [
        term('active', { prefixLists: ['OWN'], conditions: ['ACTIVE'], metric: 10 }),
        term('backup', { prefixLists: ['OWN'], conditions: ['BACKUP'], metric: 20 }),
        term('default', { prefixLists: ['OWN'], metric: 30 }),
        term('last', { action: 'reject' }),
      ],
    },
  ],
});
const learned = (prefix: string): KnownPrefix => ({ prefix, protocol: 'bgp' });
const said = (node: MnhaNode, installed: readonly InstalledRoute[], known = learned('10.80.0.0/16'), chain = ['OUT']) =>
  exported({ node, installed, tested: TESTED }, chain, known);
const brief = (one: Export | undefined) => one && `${one.word} ${one.role} ${one.owner ?? 'nobody'}`;

describe('three preferences', () => {
  it('follow the signal routes', () => {
    expect(brief(said(THREE(), [ACTIVE]))).toBe('MED 10 active srg1');
    expect(brief(said(THREE(), [BACKUP]))).toBe('MED 20 standby srg1');
    expect(brief(said(THREE(), []))).toBe('MED 30 failed srg1');
  });
  it('stay at the default where the condition looks into another table', () => {
    expect(brief(said(THREE('MNHA-ICL.inet.0'), [ACTIVE]))).toBe('MED 30 failed srg1');
    expect(brief(said(THREE('VR.inet.0'), [{ ...ACTIVE, table: 'VR.inet.0' }]))).toBe('MED 10 active srg1');
  });
  it('are those of the listed prefixes only', () => {
    expect(said(THREE(), [ACTIVE], learned('10.99.0.0/16'))).toBeUndefined();
  });
  it('look for the main table where none is named', () => {
    const { table: _, ...main } = { name: 'ACTIVE', prefix: ACTIVE.prefix, table: '' };
    expect(brief(said({ ...THREE(), conditions: [main] }, [ACTIVE]))).toBe('MED 10 active srg1');
  });
  it('are signalled by any route that exists, a static one too', () => {
    const node = { ...THREE(), staticRoutes: [{ prefix: ACTIVE.prefix, nextHop: 'discard' }] };
    expect(said(node, [])?.med).toBe(10);
  });
});

describe('terms', () => {
  const withTerms = (...terms: readonly Term[]): MnhaNode => ({ ...THREE(), policies: [{ name: 'OUT', terms }] });
  it('match by protocol and interface', () => {
    const node = withTerms(term('direct', { protocols: ['direct'], interfaces: ['ge-0/0/2.0'], metric: 5 }));
    expect(said(node, [], { prefix: '192.168.1.0/24', protocol: 'direct', interface: 'ge-0/0/2.0' })?.med).toBe(5);
    expect(said(node, [], { prefix: '192.168.1.0/24', protocol: 'direct', interface: 'ge-0/0/3.0' })).toBeUndefined();
  });
  it('keep what they set when they go on to the next one', () => {
    const node = withTerms(term('set', { action: 'next', asPathPrepend: 2 }), term('all', { metric: 7 }));
    expect(said(node, [])).toMatchObject({ med: 7, prepend: 2 });
  });
  it('say AS paths and local preferences in their own words', () => {
    expect(said(withTerms(term('all', { asPathPrepend: 3 })), [])).toMatchObject({ preference: 3, word: 'AS path ×3' });
    expect(said(withTerms(term('all', { localPreference: 200 })), [])).toMatchObject({ preference: 200 });
    expect(said(withTerms(term('all', {})), [])).toMatchObject({ preference: 0, word: 'no prepend' });
  });
  it('leave the rest to BGP: what it learned is advertised, nothing else', () => {
    expect(said(withTerms(), [])).toMatchObject({ prefix: '10.80.0.0/16' });
    expect(said(THREE(), [], learned('10.80.0.0/16'), ['MISSING'])).toMatchObject({ prefix: '10.80.0.0/16' });
    expect(said(withTerms(), [], { prefix: '10.80.0.0/16', protocol: 'direct' })).toBeUndefined();
  });
  it('of a condition that is not configured never match', () => {
    const node = withTerms(term('lost', { conditions: ['GONE'], metric: 1 }), term('last', { action: 'reject' }));
    expect(said(node, [ACTIVE])).toBeUndefined();
  });
});

describe('a failure route', () => {
  const FAILED: TestedRoute = { prefix: '192.168.255.0/32', table: 'VR.inet.0', owner: 'srg0', role: 'failed' };
  const node: MnhaNode = {
    ...plainNode(1, '10.22.0.1', 2, '10.22.0.2'),
    conditions: [{ name: 'FAILED', prefix: FAILED.prefix, table: FAILED.table }],
    policies: [
      {
        name: 'OUT',
        terms: [term('failed', { conditions: ['FAILED'], asPathPrepend: 3 }), term('well', { asPathPrepend: 1 })],
      },
    ],
  };
  const says = (installed: readonly InstalledRoute[]) =>
    brief(exported({ node, installed, tested: [FAILED] }, ['OUT'], learned('10.80.0.0/16')));
  it('is bad news while it is there', () => {
    expect(says([FAILED])).toBe('AS path ×3 failed srg0');
    expect(says([])).toBe('AS path ×1 active srg0');
  });
});
