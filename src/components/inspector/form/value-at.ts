// Reads and replaces one place of a JSON value without touching the rest. Pure; it knows no schema.
import type { JsonObject, JsonValue } from '../../../model';
import type { Path } from './field-model';

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is at a path; undefined where nothing is. */
export function valueAt(value: JsonValue | undefined, path: Path): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((at, step) => {
    if (Array.isArray(at)) return typeof step === 'number' ? (at as readonly JsonValue[])[step] : undefined;
    return isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, value);
}

/** A copy with another value at the path; `undefined` takes a key or an entry of a list away. */
export function withValueAt(
  value: JsonValue | undefined,
  path: Path,
  next: JsonValue | undefined,
): JsonValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  const inner = withValueAt(valueAt(value, [step]), rest, next);
  if (typeof step === 'number') {
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
    if (inner === undefined) return list.filter((_, i) => i !== step);
    return step >= list.length ? [...list, inner] : list.map((each, i) => (i === step ? inner : each));
  }
  const object = isObject(value) ? value : {};
  if (inner !== undefined) return { ...object, [step]: inner };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
}

/** A value as a field shows it: words and numbers as they are, nothing for nothing, parts as JSON. */
export function fieldText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
