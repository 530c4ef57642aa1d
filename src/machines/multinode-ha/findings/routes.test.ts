// L17 to L30: the probe, signal routes and policies, priorities, preemption, monitors. Each rule's smallest breach, and its fix.
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../../model/design';
import type { MnhaNode } from '../schema';
import { without } from '../without';
import { mended, pair, told, withConfig, withDevice, withGroup, withNode } from './broken.fixture';

const tr = pair('t-r');
const th = pair('t-h');
const R1 = 'R1' as NodeId;
const R2 = 'R2' as NodeId;
const probing = (destIp: string, srcIp = '10.11.0.1') => ({ probe: { destIp, srcIp } });
const withPolicy = (change: (policy: MnhaNode['policies'][number]) => MnhaNode['policies'][number]) =>
  withNode(tr, 0, (node) => ({
    ...node,
    policies: node.policies.map((each) => (each.name === 'MNHA-EXPORT' ? change(each) : each)),
  }));

describe('the activeness probe', () => {
  it('L17: asks somebody in the drawing', () => {
    expect(
      told(
        withGroup(tr, 0, (srg) => ({ ...srg, ...probing('10.99.99.1') })),
        'L17',
      ),
    ).toEqual(['L17 error A SRG1: The probe of SRG1 on A asks 10.99.99.1, which no router in the drawing has.']);
  });
  it('L17: not over the ICL', () => {
    for (const address of ['10.22.0.2', '10.99.0.1'])
      expect(
        told(
          withGroup(tr, 0, (srg) => ({ ...srg, ...probing(address) })),
          'L17',
        ),
      ).toEqual([`L17 error A SRG1: The probe of SRG1 on A asks ${address}, which is reached over the ICL.`]);
  });
  it('L17: over own links', () => {
    const links = Object.fromEntries(Object.entries(tr.links).filter(([id]) => id !== 'A-R1'));
    expect(told({ ...tr, links }, 'L17')).toEqual([
      'L17 error A SRG1: The probe of SRG1 asks 10.111.0.1 on R1, which A does not reach over its own links.',
    ]);
  });
  it('L18: one router for both', () => {
    const design = withGroup(
      withDevice(tr, R2, { addresses: [...(tr.nodes[R2]?.addresses ?? []), '10.112.0.1/32'] }),
      1,
      (srg) => ({ ...srg, ...probing('10.112.0.1') }),
    );
    expect(told(design, 'L18')).toEqual([
      'L18 warning SRG1: The probes of SRG1 ask different routers: A asks R1 and B asks R2.',
    ]);
    // two addresses of one router are one judge
    const one = withGroup(tr, 1, (srg) => ({ ...srg, ...probing('10.5.0.1') }));
    expect(told(one, 'L18')).toEqual([]);
  });
  it('L18: not a node of the pair', () => {
    expect(
      told(
        withGroup(tr, 0, (srg) => ({ ...srg, ...probing('10.5.0.2') })),
        'L18',
      ),
    ).toEqual([
      'L18 error A SRG1: The probe of SRG1 on A asks 10.5.0.2, an address of B itself: it answers whatever the routers prefer.',
    ]);
  });
  it('L19: one source, on the loopback, announced', () => {
    const other = withGroup(tr, 1, (srg) => ({ ...srg, ...probing('10.111.0.1', '10.5.0.2') }));
    expect(told(other, 'L19')).toEqual([
      "L19 error B SRG1: The probe's source 10.5.0.2 is on no loopback of B.",
      'L19 error B SRG1: No export policy of B announces 10.5.0.2 with the preferences of SRG1.',
      'L19 error SRG1: The probes of SRG1 have different sources: 10.11.0.1 on A and 10.5.0.2 on B.',
    ]);
  });
  it('L19: the loopback can be given the address', () => {
    const design = withNode(tr, 0, (node) => ({
      ...node,
      interfaces: node.interfaces.map((each) =>
        each.name === 'lo0' && each.unit === 0 ? { ...each, addresses: ['10.12.12.12/32'] } : each,
      ),
    }));
    expect(told(design, 'L19')).toEqual(["L19 error A SRG1: The probe's source 10.11.0.1 is on no loopback of A."]);
    expect(told(mended(design, 'L19'), 'L19')).toEqual([]);
  });
});

