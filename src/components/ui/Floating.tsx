// Something that floats over everything, beside an anchor: the ground of menus and tooltips. It knows no content.
import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { cx } from './class-names';
import { type Placement, placed, type Rect } from './placement';

export interface FloatingProps extends Omit<ComponentProps<'div'>, 'ref'> {
  readonly anchor: Rect;
  readonly placement: Placement;
  /** What it belongs to: it is put into that thing's landmark, so that it is read there. */
  readonly owner: Element | null;
  /** Called once it is in its place and may take the focus. */
  readonly onPlaced?: (element: HTMLDivElement) => void;
}

/** Where screen readers look for it, and not inside of what listens to the pointer (the canvas). */
const LANDMARK = 'dialog, header, main, aside, [data-landmark]';

export function Floating({ anchor, placement, owner, onPlaced, className, children, ...rest }: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);
  const tell = useRef(onPlaced);
  const { x, y, width, height } = anchor;
  const { side, align, gap } = placement;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // The top layer: nothing clips it and no stacking context covers it.
    element.showPopover?.();
    const put = (): void => {
      const size = element.getBoundingClientRect();
      const at = placed(
        { x, y, width, height },
        size,
        { width: window.innerWidth, height: window.innerHeight },
        { side, align, gap },
      );
      element.style.left = `${at.x}px`;
      element.style.top = `${at.y}px`;
    };
    put();
    tell.current?.(element);
    window.addEventListener('resize', put);
    return () => window.removeEventListener('resize', put);
  }, [x, y, width, height, side, align, gap]);
  return createPortal(
    <div
      ref={box}
      popover="manual"
      {...rest}
      className={cx('fixed inset-auto m-0 text-left font-normal whitespace-normal', className)}
    >
      {children}
    </div>,
    owner?.closest(LANDMARK) ?? document.querySelector('main') ?? document.body,
  );
}
