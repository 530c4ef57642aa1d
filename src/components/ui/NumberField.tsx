// A whole number within bounds; outside of them it says so and offers the nearest. It knows no schema.
import type { FieldMessage } from './Field';
import { TextField, type TextFieldProps } from './TextField';

export interface NumberFieldProps
  extends Omit<TextFieldProps, 'value' | 'onCommit' | 'check' | 'inputMode' | 'step' | 'mono'> {
  /** undefined = not set, shown as an empty field with the placeholder. */
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  /** Arrow keys move by this much. */
  readonly step?: number;
  /** May be emptied; `onCommit` then gets undefined. */
  readonly optional?: boolean;
  readonly onCommit: (value: number | undefined) => void;
}

export function NumberField({ value, min, max, step = 1, optional = false, onCommit, ...rest }: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      mono
      inputMode="numeric"
      value={value === undefined ? '' : String(value)}
      onCommit={(text) => onCommit(text.trim() === '' ? undefined : Number(text))}
      check={(text) => numberTrouble(rest.label, text, { min, max, optional }, onCommit)}
      step={(text, direction) => {
        const from = /^-?\d+$/.test(text) ? Number(text) : (value ?? min);
        return String(Math.min(max, Math.max(min, from + direction * step)));
      }}
    />
  );
}

/** Why `text` is no number of these bounds, with the nearest one as fix; undefined when it is one. */
export function numberTrouble(
  label: string,
  text: string,
  bounds: { readonly min: number; readonly max: number; readonly optional: boolean },
  apply: (value: number) => void,
): FieldMessage | undefined {
  const { min, max, optional } = bounds;
  const trimmed = text.trim();
  if (trimmed === '' && optional) return undefined;
  if (!/^-?\d{1,15}$/.test(trimmed)) return { text: `${label} is a whole number, ${min} to ${max}.` };
  const value = Number(trimmed);
  if (value >= min && value <= max) return undefined;
  const nearest = value < min ? min : max;
  return { text: `${label} is ${min} to ${max}.`, fix: { label: `Set ${nearest}`, apply: () => apply(nearest) } };
}
