// A whole run from its spec: settled or from boot, straight or as a fork of another run. It knows no technology.
import { assert } from './assert';
import type { Captured, Scheduled } from './captured';
import { exclusivesBroken } from './checkers';
import { type FrameSource, framesOf } from './frames';
import { type InternedState, sharedCache } from './interning';
import { LIMITS, SETTLED_REST_MS } from './limits';
import { outagesOf } from './outages';
import { type PreparedPlan, prepare } from './prepared-plan';
import { type Broken, markOf, type Recording, shifted } from './recording';
import { Simulation } from './simulation';
import { hashOfTrace } from './trace-hash';
import type { Outage, Plan, Run, RunSpec, TimedStep } from './types';

export interface SimulateOptions {
  /** A run of the same plan: what both have in common is taken from its checkpoints instead of being run again. */
  readonly prefix?: Run;
  /** False for runs that nobody will fork, as in a sweep. */
  readonly forkable?: boolean;
}

/** Where a run can be taken up again: just before something happened at `beforeMs`. */
interface Checkpoint {
  readonly beforeMs: number;
  readonly captured: Captured;
}

/** A checkpoint before each step, and one more after so many entries. */
const ENTRIES_PER_CHECKPOINT = 500;

// A field of the run, not a WeakMap of runs: a sweep makes a million of them, and each weak key costs the collector.
const checkpointsOf = (run: Run | undefined): readonly Checkpoint[] =>
  run instanceof FinishedRun ? run.checkpoints : [];

/**
 * Runs a spec to `untilMs`. Two calls with the same plan and spec give the same trace, byte by byte, with or without `prefix`.
 * Steps that the plan refuses are listed in the run's `errors`, the others stand; `impossibleSteps` tells beforehand.
 */
export function simulate(plan: Plan, spec: RunSpec, options: SimulateOptions = {}): Run {
  const checkpoint = commonCheckpoint(plan, spec, options.prefix);
  const simulation = checkpoint === undefined ? started(plan, spec) : resumed(plan, spec, checkpoint);
  const checkpoints = checkpointsOf(options.prefix).filter(
    (known) => checkpoint !== undefined && known.beforeMs <= checkpoint.beforeMs,
  );
  const stepTimes = new Set(spec.steps.map((step) => step.atMs));
  let entriesThen = simulation.recording.trace.length;
  let latest = checkpoint?.beforeMs ?? Number.NEGATIVE_INFINITY;
  const keepCheckpoint = (beforeMs: number): void => {
    const entries = simulation.recording.trace.length;
    if (beforeMs <= latest || (!stepTimes.has(beforeMs) && entries - entriesThen < ENTRIES_PER_CHECKPOINT)) return;
    checkpoints.push({ beforeMs, captured: simulation.capture() });
    entriesThen = entries;
    latest = beforeMs;
  };
  simulation.advance(spec.untilMs, options.forkable === false ? undefined : keepCheckpoint);
  return new FinishedRun(plan, spec, simulation.recording, checkpoints);
}

/** Reasons why steps of a run cannot be done, one sentence each; the run can start when there are none. */
export function impossibleSteps(plan: Plan, spec: Pick<RunSpec, 'from' | 'steps'>): readonly string[] {
  const { world } = spec.from === 'settled' ? new Simulation(plan, settled(plan)) : new Simulation(plan);
  return spec.steps.flatMap(({ atMs, step }) => {
    const problem =
      Number.isInteger(atMs) && atMs >= 0
        ? plan.execute(step, world).error
        : `A step is at ${atMs} ms, expected a whole number of milliseconds from 0 on.`;
    return problem === undefined ? [] : [problem];
  });
}

function scheduledSteps(steps: readonly TimedStep[]): Scheduled[] {
  return steps.map(({ atMs, step }) => ({ atMs, kind: 'step', step }));
}

function started(plan: Plan, spec: RunSpec): Simulation {
  const simulation = spec.from === 'settled' ? new Simulation(plan, settled(plan)) : new Simulation(plan);
  if (spec.from === 'boot') simulation.schedule(bootOf(plan));
  simulation.schedule(scheduledSteps(spec.steps));
  return simulation;
}

function bootOf(plan: Plan): Scheduled[] {
  return plan.boot.map(({ atMs, deliveries }) => ({ atMs, kind: 'boot', deliveries }));
}

const settledPlans = new WeakMap<Plan, Captured>();

