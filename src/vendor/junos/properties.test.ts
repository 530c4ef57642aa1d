// What holds for every configuration: writing and reading back, both forms alike, patching what did not change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalTrees, type JunosNode, type JunosTree, patchTree, readJunos, writeJunos } from './index';
import { randomTree } from './random-trees.fixture';

const settings = { seed: 20_261_120, numRuns: 1_000 };
const write = (tree: JunosTree, form: 'set' | 'curly'): string => writeJunos(tree, { form, secrets: 'shown' });

const without = (
  node: JunosNode,
  owned: (path: readonly string[]) => boolean,
  path: readonly string[] = [],
): JunosNode => ({
  ...node,
  children: node.children
    .filter((each) => !each.inactive && owned([...path, each.word]))
    .map((each) => without(each, owned, [...path, each.word])),
});

describe('every tree', () => {
  for (const form of ['set', 'curly'] as const) {
    it(`is read back from its ${form} form`, () => {
      fc.assert(
        fc.property(randomTree, (tree) => {
          const text = write(tree, form);
          const back = readJunos(text);
          if (!equalTrees(back.tree, tree)) throw new Error(`${text}\n--- read back as ---\n${write(back.tree, form)}`);
        }),
        settings,
      );
    });

    it(`comes out of its ${form} form the same a second time`, () => {
      fc.assert(
        fc.property(randomTree, (tree) => {
          const once = write(readJunos(write(tree, form)).tree, form);
          expect(write(readJunos(once).tree, form)).toBe(once);
        }),
        { ...settings, numRuns: 300 },
      );
    });
  }

  it('is the same in both forms', () => {
    fc.assert(
      fc.property(randomTree, (tree) => {
        expect(equalTrees(readJunos(write(tree, 'set')).tree, readJunos(write(tree, 'curly')).tree)).toBe(true);
      }),
      settings,
    );
  });

  it('is untouched by a patch with its own owned part', () => {
    fc.assert(
      fc.property(randomTree, fc.constantFrom('chassis', 'interfaces', 'security', 'everything'), (tree, top) => {
        const owned = (path: readonly string[]): boolean => top === 'everything' || path[0] === top;
        const patched = patchTree(tree, owned, without(tree, owned));
        expect(patched).toEqual(tree);
      }),
      settings,
    );
  });

  it('shows no secret when masked', () => {
    fc.assert(
      fc.property(randomTree, fc.constantFrom('set' as const, 'curly' as const), (tree, form) => {
        expect(writeJunos(tree, { form, secrets: 'masked' })).not.toContain('$9$abcdefgh');
      }),
      settings,
    );
  });
});
