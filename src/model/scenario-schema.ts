// The shape of a scenario, in a design and in a file of its own. Which targets and commands exist is not known here.
import * as v from 'valibot';
import type { Scenario, ScenarioExpectation, ScenarioStep } from './design';
import type { JsonObject } from './json';
import { isJsonObject } from './json-check';
import { LIMITS } from './limits';
import { parseTime } from './times';

/** One schema for each field of a record's type, none forgotten and none made up: `satisfies` holds the two together. */
export type FieldsOf<T> = { readonly [K in keyof Required<T>]: v.GenericSchema };

/** Messages say what was expected; the sentence round them is built in `schema-issue.ts`. */
const text = v.pipe(
  v.string('a text'),
  v.maxLength(LIMITS.textLength, `a text of at most ${LIMITS.textLength} characters`),
);
const filled = v.pipe(text, v.minLength(1, 'a text that is not empty'));

const TIME_WORDS = 'a time such as 250ms, 3s, 2m or a number of milliseconds';
const timeSchema = v.pipe(
  v.union([v.string(), v.number()], TIME_WORDS),
  v.check((written) => parseTime(written).kind === 'time', TIME_WORDS),
);

/** What a step can do; one step does one thing, since two in one step would have no order. */
const STEP_KINDS = ['fail', 'repair', 'request', 'commit'] as const;

/** Why the keys of a step make no step; undefined where they do. Other keys beside a known one are kept. */
function stepKindProblem(step: object): string | undefined {
  const kinds = STEP_KINDS.filter((kind) => Object.hasOwn(step, kind));
  if (kinds.length > 1) return `one of ${STEP_KINDS.join(', ')} a step (found ${kinds.join(' and ')})`;
  if (kinds.length === 1 || Object.hasOwn(step, 'caption')) return undefined;
  const unknown = Object.keys(step).find((key) => key !== 'at');
  const found = unknown === undefined ? 'no kind at all' : `the unknown kind ${JSON.stringify(unknown.slice(0, 40))}`;
  return `one of ${STEP_KINDS.join(', ')}, caption (found ${found})`;
}

const stepSchema = v.pipe(
  v.looseObject(
    {
      at: timeSchema,
      fail: v.exactOptional(filled),
      repair: v.exactOptional(filled),
      request: v.exactOptional(v.looseObject({ node: filled, command: filled }, 'a node and a command')),
      commit: v.exactOptional(
        v.looseObject(
          {
            node: filled,
            lines: v.pipe(v.array(text, 'a list of lines'), v.maxLength(LIMITS.steps, 'at most 1000 lines')),
          },
          'a node and lines',
        ),
      ),
      caption: v.exactOptional(text),
    } satisfies FieldsOf<ScenarioStep>,
    'a step',
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const problem = dataset.typed ? stepKindProblem(dataset.value) : undefined;
    if (problem !== undefined) addIssue({ message: problem });
  }),
);

/** An expectation that names no subject or claims nothing would be met by any run: refused. */
function expectationClaims(expectation: object): boolean {
  const has = (key: string) => Object.hasOwn(expectation, key);
  return (has('instance') || has('flow')) && (has('state') || has('facts') || has('outageAtMost'));
}

/** Any JSON object; that it is bounded JSON was checked before the schema sees it. */
export const jsonObjectSchema = v.custom<JsonObject>(isJsonObject, 'an object');

const expectationSchema = v.pipe(
  v.looseObject(
    {
      at: v.exactOptional(timeSchema),
      instance: v.exactOptional(filled),
      state: v.exactOptional(filled),
      facts: v.exactOptional(jsonObjectSchema),
      flow: v.exactOptional(filled),
      outageAtMost: v.exactOptional(timeSchema),
    } satisfies FieldsOf<ScenarioExpectation>,
    'an expectation',
  ),
  v.check(
    (expectation) => expectationClaims(expectation),
    'an instance or a flow, with a state, facts or outageAtMost',
  ),
);

/** All of a scenario but its id: what a scenario file holds. */
export const scenarioFields = {
  title: v.pipe(
    v.string('a title'),
    v.maxLength(LIMITS.nameLength, `a title of at most ${LIMITS.nameLength} characters`),
  ),
  from: v.exactOptional(v.picklist(['settled', 'boot'])),
  steps: v.pipe(v.array(stepSchema, 'a list of steps'), v.maxLength(LIMITS.steps, `at most ${LIMITS.steps} steps`)),
  observe: v.exactOptional(
    v.pipe(v.array(timeSchema, 'a list of times'), v.maxLength(LIMITS.steps, `at most ${LIMITS.steps} times`)),
  ),
  until: v.exactOptional(timeSchema),
  expect: v.exactOptional(
    v.pipe(
      v.array(expectationSchema, 'a list of expectations'),
      v.maxLength(LIMITS.steps, `at most ${LIMITS.steps} expectations`),
    ),
  ),
} as const satisfies FieldsOf<Omit<Scenario, 'id'>>;
