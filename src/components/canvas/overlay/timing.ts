// When and how far things move, as pure functions of run time: the same playhead always gives the same picture. No clock, no canvas.

/** Run-time lengths, ms. */
export const GHOST_MS = 2000;
export const SLIDE_MS = 420;
export const PULSE_MS = 900;
/** A pulse lasts at least this long on the wall, whatever the speed. */
const PULSE_WALL_MS = 300;
/** One ring per announcement, this far apart. */
const PULSE_STEP_MS = 180;
/** What would last less than this on the wall is skipped. */
const SKIP_WALL_MS = 60;
const PULSE_FROM = 4;
const PULSE_TO = 20;

/** Distance between packets and how fast they run, px and px a second of wall time at any speed. */
export const PACKET_GAP = 72;
export const PACKET_SPEED = 84;

/** cubic-bezier(.2, 0, 0, 1), close enough for a path. */
export const easeOut = (t: number): number => 1 - (1 - t) ** 3;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Share of a timer that has run at `atMs`, 0 to 1. */
export const elapsedShare = (timer: { readonly startedMs: number; readonly endsMs: number }, atMs: number): number =>
  timer.endsMs <= timer.startedMs ? 1 : clamp((atMs - timer.startedMs) / (timer.endsMs - timer.startedMs));

/** From this length on a hundredth of a second is noise. */
const LONG_MS = 20_000;

/** From this length on people count minutes. */
const MINUTES_MS = 300_000;
const minutes = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

/** `0.85 of 1.00 s`; `0.9 of 180.0 s`; `3:05 of 7:00 min`. */
export function elapsedText(
  { startedMs, endsMs }: { readonly startedMs: number; readonly endsMs: number },
  atMs: number,
) {
  if (endsMs - startedMs >= MINUTES_MS) return `${minutes(atMs - startedMs)} of ${minutes(endsMs - startedMs)} min`;
  const digits = endsMs - startedMs < LONG_MS ? 2 : 1;
  return `${((atMs - startedMs) / 1000).toFixed(digits)} of ${((endsMs - startedMs) / 1000).toFixed(digits)} s`;
}

/** How far a path has slid to its new links; 1 = there. Stepping and seeking show the end, and so does a speed that would only flash. */
export function slideShare(changedMs: number, atMs: number, speed: number, playing: boolean): number {
  if (!playing || SLIDE_MS / speed < SKIP_WALL_MS) return 1;
  return easeOut(clamp((atMs - changedMs) / SLIDE_MS));
}

/** Opacity of the ghost of a path that was left at `changedMs`: 1 at once, 0 after two seconds of run time. */
export const ghostShare = (changedMs: number, atMs: number): number =>
  atMs < changedMs ? 0 : 1 - clamp((atMs - changedMs) / GHOST_MS);

/** How long one pulse lasts in run time at this speed, ms. */
export const pulseLength = (speed: number): number => Math.max(PULSE_MS, PULSE_WALL_MS * speed);

/** The rings of `count` announcements made at `madeMs`: radius in px and opacity of each that is under way. */
export function pulsesAt(
  madeMs: number,
  count: number,
  atMs: number,
  speed: number,
): readonly { readonly index: number; readonly radius: number; readonly opacity: number }[] {
  const length = pulseLength(speed);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const share = (atMs - madeMs - index * PULSE_STEP_MS) / length;
    if (share < 0 || share >= 1) return [];
    return [{ index, radius: PULSE_FROM + (PULSE_TO - PULSE_FROM) * easeOut(share), opacity: 1 - share }];
  });
}

/** How many of `count` announcements have been made at `atMs`, from 1 on. */
export const announcedSoFar = (madeMs: number, count: number, atMs: number): number =>
  Math.max(1, Math.min(count, Math.floor((atMs - madeMs) / PULSE_STEP_MS) + 1));

/** How long all pulses of one announcement last in run time, ms. */
export const announcementLength = (count: number, speed: number): number =>
  pulseLength(speed) + Math.max(0, count - 1) * PULSE_STEP_MS;

/** Where the packets of a path of `length` px are at `atMs`, px from its start; `phase` is a share of the gap between two. */
export function packetsAt(length: number, atMs: number, speed: number, phase = 0): readonly number[] {
  const first = (((atMs / 1000) * PACKET_SPEED) / speed + phase * PACKET_GAP) % PACKET_GAP;
  const count = Math.max(0, Math.floor((length - first) / PACKET_GAP) + 1);
  return Array.from({ length: length <= 0 ? 0 : count }, (_, i) => first + i * PACKET_GAP);
}
