// The clocks that the parts of a cohort wait for, by number: parts with one clock end their wait together. Pure; when one ends only the kernel knows.
import { merged, type Part } from './cohort-context';

/** What a clock is for: the last missed hello, the next answered one, a set-up, a vain try, the next attempt that is answered. */
export type ClockKind = 'hello' | 'answer' | 'connect' | 'try' | 'park';

/** A part after a step; `starts` = it begins to wait. */
export interface Change {
  readonly part: Part;
  readonly starts?: { readonly kind: ClockKind; readonly delayMs: number };
}
export interface StartedClock {
  readonly id: string;
  readonly kind: ClockKind;
  readonly delayMs: number;
}

const numberOf = (clock: string): number => Number(clock.split(' ')[1] ?? -1);

/** The clock until the next hello, beside the one of the hellos that were missed. */
export const answerClock = (clock: string): string => `answer ${numberOf(clock)}`;

/** Gives those that begin to wait a number each; who waits equally long for the same waits for one clock. */
export function withClocks(changes: readonly Change[]): {
  readonly parts: readonly Part[];
  readonly started: readonly StartedClock[];
} {
  const taken = new Set(
    changes.flatMap(({ part, starts }) =>
      part.clock === '' || (starts !== undefined && starts.kind !== 'answer') ? [] : [numberOf(part.clock)],
    ),
  );
  const started = new Map<string, StartedClock>();
  const free = (): number => {
    let number = 0;
    while (taken.has(number)) number++;
    taken.add(number);
    return number;
  };
  const parts = changes.map(({ part, starts }): Part => {
    if (starts === undefined) return part;
    const { kind, delayMs } = starts;
    if (kind === 'answer') {
      const id = answerClock(part.clock);
      started.set(id, { id, kind, delayMs });
      return part;
    }
    const key = `${kind} ${delayMs}`;
    const known = started.get(key) ?? { id: `${kind} ${free()}`, kind, delayMs };
    started.set(key, known);
    return { ...part, clock: known.id };
  });
  return { parts: merged(parts), started: [...started.values()] };
}

/** Every clock that these parts need. */
export const runningClocks = (parts: readonly Part[]): ReadonlySet<string> =>
  new Set(
    parts.flatMap(({ phase, clock }) => (clock === '' ? [] : phase === 'up' ? [clock, answerClock(clock)] : [clock])),
  );
