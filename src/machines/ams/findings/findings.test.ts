// Every rule: the smallest breach says it, and the fix (where there is one) removes it.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import type { Bundle } from '../schema';
import { COMPLETE, changed, designOf, groupOf, imported, withBundle } from '../testing/designs';
import { amsFindings } from './index';

const found = (design: Design): readonly Finding[] => amsFindings(design, groupOf(design));
const rules = (design: Design): readonly string[] => [...new Set(found(design).map(({ rule }) => rule))];
const read = (text: string): Design => imported(text).design;
const released = (design: Design, release: string): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [id, node.kind === 'mx' ? { ...node, release } : node]),
  ),
});
const named = (count: number): Bundle['members'] =>
  Array.from({ length: count }, (_, at) => ({ name: `mams-${Math.floor(at / 4)}/${at % 4}/0` }));
const spc3 = Array.from({ length: 12 }, (_, fpc) => ({ fpc, model: 'MX-SPC3' as const }));
const mpc = Array.from({ length: 12 }, (_, fpc) => ({ fpc, model: 'MS-MPC' as const }));

const manyOn = (cards: typeof mpc | typeof spc3, count: number): Design =>
  changed('ams-f2', ({ bundles }) => ({ cards, bundles: bundles.map((one) => ({ ...one, members: named(count) })) }));

describe('healthy designs', () => {
  it.each(['cgnat-many-to-one', 'ipsec-one-to-one'])('%s has no error', (spec) => {
    expect(found(designOf(spec)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  it('every finding has a source, an explanation and a sentence', () => {
    for (const finding of found(designOf('ams-f2'))) {
      expect(finding.message).toMatch(/^\S.*\.$/);
      expect(finding.explanation).toMatch(/\.$/);
      expect(finding.source).not.toBe('');
    }
  });
});

const f1 = designOf('ams-f1');
const pair = (members: Bundle['members']): Partial<Bundle> => ({
  members,
  highAvailability: { model: 'one-to-one' },
  units: [],
});
const IPSEC = { localGateway: '198.51.100.1', rules: [] };

describe.each<readonly [string, Design, Design]>([
  ['A-L01', withBundle('ams-f1', { highAvailability: { model: 'many-to-one', preferredBackup: 'mams-9/0/0' } }), f1],
  ['A-L02', withBundle('ams-f1', { members: [{ name: 'mams-1/3/0' }, { name: 'mams-2/0/0' }] }), f1],
  ['A-L03', released(manyOn(mpc, 25), '16.1R7'), manyOn(mpc, 36)],
  ['A-L03', released(manyOn(mpc, 25), '17.3R3-S7'), released(manyOn(mpc, 25), '17.3R3-S8')],
  ['A-L03', manyOn(mpc, 37), manyOn(mpc, 36)],
  ['A-L03', manyOn(spc3, 15), manyOn(spc3, 14)],
  ['A-L04', manyOn(mpc, 25), f1],
  [
    'A-L06',
    changed('ams-f1', ({ bundles }) => ({
      bundles: [...bundles, ...bundles.map((one) => ({ ...one, name: 'ams1' }))],
    })),
    f1,
  ],
  ['A-L07', read(`${COMPLETE}set interfaces vms-1/0/0 unit 0 family inet\n`), read(COMPLETE)],
  [
    'A-L08',
    changed('ams-f3', () => ({
      cards: [
        { fpc: 1, model: 'MS-MIC' },
        { fpc: 2, model: 'MS-MIC' },
      ],
    })),
    designOf('ams-f3'),
  ],
  [
    'A-L09',
    withBundle('ams-f1', pair([{ name: 'mams-1/0/0' }, { name: 'mams-2/0/0' }, { name: 'mams-3/0/0' }])),
    designOf('ams-f3'),
  ],
  ['A-L10', released(designOf('ams-f3'), '20.4R1'), designOf('ams-f3')],
  [
    'A-L11',
    changed('ams-f1', ({ serviceSets }) => ({ serviceSets: serviceSets.map((set) => ({ ...set, ipsec: IPSEC })) })),
    f1,
  ],
  [
    'A-L12',
    read(
      `${COMPLETE}set services service-set S interface-service service-interface ams0.1\nset services service-set S ipsec-vpn-options local-gateway 192.0.2.1\n`,
    ),
    read(COMPLETE),
  ],
  ['A-L13', withBundle('ams-f1', { members: [{ name: 'mams-1/0/0' }, { name: 'mams-3/0/0' }] }), f1],
  ['A-L14', withBundle('ams-f1', { highAvailability: { model: 'many-to-one', preferredBackup: 'mams-1/1/0' } }), f1],
  ['A-L15', f1, designOf('ams-f1+drop')],
  ['A-L16', designOf('ams-f1+drop'), designOf('ams-f1+rejoin')],
  ['A-L17', designOf('ams-f1+t60'), designOf('ams-f1+t300')],
  ['A-L18', designOf('ams-f1+redist'), designOf('ams-f1+drop')],
  ['A-L19', read(COMPLETE.replace('ingress-key destination-ip', 'ingress-key source-ip')), read(COMPLETE)],
  [
    'A-L20',
    read(`${COMPLETE}set services nat pool P address 203.0.113.0/31\n`),
    read(`${COMPLETE}set services nat pool P address 203.0.113.0/24\n`),
  ],
  [
    'A-L21',
    read(COMPLETE.replace('outside-service-interface ams0.2', 'outside-service-interface ams0.1')),
    read(COMPLETE),
  ],
  ['A-L22', read(`${COMPLETE}set interfaces ams0 unit 0 family inet\n`), read(COMPLETE)],
  ['A-L23', read(`${COMPLETE}set services service-set SS-CGN ipsec-group-vpn G\n`), read(COMPLETE)],
  ['A-L24', designOf('ams-f2'), f1],
  [
    'A-L25',
    changed('ams-f2', ({ serviceSets }) => ({ serviceSets: serviceSets.map((set) => ({ ...set, ipsec: IPSEC })) })),
    f1,
  ],
])('%s', (rule, breach, healthy) => {
  it('is said of its breach', () => {
    expect(rules(breach)).toContain(rule);
  });
  it('is not said without it', () => {
    expect(rules(healthy)).not.toContain(rule);
  });
  it('is gone after its fix', () => {
    const finding = found(breach).find((each) => each.rule === rule);
    const after = finding?.fix?.apply(breach) ?? healthy;
    expect(rules(after)).not.toContain(rule);
  });
});

it('A-L05 a rejoin-timeout out of range', () => {
  const design = withBundle('ams-f1', { memberFailure: { action: 'drop', rejoinTimeoutS: 1001, enableRejoin: false } });
  expect(found(design).map(({ rule, severity }) => [rule, severity])).toEqual([['A-L05', 'error']]);
});
