// The report tells the truth about counts, and the worst first.
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../model';
import { bySeverity, summaryOf } from './import-summary';

const problem = (severity: Diagnostic['severity'], line: number): Diagnostic => ({
  severity,
  line,
  column: 1,
  code: 'x',
  message: '',
});

test('blank lines are not counted and nothing is made up', () => {
  expect(summaryOf('set a\n\nset b\n', [])).toBe('2 lines read, nothing to remark.');
  expect(summaryOf('set a', [problem('error', 1), problem('info', 1), problem('info', 2)])).toBe(
    '1 line read: 1 error, 2 notes.',
  );
  const asked = { ...problem('info', 0), question: { node: 'a', models: ['SRX340', 'SRX345'] } };
  expect(summaryOf('set a', [problem('info', 1), asked])).toBe('1 line read: 1 note, 1 question.');
});

test('errors come first, then by line', () => {
  const sorted = bySeverity([problem('info', 1), problem('error', 9), problem('error', 3), problem('warning', 2)]);
  expect(sorted.map((each) => each.line)).toEqual([3, 9, 2, 1]);
});
