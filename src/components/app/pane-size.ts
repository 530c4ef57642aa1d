// How a pane's size follows its edge. Pure.
import { PANEL_LIMITS } from '../../state/preferences';

/** The size after moving the edge by this much, within the bounds. */
export function resized(
  pane: 'left' | 'right' | 'below',
  size: number,
  dx: number,
  dy: number,
  max: number = PANEL_LIMITS.max,
): number {
  const grown = size + (pane === 'left' ? dx : pane === 'right' ? -dx : -dy);
  return Math.round(Math.min(max, Math.max(PANEL_LIMITS.min, grown)));
}
