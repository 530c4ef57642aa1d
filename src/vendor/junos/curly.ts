// Reads the curly form: statements ended by `;`, blocks in braces. Knows braces and marks, no hierarchy.
import type { Reporter } from './diagnostics';
import { keyword } from './grammar';
import { reportMissingValue } from './set-lines';
import { type Builder, MAX_DEPTH, type Position, type Word } from './statement';
import type { Draft } from './tree';
import type { Scanner } from './words';

export interface CurlyReader {
  /** Reads one line; true when it opens a comment (the last of `comments`) that goes on in the next line. */
  readonly read: (scanner: Scanner, comments: string[]) => boolean;
  /** Text is expected to go on: a block or a statement is open. */
  readonly isOpen: () => boolean;
  /** The block that the following text stands in, as `show configuration chassis cluster` prints it. */
  readonly startAt: (path: readonly Word[]) => void;
  readonly finish: () => void;
}

interface Frame {
  readonly position: Position;
  readonly object: Draft | undefined;
  readonly place: { readonly line: number; readonly column: number };
}

const MARKS: ReadonlySet<string> = new Set(['inactive:', 'active:', 'protect:', 'unprotect:', 'delete:', 'replace:']);
const MAX_WORDS = 20_000;

export function createCurlyReader(builder: Builder, reporter: Reporter): CurlyReader {
  const frames: Frame[] = [];
  let base: Position = builder.start;
  let basePath: readonly Word[] | undefined;
  let words: Word[] = [];
  let marks: Word[] = [];
  let inList = false;
  /** Braces opened below the depth limit: their content is skipped. */
  let skipped = 0;
  /** The statement completed last: a comment behind it on its line is about it. */
  let latest: { readonly node: Draft; readonly object: Draft | undefined; readonly line: number } | undefined;

  const position = (): Position => {
    if (basePath !== undefined && frames.length === 0) {
      base = blockAt(builder.add(builder.start, basePath).end);
      basePath = undefined;
    }
    return frames.at(-1)?.position ?? base;
  };

  /** Inside the braces behind a statement: its deepest node is the block of what follows. */
  const blockAt = (end: Position): Position => {
    const rule = end.rule?.shape === 'value' || end.rule?.shape === 'flag' ? undefined : end.rule;
    return { node: end.node, rule, block: end.node, blockRule: rule, depth: end.depth, blockDepth: end.depth };
  };

  const attach = (object: Draft | undefined, comments: string[]): void => {
    if (object === undefined || comments.length === 0) return;
    object.comment = [...(object.comment === undefined ? [] : [object.comment]), ...comments].join('\n');
    comments.length = 0;
  };

  const complete = (
    opening: boolean,
    comments: string[],
    line: number,
  ): { end: Position; object: Draft | undefined } | undefined => {
    const statement = words;
    const marked = marks;
    const at = position();
    words = [];
    marks = [];
    inList = false;
    if (statement.length === 0) return undefined;
    if (marked.some((mark) => mark.text === 'delete:')) {
      const path = builder.find(at, statement);
      if (path !== undefined && path.length > 1) builder.remove(path);
      if (!opening) return undefined;
    }
    const walk = builder.add(at, statement);
    const object = opening ? walk.last : walk.first;
    for (const mark of marked) {
      if (object === undefined) break;
      if (mark.text === 'inactive:') object.inactive = true;
      else if (mark.text === 'protect:') object.protect = true;
      else if (mark.text === 'active:') delete object.inactive;
      else if (mark.text === 'unprotect:') delete object.protect;
    }
    attach(object, comments);
    if (opening && walk.end.rule === undefined) walk.end.node.block = true;
    if (!opening) {
      latest = { node: walk.end.node, object, line };
      reportMissingValue(walk.end, statement, reporter);
    }
    return { end: walk.end, object };
  };

  const missingSemicolon = (next: Word, comments: string[]): void => {
    const last = words.at(-1);
    if (last === undefined || inList || last.line === next.line) return;
    const place = { line: last.line, column: last.column + last.text.length + (last.quoted ? 2 : 0) };
    const rule = position().rule;
    if (rule !== undefined && keyword(rule, next.text) !== undefined && !next.quoted) {
      reporter.report('error', place, 'semicolon-missing', "A ';' is missing at the end of this statement.", ';');
      complete(false, comments, last.line);
    } else {
      reporter.report(
        'warning',
        place,
        'statement-continues',
        "The statement goes on in the next line: a ';' is missing, or a terminal broke the line.",
        ';',
      );
    }
  };

  const addWord = (word: Word, unclosed: boolean, comments: string[]): void => {
    if (words.length === 0 && !word.quoted && MARKS.has(word.text)) {
      marks.push(word);
      return;
    }
    missingSemicolon(word, comments);
    if (unclosed)
      reporter.report('error', word, 'string-not-closed', 'This quoted string is not closed on its line.', '"');
    if (!word.quoted && word.text === '[') inList = true;
    if (!word.quoted && word.text === ']') inList = false;
    if (words.length < MAX_WORDS) words.push(word);
    if (words.length === MAX_WORDS)
      reporter.report(
        'error',
        word,
        'statement-too-long',
        `More than ${MAX_WORDS} words in one statement; the rest is left out.`,
      );
  };

  const open = (place: { line: number; column: number }, comments: string[]): void => {
    if (skipped > 0 || frames.length >= MAX_DEPTH) {
      if (skipped === 0)
        reporter.report(
          'error',
          place,
          'too-deep',
          `Braces stand more than ${MAX_DEPTH} levels deep; what is inside is left out.`,
        );
      words = [];
      skipped++;
      return;
    }
    if (words.length === 0)
      reporter.report('error', place, 'statement-missing', "There is no statement before this '{'.", 'a statement');
    const done = complete(true, comments, place.line);
    frames.push({ position: done === undefined ? position() : blockAt(done.end), object: done?.object, place });
  };

  const close = (place: { line: number; column: number }, comments: string[]): void => {
    if (skipped > 0) {
      skipped--;
      words = [];
      return;
    }
    const first = words[0];
    if (first !== undefined) {
      reporter.report(
        'error',
        first,
        'semicolon-missing',
        `The statement '${first.text}' is not ended before the '}'.`,
        ';',
      );
      complete(false, comments, place.line);
    }
    marks = [];
    const frame = frames.pop();
    if (frame === undefined) {
      reporter.report('error', place, 'brace-not-open', "There is no '{' for this '}'.");
      return;
    }
    const block = frame.position.node;
    if (comments.length > 0 && block !== builder.root) block.endComment = comments.splice(0).join('\n');
  };

  return {
    read(scanner, comments) {
      for (let kind = scanner.next(); kind !== 'end'; kind = scanner.next()) {
        switch (kind) {
          case 'word':
            if (skipped === 0) addWord(scanner.word(), scanner.unclosed(), comments);
            break;
          case '{':
            open({ line: scanner.word().line, column: scanner.column() }, comments);
            break;
          case '}':
            close({ line: scanner.word().line, column: scanner.column() }, comments);
            break;
          case ';':
            if (skipped > 0) break;
            if (words.length === 0)
              reporter.report(
                'warning',
                { line: scanner.word().line, column: scanner.column() },
                'statement-missing',
                "There is no statement before this ';'.",
              );
            complete(false, comments, scanner.word().line);
            break;
          case 'comment':
            if (skipped > 0) break;
            if (words.length === 0 && comments.length === 0 && latest?.line === scanner.word().line) {
              attach(latest.object, [scanner.text()]);
            } else comments.push(scanner.text());
            break;
          case 'open-comment':
            comments.push(scanner.text());
            return true;
          case 'remark':
            if (scanner.text().includes('SECRET-DATA') && latest !== undefined && latest.line === scanner.word().line)
              latest.node.secret = true;
            break;
        }
      }
      return false;
    },
    isOpen: () => frames.length > 0 || words.length > 0 || skipped > 0,
    startAt(path) {
      if (frames.length > 0 || words.length > 0) return;
      base = builder.start;
      basePath = path.length === 0 ? undefined : path;
    },
    finish() {
      const first = words[0];
      if (first !== undefined) {
        reporter.report(
          'error',
          first,
          'semicolon-missing',
          `The statement '${first.text}' is not ended at the end of the text.`,
          ';',
        );
        complete(false, [], first.line);
      }
      for (const frame of frames.splice(0).reverse()) {
        reporter.report('error', frame.place, 'brace-not-closed', "This '{' is never closed.", '}');
      }
      if (skipped > 0) skipped = 0;
    },
  };
}
