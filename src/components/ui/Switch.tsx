// On or off, at once. It knows no setting.
import { useId } from 'react';
import { cx } from './class-names';

export interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly help?: string | undefined;
  /** `row` = as a form row, label at the left; `inline` = the switch, then its label. */
  readonly layout?: 'row' | 'inline';
}

export function Switch({ label, checked, onChange, disabled = false, help, layout = 'row' }: SwitchProps) {
  const id = useId();
  const words = (
    <label htmlFor={id} title={help} className="text-12 text-ink-2">
      {label}
    </label>
  );
  return (
    <div
      className={
        layout === 'row'
          ? 'grid min-h-7 grid-cols-[112px_minmax(0,1fr)] items-center gap-x-1'
          : 'inline-flex min-h-6 items-center gap-1.5'
      }
    >
      {layout === 'row' ? words : null}
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        disabled={disabled}
        onClick={() => onChange(!checked)}
        className="grid h-6 w-8 place-items-center rounded-full"
      >
        <span
          className={cx(
            'hoverable relative block h-4 w-7 rounded-full',
            checked ? 'bg-accent' : 'bg-line-control',
            disabled && 'opacity-50',
          )}
        >
          <span
            className={cx('absolute top-0.5 size-3 rounded-full bg-on-accent', checked ? 'left-3.5' : 'left-0.5')}
          />
        </span>
      </button>
      {layout === 'inline' ? words : null}
    </div>
  );
}
