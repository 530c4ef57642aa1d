// Reads what the commands name: designs (files or built-in ids), scenarios, times. It decides nothing about them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importFiles } from '../machines/import';
import type { Run } from '../machines/kernel/types';
import { planOf, runDesign } from '../machines/run';
import { timedSteps, timeMs } from '../machines/scenario-steps';
import { templateDesign } from '../machines/templates';
import {
  type Design,
  type Diagnostic,
  designHash,
  type NodeId,
  parseScenario,
  parseTime,
  type Scenario,
} from '../model';
import { Refusal } from './arguments';

/** `file:12:5: message`, as compilers print it. */
export const placed = (file: string, { line, column, message }: Diagnostic): string =>
  line > 0 ? `${file}:${line}:${column}: ${message}` : `${file}: ${message}`;

/** The file's text. @throws Refusal with the system's reason */
export function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const words = reason === 'ENOENT' ? 'there is no such file' : reason === 'EISDIR' ? 'this is a folder' : reason;
    throw new Refusal(`${file}: ${words}.`);
  }
}

/** A built-in design's id with its options, as opposed to a file's name; the value of an option may hold a slash, as in `limit=2/300`. */
const isTemplateSpec = (word: string): boolean =>
  /^[a-z][a-z0-9-]*(\+[^+=/\\]*(=[^+\\]*)?)*$/i.test(word) && !/\.(json|set|conf|txt)$/i.test(word);

/** DESIGN of every command: a file, or a built-in id with options. @throws Refusal naming file, line and what was expected */
export function readDesign(word: string | undefined): Design {
  if (word === undefined) throw new Refusal('A design is missing: give a file or the id of a built-in design.');
  if (isTemplateSpec(word)) {
    const built = templateDesign(word);
    if ('error' in built) throw new Refusal(built.error);
    return built;
  }
  const { value, diagnostics } = importFiles([{ name: path.basename(word), text: readText(word) }]);
  if (value) return value;
  const worst = diagnostics.find((each) => each.severity === 'error') ?? diagnostics[0];
  throw new Refusal(worst ? placed(word, worst) : `${word}: this is no design.`);
}

/** @throws Refusal naming file, line and what was expected */
export function readScenario(file: string | undefined): Scenario | undefined {
  if (file === undefined) return undefined;
  const { value, diagnostics } = parseScenario(readText(file));
  if (value) return value;
  const [first] = diagnostics;
  throw new Refusal(first ? placed(file, first) : `${file}: this is no scenario.`);
}

/** @throws Refusal with the sentence of the parser */
export function readTime(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const time = parseTime(written);
  if (time.kind === 'problem') throw new Refusal(time.message);
  return time.ms;
}

export interface Simulated {
  readonly run: Run;
  readonly untilMs: number;
}
/**
 * Runs a scenario until `--until`, else the scenario's own end, else until nothing is left to happen.
 * @throws Refusal when the design cannot run or a step names what does not exist
 */
export function simulateScenario(
  design: Design,
  scenario: Scenario | undefined,
  untilMs: number | undefined,
): Simulated {
  const { errors } = planOf(design);
  if (errors.length > 0) throw new Refusal(errors.join('\n'));
  const steps = scenario ? timedSteps(scenario) : [];
  const bound = untilMs ?? (scenario?.until === undefined ? undefined : timeMs(scenario.until));
  const spec = {
    designHash: designHash(design),
    from: scenario?.from ?? 'settled',
    steps,
    untilMs: bound ?? 86_400_000,
  } as const;
  const run = runDesign(design, spec);
  const [failed] = run.errors;
  if (failed) throw new Refusal(failed.message);
  return { run, untilMs: bound ?? Math.max(run.lastEventMs, 0) };
}

/** A device by its name or the handle that its technology gives it (`node0`). @throws Refusal listing the devices */
export function findNode(design: Design, word: string | undefined, handles: ReadonlyMap<string, NodeId>): NodeId {
  const node = handles.get(word ?? '');
  if (node !== undefined) return node;
  const names = Object.values(design.nodes).map((each) => each.name);
  throw new Refusal(`There is no device "${word ?? ''}"; there are ${names.join(', ')}.`);
}
