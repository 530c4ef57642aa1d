// Reads single values out of a Junos tree and collects what is wrong with them. It knows no statement.
import type { Diagnostic } from '../../model/diagnostics';
import { type JunosNode, valueOf as singleValue } from '../../vendor/junos';

/** Collects diagnostics while a configuration is read. */
export interface ReadNotes {
  readonly diagnostics: readonly Diagnostic[];
  readonly error: (place: JunosNode | undefined, message: string) => void;
  readonly info: (place: JunosNode | undefined, message: string) => void;
}

/** An empty collection. */
export function createNotes(): ReadNotes {
  const diagnostics: Diagnostic[] = [];
  const note =
    (severity: Diagnostic['severity'], code: string) =>
    (place: JunosNode | undefined, message: string): void => {
      diagnostics.push({ severity, line: place?.line ?? 0, column: place?.column ?? 0, code, message });
    };
  return { diagnostics, error: note('error', 'mnha-value'), info: note('info', 'mnha-drawn') };
}

export const optional = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
export const oneOf = <T extends string>(words: readonly T[], text: string | undefined): T | undefined =>
  words.find((word) => word === text);

/** A whole number; undefined where the word is none. */
export const numberOf = (text: string): number | undefined => (/^\d{1,10}$/.test(text) ? Number(text) : undefined);

/** The number below a path; limits are the schema's. */
export function numberAt(node: JunosNode | undefined, ...path: readonly string[]): number | undefined {
  const text = singleValue(node, ...path);
  return text === undefined ? undefined : numberOf(text);
}
