// Is a text an IP address, with or without prefix length? Spelling only; it knows no subnet.

/** `10.0.0.20`, `2001:db8::1`. */
export const isAddress = (text: string): boolean => isIpv4(text) || isIpv6(text);

/** `10.0.0.20/24`, `2001:db8::1/64`. */
export function isAddressWithPrefix(text: string): boolean {
  const match = /^([^/]{1,45})\/(\d{1,3})$/.exec(text);
  if (match === null) return false;
  const [address, length] = [match[1] ?? '', Number(match[2])];
  return (isIpv4(address) && length <= 32) || (isIpv6(address) && length <= 128);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** Eight groups, or fewer round one `::`; the last two may be written as IPv4. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || text.length > 45) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const isDotted = last.includes('.') && isIpv4(last) && !text.endsWith('::');
  const plain = isDotted ? groups.slice(0, -1) : groups;
  const size = plain.length + (isDotted ? 2 : 0);
  return plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (halves.length === 2 ? size < 8 : size === 8);
}
