// A small window beside a button that explains it. It knows no subject.
import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import { Floating } from './Floating';
import { useDismissal } from './use-dismissal';

interface TriggerProps {
  readonly onClick?: (event: MouseEvent<HTMLElement>) => void;
  readonly 'aria-haspopup'?: 'dialog';
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string | undefined;
}
export interface PopoverProps {
  /** The button; it must pass on its props to its element. */
  readonly trigger: ReactElement<TriggerProps>;
  readonly title: string;
  readonly children: ReactNode;
}

export function Popover({ trigger, title, children }: PopoverProps) {
  const id = useId();
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  const own = trigger.props;
  const button = cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': opener !== null,
    'aria-controls': opener ? id : undefined,
    onClick: (event) => {
      own.onClick?.(event);
      setOpener(opener ? null : event.currentTarget);
    },
  });
  return (
    <>
      {button}
      {opener ? (
        <Window id={id} title={title} opener={opener} onClose={() => setOpener(null)}>
          {children}
        </Window>
      ) : null}
    </>
  );
}

interface WindowProps {
  readonly id: string;
  readonly title: string;
  readonly opener: HTMLElement;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Window({ id, title, opener, onClose, children }: WindowProps) {
  useDismissal(id, opener, 'a[href], button', onClose);
  return (
    <Floating
      id={id}
      role="dialog"
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      anchor={opener.getBoundingClientRect()}
      owner={opener}
      placement={{ side: 'bottom', align: 'center', gap: 6 }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
      onBlur={(event) => {
        // Tab leaves it: it closes behind the focus. Back on its button it stays: a click there closes it.
        const to = event.relatedTarget;
        if (to instanceof Node && to !== opener && !event.currentTarget.contains(to)) onClose();
      }}
      className="w-72 rounded-3 border border-line-strong bg-raised p-3 text-12 text-ink shadow-high outline-none"
    >
      <p id={`${id}-title`} className="font-semibold">
        {title}
      </p>
      {children}
    </Floating>
  );
}
