// A device's command line over any technology: words, abbreviations, completion, pipes. It prints nothing of its own.
import type { Design, Group, NodeId } from '../model/design';
import { cliGroups, sharedConfiguration } from './configuration';
import { bound, joinCommands } from './console-commands';
import { applyPipe, PIPES, splitPipes } from './console-pipes';
import type { ConsoleCommand, ConsoleContext, HaTechnology } from './kernel/technology';
import type { Run } from './kernel/types';
import { technologyOf } from './registry';

/** Whose CLI it is, and when: everything is printed as of `atMs` of the run. */
export interface ConsoleSession {
  readonly design: Design;
  readonly node: NodeId;
  readonly run: Run;
  readonly atMs: number;
}
export type ConsoleResult =
  | { readonly kind: 'show'; readonly output: string }
  /** `command` is the full, unabbreviated line; the caller makes it a step of the run and prints the reply. */
  | { readonly kind: 'request'; readonly command: string }
  | { readonly kind: 'error'; readonly output: string };
export interface Completion {
  readonly value: string;
  readonly help: string;
}

interface Owner {
  readonly technology: HaTechnology;
  readonly group: Group;
}

/** The groups of a device with their technologies; the one that says where one types is the first. */
const ownersOf = (design: Design, node: NodeId): readonly Owner[] =>
  cliGroups(design, node).flatMap((group) => {
    const technology = technologyOf(group.technology);
    return technology ? [{ technology, group }] : [];
  });

function contextOf(session: ConsoleSession, { group }: Owner): ConsoleContext {
  const { design, node, run } = session;
  const configuration = sharedConfiguration(design, node);
  return { design, group, node, run, frame: run.frameAt(session.atMs), ...(configuration && { configuration }) };
}

/** What can be typed at a device, each command bound to its group. */
interface CommandLine {
  readonly context: ConsoleContext | undefined;
  readonly commands: readonly ConsoleCommand[];
}

function commandLine(session: ConsoleSession): CommandLine {
  const owners = ownersOf(session.design, session.node);
  const [first, second] = owners;
  const context = first && contextOf(session, first);
  if (!second) return { context, commands: first?.technology.commands ?? [] };
  return {
    context,
    commands: joinCommands(
      owners.map(({ technology, group }) => technology.commands.map((each) => bound(each, group))),
    ),
  };
}

/** Devices that have a command line, in the order of their groups. */
export function consoleNodes(design: Design): readonly NodeId[] {
  const groups = Object.values(design.groups).filter(({ technology }) => technologyOf(technology) !== undefined);
  return [...new Set(groups.flatMap(({ members }) => members))];
}

/** The line above the prompt where there is one (`{primary:node0}`), and the prompt (`admin@srx-a> `). */
export function consolePrompt(session: ConsoleSession): {
  readonly banner: string | undefined;
  readonly prompt: string;
} {
  const [owner] = ownersOf(session.design, session.node);
  const name = session.design.nodes[session.node]?.name ?? 'device';
  return { banner: owner?.technology.prompt?.(contextOf(session, owner)), prompt: `admin@${name}> ` };
}

const isValue = (word: string): boolean => word.startsWith('<');

/** Commands that the typed words can still become; an exact word wins over those that it abbreviates. */
function candidates(commands: readonly ConsoleCommand[], words: readonly string[]): readonly ConsoleCommand[] {
  return words.reduce<readonly ConsoleCommand[]>((left, word, index) => {
    const fits = left.filter((command) => {
      const expected = command.words[index];
      return expected !== undefined && (isValue(expected) || expected.startsWith(word));
    });
    const exact = fits.filter((command) => command.words[index] === word);
    return exact.length > 0 ? exact : fits;
  }, commands);
}

/** Different next words of these commands at a position, with the help of the shortest command behind each. */
function nextWords(commands: readonly ConsoleCommand[], index: number): readonly Completion[] {
  const byWord = new Map<string, ConsoleCommand>();
  for (const command of commands) {
    const word = command.words[index];
    if (word === undefined) continue;
    const known = byWord.get(word);
    if (!known || command.words.length < known.words.length) byWord.set(word, command);
  }
  return [...byWord].map(([value, command]) => ({
    value,
    help: command.words.length === index + 1 ? command.help : (headings[value] ?? command.help),
  }));
}

/** Help of words that only lead on to others. */
const headings: Readonly<Record<string, string>> = {
  show: 'Show system information',
  request: 'Make system-level requests',
  clear: 'Clear information in the system',
};

const list = (rows: readonly Completion[]): string =>
  ['Possible completions:', ...rows.map(({ value, help }) => `  ${value.padEnd(20)} ${help}`)].join('\n');

