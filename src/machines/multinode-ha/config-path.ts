// Words of set commands, and the small steps that make them. It knows no statement.

/** The words of one set command, without `set`. */
export type ConfigPath = readonly string[];

/** Nothing where there is no value. */
export const value = (base: ConfigPath, word: string, of: number | string | undefined): readonly ConfigPath[] =>
  of === undefined ? [] : [[...base, word, String(of)]];
export const each = (base: ConfigPath, words: readonly string[]): readonly ConfigPath[] =>
  words.map((word) => [...base, word]);
export const presence = (base: ConfigPath, isThere: boolean): readonly ConfigPath[] => (isThere ? [base] : []);
/** The object itself where it has nothing inside. */
export const orBare = (base: ConfigPath, inside: readonly ConfigPath[]): readonly ConfigPath[] =>
  inside.length > 0 ? inside : [base];

interface Timers {
  readonly minimumIntervalMs?: number | undefined;
  readonly multiplier?: number | undefined;
}
export const timers = (base: ConfigPath, of: Timers): readonly ConfigPath[] => [
  ...value(base, 'minimum-interval', of.minimumIntervalMs),
  ...value(base, 'multiplier', of.multiplier),
];
