// Reads single values out of a Junos tree and notes what is wrong with them; knows limits of numbers, no cluster.
import type { Diagnostic, Severity } from '../../model/diagnostics';
import { child, type JunosNode, valueOf as singleValue } from '../../vendor/junos';

/** Collects diagnostics while a configuration is read. */
export interface ConfigNotes {
  readonly diagnostics: readonly Diagnostic[];
  /** `place` gives line and column; undefined where the text has no place for it. */
  readonly note: (severity: Severity, place: JunosNode | undefined, code: string, message: string) => void;
  /**
   * The number below `path`; undefined when there is none, and when it is no whole number from `min` to `max`, which is noted as an error with
   * the statement's words.
   */
  readonly number: (
    node: JunosNode | undefined,
    path: readonly string[],
    min: number,
    max: number,
  ) => number | undefined;
}

/** An empty collection. */
export function createNotes(): ConfigNotes {
  const diagnostics: Diagnostic[] = [];
  const note: ConfigNotes['note'] = (severity, place, code, message) => {
    diagnostics.push({ severity, line: place?.line ?? 0, column: place?.column ?? 0, code, message });
  };
  return {
    diagnostics,
    note,
    number(node, path, min, max) {
      const text = singleValue(node, ...path);
      if (text === undefined) return undefined;
      const value = Number(text);
      if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value;
      const statement = path.at(-1) ?? node?.word ?? 'value';
      note(
        'error',
        child(node, ...path, text),
        'cc-number',
        `${statement} ${text} is not accepted: expected a whole number from ${min} to ${max}. The default is drawn.`,
      );
      return undefined;
    },
  };
}
