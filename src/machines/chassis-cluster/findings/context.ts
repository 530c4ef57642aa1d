// What every rule of a chassis cluster looks at, and how a finding is made of it. It knows no rule.
import type { Design, DesignNode, Group, JsonObject, SubjectRef } from '../../../model/design';
import { child, effectiveTree, type JunosNode, type JunosTree } from '../../../vendor/junos';
import { interfaceStatements } from '../config-statements';
import { sharedConfiguration } from '../config-write';
import { type ClusterModel, clusterModel, FALLBACK_OFFSET, nodeOfPort } from '../models';
import { type ChassisClusterConfig, readClusterConfig } from '../schema';

export { findingOf, inConfig, type RuleOf } from '../../kernel/finding-rule';

export interface RuleContext {
  readonly design: Design;
  readonly group: Group;
  readonly config: ChassisClusterConfig;
  readonly nodes: readonly [DesignNode | undefined, DesignNode | undefined];
  readonly model: ClusterModel | undefined;
  readonly offset: number;
  /** What would be loaded onto the pair, kept statements included. */
  readonly written: JunosTree;
  /** The interfaces of it, as node 0 sees them. */
  readonly effective: JunosTree;
}

const EMPTY: JunosTree = { word: '', line: 0, column: 0, children: [] };

/** The context of a group; undefined where its config breaks the schema. */
export function ruleContext(design: Design, group: Group): RuleContext | undefined {
  const config = readClusterConfig(group.config).value;
  if (config === undefined) return undefined;
  const [first, second] = group.members;
  const nodes = [
    first === undefined ? undefined : design.nodes[first],
    second === undefined ? undefined : design.nodes[second],
  ] as const;
  const model = clusterModel(nodes[0]?.model);
  const written = sharedConfiguration(design, group) ?? EMPTY;
  return {
    design,
    group,
    config,
    nodes,
    model,
    offset: model?.offset ?? FALLBACK_OFFSET,
    written,
    effective: effectiveTree(interfaceStatements(written), { node: 'node0' }),
  };
}

/** The port of that name on the node that it belongs to, or the place in the config where the design has no such port. */
export function portSubject(
  context: RuleContext,
  name: string,
  otherwise: SubjectRef,
): { readonly subject: SubjectRef; readonly name: string } {
  const index = nodeOfPort(context.offset, name);
  const node = index === undefined ? undefined : context.nodes[index];
  const port = Object.values(context.design.ports).find(
    (each) => each.name === name && (node === undefined || each.node === node.id),
  );
  return port === undefined
    ? { subject: otherwise, name }
    : { subject: { kind: 'port', id: port.id }, name: `${context.design.nodes[port.node]?.name ?? port.node} ${name}` };
}

/** Statements of a physical port as a node sees them, groups and ranges applied. */
export const portStatements = ({ effective }: RuleContext, name: string): JunosNode | undefined =>
  child(effective, 'interfaces', name);

/** The same design with another config of that group; unchanged where the group is gone or its config is broken. */
export function changeConfig(
  design: Design,
  group: Group,
  change: (config: ChassisClusterConfig) => ChassisClusterConfig,
): Design {
  const present = design.groups[group.id];
  const config = present === undefined ? undefined : readClusterConfig(present.config).value;
  if (present === undefined || config === undefined) return design;
  const changed: JsonObject = change(config);
  return { ...design, groups: { ...design.groups, [group.id]: { ...present, config: changed } } };
}

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
