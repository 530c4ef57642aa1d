// IPv4 arithmetic for drawing a cluster's surroundings. It knows no design.

export interface Inet {
  /** Address as an unsigned 32-bit number. */
  readonly address: number;
  readonly length: number;
}

/** `203.0.113.2/29` or `203.0.113.2` (length 32); undefined where it is no IPv4 address. */
export function parseInet(text: string): Inet | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const bytes = match.slice(1, 5).map(Number);
  const length = match[5] === undefined ? 32 : Number(match[5]);
  if (bytes.some((byte) => byte > 255) || length > 32) return undefined;
  return { address: bytes.reduce((sum, byte) => sum * 256 + byte, 0), length };
}

/** Dotted form of a 32-bit number. */
export const inetText = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

const sizeOf = (length: number): number => 2 ** (32 - length);

/** First address of the subnet, as a number. */
const networkOf = ({ address, length }: Inet): number => address - (address % sizeOf(length));

/** Whether the address lies in the subnet. */
export const isInside = (subnet: Inet, address: number): boolean =>
  networkOf(subnet) === networkOf({ address, length: subnet.length });

/**
 * A host address of the subnet that is not taken: the wanted offset (`.20`) if it fits, else the lowest free one;
 * undefined where the subnet is full.
 */
export function freeAddress(subnet: Inet, wanted: number, taken: ReadonlySet<number>): number | undefined {
  const first = networkOf(subnet);
  const last = first + sizeOf(subnet.length) - 1;
  const isFree = (address: number): boolean => address > first && address < last && !taken.has(address);
  if (isFree(first + wanted)) return first + wanted;
  for (let offset = 1; offset < Math.min(sizeOf(subnet.length), 256); offset += 1)
    if (isFree(first + offset)) return first + offset;
  return undefined;
}
