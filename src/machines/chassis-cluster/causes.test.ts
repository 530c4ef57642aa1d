// The chain of causes behind a move, as Why? tells it.
import { describe, expect, it } from 'vitest';
import type { Run, TraceEntry } from '../kernel/types';
import { runOf } from './testing/conformance';

/** The entries from an entry back to its first cause. */
function chain(run: Run, last: TraceEntry | undefined): readonly TraceEntry[] {
  if (last === undefined) return [];
  return [
    last,
    ...chain(
      run,
      run.trace.find(({ seq }) => seq === last.cause),
    ),
  ];
}
const taking = (run: Run): TraceEntry | undefined =>
  run.trace.find(
    (entry) => entry.atMs >= 0 && entry.instance === 'rg1@node1' && entry.to === 'primary' && entry.from !== 'primary',
  );

describe('the causes of a move after a weight failure', () => {
  it.each(['cc-a1', 'cc-a1+preempt'])('lead from the new primary to the port that was pulled: %s', (design) => {
    const run = runOf(design, ['0s fail port:node0/ge-0/0/3']);
    const told = chain(run, taking(run));
    expect(told.map(({ rule }) => rule)).toEqual([
      'cc.move.weight',
      'cc.move.ripe',
      'cc.move.clock',
      'cc.peer.status',
      'cc.im.threshold',
      'net.port.fail',
    ]);
    expect(told.map(({ instance }) => instance).slice(-2)).toEqual(['rg1@node0', 'port:node0/ge-0/0/3']);
  });

  it('name preemption where the lower priority wins by failing and the better one comes back', () => {
    const run = runOf('cc-a1p', ['0s fail port:node0/ge-0/0/3', '60s repair port:node0/ge-0/0/3']);
    const back = run.trace.findLast(
      (entry) => entry.instance === 'rg1@node0' && entry.to === 'primary' && entry.from !== 'primary',
    );
    expect(chain(run, back).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['cc.preempt.move', 'cc.preempt.clock']),
    );
  });
});
