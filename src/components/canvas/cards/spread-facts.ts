// Numbers among the facts of instances, as cards and streams read them. It draws nothing.
import type { RunFrame } from '../../../machines/kernel/types';
import type { JsonObject } from '../../../model';

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
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
