// The pipes of a Junos command line (`| match`, `| count`, …) over printed text. It knows no command.

/** Pipes that the console understands, with the help that `?` prints. */
export const PIPES = [
  { value: 'count', help: 'Count occurrences' },
  { value: 'except', help: 'Show only text that does not match a pattern' },
  { value: 'find', help: 'Search for first occurrence of pattern' },
  { value: 'last', help: 'Display end of output only' },
  { value: 'match', help: 'Show only text that matches a pattern' },
  { value: 'no-more', help: "Don't paginate output" },
  { value: 'trim', help: 'Trim specified number of columns from start of line' },
] as const;

type Piped = { readonly ok: true; readonly output: string } | { readonly ok: false; readonly sentence: string };

/** Cuts a line at its `|` signs; one inside double quotes belongs to its pattern. */
export function splitPipes(line: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    if (sign === '|' && !quoted) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part];
}

/** Patterns longer than this are refused: a pattern is user text, and matching must stay cheap. */
const PATTERN_LIMIT = 200;
const REPETITION_LIMIT = 3;

/** A matcher for a pattern, case-insensitive as on the device; a pattern that is no regular expression is taken literally. */
function matcher(text: string): ((line: string) => boolean) | undefined {
  const pattern = text.replace(/^"(.*)"$/, '$1');
  if (pattern === '' || pattern.length > PATTERN_LIMIT) return undefined;
  // Repeated groups and many repetitions are what makes a regular expression explode: such a pattern is taken literally.
  const risky = /\)[*+{]/.test(pattern) || (pattern.match(/[*+{]/g)?.length ?? 0) > REPETITION_LIMIT;
  try {
    if (!risky) {
      const expression = new RegExp(pattern, 'i');
      return (line) => expression.test(line);
    }
  } catch {
    // Not a regular expression: literal below.
  }
  const literal = pattern.toLowerCase();
  return (line) => line.toLowerCase().includes(literal);
}

/** Sends printed text through one pipe (`match "Heartbeat packets"`, abbreviations allowed); the sentence says what is wrong. */
export function applyPipe(output: string, pipe: string): Piped {
  const [, typed = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(pipe) ?? [];
  const fits = PIPES.filter(({ value }) => typed !== '' && value.startsWith(typed));
  const name = fits.find(({ value }) => value === typed)?.value ?? (fits.length === 1 ? fits[0]?.value : undefined);
  const lines = output.split('\n');
  const keep = (kept: readonly string[]): Piped => ({ ok: true, output: kept.join('\n') });
  switch (name) {
    case undefined:
      return {
        ok: false,
        sentence:
          fits.length > 1
            ? `'${typed}' is ambiguous.`
            : `syntax error, expecting a pipe: ${PIPES.map(({ value }) => value).join(', ')}.`,
      };
    case 'no-more':
      return keep(lines);
    case 'count':
      return { ok: true, output: `Count: ${output === '' ? 0 : lines.length} lines` };
    case 'last':
    case 'trim': {
      const count = rest === '' && name === 'last' ? 10 : Number(rest);
      if (!Number.isInteger(count) || count < 1)
        return { ok: false, sentence: `syntax error, expecting a number after "| ${name}".` };
      return keep(name === 'last' ? lines.slice(-count) : lines.map((line) => line.slice(count)));
    }
    case 'match':
    case 'except':
    case 'find': {
      const matches = matcher(rest);
      if (!matches)
        return {
          ok: false,
          sentence: `syntax error, expecting a pattern of at most ${PATTERN_LIMIT} characters after "| ${name}".`,
        };
      if (name === 'match') return keep(lines.filter(matches));
      if (name === 'except') return keep(lines.filter((line) => !matches(line)));
      const first = lines.findIndex(matches);
      return first < 0 ? { ok: false, sentence: 'Pattern not found' } : keep(lines.slice(first));
    }
  }
}
