// The import in one sentence, and its diagnostics in the order in which one reads them. Pure.
import type { Diagnostic } from '../../model';

const RANK = { error: 0, warning: 1, info: 2 } as const;
const plural = (count: number, word: string): string => `${count} ${count === 1 ? word : `${word}s`}`;

/** Errors first, then warnings, then notes; by line within each. */
export const bySeverity = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.line - b.line || a.column - b.column);

/** `208 lines drawn, nothing left over.`, `208 lines read: 1 error, 3 notes, 1 question.` */
export function summaryOf(text: string, diagnostics: readonly Diagnostic[]): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  const questions = diagnostics.filter((each) => each.question);
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((each) => each.severity === severity && !each.question).length;
  const parts = [
    [count('error'), 'error'],
    [count('warning'), 'warning'],
    [count('info'), 'note'],
    [questions.length, 'question'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => plural(number, word));
  return told.length === 0
    ? `${plural(lines, 'line')} read, nothing to remark.`
    : `${plural(lines, 'line')} read: ${told.join(', ')}.`;
}
