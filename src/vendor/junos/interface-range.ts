// Spreads `interface-range` over the interfaces it stands for. Knows names of interfaces, not what they do.
import { type Rule, rootRule } from './grammar';
import { expandMember, expandMemberRange } from './patterns';
import { child, childWords, type JunosNode, type JunosTree } from './tree';

/** A node that contributes to one place of the result; `group` names the group it comes from. */
export interface Source {
  readonly node: JunosNode;
  readonly group: string | undefined;
}

/** The words from the root to a place, last one first. */
export interface Place {
  readonly word: string;
  readonly above: Place | undefined;
}

export type Merge = (own: readonly Source[], rule: Rule | undefined, place: Place | undefined) => JunosNode | undefined;

/** `tree` with every interface range turned into its members; what a member says itself goes before what its range says. */
export function spreadInterfaceRanges(tree: JunosTree, merge: Merge): JunosTree {
  const interfaces = child(tree, 'interfaces');
  const ranges = child(interfaces, 'interface-range');
  if (interfaces === undefined || ranges === undefined) return tree;
  const rule = rootRule().words.get('interfaces')?.any;
  const result = interfaces.children.filter((each) => each !== ranges);
  const existing = result.map((each) => each.word);
  const indexByName = new Map(existing.map((name, index) => [name, index]));
  for (const range of ranges.children) {
    const content = range.children.filter((each) => each.word !== 'member' && each.word !== 'member-range');
    for (const name of membersOf(range, existing)) {
      const index = indexByName.get(name);
      const own = index === undefined ? undefined : result[index];
      const sources: Source[] = own === undefined ? [] : [{ node: own, group: undefined }];
      sources.push({ node: { ...range, word: name, children: content }, group: undefined });
      const merged = merge(sources, rule, { word: name, above: { word: 'interfaces', above: undefined } });
      if (merged === undefined) continue;
      if (index === undefined) indexByName.set(name, result.push(merged) - 1);
      else result[index] = merged;
    }
  }
  const spread: JunosNode = { ...interfaces, children: result };
  return { ...tree, children: tree.children.map((each) => (each === interfaces ? spread : each)) };
}

function membersOf(range: JunosNode, existing: readonly string[]): ReadonlySet<string> {
  const members = new Set(childWords(range, 'member').flatMap((member) => expandMember(member, existing)));
  for (const from of child(range, 'member-range')?.children ?? []) {
    for (const to of childWords(from, 'to')) {
      for (const name of expandMemberRange(from.word, to, existing)) members.add(name);
    }
  }
  return members;
}
