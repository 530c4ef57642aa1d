// Reads a scenario file: faults, requests and commits with times, captions and expectations. It knows no fault target.
import * as v from 'valibot';
import { asId, type Scenario, type ScenarioId, type ScenarioStep } from './design';
import type { Read } from './diagnostics';
import { slug } from './ids';
import { isJsonObject, jsonValueTrouble } from './json-check';
import { readJsonText, troubleDiagnostic } from './load';
import { scenarioFields } from './scenario-schema';
import { issueTrouble } from './schema-issue';
import { parseTime } from './times';
import { shown } from './trouble';

/** A file needs no id: it is given by the title. */
const fileSchema = v.looseObject(
  { ...scenarioFields, id: v.exactOptional(v.string('an id')) },
  'a scenario with a title and steps',
);

/**
 * A scenario from its file's text. Steps come back sorted by time, those of one instant in the order written. Refused
 * with one error that names the place, such as an unknown kind of step.
 */
export function parseScenario(text: string): Read<Scenario> {
  const json = readJsonText(text);
  if (json.kind === 'refused') return { value: undefined, diagnostics: [json.diagnostic] };
  const hostile = jsonValueTrouble(json.value);
  if (hostile !== undefined) return { value: undefined, diagnostics: [troubleDiagnostic(hostile, json.text)] };
  if (!isJsonObject(json.value)) {
    const message = `Expected a scenario with a title and steps, found ${shown(json.value)}.`;
    return {
      value: undefined,
      diagnostics: [troubleDiagnostic({ path: [], code: 'scenario.document', message }, json.text)],
    };
  }
  const shaped = v.safeParse(fileSchema, json.value, { abortEarly: true });
  if (!shaped.success) {
    return { value: undefined, diagnostics: [troubleDiagnostic(issueTrouble(shaped.issues[0]), json.text)] };
  }
  const { id, ...fields } = shaped.output;
  const scenarioId = asId<ScenarioId>(slug(id ?? fields.title, 'scenario'));
  return { value: { ...fields, id: scenarioId, steps: sortedSteps(fields.steps) }, diagnostics: [] };
}

/** Steps by time; JavaScript's sort is stable, so that steps of one instant keep their order. Times must be readable. */
export const sortedSteps = (steps: readonly ScenarioStep[]): readonly ScenarioStep[] =>
  [...steps].sort((a, b) => msOf(a) - msOf(b));

function msOf(step: ScenarioStep): number {
  const time = parseTime(step.at);
  return time.kind === 'time' ? time.ms : 0;
}
