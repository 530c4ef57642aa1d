// IPv4 arithmetic for drawing a cluster's surroundings. It knows no design.

import { type Inet, inetNetwork, inetSize, inetText, parseInet } from '../../model/inet';

export { inetText, parseInet };

/** Whether the address lies in the subnet. */
export const isInside = (subnet: Inet, address: number): boolean =>
  inetNetwork(subnet) === inetNetwork({ address, length: subnet.length });

/**
 * A host address of the subnet that is not taken: the wanted offset (`.20`) if it fits, else the lowest free one;
 * undefined where the subnet is full.
 */
export function freeAddress(subnet: Inet, wanted: number, taken: ReadonlySet<number>): number | undefined {
  const first = inetNetwork(subnet);
  const last = first + inetSize(subnet.length) - 1;
  const isFree = (address: number): boolean => address > first && address < last && !taken.has(address);
  if (isFree(first + wanted)) return first + wanted;
  for (let offset = 1; offset < Math.min(inetSize(subnet.length), 256); offset += 1)
    if (isFree(first + offset)) return first + offset;
  return undefined;
}
