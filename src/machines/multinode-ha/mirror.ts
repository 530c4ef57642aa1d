// The peer of a node whose configuration alone is known: what its own statements tell of the other end. It invents no address but those beside
// a virtual IP.
import { beside } from './derived-interfaces';
import { hostOf, isInside, subnetOf } from './inet';
import { isCabled } from './links';
import { type MnhaNode, plainNode } from './schema';
import { without } from './without';

/** The other end's address on a link: a neighbour that is named there. */
function otherEnd(node: MnhaNode, own: string): readonly string[] {
  const named = node.bgp.flatMap(({ instance, neighbours }) =>
    instance === node.peer.instance ? neighbours.map(({ address }) => address) : [],
  );
  const candidates = [...named, node.peer.peerIp, ...(node.peer.forwarding ? [node.peer.forwarding.peerIp] : [])];
  const found = candidates.find((address) => isInside(subnetOf(own), address) && address !== hostOf(own));
  return found === undefined ? [] : [`${found}/${own.split('/')[1] ?? '32'}`];
}

/** The peer as far as one node's configuration tells: ids and addresses swapped, the same groups, ports and zones. */
export function mirrored(node: MnhaNode): MnhaNode {
  const { peer } = node;
  const plain = plainNode(peer.peerId, peer.peerIp, node.localId, node.localIp);
  const vips = new Map(
    node.srgs.flatMap(({ virtualIps }) => virtualIps.map((vip) => [vip.interface, vip.address] as const)),
  );
  const floating = new Set(node.srgs.flatMap(({ probe }) => (probe?.srcIp === undefined ? [] : [probe.srcIp])));
  return {
    ...node,
    localId: plain.localId,
    localIp: plain.localIp,
    ...(peer.forwarding === undefined ? {} : { localForwardingIp: peer.forwarding.peerIp }),
    softwareUpgrade: false,
    peer: {
      ...peer,
      peerId: node.localId,
      peerIp: node.localIp,
      ...(peer.forwarding === undefined || node.localForwardingIp === undefined
        ? {}
        : { forwarding: { ...peer.forwarding, peerIp: node.localForwardingIp } }),
    },
    srgs: node.srgs.map((srg) => {
      return {
        ...without(srg, 'activenessPriority'),
        ...(srg.peerId === undefined ? {} : { peerId: node.localId }),
        monitors: { ...srg.monitors, bfd: [] },
        monitorObjects: srg.monitorObjects.map((object) => without(object, 'bfd')),
      };
    }),
    interfaces: node.interfaces.map((each) => ({
      ...each,
      addresses: each.addresses.flatMap((own) => {
        if (hostOf(own) === node.localIp) return [`${peer.peerIp}/${own.split('/')[1] ?? '32'}`];
        if (!isCabled(each.name)) return floating.has(hostOf(own)) ? [own] : [];
        const vip = vips.get(`${each.name}.${each.unit}`);
        if (vip === undefined) return otherEnd(node, own);
        return beside(vip, peer.peerId).filter((address) => address !== own);
      }),
    })),
    bgp: [],
    staticRoutes: [],
  };
}