describe('signal routes', () => {
  it('L20: a term for each of the three', () => {
    const lacking = (name: string) =>
      withPolicy((policy) => ({ ...policy, terms: policy.terms.filter((term) => term.name !== name) }));
    for (const [term, word] of [
      ['active', 'active'],
      ['backup', 'backup'],
      ['default', 'neither'],
    ] as const)
      expect(told(lacking(term), 'L20')).toEqual([
        `L20 error A MNHA-EXPORT: Policy MNHA-EXPORT of A has no term for SRG1 where it is ${word}.`,
      ]);
  });
  it('L20: strictly in order', () => {
    const valued = (values: Readonly<Record<string, object>>) =>
      withPolicy((policy) => ({ ...policy, terms: policy.terms.map((term) => ({ ...term, ...values[term.name] })) }));
    expect(told(valued({ backup: { metric: 10 } }), 'L20')).toEqual([
      'L20 error A MNHA-EXPORT: Policy MNHA-EXPORT of A is not ordered for SRG1: term active (MED 10) is not preferred to term backup (MED 10).',
    ]);
    expect(told(valued({ default: { metric: 15 } }), 'L20')).toHaveLength(1);
    // the path is compared before the MED, local preference before both
    const prepended = { active: {}, backup: { asPathPrepend: 1, metric: 5 }, default: { asPathPrepend: 2, metric: 5 } };
    expect(told(valued(prepended), 'L20')).toEqual([]);
    expect(told(valued({ active: { localPreference: 90 } }), 'L20')).toHaveLength(1);
  });
  it('L20: a policy that knows nothing of them', () => {
    const blind = withPolicy((policy) => ({
      ...policy,
      terms: policy.terms.map((term) => ({ ...term, conditions: [] })),
    }));
    expect(told(blind, 'L20')).toEqual([
      'L20 error A SRG1: No export policy of A asks for the signal routes of SRG1: neighbours never learn which node is active.',
    ]);
  });
  it('L21: the route and the table of the condition', () => {
    const design = pair('t-r+wrong-instance');
    expect(told(design, 'L21')[0]).toBe(
      'L21 error A SRG1-ACTIVE: Condition SRG1-ACTIVE of A looks in MNHA-ICL.inet.0; the route is installed in inet.0, so the condition is never true.',
    );
    expect(told(design, 'L21')).toHaveLength(4);
    expect(told(mended(design, 'L21'))).toEqual([]);
    const changed = (prefix: string) =>
      withNode(tr, 0, (node) => ({
        ...node,
        conditions: node.conditions.map((each) => (each.name === 'SRG1-ACTIVE' ? { ...each, prefix } : each)),
      }));
    expect(told(changed('10.39.1.1/24'), 'L21')).toEqual([
      'L21 error A SRG1-ACTIVE: Condition SRG1-ACTIVE of A looks for 10.39.1.1/24; the group installs 10.39.1.1/32.',
    ]);
    expect(told(mended(changed('10.39.1.1/24'), 'L21'))).toEqual([]);
    expect(told(changed('10.39.9.9/32'), 'L21')).toEqual([
      'L21 error A SRG1-ACTIVE: Condition SRG1-ACTIVE of A looks for 10.39.9.9/32, which no group installs.',
    ]);
  });
  it('L22: a route for the backup', () => {
    const design = pair('t-r+no-backup-signal-route');
    expect(told(design, 'L22')).toEqual(
      ['A', 'B'].map(
        (name) =>
          `L22 error ${name} SRG1: SRG1 of ${name} has no backup-signal-route: as backup it is announced like a node that has failed.`,
      ),
    );
    expect(told(mended(design, 'L22'))).toEqual([]);
    expect(told(pair('t-r+20.4+no-backup-signal-route'), 'C8')).toEqual([]);
    expect(told(pair('t-r+20.4+no-backup-signal-route'), 'L22')).toHaveLength(2);
  });
  it('L23: addresses of nothing else', () => {
    const design = withGroup(tr, 0, (srg) => ({ ...srg, activeSignalRoute: { address: '10.80.0.9' } }));
    expect(told(design, 'L23')).toEqual([
      'L23 warning A SRG1: Signal route 10.80.0.9 of SRG1 on A lies in 10.80.0.0/16, which is in use.',
    ]);
  });
  it('L24: terms that name prefixes', () => {
    const leaking = withPolicy((policy) => ({
      ...policy,
      terms: policy.terms.map((term) =>
        term.name === 'default' ? { ...term, prefixLists: [], protocols: ['direct'] } : term,
      ),
    }));
    expect(told(leaking, 'L24')).toEqual([
      'L24 warning A MNHA-EXPORT: Term default of policy MNHA-EXPORT on A accepts direct routes without naming prefixes.',
    ]);
  });
});

