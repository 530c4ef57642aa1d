// The queue of everything that is still to happen, ordered by (time, phase, order of arrival). It knows no machines.
import { assert } from './assert';
import { LIMITS } from './limits';

/** Within one millisecond: messages first, then timers that ran, then `delay: 0` (the end of the instant). Steps of the run come before all. */
export const PHASE = { message: 1, timer: 2, endOfInstant: 3 } as const;
export type Phase = (typeof PHASE)[keyof typeof PHASE];

export interface Queued {
  readonly atMs: number;
  readonly phase: Phase;
  readonly order: number;
}

function before(a: Queued, b: Queued): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs;
  if (a.phase !== b.phase) return a.phase < b.phase;
  return a.order < b.order;
}

/** Binary heap; `order` must be unique among its items. */
export class EventQueue<Item extends Queued> {
  readonly #items: Item[] = [];

  get length(): number {
    return this.#items.length;
  }

  /** The next item, left in place. */
  peek(): Item | undefined {
    return this.#items[0];
  }

  push(item: Item): void {
    const items = this.#items;
    assert(items.length < LIMITS.queueLength, 'the queue is full');
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = items[parentAt];
      if (parent === undefined || !before(item, parent)) break;
      items[at] = parent;
      at = parentAt;
    }
    items[at] = item;
  }

  pop(): Item | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let childAt = 2 * at + 1;
      let child = items[childAt];
      if (child === undefined) break;
      const right = items[childAt + 1];
      if (right !== undefined && before(right, child)) {
        child = right;
        childAt++;
      }
      if (!before(child, last)) break;
      items[at] = child;
      at = childAt;
    }
    items[at] = last;
    return top;
  }

  /** Items in the order of the heap, for saving. */
  items(): readonly Item[] {
    return this.#items;
  }
}
