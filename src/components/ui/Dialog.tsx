// A window over the app for what needs an answer. It knows no question.
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './class-names';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Title only for the screen reader (the command palette shows its input instead). */
  readonly bare?: boolean;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly className?: string;
}

export function Dialog({ open, onClose, title, bare = false, children, footer, className }: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[color-mix(in_srgb,var(--bg-app)_60%,transparent)]" />
        <Base.Popup
          className={cx(
            'fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[min(560px,calc(100vw-32px))] -translate-x-1/2 flex-col overflow-hidden rounded-4 border border-line-strong bg-raised text-13 text-ink shadow-high outline-none',
            className,
          )}
        >
          {bare ? (
            <Base.Title className="sr-only">{title}</Base.Title>
          ) : (
            <div className="flex items-center gap-2 border-b border-line py-2.5 pr-2.5 pl-4">
              <Base.Title className="min-w-0 flex-1 truncate text-14 font-semibold">{title}</Base.Title>
              <Base.Close
                aria-label="Close"
                className="hoverable grid size-7 place-items-center rounded-2 text-ink-2 hover:bg-hover"
              >
                <X size={16} strokeWidth={1.5} />
              </Base.Close>
            </div>
          )}
          {bare ? children : <div className="min-h-0 overflow-auto p-4">{children}</div>}
          {footer ? <div className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
