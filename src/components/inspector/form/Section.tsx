// A titled part of the inspector, folding where it is long. It knows nothing of what it holds.
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { cx } from '../../ui';

export interface SectionProps {
  readonly title: string;
  /** Quieter words after the title: a count. */
  readonly note?: string | undefined;
  /** At the right end of the heading. */
  readonly action?: ReactNode;
  /** Absent = it does not fold. */
  readonly folds?: 'open' | 'closed' | undefined;
  readonly nested?: boolean;
  readonly children: ReactNode;
}

export function Section({ title, note, action, folds, nested = false, children }: SectionProps) {
  const [open, setOpen] = useState(folds !== 'closed');
  const id = useId();
  const words = (
    <>
      {folds ? (
        <ChevronRight
          size={14}
          strokeWidth={1.5}
          aria-hidden="true"
          className={cx('shrink-0 text-ink-3 transition-transform duration-[var(--dur-ui)]', open && 'rotate-90')}
        />
      ) : null}
      <span className={cx('truncate', nested ? 'font-medium' : 'font-semibold')}>{title}</span>
      {note ? <span className="num min-w-0 truncate font-normal text-ink-3">{note}</span> : null}
    </>
  );
  return (
    <section
      aria-labelledby={id}
      className={nested ? 'border-t border-line first:border-t-0' : 'border-b border-line px-3 py-2 last:border-b-0'}
    >
      <div className="flex min-h-6 items-center gap-1">
        <h3 id={id} className="flex min-w-0 flex-1 text-12">
          {folds ? (
            <button
              type="button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              className="hoverable -ml-1 flex min-h-6 min-w-0 flex-1 items-center gap-1.5 rounded-1 pl-0.5 text-left hover:bg-hover"
            >
              {words}
            </button>
          ) : (
            <span className="flex min-w-0 items-baseline gap-1.5">{words}</span>
          )}
        </h3>
        {action}
      </div>
      {open ? <div className={cx('grid gap-1.5', nested ? 'pt-1 pb-2' : 'pt-1.5 pb-1')}>{children}</div> : null}
    </section>
  );
}
