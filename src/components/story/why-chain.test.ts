// The chain of causes over a hand-made run.
import { describe, expect, it } from 'vitest';
import type { TraceEntry } from '../../machines/kernel/types';
import { reasonOf, roleAfter, withMinus } from './entry-words';
import { failoverRun } from './run-fixture';
import { ledgerOf, weakestConfidence, whyChain } from './why-chain';

describe('why', () => {
  it('follows the causes back to what the user did, newest first', () => {
    const why = whyChain(failoverRun(), 'rg@a', 5_000);
    expect(why?.question).toBe('Why secondary?');
    expect(why?.steps.map((step) => [step.atMs, step.what])).toEqual([
      [3_000, 'RG on a became secondary'],
      [3_000, 'RG on b became primary'],
      [2_000, 'RG on a stays primary'],
      [2_000, 'ge-0/0/3 on a killed'],
    ]);
    expect(why?.steps.at(-1)).toMatchObject({ byUser: true, role: 'failed', reason: '' });
  });
  it('asks why it is still there when only a figure changed', () => {
    const why = whyChain(failoverRun(), 'rg@a', 2_500);
    expect(why?.question).toBe('Why still primary?');
    expect(why?.steps[0]?.reason).toBe('255 − 255 = 0');
  });
  it('gives the rule with its source, and the words of the rule where the entry has none', () => {
    const step = whyChain(failoverRun(), 'rg@b', 5_000)?.steps[0];
    expect(step?.rules[0]).toMatchObject({ id: 'R-02', source: 'BOOK', confidence: 'documented' });
    expect(step?.reason).toBe('A peer that gave up is replaced.');
  });
  it('tells the boot of a machine that nothing has touched, and no boot of one that was', () => {
    expect(whyChain(failoverRun(), 'rg@a', 0)?.steps.map((step) => step.atMs)).toEqual([-500]);
    expect(whyChain(failoverRun(), 'rg@b', 0)?.steps).toEqual([]);
  });
  it('names the timer that ran out', () => {
    const run = failoverRun();
    const timer = { id: 'move', name: 'failover delay', rule: 'T-01', startedMs: 2_000, endsMs: 3_000 };
    const timed = {
      ...run,
      frameAt: (atMs: number) => {
        const frame = run.frameAt(atMs);
        const instances = new Map(frame.instances);
        const view = instances.get('rg@b');
        if (view && atMs >= 2_000 && atMs < 3_000) instances.set('rg@b', { ...view, timers: [timer] });
        return { ...frame, instances };
      },
    };
    const step = whyChain(timed, 'rg@b', 5_000)?.steps[0];
    expect(step?.timer).toMatchObject({ name: 'failover delay', durationMs: 1_000, rule: { id: 'T-01' } });
  });
  it('makes one step of what a machine went through in one instant', () => {
    const run = failoverRun();
    const ripe = {
      atMs: 3_000,
      seq: 2.5,
      instance: 'rg@b',
      event: 'RIPE',
      from: 'secondary',
      to: 'secondary',
      cause: 2,
      rule: 'T-01',
      facts: {},
    };
    const trace = run.trace.map((entry) => (entry.seq === 3 ? { ...entry, cause: 2.5 } : entry));
    const steps = whyChain({ ...run, trace: [...trace, ripe] }, 'rg@a', 5_000)?.steps ?? [];
    expect(steps.map((step) => step.seq)).toEqual([4, 3, 2, 1]);
    expect(steps[1]?.rules.map((rule) => rule.id)).toEqual(['R-02', 'T-01']);
  });
  it('follows what was needed beside the cause, each once', () => {
    const run = failoverRun();
    const other = {
      ...run.trace.find(({ seq }) => seq === 1),
      seq: 0.5,
      atMs: 1_000,
      instance: 'rg@b',
      event: 'fail',
    } as TraceEntry;
    const trace = run.trace.map((entry) => (entry.seq === 3 ? { ...entry, alsoBy: [2, 0.5] } : entry));
    const steps = whyChain({ ...run, trace: [...trace, other] }, 'rg@a', 5_000)?.steps ?? [];
    expect(steps.map((step) => step.seq)).toEqual([4, 3, 2, 1, 0.5]);
  });
  it('leaves out entries that only pass something on, also in the first place', () => {
    const run = failoverRun();
    const idle = {
      atMs: 2_000,
      seq: 2.5,
      instance: 'rg@a',
      event: 'EVALUATE',
      from: 'primary',
      to: 'primary',
      cause: 2,
      rule: 'none',
      facts: {},
    };
    const trace = [...run.trace, idle];
    const frameAt = (atMs: number) => {
      const frame = run.frameAt(atMs);
      const view = frame.instances.get('rg@a');
      const instances = new Map(frame.instances);
      if (view) instances.set('rg@a', { ...view, lastEntry: 2.5 });
      return { ...frame, instances };
    };
    expect(whyChain({ ...run, trace, frameAt }, 'rg@a', 2_500)?.steps.map((step) => step.seq)).toEqual([2, 1]);
  });
  it('starts at the change of state, not at what was noted after it in the same instant', () => {
    const run = failoverRun();
    const noted = {
      atMs: 3_000,
      seq: 5,
      instance: 'rg@a',
      event: 'COUNT',
      from: 'secondary',
      to: 'secondary',
      cause: 3,
      rule: 'T-01',
      text: 'failover count 2',
      facts: {},
    };
    const trace = [...run.trace, noted];
    const frameAt = (atMs: number) => {
      const frame = run.frameAt(atMs);
      const view = frame.instances.get('rg@a');
      const instances = new Map(frame.instances);
      if (view) instances.set('rg@a', { ...view, lastEntry: 5 });
      return { ...frame, instances };
    };
    const why = whyChain({ ...run, trace, frameAt }, 'rg@a', 5_000);
    expect(why?.question).toBe('Why secondary?');
    expect(why?.steps[0]?.what).toBe('RG on a became secondary');
  });
  it('knows no machine that is not in the run', () => {
    expect(whyChain(failoverRun(), 'rg@c', 0)).toBeUndefined();
  });
  it('is no surer than its weakest step', () => {
    const steps = whyChain(failoverRun(), 'rg@a', 5_000)?.steps ?? [];
    expect(weakestConfidence(steps)).toBe('documented');
    expect(weakestConfidence([])).toBeUndefined();
  });
});

