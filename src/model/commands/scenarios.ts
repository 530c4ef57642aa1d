// Keeps, changes and removes the scenarios of a design.
import * as v from 'valibot';
import type { Command } from '../command';
import { asId, type Scenario, type ScenarioId } from '../design';
import { freeId, slug } from '../ids';
import { jsonValueTrouble } from '../json-check';
import { find, has, put, without } from '../records';
import { scenarioFields } from '../scenario-schema';
import { issueTrouble } from '../schema-issue';
import { allOf, roomFor, sameJson } from './room';

export type ScenarioContent = Omit<Scenario, 'id'>;

export const addScenario: Command<{ readonly scenario: ScenarioContent }> = {
  id: 'scenario.add',
  label: (_, { scenario }) => `Add the scenario ${scenario.title}`,
  can: (design, { scenario }) => allOf(roomFor(design, 'scenarios'), contentAnswer(scenario)),
  run: (design, { scenario }) => {
    const wanted = slug(scenario.title, 'scenario');
    const id = asId<ScenarioId>(freeId(wanted, (candidate) => has(design.scenarios, candidate)));
    return { ...design, scenarios: put(design.scenarios, [{ ...scenario, id }]) };
  },
};

/** Replaces all of a scenario but its id. */
export const setScenario: Command<{ readonly id: ScenarioId; readonly scenario: ScenarioContent }> = {
  id: 'scenario.set',
  label: (_, { scenario }) => `Change the scenario ${scenario.title}`,
  can: (design, { id, scenario }) =>
    allOf(has(design.scenarios, id) || `There is no scenario ${id}.`, contentAnswer(scenario)),
  run: (design, { id, scenario }) => {
    const after: Scenario = { ...scenario, id };
    return sameJson(find(design.scenarios, id), after)
      ? design
      : { ...design, scenarios: put(design.scenarios, [after]) };
  },
};

export const removeScenario: Command<{ readonly id: ScenarioId }> = {
  id: 'scenario.remove',
  label: (design, { id }) => `Delete the scenario ${find(design.scenarios, id)?.title ?? id}`,
  can: (design, { id }) => has(design.scenarios, id) || `There is no scenario ${id}.`,
  run: (design, { id }) => ({ ...design, scenarios: without(design.scenarios, (other) => other === id) }),
};

const contentSchema = v.looseObject(scenarioFields, 'a scenario');

/** The same check as at loading: what a command keeps, a file can hold. */
function contentAnswer(content: ScenarioContent): true | string {
  const hostile = jsonValueTrouble(content);
  if (hostile !== undefined) return hostile.message;
  const result = v.safeParse(contentSchema, content, { abortEarly: true });
  return result.success || issueTrouble(result.issues[0]).message;
}
