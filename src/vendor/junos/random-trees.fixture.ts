// Random configurations for the property tests: paths that follow the grammar, and some that nothing is known about.
import fc from 'fast-check';
import { type Rule, rootRule, ruleBelow } from './grammar';
import { treeFromPaths } from './patch';
import type { Draft, JunosTree } from './tree';

const strange = fc.constantFrom(
  '',
  'two words',
  'a "quoted" one',
  'back\\slash',
  'ends with \\',
  'line\\nfeed',
  '\\"',
  '[',
  ']',
  'a]b',
  'ge-0/0/[0-3]',
  '{',
  '};',
  'x;',
  '# no comment',
  '##',
  '/* no comment */',
  '*/',
  'inactive:',
  'protect:',
  'tab\there',
  'ünïcödé',
  '<*>',
  'user@host>',
  '[edit]',
  '-',
  ':',
  'set',
  'apply-groups',
  '$9$abcdefgh',
);
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', '0', '1', 'ge-0/0/1', 'reth0', '192.0.2.1/24', '10') },
  { weight: 1, arbitrary: strange },
);

/** One path through the grammar; `choices` picks the keyword at each step. */
const path: fc.Arbitrary<readonly string[]> = fc
  .record({
    choices: fc.array(fc.nat(1_000), { minLength: 3, maxLength: 14 }),
    names: fc.array(name, { minLength: 14, maxLength: 14 }),
  })
  .map(({ choices, names }) => {
    const words: string[] = [];
    let rule: Rule | undefined = rootRule();
    for (const [at, choice] of choices.entries()) {
      if (rule?.shape === 'flag' || rule?.shape === 'value') break;
      const keywords: readonly string[] = rule === undefined ? [] : [...rule.words.keys()];
      const takesName = rule === undefined || keywords.length === 0 || (rule.any !== undefined && choice % 3 === 0);
      const word: string = (takesName ? names[at] : keywords[choice % keywords.length]) ?? 'a';
      words.push(word);
      rule = ruleBelow(rule, word);
    }
    return words;
  });

/** Marks some objects inactive, protected or commented: only places that such a mark can stand at. */
function mark(tree: JunosTree, marks: readonly number[]): JunosTree {
  const objects: Draft[] = [];
  const collect = (node: Draft, rule: Rule | undefined): void => {
    for (const each of node.children) {
      const below = ruleBelow(rule, each.word);
      if (below?.shape !== 'join' && below?.shape !== 'value') objects.push(each);
      collect(each, below);
    }
  };
  const copy: Draft = structuredClone(tree) as Draft;
  collect(copy, rootRule());
  for (const number of marks) {
    const object = objects[number % Math.max(objects.length, 1)];
    if (object === undefined) continue;
    if (number % 4 === 0) object.comment = `note ${number}`;
    else if (number % 4 === 1) object.protect = true;
    else object.inactive = true;
  }
  return copy;
}

/** Trees of up to 25 statements, some of them marked. */
export const randomTree: fc.Arbitrary<JunosTree> = fc
  .record({ paths: fc.array(path, { maxLength: 25 }), marks: fc.array(fc.nat(10_000), { maxLength: 4 }) })
  .map(({ paths, marks }) => mark(treeFromPaths(paths.filter((each) => each.length > 0)), marks));
