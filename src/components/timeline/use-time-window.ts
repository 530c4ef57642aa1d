// Which part of the run the timeline shows: all of it until the user zooms in, then what the user chose, following the playhead.
import { useCallback, useMemo, useState } from 'react';
import { useRun } from '../../state/run-store';
import { usePlayheadEffect } from '../story';
import { fitWindow, followWindow, panWindow, type TimeWindow, zoomWindow } from './time-axis';

export interface TimeView {
  readonly window: TimeWindow;
  readonly zoomed: boolean;
  readonly zoom: (factor: number, anchorMs: number) => void;
  readonly pan: (deltaMs: number) => void;
  readonly fit: () => void;
}

/** State of the time axis; all branches share it, so that they can be compared. */
export function useTimeWindow(): TimeView {
  const toMs = useRun((state) => {
    const lastEventMs = Math.max(0, ...state.branches.map((branch) => branch.run.lastEventMs));
    return fitWindow(lastEventMs, state.playheadMs).toMs;
  });
  const whole = useMemo((): TimeWindow => ({ fromMs: 0, toMs }), [toMs]);
  const [chosen, setChosen] = useState<TimeWindow | null>(null);
  const window = chosen ?? whole;
  usePlayheadFollow(chosen, whole, setChosen);
  const zoom = useCallback(
    (factor: number, anchorMs: number) =>
      setChosen((before) => {
        const next = zoomWindow(before ?? whole, factor, anchorMs, whole);
        return next.toMs - next.fromMs >= whole.toMs - whole.fromMs ? null : next;
      }),
    [whole],
  );
  const pan = useCallback(
    (deltaMs: number) => setChosen((before) => before && panWindow(before, deltaMs, whole)),
    [whole],
  );
  const fit = useCallback(() => setChosen(null), []);
  return useMemo(() => ({ window, zoomed: chosen !== null, zoom, pan, fit }), [window, chosen, zoom, pan, fit]);
}

let lastFollowedMs = -1;
function usePlayheadFollow(
  chosen: TimeWindow | null,
  whole: TimeWindow,
  setChosen: (window: TimeWindow) => void,
): void {
  usePlayheadEffect((atMs) => {
    // Only a playhead that moved pulls the window along: panning away from a resting one must stay possible.
    if (!chosen || atMs === lastFollowedMs) return;
    lastFollowedMs = atMs;
    const next = followWindow(chosen, atMs, whole);
    if (next !== chosen) setChosen(next);
  });
}
