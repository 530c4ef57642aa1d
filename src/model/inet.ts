// IPv4 arithmetic: addresses and subnets as numbers. It knows no design.

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

/** How many addresses a subnet of this length has. */
export const inetSize = (length: number): number => 2 ** (32 - length);

/** First address of the subnet, as a number. */
export const inetNetwork = ({ address, length }: Inet): number => address - (address % inetSize(length));
