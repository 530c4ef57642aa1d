// What holds for any run: saved and restored, forked, or run twice, it is the same, byte by byte.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './kernel/canonical';
import { settlingOf } from './kernel/checkers';
import { clearCaches } from './kernel/interning';
import { loadSimulation, type SavedSimulation, saveSimulation } from './kernel/saving';
import { settled, simulate } from './kernel/simulate';
import { Simulation } from './kernel/simulation';
import { blinkPlan } from './kernel/testing/blink-plan';
import type { Plan, Run, RunSpec, Step, TimedStep } from './kernel/types';
import { cabled } from './network/testing/cabling';
import { pairGroup, pairPlan } from './network/testing/pair';

const UNTIL_MS = 20_000;

const office = pairPlan(
  cabled({
    nodes: { office: 'host', sw1: 'switch', a: 'srx', b: 'srx', sw2: 'switch', web: 'host' },
    cables: {
      l1: 'office 0 - sw1 1',
      l2: 'sw1 2 - a in',
      l3: 'sw1 3 - b in',
      l4: 'a out - sw2 2',
      l5: 'b out - sw2 3',
      l6: 'sw2 1 - web 0',
      c0: 'a c0 - b c0 !control',
      c1: 'a c1 - b c1 !control',
    },
    flows: { 'office-to-web': ['office', 'web'], 'web-to-office': ['web', 'office'] },
    groups: [pairGroup('pair', ['a', 'b'])],
  }),
  {
    interfaces: { trust: { a: ['in'], b: ['in'] }, untrust: { a: ['out'], b: ['out'] } },
    peerLinks: ['c0', 'c1'],
    bootMs: 3000,
  },
);
const officeTargets = [
  'node:a',
  'node:b',
  'port:a/in',
  'link:l4',
  'link:l6',
  'peer:pair',
  'link:c1',
  'sync:pair',
  'node:sw1',
];
const officeStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('fail', 'repair'), target: fc.constantFrom(...officeTargets) }),
  fc.record({ kind: fc.constant('fail'), target: fc.constantFrom('reboot:a', 'reboot:b') }),
  fc.record({
    kind: fc.constant('request'),
    node: fc.constantFrom('a', 'm1'),
    command: fc.constantFrom('take', 'claim', 'yield'),
  }),
);
const lampStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('fail', 'repair'), target: fc.constantFrom('left', 'right') }),
  fc.constant<Step>({ kind: 'request', node: 'n', command: 'shine' }),
);

const stepsOf = (step: fc.Arbitrary<Step>): fc.Arbitrary<TimedStep[]> =>
  fc.array(fc.record({ atMs: fc.integer({ min: 0, max: 60 }).map((n) => n * 250), step }), { maxLength: 8 });
const inTime = (steps: readonly TimedStep[]) => steps.toSorted((a, b) => a.atMs - b.atMs);

const specOf = (from: RunSpec['from'], steps: readonly TimedStep[]): RunSpec => ({
  designHash: 'test',
  from,
  steps,
  untilMs: UNTIL_MS,
});

/** All that a run tells, as text. */
function bytes(run: Run): string {
  const frames = [0, 500, 1000, 1250, 3333, 7000, UNTIL_MS].map((atMs) => {
    const { instances, flows, failed } = run.frameAt(atMs);
    return { instances: [...instances.values()], flows, failed };
  });
  const { trace, replies, broken, errors, traceHash, lastEventMs, instants } = run;
  return canonicalJson({
    trace,
    replies,
    broken,
    errors,
    traceHash,
    lastEventMs,
    instants,
    outages: [...run.outages],
    frames,
  });
}

