// Writing a changed part back into a configuration: what is owned is replaced, all else stays as and where it was.
import { describe, expect, it } from 'vitest';
import { patchTree, readJunos, treeFromPaths, writeJunos } from './index';

const ORIGINAL = `/* our pair */
chassis {
    cluster {
        reth-count 2;
        traceoptions {
            flag all;
        }
        redundancy-group 1 {
            node 0 priority 200;
            node 1 priority 100;
            inactive: preempt;
            interface-monitor {
                ge-0/0/3 weight 255;
                ge-5/0/3 weight 255;
            }
        }
        /* do not touch */
        some-new-statement 7;
    }
}
interfaces {
    ge-0/0/3 {
        description "to the core";
        gigether-options {
            redundant-parent reth0;
        }
    }
}
`;

const owned = (path: readonly string[]): boolean => {
  const text = path.join(' ');
  return (
    /^chassis cluster (?:reth-count|redundancy-group)( |$)/.test(text) || /^interfaces \S+ gigether-options/.test(text)
  );
};
const paths = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '));
const patch = (replacement: string): string =>
  writeJunos(patchTree(readJunos(ORIGINAL).tree, owned, treeFromPaths(paths(replacement))), {
    form: 'curly',
    secrets: 'shown',
  });
const SAME = `
  chassis cluster reth-count 2
  chassis cluster redundancy-group 1 node 0 priority 200
  chassis cluster redundancy-group 1 node 1 priority 100
  chassis cluster redundancy-group 1 interface-monitor ge-0/0/3 weight 255
  chassis cluster redundancy-group 1 interface-monitor ge-5/0/3 weight 255
  interfaces ge-0/0/3 gigether-options redundant-parent reth0`;

describe('patchTree', () => {
  it('gives the very same tree when nothing changed', () => {
    const { tree } = readJunos(ORIGINAL);
    expect(patchTree(tree, owned, treeFromPaths(paths(SAME)))).toBe(tree);
  });

  it('changes a value in its place', () => {
    expect(patch(SAME.replace('priority 200', 'priority 250'))).toBe(ORIGINAL.replace('priority 200', 'priority 250'));
  });

  it('puts a new statement behind its siblings', () => {
    const changed = patch(`${SAME}\n  chassis cluster redundancy-group 1 interface-monitor ge-0/0/4 weight 128`);
    expect(changed).toBe(
      ORIGINAL.replace('ge-5/0/3 weight 255;', 'ge-5/0/3 weight 255;\n                ge-0/0/4 weight 128;'),
    );
  });

  it('drops what is owned and no longer there, with the block that held only that', () => {
    const changed = patch(`
      chassis cluster reth-count 2
      chassis cluster redundancy-group 1 node 0 priority 200`);
    expect(changed).toBe(
      ORIGINAL.replace('            node 1 priority 100;\n', '')
        .replace(/ {12}interface-monitor \{[^}]*\}\n/, '')
        .replace(/ {8}gigether-options \{[^}]*\}\n/, ''),
    );
  });

  it('activates an inactive statement that is wanted', () => {
    expect(patch(`${SAME}\n  chassis cluster redundancy-group 1 preempt`)).toBe(ORIGINAL.replace('inactive: ', ''));
  });
});

describe('treeFromPaths', () => {
  it('splits several statements on one path as set commands do, and completes nothing', () => {
    const tree = treeFromPaths([
      ['interfaces', 'reth0', 'unit', '0', 'vlan-id', '5', 'family', 'inet'],
      ['security', 'zones', 'security-zone', 'a', 'interface', '['],
    ]);
    expect(writeJunos(tree, { form: 'set', secrets: 'shown' })).toBe(
      'set interfaces reth0 unit 0 vlan-id 5\nset interfaces reth0 unit 0 family inet\nset security zones security-zone a interface "["\n',
    );
  });
});
