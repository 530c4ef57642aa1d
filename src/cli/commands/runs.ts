// `check`, `run`, `show`: what the rules say about a design, and what happens in it.
import { consolePrompt, interpret } from '../../machines/console';
import { nodesByHandle } from '../../machines/handles';
import { technologyOf } from '../../machines/registry';
import { planOf } from '../../machines/run';
import { runReport } from '../../machines/run-report';
import { timeMs } from '../../machines/scenario-steps';
import type { Design, Finding } from '../../model';
import { formatTime } from '../../model';
import { parseArguments, Refusal } from '../arguments';
import { findNode, readDesign, readScenario, readTime, simulateScenario } from '../inputs';
import { type Output, table } from '../output';

const findingsOf = (design: Design): readonly Finding[] =>
  Object.values(design.groups).flatMap((group) => technologyOf(group.technology)?.findings(design, group) ?? []);

/** Exit code 1 = there is an error or a warning; notes are advice. */
export function check(words: readonly string[], output: Output): number {
  const { positions, flags } = parseArguments(words, { flags: ['json'] });
  const design = readDesign(positions[0]);
  const findings = findingsOf(design).map(({ rule, severity, subjectName, message, source }) => ({
    rule,
    severity,
    subject: subjectName,
    message,
    source,
  }));
  const broken = planOf(design).errors;
  if (flags.has('json')) output.out(`${JSON.stringify(findings, null, 2)}\n`);
  else if (findings.length === 0) output.out('No findings.\n');
  else
    output.out(
      `${table(findings.map((each) => [each.rule, each.severity, each.subject, `${each.message} [${each.source}]`]))}\n`,
    );
  for (const sentence of broken) output.err(`${sentence}\n`);
  return broken.length > 0 || findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
}

type Report = ReturnType<typeof runReport>;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(3).padStart(9)} s`;

function story(report: Report): string {
  const changes = report.trace.filter((entry) => entry.from !== entry.to || entry.cause === null);
  const rows = changes.map((entry) => [
    seconds(entry.atMs),
    entry.instance,
    entry.from === entry.to ? entry.event : `${entry.from} -> ${entry.to}`,
    entry.text ?? entry.rule,
  ]);
  const flows = report.flows.map(
    ({ id, totalOutageMs }) => `${id}: ${totalOutageMs === 0 ? 'no outage' : `lost ${formatTime(totalOutageMs)}`}`,
  );
  const expectations = report.expectations.map((each) => `${each.met ? 'met    ' : 'NOT MET'} ${each.text}`);
  const seen = report.observations.flatMap(({ atMs, instances }) => [
    `at ${formatTime(atMs)}`,
    table(instances.map(({ id, state, facts }) => [`  ${id}`, state, JSON.stringify(facts)])),
  ]);
  return [table(rows), ...seen, ...flows, ...expectations, `trace ${report.traceHash}`]
    .filter((text) => text !== '')
    .join('\n');
}

/** Exit code 1 = an expectation of the scenario is not met. */
export function run(words: readonly string[], output: Output): number {
  const { positions, flags, values } = parseArguments(words, { flags: ['json'], values: ['scenario', 'until'] });
  const [word] = positions;
  const design = readDesign(word);
  const scenario = readScenario(values.get('scenario'));
  const { run: done, untilMs } = simulateScenario(design, scenario, readTime(values.get('until')));
  const observeMs = scenario?.observe ? scenario.observe.map(timeMs) : [untilMs];
  const names = { design: design.id, scenario: scenario?.title ?? null };
  const report = runReport(done, names, scenario, { observeMs, untilMs });
  output.out(flags.has('json') ? `${JSON.stringify(report, null, 2)}\n` : `${story(report)}\n`);
  for (const { atMs, message } of done.broken) output.err(`at ${formatTime(atMs)}: ${message}\n`);
  return done.broken.length > 0 || report.expectations.some(({ met }) => !met) ? 1 : 0;
}

export function show(words: readonly string[], output: Output): number {
  const { positions, values } = parseArguments(words, { values: ['scenario', 'at', 'node'] });
  const [word, command] = positions;
  const design = readDesign(word);
  if (command === undefined) throw new Refusal('A command is missing, such as "show chassis cluster status".');
  const node = findNode(design, values.get('node'), nodesByHandle(design));
  const atMs = readTime(values.get('at'));
  const { run: done, untilMs } = simulateScenario(design, readScenario(values.get('scenario')), undefined);
  const session = { design, node, run: done, atMs: atMs ?? untilMs };
  const result = interpret(session, command);
  if (result.kind === 'show') {
    output.out(`${result.output}\n`);
    return 0;
  }
  if (result.kind === 'request')
    throw new Refusal('A request changes the run: put it into the scenario as a "request" step.');
  const { prompt } = consolePrompt(session);
  throw new Refusal(`${prompt}${command}\n${result.output}`);
}
