// IPv4 arithmetic for a pair and its neighbours: which addresses share a subnet. It knows no design; IPv6 texts share only with themselves.

import { inetNetwork, inetSize, inetText, parseInet } from '../../model/inet';

export { parseInet };

/** `10.3.0.2/30` → `10.3.0.0/30`; itself where it is no IPv4 prefix. */
export function subnetOf(text: string): string {
  const inet = parseInet(text);
  return inet === undefined ? text : `${inetText(inetNetwork(inet))}/${inet.length}`;
}

/** Is the address (with or without prefix length) inside the prefix? */
export function isInside(prefix: string, address: string): boolean {
  const subnet = parseInet(prefix);
  const inside = parseInet(address);
  if (subnet === undefined || inside === undefined) return prefix === address;
  return inside.length >= subnet.length && inetNetwork(subnet) === inetNetwork({ ...inside, length: subnet.length });
}

/** Without its prefix length. */
export const hostOf = (text: string): string => text.split('/')[0] ?? text;

/** Do two interface addresses stand on one link: the same subnet, which is no single host? */
export const sharesSubnet = (a: string, b: string): boolean =>
  subnetOf(a) === subnetOf(b) && !/\/(32|128)$/.test(a) && hostOf(a) !== hostOf(b);

/** The `offset`th address of a subnet as `10.80.0.20/24`; undefined where it is no IPv4 prefix or too small. */
export function hostInside(prefix: string, offset: number, length?: number): string | undefined {
  const inet = parseInet(prefix);
  if (inet === undefined || inetSize(inet.length) <= offset) return undefined;
  return `${inetText(inetNetwork(inet) + offset)}/${length ?? inet.length}`;
}
