// The discrete-event simulator: virtual time in whole ms, one queue, machines as pure functions. It knows no technology.
import { assert } from './assert';
import type { InternCache, InternedState, Transition } from './interning';
import { LIMITS } from './limits';
import { type PreparedPlan, type PreparedVia, prepare, prepareDelivery } from './prepared-plan';
import { EventQueue, PHASE, type Queued } from './queue';
import { emptyRecording, markOf, type Recording, type RecordingMark, recordingAt } from './recording';
import type { Consequence, Delivery, InstanceId, Message, Plan, Step, TraceEntry, World } from './types';
import type { Effect } from './xstate-adapter';

/** Something in the queue: a message on its way or a running timer. */
export interface Pending extends Queued {
  readonly to: number;
  readonly event: Message;
  readonly cause: number | null;
  readonly via: readonly PreparedVia[] | undefined;
  readonly data: Consequence['data'];
  /** Set for timers. */
  readonly timer: string | undefined;
  /** False once it was cancelled or replaced. */
  live: boolean;
}

/** Something that comes from outside at a known time: a step of the run, or power at boot. */
export type Scheduled =
  | { readonly atMs: number; readonly kind: 'step'; readonly step: Step }
  | { readonly atMs: number; readonly kind: 'boot'; readonly deliveries: readonly Delivery[] };

/** A simulation between two instants; what it refers to never changes, so that many runs can go on from it. */
export interface Captured {
  readonly cache: InternCache;
  readonly nowMs: number;
  readonly started: boolean;
  readonly order: number;
  readonly eventCount: number;
  readonly states: readonly InternedState[];
  readonly lastEntries: readonly number[];
  readonly pending: readonly Pending[];
  readonly scheduled: readonly Scheduled[];
  readonly nextScheduled: number;
  readonly failedNow: readonly string[];
  readonly lastBroken: ReadonlyMap<string, string>;
  readonly recording: RecordingMark;
}

export class Simulation {
  readonly plan: Plan;
  readonly world: World;
  readonly #prepared: PreparedPlan;
  readonly #states: InternedState[];
  readonly #lastEntries: number[];
  readonly #timers: (Map<string, Pending> | undefined)[] = [];
  readonly #queue = new EventQueue<Pending>();
  readonly #recording: Recording;
  #scheduled: readonly Scheduled[] = [];
  #nextScheduled = 0;
  #failedNow: readonly string[] = [];
  #lastBroken = new Map<string, string>();
  #nowMs = 0;
  #order = 0;
  #eventCount = 0;
  #instantEvents = 0;
  #changed = false;
  /** False until the first instant has run: flows are looked at even where nothing boots. */
  #started = false;

