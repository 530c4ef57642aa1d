// What the fields of one form share: the value they show, and how a change is checked and made. It knows no schema walk and no screen.
import { createContext, use } from 'react';
import type { GenericSchema } from 'valibot';
import { safeParse } from 'valibot';
import type { JsonValue } from '../../../model';
import type { FieldModel, Path } from './field-model';

export interface FormAccess {
  readonly value: JsonValue;
  readonly readOnly: boolean;
  /** A sentence when this value cannot stand at the path. */
  readonly check: (path: Path, model: FieldModel, next: JsonValue | undefined) => string | undefined;
  /** Makes the change as one step; only called with what `check` took. */
  readonly commit: (path: Path, next: JsonValue | undefined) => void;
}

export const FormContext = createContext<FormAccess | null>(null);

export function useForm(): FormAccess {
  const form = use(FormContext);
  if (!form) throw new Error('A field stands outside of a form.');
  return form;
}

/** The first sentence of the schema about a value, or undefined where it passes. */
export function troubleOf(schema: GenericSchema, value: unknown): string | undefined {
  const result = safeParse(schema, value);
  return result.success ? undefined : result.issues[0].message;
}
