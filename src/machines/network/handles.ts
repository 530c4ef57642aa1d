// What a device is called in ids of instances and targets: its alias in its HA group where that is unique, else its name.
import type { Design, Group, NodeId } from '../../model/design';

export type AliasOf = (group: Group, node: NodeId) => string | undefined;

/**
 * The handle of every device. An alias that two devices share, or that is another device's name, names nobody: those devices
 * are called by their names.
 */
export function nodeHandles(design: Design, aliasOf: AliasOf): ReadonlyMap<NodeId, string> {
  const names = new Map(Object.values(design.nodes).map((node) => [node.name, node.id] as const));
  const claims = new Map<string, Set<NodeId>>();
  const aliases: [NodeId, string][] = [];
  for (const group of Object.values(design.groups)) {
    for (const node of group.members) {
      const alias = aliasOf(group, node);
      if (alias === undefined) continue;
      aliases.push([node, alias]);
      claims.set(alias, (claims.get(alias) ?? new Set()).add(node));
    }
  }
  const handles = new Map(Object.values(design.nodes).map((node) => [node.id, node.name] as const));
  for (const [node, alias] of aliases) {
    const owner = names.get(alias);
    if (handles.has(node) && claims.get(alias)?.size === 1 && (owner === undefined || owner === node))
      handles.set(node, alias);
  }
  return handles;
}
