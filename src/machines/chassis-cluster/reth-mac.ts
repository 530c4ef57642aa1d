// The MAC address of a reth, which both nodes answer with, and what follows from it. It knows numbers, no design.

const hex = (value: number): string => value.toString(16).padStart(2, '0');

/** The two bytes that differ: the nibbles of the cluster-id swapped, then the number of the reth. */
const lastBytes = (clusterId: number, reth: string): readonly [number, number] => [
  ((clusterId & 15) << 4) | (clusterId >> 4),
  Number(reth.slice('reth'.length)),
];

/** `00:10:db:ff:10:00` for reth0 of cluster 1, the same on both nodes [KB-MAC, CAP-PS]. */
export const rethMac = (clusterId: number, reth: string): string =>
  ['00', '10', 'db', 'ff', ...lastBytes(clusterId, reth).map(hex)].join(':');

/** The link-local address with its prefix length that IPv6 makes from that MAC: `fe80::210:dbff:feff:1000/64` [CAP-PS]. */
export function linkLocalOf(clusterId: number, reth: string): string {
  const [high, low] = lastBytes(clusterId, reth);
  return `fe80::210:dbff:feff:${((high << 8) | low).toString(16)}/64`;
}
