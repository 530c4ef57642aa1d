// Times as people write them in scenarios and on the command line. It knows no clock and no simulation.

export type ParsedTime =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'problem'; readonly message: string };

/** Virtual time of a run is bounded by a year: more is a typing error, and sums stay exact integers. */
const MAX_MS = 366 * 24 * 3_600_000;
const MS_PER_UNIT: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1_000, m: 60_000 };

/**
 * Milliseconds of `250ms`, `3s`, `1.5s`, `2m` or a bare number (milliseconds, as number or text). Whole milliseconds
 * only, from 0 to a year; the problem is one sentence.
 */
export function parseTime(written: string | number): ParsedTime {
  const text = String(written).trim();
  const match = /^(\d{1,12}(?:\.\d{1,6})?)\s?(ms|s|m|)$/.exec(text);
  const perUnit = MS_PER_UNIT[match?.[2] ?? ''] ?? 1;
  const ms = match ? roundExact(Number(match[1]) * perUnit) : undefined;
  if (match && ms === undefined) return problem(text, 'a whole number of milliseconds');
  if (ms === undefined) return problem(text, 'a time such as 250ms, 3s, 2m or a number of milliseconds');
  if (ms > MAX_MS) return problem(text, 'a time of at most 366 days');
  return { kind: 'time', ms };
}

/** The shortest spelling that `parseTime` reads back: `0s`, `250ms`, `3s`, `2m`. `ms` is a whole number from 0 on. */
export function formatTime(ms: number): string {
  if (ms % 60_000 === 0 && ms > 0) return `${ms / 60_000}m`;
  return ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`;
}

/** 1.001 × 1000 is 1000.9999…: what is whole but for the rounding of doubles counts as whole. */
function roundExact(ms: number): number | undefined {
  const whole = Math.round(ms);
  return Math.abs(ms - whole) < 1e-6 ? whole : undefined;
}

function problem(text: string, expected: string): ParsedTime {
  const found = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { kind: 'problem', message: `Expected ${expected}, found ${JSON.stringify(found)}.` };
}
