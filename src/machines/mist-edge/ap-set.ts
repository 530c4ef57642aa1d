// Sets of access points as ranges of ordinals, `0-99,104`: what keeps ten thousand APs as small as ten. Pure arithmetic, no meaning.

/** Closed ranges, sorted, disjoint, never touching; the text form is what contexts keep. */
type Range = readonly [from: number, to: number];

/** `0-99,104` → ranges; the empty text is the empty set. */
export function rangesOf(text: string): readonly Range[] {
  if (text === '') return [];
  return text.split(',').map((part): Range => {
    const [from = '', to = from] = part.split('-');
    return [Number(from), Number(to)];
  });
}

const textOf = (ranges: readonly Range[]): string =>
  ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');

/** Ordinals `from` to `to`, both included; empty where `to` lies before `from`. */
export const apSet = (from: number, to: number): string => (to < from ? '' : textOf([[from, to]]));

/** The set of these ordinals, in any order. */
export function apSetOf(ordinals: readonly number[]): string {
  return textOf(joined([...ordinals].sort((a, b) => a - b).map((at): Range => [at, at])));
}

/** How many APs are in the set. */
export const apCount = (text: string): number => rangesOf(text).reduce((sum, [from, to]) => sum + to - from + 1, 0);

/** Every ordinal of the set, ascending. */
export const apOrdinals = (text: string): readonly number[] =>
  rangesOf(text).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));

/** Sorted ranges with neighbours made one. */
function joined(sorted: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1] + 1) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

/** All that are in either set. */
export function union(a: string, b: string): string {
  if (a === '') return b;
  if (b === '') return a;
  return textOf(joined([...rangesOf(a), ...rangesOf(b)].sort((x, y) => x[0] - y[0])));
}

/** All that are in both sets. */
export function intersection(a: string, b: string): string {
  const left = rangesOf(a);
  const right = rangesOf(b);
  const result: Range[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const x = left[i];
    const y = right[j];
    if (x === undefined || y === undefined) return textOf(result);
    const from = Math.max(x[0], y[0]);
    const to = Math.min(x[1], y[1]);
    if (from <= to) result.push([from, to]);
    if (x[1] < y[1]) i++;
    else j++;
  }
}

/** All of `a` that are not in `b`. */
export function difference(a: string, b: string): string {
  const right = rangesOf(b);
  const result: Range[] = [];
  for (const [from, to] of rangesOf(a)) {
    let start = from;
    for (const [cutFrom, cutTo] of right) {
      if (cutTo < start || cutFrom > to) continue;
      if (cutFrom > start) result.push([start, cutFrom - 1]);
      start = cutTo + 1;
    }
    if (start <= to) result.push([start, to]);
  }
  return textOf(result);
}
