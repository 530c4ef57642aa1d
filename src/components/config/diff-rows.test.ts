// Rows of a diff: every line once, numbers of both sides, folds only where nothing changed.
import { expect, test } from 'vitest';
import type { ChangedLine } from '../../state/exports';
import { CONTEXT, type DiffRow, diffCounts, diffRows } from './diff-rows';

const same = (count: number): readonly ChangedLine[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'same', text: `s${index}` }));
const flat = (rows: readonly DiffRow[]): readonly string[] =>
  rows.flatMap((row) => (row.kind === 'fold' ? flat(row.rows) : [row.text]));

test('no line is lost and none comes twice', () => {
  const lines: readonly ChangedLine[] = [
    ...same(20),
    { kind: 'added', text: 'a' },
    { kind: 'removed', text: 'r' },
    ...same(30),
  ];
  expect(flat(diffRows(lines))).toEqual(lines.map((line) => line.text));
});

test('unchanged stretches fold, with context round the change', () => {
  const rows = diffRows([...same(10), { kind: 'added', text: 'a' }, ...same(10)]);
  expect(rows.map((row) => row.kind)).toEqual([
    'fold',
    'same',
    'same',
    'same',
    'added',
    'same',
    'same',
    'same',
    'fold',
  ]);
  const [fold] = rows;
  expect(fold?.kind === 'fold' && fold.rows.length).toBe(10 - CONTEXT);
});

test('short stretches stay open', () => {
  const rows = diffRows([{ kind: 'added', text: 'a' }, ...same(2 * CONTEXT + 3), { kind: 'removed', text: 'r' }]);
  expect(rows.every((row) => row.kind !== 'fold')).toBe(true);
});

test('each side has its own line numbers', () => {
  const rows = diffRows([
    { kind: 'same', text: 'x' },
    { kind: 'removed', text: 'old' },
    { kind: 'added', text: 'new' },
    { kind: 'same', text: 'y' },
  ]);
  expect(rows).toMatchObject([
    { before: 1, after: 1 },
    { before: 2, after: null },
    { before: null, after: 2 },
    { before: 3, after: 3 },
  ]);
});

test('counts', () => {
  expect(diffCounts([{ kind: 'added', text: 'a' }, ...same(3), { kind: 'removed', text: 'r' }])).toEqual({
    added: 1,
    removed: 1,
  });
});
