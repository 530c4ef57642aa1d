// The one animation loop of the app: moves the playhead while a run plays, and rests otherwise.
import { advance, useRun } from './run-store';

/** A tab in the background gets no frames; on return the run goes on instead of jumping. */
const LONGEST_FRAME_MS = 100;

/** Starts to follow `playing`; returns a function that stops. */
export function startClock(): () => void {
  let frame = 0;
  let last = 0;
  const tick = (now: number): void => {
    // A frame can carry a time from before Play was pressed.
    advance(Math.max(0, Math.min(now - last, LONGEST_FRAME_MS)));
    last = now;
    frame = useRun.getState().playing ? requestAnimationFrame(tick) : 0;
  };
  const follow = (): void => {
    if (!useRun.getState().playing || frame !== 0) return;
    last = performance.now();
    frame = requestAnimationFrame(tick);
  };
  follow();
  const stop = useRun.subscribe(follow);
  return () => {
    stop();
    cancelAnimationFrame(frame);
    frame = 0;
  };
}
