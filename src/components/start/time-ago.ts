// How long ago, in the fewest words. Pure: both instants are given.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `just now`, `2 min ago`, `3 h ago`, `yesterday`, `Mon`, `12 Nov`, `12 Nov 2025`; ms since the epoch, local time. */
export function timeAgo(thenMs: number, nowMs: number): string {
  const passed = nowMs - thenMs;
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  const then = new Date(thenMs);
  const now = new Date(nowMs);
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  if (thenMs >= midnight) return `${Math.floor(passed / HOUR)} h ago`;
  if (thenMs >= midnight - DAY) return 'yesterday';
  if (thenMs >= midnight - 6 * DAY) return WEEKDAYS[then.getDay()] ?? '';
  const date = `${then.getDate()} ${MONTHS[then.getMonth()] ?? ''}`;
  return then.getFullYear() === now.getFullYear() ? date : `${date} ${then.getFullYear()}`;
}
