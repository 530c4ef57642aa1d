// Runs a cluster and asks a node's console, for the tests of its commands.

import type { Design, NodeId } from '../../../model/design';
import type { ConsoleContext } from '../../kernel/technology';
import type { Step } from '../../kernel/types';
import { loadTechnologies } from '../../registry';
import { runDesign } from '../../run';
import { clusterCommands } from '../show/commands';
import { clusterOf } from './designs';

await loadTechnologies(['chassis-cluster']);

export type Member = 0 | 1;
const STEP = /^(\d+) (?:(fail|repair) (\S+)|(node\d)> (.+))$/;

/** Steps are written `0 fail port:node0/ge-0/0/3` or `0 node0> request …`, times in ms. */
export function contextOf(design: Design, steps: readonly string[], atMs: number, member: Member): ConsoleContext {
  const timed = steps.map((text) => {
    const [, at, kind, target = '', node = '', command = ''] = STEP.exec(text) ?? [];
    if (at === undefined) throw new Error(`cannot read the step "${text}"`);
    const step: Step =
      kind === undefined ? { kind: 'request', node, command } : { kind: kind === 'fail' ? 'fail' : 'repair', target };
    return { atMs: Number(at), step };
  });
  const run = runDesign(design, { designHash: 'test', from: 'settled', steps: timed, untilMs: atMs });
  const group = clusterOf(design);
  return { design, group, node: group.members[member] ?? ('' as NodeId), run, frame: run.frameAt(atMs) };
}

export function print(command: string, context: ConsoleContext): string {
  const args: Record<string, string> = {};
  const words = command.split(' ');
  const found = clusterCommands.find(
    (each) =>
      each.words.length === words.length &&
      each.words.every((word, index) => word === words[index] || word.startsWith('<')),
  );
  found?.words.forEach((word, index) => {
    if (word.startsWith('<')) args[word.slice(1, -1)] = words[index] ?? '';
  });
  if (found?.print === undefined) throw new Error(`no such command: ${command}`);
  return found.print(context, args);
}
/** Rows of `show chassis cluster status` without legend and header. */
export const rows = (design: Design, steps: readonly string[], atMs: number, member: Member = 0): string =>
  `\n${print('show chassis cluster status', contextOf(design, steps, atMs, member)).replace(/^[\s\S]*?\n\n(?=Redundancy)/, '')}\n`;
export const text = (
  command: string,
  design: Design,
  steps: readonly string[],
  atMs: number,
  member: Member = 0,
): string => `\n${print(command, contextOf(design, steps, atMs, member))}\n`;

/** The cluster's nodes with another release. */
export const withRelease = (design: Design, release: string): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [id, node.kind === 'srx' ? { ...node, release } : node]),
  ),
});
