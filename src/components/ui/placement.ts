// Where something that floats goes: beside its anchor, on the screen. Pure numbers in client px.

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Placement {
  readonly side: 'top' | 'bottom' | 'left' | 'right';
  readonly align: 'start' | 'center' | 'end';
  /** Between anchor and floating thing. */
  readonly gap: number;
}

/** Kept free at the edges of the screen. */
const EDGE = 8;
const OPPOSITE = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;

/** The top left corner; on the other side where the wanted one has no room and that one has more; never off the screen. */
export function placed(
  anchor: Rect,
  size: { readonly width: number; readonly height: number },
  screen: { readonly width: number; readonly height: number },
  { side, align, gap }: Placement,
): { readonly x: number; readonly y: number } {
  const room = {
    top: anchor.y,
    bottom: screen.height - anchor.y - anchor.height,
    left: anchor.x,
    right: screen.width - anchor.x - anchor.width,
  };
  const isUpright = side === 'top' || side === 'bottom';
  const needed = (isUpright ? size.height : size.width) + gap + EDGE;
  const shown = room[side] < needed && room[OPPOSITE[side]] > room[side] ? OPPOSITE[side] : side;
  const along = (start: number, length: number, own: number): number =>
    align === 'start' ? start : align === 'end' ? start + length - own : start + (length - own) / 2;
  const x = isUpright
    ? along(anchor.x, anchor.width, size.width)
    : shown === 'left'
      ? anchor.x - gap - size.width
      : anchor.x + anchor.width + gap;
  const y = isUpright
    ? shown === 'top'
      ? anchor.y - gap - size.height
      : anchor.y + anchor.height + gap
    : along(anchor.y, anchor.height, size.height);
  const within = (value: number, own: number, whole: number): number =>
    Math.max(EDGE, Math.min(value, whole - own - EDGE));
  return { x: within(x, size.width, screen.width), y: within(y, size.height, screen.height) };
}
