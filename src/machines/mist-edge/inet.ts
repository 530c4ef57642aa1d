// Arithmetic of IPv4 subnets, for reachability, findings and exports. It knows no Edge.

import { type Inet, inetNetwork, inetText, parseInet } from '../../model/inet';

/** `10.1.1.11/24`; undefined where it is no IPv4 address with its length. */
const parsePrefix = (text: string): Inet | undefined => (text.includes('/') ? parseInet(text) : undefined);

/** Whether both are in one subnet, seen from either. */
export function overlaps(a: string, b: string): boolean {
  const left = parsePrefix(a);
  const right = parsePrefix(b);
  if (left === undefined || right === undefined) return false;
  const length = Math.min(left.length, right.length);
  return inetNetwork({ ...left, length }) === inetNetwork({ ...right, length });
}

/** Whether the whole subnet lies in the other; an address without length is one of length 32. */
export function contains(outer: string, inner: string): boolean {
  const own = parsePrefix(outer);
  const other = parseInet(inner);
  if (own === undefined || other === undefined || other.length < own.length) return false;
  return inetNetwork(own) === inetNetwork({ ...other, length: own.length });
}

/** `255.255.255.0` of length 24. */
export const netmask = (length: number): string => inetText(2 ** 32 - 2 ** (32 - length));

/** Length of a netmask; undefined where it is none. */
export function lengthOf(mask: string): number | undefined {
  const number = mask.includes('/') ? undefined : parseInet(mask)?.address;
  if (number === undefined) return undefined;
  const length = Array.from({ length: 33 }, (_, at) => at).find((at) => 2 ** 32 - 2 ** (32 - at) === number);
  return number === 0 ? 0 : length;
}
