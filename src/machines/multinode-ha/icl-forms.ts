// Whether the two nodes are configured so that BFD over the ICL can come up at all. It knows no state.
import { iclUnits, unitName, zoneOf } from './links';
import type { Pair, PairNode } from './pair';
import type { MnhaNode } from './schema';

/** True where a zone keeps BFD out, or ids and addresses are not mirrored: then the nodes never see each other [FWS-GRID, L9, L10]. */
export const isBlocked = (pair: Pair): boolean => {
  const [a, b] = pair.members;
  return !isMirrored(a, b) || [a, b].some((node) => keepsBfdOut(node.config, pair.peerOf(node).config));
};

const isMirrored = ({ config: a }: PairNode, { config: b }: PairNode): boolean =>
  a.localId === b.peer.peerId &&
  b.localId === a.peer.peerId &&
  a.localIp === b.peer.peerIp &&
  b.localIp === a.peer.peerIp;

/** An interface without a zone says nothing here: a finding speaks of it. */
function keepsBfdOut(node: MnhaNode, other: MnhaNode): boolean {
  const units = [
    ...(node.peer.interface === undefined ? [] : [node.peer.interface]),
    ...iclUnits(node, other).map(unitName),
  ];
  return units.some((unit) => {
    const zone = zoneOf(node, unit);
    if (zone === undefined) return false;
    const own = zone.interfaces.find(({ name }) => name === unit)?.protocols ?? [];
    // What is set at the interface replaces what is set at the zone.
    const protocols = own.length > 0 ? own : zone.protocols;
    return !protocols.some((protocol) => protocol === 'bfd' || protocol === 'all');
  });
}
