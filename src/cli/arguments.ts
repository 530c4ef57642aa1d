// Words of the command line → positions and options; an unknown option is an error that names the known ones.

/** Thrown for what could not be done (exit code 2); the message is the whole sentence for stderr. */
export class Refusal extends Error {}

export interface Parsed {
  readonly positions: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}
export interface OptionNames {
  /** `--json`: present or not. */
  readonly flags?: readonly string[];
  /** `--until 3s`, `--until=3s`. */
  readonly values?: readonly string[];
}

/** `-o` is the one short option, for `--output`. */
const longName = (word: string): string => (word === '-o' ? 'output' : word.replace(/^--/, ''));

/** Reads the words behind a command's name. @throws Refusal for unknown options and missing values */
export function parseArguments(words: readonly string[], known: OptionNames): Parsed {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const positions: string[] = [];
  const all = [...(known.flags ?? []), ...(known.values ?? [])];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '-' || !word.startsWith('-')) {
      positions.push(word);
      continue;
    }
    const [head = '', ...inline] = word.split('=');
    const name = longName(head);
    if (known.flags?.includes(name) && inline.length === 0) flags.add(name);
    else if (known.values?.includes(name)) {
      const value = inline.length > 0 ? inline.join('=') : words[++index];
      if (value === undefined) throw new Refusal(`${head} needs a value.`);
      values.set(name, value);
    } else {
      const list = all.map((option) => `--${option}`).join(', ') || 'none';
      throw new Refusal(`Unknown option ${head}; this command takes ${list}.`);
    }
  }
  return { positions, flags, values };
}
