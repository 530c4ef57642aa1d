// Ids, names and their order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds, freeId, freeName, freeNumbered, isId, nodeNameProblem, portNameProblem, slug } from './ids';

const among = (taken: readonly string[]) => (candidate: string) => taken.includes(candidate);

describe('free ids and names', () => {
  it('take the first free number', () => {
    expect(freeNumbered('srx', among([]))).toBe('srx-1');
    expect(freeNumbered('srx', among(['srx-1', 'srx-3']))).toBe('srx-2');
  });
  it('keep what is free and number what is not', () => {
    expect(freeId('core', among([]))).toBe('core');
    expect(freeId('core', among(['core', 'core-2']))).toBe('core-3');
    expect(freeId('constructor', among([]))).toBe('constructor-2');
    expect(freeName('srx-1', among(['srx-1', 'srx-2']))).toBe('srx-3');
    expect(freeName('core', among(['core']))).toBe('core-2');
    expect(freeName('x'.repeat(128), among(['x'.repeat(128)])).length).toBeLessThanOrEqual(128);
  });
  it('slugs are lower-case words, or the fallback', () => {
    expect(slug('Core Router #1', 'x')).toBe('core-router-1');
    expect(slug('路由器', 'router')).toBe('router');
    expect(slug('a'.repeat(500), 'x')).toHaveLength(100);
  });
});

describe('rules for names', () => {
  it.each([
    ['srx-a', undefined],
    ['Büro 1', undefined],
    ['', 'The name is empty.'],
    ['a/b', 'The name has a "/" or an "@".'],
    ['a@b', 'The name has a "/" or an "@".'],
    [' a', 'The name starts or ends with a space.'],
    ['a\nb', 'The name has control characters.'],
    ['x'.repeat(129), 'The name is longer than 128 characters.'],
  ])('a device may be called %j: %s', (name, problem) => {
    expect(nodeNameProblem(name)).toBe(problem);
  });
  it('a port has no space', () => {
    expect(portNameProblem('ge-0/0/3')).toBeUndefined();
    expect(portNameProblem('ge 0')).toBe('The name has a space.');
  });
  it.each(['', '__proto__', 'constructor', 'prototype', 'a\u0000', 'x'.repeat(301)])('%j is no id', (text) => {
    expect(isId(text)).toBe(false);
  });
});

describe('compareIds', () => {
  it('orders as people read', () => {
    const ids = ['srx-10', 'ge-0/0/14', 'ge-0/0/2', 'srx-9', 'b', 'a', 'a-1', 'ge-5/0/2', '10', '9'];
    expect([...ids].sort(compareIds)).toEqual([
      '9',
      '10',
      'a',
      'a-1',
      'b',
      'ge-0/0/2',
      'ge-0/0/14',
      'ge-5/0/2',
      'srx-9',
      'srx-10',
    ]);
  });
  it('is a total order: no two ids are equal, and it can be chained', () => {
    const id = fc.stringMatching(/^[ab/-]{0,3}0{0,2}[0-9]{0,3}[ab0-2]{0,2}$/);
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(compareIds(a, b))).toBe(-Math.sign(compareIds(b, a)) + 0);
        expect(compareIds(a, b) === 0).toBe(a === b);
        if (compareIds(a, b) < 0 && compareIds(b, c) < 0) expect(compareIds(a, c)).toBeLessThan(0);
      }),
      { numRuns: 3_000 },
    );
  });
});
