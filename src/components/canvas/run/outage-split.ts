// An outage as the timers that made it: the chain of causes that ended it, cut at each timer that ran out. Pure over the run.
import type { Outage, Run, TraceEntry } from '../../../machines/kernel/types';

/** One part of an outage, in order of time. `name` is the timer's; without one it is what was waited for. */
export interface OutagePart {
  readonly name: string;
  readonly isTimer: boolean;
  readonly fromMs: number;
  readonly toMs: number;
}

const MOST_STEPS = 200;

/** The timer of an entry's instance that ran out at the instant of the entry. */
function timerBefore(run: Run, entry: TraceEntry): string | undefined {
  const timers = run.frameAt(entry.atMs - 1).instances.get(entry.instance)?.timers ?? [];
  return timers.find(({ endsMs }) => endsMs === entry.atMs)?.name;
}

/** The entries that led to the end of the outage, newest first, from the flow's own back to the fault. */
function chainOf(run: Run, flow: string, endMs: number): readonly TraceEntry[] {
  const bySeq = new Map(run.trace.map((entry) => [entry.seq, entry]));
  const last = run.trace.findLast(
    (entry) => entry.atMs === endMs && entry.instance.startsWith('flow:') && entry.instance.slice(5) === flow,
  );
  const chain: TraceEntry[] = [];
  let entry = last;
  while (entry && chain.length < MOST_STEPS) {
    chain.push(entry);
    entry = entry.cause === null ? undefined : bySeq.get(entry.cause);
  }
  return chain;
}

/** What ended a wait that no timer explains: the step at the root of the chain. */
const untilWord = (event: string | undefined): string =>
  event === undefined ? 'out of service' : event === 'fail' ? 'until the next fault' : `until the ${event}`;

/** Parts that add up to the outage; one unnamed part where the chain says nothing or the outage does not end. */
export function splitOutage(run: Run, flow: string, outage: Outage): readonly OutagePart[] {
  const { fromMs, toMs } = outage;
  if (toMs === null) return [];
  const parts: OutagePart[] = [];
  let end = toMs;
  const chain = chainOf(run, flow.replace(/^flow:/, ''), toMs);
  for (const entry of chain) {
    if (entry.atMs < fromMs) break;
    const cause = entry.cause === null ? undefined : run.trace.find(({ seq }) => seq === entry.cause);
    const start = Math.max(fromMs, Math.min(end, cause?.atMs ?? fromMs));
    if (start >= entry.atMs || entry.atMs > end) continue;
    const name = timerBefore(run, entry);
    if (name === undefined) continue;
    if (entry.atMs < end) parts.unshift({ name: 'then', isTimer: false, fromMs: entry.atMs, toMs: end });
    parts.unshift({ name, isTimer: true, fromMs: start, toMs: entry.atMs });
    end = start;
  }
  if (end > fromMs) parts.unshift({ name: untilWord(chain.at(-1)?.event), isTimer: false, fromMs, toMs: end });
  return parts;
}
