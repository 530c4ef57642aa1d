// What the device really runs: groups inherited, interface ranges spread, inactive statements gone. Knows inheritance, no technology.
import { type Rule, rootRule, ruleBelow } from './grammar';
import { type Merge, type Place, type Source, spreadInterfaceRanges } from './interface-range';
import { matchesGlob } from './patterns';
import { child, childWords, type JunosNode, type JunosTree } from './tree';

/** Nodes of the result after which nothing more is inherited; a real configuration has fewer than 500,000. */
const MAX_NODES = 1_000_000;
const CONTROL: ReadonlySet<string> = new Set(['apply-groups', 'apply-groups-except', 'apply-flags']);
/** Spelled in two parts, because it is no template. */
const NODE_VARIABLE = '$' + '{node}';
const EMPTY: JunosTree = { word: '', line: 0, column: 0, children: [] };

const isWildcard = (word: string): boolean => word.length > 2 && word.startsWith('<') && word.endsWith('>');

/**
 * The configuration after inheritance. `apply-groups "${node}"` stands for the group named by `options.node` (`node0`), and for
 * nothing without it. Own statements go before inherited ones, inner groups before outer ones, earlier before later. `groups` and
 * `interface-range` themselves are gone; every node keeps the line of the statement it comes from. What nothing is inherited into is
 * shared with `tree`.
 */
export function effectiveTree(tree: JunosTree, options: { readonly node?: string } = {}): JunosTree {
  const groups = groupsOf(tree, options.node);
  let inherited = 0;

  const names = (node: JunosNode, statement: string): readonly string[] => {
    const found = child(node, statement);
    if (found === undefined || found.inactive) return [];
    return found.children.flatMap(({ word, inactive }) => {
      const name = word === NODE_VARIABLE ? options.node : word;
      return name === undefined || inactive ? [] : [name];
    });
  };

  /** Adds, behind each source, the groups that it applies at this place, and takes away those that it excepts. */
  const inherit = (sources: readonly Source[], place: Place | undefined): readonly Source[] => {
    let result = sources;
    for (let i = 0; i < result.length; i++) {
      const node = result[i]?.node;
      if (node === undefined || !node.children.some((each) => CONTROL.has(each.word))) continue;
      const except = names(node, 'apply-groups-except');
      if (except.length > 0) {
        result = result.filter(({ group }, at) => at <= i || group === undefined || !except.includes(group));
      }
      const applied = names(node, 'apply-groups').filter((name) => !result.some(({ group }) => group === name));
      const added = applied.flatMap((name) => nodesAt(groups.get(name), name, place));
      if (added.length > 0) result = [...result.slice(0, i + 1), ...added, ...result.slice(i + 1)];
    }
    return result;
  };

  const merge: Merge = (own, rule, place) => {
    const main = own[0];
    if (main === undefined) return undefined;
    const sources = inherited > MAX_NODES ? [main] : inherit(own, place);
    if (sources.length > 1) inherited++;
    const contributing = isLeaf(rule, sources) ? sources.filter(hasActive).slice(0, 1) : sources;
    const children: JunosNode[] = [];
    // words that came from an earlier source; with one source none can
    const seen = contributing.length > 1 ? new Set<string>() : undefined;
    for (const source of contributing) {
      for (const each of source.node.children) {
        const { word } = each;
        if (each.inactive || CONTROL.has(word) || seen?.has(word)) continue;
        if (source.group !== undefined && isWildcard(word)) continue;
        if (place === undefined && word === 'groups') continue;
        seen?.add(word);
        const below =
          seen === undefined
            ? [{ node: each, group: source.group }]
            : contributing.flatMap((one) => matching(one, word));
        const merged = merge(below, ruleBelow(rule, word), { word, above: place });
        if (merged !== undefined) children.push(merged);
      }
    }
    const old = main.node.children;
    if (children.length === old.length && children.every((each, at) => each === old[at]) && !main.node.inactive)
      return main.node;
    // a leaf whose value and a list whose entries are all inactive is nothing
    const stands = rule?.shape === 'block' || rule?.shape === 'entry' || rule?.shape === 'flag' || place === undefined;
    if (children.length === 0 && !stands && sources.some(({ node }) => node.children.length > 0)) return undefined;
    const { inactive: _, ...rest } = main.node;
    return { ...rest, children };
  };

  return spreadInterfaceRanges(merge([{ node: tree, group: undefined }], rootRule(), undefined) ?? EMPTY, merge);
}

/** Groups that can be applied: active ones, and of those with `when node` only the ones for this node. */
function groupsOf(tree: JunosTree, node: string | undefined): ReadonlyMap<string, JunosNode> {
  const groups = new Map<string, JunosNode>();
  for (const group of child(tree, 'groups')?.children ?? []) {
    if (group.inactive) continue;
    const when = child(group, 'when');
    const nodes = childWords(when, 'node');
    if (node !== undefined && nodes.length > 0 && !nodes.includes(node)) continue;
    groups.set(
      group.word,
      when === undefined ? group : { ...group, children: group.children.filter((each) => each !== when) },
    );
  }
  return groups;
}

/** The nodes of a group at a place, wildcards included. */
function nodesAt(group: JunosNode | undefined, name: string, place: Place | undefined): readonly Source[] {
  if (group === undefined) return [];
  const words: string[] = [];
  for (let at = place; at !== undefined; at = at.above) words.push(at.word);
  let found: readonly Source[] = [{ node: group, group: name }];
  for (const word of words.reverse()) found = found.flatMap((source) => matching(source, word));
  return found;
}

/** Active children of a source that stand for `word`; wildcards count in groups only. */
function matching({ node, group }: Source, word: string): readonly Source[] {
  const exact = child(node, word);
  const found: Source[] = exact === undefined || exact.inactive ? [] : [{ node: exact, group }];
  if (group === undefined) return found;
  for (const each of node.children) {
    if (!isWildcard(each.word) || each.inactive || each === exact) continue;
    if (matchesGlob(each.word.slice(1, -1), word)) found.push({ node: each, group });
  }
  return found;
}

const hasActive = ({ node }: Source): boolean => node.children.some((each) => !each.inactive);

/** Does the place hold one value, which an own statement keeps? Where nothing is known, it looks so. */
function isLeaf(rule: Rule | undefined, sources: readonly Source[]): boolean {
  if (rule !== undefined) return rule.shape === 'leaf';
  if (sources.length < 2) return false;
  return sources.every(
    ({ node }) => node.children.length <= 1 && node.children.every((each) => each.children.length === 0),
  );
}
