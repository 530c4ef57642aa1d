// Equal designs, equal bytes.
import { describe, expect, it } from 'vitest';
import { saveDesign } from './save';
import { sampleDesign } from './testing/sample-design';

describe('saveDesign', () => {
  it('gives the same bytes whatever order the design was built in', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value) || typeof value !== 'object' || value === null
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, child]) => [key, reversed(child)]),
          );
    const other = reversed(sampleDesign()) as ReturnType<typeof sampleDesign>;
    expect(Object.keys(other)).not.toEqual(Object.keys(sampleDesign()));
    expect(saveDesign(other)).toBe(saveDesign(sampleDesign()));
  });

  it('starts with what a reader looks for and ends with a line feed', () => {
    const text = saveDesign(sampleDesign());
    expect(text).toMatch(/^\{\n {2}"version": 1,\n {2}"id": "sample",\n {2}"name": "Sample",\n {2}"nodes": \{\n/);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('writes no field for undefined, which would not load', () => {
    const { sources, ...design } = sampleDesign();
    const loose = { ...design, sources, layout: { ...design.layout, extra: undefined } };
    expect(saveDesign(loose)).toBe(saveDesign(sampleDesign()));
  });
});
