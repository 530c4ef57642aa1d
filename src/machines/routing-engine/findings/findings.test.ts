// Every rule: the smallest breach says it, the healthy design does not, and the fix (where there is one) removes it.
import { describe, expect, it } from 'vitest';
import { asId, type Design, type ScenarioId } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { COMPLETE, changed, designOf, groupOf, imported, withSecond } from '../testing/designs';
import { engineFindings } from './index';

const found = (design: Design): readonly Finding[] => engineFindings(design, groupOf(design));
const rules = (design: Design): readonly string[] => [...new Set(found(design).map(({ rule }) => rule))];
const read = (text: string): Design => imported(text).design;
const modelled = (design: Design, model: string): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [id, node.kind === 'mx' ? { ...node, model } : node]),
  ),
});
const SWITCH = { node: 'MX', command: 'request chassis routing-engine master switch' };
const scenario = (secondAt: string): Design => {
  const id = asId<ScenarioId>('twice');
  const steps = [
    { at: '0s', request: SWITCH },
    { at: secondAt, request: SWITCH },
  ];
  return { ...designOf('re-bn'), scenarios: { [id]: { id, title: 'twice', steps } } };
};
const healthy = designOf('dual-re-edge');
const complete = read(COMPLETE);

it('the healthy router has nothing to say', () => {
  expect(found(healthy)).toEqual([]);
});

describe.each<readonly [string, Design, Design]>([
  ['R-L01', changed('re-b0', { nonstopRouting: true }), healthy],
  ['R-L02', designOf('re-b0+prio=backup/backup'), healthy],
  ['R-L03', designOf('re-b0+prio=default/disabled'), healthy],
  ['R-L04', designOf('re-b0'), healthy],
  ['R-L05', designOf('re-b0'), healthy],
  ['R-L06', designOf('re-bg'), healthy],
  ['R-L07', designOf('re-bn'), healthy],
  ['R-L08', changed('re-b0', { keepaliveTimeS: 60 }), healthy],
  ['R-L09', designOf('re-bg'), healthy],
  ['R-L10', read(`${COMPLETE}set system host-name mx480\n`), complete],
  ['R-L11', read(COMPLETE.replace('set apply-groups re1\n', '')), complete],
  [
    'R-L12',
    withSecond('dual-re-edge', { backupRouter: { address: '192.0.2.1', destinations: ['10.0.0.0/8'] } }),
    healthy,
  ],
  ['R-L13', withSecond('dual-re-edge', { masterOnly: [] }), healthy],
  ['R-L14', designOf('re-bn'), healthy],
  [
    'R-L15',
    read(`${GR()}set protocols isis interface ge-0/0/0.0 level 2 hold-time 27\n`),
    read(`${GR()}set protocols isis interface ge-0/0/0.0 level 2 hold-time 60\n`),
  ],
  ['R-L16', modelled(healthy, 'MX204'), healthy],
  ['R-L17', withSecond('dual-re-edge', { hardware: 'RE-S-2X00x6' }), healthy],
  [
    'R-L18',
    read(
      `${COMPLETE.replace('set protocols layer2-control nonstop-bridging\n', '')}set protocols rstp interface ge-0/0/0\n`,
    ),
    complete,
  ],
  ['R-L19', designOf('re-bn'), healthy],
  ['R-L20', scenario('120s'), scenario('240s')],
  ['R-L21', designOf('re-b0+prio=backup/master'), healthy],
  ['R-L22', read(`${COMPLETE}set protocols mvpn\nset routing-options route-distinguisher-id 192.0.2.1\n`), complete],
])('%s', (rule, breach, sound) => {
  it('is said of its breach', () => {
    expect(rules(breach)).toContain(rule);
  });
  it('is not said without it', () => {
    expect(rules(sound)).not.toContain(rule);
  });
  it('is gone after its fix', () => {
    const finding = found(breach).find((each) => each.rule === rule);
    expect(rules(finding?.fix?.apply(breach) ?? sound)).not.toContain(rule);
  });
});

/** The complete example with graceful restart in the place of NSR. */
function GR(): string {
  return COMPLETE.replace('set routing-options nonstop-routing', 'set routing-options graceful-restart').replace(
    'set system switchover-on-routing-crash\n',
    '',
  );
}

it('R-L19 a threshold out of range', () => {
  expect(found(changed('re-b0', { diskReadThresholdMs: 999 })).map(({ rule }) => rule)).toEqual(['R-L19']);
});
