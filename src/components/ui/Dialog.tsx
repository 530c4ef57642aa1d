// A window over the app for what needs an answer: the platform's own modal dialog. It knows no question.
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { cx } from './class-names';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Title only for the screen reader and no wash behind (the command palette). */
  readonly bare?: boolean;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly className?: string;
}

export const Dialog = ({ open, ...props }: DialogProps) => (open ? <Modal {...props} /> : null);

function Modal({ onClose, title, bare = false, children, footer, className }: Omit<DialogProps, 'open'>) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) {
      dialog.showModal?.();
      // The platform picks the first thing that can be focused, which may be a wrapper: a field is what one types into.
      dialog.querySelector<HTMLElement>('input:not([disabled]), textarea:not([disabled])')?.focus();
    }
    return () => {
      dialog?.close?.();
      // An entry of the palette may have moved the focus on purpose.
      if (
        (before instanceof HTMLElement || before instanceof SVGElement) &&
        (document.activeElement === null || document.activeElement === document.body)
      )
        before.focus();
    };
  }, [before]);
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        // The dialog itself is only hit beside its content: on the backdrop.
        if (event.target === event.currentTarget) onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      className={cx(
        'fixed top-[12vh] left-1/2 m-0 max-h-[76vh] w-[min(560px,calc(100vw-32px))] max-w-none -translate-x-1/2 overflow-hidden rounded-4 border border-line-strong bg-raised p-0 text-13 text-ink shadow-high outline-none',
        bare ? 'backdrop:bg-transparent' : 'backdrop:bg-[color-mix(in_srgb,var(--bg-app)_60%,transparent)]',
        className,
      )}
    >
      <div className="flex max-h-[76vh] flex-col">
        {bare ? (
          <h2 id={id} className="sr-only">
            {title}
          </h2>
        ) : (
          <div className="flex items-center gap-2 border-b border-line py-2.5 pr-2.5 pl-4">
            <h2 id={id} className="min-w-0 flex-1 truncate text-14 font-semibold">
              {title}
            </h2>
            <button
              type="button"
              aria-label="Close"
              onClick={onClose}
              className="hoverable grid size-7 place-items-center rounded-2 text-ink-2 hover:bg-hover"
            >
              <X size={16} strokeWidth={1.5} aria-hidden="true" />
            </button>
          </div>
        )}
        {bare ? children : <div className="min-h-0 overflow-auto p-4">{children}</div>}
        {footer ? <div className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</div> : null}
      </div>
    </dialog>
  );
}
