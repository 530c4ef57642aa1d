// The sentence for a monitored address that does not answer: told before anything counts, so that the wait is no silence. It decides nothing.
import type { Run, TraceEntry } from '../kernel/types';

/** `srx-a gets no answer from 203.0.113.1: after 5 s it counts as unreachable.` Nodes that miss it at one instant are told together. */
export function tellPing(run: Run, entry: TraceEntry): string | undefined {
  const address = addressOf(entry);
  if (address === undefined || entry.to !== 'retrying' || entry.from === 'retrying') return undefined;
  const missed = run.trace.filter(
    (each) =>
      each.atMs === entry.atMs && each.to === 'retrying' && each.from !== 'retrying' && addressOf(each) === address,
  );
  if (missed.at(-1)?.seq !== entry.seq) return undefined;
  const nodes = [...new Set(missed.map(({ instance }) => nodeIn(run, instance)))];
  const timer = run.frameAt(entry.atMs).instances.get(entry.instance)?.timers[0];
  const wait = timer ? `: after ${(timer.endsMs - timer.startedMs) / 1000} s it counts as unreachable` : '';
  return `${nodes.join(' and ')} ${nodes.length > 1 ? 'get' : 'gets'} no answer from ${address}${wait}.`;
}

/** Instances are `ip1:203.0.113.1@node0`. */
const addressOf = ({ instance }: TraceEntry): string | undefined => /^ip\d+:(.+)@[^@]+$/.exec(instance)?.[1];

/** Titles are `203.0.113.1 from srx-a`. */
const nodeIn = (run: Run, instance: string): string =>
  run.plan.instances
    .find(({ id }) => id === instance)
    ?.title.split(' from ')
    .at(-1) ?? instance;
