// Name patterns of Junos: wildcards of groups and ranges of interfaces. Knows letters and numbers, no configuration.

/** Does `name` match the glob `pattern` (`*`, `?`, `[0-9]`, `[!a]`)? Linear in both lengths but for one star at a time. */
export function matchesGlob(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let starAt = -1;
  let starName = 0;
  while (n < name.length) {
    const sign = pattern[p];
    if (sign === '*') {
      starAt = p++;
      starName = n;
      continue;
    }
    const length = sign === undefined ? 0 : matchOne(pattern, p, name[n] ?? '');
    if (length > 0) {
      p += length;
      n++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      n = ++starName;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Length of the pattern element at `at` if it matches `letter`, else 0. */
function matchOne(pattern: string, at: number, letter: string): number {
  const sign = pattern[at];
  if (sign === '?') return 1;
  if (sign !== '[') return sign === letter ? 1 : 0;
  const close = pattern.indexOf(']', at + 2);
  if (close < 0) return letter === '[' ? 1 : 0;
  const body = pattern.slice(at + 1, close);
  const negated = body.startsWith('!') || body.startsWith('^');
  let inside = false;
  for (let i = negated ? 1 : 0; i < body.length; i++) {
    const from = body[i] ?? '';
    const to = body[i + 1] === '-' ? body[i + 2] : undefined;
    if (to === undefined) inside ||= letter === from;
    else {
      inside ||= letter >= from && letter <= to;
      i += 2;
    }
  }
  return inside === negated ? 0 : close - at + 1;
}

/** Real devices have fewer ports than this. */
const MAX_NAMES = 4_096;

/**
 * The interfaces an `interface-range` member stands for: brackets hold numbers, `ge-0/0/[0-3,8]`. What cannot be counted out (`*`,
 * `[a-c]`) stands for those of `existing` that match. More than 4096 names are none.
 */
export function expandMember(member: string, existing: readonly string[]): readonly string[] {
  let names = [''];
  for (const part of member.split(/(\[[^\]]*\])/)) {
    const isList = part.startsWith('[') && part.endsWith(']');
    const endings = isList ? countOut(part.slice(1, -1)) : [part];
    if (endings === undefined || part.includes('*')) return existing.filter((name) => matchesGlob(member, name));
    if (names.length * endings.length > MAX_NAMES) return [];
    names = names.flatMap((name) => endings.map((ending) => name + ending));
  }
  return names;
}

/** The numbers of `0-3,8`; none when there are too many, undefined when they are no numbers. */
function countOut(body: string): readonly string[] | undefined {
  const found: string[] = [];
  for (const part of body.split(',')) {
    const match = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part);
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (to - from + found.length > MAX_NAMES) return [];
    for (let number = from; number <= to; number++) found.push(String(number));
  }
  return found;
}

const PORT = /^([a-z]+-)(\d+)\/(\d+)\/(\d+)$/;

/**
 * The interfaces of `member-range from to to`: counted out where only the port differs; where slot or PIC differ too, those of
 * `existing` that lie between (how many ports a slot has is not known here).
 */
export function expandMemberRange(from: string, to: string, existing: readonly string[]): readonly string[] {
  const low = PORT.exec(from);
  const high = PORT.exec(to);
  if (low === null || high === null || low[1] !== high[1]) return from === to ? [from] : [];
  const key = (parts: readonly (string | undefined)[]): number =>
    Number(parts[2]) * 1e8 + Number(parts[3]) * 1e4 + Number(parts[4]);
  if (low[2] === high[2] && low[3] === high[3])
    return expandMember(`${low[1]}${low[2]}/${low[3]}/[${low[4]}-${high[4]}]`, existing);
  return existing.filter((name) => {
    const parts = PORT.exec(name);
    return parts !== null && parts[1] === low[1] && key(parts) >= key(low) && key(parts) <= key(high);
  });
}
