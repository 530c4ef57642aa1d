// A row of controls that is one Tab stop: arrows move inside. It knows none of its controls.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { cx } from './class-names';

const CONTROLS = 'button, select, input';

const stops = (bar: HTMLElement): readonly HTMLElement[] =>
  [...bar.querySelectorAll<HTMLElement>(CONTROLS)].filter((each) => !each.hasAttribute('disabled'));

export interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly orientation?: 'horizontal' | 'vertical';
  /** Floats over the canvas with an edge and a shadow. */
  readonly floating?: boolean;
  readonly className?: string;
}

export function Toolbar({ label, children, orientation = 'horizontal', floating = false, className }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  // After every render: controls come and go, and exactly one may be in the Tab order.
  useEffect(() => {
    if (!bar.current) return;
    const all = stops(bar.current);
    const chosen = all.find((each) => each.tabIndex === 0 && each.dataset.stop === 'true') ?? all[0];
    for (const each of all) each.tabIndex = each === chosen ? 0 : -1;
  });
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!bar.current || !(event.target instanceof HTMLElement) || event.target.matches('input, select')) return;
    const all = stops(bar.current);
    const at = all.indexOf(event.target);
    const [back, forward] = orientation === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const next =
      event.key === forward
        ? at + 1
        : event.key === back
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? all.length - 1
              : undefined;
    if (next === undefined || at < 0) return;
    const target = all[(next + all.length) % all.length];
    event.preventDefault();
    event.stopPropagation();
    for (const each of all) {
      each.tabIndex = each === target ? 0 : -1;
      each.dataset.stop = String(each === target);
    }
    target?.focus();
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      aria-orientation={orientation}
      onKeyDown={move}
      className={cx(
        'flex items-center gap-0.5',
        orientation === 'vertical' && 'flex-col',
        floating && 'rounded-[10px] border border-line bg-raised p-[3px] shadow-mid',
        className,
      )}
    >
      {children}
    </div>
  );
}

/** A thin line between groups of controls. */
export const ToolbarLine = () => <span aria-hidden="true" className="mx-1 h-5 w-px shrink-0 bg-line" />;
