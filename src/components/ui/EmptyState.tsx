// One glyph, one sentence, one action: what a pane shows instead of nothing. It knows no pane.
import type { ReactNode } from 'react';
import { cx } from './class-names';

export interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'error';
  readonly className?: string;
}

export function EmptyState({ icon, title, children, action, tone = 'plain', className }: EmptyStateProps) {
  return (
    <div
      className={cx(
        'flex min-h-26 flex-col items-center justify-center gap-0.5 rounded-3 border p-3 text-center text-12 text-ink-2',
        tone === 'error' ? 'border-failed-border' : 'border-line',
        className,
      )}
    >
      <span className={tone === 'error' ? 'text-failed-fg' : tone === 'good' ? 'text-active-fg' : 'text-ink-3'}>
        {icon}
      </span>
      <b className="font-semibold text-ink">{title}</b>
      {children ? <span>{children}</span> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
