// Makes a configuration that was read fit the schema: what a limit refuses is left out and told. It knows the schema's issues, no Junos text.
import * as v from 'valibot';
import type { JsonValue } from '../../model/design';

type Step = string | number;

/** A copy without the entry of a list, or the key, that a path leads to. */
function without(value: JsonValue | undefined, path: readonly Step[]): JsonValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list: readonly JsonValue[] = value;
    if (rest.length === 0) return list.filter((_, index) => index !== step);
    return list.map((each, index) => (index === step ? (without(each, rest) ?? null) : each));
  }
  const object: Readonly<Record<string, JsonValue>> = { ...(value as object) };
  const entries = Object.entries(object).flatMap(([key, each]): readonly (readonly [string, JsonValue])[] => {
    if (key !== step) return [[key, each]];
    const inner = rest.length === 0 ? undefined : without(each, rest);
    return inner === undefined ? [] : [[key, inner]];
  });
  return Object.fromEntries(entries);
}

const stepsOf = (issue: v.BaseIssue<unknown>): readonly Step[] =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));

/** The keys of a path; which node it is, the reader knows. */
const wordsOf = (path: readonly Step[]): string =>
  path.filter((step) => typeof step === 'string' && step !== 'nodes').join(' ');

/** More wrong values than that are not worth telling one by one. */
const MOST = 200;

/**
 * The value where the schema takes it. Each wrong key is taken away where that helps, else the entry of the list that it is in.
 * @returns undefined where nothing helps; `told` has one sentence for everything that was left out
 */
export function fitted<T>(
  schema: v.GenericSchema<unknown, T>,
  value: JsonValue,
): { readonly value: T | undefined; readonly told: readonly string[] } {
  const told: string[] = [];
  let current: JsonValue = value;
  for (let round = 0; round < MOST; round += 1) {
    const result = v.safeParse(schema, current);
    if (result.success) return { value: result.output, told };
    const [issue] = result.issues;
    const path = stepsOf(issue);
    const lists = path.flatMap((step, at) => (typeof step === 'number' && at > 1 ? [at + 1] : []));
    const candidates = [path, ...lists.reverse().map((length) => path.slice(0, length))];
    const text = JSON.stringify(current);
    const next = candidates
      .map((candidate) => without(current, candidate))
      .find((each) => each !== undefined && JSON.stringify(each) !== text && helps(schema, each, path));
    if (next === undefined) return { value: undefined, told };
    told.push(`${wordsOf(path)}: ${issue.message} It is kept, not drawn.`);
    current = next;
  }
  return { value: undefined, told };
}

/** Is the issue at this place gone? */
function helps<T>(schema: v.GenericSchema<unknown, T>, value: JsonValue, path: readonly Step[]): boolean {
  const result = v.safeParse(schema, value);
  const place = path.join('\n');
  return result.success || !result.issues.some((issue) => stepsOf(issue).join('\n') === place);
}
