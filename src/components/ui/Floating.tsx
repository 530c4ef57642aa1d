// Something that floats over everything, beside an anchor: the ground of menus and tooltips. It knows no content.
import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { cx } from './class-names';
import { type Placement, placed, type Rect } from './placement';

export interface FloatingProps extends Omit<ComponentProps<'div'>, 'ref'> {
  readonly anchor: Rect;
  readonly placement: Placement;
  /** Called once it is in its place and may take the focus. */
  readonly onPlaced?: (element: HTMLDivElement) => void;
}

export function Floating({ anchor, placement, onPlaced, className, children, ...rest }: FloatingProps) {
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
    <div ref={box} popover="manual" {...rest} className={cx('fixed inset-auto m-0', className)}>
      {children}
    </div>,
    document.body,
  );
}
