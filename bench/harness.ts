// Measures CPU time by repetition, median over rounds: neighbours on the machine cost wall time, but hardly CPU time.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Measured {
  readonly name: string;
  /** Median CPU time of one operation, the collector's threads included. */
  readonly nanoseconds: number;
}

/** Times `operation`, which does its work `times` times, in rounds of at least `roundMs`. */
export function measure(
  name: string,
  operation: (times: number) => void,
  { rounds = 7, roundMs = 150 }: { readonly rounds?: number; readonly roundMs?: number } = {},
): Measured {
  let times = 1;
  for (let took = 0; took < roundMs; times = took < roundMs ? times * 2 : times) {
    took = cpuNanoseconds(() => operation(times)) / 1e6;
  }
  const each = Array.from({ length: rounds }, () => cpuNanoseconds(() => operation(times)) / times).sort(
    (a, b) => a - b,
  );
  return { name, nanoseconds: each[rounds >> 1] ?? Number.NaN };
}

function cpuNanoseconds(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) * 1000;
}

/** Prints one line per measurement, with its ratio to the first. */
export function report(title: string, measured: readonly Measured[]): void {
  console.log(`\n${title}`);
  const first = measured[0]?.nanoseconds ?? Number.NaN;
  const width = Math.max(...measured.map(({ name }) => name.length));
  for (const { name, nanoseconds } of measured) {
    const time = nanoseconds < 10_000 ? `${nanoseconds.toFixed(1)} ns` : `${(nanoseconds / 1000).toFixed(1)} µs`;
    const perSecond = Math.round(1e9 / nanoseconds).toLocaleString('en');
    console.log(
      `${name.padEnd(width)} ${time.padStart(12)} ${perSecond.padStart(14)}/s  × ${(nanoseconds / first).toFixed(3)}`,
    );
  }
}

/** Bytes of heap that `make` keeps alive per item. */
export function heapPerItem(count: number, make: (at: number) => unknown): number {
  setFlagsFromString('--expose_gc');
  const gc = runInNewContext('gc') as () => void;
  const kept: unknown[] = [];
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < count; at++) kept.push(make(at));
  gc();
  const bytes = (process.memoryUsage().heapUsed - before) / count;
  // Read after the measurement: what is never read may be collected before it.
  return kept.length === count ? bytes : Number.NaN;
}
