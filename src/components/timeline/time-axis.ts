// The time axis of a run as numbers: what part of it is shown, where an instant lies, which marks it bears. It knows no run and no screen.

import { playheadLabel } from '../story';

/** The part of the run that is shown, in ms of virtual time. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}
export interface Tick {
  readonly atMs: number;
  readonly label: string;
}

/** No window is shorter: below it neighbouring milliseconds lie further apart than they can differ. */
const SHORTEST_MS = 20;
/** Shown while nothing has happened yet. */
const EMPTY_RUN_MS = 10_000;

const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000,
] as const;

const lastStepMs = 86_400_000;

/** The window that shows a whole run: from 0 to beyond its last event and the playhead, ending on a round figure so that it seldom changes. */
export function fitWindow(lastEventMs: number, playheadMs: number): TimeWindow {
  const needed = Math.max(EMPTY_RUN_MS, lastEventMs * 1.12, playheadMs * 1.02);
  const step = STEPS_MS.find((each) => needed / each <= 12) ?? lastStepMs;
  return { fromMs: 0, toMs: Math.ceil(needed / step) * step };
}

/** Zooms by `factor` (> 1 shows more) and keeps `anchorMs` where it is; stays inside `whole`. */
export function zoomWindow(window: TimeWindow, factor: number, anchorMs: number, whole: TimeWindow): TimeWindow {
  const span = window.toMs - window.fromMs;
  const wanted = Math.min(whole.toMs - whole.fromMs, Math.max(SHORTEST_MS, span * factor));
  const share = span === 0 ? 0 : (anchorMs - window.fromMs) / span;
  const fromMs = anchorMs - share * wanted;
  return inside({ fromMs, toMs: fromMs + wanted }, whole);
}

/** Moves the window by `deltaMs`; stays inside `whole`. */
export const panWindow = (window: TimeWindow, deltaMs: number, whole: TimeWindow): TimeWindow =>
  inside({ fromMs: window.fromMs + deltaMs, toMs: window.toMs + deltaMs }, whole);

/** The window moved so that `atMs` is in it, with a tenth to spare; the same object where it is already. */
export function followWindow(window: TimeWindow, atMs: number, whole: TimeWindow): TimeWindow {
  if (atMs >= window.fromMs && atMs <= window.toMs) return window;
  const span = window.toMs - window.fromMs;
  const fromMs = atMs - span * 0.1;
  return inside({ fromMs, toMs: fromMs + span }, whole);
}

function inside(window: TimeWindow, whole: TimeWindow): TimeWindow {
  const span = Math.min(window.toMs - window.fromMs, whole.toMs - whole.fromMs);
  const fromMs = Math.min(Math.max(window.fromMs, whole.fromMs), whole.toMs - span);
  return { fromMs, toMs: fromMs + span };
}

/** Where an instant lies, as a share of the window: 0 at its left edge, 1 at its right one; outside of it below 0 or above 1. */
export const shareOf = (window: TimeWindow, atMs: number): number =>
  (atMs - window.fromMs) / Math.max(1e-9, window.toMs - window.fromMs);

/** The instant at a share of the window. */
export const instantAt = (window: TimeWindow, share: number): number =>
  window.fromMs + share * (window.toMs - window.fromMs);

/** Marks with labels at round figures, at least `leastGapPx` apart on an axis of `widthPx`. */
export function ticksOf(window: TimeWindow, widthPx: number, leastGapPx = 90): readonly Tick[] {
  const span = window.toMs - window.fromMs;
  if (widthPx <= 0 || span <= 0) return [];
  const step = STEPS_MS.find((each) => (each / span) * widthPx >= leastGapPx) ?? lastStepMs;
  const first = Math.ceil(window.fromMs / step);
  const last = Math.floor(window.toMs / step);
  const ticks: Tick[] = [];
  for (let i = first; i <= last && ticks.length < 200; i += 1)
    ticks.push({ atMs: i * step, label: axisLabel(i * step) });
  return ticks;
}

/** `0 s`, `0.5 s`, `45 s`, `1:15`, `5 min`, `1:02:00`: as short as the instant allows. */
export function axisLabel(ms: number): string {
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(3))} s`;
  if (ms % 60_000 === 0 && ms < 3_600_000) return `${ms / 60_000} min`;
  return trimZeros(playheadLabel(ms));
}
const trimZeros = (text: string): string => text.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros));
