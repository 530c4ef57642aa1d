// IPv4 addresses and prefixes as numbers: which prefix an address belongs to. It knows no routes.

import { inetNetwork, parseInet } from '../../../model/inet';

/** A dotted quad as a number, with or without prefix length; undefined where it is none. */
export const addressNumber = (text: string): number | undefined => parseInet(text)?.address;

/** `10.0.0.20/24` → `10.0.0.20`. */
export const bareAddress = (text: string): string => text.split('/')[0] ?? text;

/** Number of leading bits that count; 32 where none are written. */
export const prefixLength = (prefix: string): number => Number(prefix.split('/')[1] ?? 32);

/** Whether the address lies in the prefix. */
export function covers(prefix: string, address: string): boolean {
  const [subnet, own] = [parseInet(prefix), parseInet(address)];
  return (
    subnet !== undefined && own !== undefined && inetNetwork({ ...own, length: subnet.length }) === inetNetwork(subnet)
  );
}