  /** Starts with every machine in its first state at 0, or goes on from what another simulation of the same plan captured. */
  constructor(plan: Plan, from?: Captured) {
    this.plan = plan;
    this.#prepared = prepare(plan);
    this.world = this.#makeWorld();
    this.#states = this.#prepared.initial.map((first) => first.next);
    this.#lastEntries = this.#states.map(() => -1);
    this.#recording = from === undefined ? emptyRecording() : recordingAt(from.recording);
    if (from === undefined) {
      this.#prepared.initial.forEach((first, at) => {
        this.#apply(at, first, null);
      });
    } else this.#goOnFrom(from);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get recording(): Recording {
    return this.#recording;
  }

  /** Adds what comes from outside, sorted by time; things of one instant keep their order. Nothing may lie in the past. */
  schedule(added: readonly Scheduled[]): void {
    const open = [...this.#scheduled.slice(this.#nextScheduled), ...added];
    this.#scheduled = open.sort((a, b) => a.atMs - b.atMs);
    this.#nextScheduled = 0;
    assert((this.#scheduled[0]?.atMs ?? this.#nowMs) >= this.#nowMs, 'a step lies in the past');
  }

  /** Instant of the next thing to happen; undefined = nothing will ever happen again. */
  nextAtMs(): number | undefined {
    if (!this.#started) return this.#nowMs;
    while (this.#queue.peek()?.live === false) this.#queue.pop();
    const queued = this.#queue.peek()?.atMs;
    const step = this.#scheduled[this.#nextScheduled]?.atMs;
    if (queued === undefined || step === undefined) return queued ?? step;
    return Math.min(queued, step);
  }

  /** Runs every instant up to and including `untilMs`; `beforeInstant` sees the simulation just before each of them. */
  advance(untilMs: number, beforeInstant?: (atMs: number) => void): void {
    for (;;) {
      const next = this.nextAtMs();
      if (next === undefined || next > untilMs) break;
      beforeInstant?.(next);
      this.#runInstant(next);
    }
  }

  /** Delivers at the present instant, as if from outside, and runs the instant to its end. */
  deliverNow(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) this.#send(delivery, null);
    this.#runInstant(this.#nowMs);
  }

  /** The whole simulation as it is between two instants; cheap: lists are shared, not copied. */
  capture(): Captured {
    return {
      cache: this.#prepared.cache,
      nowMs: this.#nowMs,
      started: this.#started,
      order: this.#order,
      eventCount: this.#eventCount,
      states: [...this.#states],
      lastEntries: [...this.#lastEntries],
      pending: this.#queue
        .items()
        .filter((item) => item.live)
        .map((item) => ({ ...item })),
      scheduled: this.#scheduled,
      nextScheduled: this.#nextScheduled,
      failedNow: this.#failedNow,
      lastBroken: new Map(this.#lastBroken),
      recording: markOf(this.#recording),
    };
  }

  #goOnFrom(from: Captured): void {
    assert(from.states.length === this.#states.length, 'captured from another plan');
    // A cache that was cleared meanwhile knows other objects for the same values.
    const { cache } = this.#prepared;
    const same = cache === from.cache;
    from.states.forEach((state, at) => {
      this.#states[at] = same ? state : cache.restored(state.machine, state.state);
    });
    from.lastEntries.forEach((seq, at) => {
      this.#lastEntries[at] = seq;
    });
    for (const item of from.pending) {
      const own = { ...item, event: same ? item.event : cache.message(item.event) };
      this.#queue.push(own);
      if (own.timer !== undefined) this.#timersOf(own.to).set(own.timer, own);
    }
    this.#scheduled = from.scheduled;
    this.#nextScheduled = from.nextScheduled;
    this.#failedNow = from.failedNow;
    this.#lastBroken = new Map(from.lastBroken);
    this.#nowMs = from.nowMs;
    this.#started = from.started;
    this.#order = from.order;
    this.#eventCount = from.eventCount;
  }

  #makeWorld(): World {
    const { indexOf } = this.#prepared;
    const stateOf = (id: InstanceId): InternedState | undefined => {
      const at = indexOf.get(id);
      return at === undefined ? undefined : this.#states[at];
    };
    const now = (): number => this.#nowMs;
    return {
      get nowMs() {
        return now();
      },
      state: (id) => stateOf(id)?.state,
      described: (id) => stateOf(id)?.described,
    };
  }

  #runInstant(atMs: number): void {
    assert(atMs >= this.#nowMs, 'time goes back');
    this.#nowMs = atMs;
    this.#instantEvents = 0;
    this.#changed = !this.#started;
    this.#started = true;
    for (let round = 0; ; round++) {
      assert(round <= LIMITS.roundsPerInstant, `the instant ${atMs} ms does not come to an end`);
      this.#drain();
      if (!this.#changed) break;
      this.#changed = false;
      if (this.plan.afterInstant === undefined) break;
      const consequences = this.plan.afterInstant(this.world);
      if (consequences.length === 0) break;
      for (const one of consequences) this.#send(one, this.#latestOf(one.causedBy), one.data);
    }
    this.#check();
  }

  /** Everything of this instant: steps, then the queue, until neither has anything left. */
  #drain(): void {
    for (;;) {
      const scheduled = this.#scheduled[this.#nextScheduled];
      if (scheduled !== undefined && scheduled.atMs === this.#nowMs) {
        this.#nextScheduled++;
        this.#perform(scheduled);
        continue;
      }
      const next = this.#queue.peek();
      if (next === undefined || next.atMs !== this.#nowMs) return;
      this.#queue.pop();
      if (next.live) this.#happen(next);
    }
  }

  #happen(item: Pending): void {
    this.#count();
    if (item.timer !== undefined) this.#stopTimer(item);
    if (!this.#passable(item.via)) return;
    this.#deliver(item.to, item.event, item.cause, item.data);
  }

  #count(): void {
    this.#eventCount++;
    this.#instantEvents++;
    assert(this.#eventCount <= LIMITS.eventsPerRun, `more than ${LIMITS.eventsPerRun} events in one run`);
    assert(
      this.#instantEvents <= LIMITS.eventsPerInstant,
      `more than ${LIMITS.eventsPerInstant} events at ${this.#nowMs} ms`,
    );
  }

  #perform(scheduled: Scheduled): void {
    if (scheduled.kind === 'boot') {
      for (const delivery of scheduled.deliveries) this.#send(delivery, null);
      return;
    }
    const { step } = scheduled;
    const outcome = this.plan.execute(step, this.world);
    if (outcome.error !== undefined) {
      this.#recording.errors.push({ atMs: this.#nowMs, message: outcome.error });
      return;
    }
    this.#mark(step, outcome.marks);
    if (outcome.reply !== undefined) {
      const command =
        step.kind === 'commit' ? step.lines.join('\n') : step.kind === 'request' ? step.command : step.target;
      const node = step.kind === 'request' || step.kind === 'commit' ? step.node : '';
      this.#recording.replies.push({ atMs: this.#nowMs, node, command, ...outcome.reply });
    }
    for (const delivery of outcome.deliveries) {
      const { to, event, via, delayMs } = this.#resolved(delivery);
      assert(event !== undefined, `a step sends no event to ${delivery.to}`);
      if (delayMs > 0) this.#queueMessage(to, event, null, delayMs, via);
      else if (this.#passable(via)) this.#deliver(to, event, null, undefined, step.kind);
    }
  }

  #mark(step: Step, marks: { readonly add: readonly string[]; readonly remove: readonly string[] } | undefined): void {
    const own = step.kind === 'fail' || step.kind === 'repair' ? [step.target] : [];
    const add = marks?.add ?? (step.kind === 'fail' ? own : []);
    const remove = marks?.remove ?? (step.kind === 'repair' ? own : []);
    if (add.length === 0 && remove.length === 0) return;
    const kept = this.#failedNow.filter((target) => !remove.includes(target) && !add.includes(target));
    this.#failedNow = Object.freeze([...kept, ...add].sort());
    this.#recording.failed.push({ atMs: this.#nowMs, failed: this.#failedNow });
  }

  #resolved(delivery: Delivery): ReturnType<typeof prepareDelivery> {
    return prepareDelivery(delivery, this.#prepared.indexOf, this.#prepared.cache);
  }

  #send(delivery: Delivery, cause: number | null, data?: Consequence['data']): void {
    const { to, event, via, delayMs } = this.#resolved(delivery);
    assert(event !== undefined, `nothing is sent to ${delivery.to}`);
    this.#queueMessage(to, event, cause, delayMs, via, data);
  }

  /** A message over a link leaves only while the link is there, and arrives only if it still is. */
  #queueMessage(
    to: number,
    event: Message,
    cause: number | null,
    delayMs: number,
    via: readonly PreparedVia[] | undefined,
    data?: Consequence['data'],
  ): void {
    if (!this.#passable(via)) return;
    const atMs = this.#nowMs + delayMs;
    const order = this.#order++;
    this.#queue.push({ atMs, phase: PHASE.message, order, to, event, cause, via, data, timer: undefined, live: true });
  }

  #passable(via: readonly PreparedVia[] | undefined): boolean {
    if (via === undefined) return true;
    return via.every(({ instance, state }) => this.#states[instance]?.described.state === state);
  }

  /** One step of one machine; `stepName` is set where a step of the run hits it, which always leaves an entry. */
  #deliver(to: number, event: Message, cause: number | null, data: Consequence['data'], stepName?: string): void {
    const from = this.#states[to];
    assert(from !== undefined, 'an instance without state');
    const transition = this.#prepared.cache.transition(from, event);
    const { next, rule, text } = transition;
    let seq = cause;
    if (next !== from || rule !== undefined || stepName !== undefined) {
      const moved = next.described.state !== from.described.state;
      seq = this.#write(to, next, {
        atMs: this.#nowMs,
        seq: this.#recording.trace.length,
        instance: this.#prepared.specs[to]?.id ?? '',
        event: stepName ?? event.type,
        from: from.described.state,
        to: next.described.state,
        cause,
        rule: rule ?? 'none',
        ...(text === undefined ? undefined : { text }),
        facts: next.described.facts,
        ...(data === undefined ? undefined : { data }),
      });
      if (rule === undefined ? moved : !this.plan.rules.has(rule)) {
        const what = rule === undefined ? 'without a rule' : `by ${rule}, which nobody knows`;
        this.#report(
          'rules',
          `${this.#prepared.specs[to]?.id ?? ''} goes from ${from.described.state} to ${next.described.state} ${what}`,
        );
      }
      this.#states[to] = next;
      if (next !== from) this.#changed = true;
    }
    this.#apply(to, transition, seq);
  }

  #write(to: number, next: InternedState, entry: TraceEntry): number {
    const { trace, instances, states } = this.#recording;
    trace.push(Object.freeze(entry));
    instances.push(to);
    states.push(next);
    this.#lastEntries[to] = entry.seq;
    return entry.seq;
  }

  #apply(at: number, transition: Transition, cause: number | null): void {
    for (const effect of transition.effects) {
      switch (effect.kind) {
        case 'timer':
          this.#startTimer(at, effect, cause);
          break;
        case 'cancel': {
          const running = this.#timers[at]?.get(effect.id);
          if (running !== undefined) this.#stopTimer(running);
          break;
        }
        case 'emit':
          for (const { to, event, via, delayMs } of this.#prepared.routes[at]?.get(effect.event.type) ?? [])
            this.#queueMessage(to, event ?? effect.event, cause, delayMs, via);
      }
    }
  }

  #timersOf(at: number): Map<string, Pending> {
    const known = this.#timers[at];
    if (known !== undefined) return known;
    const own = new Map<string, Pending>();
    this.#timers[at] = own;
    return own;
  }

  #startTimer(at: number, effect: Effect & { readonly kind: 'timer' }, cause: number | null): void {
    const timers = this.#timersOf(at);
    const running = timers.get(effect.id);
    if (running !== undefined) this.#stopTimer(running);
    const atMs = this.#nowMs + effect.delayMs;
    const item: Pending = {
      atMs,
      phase: effect.delayMs > 0 ? PHASE.timer : PHASE.endOfInstant,
      order: this.#order++,
      to: at,
      event: effect.event,
      cause,
      via: undefined,
      data: undefined,
      timer: effect.id,
      live: true,
    };
    timers.set(effect.id, item);
    this.#queue.push(item);
    if (item.phase === PHASE.timer)
      this.#recording.timers.push({ atMs: this.#nowMs, instance: at, timer: effect.id, endsMs: atMs });
  }

  #stopTimer(item: Pending): void {
    item.live = false;
    if (item.timer === undefined) return;
    this.#timers[item.to]?.delete(item.timer);
    if (item.phase === PHASE.timer)
      this.#recording.timers.push({ atMs: this.#nowMs, instance: item.to, timer: item.timer, endsMs: null });
  }

  /** seq of the newest entry of these instances in this instant, else of the newest entry of the instant. */
  #latestOf(ids: readonly InstanceId[] | undefined): number | null {
    let latest = -1;
    for (const id of ids ?? [])
      latest = Math.max(latest, this.#lastEntries[this.#prepared.indexOf.get(id) ?? -1] ?? -1);
    const { trace } = this.#recording;
    if (trace[latest]?.atMs === this.#nowMs) return latest;
    const last = trace.at(-1);
    return last?.atMs === this.#nowMs ? last.seq : null;
  }

  #check(): void {
    for (const { id, check } of this.plan.checkers ?? []) {
      const message = check(this.world);
      if (message === undefined) this.#lastBroken.delete(id);
      else if (this.#lastBroken.get(id) !== message) {
        this.#lastBroken.set(id, message);
        this.#report(id, message);
      }
    }
  }

  #report(checker: string, message: string): void {
    this.#recording.broken.push({ atMs: this.#nowMs, checker, message });
  }
}
