// Rows of the trace list and its filter.
import { describe, expect, it } from 'vitest';
import { failoverRun } from '../story/run-fixture';
import { eventWords, filterRows, rowAt, traceRows } from './trace-rows';

describe('the trace list', () => {
  const rows = traceRows(failoverRun());
  it('begins with the run, not with its boot', () => {
    expect(rows.map((row) => row.entry.seq)).toEqual([1, 2, 3, 4]);
  });
  it('is filtered by every word, in any order', () => {
    expect(filterRows(rows, 'taken RG').map((row) => row.entry.seq)).toEqual([4]);
    expect(filterRows(rows, '  ')).toBe(rows);
    expect(filterRows(rows, 'nothing')).toEqual([]);
  });
  it.each([
    [0, -1],
    [2_000, 1],
    [2_999, 1],
    [3_000, 3],
  ])('at %i ms its last row is %i', (at, index) => expect(rowAt(rows, at)).toBe(index));
  it('reads events as words', () => expect(eventWords('PEER_STATUS')).toBe('peer status'));
});
