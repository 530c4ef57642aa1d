// Frames: the run at any instant, the same objects as long as nothing changes.
import { describe, expect, it } from 'vitest';
import { simulate } from './simulate';
import { blinkPlan } from './testing/blink-plan';
import type { TraceEntry } from './types';

const run = simulate(blinkPlan(), {
  designHash: 'test',
  from: 'settled',
  steps: [
    { atMs: 1000, step: { kind: 'fail', target: 'left' } },
    { atMs: 5000, step: { kind: 'repair', target: 'left' } },
  ],
  untilMs: 60_000,
});
const viewAt = (atMs: number, id: string) => run.frameAt(atMs).instances.get(id);

describe('a frame', () => {
  it('sees all that happens at its instant, and nothing later', () => {
    expect(viewAt(999, 'left')?.state).toBe('dark');
    expect(viewAt(1000, 'left')?.state).toBe('bright');
    expect(viewAt(1249, 'right')).toMatchObject({ state: 'dark', facts: { seen: 0 } });
    expect(viewAt(1250, 'right')).toMatchObject({ state: 'glowing', chartState: 'glowing', facts: { seen: 2 } });
    expect(viewAt(-700_000, 'left')).toMatchObject({ state: 'dark', lastEntry: -1 });
  });

  it('shows a timer from its start until it ends', () => {
    const running = [{ id: 'cool', name: 'cooling', rule: 'lamp.cool', startedMs: 1250, endsMs: 4250 }];
    expect(viewAt(1249, 'right')?.timers).toEqual([]);
    expect(viewAt(1250, 'right')?.timers).toEqual(running);
    expect(viewAt(4249, 'right')?.timers).toEqual(running);
    expect(viewAt(4250, 'right')?.timers).toEqual([]);
  });

  it('names the entry that led to what it shows', () => {
    const view = viewAt(3000, 'right');
    expect(run.trace[view?.lastEntry ?? -1]).toMatchObject({ atMs: 1250, to: 'glowing' });
  });

  it('lists what is failed', () => {
    expect([999, 1000, 4999, 5000].map((atMs) => run.frameAt(atMs).failed)).toEqual([[], ['left'], ['left'], []]);
  });

  it('has what is counted from the trace among the facts, on every instance that counts it', () => {
    const plan = blinkPlan();
    const instances = plan.instances.map((spec) => ({
      ...spec,
      tallies: [
        {
          fact: 'lit',
          of: ['left', 'right'],
          effect: ({ from, to }: TraceEntry) =>
            from === to || to === 'bright' ? 'none' : to === 'dark' ? 'clears' : 'counts',
        } as const,
      ],
    }));
    const counted = simulate({ ...plan, instances }, run.spec);
    const changes = run.trace.filter(({ atMs, from, to }) => atMs >= 0 && from !== to && to !== 'bright');
    expect(changes.map(({ atMs, instance, to }) => `${atMs} ${instance} ${to}`)).toEqual([
      '1250 right glowing',
      '4250 right dark',
      '5000 left glowing',
      '6000 left dark',
    ]);
    for (const id of ['left', 'right'])
      expect(
        [-700_000, 1249, 1250, 4249, 4250, 5000, 6000].map(
          (atMs) => counted.frameAt(atMs).instances.get(id)?.facts.lit,
        ),
      ).toEqual([0, 0, 1, 1, 0, 1, 0]);
    expect(counted.frameAt(1250).instances.get('right')?.facts.seen).toBe(2);
    expect(counted.traceHash).toBe(run.traceHash);
  });

  it('is made of the same objects until something changes', () => {
    expect(run.frameAt(2000).instances).toBe(run.frameAt(3000).instances);
    expect(run.frameAt(2000).flows).toBe(run.frameAt(3000).flows);
    expect(viewAt(1100, 'left')).toBe(viewAt(4500, 'left'));
    expect(run.frameAt(4250).instances).not.toBe(run.frameAt(4249).instances);
  });
});
