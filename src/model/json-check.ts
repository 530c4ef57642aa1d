// Is a value plain, bounded JSON with harmless keys? Asked before anything else looks at it. It knows no design.
import { FORBIDDEN_KEYS } from './ids';
import type { JsonObject } from './json';
import { LIMITS } from './limits';
import { type Path, placeName, shown, type Trouble } from './trouble';

interface Step {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Step | undefined;
  readonly depth: number;
}

/** The first reason why `value` is no bounded plain JSON, or undefined. Iterative; ends on cycles by the depth limit. */
export function jsonValueTrouble(value: unknown): Trouble | undefined {
  const open: Step[] = [{ value, key: '', parent: undefined, depth: 0 }];
  let seen = 0;
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    seen += 1;
    if (seen > LIMITS.values) {
      const message = `The document holds more than ${LIMITS.values} values.`;
      return { path: [], code: 'json.size', message };
    }
    const item = step.value;
    if (item === null || typeof item === 'string' || typeof item === 'boolean') continue;
    if (typeof item === 'number') {
      if (Number.isFinite(item)) continue;
      return at(step, 'json.number', 'expected a finite number');
    }
    if (typeof item !== 'object' || !isPlain(item)) return at(step, 'json.type', `expected JSON, found ${shown(item)}`);
    if (step.depth >= LIMITS.depth) {
      const message = `The document is nested deeper than ${LIMITS.depth} levels.`;
      return { path: pathOf(step), code: 'json.depth', message };
    }
    const depth = step.depth + 1;
    if (Array.isArray(item)) {
      for (let i = item.length - 1; i >= 0; i -= 1) open.push({ value: item[i], key: i, parent: step, depth });
      continue;
    }
    for (const [key, child] of Object.entries(item).reverse()) {
      const next = { value: child, key, parent: step, depth };
      if (FORBIDDEN_KEYS.has(key)) return at(next, 'json.key', `the key "${key}" is not allowed`);
      open.push(next);
    }
  }
  return undefined;
}

/** True for an object that is no list; what it holds is not looked at. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// By tag and not by prototype: a value from another realm (a frame, a worker, IndexedDB) has another Object.prototype.
const isPlain = (value: object): boolean =>
  Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';

function at(step: Step, code: string, what: string): Trouble {
  const path = pathOf(step);
  return { path, code, message: `${placeName(path)}: ${what}.` };
}

function pathOf(step: Step): Path {
  const path: (string | number)[] = [];
  for (let s: Step | undefined = step; s?.parent !== undefined; s = s.parent) path.unshift(s.key);
  return path;
}
