// How long a flow was lost up to an instant. Pure figures; it draws nothing.
import type { Outage } from '../../machines/kernel/types';
import { durationLabel } from './instants';

/** Milliseconds lost up to `atMs`, the running outage included. */
export const lostBefore = (outages: readonly Outage[], atMs: number): number =>
  outages.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs ?? atMs, atMs) - fromMs), 0);

/** Outages that have begun by `atMs`; the ends that lie beyond are not known yet at that instant. */
export const begunBy = (outages: readonly Outage[], atMs: number): readonly Outage[] =>
  outages.flatMap(({ fromMs, toMs }) => {
    if (fromMs > atMs) return [];
    return [{ fromMs, toMs: toMs !== null && toMs <= atMs ? toMs : null }];
  });

/** The time lost up to `atMs` as every figure of an outage is told; empty while nothing was lost. A text changes less often than time does. */
export function lostLabel(outages: readonly Outage[], atMs: number): string {
  const ms = lostBefore(outages, atMs);
  return ms > 0 ? durationLabel(ms) : '';
}
