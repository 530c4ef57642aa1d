// What every rule of a pair looks at, and how a finding is made of it. It knows no rule.
import type { Design, DesignNode, Group, JsonObject, NodeId, SubjectRef } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { effectiveTree, type JunosTree } from '../../../vendor/junos';
import { inConfig } from '../../kernel/finding-rule';
import { pairConfigurations } from '../config-write';
import { type MnhaNode, type MultinodeHaConfig, readPairConfig, type Srg } from '../schema';

export { findingOf, type RuleOf } from '../../kernel/finding-rule';
export { inConfig };

/** One node of the pair. */
export interface Side {
  readonly at: 0 | 1;
  readonly id: NodeId;
  readonly name: string;
  readonly node: DesignNode | undefined;
  readonly config: MnhaNode;
  readonly release: string | undefined;
  /** What would be loaded onto it, kept statements included, groups applied. */
  readonly tree: JunosTree;
  /** It is drawn, but nobody has its configuration. */
  readonly inferred: boolean;
}
export interface RuleContext {
  readonly design: Design;
  readonly group: Group;
  readonly config: MultinodeHaConfig;
  readonly sides: readonly [Side, Side];
  /** Both configurations are known, so that they can be compared. */
  readonly isComplete: boolean;
}

const EMPTY: JunosTree = { word: '', line: 0, column: 0, children: [] };

/** The context of a group; undefined where its config breaks the schema. */
export function ruleContext(design: Design, group: Group): RuleContext | undefined {
  const config = readPairConfig(group.config).value;
  if (config === undefined) return undefined;
  const written = pairConfigurations(design, group);
  const side = (at: 0 | 1): Side => {
    const id = group.members[at] ?? ('' as NodeId);
    const node = design.nodes[id];
    const tree = written.find((file) => file.node === id)?.tree;
    return {
      at,
      id,
      name: node?.name ?? `node ${at + 1}`,
      node,
      config: config.nodes[at],
      release: node?.release,
      tree: tree === undefined ? EMPTY : effectiveTree(tree),
      inferred: node?.inferred === true,
    };
  };
  const sides = [side(0), side(1)] as const;
  return { design, group, config, sides, isComplete: sides.every(({ inferred }) => !inferred) };
}

/** Points into the config of one node. */
export const inNode = (context: RuleContext, side: Side, ...path: readonly (string | number)[]): SubjectRef =>
  inConfig(context, 'nodes', side.at, ...path);

/** Nodes whose own configuration is known. */
export const knownSides = ({ sides }: RuleContext): readonly Side[] => sides.filter(({ inferred }) => !inferred);

/** The same group on both nodes, for every group that either has. */
export function sharedGroups({ config }: RuleContext): readonly {
  readonly id: number;
  readonly of: readonly [Srg | undefined, Srg | undefined];
  readonly indexes: readonly [number, number];
}[] {
  const [first, second] = config.nodes;
  const ids = [...new Set([...first.srgs, ...second.srgs].map(({ id }) => id))].sort((a, b) => a - b);
  return ids.map((id) => {
    const indexes = [
      first.srgs.findIndex((srg) => srg.id === id),
      second.srgs.findIndex((srg) => srg.id === id),
    ] as const;
    return { id, indexes, of: [first.srgs[indexes[0]], second.srgs[indexes[1]]] };
  });
}

/** The same design with another config of one node; unchanged where the group is gone or its config is broken. */
export function changeNode(design: Design, group: Group, at: 0 | 1, change: (node: MnhaNode) => MnhaNode): Design {
  const present = design.groups[group.id];
  const config = present === undefined ? undefined : readPairConfig(present.config).value;
  if (present === undefined || config === undefined) return design;
  const [first, second] = config.nodes;
  const nodes = at === 0 ? [change(first), second] : [first, change(second)];
  return {
    ...design,
    groups: { ...design.groups, [group.id]: { ...present, config: { ...config, nodes } as JsonObject } },
  };
}

/** A mend of one node's config, as one undoable step. */
export const mend = (
  { group }: RuleContext,
  { at }: Side,
  label: string,
  change: (node: MnhaNode) => MnhaNode,
): NonNullable<Finding['fix']> => ({
  label,
  apply: (design) => changeNode(design, group, at, change),
});

/** A node with one group changed. */
export const withSrg =
  (id: number, change: (srg: Srg) => Srg) =>
  (node: MnhaNode): MnhaNode => ({ ...node, srgs: node.srgs.map((srg) => (srg.id === id ? change(srg) : srg)) });

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
