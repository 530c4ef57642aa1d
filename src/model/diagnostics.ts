// What every reader and loader returns beside its value; input never throws.

export type Severity = 'error' | 'warning' | 'info';

/** One sentence about one place of an input. `line` and `column` count from 1; 0 = no place in the text. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
  /** The input does not tell which of these models a device is: the reader has taken one and asks. `node` is the device's id in the design. */
  readonly question?: { readonly node: string; readonly models: readonly string[] };
}
export interface Read<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a fact comes from, shown to the user beside every rule and transition. */
export type Confidence = 'documented' | 'captured' | 'derived' | 'unconfirmed';
