// Runs one command in a test: it must succeed and leave a sound document, or refuse with a sentence.
import type { Command } from '../command';
import { run } from '../commands/index';
import type { Design } from '../design';
import { parseDesign } from '../load';
import { EMPTY_SELECTION, type Selection } from '../selection';

/** Design and label of a command; throws where it refuses or leaves what loading would refuse. */
export function done<Args>(design: Design, command: Command<Args>, args: Args): readonly [Design, string] {
  const result = run(design, command, args);
  if (result.kind === 'refused') throw new Error(result.reason);
  const [problem] = parseDesign(result.design).diagnostics;
  if (problem !== undefined) throw new Error(`${command.id} left a broken design. ${problem.message}`);
  return [result.design, result.label];
}

/** The reason why a command refuses; undefined where it runs. */
export function refusal<Args>(design: Design, command: Command<Args>, args: Args): string | undefined {
  const result = run(design, command, args);
  return result.kind === 'refused' ? result.reason : undefined;
}

export const selected = (part: Partial<Selection>): { readonly selection: Selection } => ({
  selection: { ...EMPTY_SELECTION, ...part },
});
