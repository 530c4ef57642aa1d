// Numbers among the facts of instances, at an instant and over a run, for cards, bars and curves. It draws nothing.
import type { Run, RunFrame } from '../../machines/kernel/types';
import type { JsonObject } from '../../model';

/** The number at a path into facts; 0 where there is none. */
export function countIn(facts: JsonObject | undefined, path: readonly string[]): number {
  let value: unknown = facts;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return 0;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'number' ? value : 0;
}

export const countAt = (frame: RunFrame, instance: string, path: readonly string[]): number =>
  countIn(frame.instances.get(instance)?.facts, path);

/** `3 028`: groups of three, set apart by a thin space. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');

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
