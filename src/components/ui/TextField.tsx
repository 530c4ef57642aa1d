// A text input that hands over its value on Enter or blur and takes it back on Escape. It knows no schema.
import { type ReactNode, useState } from 'react';
import { cx } from './class-names';
import { Field, type FieldMessage, inputBox, useField } from './Field';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  /** A sentence when this text cannot be taken; it then stays in the field and is not handed over. */
  readonly check?: (text: string) => FieldMessage | string | undefined;
  readonly error?: FieldMessage | undefined;
  readonly warning?: FieldMessage | undefined;
  readonly help?: string | undefined;
  readonly layout?: 'row' | 'stack' | 'hidden';
  readonly mono?: boolean;
  readonly placeholder?: string;
  /** Words at the right edge inside the box: a unit, a range. */
  readonly suffix?: ReactNode;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly inputMode?: 'text' | 'numeric';
  /** Arrow up and down: the text to show instead, or undefined to leave it. */
  readonly step?: (text: string, direction: 1 | -1) => string | undefined;
}

export function TextField(props: TextFieldProps) {
  const { value, onCommit, check } = props;
  // A draft belongs to the value that it was typed over: when that one changes (taken, undone), the draft is gone for good.
  const [typed, setTyped] = useState<{ readonly over: string; readonly text: string } | null>(null);
  const isStale = typed !== null && typed.over !== value;
  if (isStale) setTyped(null);
  const draft = typed === null || isStale ? value : typed.text;
  const setDraft = (text: string): void => setTyped({ over: value, text });
  const answer = draft === value ? undefined : check?.(draft);
  const problem = typeof answer === 'string' ? { text: answer } : answer;
  const fix = problem?.fix;
  const own: FieldMessage | undefined = problem && {
    text: problem.text,
    fix: fix && {
      label: fix.label,
      apply: () => {
        setDraft(value);
        fix.apply();
      },
    },
  };
  const commit = (text: string): void => {
    if (text !== value && check?.(text) === undefined) onCommit(text);
  };
  return (
    <Field
      label={props.label}
      error={own ?? props.error}
      warning={props.warning}
      help={props.help}
      layout={props.layout ?? 'row'}
    >
      <Box
        {...props}
        draft={draft}
        onDraft={setDraft}
        onDone={() => commit(draft)}
        onCancel={() => setDraft(value)}
        onStep={(text) => {
          setDraft(text);
          commit(text);
        }}
      />
    </Field>
  );
}

interface BoxProps extends TextFieldProps {
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly onStep: (text: string) => void;
}

function Box({
  draft,
  onDraft,
  onDone,
  onCancel,
  onStep,
  mono,
  placeholder,
  suffix,
  disabled = false,
  readOnly = false,
  inputMode,
  step,
}: BoxProps) {
  const { id, describedBy, state } = useField();
  return (
    <span className={inputBox(state, disabled || readOnly)}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={draft}
        placeholder={placeholder}
        disabled={disabled}
        readOnly={readOnly}
        inputMode={inputMode}
        aria-describedby={describedBy}
        aria-invalid={state === 'error' || undefined}
        onChange={(event) => onDraft(event.target.value)}
        onBlur={onDone}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone();
          else if (event.key === 'Escape') onCancel();
          else if (step && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && !readOnly) {
            const next = step(draft, event.key === 'ArrowUp' ? 1 : -1);
            event.preventDefault();
            if (next !== undefined) onStep(next);
          }
        }}
        className={cx(
          'h-full w-full min-w-0 bg-transparent outline-none disabled:text-disabled',
          mono ? 'mono' : 'num',
        )}
      />
      {suffix ? <span className="shrink-0 text-11 text-ink-3">{suffix}</span> : null}
    </span>
  );
}
