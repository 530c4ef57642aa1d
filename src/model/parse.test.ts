// Values that were JSON once, or pretend to be: the same checks as for text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDesign } from './load';
import { inIdOrder } from './order';
import { sampleDocument } from './testing/sample-design';

describe('parseDesign', () => {
  const cyclic: Record<string, unknown> = { version: 1 };
  cyclic.self = cyclic;
  let wide: unknown = 'x';
  for (let i = 0; i < 40; i += 1) wide = [wide, wide];
  it.each([
    ['undefined', undefined, 'the document: expected JSON, found nothing.'],
    ['a function', { version: 1, f: () => 1 }, 'f: expected JSON, found a function.'],
    ['a date', { version: 1, at: new Map() }, 'at: expected JSON, found an object.'],
    ['not a number', { version: Number.NaN }, 'version: expected a finite number.'],
    ['a cycle', cyclic, 'The document is nested deeper than 64 levels.'],
    ['references that expand without end', wide, 'The document holds more than 1000000 values.'],
    ['a symbol', Symbol('x'), 'the document: expected JSON, found a symbol.'],
    ['an undefined field', { ...sampleDocument(), name: undefined }, 'name: expected JSON, found nothing.'],
  ])('refuses %s', (_name, value, message) => {
    const read = parseDesign(value);
    expect(read.value).toBeUndefined();
    expect(read.diagnostics.map((d) => d.message)).toEqual([message]);
  });

  it('takes any JSON value without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => parseDesign(value).value === undefined),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(sampleDocument())), (value, key) => {
        parseDesign({ ...sampleDocument(), [key]: value });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps records in the order of their ids, numbers by value', () => {
    const { nodes, ...rest } = sampleDocument();
    const host = (i: number) => ({ id: `h-${i}`, kind: 'host', name: `h-${i}` });
    const { value } = parseDesign({ ...rest, nodes: { 'h-10': host(10), 'h-9': host(9), ...nodes } });
    expect(Object.keys(value?.nodes ?? {})).toEqual(['h-9', 'h-10', 'host-1', 'srx-1', 'srx-2']);
    expect(value && inIdOrder(value)).toEqual(value);
  });
});