const splitWords = (line: string): readonly string[] => line.split(/\s+/).filter((word) => word !== '');

/** The word being typed at the end (empty after a space), and the finished ones before it. */
function openWord(typed: string): { readonly done: readonly string[]; readonly open: string } {
  const words = splitWords(typed);
  const open = /\s$/.test(typed) ? '' : (words.at(-1) ?? '');
  return { done: open === '' ? words : words.slice(0, -1), open };
}

function refusal(session: ConsoleSession, line: string, wordIndex: number, sentence: string): ConsoleResult {
  const { prompt } = consolePrompt(session);
  let seen = 0;
  const at = [...line.matchAll(/\S+/g)].find(() => seen++ === wordIndex)?.index ?? line.length;
  return { kind: 'error', output: `${' '.repeat(prompt.length + at)}^\n${sentence}` };
}

/** Cuts off the pipes that work on text; `| display set` is part of its command, since it prints another form. */
function cut(
  line: string,
  commands: readonly ConsoleCommand[],
): { readonly typed: string; readonly pipes: readonly string[] } {
  const [head = '', ...pipes] = splitPipes(line);
  const [first] = pipes;
  if (first === undefined) return { typed: head, pipes };
  const joined = [...splitWords(head), '|', ...splitWords(first)];
  const isCommand = candidates(commands, joined).some((command) => command.words.length === joined.length);
  return isCommand ? { typed: joined.join(' '), pipes: pipes.slice(1) } : { typed: head, pipes };
}

/**
 * What the device answers to one line typed at its prompt. A show command is printed (after its pipes); a request comes
 * back as its full words. Bad input gets the device's kind of answer: a caret below the word, or the possible completions.
 */
export function interpret(session: ConsoleSession, line: string): ConsoleResult {
  const { context, commands: all } = commandLine(session);
  const { typed, pipes } = cut(line, all);
  const words = splitWords(typed);
  if (words.length === 0) return { kind: 'show', output: '' };
  if (!context)
    return {
      kind: 'error',
      output: 'This device has no command line in Standby: it is not part of a high-availability group.',
    };
  for (let index = 0; index < words.length; index++) {
    const left = candidates(all, words.slice(0, index + 1));
    if (left.length === 0)
      return refusal(session, typed, index, index === 0 ? 'unknown command.' : 'syntax error, expecting <command>.');
    const next = new Set(left.map((command) => command.words[index]));
    if (next.size > 1)
      return { kind: 'error', output: `'${words[index]}' is ambiguous.\n${list(nextWords(left, index))}` };
  }
  const left = candidates(all, words);
  const command = left.find((each) => each.words.length === words.length);
  if (!command) return refusal(session, `${typed.trimEnd()} `, words.length, 'syntax error, expecting <command>.');
  const full = command.words.map((word, index) => (isValue(word) ? (words[index] ?? '') : word)).join(' ');
  if (command.kind === 'request' || !command.print) return { kind: 'request', command: full };
  const args: Record<string, string> = {};
  command.words.forEach((word, index) => {
    if (isValue(word)) args[word.slice(1, -1)] = words[index] ?? '';
  });
  let output = command.print(context, args);
  for (const pipe of pipes) {
    const piped = applyPipe(output, pipe);
    if (!piped.ok) return { kind: 'error', output: piped.sentence };
    output = piped.output;
  }
  return { kind: 'show', output };
}

/** What can stand at the end of the line: the words that `?` lists and Tab takes. */
export function complete(session: ConsoleSession, line: string): readonly Completion[] {
  const [typed = '', ...pipes] = splitPipes(line);
  const last = pipes.at(-1);
  const { context, commands } = commandLine(session);
  if (last !== undefined) {
    const before = pipes.length === 1 ? splitWords(typed) : [];
    const own = candidates(commands, [...before, '|']);
    const { done, open } = openWord(last);
    const rows = [...nextWords(own, before.length + 1 + done.length), ...(done.length === 0 ? PIPES : [])];
    return rows.filter(({ value }) => value.startsWith(open));
  }
  if (!context) return [];
  const { done, open } = openWord(typed);
  const left = candidates(commands, done);
  const rows = nextWords(left, done.length).flatMap((row) => {
    if (!isValue(row.value)) return [row];
    const values = left.find((command) => command.words[done.length] === row.value)?.values;
    return values ? values(context, row.value) : [row];
  });
  const fitting = rows.filter(({ value }) => value !== '|' && (isValue(value) || value.startsWith(open)));
  const complete = left.some((command) => command.words.length === done.length) && open === '';
  return complete ? [{ value: '|', help: 'Pipe through a command' }, ...fitting] : fitting;
}
