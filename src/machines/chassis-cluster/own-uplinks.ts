// Tells a pair whose nodes have a switch of their own towards the provider from one with a switch for both. It reads a drawing, no text.
import type { Design, Group, NodeId } from '../../model/design';
import type { ChassisClusterConfig } from './schema';
import { outsideReth } from './surroundings';

/** True where the outside reth's children of the two nodes are plugged in, and none of them into the same device as one of the other node. */
export function hasOwnUplinks(design: Design, group: Group, config: ChassisClusterConfig): boolean {
  const children = new Set(outsideReth(config)?.children);
  const farEnds = group.members.map((member): ReadonlySet<NodeId> => {
    const found = new Set<NodeId>();
    for (const link of Object.values(design.links))
      for (const [own, far] of [
        [design.ports[link.a], design.ports[link.b]],
        [design.ports[link.b], design.ports[link.a]],
      ])
        if (own?.node === member && children.has(own.name) && far) found.add(far.node);
    return found;
  });
  const [first, second] = farEnds;
  if (!first || !second || first.size === 0 || second.size === 0) return false;
  return [...first].every((node) => !second.has(node));
}
