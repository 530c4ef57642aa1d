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

describe('the causes of a split brain', () => {
  /** Everything that an entry goes back to. */
  const roots = (run: Run, entry: TraceEntry): readonly string[] => {
    const causes = [entry.cause, ...(entry.alsoBy ?? [])].flatMap((seq) => run.trace[seq ?? -1] ?? []);
    return causes.length === 0 ? [`${entry.atMs} ${entry.instance}`] : causes.flatMap((cause) => roots(run, cause));
  };
  it.each([
    ['both links at once', '10s', '10s'],
    ['control first', '10s', '20s'],
    ['fabric first', '20s', '10s'],
  ])('are the loss of control and of fabric: %s', (_, control, fabric) => {
    const run = runOf('cc-a1', [`${control} fail control:cluster`, `${fabric} fail fabric:cluster`]);
    for (const rg of ['rg0@node1', 'rg1@node1']) {
      const taken = run.trace.find(
        ({ atMs, instance, from, to }) => atMs > 0 && instance === rg && from !== to && to === 'primary',
      );
      expect(taken?.rule).toBe('cc.peer.gone');
      expect(taken && new Set(roots(run, taken))).toEqual(
        new Set([
          `${Number.parseInt(control, 10) * 1000} link:control-0`,
          `${Number.parseInt(fabric, 10) * 1000} link:fabric-0`,
        ]),
      );
    }
  });

  it('are one dead node where that is what silenced both', () => {
    const run = runOf('cc-a1', ['10s fail node:node0']);
    const taken = taking(run);
    expect(taken?.alsoBy).toHaveLength(2);
    expect(taken && new Set(roots(run, taken))).toEqual(new Set(['10000 device:node0']));
  });
});
