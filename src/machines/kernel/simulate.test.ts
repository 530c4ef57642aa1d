// Whole runs of a tiny plan: order, causes, timers, settling, frames, replies, errors.
import { describe, expect, it } from 'vitest';
import { clearCaches } from './interning';
import { impossibleSteps, simulate } from './simulate';
import { blinkPlan } from './testing/blink-plan';
import type { Run, RunSpec, Step, TraceEntry } from './types';

const fail = (target: string): Step => ({ kind: 'fail', target });
const repair = (target: string): Step => ({ kind: 'repair', target });
const runOf = (steps: readonly [number, Step][], extra: Partial<RunSpec> = {}, plan = blinkPlan()): Run =>
  simulate(plan, {
    designHash: 'test',
    from: 'settled',
    steps: steps.map(([atMs, step]) => ({ atMs, step })),
    untilMs: 60_000,
    ...extra,
  });
const line = ({ atMs, instance, event, from, to, rule }: TraceEntry) =>
  `${atMs} ${instance} ${event} ${from}>${to} ${rule}`;
const story = (run: Run) => run.trace.filter(({ atMs }) => atMs >= 0).map(line);

describe('a settled run', () => {
  it('boots before 0 and rests ten minutes after the last event', () => {
    const run = runOf([]);
    expect(run.trace[0]).toMatchObject({ instance: 'left', event: 'PRESS', cause: null });
    expect(run.trace.at(-1)?.atMs).toBe(-600_000);
    expect(run.trace.map(({ seq }) => seq)).toEqual(run.trace.map((_, at) => at));
    expect(run.lastEventMs).toBe(0);
    expect(run.instants).toEqual([]);
  });

  it('tells a story in which every entry has its cause', () => {
    const run = runOf([
      [1000, fail('left')],
      [5000, repair('left')],
    ]);
    expect(story(run)).toEqual([
      '1000 left fail dark>bright lamp.press',
      '1250 right NEIGHBOUR dark>dark lamp.seen',
      '1250 right EVALUATE dark>glowing lamp.follow',
      '4250 right COOL glowing>dark lamp.cool',
      '5000 left repair bright>glowing lamp.release',
      '5250 right NEIGHBOUR dark>dark lamp.seen',
      '6000 left COOL glowing>dark lamp.cool',
      '6250 right NEIGHBOUR dark>dark lamp.seen',
    ]);
    const chain: string[] = [];
    let at: number | null = run.trace.find((entry) => line(entry).startsWith('4250 right'))?.seq ?? null;
    while (at !== null) {
      const entry: TraceEntry | undefined = run.trace[at];
      chain.push(entry === undefined ? '?' : line(entry));
      at = entry?.cause ?? null;
    }
    expect(chain.reverse()).toEqual(story(run).slice(0, 4));
    // What a rule needs beside its cause is named where it came, the last of each.
    expect(run.trace.find((entry) => line(entry).startsWith('1250 right EVALUATE'))?.alsoBy).toEqual([
      run.trace.findLast((entry) => entry.atMs < 0 && line(entry).includes('right COOL'))?.seq,
      run.trace.find((entry) => line(entry).startsWith('1250 right NEIGHBOUR'))?.seq,
    ]);
    expect(run.broken).toEqual([]);
    expect(run.instants).toEqual([1000, 1250, 4250, 5000, 5250, 6000, 6250]);
    expect(run.lastEventMs).toBe(6250);
  });

  it('ends at its end, with what happens in that ms', () => {
    expect(story(runOf([[1000, fail('left')]], { untilMs: 1250 }))).toHaveLength(3);
    expect(story(runOf([[1000, fail('left')]], { untilMs: 1249 }))).toHaveLength(1);
  });

  it('does steps of one instant in the order in which they are written', () => {
    const forth = runOf([
      [1000, fail('left')],
      [1000, repair('left')],
    ]);
    expect(story(forth).slice(0, 2)).toEqual([
      '1000 left fail dark>bright lamp.press',
      '1000 left repair bright>glowing lamp.release',
    ]);
    const back = runOf([
      [1000, repair('left')],
      [1000, fail('left')],
    ]);
    expect(story(back).slice(0, 2)).toEqual([
      '1000 left repair dark>dark none',
      '1000 left fail dark>bright lamp.press',
    ]);
    expect(back.broken).toEqual([]);
  });

  it('keeps replies, and errors without stopping', () => {
    const run = runOf([
      [1000, fail('middle')],
      [2000, { kind: 'request', node: 'n', command: 'shine' }],
    ]);
    expect(run.errors).toEqual([{ atMs: 1000, message: 'no lamp middle' }]);
    expect(run.replies).toEqual([{ atMs: 2000, node: 'n', command: 'shine', text: 'done: shine', accepted: true }]);
    expect(story(run)[0]).toBe('2000 left request dark>dark lamp.seen');
  });

  it('says beforehand which steps are impossible', () => {
    const steps = [
      { atMs: 0, step: fail('middle') },
      { atMs: 1.5, step: fail('left') },
      { atMs: 1, step: fail('left') },
    ];
    expect(impossibleSteps(blinkPlan(), { from: 'settled', steps })).toEqual([
      'no lamp middle',
      'A step is at 1.5 ms, expected a whole number of milliseconds from 0 on.',
    ]);
  });
});

