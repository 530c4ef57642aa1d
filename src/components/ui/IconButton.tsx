// A square button with an icon, a name for the screen reader and a tooltip. It knows no action.
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './class-names';
import { ariaKeys } from './Kbd';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** Name and tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string | undefined;
  /** Replaces the label in the tooltip: `Undo: move srx-a`, or the reason why it is off. */
  readonly hint?: string | undefined;
  /** Off, but still focusable so that the reason can be read. */
  readonly off?: boolean | undefined;
  /** A toggle's state; absent for plain buttons. */
  readonly pressed?: boolean | undefined;
  readonly size?: 'md' | 'lg' | 'sm';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}

const SIZES = { sm: 'size-6', md: 'size-7', lg: 'size-8' } as const;

export function IconButton({
  label,
  icon,
  keys,
  hint,
  off = false,
  pressed,
  size = 'md',
  side,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={hint ?? label} keys={keys} {...(side ? { side } : {})}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={off || undefined}
        aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
        onClick={off ? undefined : onClick}
        className={cx(
          'hoverable grid shrink-0 place-items-center rounded-2',
          SIZES[size],
          off ? 'text-disabled' : pressed ? 'bg-selected text-accent-text' : 'text-ink-2 hover:bg-hover hover:text-ink',
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