/** The plan's steady state: booted from power-on until nothing is left to happen, then rested; its present is 0. */
export function settled(plan: Plan): Captured {
  const known = settledPlans.get(plan);
  // After the caches were cleared it is booted again: restoring it from JSON for every run would cost more.
  if (known !== undefined && known.cache === sharedCache()) return known;
  const simulation = new Simulation(plan);
  simulation.schedule(bootOf(plan));
  simulation.advance(LIMITS.settleMs);
  assert(simulation.nextAtMs() === undefined, 'the boot does not come to rest');
  if (plan.onSettled !== undefined) simulation.deliverNow(plan.onSettled);
  simulation.advance(LIMITS.settleMs);
  assert(simulation.nextAtMs() === undefined, 'the boot does not come to rest');
  const captured = simulation.capture();
  const recording = shifted(simulation.recording, -(simulation.nowMs + SETTLED_REST_MS));
  const rested: Captured = {
    ...captured,
    progress: { ...captured.progress, nowMs: 0 },
    recording: markOf(recording),
  };
  settledPlans.set(plan, rested);
  return rested;
}

/** The latest checkpoint of the other run up to which both are the same. */
function commonCheckpoint(plan: Plan, spec: RunSpec, prefix: Run | undefined): Checkpoint | undefined {
  if (prefix === undefined || prefix.plan !== plan || prefix.spec.from !== spec.from) return undefined;
  const mine = inOrder(spec.steps);
  const theirs = inOrder(prefix.spec.steps);
  let same = 0;
  while (same < mine.length && same < theirs.length && sameStep(mine[same], theirs[same])) same++;
  const divergesMs = Math.min(
    mine[same]?.atMs ?? Number.POSITIVE_INFINITY,
    theirs[same]?.atMs ?? Number.POSITIVE_INFINITY,
  );
  return checkpointsOf(prefix).findLast(({ beforeMs }) => beforeMs <= divergesMs && beforeMs <= spec.untilMs);
}

function inOrder(steps: readonly TimedStep[]): readonly TimedStep[] {
  return [...steps].sort((a, b) => a.atMs - b.atMs);
}

function sameStep(a: TimedStep | undefined, b: TimedStep | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function resumed(plan: Plan, spec: RunSpec, { beforeMs, captured }: Checkpoint): Simulation {
  // The checkpoint's own future steps give way to those of this spec; power that is still to come on at boot stays.
  const boot = captured.scheduled.slice(captured.progress.nextScheduled).filter((one) => one.kind === 'boot');
  const simulation = new Simulation(plan, {
    ...captured,
    scheduled: [],
    progress: { ...captured.progress, nextScheduled: 0 },
  });
  simulation.schedule([...boot, ...scheduledSteps(spec.steps.filter((step) => step.atMs >= beforeMs))]);
  return simulation;
}

class FinishedRun implements Run {
  readonly spec: RunSpec;
  readonly plan: Plan;
  readonly checkpoints: readonly Checkpoint[];
  readonly #recording: Recording;
  readonly #prepared: PreparedPlan;
  #hash: string | undefined;
  #outages: ReadonlyMap<string, readonly Outage[]> | undefined;
  #frames: FrameSource | undefined;
  #instants: readonly number[] | undefined;
  #broken: readonly Broken[] | undefined;

  constructor(plan: Plan, spec: RunSpec, recording: Recording, checkpoints: readonly Checkpoint[]) {
    this.checkpoints = checkpoints;
    this.plan = plan;
    this.spec = spec;
    this.#recording = recording;
    this.#prepared = prepare(plan);
  }

  get trace() {
    return this.#recording.trace;
  }

  get replies() {
    return this.#recording.replies;
  }

  get errors() {
    return this.#recording.errors;
  }

  get broken() {
    this.#broken ??= this.#allBroken();
    return this.#broken;
  }

  get outages() {
    this.#outages ??= outagesOf(this.plan, this.#recording, (id) => this.#initialState(id), this.spec.untilMs);
    return this.#outages;
  }

  get traceHash() {
    this.#hash ??= hashOfTrace(this.trace);
    return this.#hash;
  }

  get lastEventMs() {
    return Math.max(0, this.trace.at(-1)?.atMs ?? 0);
  }

  get instants() {
    this.#instants ??= [...new Set(this.trace.map((entry) => entry.atMs))].filter((atMs) => atMs >= 0);
    return this.#instants;
  }

  readonly frameAt = (atMs: number) => {
    this.#frames ??= framesOf(
      this.plan,
      this.#recording,
      this.#prepared.initial.map((first) => first.next),
      this.outages,
    );
    return this.#frames.frameAt(Math.min(atMs, this.spec.untilMs));
  };

  #initialState(id: string): string {
    return this.#initialOf(id)?.described.state ?? '';
  }

  #initialOf(id: string): InternedState | undefined {
    return this.#prepared.initial[this.#prepared.indexOf.get(id) ?? -1]?.next;
  }

  #allBroken(): readonly Broken[] {
    const { trace, states, broken } = this.#recording;
    const twice = exclusivesBroken(
      this.plan,
      trace,
      (id) => this.#initialOf(id)?.described.role ?? '',
      (id) => this.#initialState(id),
      (at) => states[at]?.described.role ?? '',
      this.spec.untilMs,
    );
    return [...broken, ...twice].sort((a, b) => a.atMs - b.atMs);
  }
}
