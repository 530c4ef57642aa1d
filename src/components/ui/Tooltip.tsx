// A short hint beside a control, on hover and on keyboard focus. It adds no name: the control has its own.
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd';

export interface TooltipProps {
  readonly text: ReactNode;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** The control; it must pass on props and ref to its element. */
  readonly children: ReactElement;
}

/** Wraps one control. Needs a <TooltipProvider> above for the shared delay. */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-2 border border-line-strong bg-raised px-2 py-1 text-12 text-ink shadow-mid">
            <span>{text}</span>
            {keys ? <Kbd keys={keys} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => (
  <Base.Provider delay={450} closeDelay={0} timeout={300}>
    {children}
  </Base.Provider>
);
