// Building blocks of the configuration schemas of all technologies: numbers, names and flags with the words for forms. It knows no technology.
import * as v from 'valibot';

/** What forms show beside a field: unit behind the number, the value that Junos uses when the field is empty, source keys. */
export interface FieldMetadata {
  readonly unit?: string;
  readonly junosDefault?: string | number;
  readonly source?: string;
  /** Nothing of this field is written into a configuration. */
  readonly drawingOnly?: boolean;
  /** What a text is the name of: `clusters.name` of the same config, `device:ap-group` of the drawing. */
  readonly refers?: string;
}
/** The metadata as a step of a schema's pipe. */
export const about = <Input>(metadata: FieldMetadata): v.MetadataAction<Input, Record<string, unknown>> =>
  v.metadata({ ...metadata });

/** A whole number between two limits, both allowed. */
export const whole = (min: number, max: number, title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(
    v.number(`${title} must be a number from ${min} to ${max}.`),
    v.integer(`${title} must be a whole number.`),
    v.minValue(min, `${title} must be at least ${min}.`),
    v.maxValue(max, `${title} must be at most ${max}.`),
    v.title(title),
    v.description(description),
    about(metadata),
  );

/** A text of 1 to 255 characters. */
export const word = (title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(
    v.string(),
    v.minLength(1, `${title} is empty.`),
    v.maxLength(255, `${title} is too long.`),
    v.title(title),
    v.description(description),
    about(metadata),
  );

/** A switch. */
export const flag = (title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(v.boolean(), v.title(title), v.description(description), about(metadata));

/** Entries of one kind, so many at the most. */
export const list = <S extends v.GenericSchema>(entry: S, most: number, title: string, description = '') =>
  v.pipe(v.array(entry), v.maxLength(most, `${title}: at most ${most}.`), v.title(title), v.description(description));
