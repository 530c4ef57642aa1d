// What a deed of the user led to: the machines that changed by it, up to an instant. Pure; it draws nothing.
import type { InstanceSpec, Run, Step, TraceEntry } from '../../machines/kernel/types';
import { reasonOf } from './entry-words';

export interface Follower {
  readonly spec: InstanceSpec;
  /** Why, in one sentence or in figures; may be empty. */
  readonly reason: string;
}

const DEEDS: ReadonlySet<string> = new Set<Step['kind']>(['fail', 'repair', 'request', 'commit']);
const isDeed = (entry: TraceEntry): boolean => entry.cause === null && DEEDS.has(entry.event);

/** The last thing that the user did to this machine up to `atMs`. */
const deedOf = (run: Run, instance: string, atMs: number): TraceEntry | undefined =>
  run.trace.findLast((entry) => entry.instance === instance && entry.atMs >= 0 && entry.atMs <= atMs && isDeed(entry));

/**
 * The rows and flows in whose chain of causes the last deed to this machine stands, in the order in which they were touched,
 * each with the reason of its last entry that has one. Empty where the user did nothing to it.
 */
export function followersOf(run: Run, instance: string, atMs: number): readonly Follower[] {
  const deed = deedOf(run, instance, atMs);
  if (!deed) return [];
  const led = new Set([deed.seq]);
  const reasons = new Map<string, string>();
  for (const entry of run.trace) {
    if (entry.atMs > atMs || entry.cause === null || !led.has(entry.cause)) continue;
    led.add(entry.seq);
    const reason = reasonOf(entry.text, run.plan.rules.get(entry.rule));
    if (entry.from === entry.to && reason === '') continue;
    reasons.set(entry.instance, reason || (reasons.get(entry.instance) ?? ''));
  }
  const flows = new Set(run.plan.flows?.map((flow) => flow.instance));
  return [...reasons].flatMap(([id, reason]) => {
    const spec = run.plan.instances.find((each) => each.id === id);
    return spec && id !== instance && (spec.anchor?.kind === 'row' || flows.has(id)) ? [{ spec, reason }] : [];
  });
}
