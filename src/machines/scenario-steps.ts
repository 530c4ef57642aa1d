// A scenario as the steps of a run spec. It resolves no target: the plan does, at the instant of the step.
import { parseTime, type Scenario, type ScenarioStep, sortedSteps } from '../model';
import type { Step, TimedStep } from './kernel/types';

/** Milliseconds of a time that the scenario's schema has already accepted. */
export function timeMs(written: string | number): number {
  const time = parseTime(written);
  if (time.kind === 'problem') throw new Error(time.message);
  return time.ms;
}

function stepOf({ fail, repair, request, commit, caption }: ScenarioStep): Step | undefined {
  const told = caption === undefined ? {} : { caption };
  if (fail !== undefined) return { kind: 'fail', target: fail, ...told };
  if (repair !== undefined) return { kind: 'repair', target: repair, ...told };
  if (request !== undefined) return { kind: 'request', ...request, ...told };
  if (commit !== undefined) return { kind: 'commit', ...commit, ...told };
  return undefined;
}

/** Steps by time, those of one instant in the order written; a step that is only a caption makes nothing happen. */
export const timedSteps = (scenario: Scenario): readonly TimedStep[] =>
  sortedSteps(scenario.steps).flatMap((written) => {
    const step = stepOf(written);
    return step ? [{ atMs: timeMs(written.at), step }] : [];
  });
