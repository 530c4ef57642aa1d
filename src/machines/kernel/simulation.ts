// The discrete-event simulator: virtual time in whole ms, one queue, machines as pure functions. It knows no technology.
import { assert, assertNever } from './assert';
import type { Captured, Pending, Scheduled } from './captured';
import { askCheckers, ruleComplaint } from './checkers';
import type { InternedState, Transition } from './interning';
import { LIMITS } from './limits';
import { type PreparedPlan, type PreparedVia, prepare, prepareDelivery } from './prepared-plan';
import { EventQueue, PHASE } from './queue';
import { emptyRecording, lastOf, markOf, newestNow, type Recording, recordingAt } from './recording';
import { Situation } from './situation';
import { failedAfter, replyTo } from './steps';
import { TimerTable } from './timer-table';
import type { Consequence, Delivery, Message, Plan, TraceEntry, World } from './types';
import { worldOver } from './world';
import type { Effect } from './xstate-adapter';

export class Simulation {
  readonly plan: Plan;
  readonly world: World;
  readonly #prepared: PreparedPlan;
  readonly #states: InternedState[];
  readonly #situation: Situation;
  readonly #lastEntries: number[];
  readonly #timers: TimerTable;
  readonly #queue = new EventQueue<Pending>();
  readonly #recording: Recording;
  #scheduled: readonly Scheduled[] = [];
  #nextScheduled = 0;
  #failedNow: readonly string[] = [];
  readonly #lastBroken = new Map<string, string>();
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
    this.#states = this.#prepared.initial.map((first) => first.next);
    this.#situation = new Situation(plan.watched?.length ?? 0, this.#prepared.cache.pairs);
    this.world = worldOver(
      this.#prepared.indexOf,
      this.#states,
      () => this.#nowMs,
      () => this.#situation.root(),
    );
    this.#lastEntries = from === undefined ? this.#states.map(() => -1) : [...from.lastEntries];
    this.#recording = from === undefined ? emptyRecording() : recordingAt(from.recording);
    this.#timers = new TimerTable(this.#recording.timers);
    if (from === undefined) {
      this.#prepared.initial.forEach((first, at) => {
        this.#apply(at, first, null);
      });
    } else this.#goOnFrom(from);
    this.#states.forEach((state, at) => {
      this.#watch(at, state);
    });
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
      progress: {
        nowMs: this.#nowMs,
        started: this.#started,
        order: this.#order,
        eventCount: this.#eventCount,
        nextScheduled: this.#nextScheduled,
      },
      states: [...this.#states],
      lastEntries: [...this.#lastEntries],
      pending: this.#queue
        .items()
        .filter((item) => item.live)
        .map((item) => ({ ...item })),
      scheduled: this.#scheduled,
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
    for (const item of from.pending) {
      const own = { ...item, event: same ? item.event : cache.message(item.event) };
      this.#queue.push(own);
      this.#timers.restore(own);
    }
    this.#scheduled = from.scheduled;
    this.#failedNow = from.failedNow;
    for (const [checker, message] of from.lastBroken) this.#lastBroken.set(checker, message);
    this.#nowMs = from.progress.nowMs;
    this.#started = from.progress.started;
    this.#order = from.progress.order;
    this.#eventCount = from.progress.eventCount;
    this.#nextScheduled = from.progress.nextScheduled;
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
      for (const one of consequences) this.#send(one, this.#causeOf(one), one.data);
    }
    this.#recording.broken.push(...askCheckers(this.plan, this.world, this.#lastBroken));
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
    this.#eventCount++;
    this.#instantEvents++;
    assert(this.#eventCount <= LIMITS.eventsPerRun, `more than ${LIMITS.eventsPerRun} events in one run`);
    assert(
      this.#instantEvents <= LIMITS.eventsPerInstant,
      `more than ${LIMITS.eventsPerInstant} events at ${this.#nowMs} ms`,
    );
    if (item.timer !== undefined) this.#timers.stop(item, this.#nowMs);
    if (!this.#passable(item.via)) return;
    this.#deliver(item.to, item.event, item.cause, item.data);
  }

  #perform(scheduled: Scheduled): void {
    if (scheduled.kind === 'boot') {
      // At once, like steps: a device that a step of the same instant switches off again must have had power.
      for (const delivery of scheduled.deliveries) {
        const { to, event, via, delayMs } = this.#resolved(delivery);
        assert(event !== undefined, `nothing is sent to ${delivery.to}`);
        if (delayMs > 0) this.#queueMessage(to, event, null, delayMs, via);
        else if (this.#passable(via)) this.#deliver(to, event, null, undefined);
      }
      return;
    }
    const { step } = scheduled;
    const outcome = this.plan.execute(step, this.world);
    if (outcome.error !== undefined) {
      this.#recording.errors.push({ atMs: this.#nowMs, message: outcome.error });
      return;
    }
    const failed = failedAfter(this.#failedNow, step, outcome.marks);
    if (failed !== this.#failedNow) this.#recording.failed.push({ atMs: this.#nowMs, failed });
    this.#failedNow = failed;
    if (outcome.reply !== undefined) this.#recording.replies.push(replyTo(step, outcome.reply, this.#nowMs));
    for (const delivery of outcome.deliveries) {
      const { to, event, via, delayMs } = this.#resolved(delivery);
      assert(event !== undefined, `a step sends no event to ${delivery.to}`);
      if (delayMs > 0) this.#queueMessage(to, event, null, delayMs, via);
      else if (this.#passable(via)) this.#deliver(to, event, null, undefined, step.kind);
    }
  }

  #resolved(delivery: Delivery): ReturnType<typeof prepareDelivery> {
    return prepareDelivery(delivery, this.#prepared.indexOf, this.#prepared.cache);
  }

  #send(delivery: Delivery, cause: number | null, data?: Consequence['data']): void {
    const { to, event, via, delayMs } = this.#resolved(delivery);
    assert(event !== undefined, `nothing is sent to ${delivery.to}`);
    this.#queueMessage(to, event, cause, delayMs, via, data);
  }

  #causeOf({ causedBy }: Consequence): number | null {
    const last = causedBy?.map((id) => this.#lastEntries[this.#prepared.indexOf.get(id) ?? -1] ?? -1) ?? [];
    return newestNow(this.#recording.trace, last, this.#nowMs);
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
    const { next, rule, text, needs } = transition;
    let seq = cause;
    if (next !== from || rule !== undefined || stepName !== undefined) {
      seq = this.#write(to, next, {
        atMs: this.#nowMs,
        seq: this.#recording.trace.length,
        instance: this.#prepared.specs[to]?.id ?? '',
        event: stepName ?? event.type,
        from: from.described.state,
        to: next.described.state,
        cause,
        ...(needs.length === 0 ? undefined : { alsoBy: lastOf(this.#recording, to, needs) }),
        rule: rule ?? 'none',
        ...(text === undefined ? undefined : { text }),
        facts: next.described.facts,
        ...(data === undefined ? undefined : { data }),
      });
      this.#states[to] = next;
      if (next !== from) {
        this.#changed = true;
        this.#watch(to, next);
      }
    }
    this.#apply(to, transition, seq);
  }

  #watch(at: number, state: InternedState): void {
    const place = this.#prepared.places[at] ?? -1;
    if (place >= 0) this.#situation.set(place, state);
  }

  #write(to: number, next: InternedState, entry: TraceEntry): number {
    const { trace, instances, states } = this.#recording;
    trace.push(Object.freeze(entry));
    instances.push(to);
    states.push(next);
    this.#lastEntries[to] = entry.seq;
    const complaint = ruleComplaint(this.plan, entry);
    if (complaint !== undefined) this.#recording.broken.push(complaint);
    return entry.seq;
  }

  #apply(at: number, transition: Transition, cause: number | null): void {
    for (const effect of transition.effects) {
      switch (effect.kind) {
        case 'timer':
          this.#startTimer(at, effect, cause);
          break;
        case 'cancel': {
          const running = this.#timers.running(at, effect.id);
          if (running !== undefined) this.#timers.stop(running, this.#nowMs);
          break;
        }
        case 'emit':
          for (const { to, event, via, delayMs } of this.#prepared.routes[at]?.get(effect.event.type) ?? [])
            this.#queueMessage(to, event ?? effect.event, cause, delayMs, via);
          break;
        default:
          assertNever(effect);
      }
    }
  }

  #startTimer(at: number, effect: Effect & { readonly kind: 'timer' }, cause: number | null): void {
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
    this.#timers.start(item, effect.id, this.#nowMs);
    this.#queue.push(item);
  }
}
