// Instants and durations of a run in words. It knows no run and no screen.

/** `4.850`, `1:04.850`, `1:00:04.850`: for the playhead's flag, seconds with three decimals. */
export function playheadLabel(ms: number): string {
  const whole = Math.floor(ms);
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = Math.floor(whole / 1000) % 60;
  const rest = `${seconds}.${String(whole % 1000).padStart(3, '0')}`;
  if (hours > 0) return `${hours}:${String(minutes).padStart(2, '0')}:${rest.padStart(6, '0')}`;
  return minutes > 0 ? `${minutes}:${rest.padStart(6, '0')}` : rest;
}

/** `00:00:04.850`: the clock of the transport. */
export function clockLabel(ms: number): string {
  const whole = Math.floor(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(whole / 1000);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(whole % 1000).padStart(3, '0')}`;
}

/** The instant in words, for screen readers: `4.85 seconds`, `1 minute 4.85 seconds`. */
export function spokenInstant(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const seconds = Number(((ms - minutes * 60_000) / 1000).toFixed(3));
  return minutes === 0 ? `${seconds} seconds` : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${seconds} seconds`;
}

/** `0.85 s`: a duration with two decimals, as outages and countdowns are told; from a minute on `1 min 4.85 s`. */
export function durationLabel(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  return `${Math.floor(ms / 60_000)} min ${((ms % 60_000) / 1000).toFixed(2)} s`;
}
