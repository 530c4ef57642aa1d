// One of a list: the platform's own select, so that keyboard, touch and screen reader just work. It knows no schema.
import { ChevronDown } from 'lucide-react';
import { cx } from './class-names';
import { Field, type FieldMessage, inputBox, useField } from './Field';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}
export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  readonly error?: FieldMessage | undefined;
  readonly warning?: FieldMessage | undefined;
  readonly help?: string | undefined;
  readonly layout?: 'row' | 'stack' | 'hidden';
  readonly mono?: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
}

export function Select(props: SelectProps) {
  return (
    <Field
      label={props.label}
      error={props.error}
      warning={props.warning}
      help={props.help}
      layout={props.layout ?? 'row'}
    >
      <Box {...props} />
    </Field>
  );
}

function Box({ value, options, onChange, mono, disabled = false, className }: SelectProps) {
  const { id, describedBy, state } = useField();
  return (
    <span className={cx(inputBox(state, disabled), 'relative !px-0', className)}>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-invalid={state === 'error' || undefined}
        onChange={(event) => onChange(event.target.value)}
        className={cx(
          'h-full w-full min-w-0 appearance-none bg-transparent pr-6 pl-2 text-ellipsis outline-none',
          mono && 'mono',
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled} className="bg-raised text-ink">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        size={14}
        strokeWidth={1.5}
        aria-hidden="true"
        className="pointer-events-none absolute right-1.5 text-ink-2"
      />
    </span>
  );
}
