// Runs a fixture and asks the router's console, for the tests of its commands.
import type { NodeId } from '../../../model/design';
import { built, runOf } from '../../chassis/testing/run';
import { ams } from '../index';

/** What the router prints `atMs` into a run with these steps. */
export function printed(spec: string, command: string, lines: readonly string[] = [], atMs = 0): string {
  const design = built([ams], spec);
  const group = Object.values(design.groups).find(({ technology }) => technology === ams.id);
  const found = ams.commands.find(({ words }) => words.join(' ') === command);
  if (group === undefined || found?.print === undefined) throw new Error(`no such command: ${command}`);
  const run = runOf([ams], design, lines, { untilMs: Math.max(atMs, 0) });
  const node = group.members[0] ?? ('' as NodeId);
  return `\n${found.print({ design, group, node, run, frame: run.frameAt(atMs) }, {})}\n`;
}
