// How a pane's size follows its edge. Pure.

/** Least and largest size of a pane in px. */
export interface PaneBounds {
  readonly min: number;
  readonly max: number;
}

/** The size after moving the edge by this much, within the bounds. */
export function resized(
  pane: 'left' | 'right' | 'below',
  size: number,
  dx: number,
  dy: number,
  { min, max }: PaneBounds,
): number {
  const grown = size + (pane === 'left' ? dx : pane === 'right' ? -dx : -dy);
  return Math.round(Math.min(max, Math.max(min, grown)));
}
