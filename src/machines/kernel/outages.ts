// When each flow did not get through, from the trace of a run. It knows no paths.
import type { Recording } from './recording';
import type { Outage, Plan } from './types';

/**
 * Outages per flow name within 0..untilMs. A flow is out while it is not `forwarding`: in a split brain (`unpredictable`)
 * the reference shows an outage "until healed" (section 5).
 */
export function outagesOf(
  plan: Plan,
  recording: Recording,
  initialState: (instance: string) => string,
  untilMs: number,
): ReadonlyMap<string, readonly Outage[]> {
  const found = new Map<string, Outage[]>();
  const flowOf = new Map((plan.flows ?? []).map(({ id, instance }) => [instance, id] as const));
  const outSince = new Map<string, number>();
  for (const [instance, id] of flowOf) {
    found.set(id, []);
    if (initialState(instance) !== 'forwarding') outSince.set(id, 0);
  }
  for (const entry of recording.trace) {
    const id = flowOf.get(entry.instance);
    if (id === undefined || entry.atMs > untilMs) continue;
    const atMs = Math.max(0, entry.atMs);
    const since = outSince.get(id);
    if (entry.to !== 'forwarding') {
      if (since === undefined) outSince.set(id, atMs);
    } else if (since !== undefined) {
      outSince.delete(id);
      // Lost and found in the same ms is no outage.
      if (atMs > since) found.get(id)?.push({ fromMs: since, toMs: atMs });
    }
  }
  for (const [id, since] of outSince) found.get(id)?.push({ fromMs: since, toMs: null });
  return found;
}

/** Sum of the outages up to an instant, in ms. */
export function outageUntil(outages: readonly Outage[], atMs: number): number {
  let sum = 0;
  for (const { fromMs, toMs } of outages) {
    if (fromMs >= atMs) break;
    sum += Math.min(toMs ?? atMs, atMs) - fromMs;
  }
  return sum;
}
