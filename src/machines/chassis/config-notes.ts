// What is wrong with numbers and names of a configuration, collected while it is read. It knows no statement.
import type { Diagnostic } from '../../model/diagnostics';
import { child, type JunosNode, valueOf as singleValue } from '../../vendor/junos';

export class ConfigNotes {
  readonly diagnostics: Diagnostic[] = [];
  readonly #code: string;

  constructor(code: string) {
    this.#code = code;
  }

  error(place: JunosNode | undefined, message: string): void {
    const [line, column] = [place?.line ?? 0, place?.column ?? 0];
    this.diagnostics.push({ severity: 'error', line, column, code: this.#code, message });
  }

  /** A whole number within its limits; undefined where there is none, or (told) where it is not accepted. */
  number(node: JunosNode | undefined, word: string, min: number, max: number): number | undefined {
    const text = singleValue(node, word);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (/^\d{1,10}$/.test(text) && value >= min && value <= max) return value;
    this.error(
      child(node, word, text),
      `${word} ${text} is not accepted: expected a whole number from ${min} to ${max}. The default is drawn.`,
    );
    return undefined;
  }
}
