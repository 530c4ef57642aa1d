// Reading what people paste: captured sessions, comments, lists, marks, edits, and text that a terminal or a hand has broken.
import { describe, expect, it } from 'vitest';
import { child, childWords, readJunos, valueOf as singleValue, writeJunos } from './index';

const codes = (text: string): readonly string[] => readJunos(text).diagnostics.map((each) => each.code);
const asSet = (text: string): string => writeJunos(readJunos(text).tree, { form: 'set', secrets: 'shown' });

describe('captured sessions', () => {
  it('prompts, banners, paging marks, escape sequences, byte order mark and CRLF leave no trace', () => {
    const text = [
      '\ufeff{primary:node0}[edit]',
      'admin@fw-a# set system host-name fw-a',
      '{primary:node0}',
      'admin@fw-a> show configuration | display set',
      'set chassis cluster reth-count 2',
      '---(more)---\r                              \rset chassis cluster heartbeat-interval 2000',
      '\u001b[Kset chassis cluster heartbeat-threshold 8',
      '---(more 97%)---',
      '\tset system domain-name example.net',
      'admin@fw-a# commit',
      'commit complete',
    ].join('\r\n');
    const { diagnostics, commands } = readJunos(text);
    expect(asSet(text)).toBe(
      'set system host-name fw-a\nset system domain-name example.net\nset chassis cluster reth-count 2\n' +
        'set chassis cluster heartbeat-interval 2000\nset chassis cluster heartbeat-threshold 8\n',
    );
    expect(diagnostics.map((each) => each.code)).toEqual(['session-command']);
    expect(commands).toEqual([]);
  });

  it('what show configuration prints of one hierarchy is put where it belongs', () => {
    const text =
      'admin@fw-a> show configuration chassis cluster\nreth-count 2;\nredundancy-group 1 {\n    node 0 priority 5;\n}\n\n{primary:node0}\nadmin@fw-a>';
    expect(asSet(text)).toBe(
      'set chassis cluster reth-count 2\nset chassis cluster redundancy-group 1 node 0 priority 5\n',
    );
    expect(codes(text)).toEqual([]);
  });

  it('set commands stand at the place that edit, up and top have led to', () => {
    const text =
      'edit interfaces ge-0/0/1 unit 0\nset vlan-id 5\nup\nset mtu 9000\nup\nset ge-0/0/2 mtu 1500\ntop\nset system host-name a';
    expect(asSet(text)).toBe(
      'set interfaces ge-0/0/1 unit 0 vlan-id 5\nset interfaces ge-0/0/1 mtu 9000\nset interfaces ge-0/0/2 mtu 1500\nset system host-name a\n',
    );
  });

  it('the banner of a prompt tells the place too', () => {
    expect(asSet('[edit chassis cluster]\nadmin@fw-a# set reth-count 4')).toBe('set chassis cluster reth-count 4\n');
  });

  it('operational commands are no configuration', () => {
    const { tree, commands, diagnostics } = readJunos(
      'admin@fw-a> set chassis cluster cluster-id 1 node 0 reboot\nset chassis cluster cluster-id 1 node 1\nset chassis cluster reth-count 1',
    );
    expect(childWords(tree, 'chassis', 'cluster')).toEqual(['reth-count']);
    expect(commands).toEqual([
      { line: 1, text: 'set chassis cluster cluster-id 1 node 0 reboot' },
      { line: 2, text: 'set chassis cluster cluster-id 1 node 1' },
    ]);
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'operational-command', line: 2 }]);
  });
});

