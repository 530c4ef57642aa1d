// A labelled row of a form: label, control, the error below with its fix as a link. It knows no schema.
import { OctagonX, TriangleAlert } from 'lucide-react';
import { createContext, type ReactNode, use, useId } from 'react';
import { cx } from './class-names';

/** A sentence beside a field; `fix` mends it with one click. */
export interface FieldMessage {
  readonly text: string;
  readonly fix?: { readonly label: string; readonly apply: () => void } | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly error?: FieldMessage | undefined;
  readonly warning?: FieldMessage | undefined;
  /** What the value means; shown as the label's title and read with the control. */
  readonly help?: string | undefined;
  /** `row` = label at the left (112 px); `stack` = above; `hidden` = only for the screen reader (table cells). */
  readonly layout?: 'row' | 'stack' | 'hidden';
  readonly children: ReactNode;
}

interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly state: 'error' | 'warning' | 'rest';
}
const FieldContext = createContext<FieldIds>({ id: '', describedBy: undefined, state: 'rest' });

/** For controls inside a <Field>: the id that the label names, and what describes it. */
export const useField = (): FieldIds => use(FieldContext);

export function Field({ label, error, warning, help, layout = 'row', children }: FieldProps) {
  const id = useId();
  const message = error ?? warning;
  const ids: FieldIds = {
    id,
    describedBy: cx(message && `${id}-message`, help && `${id}-help`) || undefined,
    state: error ? 'error' : warning ? 'warning' : 'rest',
  };
  return (
    <FieldContext value={ids}>
      <div
        className={cx(
          layout === 'row' && 'grid grid-cols-[112px_minmax(0,1fr)] items-center gap-x-1',
          layout === 'stack' && 'grid gap-1',
        )}
      >
        <label htmlFor={id} title={help} className={layout === 'hidden' ? 'sr-only' : 'text-12 text-ink-2'}>
          {label}
        </label>
        {children}
        {help ? (
          <span id={`${id}-help`} className="sr-only">
            {help}
          </span>
        ) : null}
        {message ? (
          <Message id={`${id}-message`} message={message} tone={error ? 'error' : 'warning'} wide={layout === 'row'} />
        ) : null}
      </div>
    </FieldContext>
  );
}

function Message({
  id,
  message,
  tone,
  wide,
}: {
  readonly id: string;
  readonly message: FieldMessage;
  readonly tone: 'error' | 'warning';
  readonly wide: boolean;
}) {
  const Icon = tone === 'error' ? OctagonX : TriangleAlert;
  return (
    <div
      id={id}
      role={tone === 'error' ? 'alert' : undefined}
      className={cx(
        'mt-1 flex items-start gap-1.5 text-12',
        tone === 'error' ? 'text-failed-fg' : 'text-transition-fg',
        wide && 'col-span-2',
      )}
    >
      <Icon size={14} strokeWidth={1.5} className="mt-px shrink-0" aria-hidden="true" />
      <span>
        {message.text}{' '}
        {message.fix ? (
          <button
            type="button"
            className="rounded-1 underline underline-offset-2 hover:no-underline"
            onClick={message.fix.apply}
          >
            {message.fix.label}
          </button>
        ) : null}
      </span>
    </div>
  );
}

/** Classes of an input's box by its state. */
export const inputBox = (state: FieldIds['state'], locked: boolean): string =>
  cx(
    'flex h-7 min-w-0 items-center gap-1.5 rounded-2 border px-2 text-12 focus-within:border-accent focus-within:shadow-[0_0_0_2px_var(--accent-line)] hoverable',
    locked ? 'border-line-control bg-sunken text-ink-2' : 'bg-panel',
    state === 'error'
      ? 'border-failed-solid text-failed-fg'
      : state === 'warning'
        ? 'border-transition-solid'
        : 'border-line-control',
  );
