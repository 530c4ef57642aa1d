// Turns virtual time into the wall-clock times that a device prints in its logs; has no clock of its own.

/**
 * Virtual 0 is printed as 1 January, noon: a run has no date, and from noon the boot before 0 and the faults after it stay on one day.
 */
const EPOCH_MS = 12 * 3_600_000;
const DAY_MS = 86_400_000;
const MONTHS = [
  ['Jan', 31],
  ['Feb', 28],
  ['Mar', 31],
  ['Apr', 30],
  ['May', 31],
  ['Jun', 30],
  ['Jul', 31],
  ['Aug', 31],
  ['Sep', 30],
  ['Oct', 31],
  ['Nov', 30],
  ['Dec', 31],
] as const;
const two = (value: number): string => String(value).padStart(2, '0');

/** Virtual ms (may be negative) → `Jan  1 12:01:00`, the day padded with a blank as Junos pads it. */
export function logTime(atMs: number): string {
  const shifted = atMs + EPOCH_MS;
  const day = Math.floor(shifted / DAY_MS);
  let dayOfYear = ((day % 365) + 365) % 365;
  let month = 'Jan';
  for (const [name, days] of MONTHS) {
    month = name;
    if (dayOfYear < days) break;
    dayOfYear -= days;
  }
  const seconds = Math.floor((shifted - day * DAY_MS) / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${month} ${String(dayOfYear + 1).padStart(2)} ${time}`;
}

/** The same with milliseconds, as the 12.x event lists have it: `Jan  1 12:01:00.000`. */
export function logTimeMs(atMs: number): string {
  return `${logTime(atMs)}.${String(((atMs % 1000) + 1000) % 1000).padStart(3, '0')}`;
}