describe('commands', () => {
  it('delete takes away what the text has set, and a list with its last entry', () => {
    expect(asSet('set interfaces a unit 0 vlan-id 5\nset interfaces a mtu 9000\ndelete interfaces a unit 0')).toBe(
      'set interfaces a mtu 9000\n',
    );
    expect(asSet('set system host-name a\nset system domain-name b\ndelete system host-name')).toBe(
      'set system domain-name b\n',
    );
    expect(codes('delete interfaces ge-0/0/1')).toEqual(['delete-without-target']);
  });

  it('delete alone takes everything', () => {
    expect(asSet('set system host-name a\ndelete\nset system domain-name b')).toBe('set system domain-name b\n');
  });

  it('deactivate may stand before its statement, activate undoes it', () => {
    const { tree } = readJunos(
      'deactivate interfaces a\nset interfaces a mtu 9000\nset interfaces b mtu 9000\ndeactivate interfaces b\nactivate interfaces b',
    );
    expect(child(tree, 'interfaces', 'a')?.inactive).toBe(true);
    expect(child(tree, 'interfaces', 'b')?.inactive).toBeUndefined();
    expect(codes('deactivate interfaces a')).toEqual(['no-such-statement']);
  });

  it('a deactivated leaf is marked at its keyword, with or without its value', () => {
    for (const value of ['', ' fw-a']) {
      const { tree } = readJunos(`set system host-name fw-a\ndeactivate system host-name${value}`);
      expect(child(tree, 'system', 'host-name')?.inactive).toBe(true);
    }
  });

  it('rename, insert and the like are refused, not guessed', () => {
    expect(codes('rename interfaces a to b\ninsert security policies x before y')).toEqual([
      'command-not-supported',
      'command-not-supported',
    ]);
  });
});

describe('statements', () => {
  it('a list in brackets is several values, in either form', () => {
    const expected = ['192.0.2.1', '192.0.2.2'];
    expect(
      childWords(readJunos('set system name-server [ 192.0.2.1 192.0.2.2 ]').tree, 'system', 'name-server'),
    ).toEqual(expected);
    expect(
      childWords(readJunos('system {\n name-server [192.0.2.1 192.0.2.2];\n}').tree, 'system', 'name-server'),
    ).toEqual(expected);
  });

  it('a list before further words stands for the statement once for each item', () => {
    expect(asSet('set interfaces [ a b ] unit 0 family inet')).toBe(
      'set interfaces a unit 0 family inet\nset interfaces b unit 0 family inet\n',
    );
  });

  it('a range of interfaces in a name is one word', () => {
    expect(
      childWords(
        readJunos('set interfaces interface-range r member ge-0/0/[0-3]').tree,
        'interfaces',
        'interface-range',
        'r',
        'member',
      ),
    ).toEqual(['ge-0/0/[0-3]']);
  });

  it('quoted strings keep blanks, signs and escapes, and come out as they were', () => {
    const text = 'set system login message "a \\"b\\" {c}; \\n # d \\\\ e"\n';
    const { tree } = readJunos(text);
    expect(singleValue(tree, 'system', 'login', 'message')).toBe('a "b" {c}; \\n # d \\ e');
    expect(asSet(text)).toBe(text);
    expect(asSet('set a "x\\\\ny"')).toBe('set a "x\\\\ny"\n');
  });

  it('from-zone and to-zone are one object', () => {
    const { tree } = readJunos(
      'security {\n policies {\n  inactive: from-zone a to-zone b {\n   policy p {\n    then {\n     permit;\n    }\n   }\n  }\n }\n}',
    );
    expect(child(tree, 'security', 'policies', 'from-zone', 'a', 'to-zone', 'b')?.inactive).toBe(true);
  });

  it('a value beside further statements is found as the value of its block', () => {
    for (const text of [
      'set chassis high-availability local-id 1 local-ip 192.0.2.1',
      'chassis {\n high-availability {\n  local-id {\n   local-ip 192.0.2.1;\n   1;\n  }\n }\n}',
    ]) {
      const { tree } = readJunos(text);
      expect(singleValue(tree, 'chassis', 'high-availability', 'local-id')).toBe('1');
      expect(singleValue(tree, 'chassis', 'high-availability', 'local-id', 'local-ip')).toBe('192.0.2.1');
    }
  });

  it('the later value of a leaf counts, and is reported', () => {
    expect(asSet('set system host-name a\nset system host-name b')).toBe('set system host-name b\n');
    expect(readJunos('set system host-name a\nset system host-name b').diagnostics).toMatchObject([
      { severity: 'info', code: 'value-replaced', line: 2 },
    ]);
  });

  it('comments stay with the statement they stand at', () => {
    const text =
      '/* the pair\n   in the basement */\nchassis {\n    cluster {\n        reth-count 2; # two\n        # the last word\n    }\n}\n';
    const { tree } = readJunos(text);
    expect(child(tree, 'chassis')?.comment).toBe('the pair\nin the basement');
    expect(child(tree, 'chassis', 'cluster', 'reth-count')?.comment).toBe('two');
    expect(child(tree, 'chassis', 'cluster')?.endComment).toBe('the last word');
    expect(child(readJunos('# why\nset system host-name a # that').tree, 'system')?.comment).toBe('why\nthat');
  });

  it('protect: and inactive: may stand together', () => {
    expect(child(readJunos('protect: inactive: system {\n host-name a;\n}').tree, 'system')).toMatchObject({
      protect: true,
      inactive: true,
    });
  });
});

