// What Tab, Space and `?` do to a line, given the words that can stand at its end. Pure; it knows no command.

export interface Candidate {
  readonly value: string;
  readonly help: string;
}

/** The word at the end of the line that is being typed; empty after a blank. */
export const openWord = (line: string): string => /(\S*)$/.exec(line)?.[1] ?? '';

const isWord = ({ value }: Candidate): boolean => !value.startsWith('<') && value !== '|';

/** The longest text that all begin with. */
export function commonStart(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  let length = first.length;
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/**
 * The line after Tab: the only word whole with a blank behind it, or as much as all have in common. The same line where
 * nothing can be added.
 */
export function afterTab(line: string, candidates: readonly Candidate[], taken?: string): string {
  const open = openWord(line);
  const before = line.slice(0, line.length - open.length);
  if (taken !== undefined) return `${before}${taken} `;
  const words = candidates.filter(isWord).map(({ value }) => value);
  const only = words.length === 1 ? words[0] : undefined;
  if (only !== undefined) return `${before}${only} `;
  const common = commonStart(words);
  return common.length > open.length ? before + common : line;
}

/** The line after Space: Junos writes an unambiguous abbreviation out; inside quotes and patterns a blank is a blank. */
export function afterSpace(line: string, candidates: readonly Candidate[]): string {
  const open = openWord(line);
  const words = candidates.filter(isWord);
  const only = words.length === 1 && candidates.length === 1 ? words[0] : undefined;
  return only && open !== '' && only.value.startsWith(open) ? afterTab(line, candidates) : `${line} `;
}

/** `?`: the list as the device prints it. */
export const helpText = (candidates: readonly Candidate[]): string =>
  candidates.length === 0
    ? 'No valid completions'
    : ['Possible completions:', ...candidates.map(({ value, help }) => `  ${value.padEnd(20)} ${help}`.trimEnd())].join(
        '\n',
      );
