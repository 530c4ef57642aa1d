// How names and values stand in the lines of a hint: plain words, or quoted like JSON where they have blanks. It knows no hint.

/** `office`, `"Büro 1"`. */
export const quoted = (text: string): string => (/^[\w./:@+-]+$/.test(text) ? text : JSON.stringify(text));

/** The words of a line; commas and colons behind a word are dropped. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s,]+)/g)].map((match) => {
    if (match[1] === undefined) return (match[2] ?? '').replace(/:$/, '');
    try {
      const parsed: unknown = JSON.parse(`"${match[1]}"`);
      return typeof parsed === 'string' ? parsed : '';
    } catch {
      return match[1];
    }
  });
}

/** The word behind `key`; undefined where the line has none. */
export function wordAfter(words: readonly string[], key: string): string | undefined {
  const at = words.indexOf(key);
  return at < 0 ? undefined : words[at + 1];
}

/** The whole number behind `key`. */
export function numberAfter(words: readonly string[], key: string): number | undefined {
  const word = wordAfter(words, key);
  return word !== undefined && /^\d{1,10}$/.test(word) ? Number(word) : undefined;
}

/** The words behind `key` up to the next of `stops`. */
export function wordsAfter(words: readonly string[], key: string, stops: readonly string[]): readonly string[] {
  const at = words.indexOf(key);
  if (at < 0) return [];
  const rest = words.slice(at + 1);
  const end = rest.findIndex((word) => stops.includes(word));
  return end < 0 ? rest : rest.slice(0, end);
}
