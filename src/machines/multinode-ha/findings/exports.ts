// How a node's export policies treat the prefixes of its groups: which term speaks for active, backup and neither. It knows no rule.
import { hostOf, isInside } from '../inet';
import type { MnhaNode, Srg } from '../schema';

export type Policy = MnhaNode['policies'][number];
export type Term = Policy['terms'][number];

/** Policies towards routers, each once; those of the ICL are no business of the groups. */
export function exportPolicies(node: MnhaNode): readonly Policy[] {
  const names = new Set(node.bgp.filter(({ instance }) => instance === undefined).flatMap((group) => group.exports));
  return node.policies.filter(({ name }) => names.has(name));
}

/** Prefixes that a term names. */
export function prefixesOf(node: MnhaNode, term: Term): readonly string[] {
  const lists = node.prefixLists.filter(({ name }) => term.prefixLists.includes(name));
  return [...term.prefixes, ...lists.flatMap(({ prefixes }) => prefixes)];
}

/** Has the term anything that tells which routes it means? */
export const isFiltered = (term: Term): boolean =>
  term.prefixLists.length > 0 || term.prefixes.length > 0 || term.interfaces.length > 0;

/** Conditions of a node that are true while this route exists. */
export const conditionsFor = (node: MnhaNode, address: string | undefined): readonly string[] =>
  address === undefined
    ? []
    : node.conditions.filter(({ prefix }) => hostOf(prefix) === address).map(({ name }) => name);

/** Terms of a group in one policy, each the first that would match. */
export interface Levels {
  readonly active: Term | undefined;
  readonly backup: Term | undefined;
  /** Accepts the same prefixes while neither route exists. */
  readonly neither: Term | undefined;
}

/** The three levels of a group in a policy; undefined where the policy does not speak of the group. */
export function levelsOf(node: MnhaNode, policy: Policy, srg: Srg): Levels | undefined {
  const accepted = policy.terms.filter(({ action }) => action === 'accept');
  const [active, backup] = [srg.activeSignalRoute, srg.backupSignalRoute].map((route) => {
    const names = conditionsFor(node, route?.address);
    return accepted.find(({ conditions }) => conditions.some((name) => names.includes(name)));
  });
  const known = active ?? backup;
  if (known === undefined) return undefined;
  const own = prefixesOf(node, known);
  const neither = accepted.find(
    (term) =>
      term.conditions.length === 0 &&
      own.every((prefix) => prefixesOf(node, term).some((each) => each === prefix || isInside(each, prefix))),
  );
  return { active, backup, neither };
}

/** How good a path looks to a neighbour: higher is better, in the order in which BGP compares. */
const rank = (term: Term): readonly number[] => [
  term.localPreference ?? 100,
  -(term.asPathPrepend ?? 0),
  -(term.metric ?? 0),
];

/** Is the first term's path preferred to the second's? */
export function isBetter(a: Term, b: Term): boolean {
  const [first, second] = [rank(a), rank(b)];
  for (const [at, value] of first.entries()) if (value !== second[at]) return value > (second[at] ?? 0);
  return false;
}

/** `MED 10`, `AS path ×3`. */
export const wordOf = (term: Term): string =>
  [
    ...(term.localPreference === undefined ? [] : [`local preference ${term.localPreference}`]),
    ...(term.asPathPrepend === undefined ? [] : [`AS path ×${term.asPathPrepend}`]),
    ...(term.metric === undefined ? [] : [`MED ${term.metric}`]),
  ].join(', ') || 'no value';
