// Every row of the conformance table as a scenario, judged by the report that `standby run --json` prints. One line for each observation.
import { describe, expect, it } from 'vitest';
import type { Scenario, ScenarioExpectation, ScenarioId, ScenarioStep } from '../../model';
import { asId } from '../../model';
import { loadTechnologies } from '../registry';
import { runDesign } from '../run';
import { runReport } from '../run-report';
import { timedSteps } from '../scenario-steps';
import { templateDesign } from './testing/designs';
import { ROWS_FROM_28 } from './testing/table-from-28';
import { ROWS_TO_27 } from './testing/table-to-27';

await loadTechnologies(['chassis-cluster']);

const ROWS = [...ROWS_TO_27, ...ROWS_FROM_28];

function stepOf(text: string): ScenarioStep {
  const [, at = '', kind, target = '', node = '', prompt, typed = ''] =
    /^(\S+) (?:(fail|repair) (\S+)|(\w+)(>|#) (.+))$/.exec(text) ?? [];
  if (kind !== undefined) return { at, [kind]: target };
  return prompt === '#'
    ? { at, commit: { node, lines: typed.split('; ') } }
    : { at, request: { node, command: typed } };
}

function expectationOf(text: string): ScenarioExpectation {
  const [, at = '', instance = '', state = '', priority, weight, codes = '', manual, count] =
    /^(\S+) (\S+) (\S+) (\d+) (?:w(-?\d+) ([A-Z ]+|None)|n\/a)( manual)?(?: count (\d+))?$/.exec(text) ?? [];
  if (priority === undefined) throw new Error(`cannot read "${text}"`);
  return {
    at,
    instance,
    state,
    facts: {
      priority: Number(priority),
      weight: weight === undefined ? null : Number(weight),
      failures: weight === undefined ? null : codes === 'None' ? [] : codes.split(' '),
      manualFailover: weight === undefined ? null : manual !== undefined,
      ...(count === undefined ? {} : { failoverCount: Number(count) }),
    },
  };
}

const UNTIL_MS = 1_000_000;

describe('section 9, as standby run reports it', () => {
  it('has all 54 rows', () => {
    const numbers = Array.from({ length: 54 }, (_, index) => String(index + 1));
    expect([...new Set(ROWS.map(({ row }) => row))]).toEqual(numbers);
  });

  it.each(ROWS)('row $row on $design', ({ row, design, from, steps, seen, out }) => {
    const [id = '', ...options] = design.split('+');
    const scenario: Scenario = {
      id: asId<ScenarioId>(`row-${row}`),
      title: `Row ${row}`,
      ...(from === undefined ? {} : { from }),
      steps: steps.map(stepOf),
      expect: seen.map(expectationOf),
    };
    const run = runDesign(templateDesign(id, options), {
      designHash: design,
      from: from ?? 'settled',
      steps: timedSteps(scenario),
      untilMs: UNTIL_MS,
    });
    expect(run.errors).toEqual([]);
    const report = runReport(run, { design, scenario: scenario.title }, scenario, {
      observeMs: [UNTIL_MS],
      untilMs: UNTIL_MS,
    });
    expect(report.expectations.filter(({ met }) => !met)).toEqual([]);
    expect(report.expectations).toHaveLength(seen.length);
    const total = new Map(report.flows.map((flow) => [flow.id, flow.totalOutageMs]));
    for (const text of out ?? []) {
      const [flow = '', seconds = ''] = text.split(' ');
      expect([flow, total.get(flow)]).toEqual([flow, Number(seconds) * 1000]);
    }
    // every transition names a rule of the reference, with its source
    for (const entry of report.trace.filter((each) => each.instance.startsWith('rg') && each.from !== each.to))
      expect(entry).toMatchObject({ source: expect.stringMatching(/\w/), confidence: expect.stringMatching(/\w/) });
  });
});
