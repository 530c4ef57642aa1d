// Interfaces that the high-availability statements alone show, for a text that has no `interfaces`: enough to draw it. It writes nothing.
import { hostInside, hostOf, isInside, parseInet, subnetOf } from './inet';
import { inPortOrder, isCabled, type NodeInterface, portOf } from './links';
import type { MnhaNode } from './schema';

/** The smallest subnet that both hosts are in, no larger than a /24; a host of its own where there is none. */
function together(own: string, other: string): string {
  for (let length = 30; length >= 24; length -= 1)
    if (isInside(subnetOf(`${own}/${length}`), other)) return `${own}/${length}`;
  return `${own}/${own.includes(':') ? 128 : 32}`;
}

/** A node's own address beside a virtual IP, with prefix length: by its id, so that both nodes get different ones. */
export function beside(vip: string, localId: number): readonly string[] {
  const subnet = subnetOf(vip);
  const taken = hostOf(vip);
  const found = [localId + 1, localId + 11].map((offset) => hostInside(subnet, offset));
  return found.flatMap((address) => (address !== undefined && hostOf(address) !== taken ? [address] : [])).slice(0, 1);
}

type Node = Pick<MnhaNode, 'localId' | 'localIp' | 'localForwardingIp' | 'peer' | 'srgs'>;

/** Logical interfaces in the order of their ports, each with the addresses that are known or can only be so. */
export function derivedInterfaces({ localId, localIp, localForwardingIp, peer, srgs }: Node): readonly NodeInterface[] {
  const found = new Map<string, Set<string>>();
  const add = (unit: string | undefined, ...addresses: readonly string[]): void => {
    if (unit === undefined || !/^[a-z][\w/:-]*\.\d{1,5}$/i.test(unit)) return;
    const known = found.get(unit) ?? new Set<string>();
    for (const address of addresses) if (parseInet(address) !== undefined) known.add(address);
    found.set(unit, known);
  };
  const isLink = peer.interface !== undefined && isCabled(peer.interface);
  add(peer.interface, isLink ? together(localIp, peer.peerIp) : `${localIp}/32`);
  if (localForwardingIp !== undefined && peer.forwarding !== undefined)
    add(peer.forwarding.interface, together(localForwardingIp, peer.forwarding.peerIp));
  for (const { monitors, monitorObjects, virtualIps, probe } of srgs) {
    for (const target of [...monitors.bfd, ...monitorObjects.flatMap(({ bfd }) => bfd?.entries ?? [])])
      if (target.sessionType !== 'multihop' && target.source !== undefined)
        add(target.interface, together(target.source, target.destination));
    for (const vip of virtualIps) add(vip.interface, ...beside(vip.address, localId));
    if (probe?.srcIp !== undefined) add('lo0.0', `${probe.srcIp}/32`);
  }
  return inPortOrder(
    [...found].map(([unit, addresses]) => ({
      name: portOf(unit),
      unit: Number(unit.slice(unit.lastIndexOf('.') + 1)),
      addresses: [...addresses],
      dhcp: false,
    })),
  );
}
