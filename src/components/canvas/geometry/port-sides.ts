// On which edge of its device each port sits: towards the far end of its link. Pure geometry; it knows no card sizes but widths.
import type { Design, Link, NodeId, Point, PortId, PortSide } from '../../../model/design';

/** What the choice needs to know about one device. */
export interface RoughBox {
  readonly centre: Point;
  readonly width: number;
  /** Icons and cards of routers take links on all four edges, other cards on left and right only. */
  readonly isTile: boolean;
}

/** The far port of each linked port; a port has one link at most. */
export function peersOf(design: Design): ReadonlyMap<PortId, { readonly port: PortId; readonly link: Link }> {
  const peers = new Map<PortId, { readonly port: PortId; readonly link: Link }>();
  for (const link of Object.values(design.links)) {
    peers.set(link.a, { port: link.b, link });
    peers.set(link.b, { port: link.a, link });
  }
  return peers;
}

/** The edge of `own` that looks at `peer`; `kept` (what the layout says) decides where neither left nor right is clear. */
export function sideTowards(own: RoughBox, peer: RoughBox | undefined, kept: PortSide | undefined): PortSide {
  if (!peer) return kept === 'right' ? 'right' : own.isTile && kept ? kept : 'left';
  const dx = peer.centre.x - own.centre.x;
  const dy = peer.centre.y - own.centre.y;
  if (own.isTile) {
    if (Math.abs(dy) > Math.abs(dx) * 1.2 && Math.abs(dx) < Math.max(own.width, peer.width) / 2 + 8)
      return dy > 0 ? 'bottom' : 'top';
    return dx > 0 ? 'right' : 'left';
  }
  if (Math.abs(dx) > own.width / 2) return dx > 0 ? 'right' : 'left';
  if (kept === 'left' || kept === 'right') return kept;
  return dx > 0 ? 'right' : 'left';
}

/** The edge of a member's card on which its chips sit: the one that faces the other member. */
export function facingSide(own: Point, other: Point): PortSide {
  const dx = other.x - own.x;
  const dy = other.y - own.y;
  if (Math.abs(dy) * 1.2 >= Math.abs(dx)) return dy >= 0 ? 'bottom' : 'top';
  return dx > 0 ? 'right' : 'left';
}

/** The other members' middle, seen from one; undefined for a group of one. */
export function middleOfOthers(
  members: readonly NodeId[],
  node: NodeId,
  centreOf: (id: NodeId) => Point | undefined,
): Point | undefined {
  const others = members.filter((member) => member !== node).flatMap((member) => centreOf(member) ?? []);
  if (others.length === 0) return undefined;
  return {
    x: others.reduce((sum, point) => sum + point.x, 0) / others.length,
    y: others.reduce((sum, point) => sum + point.y, 0) / others.length,
  };
}
