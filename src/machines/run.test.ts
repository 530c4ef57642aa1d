// From a design to its runs: when a plan is made again, what a broken design says, and that forks of real designs are exact.

import { describe, expect, it } from 'vitest';
import { asId, type Design } from '../model/design';
import { settlingOf } from './kernel/checkers';
import type { RunSpec } from './kernel/types';
import { pairGroup } from './network/testing/pair';
import { loadTechnologies } from './registry';
import { handlesOf, planOf, runDesign, targets } from './run';
import { allTemplates, templateDesign } from './templates';

await loadTechnologies();

function designOf(spec: string): Design {
  const design = templateDesign(spec);
  if ('error' in design) throw new Error(design.error);
  return design;
}
const design = designOf('cc-a1');
const fail = (atMs: number, target: string) => ({ atMs, step: { kind: 'fail' as const, target } });
const specOf = (...steps: RunSpec['steps']): RunSpec => ({
  designHash: 'test',
  from: 'settled',
  steps,
  untilMs: 600_000,
});

describe('the plan of a design', () => {
  it('is made once, and again only when something that matters has changed', () => {
    const { plan } = planOf(design);
    expect(plan).toBeDefined();
    expect(planOf(design).plan).toBe(plan);
    const moved = { ...design, layout: { ...design.layout, nodes: {} } };
    expect(planOf(moved).plan).toBe(plan);
    const renamed = { ...design, flows: {} };
    expect(planOf(renamed).plan).not.toBe(plan);
  });

  it('is refused with a sentence where a group is of an unknown technology', () => {
    const odd: Design = {
      ...design,
      groups: { [asId<never>('odd')]: { ...pairGroup('odd', []), technology: 'carp' } },
    };
    expect(planOf(odd)).toMatchObject({
      plan: undefined,
      errors: ['odd: this build does not know the technology carp.'],
    });
    expect(() => runDesign(odd, specOf())).toThrow('this design cannot run');
    expect(targets(odd).length).toBeGreaterThan(0);
  });

  it('is refused where a group lacks a member, and where its configuration is none', () => {
    const [group] = Object.values(design.groups);
    if (group === undefined) throw new Error('cc-a1 has no group');
    const alone = { ...group, members: group.members.slice(1) };
    expect(planOf({ ...design, groups: { [group.id]: alone } }).errors).toEqual([
      `${group.name}: it has 1 member, Chassis cluster takes 2.`,
    ]);
    const odd = { ...group, config: { clusterId: 'x' } };
    expect(planOf({ ...design, groups: { [group.id]: odd } }).errors.length).toBeGreaterThan(0);
  });

  it('is refused where two things would have one name', () => {
    const [group] = Object.values(design.groups);
    if (group === undefined) throw new Error('cc-a1 has no group');
    const twin = { ...group, id: asId<never>('twin') };
    expect(planOf({ ...design, groups: { ...design.groups, [twin.id]: twin } }).errors.join(' ')).toContain(
      'give one of them another name',
    );
  });
});

describe('handles', () => {
  it('are the aliases of the technology', () => {
    expect([...handlesOf(design).values()]).toEqual(expect.arrayContaining(['node0', 'node1']));
  });
});

describe.each(allTemplates().map(({ id }) => [id] as const))('%s', (id) => {
  const built = designOf(id);

  it('runs without a complaint, and its flows get through in the steady state', () => {
    const run = runDesign(built, specOf());
    expect(run.broken).toEqual([]);
    expect(run.errors).toEqual([]);
    for (const flow of run.frameAt(0).flows) expect(flow, flow.id).toMatchObject({ state: 'forwarding', outageMs: 0 });
  });

  it('takes each of its network targets, alone, from failure to repair, and comes to rest', () => {
    for (const { target } of targets(built)) {
      const repair = /^(reboot|process):/.test(target)
        ? []
        : [{ atMs: 400_000, step: { kind: 'repair' as const, target } }];
      const run = runDesign(built, { ...specOf(fail(0, target), ...repair), untilMs: 86_400_000 });
      expect(run.errors, target).toEqual([]);
      expect(run.broken, target).toEqual([]);
      const settling = settlingOf(run);
      expect(settling.running, target).toEqual([]);
      expect(settling.settledAfterMs, target).toBeLessThan(3_600_000);
    }
  });

  it('forks exactly', () => {
    const all = targets(built);
    const first = all[3]?.target ?? '';
    const parent = runDesign(built, specOf(fail(1000, first), fail(90_000, all[5]?.target ?? '')));
    const spec = specOf(fail(1000, first), fail(90_000, all.at(-1)?.target ?? ''));
    const fork = runDesign(built, spec, parent);
    const straight = runDesign(built, spec);
    expect(fork.trace).toEqual(straight.trace);
    expect(fork.traceHash).toBe(straight.traceHash);
    expect([...fork.outages]).toEqual([...straight.outages]);
  });
});