describe('a run from boot', () => {
  it('powers on at 0 and does steps while it boots', () => {
    const run = runOf([[150, fail('right')]], { from: 'boot' });
    expect(story(run).slice(0, 2)).toEqual([
      '100 left PRESS dark>bright lamp.press',
      '150 right fail dark>bright lamp.press',
    ]);
  });
});

describe('messages over a link', () => {
  it('travel only while the instance on the way is in the named state', () => {
    const via = [{ instance: 'right', state: 'dark' }];
    const routes = new Map([['left', new Map([['NEIGHBOUR', [{ to: 'right', delayMs: 250, via }]]])]]);
    const plan = blinkPlan({ routes, boot: [] });
    const arrives = runOf([[1000, fail('left')]], {}, plan);
    expect(story(arrives)).toContain('1250 right NEIGHBOUR dark>dark lamp.seen');
    const cutOnTheWay = runOf(
      [
        [1000, fail('left')],
        [1100, fail('right')],
      ],
      {},
      plan,
    );
    expect(story(cutOnTheWay)).toEqual([
      '1000 left fail dark>bright lamp.press',
      '1100 right fail dark>bright lamp.press',
    ]);
  });
});

describe('checkers', () => {
  it('complain once about what stays wrong, and again when it returns', () => {
    const checkers = [
      {
        id: 'dark',
        check: ({ state }: Parameters<NonNullable<ReturnType<typeof blinkPlan>['afterInstant']>>[0]) =>
          state('left')?.value === 'bright' ? 'left is bright' : undefined,
      },
    ];
    const run = runOf(
      [
        [1000, fail('left')],
        [5000, repair('left')],
        [9000, fail('left')],
      ],
      {},
      blinkPlan({ checkers, boot: [] }),
    );
    expect(run.broken).toEqual([
      { atMs: 1000, checker: 'dark', message: 'left is bright' },
      { atMs: 9000, checker: 'dark', message: 'left is bright' },
    ]);
  });

  it('complain about a rule that nobody knows', () => {
    const run = runOf([[1000, fail('left')]], { untilMs: 1000 }, blinkPlan({ rules: new Map(), boot: [] }));
    expect(run.broken).toEqual([
      { atMs: 1000, checker: 'rules', message: 'left goes from dark to bright by lamp.press, which is no rule.' },
    ]);
  });

  it('complain about two active that hear each other for longer than the grace', () => {
    const exclusives = [
      { id: 'one', instances: ['left', 'right'], paths: [{ instance: 'left', state: 'bright' }], graceMs: 500 },
    ];
    const plan = blinkPlan({ exclusives, boot: [], routes: new Map() });
    const both = (endsMs: number): [number, Step][] => [
      [1000, fail('left')],
      [2000, fail('right')],
      [endsMs, repair('right')],
    ];
    expect(runOf(both(2500), {}, plan).broken).toEqual([]);
    expect(runOf(both(2501), {}, plan).broken).toMatchObject([{ atMs: 2500, checker: 'one' }]);
    expect(runOf(both(2501), { untilMs: 2400 }, plan).broken).toEqual([]);
  });
});

describe('the hash of a trace', () => {
  it('is the same for the same spec, and another for another', () => {
    const steps: [number, Step][] = [[1000, fail('left')]];
    const { traceHash } = runOf(steps);
    expect(traceHash).toMatch(/^[0-9a-f]{32}$/);
    expect(runOf(steps).traceHash).toBe(traceHash);
    clearCaches();
    expect(runOf(steps).traceHash).toBe(traceHash);
    expect(runOf([[1001, fail('left')]]).traceHash).not.toBe(traceHash);
    // Pinned: other engines and other machines must come to the same digits.
    expect(traceHash).toBe('856cd104a754a69b6ad7542148ef23be');
  });

  it('does not count the boot', () => {
    const booted = runOf([[1000, fail('left')]]);
    const cold = runOf([[1000, fail('left')]], {}, blinkPlan({ boot: [] }));
    expect(booted.trace.length).toBeGreaterThan(cold.trace.length);
    expect(booted.traceHash).toBe(cold.traceHash);
  });
});

it('refuses a machine that never comes to an end within one ms', () => {
  const afterInstant = () => [{ to: 'left', event: { type: 'NEIGHBOUR', level: ++level } }];
  let level = 0;
  expect(() => runOf([[0, fail('left')]], {}, blinkPlan({ afterInstant, boot: [] }))).toThrow(
    'does not come to an end',
  );
});
