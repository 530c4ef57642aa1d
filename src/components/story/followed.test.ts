// What a fault led to, over a hand-made run.
import { describe, expect, it } from 'vitest';
import type { Run } from '../../machines/kernel/types';
import { asId, type NodeId } from '../../model';
import { followersOf } from './followed';
import { failoverRun } from './run-fixture';

const PORT = 'port:a/ge-0/0/3';

/** The fixture with its two groups as rows of cards. */
function run(): Run {
  const made = failoverRun();
  const instances = made.plan.instances.map((spec) =>
    spec.id.startsWith('rg@')
      ? {
          ...spec,
          anchor: { kind: 'row' as const, node: asId<NodeId>(spec.id.slice(3)), row: 'rg' },
        }
      : spec,
  );
  return { ...made, plan: { ...made.plan, instances } };
}
const told = (instance: string, atMs: number): readonly (readonly [string, string])[] =>
  followersOf(run(), instance, atMs).map(({ spec, reason }) => [spec.id, reason]);

describe('what a fault led to', () => {
  it('is the rows that it touched so far, with their last reason', () => {
    expect(told(PORT, 2_000)).toEqual([['rg@a', '255 − 255 = 0']]);
    expect(told(PORT, 3_000).map(([id]) => id)).toEqual(['rg@a', 'rg@b']);
    expect(told(PORT, 3_000)[1]).toEqual(['rg@b', 'A peer that gave up is replaced.']);
  });
  it('is not who was only told of it', () => {
    const made = run();
    const told = {
      ...made.trace[0],
      atMs: 2_000,
      seq: 2.5,
      instance: 'rg@b',
      event: 'PEER',
      from: 'secondary',
      to: 'secondary',
      cause: 2,
      rule: 'T-01',
      facts: {},
    };
    const trace = [...made.trace.slice(0, 3), told, ...made.trace.slice(3)];
    expect(followersOf({ ...made, trace }, PORT, 2_000).map(({ spec }) => spec.id)).toEqual(['rg@a']);
  });
  it('is nothing before it, and nothing for what the user did not touch', () => {
    expect(told(PORT, 1_999)).toEqual([]);
    expect(told('port:b/ge-0/0/3', 9_000)).toEqual([]);
    expect(told('rg@b', 9_000)).toEqual([]);
  });
});
