// Reads JSON text without building it: is it well formed, how deep is it, where in it is a place. It knows no design.
import type { Path } from './trouble';

/** Line and column count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}
export interface TextTrouble {
  readonly offset: number;
  readonly code: 'json.syntax' | 'json.depth';
  readonly message: string;
}
interface Frame {
  readonly kind: 'object' | 'array';
  key: string | number;
}
/** Called at the start of each value, with the open containers from the outside in. */
type Visit = (offset: number, frames: readonly Frame[]) => void;

/**
 * The first fault of a JSON text, or undefined. Iterative: a million brackets cost a million steps and no stack, while
 * engines differ in what JSON.parse does with them (and in its messages, which we can't show).
 */
export const jsonTrouble = (text: string, maxDepth: number): TextTrouble | undefined => walk(text, maxDepth, undefined);

/** Where the value at `path` begins, or its nearest existing parent. The text must be well formed. */
export function placeOf(text: string, path: Path): TextPlace {
  let best = 0;
  let bestOffset = 0;
  walk(text, Number.POSITIVE_INFINITY, (offset, frames) => {
    if (frames.length > path.length || frames.length < best) return;
    if (frames.every((frame, i) => frame.key === path[i])) {
      best = frames.length;
      bestOffset = offset;
    }
  });
  return placeAt(text, bestOffset);
}

/** Line and column of a character offset. */
export function placeAt(text: string, offset: number): TextPlace {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line += 1;
    start = i + 1;
  }
  return { line, column: offset - start + 1 };
}

/** UTF-8 bytes of a text: what its file would weigh. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      i += 1;
    } else bytes += 3;
  }
  return bytes;
}

function walk(text: string, maxDepth: number, visit: Visit | undefined): TextTrouble | undefined {
  const frames: Frame[] = [];
  let at = skipBlank(text, 0);
  let expects: 'value' | 'first' | 'key' | 'firstKey' | 'next' = 'value';
  for (;;) {
    const top = frames.at(-1);
    const char = text[at];
    if (expects === 'next') {
      if (top === undefined)
        return char === undefined ? undefined : syntax(text, at, 'the end of the file after the document');
      const close = top.kind === 'array' ? ']' : '}';
      if (char === close) {
        frames.pop();
        at = skipBlank(text, at + 1);
      } else if (char === ',') {
        at = skipBlank(text, at + 1);
        expects = top.kind === 'array' ? 'value' : 'key';
        if (typeof top.key === 'number') top.key += 1;
      } else return syntax(text, at, `"," or "${close}"`);
      continue;
    }
    if ((expects === 'first' && char === ']') || (expects === 'firstKey' && char === '}')) {
      frames.pop();
      at = skipBlank(text, at + 1);
      expects = 'next';
      continue;
    }
    if (top !== undefined && (expects === 'key' || expects === 'firstKey')) {
      const end = char === '"' ? stringEnd(text, at) : -1;
      if (end < 0) return syntax(text, at, char === '"' ? 'a closed string' : 'a key in double quotes');
      top.key = String(JSON.parse(text.slice(at, end)));
      at = skipBlank(text, end);
      if (text[at] !== ':') return syntax(text, at, '":"');
      at = skipBlank(text, at + 1);
      expects = 'value';
      continue;
    }
    visit?.(at, frames);
    if (char === '{' || char === '[') {
      if (frames.length >= maxDepth)
        return { offset: at, code: 'json.depth', message: `The document is nested deeper than ${maxDepth} levels.` };
      frames.push(char === '{' ? { kind: 'object', key: '' } : { kind: 'array', key: 0 });
      at = skipBlank(text, at + 1);
      expects = char === '{' ? 'firstKey' : 'first';
      continue;
    }
    const end = scalarEnd(text, at);
    if (end < 0) return syntax(text, at, char === '"' ? 'a closed string' : 'a value');
    at = skipBlank(text, end);
    expects = 'next';
  }
}

function syntax(text: string, offset: number, expected: string): TextTrouble {
  const char = text[offset];
  const found = char === undefined ? 'the end of the file' : JSON.stringify(char);
  return { offset, code: 'json.syntax', message: `Not valid JSON: expected ${expected}, found ${found}.` };
}

function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

/** Offset after the scalar at `at`, or -1. */
function scalarEnd(text: string, at: number): number {
  const char = text[at];
  if (char === '"') return stringEnd(text, at);
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, at)) return at + word.length;
  return numberEnd(text, at);
}

/** Loops instead of a pattern: a pattern over a 4 MB string would need 4 MB of backtracking. */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    if (code !== 0x5c) continue;
    at += 1;
    const escaped = text[at] ?? '';
    if (escaped === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return -1;
      at += 4;
    } else if (escaped === '' || !'"\\/bfnrt'.includes(escaped)) return -1;
  }
  return -1;
}

function numberEnd(text: string, from: number): number {
  let at = text[from] === '-' ? from + 1 : from;
  const whole = digitsEnd(text, at);
  if (whole === at || (text[at] === '0' && whole > at + 1)) return -1;
  at = whole;
  if (text[at] === '.') {
    const end = digitsEnd(text, at + 1);
    if (end === at + 1) return -1;
    at = end;
  }
  if (text[at] === 'e' || text[at] === 'E') {
    const sign = text[at + 1] === '+' || text[at + 1] === '-' ? at + 2 : at + 1;
    const end = digitsEnd(text, sign);
    if (end === sign) return -1;
    at = end;
  }
  return at;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at += 1;
  return at;
}
