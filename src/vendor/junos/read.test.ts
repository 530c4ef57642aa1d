// Reading: both forms, captured sessions, abbreviations, and what is said about text that Junos would not take.
import { describe, expect, it } from 'vitest';
import { child, childWords, equalTrees, readJunos, valueOf as singleValue } from './index';

const codes = (text: string): readonly string[] => readJunos(text).diagnostics.map((each) => each.code);

describe('set form', () => {
  it('gives one node a word, with its place', () => {
    const { tree, form, diagnostics } = readJunos('set chassis cluster reth-count 2\nset system host-name fw-a\n');
    expect(form).toBe('set');
    expect(diagnostics).toEqual([]);
    expect(singleValue(tree, 'chassis', 'cluster', 'reth-count')).toBe('2');
    expect(child(tree, 'system', 'host-name', 'fw-a')).toMatchObject({ line: 2, column: 22 });
  });

  it('completes an unambiguous abbreviation and says so', () => {
    const { tree, diagnostics } = readJunos('set security zones security-zone untrust interface reth0.0');
    expect(childWords(tree, 'security', 'zones', 'security-zone', 'untrust', 'interfaces')).toEqual(['reth0.0']);
    expect(diagnostics).toMatchObject([
      { severity: 'info', code: 'abbreviation', line: 1, column: 42, expected: 'interfaces' },
    ]);
  });

  it('lets several statements stand on one line', () => {
    const { tree } = readJunos('set interfaces reth1 unit 10 vlan-id 10 family inet address 192.0.2.1/24');
    const unit = child(tree, 'interfaces', 'reth1', 'unit', '10');
    expect(childWords(unit)).toEqual(['vlan-id', 'family']);
    expect(singleValue(unit, 'family', 'inet', 'address')).toBe('192.0.2.1/24');
  });
});

describe('curly form', () => {
  it('gives the tree of the set form', () => {
    const curly = readJunos(
      'chassis {\n  cluster {\n    redundancy-group 1 {\n      node 0 priority 200;\n      inactive: preempt;\n    }\n  }\n}\n',
    );
    const set = readJunos(
      'set chassis cluster redundancy-group 1 node 0 priority 200\nset chassis cluster redundancy-group 1 preempt\ndeactivate chassis cluster redundancy-group 1 preempt',
    );
    expect(curly.form).toBe('curly');
    expect([...curly.diagnostics, ...set.diagnostics]).toEqual([]);
    expect(equalTrees(curly.tree, set.tree)).toBe(true);
    expect(child(curly.tree, 'chassis', 'cluster', 'redundancy-group', '1', 'preempt')?.inactive).toBe(true);
  });

  it('reports a brace that is never closed, and keeps what is inside', () => {
    const { tree } = readJunos('system {\n    host-name a;\n');
    expect(singleValue(tree, 'system', 'host-name')).toBe('a');
    expect(codes('system {\n    host-name a;\n')).toEqual(['brace-not-closed']);
  });
});
