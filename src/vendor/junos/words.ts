// Cuts one line into words, quoted strings, signs and comments. Knows quoting, no statements.
import type { Word } from './statement';

/** What stands at one place of a line. `open-comment`: a comment that this line does not close; `remark`: `## ...`. */
type TokenKind = 'word' | '{' | '}' | ';' | 'comment' | 'open-comment' | 'remark' | 'end';

/** Reads a line token by token. One scanner serves a whole text: a new one for each line would be a third of the reading time. */
export interface Scanner {
  /** Goes to the begin of a line; `cut`: columns that were taken off in front of it. */
  readonly start: (line: string, number: number, cut: number, form: 'set' | 'curly') => void;
  readonly next: () => TokenKind;
  /** The word found last, with quotes and escapes resolved. */
  readonly word: () => Word;
  /** Text of the comment found last. */
  readonly text: () => string;
  readonly column: () => number;
  /** The quoted string found last is not closed on its line. */
  readonly unclosed: () => boolean;
}

const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const STAR = 42;
const SLASH = 47;
const SEMICOLON = 59;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

const isBlank = (code: number): boolean => code === SPACE || (code >= 9 && code <= 13) || code === 0xa0;

/**
 * A scanner without a line yet. In the curly form `{ } ;` are signs and `#` begins a comment anywhere; in the set form they are
 * ordinary letters (`apply-groups ${node}`), and inside a line only a `#` that stands alone begins a comment.
 */
export function createScanner(): Scanner {
  let line = '';
  let number = 0;
  let cut = 0;
  let curly = false;
  let at = 0;
  let begin = 0;
  let end = 0;
  let quoted = false;
  let escaped = false;
  let closed = true;
  let content = '';
  let inList = false;

  const comment = (kind: TokenKind, from: number, to: number, resume: number): TokenKind => {
    content = line.slice(from, to).trim();
    at = resume;
    return kind;
  };

  const quotedWord = (): TokenKind => {
    quoted = true;
    escaped = false;
    let i = begin + 1;
    for (; i < line.length; i++) {
      const code = line.charCodeAt(i);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        escaped = true;
        i++;
      }
    }
    closed = i < line.length;
    end = Math.min(i, line.length);
    at = end + 1;
    return 'word';
  };

  const plainWord = (): TokenKind => {
    quoted = false;
    closed = true;
    let i = begin;
    let brackets = 0;
    for (; i < line.length; i++) {
      const code = line.charCodeAt(i);
      if (code <= SPACE ? isBlank(code) : code === QUOTE || code === 0xa0) break;
      if (code === OPEN_BRACKET) brackets++;
      else if (code === CLOSE_BRACKET) {
        // `[ a b]` closes the list, `ge-0/0/[0-3]` is one word
        if (brackets === 0 && inList) break;
        brackets--;
      } else if (curly && (code === SEMICOLON || code === OPEN_BRACE || code === CLOSE_BRACE)) break;
    }
    end = i;
    at = i;
    return 'word';
  };

  return {
    start(newLine, newNumber, newCut, form) {
      line = newLine;
      number = newNumber;
      cut = newCut;
      curly = form === 'curly';
      at = 0;
      inList = false;
    },
    next() {
      while (at < line.length && isBlank(line.charCodeAt(at))) at++;
      begin = at;
      if (at >= line.length) return 'end';
      const code = line.charCodeAt(at);
      const following = line.charCodeAt(at + 1);
      if (code === QUOTE) return quotedWord();
      if (code === SLASH && following === STAR) {
        const stop = line.indexOf('*/', at + 2);
        return stop < 0
          ? comment('open-comment', at + 2, line.length, line.length)
          : comment('comment', at + 2, stop, stop + 2);
      }
      if (code === HASH && following === HASH) return comment('remark', at + 2, line.length, line.length);
      if (code === HASH && (curly || Number.isNaN(following) || isBlank(following))) {
        return comment('comment', at + 1, line.length, line.length);
      }
      if (curly && (code === OPEN_BRACE || code === CLOSE_BRACE || code === SEMICOLON)) {
        at++;
        return code === OPEN_BRACE ? '{' : code === CLOSE_BRACE ? '}' : ';';
      }
      if (code === OPEN_BRACKET || code === CLOSE_BRACKET) {
        inList = code === OPEN_BRACKET;
        quoted = false;
        closed = true;
        end = at + 1;
        at = end;
        return 'word';
      }
      return plainWord();
    },
    word() {
      const column = begin + cut + 1;
      if (!quoted) return { text: line.slice(begin, end), line: number, column, quoted };
      const source = line.slice(begin + 1, end);
      if (!escaped) return { text: source, line: number, column, quoted };
      const text = source.replace(/\\(["\\])/g, '$1');
      const word = { text, line: number, column, quoted };
      return escapeWord(text) === source ? word : { ...word, raw: source };
    },
    text: () => content,
    column: () => begin + cut + 1,
    unclosed: () => !closed,
  };
}

/**
 * The inside of the quoted spelling of a word. A backslash is doubled only before a quote, a backslash and the end, because Junos
 * keeps `\n` and the like as two characters.
 */
function escapeWord(text: string): string {
  return text
    .replace(/\\(?=["\\]|$)/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n');
}

/** Letters that need no quotes anywhere in a word. */
const PLAIN = /^[A-Za-z0-9_.:/@*<>+=%~^,-]+$/;

/** Plain words that a reader could take for something else: a comment, a mark (`inactive:`), a prompt (`user@host>`). */
const MISTAKABLE = /^\/\*|:$|@.*[>%]/;

/** How a word stands in a configuration text: quoted where Junos would otherwise read something else. */
export function spellWord(word: string, raw: string | undefined, quoted: boolean): string {
  if (raw !== undefined) return `"${raw}"`;
  if (!quoted && PLAIN.test(word) && !MISTAKABLE.test(word)) return word;
  return `"${escapeWord(word)}"`;
}
