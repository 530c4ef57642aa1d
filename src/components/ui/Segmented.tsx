// One choice of a few, all in sight: Design or Run, set or curly. Native radios, so that arrows and names just work.
import { type ReactNode, useId } from 'react';
import { cx } from './class-names';

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ReactNode; readonly title?: string }[];
  readonly onChange: (value: T) => void;
  readonly size?: 'md' | 'sm';
}

export function Segmented<T extends string>({ label, value, options, onChange, size = 'md' }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="inline-flex shrink-0 gap-0.5 rounded-3 border border-line bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className={cx(
            'hoverable relative flex items-center gap-1.5 rounded-2 font-medium whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            size === 'md' ? 'h-[26px] px-3 text-13' : 'h-6 px-[9px] text-12',
            option.value === value
              ? 'bg-raised text-ink shadow-[var(--shadow-1),0_0_0_1px_var(--line)] dark:bg-[color-mix(in_srgb,var(--line-strong)_60%,var(--bg-raised))] dark:shadow-none'
              : 'text-ink-2 hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 size-full appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