describe('roles', () => {
  it('L25: different priorities', () => {
    expect(told(pair('t-r+equal-priority'))).toEqual([
      'L25 warning SRG1: SRG1 has activeness-priority 100 on both nodes.',
    ]);
    expect(told(pair('t-r+no-priority'))).toEqual(['L25 warning SRG1: SRG1 has no activeness-priority on A and B.']);
    expect(told(withGroup(tr, 1, (srg) => without(srg, 'activenessPriority')))).toEqual([
      'L25 warning SRG1: SRG1 has no activeness-priority on B.',
    ]);
  });
  it('L26: the role does not return before the routes', () => {
    expect(told(pair('t-h+preempt-a+holddown'))).toEqual([
      'L26 warning A SRG1: SRG1 returns to A at once, and BGP group UPLINKS 10 s later: traffic is lost in between.',
    ]);
    expect(told(pair('t-h+preempt-a'))).toEqual([]);
    expect(told(pair('t-h+holddown'))).toEqual([]);
  });
  it('L27: one node preempts', () => {
    const design = pair('t-r+preempt-a+preempt-b');
    expect(told(design)).toEqual([
      'L27 info SRG1: SRG1 preempts on both nodes; B has the lower priority and never will.',
    ]);
    expect(told(mended(design, 'L27'))).toEqual([]);
  });
  it('L28: something is watched', () => {
    expect(told(pair('t-r+no-monitors'))).toEqual([
      'L28 warning A SRG1: SRG1 of A watches nothing.',
      'L28 warning B SRG1: SRG1 of B watches nothing.',
    ]);
    expect(told(pair('srg0-only+no-monitors'))).toEqual([]);
  });
  it('L29: a far address that both need', () => {
    for (const spec of ['t-r+monitor-ip', 't-h+monitor-ip'])
      expect(told(pair(spec))).toEqual([
        'L29 warning SRG1: Both nodes watch 10.200.0.1 for SRG1, and its loss alone is enough: when it is gone, neither node is eligible.',
      ]);
    // a neighbour on an own link is no far address
    const near = withGroup(tr, 'both', (srg) => ({
      ...srg,
      monitors: { ...srg.monitors, ips: [{ address: '10.3.0.1' }] },
    }));
    expect(told(near)).toEqual([]);
  });
  it('L30: weights that reach their threshold', () => {
    const weighed = (weight: number, threshold = 100) =>
      withGroup(th, 0, (srg) => ({
        ...srg,
        threshold,
        monitorObjects: srg.monitorObjects.map((object) =>
          object.bfd === undefined
            ? object
            : { ...object, bfd: { ...object.bfd, entries: object.bfd.entries.map((each) => ({ ...each, weight })) } },
        ),
      }));
    expect(told(weighed(49))).toEqual([
      'L30 error A SRG1: Monitors of SRG1 on A never count: all BFD weights of BFD_UPLINKS make 98, and the threshold is 100.',
    ]);
    expect(told(weighed(50, 301))).toEqual([
      'L30 error A SRG1: Monitors of SRG1 on A never count: all weights together make 300, and srg-threshold is 301.',
    ]);
    const object = withGroup(th, 0, (srg) => ({
      ...srg,
      monitorObjects: srg.monitorObjects.map((each) => ({ ...each, threshold: 201 })),
    }));
    expect(told(object, 'L30')).toEqual([
      'L30 error A SRG1: Monitors of SRG1 on A never count: all weights of BFD_UPLINKS make 100, and object-threshold is 201.',
    ]);
  });
});

it('knows nobody by a name that is gone', () => {
  const { [R1]: _gone, ...nodes } = tr.nodes;
  expect(told({ ...tr, nodes }, 'L17')).toHaveLength(2);
  expect(told(withConfig(tr, (config) => ({ ...config, routers: [] })))).toEqual([]);
});
