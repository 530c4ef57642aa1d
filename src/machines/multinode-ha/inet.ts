// IPv4 arithmetic for a pair and its neighbours: which addresses share a subnet. It knows no design; IPv6 texts share only with themselves.

export interface Inet {
  /** Address as an unsigned 32-bit number. */
  readonly address: number;
  readonly length: number;
}

/** `10.3.0.2/30` or `10.3.0.2` (length 32); undefined where it is no IPv4 address. */
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

const networkOf = ({ address, length }: Inet): number => address - (address % 2 ** (32 - length));

/** `10.3.0.2/30` → `10.3.0.0/30`; itself where it is no IPv4 prefix. */
export function subnetOf(text: string): string {
  const inet = parseInet(text);
  return inet === undefined ? text : `${inetText(networkOf(inet))}/${inet.length}`;
}

/** Is the address (with or without prefix length) inside the prefix? */
export function isInside(prefix: string, address: string): boolean {
  const subnet = parseInet(prefix);
  const inside = parseInet(address);
  if (subnet === undefined || inside === undefined) return prefix === address;
  return inside.length >= subnet.length && networkOf(subnet) === networkOf({ ...inside, length: subnet.length });
}

/** Without its prefix length. */
export const hostOf = (text: string): string => text.split('/')[0] ?? text;

/** Do two interface addresses stand on one link: the same subnet, which is no single host? */
export const sharesSubnet = (a: string, b: string): boolean =>
  subnetOf(a) === subnetOf(b) && !/\/(32|128)$/.test(a) && hostOf(a) !== hostOf(b);

/** The `offset`th address of a subnet as `10.80.0.20/24`; undefined where it is no IPv4 prefix or too small. */
export function hostInside(prefix: string, offset: number, length?: number): string | undefined {
  const inet = parseInet(prefix);
  if (inet === undefined || 2 ** (32 - inet.length) <= offset) return undefined;
  return `${inetText(networkOf(inet) + offset)}/${length ?? inet.length}`;
}
