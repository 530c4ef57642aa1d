// IPv4 addresses and prefixes as numbers: which prefix an address belongs to. It knows no routes.

/** A dotted quad as a number, with or without prefix length; undefined where it is none. */
export function addressNumber(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/\d{1,2})?$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** `10.0.0.20/24` → `10.0.0.20`. */
export const bareAddress = (text: string): string => text.split('/')[0] ?? text;

/** Number of leading bits that count; 32 where none are written. */
export const prefixLength = (prefix: string): number => Number(prefix.split('/')[1] ?? 32);

/** Whether the address lies in the prefix. */
export function covers(prefix: string, address: string): boolean {
  const base = addressNumber(prefix);
  const own = addressNumber(address);
  if (base === undefined || own === undefined) return false;
  const size = 2 ** (32 - prefixLength(prefix));
  return Math.floor(base / size) === Math.floor(own / size);
}
