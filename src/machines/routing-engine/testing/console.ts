// Runs a base and asks the router's console, for the tests of its commands.
import type { NodeId } from '../../../model/design';
import { built, runOf } from '../../chassis/testing/run';
import type { ConsoleContext } from '../../kernel/technology';
import { routingEngine } from '../index';

/** The console `atMs` into a run with these steps. */
export function consoleAt(spec: string, lines: readonly string[] = [], atMs = 0): ConsoleContext {
  const design = built([routingEngine], spec);
  const group = Object.values(design.groups).find(({ technology }) => technology === routingEngine.id);
  if (group === undefined) throw new Error('no group');
  const run = runOf([routingEngine], design, lines, { untilMs: Math.max(atMs, 0) });
  return { design, group, node: group.members[0] ?? ('' as NodeId), run, frame: run.frameAt(atMs) };
}

/** What the router prints there. */
export function printed(spec: string, command: string, lines: readonly string[] = [], atMs = 0): string {
  const found = routingEngine.commands.find(({ words }) => words.join(' ') === command);
  if (found?.print === undefined) throw new Error(`no such command: ${command}`);
  return `\n${found.print(consoleAt(spec, lines, atMs), {})}\n`;
}
