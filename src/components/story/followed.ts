// What a deed of the user led to: the machines that changed by it, up to an instant. Pure; it draws nothing.
import type { InstanceSpec, Run, Step, TraceEntry } from '../../machines/kernel/types';
import { LEDGER, reasonOf } from './entry-words';

export interface Follower {
  readonly spec: InstanceSpec;
  /** Why, in one sentence or in figures, or the way of a flow; may be empty. */
  readonly reason: string;
}

const DEEDS: ReadonlySet<string> = new Set<Step['kind']>(['fail', 'repair', 'request', 'commit']);
const isDeed = (entry: TraceEntry): boolean => entry.cause === null && DEEDS.has(entry.event);

/** The last thing that the user did to this machine up to `atMs`. */
const deedOf = (run: Run, instance: string, atMs: number): TraceEntry | undefined =>
  run.trace.findLast((entry) => entry.instance === instance && entry.atMs >= 0 && entry.atMs <= atMs && isDeed(entry));

/**
 * The rows and flows in whose chain of causes the last deed to this machine stands, in the order in which they were touched,
 * each with the reason of the last entry that changed its state or a figure. Empty where the user did nothing to it.
 */
export function followersOf(run: Run, instance: string, atMs: number): readonly Follower[] {
  const deed = deedOf(run, instance, atMs);
  if (!deed) return [];
  const flows = new Set(run.plan.flows?.map((flow) => flow.instance));
  const led = new Set([deed.seq]);
  const reasons = new Map<string, string>();
  for (const entry of run.trace) {
    if (entry.atMs > atMs || entry.cause === null || !led.has(entry.cause)) continue;
    led.add(entry.seq);
    const isFlow = flows.has(entry.instance);
    if (!isFlow && entry.from === entry.to && !LEDGER.test(entry.text ?? '')) continue;
    // A flow tells its way; that it is lost is no reason.
    reasons.set(entry.instance, isFlow ? (entry.text ?? '') : reasonOf(entry.text, run.plan.rules.get(entry.rule)));
  }
  return [...reasons].flatMap(([id, reason]) => {
    const spec = run.plan.instances.find((each) => each.id === id);
    return spec && id !== instance && (spec.anchor?.kind === 'row' || flows.has(id)) ? [{ spec, reason }] : [];
  });
}
