// Where a floating card covers nothing that is drawn: the first free corner of the view. Pure.
import type { Box } from './scene-types';

export type Corner = 'bottom-right' | 'bottom-left' | 'top-right';
export interface View {
  readonly width: number;
  readonly height: number;
  /** Canvas to screen: x' = x * zoom + left. */
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
}

/** Distance of the card from each edge of the view; below the layer switch, above the hint. */
const INSETS: Readonly<Record<Corner, { readonly x: number; readonly y: number }>> = {
  'bottom-right': { x: 12, y: 12 },
  'bottom-left': { x: 12, y: 40 },
  'top-right': { x: 12, y: 48 },
};
/** The first is the one to have. */
export const CORNERS: readonly Corner[] = ['bottom-right', 'top-right', 'bottom-left'];

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The box of a card of that size in that corner, on screen. */
export function cornerBox(corner: Corner, size: { readonly width: number; readonly height: number }, view: View): Box {
  const inset = INSETS[corner];
  return {
    ...size,
    x: corner === 'bottom-left' ? inset.x : view.width - size.width - inset.x,
    y: corner === 'top-right' ? inset.y : view.height - size.height - inset.y,
  };
}

/** The first corner where the card covers none of `boxes` (canvas coordinates); undefined where it would cover something everywhere. */
export function freeCorner(
  boxes: readonly Box[],
  size: { readonly width: number; readonly height: number },
  view: View,
  order: readonly Corner[] = CORNERS,
): Corner | undefined {
  const onScreen = boxes.map((box) => ({
    x: box.x * view.zoom + view.left,
    y: box.y * view.zoom + view.top,
    width: box.width * view.zoom,
    height: box.height * view.zoom,
  }));
  return order.find((corner) => {
    const card = cornerBox(corner, size, view);
    const isInView = card.x >= 0 && card.y >= 0 && card.x + card.width <= view.width;
    return isInView && !onScreen.some((box) => overlaps(card, box));
  });
}
