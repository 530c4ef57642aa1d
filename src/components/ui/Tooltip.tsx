// A short hint beside a control, on hover and on keyboard focus. It adds no name: the control has its own.
import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useState,
} from 'react';
import { Floating } from './Floating';
import { Kbd } from './Kbd';
import type { Rect } from './placement';

interface TriggerProps {
  readonly onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave?: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerDown?: (event: PointerEvent<HTMLElement>) => void;
  readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur?: (event: FocusEvent<HTMLElement>) => void;
  readonly 'aria-describedby'?: string | undefined;
}
export interface TooltipProps {
  readonly text: ReactNode;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** The control; it must pass on its props to its element. */
  readonly children: ReactElement<TriggerProps>;
}

const DELAY_MS = 450;
/** After one hint was shown, the next ones come at once for this long: one is looking for something. */
const WARM_MS = 300;
let lastHidden = Number.NEGATIVE_INFINITY;

export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<Rect | null>(null);
  const [wanted, setWanted] = useState<{ readonly element: HTMLElement; readonly delayMs: number } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      if (wanted.element.isConnected) setAnchor(wanted.element.getBoundingClientRect());
    }, wanted.delayMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const shown = anchor !== null;
  useEffect(() => {
    if (!shown) return;
    const hide = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setAnchor(null);
    };
    window.addEventListener('keydown', hide);
    return () => window.removeEventListener('keydown', hide);
  }, [shown]);
  const show = (element: HTMLElement, delayMs: number): void => setWanted({ element, delayMs });
  const hide = (): void => {
    if (anchor) lastHidden = performance.now();
    setWanted(null);
    setAnchor(null);
  };
  const own = children.props;
  const trigger = cloneElement(children, {
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event);
      if (event.pointerType === 'mouse')
        show(event.currentTarget, performance.now() - lastHidden < WARM_MS ? 0 : DELAY_MS);
    },
    onPointerLeave: (event) => {
      own.onPointerLeave?.(event);
      hide();
    },
    onPointerDown: (event) => {
      own.onPointerDown?.(event);
      hide();
    },
    onFocus: (event) => {
      own.onFocus?.(event);
      if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget, DELAY_MS);
    },
    onBlur: (event) => {
      own.onBlur?.(event);
      hide();
    },
    'aria-describedby': shown ? id : own['aria-describedby'],
  });
  return (
    <>
      {trigger}
      {anchor ? (
        <Floating
          id={id}
          role="tooltip"
          anchor={anchor}
          owner={wanted?.element ?? null}
          placement={{ side, align: 'center', gap: 6 }}
          className="pointer-events-none flex max-w-72 items-center gap-2 rounded-2 border border-line-strong bg-raised px-2 py-1 text-12 text-ink shadow-mid"
        >
          <span>{text}</span>
          {keys ? <Kbd keys={keys} /> : null}
        </Floating>
      ) : null}
    </>
  );
}
