// Buttons with a word: primary, secondary, danger and quiet. They know no action.
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './class-names';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'danger' | 'quiet' | 'accent';
  readonly size?: 'md' | 'sm';
  readonly icon?: ReactNode;
}

const LOOKS = {
  primary: 'border-accent bg-accent text-on-accent enabled:hover:border-accent-hover enabled:hover:bg-accent-hover',
  secondary: 'border-line-strong bg-raised text-ink enabled:hover:bg-hover',
  danger: 'border-failed-border bg-raised text-failed-fg enabled:hover:bg-failed-bg',
  accent: 'border-accent-line bg-raised text-accent-text enabled:hover:bg-accent-soft',
  quiet: 'border-transparent bg-transparent text-ink-2 enabled:hover:bg-hover enabled:hover:text-ink',
} as const;

/** A button; `disabled` greys it as the native attribute does. 28 px high, 24 when small. */
export function Button({ variant = 'secondary', size = 'md', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        'hoverable inline-flex shrink-0 items-center justify-center gap-1.5 border font-medium whitespace-nowrap rounded-2',
        size === 'md' ? 'h-7 px-2.5 text-13' : 'h-6 px-2 text-12',
        'disabled:border-line disabled:bg-sunken disabled:text-disabled',
        LOOKS[variant],
        className,
      )}
    >
      {icon}
      {children}
    </button>
  );
}
