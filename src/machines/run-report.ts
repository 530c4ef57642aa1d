// The result of a run as plain JSON, for the runner and for files. It computes nothing that the run does not know.
import { formatTime, type Scenario, type ScenarioExpectation } from '../model';
import type { FlowView, InstanceView, Run, RunFrame } from './kernel/types';
import { timeMs } from './scenario-steps';

/** A scenario's times in ms, or what they default to. */
export interface ReportTimes {
  readonly observeMs: readonly number[];
  readonly untilMs: number;
}

function observe(run: Run, atMs: number) {
  const frame = run.frameAt(atMs);
  const instances = run.plan.instances.flatMap((spec) => {
    const view = spec.reported ? frame.instances.get(spec.id) : undefined;
    if (!view) return [];
    const node = spec.node === undefined ? {} : { node: spec.node };
    const facts = { ...view.facts, ...spec.reportFacts?.(run, frame) };
    return [{ id: spec.id, technology: spec.technology, ...node, state: view.state, role: view.role, facts }];
  });
  const flows = frame.flows.map(({ id, state, path, sessions, outageMs }) => ({ id, state, path, sessions, outageMs }));
  return { atMs, instances, flows, ...routed(run, frame) };
}

/** Where routers choose: what they were told, and which members every flow goes through. */
function routed(run: Run, frame: RunFrame) {
  const preferences = run.plan.preferences?.(frame);
  if (preferences === undefined) return {};
  return {
    preferences: preferences.map(({ owner, ...preference }) => ({ srg: owner, ...preference })),
    traffic: frame.flows.map(({ id, state }) => {
      const facts = frame.instances.get(`flow:${id}`)?.facts ?? {};
      return {
        id,
        state,
        through: facts.members ?? [],
        back: facts.back ?? [],
        newSessions: facts.newSessions ?? null,
      };
    }),
  };
}

/** Outages cut at the end of the report; one still running then ends there in the total. */
function flowOutages(run: Run, untilMs: number) {
  return [...run.outages].map(([id, outages]) => {
    const seen = outages.filter((outage) => outage.fromMs <= untilMs);
    const cut = seen.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs !== null && toMs <= untilMs ? toMs : null }));
    const totalOutageMs = cut.reduce((sum, { fromMs, toMs }) => sum + (toMs ?? untilMs) - fromMs, 0);
    return { id, outages: cut, totalOutageMs };
  });
}

function trace(run: Run, untilMs: number) {
  const shown = run.trace.filter((entry) => entry.atMs >= 0 && entry.atMs <= untilMs);
  return shown.map(({ atMs, seq, instance, event, from, to, cause, rule, text }) => {
    const known = run.plan.rules.get(rule);
    const origin = known ? { source: known.source, confidence: known.confidence } : {};
    return { atMs, seq, instance, event, from, to, cause, rule, ...origin, ...(text === undefined ? {} : { text }) };
  });
}

interface Judged {
  readonly met: boolean;
  readonly text: string;
}

function judgeInstance(view: InstanceView | undefined, expected: ScenarioExpectation, when: string): Judged {
  const { instance = '', state, facts = {} } = expected;
  if (!view) return { met: false, text: `${instance} at ${when}: there is no such instance` };
  const wrong = Object.entries(facts).filter(
    ([name, value]) => JSON.stringify(view.facts[name]) !== JSON.stringify(value),
  );
  const stateWrong = state !== undefined && view.state !== state;
  const wanted = [
    ...(state === undefined ? [] : [state]),
    ...Object.entries(facts).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
  ];
  const found = [
    ...(stateWrong ? [view.state] : []),
    ...wrong.map(([name]) => `${name} ${JSON.stringify(view.facts[name] ?? null)}`),
  ];
  const met = !stateWrong && wrong.length === 0;
  return { met, text: `${instance} at ${when}: ${wanted.join(', ')}${met ? '' : `, but it is ${found.join(', ')}`}` };
}

function judgeFlow(
  run: Run,
  flow: FlowView | undefined,
  expected: ScenarioExpectation,
  when: string,
  untilMs: number,
): Judged {
  const id = expected.flow ?? '';
  if (!flow) return { met: false, text: `${id}: there is no such flow` };
  if (expected.outageAtMost !== undefined) {
    const total = flowOutages(run, untilMs).find((each) => each.id === id)?.totalOutageMs ?? 0;
    const met = total <= timeMs(expected.outageAtMost);
    return {
      met,
      text: `${id}: outage at most ${formatTime(timeMs(expected.outageAtMost))}, measured ${formatTime(total)}`,
    };
  }
  const state = expected.state ?? 'forwarding';
  const met = flow.state === state;
  return { met, text: `${id} at ${when}: ${state}${met ? '' : `, but it is ${flow.state}`}` };
}

function judge(run: Run, expected: ScenarioExpectation, untilMs: number): Judged {
  const atMs = expected.at === undefined ? untilMs : timeMs(expected.at);
  const frame = run.frameAt(atMs);
  const when = formatTime(atMs);
  if (expected.flow !== undefined) {
    return judgeFlow(
      run,
      frame.flows.find((each) => each.id === expected.flow),
      expected,
      when,
      untilMs,
    );
  }
  const view = frame.instances.get(expected.instance ?? '');
  const timed = run.plan.instances.find(({ id }) => id === expected.instance)?.reportFacts?.(run, frame);
  return judgeInstance(view && { ...view, facts: { ...view.facts, ...timed } }, expected, when);
}

/** The document that `standby run --json` prints: the same input gives the same bytes on every machine. */
export function runReport(
  run: Run,
  names: { readonly design: string; readonly scenario: string | null },
  scenario: Scenario | undefined,
  times: ReportTimes,
) {
  const { untilMs } = times;
  return {
    ...names,
    untilMs,
    traceHash: run.traceHash,
    observations: times.observeMs.map((atMs) => observe(run, atMs)),
    flows: flowOutages(run, untilMs),
    trace: trace(run, untilMs),
    replies: run.replies.map(({ atMs, node, command, text, accepted }) => ({ atMs, node, command, text, accepted })),
    expectations: (scenario?.expect ?? []).map((expected) => judge(run, expected, untilMs)),
  };
}
