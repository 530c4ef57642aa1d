// Every word that names a device in commands and scenarios: its handle (`node0`) and its name.
import type { Design, NodeId } from '../model/design';
import { handlesOf } from './run';

/** Word → device; names win, since a handle that is another device's name is nobody's. */
export function nodesByHandle(design: Design): ReadonlyMap<string, NodeId> {
  const handles = [...handlesOf(design)].map(([node, handle]) => [handle, node] as const);
  const names = Object.values(design.nodes).map((node) => [node.name, node.id] as const);
  return new Map([...handles, ...names]);
}
