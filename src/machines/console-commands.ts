// The commands of a device that several groups speak for, as one list. It prints nothing of its own and knows no technology.
import type { Group } from '../model/design';
import type { ConsoleCommand } from './kernel/technology';

/** The command as this group's, whichever group's context it is called with. */
export function bound(command: ConsoleCommand, group: Group): ConsoleCommand {
  const { print, values } = command;
  return {
    ...command,
    ...(print && { print: (context, args) => print({ ...context, group }, args) }),
    ...(values && { values: (context, word) => values({ ...context, group }, word) }),
  };
}

/**
 * All commands once. The same words of two groups: lists are printed as one list; else the first that prints something stands for both, and
 * what either completes is offered.
 */
export function joinCommands(lists: readonly (readonly ConsoleCommand[])[]): readonly ConsoleCommand[] {
  const byWords = new Map<string, ConsoleCommand>();
  for (const command of lists.flat()) {
    const words = command.words.join(' ');
    const before = byWords.get(words);
    byWords.set(words, before === undefined ? command : joinedCommand(before, command));
  }
  return [...byWords.values()];
}

function joinedCommand(first: ConsoleCommand, second: ConsoleCommand): ConsoleCommand {
  const [one, two] = [first.print, second.print];
  if (!one || !two) return one ? first : second;
  if (first.isList !== true || second.isList !== true) return first;
  return { ...first, print: (context, args) => joinLists(one(context, args), two(context, args)) };
}

/** `a` with the lines of `b` below their common head. */
function joinLists(a: string, b: string): string {
  const [own, more] = [a.split('\n'), b.split('\n')];
  const head = own.findIndex((line, at) => line !== more[at]);
  return [...own, ...more.slice(head < 0 ? own.length : head)].join('\n');
}
