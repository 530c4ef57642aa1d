// A named region that scrolls, reachable by Tab so that arrows can scroll it. It knows nothing of what it holds.
import type { ReactNode, Ref } from 'react';
import { cx } from './class-names';

export interface ScrollRegionProps {
  readonly label: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

export function ScrollRegion({ label, className, ref, children }: ScrollRegionProps) {
  return (
    <section
      aria-label={label}
      className={cx('min-h-0 overflow-auto -outline-offset-2', className)}
      ref={(element) => {
        if (element) element.tabIndex = 0;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
    >
      {children}
    </section>
  );
}
