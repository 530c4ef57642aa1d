// Where the flags of a ruler stand beside the playhead, which must not hide them. Pure; it draws nothing.

export interface FlagBox {
  /** Left edge of its letter, in px. */
  readonly leftPx: number;
  /** Letter and label together. */
  readonly widthPx: number;
}
export interface FlagPlace {
  readonly shiftPx: number;
  /** The playhead stands on the label: half a word is worse than none. */
  readonly labelHidden: boolean;
}

/** Half of the playhead's flag with some ground around it; width of a flag's letter; gap between two that were pushed. */
const PLAYHEAD_PX = 34;
const LETTER_PX = 16;
const GAP_PX = 4;

/**
 * Flags whose letter the playhead would cover are pushed to its right, one behind the other; where the axis ends, to its left.
 * @param flags sorted by time
 * @param endPx where the axis ends
 */
export function flagPlaces(flags: readonly FlagBox[], playheadPx: number, endPx: number): readonly FlagPlace[] {
  const from = playheadPx - PLAYHEAD_PX;
  const to = playheadPx + PLAYHEAD_PX;
  let edge = Number.NEGATIVE_INFINITY;
  return flags.map(({ leftPx, widthPx }) => {
    const isCovered = to > leftPx && from < leftPx + LETTER_PX;
    if (!isCovered && leftPx >= edge) {
      const labelHidden = widthPx > LETTER_PX && to > leftPx + LETTER_PX && from < leftPx + widthPx;
      return { shiftPx: 0, labelHidden };
    }
    const left = Math.max(isCovered ? to : leftPx, edge);
    if (left + widthPx > endPx) return { shiftPx: from - widthPx - leftPx, labelHidden: false };
    edge = left + widthPx + GAP_PX;
    return { shiftPx: left - leftPx, labelHidden: false };
  });
}

/** Whether a mark's label that begins at `leftPx` would touch a flag where it stands now; a flag without its label is its letter. */
export const isUnderFlag = (
  leftPx: number,
  labelPx: number,
  flags: readonly FlagBox[],
  places: readonly FlagPlace[],
): boolean =>
  flags.some((flag, i) => {
    const place = places[i];
    const from = flag.leftPx + (place?.shiftPx ?? 0);
    return leftPx + labelPx > from && leftPx < from + (place?.labelHidden ? LETTER_PX : flag.widthPx) + GAP_PX;
  });
