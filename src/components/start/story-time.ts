// How a simulated failover is told in a few seconds: from wall time to its own time. Pure.

/** Healthy for this long, so that one sees what breaks. */
export const FAULT_AT_MS = 1000;
/** A failover takes at most this long on the wall, however long its timers are. */
const PLAY_MS = 4500;
const HOLD_MS = 1800;

/** Where the story is: its end at rest, else looping with a pause; long timers are shortened evenly. */
export function storyTime(preview: { readonly lastMs: number }, wallMs: number | null): number {
  const end = Math.max(preview.lastMs, FAULT_AT_MS) + 1;
  if (wallMs === null) return end;
  const speed = Math.max(1, end / PLAY_MS);
  return Math.min(end, (wallMs % (end / speed + HOLD_MS)) * speed);
}
