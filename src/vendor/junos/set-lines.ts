// Reads the set form: one command a line, at the place that edit, top and up have led to. Knows commands, no hierarchy.
import type { Reporter } from './diagnostics';
import { type Builder, namedObject, type Word } from './statement';
import type { Draft } from './tree';
import type { Scanner } from './words';

export interface OperationalCommand {
  readonly line: number;
  readonly text: string;
}

export interface SetReader {
  /** Reads one line that begins with a command word. */
  readonly read: (scanner: Scanner, comments: string[]) => void;
  /** Moves to the place that an `[edit ...]` banner names. */
  readonly moveTo: (path: readonly string[], line: number) => void;
  readonly here: () => readonly Word[];
  /** Tries again what named something that came later. */
  readonly finish: () => void;
}

const COMMAND =
  /^\s*(?:set|delete|deactivate|activate|protect|unprotect|edit|top|up|exit|quit|rename|insert|copy|annotate|replace|wildcard|commit|rollback|run|load|save|status|configure|show)(?:\s|$)/;

/** Does the line begin with a command of the configuration mode? */
export function isCommand(line: string): boolean {
  return line.startsWith('set ') || COMMAND.test(line);
}

const MAX_WORDS = 20_000;
const isWord = (word: Word | undefined, text: string): boolean =>
  word !== undefined && word.text === text && !word.quoted;

/** Every word of a line; comments behind it are collected, a secret remark is reported by its flag. */
function readWords(
  scanner: Scanner,
  reporter: Reporter,
  comments: string[],
): { readonly words: Word[]; readonly secret: boolean } {
  const words: Word[] = [];
  for (let kind = scanner.next(); kind !== 'end'; kind = scanner.next()) {
    if (kind === 'remark') return { words, secret: scanner.text().includes('SECRET-DATA') };
    if (kind !== 'word') {
      comments.push(scanner.text());
      continue;
    }
    const word = scanner.word();
    if (scanner.unclosed())
      reporter.report('error', word, 'string-not-closed', 'This quoted string is not closed on its line.', '"');
    if (words.length < MAX_WORDS) words.push(word);
    else if (words.length === MAX_WORDS) {
      reporter.report(
        'error',
        word,
        'line-too-long',
        `More than ${MAX_WORDS} words on one line; the rest is left out.`,
      );
      return { words, secret: false };
    }
  }
  return { words, secret: false };
}

/** `a [ b c ] d` as `a b d` and `a c d`. */
function expandLists(words: readonly Word[]): readonly (readonly Word[])[] {
  const open = words.findIndex((word) => isWord(word, '['));
  if (open < 0) return [words];
  const close = words.findIndex((word, index) => index > open && isWord(word, ']'));
  const items = words.slice(open + 1, close < 0 ? undefined : close);
  const rest = close < 0 ? [] : words.slice(close + 1);
  if (rest.some((word) => isWord(word, '['))) return [];
  return items.map((item) => [...words.slice(0, open), item, ...rest]);
}