describe.each<[string, Plan, fc.Arbitrary<Step>]>([
  ['lamps', blinkPlan(), lampStep],
  ['a pair in an office', office, officeStep],
])('any run of %s', (_name, plan, step) => {
  const from = fc.constantFrom<RunSpec['from']>('settled', 'boot');

  it('is decided by its spec', () => {
    fc.assert(
      fc.property(from, stepsOf(step), (start, steps) => {
        const spec = specOf(start, steps);
        expect(bytes(simulate(plan, spec))).toBe(bytes(simulate({ ...plan }, spec)));
      }),
      { numRuns: 40 },
    );
  });

  it('goes on the same way after it was saved and restored at any instant', () => {
    fc.assert(
      fc.property(stepsOf(step), fc.integer({ min: 0, max: UNTIL_MS }), (steps, savedAtMs) => {
        const scheduled = steps.map(({ atMs, step: one }) => ({ atMs, kind: 'step' as const, step: one }));
        const straight = new Simulation(plan, settled(plan));
        straight.schedule(scheduled);
        straight.advance(UNTIL_MS);
        const first = new Simulation(plan, settled(plan));
        first.schedule(scheduled);
        first.advance(savedAtMs);
        const text = JSON.stringify(saveSimulation(plan, first.capture()));
        const second = new Simulation(plan, loadSimulation(plan, JSON.parse(text) as SavedSimulation));
        second.advance(UNTIL_MS);
        const endOf = (simulation: Simulation) => canonicalJson(saveSimulation(plan, simulation.capture()).recording);
        expect(endOf(second)).toBe(endOf(straight));
        expect(second.nextAtMs()).toBe(straight.nextAtMs());
      }),
      { numRuns: 60 },
    );
  });

  it('is the same as a fork of any other run', () => {
    fc.assert(
      fc.property(from, stepsOf(step), stepsOf(step), stepsOf(step), (start, common, mine, theirs) => {
        const parent = simulate(plan, specOf(start, [...inTime(common), ...theirs]));
        const spec = specOf(start, [...inTime(common), ...mine]);
        const straight = bytes(simulate(plan, spec));
        const fork = simulate(plan, spec, { prefix: parent });
        expect(bytes(fork)).toBe(straight);
        // A fork of a fork, and the parent again out of it.
        expect(bytes(simulate(plan, parent.spec, { prefix: fork }))).toBe(bytes(parent));
      }),
      { numRuns: 60 },
    );
  });

  it('never goes back in time, and every cause lies before its effect', () => {
    fc.assert(
      fc.property(from, stepsOf(step), (start, steps) => {
        const { trace } = simulate(plan, specOf(start, steps));
        trace.forEach((entry, at) => {
          expect(entry.seq).toBe(at);
          expect(entry.atMs).toBeGreaterThanOrEqual(trace[at - 1]?.atMs ?? Number.NEGATIVE_INFINITY);
          if (entry.cause !== null) expect(entry.cause).toBeLessThan(at);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('comes to rest', () => {
    fc.assert(
      fc.property(from, stepsOf(step), (start, steps) => {
        const run = simulate(plan, { ...specOf(start, steps), untilMs: 86_400_000 });
        expect(run.broken.filter(({ checker }) => !checker.startsWith('one-active'))).toEqual([]);
        const settling = settlingOf(run);
        expect(settling.running).toEqual([]);
        expect(settling.settledAfterMs).toBeLessThan(130_000);
      }),
      { numRuns: 40 },
    );
  });
});

it('a fork takes what it has in common from its parent instead of running it again', () => {
  const kill: TimedStep = { atMs: 5000, step: { kind: 'fail', target: 'link:l4' } };
  const parent = simulate(
    office,
    specOf('settled', [kill, { atMs: 9000, step: { kind: 'repair', target: 'link:l4' } }]),
  );
  const spec = specOf('settled', [kill, { atMs: 9000, step: { kind: 'request', node: 'b', command: 'take' } }]);
  const fork = simulate(office, spec, { prefix: parent });
  const straight = simulate(office, spec);
  const common = parent.trace.filter(({ atMs }) => atMs >= 0 && atMs < 9000);
  expect(common.length).toBeGreaterThan(0);
  expect(common.every((entry) => fork.trace[entry.seq] === entry)).toBe(true);
  expect(common.some((entry) => straight.trace[entry.seq] === entry)).toBe(false);
});

it('a fork is exact after the caches were cleared in between', () => {
  const kill: TimedStep = { atMs: 5000, step: { kind: 'fail', target: 'node:a' } };
  const take: TimedStep = { atMs: 9000, step: { kind: 'request', node: 'b', command: 'take' } };
  const parent = simulate(
    office,
    specOf('settled', [kill, { atMs: 9000, step: { kind: 'repair', target: 'node:a' } }]),
  );
  clearCaches();
  const fork = simulate(office, specOf('settled', [kill, take]), { prefix: parent });
  clearCaches();
  expect(bytes(fork)).toBe(bytes(simulate(office, specOf('settled', [kill, take]))));
});

it('a run that nobody forks keeps no checkpoints, and is the same', () => {
  const spec = specOf('settled', [{ atMs: 5000, step: { kind: 'fail', target: 'link:l4' } }]);
  expect(bytes(simulate(office, spec, { forkable: false }))).toBe(bytes(simulate(office, spec)));
});
