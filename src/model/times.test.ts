// Times as the scenario file spells them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime, parseTime } from './times';

describe('parseTime', () => {
  it.each([
    ['0s', 0],
    ['250ms', 250],
    ['3s', 3_000],
    ['2m', 120_000],
    ['1500', 1_500],
    [1_500, 1_500],
    [0, 0],
    ['1.5s', 1_500],
    ['1.001s', 1_001],
    ['0.25m', 15_000],
    [' 3 s ', 3_000],
    ['366', 366],
  ])('reads %j as %i ms', (written, ms) => {
    expect(parseTime(written)).toEqual({ kind: 'time', ms });
  });

  it.each([
    ['', 'a time such as 250ms, 3s, 2m or a number of milliseconds, found "".'],
    ['soon', 'a time such as 250ms, 3s, 2m or a number of milliseconds, found "soon".'],
    ['3h', 'a time such as 250ms, 3s, 2m or a number of milliseconds, found "3h".'],
    ['-1s', 'a time such as 250ms, 3s, 2m or a number of milliseconds, found "-1s".'],
    ['1e3', 'a time such as 250ms, 3s, 2m or a number of milliseconds, found "1e3".'],
    ['0.5ms', 'a whole number of milliseconds, found "0.5ms".'],
    ['1.0001s', 'a whole number of milliseconds, found "1.0001s".'],
    [1.5, 'a whole number of milliseconds, found "1.5".'],
    [Number.NaN, 'a time such as 250ms, 3s, 2m or a number of milliseconds, found "NaN".'],
    ['999999m', 'a time of at most 366 days, found "999999m".'],
    ['9'.repeat(60), `a time such as 250ms, 3s, 2m or a number of milliseconds, found "${'9'.repeat(40)}…".`],
  ])('refuses %j', (written, expected) => {
    expect(parseTime(written)).toEqual({ kind: 'problem', message: `Expected ${expected}` });
  });

  it('reads back what formatTime writes', () => {
    const times = fc.oneof(
      fc.nat({ max: 400_000 }),
      fc.nat({ max: 500 }).map((s) => s * 1_000),
    );
    fc.assert(
      fc.property(times, (ms) => {
        expect(parseTime(formatTime(ms))).toEqual({ kind: 'time', ms });
      }),
    );
  });
});

describe('formatTime', () => {
  it.each([
    [0, '0s'],
    [250, '250ms'],
    [1_000, '1s'],
    [90_000, '90s'],
    [120_000, '2m'],
    [1_001, '1001ms'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(formatTime(ms)).toBe(text);
  });
});
