// Which flows of a design arrive in a tunnel, by name, as the drawings say. Pure; kept per drawings.
import type { Design, NodeId } from '../../../model/design';
import type { Drawings } from '../geometry/scene-types';

export interface Tunnel {
  /** Name of the device at its far end. */
  readonly from: string;
  readonly members: ReadonlySet<NodeId>;
}
export type Tunnels = ReadonlyMap<string, Tunnel>;

const kept = new WeakMap<Drawings, Tunnels>();

export function tunnelsOf(design: Design, drawings: Drawings): Tunnels {
  const known = kept.get(drawings);
  if (known) return known;
  const made = new Map<string, Tunnel>();
  for (const [id, { sessions }] of drawings)
    for (const { tunnel } of sessions ?? []) {
      const from = tunnel && design.nodes[tunnel.from]?.name;
      if (tunnel && from !== undefined)
        made.set(tunnel.flow, { from, members: new Set(design.groups[id]?.members ?? []) });
    }
  kept.set(drawings, made);
  return made;
}
