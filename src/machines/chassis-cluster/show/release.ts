// Junos release numbers as far as output layouts depend on them; knows no design and no simulation.

/** `24.4R1-S2.9` → 24, 4, 'R', 1; `15.1X49-D110` → 15, 1, 'X', 49, d 110. */
interface Release {
  readonly year: number;
  readonly minor: number;
  readonly train: 'R' | 'X';
  readonly number: number;
  /** The D number of an X train; 0 where none is written. */
  readonly d: number;
}

/**
 * How the CLI of a release prints:
 * `modern` is captured from 24.4R1 (wide Status column, Security columns); `middle` from 15.1X49 to 18.x (narrow Status column, codes up
 * to CF) [CAP-PS, CAP-IBM]; `old` has the `Manual failover` column and no monitor failures [PYEZ-174]. Where in between the layout
 * changed is UNCONFIRMED: 19.1 is taken for the first modern one, and the column's first release (12.1X46-D20, 12.1X47-D10 [J-ST]) for the
 * first middle one.
 */
export type ShowLayout = 'modern' | 'middle' | 'old';

export function parseRelease(text: string): Release | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})(?:([RX])(\d{1,3}))?(?:-D(\d{1,4}))?/.exec(text.trim());
  if (match === null) return undefined;
  return {
    year: Number(match[1]),
    minor: Number(match[2]),
    train: match[3] === 'X' ? 'X' : 'R',
    number: Number(match[4] ?? 0),
    d: Number(match[5] ?? 0),
  };
}

function hasMonitorFailuresColumn(release: Release): boolean {
  const { year, minor, train, number, d } = release;
  if (year !== 12) return year > 12;
  if (minor !== 1) return minor > 1;
  if (train !== 'X') return false;
  if (number === 46) return d >= 20;
  if (number === 47) return d >= 10;
  return number > 47;
}

/** Layout of a release as its vendor writes it; an unknown or missing one prints as the newest does. */
export function showLayout(release: string | undefined): ShowLayout {
  const parsed = release === undefined ? undefined : parseRelease(release);
  if (parsed === undefined || parsed.year >= 19) return 'modern';
  return hasMonitorFailuresColumn(parsed) ? 'middle' : 'old';
}

/** Whether the legend of failure codes has the line that begins with CF; 15.1X49 is the first that is known to print it [CAP-IBM]. */
export function legendHasConfigSync(release: string | undefined): boolean {
  const parsed = release === undefined ? undefined : parseRelease(release);
  return parsed === undefined || parsed.year >= 15;
}

/** Statistics tell links apart since 10.0; 9.x has one count for all [J-CPS93]. */
export function tellsLinksApart(release: string | undefined): boolean {
  const parsed = release === undefined ? undefined : parseRelease(release);
  return parsed === undefined || parsed.year >= 10;
}

/**
 * How `show chassis cluster information` prints: `current` is captured from 24.4, `12.x` from a 12.x device, `oldest` is the seed's. Where one
 * turned into the next is UNCONFIRMED: the first is taken to come with the column of monitor failures, the last to end with 10.x.
 */
export type InformationLayout = 'current' | '12.x' | 'oldest';

export function informationLayout(release: string | undefined): InformationLayout {
  if (showLayout(release) !== 'old') return 'current';
  return (parseRelease(release ?? '')?.year ?? 12) < 11 ? 'oldest' : '12.x';
}
