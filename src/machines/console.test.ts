// The command line over a real design: abbreviations, errors with a caret, completion, pipes.

import { describe, expect, it } from 'vitest';
import { asId, designHash, type NodeId } from '../model';
import { complete, consolePrompt, interpret } from './console';
import { loadTechnologies } from './registry';
import { runDesign } from './run';
import { templateDesign } from './templates';

await loadTechnologies();

const built = templateDesign('cc-a1');
if ('error' in built) throw new Error(built.error);
const run = runDesign(built, { designHash: designHash(built), from: 'settled', steps: [], untilMs: 1_000 });
const session = { design: built, node: asId<NodeId>('node0'), run, atMs: 0 };
const typed = (line: string) => interpret(session, line);
const values = (line: string) => complete(session, line).map(({ value }) => value);

describe('prompt', () => {
  it('has the banner of the technology and the name of the device', () => {
    expect(consolePrompt(session)).toEqual({ banner: '{primary:node0}', prompt: 'admin@node0> ' });
  });
});

describe('interpret', () => {
  it('takes unambiguous abbreviations', () => {
    expect(typed('sh ch cl statu')).toEqual(typed('show chassis cluster status'));
    expect(typed('show chassis cluster status').kind).toBe('show');
  });
  it('lists what an ambiguous word can be', () => {
    const answer = typed('show c');
    expect(answer.kind).toBe('error');
    expect(answer.kind === 'error' && answer.output).toMatch(
      /^'c' is ambiguous\.\nPossible completions:\n {2}chassis[\s\S]*configuration/,
    );
  });
  it('points at the word that it does not know, below the typed line', () => {
    expect(typed('show chassis wibble')).toEqual({
      kind: 'error',
      output: `${' '.repeat('admin@node0> show chassis '.length)}^\nsyntax error, expecting <command>.`,
    });
    expect(typed('wibble')).toEqual({
      kind: 'error',
      output: `${' '.repeat('admin@node0> '.length)}^\nunknown command.`,
    });
  });
  it('asks for the rest of an unfinished command', () => {
    expect(typed('show chassis')).toMatchObject({
      kind: 'error',
      output: expect.stringContaining('expecting <command>'),
    });
  });
  it('gives requests back in full words', () => {
    expect(typed('req chassis cluster failover redundancy-group 1 node 1')).toEqual({
      kind: 'request',
      command: 'request chassis cluster failover redundancy-group 1 node 1',
    });
  });
  it('pipes what it printed', () => {
    expect(typed('show chassis cluster status | match "Redundancy group" | count')).toEqual({
      kind: 'show',
      output: 'Count: 2 lines',
    });
    expect(typed('show chassis cluster status | wibble').kind).toBe('error');
  });
  it('prints the configuration in both forms', () => {
    const set = typed('show configuration | display set | match reth-count');
    expect(set).toEqual({ kind: 'show', output: 'set chassis cluster reth-count 2' });
    const curly = typed('show configuration | match reth-count');
    expect(curly).toEqual({ kind: 'show', output: '        reth-count 2;' });
  });
  it('prints nothing for an empty line', () => {
    expect(typed('   ')).toEqual({ kind: 'show', output: '' });
  });
});

describe('complete', () => {
  it.each([
    ['', ['show', 'request', 'clear']],
    ['sh', ['show']],
    ['show chassis cluster sta', ['status', 'statistics']],
    ['show chassis cluster statu', ['status']],
    ['request chassis cluster failover redundancy-group ', ['0', '1']],
    ['request chassis cluster failover redundancy-group 1 node ', ['0', '1']],
    ['show version | m', ['match']],
    ['show configuration | d', ['display']],
    ['show configuration | display ', ['set']],
    ['wibble ', []],
  ])('%o', (line, expected) => expect(values(line)).toEqual(expected));

  it('offers a pipe where the command could end', () => {
    expect(values('show chassis cluster status ')).toEqual(['|', 'redundancy-group']);
  });
});
