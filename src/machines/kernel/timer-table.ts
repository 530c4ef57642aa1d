// The running timers of a simulation, by instance and id; the queue holds the same items. It knows no machines.
import type { Pending } from './captured';
import { PHASE } from './queue';
import type { TimerNote } from './recording';

export class TimerTable {
  readonly #running: (Map<string, Pending> | undefined)[] = [];
  readonly #notes: TimerNote[];

  /** Starts and ends are written to `notes`, but for timers without delay: those are no time that anyone could see. */
  constructor(notes: TimerNote[]) {
    this.#notes = notes;
  }

  running(instance: number, timer: string): Pending | undefined {
    return this.#running[instance]?.get(timer);
  }

  /** Takes in a timer that runs already. */
  restore(item: Pending): void {
    if (item.timer === undefined) return;
    let own = this.#running[item.to];
    if (own === undefined) {
      own = new Map();
      this.#running[item.to] = own;
    }
    own.set(item.timer, item);
  }

  /** Starts a timer; one of the same id is replaced. */
  start(item: Pending, timer: string, nowMs: number): void {
    const replaced = this.running(item.to, timer);
    if (replaced !== undefined) this.stop(replaced, nowMs);
    this.restore(item);
    if (item.phase === PHASE.timer) this.#notes.push({ atMs: nowMs, instance: item.to, timer, endsMs: item.atMs });
  }

  /** Ends a timer that ran off, was cancelled or is replaced. */
  stop(item: Pending, nowMs: number): void {
    item.live = false;
    if (item.timer === undefined) return;
    this.#running[item.to]?.delete(item.timer);
    if (item.phase === PHASE.timer)
      this.#notes.push({ atMs: nowMs, instance: item.to, timer: item.timer, endsMs: null });
  }
}
