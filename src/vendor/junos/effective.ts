// What the device really runs: groups inherited, interface ranges spread, inactive statements gone. Knows inheritance, no technology.
import { type Rule, rootRule, ruleBelow } from './grammar';
import { expandMember, expandMemberRange, matchesGlob } from './patterns';
import { child, childWords, type Draft, type JunosNode, type JunosTree } from './tree';

/** A node that contributes to one place of the result; `group` names the group it comes from. */
interface Source {
  readonly node: JunosNode;
  readonly group: string | undefined;
}

/** Nodes of the result after which nothing more is inherited; a real configuration has fewer than 500,000. */
const MAX_NODES = 1_000_000;
const CONTROL: ReadonlySet<string> = new Set(['apply-groups', 'apply-groups-except', 'apply-flags']);
/** Spelled in two parts, because it is no template. */
const NODE_VARIABLE = '$' + '{node}';
const isWildcard = (word: string): boolean => word.startsWith('<') && word.endsWith('>') && word.length > 2;

/**
 * The configuration after inheritance. `apply-groups "${node}"` stands for the group named by `options.node` (`node0`), and for
 * nothing without it. Own statements go before inherited ones, inner groups before outer ones, earlier before later. `groups` and
 * `interface-range` themselves are gone; every node keeps the line of the statement it comes from.
 */
export function effectiveTree(tree: JunosTree, options: { readonly node?: string } = {}): JunosTree {
  const groups = new Map<string, JunosNode>();
  for (const group of child(tree, 'groups')?.children ?? []) if (!group.inactive) groups.set(group.word, group);
  let nodes = 0;

  const names = (node: JunosNode, statement: string): readonly string[] => {
    const found = child(node, statement);
    if (found === undefined || found.inactive) return [];
    return found.children.flatMap(({ word, inactive }) => {
      const name = word === NODE_VARIABLE ? options.node : word;
      return name === undefined || inactive ? [] : [name];
    });
  };

  /** Adds, behind each source, the groups that it applies at this place, and takes away those that it excepts. */
  const inherit = (sources: readonly Source[], path: readonly string[]): readonly Source[] => {
    let result = sources;
    for (let i = 0; i < result.length; i++) {
      const source = result[i];
      if (source === undefined) break;
      const except = names(source.node, 'apply-groups-except');
      if (except.length > 0)
        result = result.filter((other, at) => at <= i || other.group === undefined || !except.includes(other.group));
      const applied = names(source.node, 'apply-groups').filter(
        (name) => !result.some((other) => other.group === name),
      );
      if (applied.length === 0) continue;
      const added = applied.flatMap((name) => {
        const group = groups.get(name);
        return group === undefined ? [] : below(group, path).map((node) => ({ node, group: name }));
      });
      result = [...result.slice(0, i + 1), ...added, ...result.slice(i + 1)];
    }
    return result;
  };

  const merge = (own: readonly Source[], rule: Rule | undefined, path: readonly string[]): Draft | undefined => {
    const [main] = own;
    if (main === undefined) return undefined;
    nodes++;
    const sources = nodes > MAX_NODES ? [main] : inherit(own, path);
    const { children: _, inactive: __, block: ___, ...rest } = main.node;
    const result: Draft = { ...rest, children: [] };
    const contributing = isLeaf(rule, sources)
      ? sources.filter(({ node }) => node.children.some((each) => !each.inactive)).slice(0, 1)
      : sources;
    const seen = new Set<string>();
    for (const { node, group } of contributing) {
      for (const each of node.children) {
        if (each.inactive || CONTROL.has(each.word) || seen.has(each.word)) continue;
        if (group !== undefined && isWildcard(each.word)) continue;
        if (path.length === 0 && each.word === 'groups') continue;
        seen.add(each.word);
        const below = contributing.flatMap((source) => matching(source, each.word));
        const merged = merge(below, ruleBelow(rule, each.word), [...path, each.word]);
        if (merged !== undefined) result.children.push(merged);
      }
    }
    // a leaf whose value and a list whose entries are all inactive is nothing
    const had = sources.some(({ node }) => node.children.length > 0);
    const stands = rule?.shape === 'block' || rule?.shape === 'entry' || rule?.shape === 'flag';
    return had && result.children.length === 0 && !stands && path.length > 0 ? undefined : result;
  };

  const root = merge([{ node: tree, group: undefined }], rootRule(), []) ?? {
    word: '',
    line: 0,
    column: 0,
    children: [],
  };
  const interfaces = root.children.find((each) => each.word === 'interfaces');
  if (interfaces !== undefined) spreadRanges(interfaces, merge);
  return root;
}

/** The nodes of a group at `path`, wildcards included. */
function below(group: JunosNode, path: readonly string[]): readonly JunosNode[] {
  let found: readonly JunosNode[] = [group];
  for (const word of path)
    found = found.flatMap((node) => matching({ node, group: group.word }, word).map((source) => source.node));
  return found;
}

/** Active children of a source that stand for `word`; wildcards count in groups only. */
function matching(source: Source, word: string): readonly Source[] {
  const { node, group } = source;
  const exact = child(node, word);
  const found: Source[] = exact === undefined || exact.inactive ? [] : [{ node: exact, group }];
  if (group === undefined) return found;
  for (const each of node.children) {
    if (isWildcard(each.word) && !each.inactive && each !== exact && matchesGlob(each.word.slice(1, -1), word))
      found.push({ node: each, group });
  }
  return found;
}

/** Does the place hold one value, which an own statement keeps? Where nothing is known, it looks so. */
function isLeaf(rule: Rule | undefined, sources: readonly Source[]): boolean {
  if (rule !== undefined) return rule.shape === 'leaf';
  return (
    sources.length > 1 &&
    sources.every(({ node }) => node.children.length <= 1 && node.children.every((each) => each.children.length === 0))
  );
}

function spreadRanges(
  interfaces: Draft,
  merge: (own: readonly Source[], rule: Rule | undefined, path: readonly string[]) => Draft | undefined,
): void {
  const at = interfaces.children.findIndex((each) => each.word === 'interface-range');
  const ranges = interfaces.children[at];
  if (ranges === undefined) return;
  interfaces.children.splice(at, 1);
  const rule = rootRule().words.get('interfaces')?.any;
  const existing = interfaces.children.map((each) => each.word);
  const byName = new Map(interfaces.children.map((each, index) => [each.word, index]));
  for (const range of ranges.children) {
    const members = new Set(childWords(range, 'member').flatMap((member) => expandMember(member, existing)));
    for (const from of child(range, 'member-range')?.children ?? []) {
      for (const to of childWords(from, 'to'))
        for (const name of expandMemberRange(from.word, to, existing)) members.add(name);
    }
    const content = {
      ...range,
      children: range.children.filter((each) => each.word !== 'member' && each.word !== 'member-range'),
    };
    for (const name of members) {
      const index = byName.get(name);
      const own = index === undefined ? undefined : interfaces.children[index];
      const inherited: Source = { node: { ...content, word: name }, group: undefined };
      const merged = merge(own === undefined ? [inherited] : [{ node: own, group: undefined }, inherited], rule, [
        'interfaces',
        name,
      ]);
      if (merged === undefined) continue;
      if (index === undefined) byName.set(name, interfaces.children.push(merged) - 1);
      else interfaces.children[index] = merged;
    }
  }
}
