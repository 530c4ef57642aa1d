// How a number among the facts of an instance went over a run: read from the trace once, for bars and curves. It draws nothing.
import type { Run } from '../../../machines/kernel/types';
import { countIn } from '../cards/spread-facts';

export interface CountStep {
  readonly atMs: number;
  readonly value: number;
}

const kept = new WeakMap<Run, Map<string, readonly CountStep[]>>();

/** The number from each change on, in order of time; boots are at negative times. Empty where the instance never said anything. */
export function countHistory(run: Run, instance: string, fact: readonly string[]): readonly CountStep[] {
  const own = kept.get(run) ?? new Map<string, readonly CountStep[]>();
  kept.set(run, own);
  const key = `${instance} ${fact.join(' ')}`;
  const known = own.get(key);
  if (known) return known;
  const steps: CountStep[] = [];
  for (const entry of run.trace) {
    if (entry.instance !== instance) continue;
    const value = countIn(entry.facts, fact);
    const last = steps.at(-1);
    if (last?.value === value) continue;
    // An instant counts as a whole.
    if (last?.atMs === entry.atMs) steps[steps.length - 1] = { atMs: entry.atMs, value };
    else steps.push({ atMs: entry.atMs, value });
  }
  own.set(key, steps);
  return steps;
}

/** The number at an instant. */
export const valueAt = (steps: readonly CountStep[], atMs: number): number =>
  steps.findLast((step) => step.atMs <= atMs)?.value ?? 0;

/** The number before anything was done to the design. */
export const valueBefore = (run: Run, steps: readonly CountStep[]): number =>
  valueAt(steps, (run.spec.steps[0]?.atMs ?? 1) - 1);
