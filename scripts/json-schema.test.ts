// The validator of the reference checks: each keyword accepts and refuses; an unknown one is no free pass.
import { describe, expect, it } from 'vitest';
import { complaintsAbout } from './json-schema.mjs';

const cases: readonly (readonly [string, object, unknown, unknown])[] = [
  ['type', { type: ['integer', 'null'] }, 1, 1.5],
  ['enum', { enum: ['a', 1] }, 1, 'b'],
  ['const', { const: { a: 1 } }, { a: 1 }, { a: 2 }],
  ['limits', { minimum: 1, maximum: 300 }, 300, 301],
  ['lengths', { minLength: 1, maxLength: 2 }, 'ab', ''],
  ['pattern', { pattern: '^\\d+$' }, '12', 'x'],
  ['ipv4', { format: 'ipv4' }, '10.1.1.255', '10.1.1.256'],
  ['uuid', { format: 'uuid' }, '00000000-0000-4000-8000-000100000001', '1'],
  ['items', { items: { type: 'string' }, minItems: 1, uniqueItems: true }, ['a', 'b'], ['a', 'a']],
  ['required', { required: ['a'] }, { a: 0 }, {}],
  ['properties', { properties: { a: { type: 'string' } }, additionalProperties: false }, { a: '' }, { b: 1 }],
  ['names', { propertyNames: { pattern: '^\\d' } }, { 1: 0 }, { a: 0 }],
  ['all', { allOf: [{ minimum: 1 }, { maximum: 2 }] }, 2, 3],
  ['any', { anyOf: [{ type: 'string' }, { minimum: 5 }] }, 'x', 4],
  ['one', { oneOf: [{ minimum: 1 }, { minimum: 5 }] }, 2, 6],
  ['not', { not: { required: ['old'] } }, {}, { old: 1 }],
  [
    'if',
    JSON.parse('{"if":{"required":["port"]},"then":{"required":["tcp"]},"else":{"required":["ping"]}}'),
    { ping: 1 },
    { port: 1 },
  ],
  ['reference', { $ref: '#/definitions/a', definitions: { a: { type: 'string' } } }, '', 1],
];

describe('the validator of JSON Schemas', () => {
  it.each(cases)('%s', (_, schema, good, wrong) => {
    expect(complaintsAbout(good, schema)).toEqual([]);
    expect(complaintsAbout(wrong, schema)).not.toEqual([]);
  });
  it('knows no keyword by chance', () => {
    expect(() => complaintsAbout(1, { multipleOf: 2 })).toThrow('unknown keyword multipleOf');
    expect(() => complaintsAbout('x', { format: 'email' })).toThrow('unknown format email');
    expect(() => complaintsAbout('x', { $ref: '#/definitions/none' })).toThrow('leads nowhere');
  });
});