describe('an entry', () => {
  const rule = { id: 'R', text: 'The move waits a second.', source: 'BOOK', confidence: 'derived' as const };
  it('says what the machine says, after the words of the rule where those are bare figures', () => {
    expect(reasonOf('Hold timer expired', rule)).toBe('Hold timer expired');
    expect(reasonOf('255 - 150 = 105', rule)).toBe('255 − 150 = 105');
    expect(reasonOf('(100/0)', rule)).toBe('The move waits a second. (100/0)');
    expect(reasonOf(undefined, rule)).toBe('The move waits a second.');
    expect(reasonOf(undefined, undefined)).toBe('');
  });
  it('has the role of its own state, not of the one that the instant ended in', () => {
    const run = failoverRun();
    const taken = run.trace.find((entry) => entry.seq === 4);
    if (!taken) throw new Error('the fixture has it');
    expect(roleAfter(run, taken)).toBe('standby');
    expect(roleAfter(run, { ...taken, to: 'primary' })).toBe('active');
  });
});

describe('figures', () => {
  it('have real minus signs', () => {
    expect(withMinus('255 - 150 - 150 = -45')).toBe('255 − 150 − 150 = −45');
    expect(withMinus('ge-0/0/14 is down')).toBe('ge-0/0/14 is down');
  });
  it('come from the last entry that tells a sum', () => {
    expect(ledgerOf(failoverRun(), 'rg@a', 1_999)).toBeUndefined();
    expect(ledgerOf(failoverRun(), 'rg@a', 9_000)).toBe('255 − 255 = 0');
  });
});
