// Our scanner and the engine's JSON.parse agree on what JSON is; places in a text are found again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonTrouble, placeAt, placeOf, utf8Bytes } from './json-text';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
const isFine = (text: string): boolean => jsonTrouble(text, 64) === undefined;

describe('jsonTrouble', () => {
  it.each([
    '1',
    '-0',
    '0.5e+10',
    '"a\\u00e9\\n"',
    'true',
    ' [ ] ',
    '{"a":{}}',
    '[1,[2,{"b":null}]]',
    '',
    ' ',
    '01',
    '1.',
    '.5',
    '-',
    '1e',
    '+1',
    '"\t"',
    '"\\x"',
    '"\\u12g4"',
    "'a'",
    '{a:1}',
    '{"a"}',
    '{"a":}',
    '{,}',
    '[,]',
    '[1 2]',
    '{"a":1,}',
    ']',
    'nul',
    'truefalse',
    'NaN',
    '[1]]',
    '{"a":1}}',
    '"a',
    '"\\',
    '"\\u00',
    '\u00a01',
    '[1]\ufeff',
  ])('judges %j as JSON.parse does', (text) => {
    expect(isFine(text)).toBe(parses(text));
  });

  it('judges any JSON, and any mutation of it, as JSON.parse does', () => {
    const mutated = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.nat({ max: 3 }),
        fc.constantFrom('', '"', ',', ':', '{', '}', '[', ']', '0', '-', 'e', '.', '\\', ' ', 'n'),
      )
      .map(([text, at, cut, put]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + put + text.slice(start + cut);
      });
    fc.assert(
      fc.property(mutated, (text) => isFine(text) === parses(text)),
      { numRuns: 5_000 },
    );
  });

  it('allows exactly the depth asked for', () => {
    const deep = (n: number) => '['.repeat(n) + ']'.repeat(n);
    expect(jsonTrouble(deep(64), 64)).toBeUndefined();
    expect(jsonTrouble(deep(65), 64)).toMatchObject({ code: 'json.depth', offset: 64 });
  });
});

describe('placeOf', () => {
  const text = '{\n  "a": [1, {"b\\n": true}],\n  "c": "x"\n}';
  it.each([
    [[], 1, 1],
    [['a'], 2, 8],
    [['a', 0], 2, 9],
    [['a', 1, 'b\n'], 2, 20],
    [['c'], 3, 8],
    [['a', 1, 'missing'], 2, 12],
    [['gone', 'x'], 1, 1],
  ])('%j is at line %i, column %i', (path, line, column) => {
    expect(placeOf(text, path)).toEqual({ line, column });
  });
});

describe('text measures', () => {
  it('counts UTF-8 bytes as an encoder does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => utf8Bytes(text) === new TextEncoder().encode(text).length),
    );
  });
  it('counts lines and columns from 1', () => {
    expect(placeAt('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(placeAt('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
    expect(placeAt('ab\ncd', 2)).toEqual({ line: 1, column: 3 });
  });
});