export function createSetReader(builder: Builder, reporter: Reporter, commands: OperationalCommand[]): SetReader {
  let here: readonly Word[] = [];
  const unresolved: { readonly verb: string; readonly words: readonly Word[]; readonly place: Word }[] = [];

  const apply = (verb: string, words: readonly Word[], retry: boolean, place: Word): void => {
    for (const each of expandLists(words)) {
      const path = builder.find(builder.start, each);
      const object = path === undefined ? undefined : namedObject(path);
      if (path === undefined || object === undefined) {
        if (verb === 'delete')
          reporter.report('info', place, 'delete-without-target', 'This text does not set what it deletes here.');
        else if (!retry) unresolved.push({ verb, words: each, place });
        else
          reporter.report('warning', place, 'no-such-statement', `There is no such statement to ${verb} in this text.`);
        continue;
      }
      if (verb === 'delete') {
        builder.remove(path);
      } else mark(verb, object);
    }
  };

  const mark = (verb: string, object: Draft): void => {
    if (verb === 'deactivate') object.inactive = true;
    else if (verb === 'activate') delete object.inactive;
    else if (verb === 'protect') object.protect = true;
    else delete object.protect;
  };

  const set = (words: readonly Word[], place: Word, secret: boolean, comments: string[]): void => {
    if (words.length === 0) {
      reporter.report('error', place, 'statement-missing', 'set needs a statement behind it.', 'a statement');
      return;
    }
    if (isOperational(words)) {
      const text = `set ${words.map((word) => word.text).join(' ')}`;
      commands.push({ line: place.line, text });
      reporter.report(
        'warning',
        place,
        'operational-command',
        `'${text}' is an operational command, not configuration; it is left out.`,
      );
      return;
    }
    const walk = builder.add(builder.start, words);
    if (secret && walk.end.node !== walk.end.block) walk.end.node.secret = true;
    if (comments.length > 0) {
      const target = walk.created ?? walk.last;
      if (target !== undefined)
        target.comment = [...(target.comment === undefined ? [] : [target.comment]), ...comments].join('\n');
      comments.length = 0;
    }
    reportMissingValue(walk.end, words, reporter);
  };

  const up = (levels: number): void => {
    for (let i = 0; i < levels && here.length > 0; i++) {
      do here = here.slice(0, -1);
      while (here.length > 0 && builder.isInside(here));
    }
  };

  const run = (words: readonly Word[], secret: boolean, comments: string[]): void => {
    const [verb, ...rest] = words;
    if (verb === undefined) return;
    const full = here.length === 0 ? rest : [...here, ...rest];
    switch (verb.text) {
      case 'set':
        set(full, verb, secret, comments);
        return;
      case 'delete':
      case 'deactivate':
      case 'activate':
      case 'protect':
      case 'unprotect':
        apply(verb.text, full, false, verb);
        return;
      case 'edit':
        here = full;
        return;
      case 'top':
        here = [];
        run(rest, secret, comments);
        return;
      case 'exit':
      case 'quit':
        here = [];
        return;
      case 'up':
        up(rest[0] !== undefined && /^\d{1,3}$/.test(rest[0].text) ? Number(rest[0].text) : 1);
        return;
      case 'rename':
      case 'insert':
      case 'copy':
      case 'replace':
      case 'wildcard':
      case 'annotate':
        reporter.report(
          'warning',
          verb,
          'command-not-supported',
          `'${verb.text}' changes what came before and is not carried out; write the result with set.`,
          'set',
        );
        return;
      case 'run':
        commands.push({ line: verb.line, text: rest.map((word) => word.text).join(' ') });
        return;
      default:
        reporter.report(
          'info',
          verb,
          'session-command',
          `'${verb.text}' is a command of the session, not configuration; it is left out.`,
        );
    }
  };

  return {
    read(scanner, comments) {
      const { words, secret } = readWords(scanner, reporter, comments);
      const last = words.at(-1);
      // a `;` typed behind a set command is not part of its value
      if (last !== undefined && !last.quoted && last.text.endsWith(';')) {
        if (last.text === ';') words.pop();
        else words[words.length - 1] = { ...last, text: last.text.slice(0, -1) };
      }
      run(words, secret, comments);
    },
    moveTo(path, line) {
      here = path.map((text) => ({ text, line, column: 1, quoted: false }));
    },
    here: () => here,
    finish() {
      for (const { verb, words, place } of unresolved) apply(verb, words, true, place);
    },
  };
}

/** `set chassis cluster cluster-id ...` forms a cluster: it is typed at the operational prompt and is never part of a configuration. */
function isOperational(words: readonly Word[]): boolean {
  return (
    isWord(words[0], 'chassis') &&
    isWord(words[1], 'cluster') &&
    (isWord(words[2], 'cluster-id') || (isWord(words[2], 'disable') && words.length <= 4))
  );
}

/** Says so when a statement stops where a value or a name has to follow. */
export function reportMissingValue(
  end: ReturnType<Builder['add']>['end'],
  words: readonly Word[],
  reporter: Reporter,
): void {
  const shape = end.rule?.shape;
  if (shape !== 'leaf' && shape !== 'values' && shape !== 'join') return;
  const last = words.at(-1);
  if (last === undefined || end.node.children.length > 0 || isWord(last, ']')) return;
  const what = shape === 'join' ? 'a name' : 'a value';
  reporter.report('error', last, 'value-missing', `'${end.node.word}' needs ${what} behind it.`, what);
}
