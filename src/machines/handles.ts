// How devices are called in commands and scenarios: by name, and by the handle of their group (`node0`) where it is unique.
import type { Design, NodeId } from '../model/design';
import { technologyOf } from './registry';

/** Every word that names a device; a name wins over a handle, and a handle that two groups use names nobody. */
export function nodesByHandle(design: Design): ReadonlyMap<string, NodeId> {
  const handles = new Map<string, NodeId | null>();
  for (const group of Object.values(design.groups)) {
    for (const member of group.members) {
      const alias = technologyOf(group.technology)?.alias(group, member);
      if (alias !== undefined) handles.set(alias, handles.has(alias) ? null : member);
    }
  }
  for (const node of Object.values(design.nodes)) handles.set(node.name, node.id);
  return new Map([...handles].flatMap(([word, node]) => (node === null ? [] : [[word, node] as const])));
}