describe('remarks', () => {
  it('a misspelled keyword is kept and the right one named', () => {
    const text = 'set chassis cluster redundancy-group 1 node 0 priorty 200';
    const { diagnostics } = readJunos(text);
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        code: 'unknown-keyword',
        line: 1,
        column: 47,
        expected: 'priority',
        message: "'priorty' is not known here: did you mean 'priority'?",
      },
    ]);
    expect(asSet(text)).toBe(`${text}\n`);
  });

  it('where no keyword is near, a short sentence names the place, and a short list only', () => {
    const [many, few] = readJunos(
      'set chassis cluster frobnicate 2\nset chassis cluster redundancy-group 1 preempt bogus 1',
    ).diagnostics;
    expect(many).toMatchObject({
      severity: 'warning',
      line: 1,
      column: 21,
      expected: "a statement of 'cluster'",
      message: "'frobnicate' is no statement of 'cluster' that is known here; it is kept.",
    });
    expect(few?.message).toBe("'bogus' is not known here: expected delay, limit, period");
  });

  it('an ambiguous abbreviation is kept and its candidates listed', () => {
    const { tree, diagnostics } = readJunos('set chassis cluster he 3');
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        code: 'ambiguous-keyword',
        column: 21,
        expected: 'health-monitoring, heartbeat-interval, heartbeat-threshold',
      },
    ]);
    expect(childWords(tree, 'chassis', 'cluster')).toEqual(['he']);
  });

  it('where Junos has more keywords than are known here, only a certain abbreviation is completed', () => {
    expect(asSet('set interfaces ge-0/0/0 desc x')).toBe('set interfaces ge-0/0/0 description x\n');
    expect(codes('set interfaces ge-0/0/0 d x')).toEqual(['ambiguous-keyword']);
    expect(codes('set interfaces ge-0/0/0 sonet-options x')).toEqual([]);
  });

  it('an unknown hierarchy is kept without a word', () => {
    const text = 'set forwarding-options sampling whatever 1\n';
    expect(asSet(text)).toBe(text);
    expect(codes(text)).toEqual([]);
  });

  it('a line that a terminal broke is told apart from a command', () => {
    const { diagnostics } = readJunos(
      'set chassis cluster redundancy-group 1 interface-monitor ge-0/0/1 wei\nght 255\nset system host-name a',
    );
    expect(diagnostics).toMatchObject([
      { code: 'abbreviation', line: 1 },
      { code: 'value-missing', line: 1 },
      { code: 'not-a-command', line: 2, column: 1, expected: 'set, delete, deactivate or activate' },
    ]);
    expect(diagnostics[2]?.message).toContain('line 1');
  });

  it.each([
    ['system {\n    host-name a\n    domain-name b;\n}', 'semicolon-missing', 2, 16],
    ['system {\n    host-name a\n}', 'semicolon-missing', 2, 5],
    ['system {\n    host-name a;\n}\n}', 'brace-not-open', 4, 1],
    ['system {\n    host-name "a;\n}', 'string-not-closed', 2, 15],
    ['system {\n    name-server [ a b;\n}', 'bracket-not-closed', 2, 17],
    ['system {\n    ;\n}', 'statement-missing', 2, 5],
    ['{\n a;\n}', 'statement-missing', 1, 1],
    ['/* never\nsystem {', 'comment-not-closed', 1, 1],
    ['set system host-name', 'value-missing', 1, 12],
    ['set interfaces ge-0/0/0 unit', 'value-missing', 1, 25],
    ['set', 'statement-missing', 1, 1],
    ['set system name-server a ]', 'bracket-not-open', 1, 26],
  ] as const)('%j is %s at %i:%i', (text, code, line, column) => {
    expect(readJunos(text).diagnostics[0]).toMatchObject({ code, line, column });
  });

  it('a missing semicolon costs no statement', () => {
    expect(asSet('system {\n    host-name a\n    domain-name b;\n}')).toBe(
      'set system host-name a\nset system domain-name b\n',
    );
  });

  it('empty text is an empty tree', () => {
    expect(readJunos('').tree.children).toEqual([]);
    expect(codes('\n\n')).toEqual([]);
  });
});
