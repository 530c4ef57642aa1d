// Ids and names: how they are spelled, ordered and found free. It knows no records and no commands.
import { LIMITS } from './limits';

/** Keys that reach an object's prototype; refused wherever a document or a name could become a key. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const CONTROL = /\p{Cc}/u;

/** True for 1 to 300 printable characters that are no prototype key. */
export const isId = (text: string): boolean =>
  text.length > 0 && text.length <= LIMITS.idLength && !CONTROL.test(text) && !FORBIDDEN_KEYS.has(text);

/** Why `text` can't be the name of a group, flow or design; undefined where it can. */
export function labelProblem(text: string): string | undefined {
  if (text.trim() === '') return 'The name is empty.';
  if (text.length > LIMITS.nameLength) return `The name is longer than ${LIMITS.nameLength} characters.`;
  if (CONTROL.test(text)) return 'The name has control characters.';
  return undefined;
}

/** Why `text` can't name a device: `/` and `@` part device and interface in fault targets (`port:srx-1/ge-0/0/3`). */
export function nodeNameProblem(text: string): string | undefined {
  if (text !== text.trim()) return 'The name starts or ends with a space.';
  if (/[/@]/.test(text)) return 'The name has a "/" or an "@".';
  return labelProblem(text);
}

/** Why `text` can't name a port; undefined where it can. */
export function portNameProblem(text: string): string | undefined {
  if (/\s/.test(text)) return 'The name has a space.';
  return labelProblem(text);
}

/** Lower-case words of `text` joined by `-`; `fallback` where no Latin letter or digit is left. */
export function slug(text: string, fallback: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  return words === '' ? fallback : words;
}

/** `base-1`, `base-2` …: the first that is not taken. Ends after as many steps as there are taken names. */
export function freeNumbered(base: string, isTaken: (candidate: string) => boolean): string {
  let number = 1;
  while (isTaken(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** `wanted` where it is free and allowed as a key, else `wanted-2`, `wanted-3` …: the first that is free. */
export function freeId(wanted: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(wanted) && !FORBIDDEN_KEYS.has(wanted)) return wanted;
  let number = 2;
  while (isTaken(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

/** The next name of a row: `srx-1` → `srx-2`, `core` → `core-2`; the first that is not taken. */
export function freeName(wanted: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  const numbered = /^(.*)-\d{1,9}$/.exec(wanted);
  const base = (numbered?.[1] ?? wanted).slice(0, LIMITS.nameLength - 12);
  return numbered ? freeNumbered(base, isTaken) : freeId(base, isTaken);
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * Total order of ids as people read them: numbers by value, `ge-0/0/2` before `ge-0/0/14`. Records are kept in this
 * order, so that equal designs are walked alike whatever edits made them. By character codes, since every edit of a
 * record of 20,000 ports asks it 20,000 times.
 */
export function compareIds(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  let start = at;
  while (start > 0 && isDigit(a.charCodeAt(start - 1))) start -= 1;
  const endA = digitsEnd(a, start);
  const endB = digitsEnd(b, start);
  if (endA > start && endB > start) {
    const byValue = compareDigits(a.slice(start, endA), b.slice(start, endB));
    if (byValue !== 0) return byValue;
  }
  return at === length ? a.length - b.length : a.charCodeAt(at) - b.charCodeAt(at);
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** Digit strings by value without turning them into numbers: ids may carry more digits than a double holds. */
function compareDigits(a: string, b: string): number {
  const x = a.replace(/^0+(?=\d)/, '');
  const y = b.replace(/^0+(?=\d)/, '');
  if (x.length !== y.length) return x.length - y.length;
  return x === y ? 0 : x < y ? -1 : 1;
}
