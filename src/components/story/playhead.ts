// Follows the playhead without rendering: the clock, the played part of lanes and the flag are moved by hand, once a frame.
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useRun } from '../../state/run-store';

/** Calls `draw` with the playhead after every render and whenever it moves. `draw` must only touch elements, never state that it reads. */
export function usePlayheadEffect(draw: (atMs: number) => void): void {
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
    draw(useRun.getState().playheadMs);
  });
  useEffect(
    () =>
      useRun.subscribe((state, before) => {
        if (state.playheadMs !== before.playheadMs) latest.current(state.playheadMs);
      }),
    [],
  );
}
