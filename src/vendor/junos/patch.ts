// Writes a changed part into an existing configuration in place, so that everything else stays as and where it was.
import { createReporter } from './diagnostics';
import { type Rule, rootRule, ruleBelow } from './grammar';
import { createBuilder } from './statement';
import type { JunosNode, JunosTree } from './tree';

const EMPTY: JunosTree = { word: '', line: 0, column: 0, children: [] };

/**
 * A tree from the words of set commands (without `set`); abbreviations are not completed. A later value of a leaf replaces an
 * earlier one.
 */
export function treeFromPaths(paths: readonly (readonly string[])[]): JunosTree {
  const builder = createBuilder(createReporter(), false);
  for (const path of paths) {
    // a lone bracket is a word here, never a list
    builder.add(
      builder.start,
      path.map((text) => ({ text, line: 0, column: 0, quoted: text === '[' || text === ']' })),
    );
  }
  return builder.root;
}

/**
 * `original` with its owned part replaced. Statements for which `owned(path)` is true and that are not in `replacement` are dropped;
 * those in both stay where they are; new ones are appended to their siblings; everything not owned (unknown statements, comments,
 * inactive ones) stays, in order. An inactive statement that the replacement has becomes active.
 */
export function patchTree(
  original: JunosTree,
  owned: (path: readonly string[]) => boolean,
  replacement: JunosTree,
): JunosTree {
  return patch(original, replacement, [], rootRule(), owned) ?? EMPTY;
}

function patch(
  node: JunosNode,
  wanted: JunosNode | undefined,
  path: readonly string[],
  rule: Rule | undefined,
  owned: (path: readonly string[]) => boolean,
): JunosNode | undefined {
  if (node.inactive && wanted === undefined) return node;
  const byWord = new Map(wanted?.children.map((each) => [each.word, each]));
  const children: JunosNode[] = [];
  let changed = false;
  for (const each of node.children) {
    const below = ruleBelow(rule, each.word);
    const kept = patch(each, byWord.get(each.word), [...path, each.word], below, owned);
    byWord.delete(each.word);
    if (kept !== each) changed = true;
    if (kept !== undefined) children.push(kept);
  }
  for (const added of byWord.values()) {
    children.push(added);
    changed = true;
  }
  if (wanted === undefined && children.length === 0 && path.length > 0) {
    const emptied = node.children.length > 0;
    // what only held dropped statements goes with them, unless it means something by itself
    const isNothing =
      rule?.shape === 'leaf' || rule?.shape === 'values' || rule?.shape === 'join' || rule?.shape === 'block';
    if ((emptied && isNothing) || owned(path)) return undefined;
  }
  const activated = node.inactive === true && wanted !== undefined && wanted.inactive === undefined;
  if (!changed && !activated) return node;
  const { inactive, ...rest } = node;
  return { ...rest, ...(inactive && !activated ? { inactive } : {}), children };
}
