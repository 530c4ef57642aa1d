// Is there room for more in a design? The limits that loading keeps are kept by commands too, with the same figures.
import type { Design } from '../design';
import { type CountedRecord, LIMITS, RECORD_WORDS } from '../limits';

/** True where `more` entries fit into the record, else the sentence why not. */
export function roomFor(design: Design, record: CountedRecord, more = 1): true | string {
  const count = Object.keys(design[record]).length + more;
  return count <= LIMITS[record] || `A design holds at most ${LIMITS[record]} ${RECORD_WORDS[record]}.`;
}

/** The first reason among several answers of `can`; true where there is none. */
export const allOf = (...answers: readonly (true | string)[]): true | string =>
  answers.find((answer) => answer !== true) ?? true;

/** An answer of `can` from a problem sentence: none is true. */
export const unless = (problem: string | undefined): true | string => problem ?? true;

/** Two values that are the same JSON, key order apart: a command that changes nothing hands back the same design. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)));
}
