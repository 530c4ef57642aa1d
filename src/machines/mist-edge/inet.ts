// Arithmetic of IPv4 subnets, for reachability, findings and exports. It knows no Edge.

interface Prefix {
  readonly address: number;
  readonly length: number;
}

/** The address as a number; undefined where it is none. */
export function addressNumber(text: string): number | undefined {
  const parts = text.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  if (parts.length !== 4 || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((number, part) => number * 256 + part, 0);
}

/** `10.1.1.11/24`; undefined where it is no IPv4 prefix. */
export function parsePrefix(text: string): Prefix | undefined {
  const [address = '', length = ''] = text.split('/');
  const number = addressNumber(address);
  return number === undefined || !/^\d{1,2}$/.test(length) || Number(length) > 32
    ? undefined
    : { address: number, length: Number(length) };
}

const blockOf = (length: number): number => 2 ** (32 - length);
const networkOf = ({ address, length }: Prefix): number => Math.floor(address / blockOf(length));

/** Whether both are in one subnet, seen from either. */
export function overlaps(a: string, b: string): boolean {
  const left = parsePrefix(a);
  const right = parsePrefix(b);
  if (left === undefined || right === undefined) return false;
  const length = Math.min(left.length, right.length);
  return networkOf({ ...left, length }) === networkOf({ ...right, length });
}

/** Whether the whole subnet lies in the other; an address without length is one of length 32. */
export function contains(outer: string, inner: string): boolean {
  const own = parsePrefix(outer);
  const other = parsePrefix(inner.includes('/') ? inner : `${inner}/32`);
  if (own === undefined || other === undefined || other.length < own.length) return false;
  return networkOf(own) === networkOf({ ...other, length: own.length });
}

const dotted = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

/** `255.255.255.0` of length 24. */
export const netmask = (length: number): string => dotted(2 ** 32 - 2 ** (32 - length));

/** Length of a netmask; undefined where it is none. */
export function lengthOf(mask: string): number | undefined {
  const number = addressNumber(mask);
  if (number === undefined) return undefined;
  const length = Array.from({ length: 33 }, (_, at) => at).find((at) => 2 ** 32 - 2 ** (32 - at) === number);
  return number === 0 ? 0 : length;
}
