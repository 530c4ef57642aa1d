// The failover count: cluster-wide, from the trace, and no burden on the machine however often a group moves.
import { describe, expect, it } from 'vitest';
import { sharedCache } from '../kernel/interning';
import { failoversAt, runOf } from './testing/conformance';

/** RG1 to node 1 and back by hand, every ten seconds. */
const moves = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const target = index % 2 === 0 ? 1 : 0;
    return [
      `${index * 10}s node0> request chassis cluster failover redundancy-group 1 node ${target}`,
      `${index * 10 + 5}s node0> request chassis cluster failover reset redundancy-group 1`,
    ];
  }).flat();

describe('the failover count', () => {
  it('is the same on both nodes, starts at 1, and is of its group alone', () => {
    const run = runOf('cc-a1', moves(5));
    for (const node of ['node0', 'node1']) {
      expect([-1, 0, 9999, 10_000, 45_000].map((atMs) => failoversAt(run, atMs, `rg1@${node}`))).toEqual([
        1, 2, 2, 3, 6,
      ]);
      expect(failoversAt(run, 45_000, `rg0@${node}`)).toBe(1);
    }
  });

  it('counts the claims of a split brain, and nothing when a dead row is shown as lost', () => {
    const split = runOf('cc-a1', ['0s fail control:cluster', '0s fail fabric:cluster']);
    expect(failoversAt(split, 60_000, 'rg1@node0')).toBe(2);
    const dead = runOf('cc-a1', ['0s fail node:node0', '100s repair node:node0']);
    expect([2999, 3000, 900_000].map((atMs) => failoversAt(dead, atMs, 'rg1@node0'))).toEqual([1, 2, 2]);
  });

  it('starts again at 0 when it is cleared, on a dead node too', () => {
    const run = runOf('cc-a1', [
      ...moves(2),
      '30s fail node:node0',
      '40s node1> clear chassis cluster failover-count',
      '50s repair node:node0',
    ]);
    for (const node of ['node0', 'node1'])
      expect([39_999, 40_000].map((atMs) => failoversAt(run, atMs, `rg1@${node}`))).toEqual([4, 0]);
  });

  it('makes no new states: a group that moves a hundred times is where it was after ten', () => {
    runOf('cc-a1', moves(10), { until: 2_000_000 });
    const before = sharedCache().size;
    const run = runOf('cc-a1', moves(100), { until: 2_000_000 });
    expect(failoversAt(run, 2_000_000, 'rg1@node1')).toBe(101);
    expect(sharedCache().size).toBe(before);
  });
});
