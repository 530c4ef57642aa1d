// Building blocks of the configuration schema: numbers, names, addresses with the words for forms. It knows no object of Mist.
import * as v from 'valibot';

/** What forms show beside a field: unit behind the number, value used when the field is empty, source keys. */
interface FieldMetadata {
  readonly unit?: string;
  readonly junosDefault?: string | number;
  readonly source?: string;
  /** Nothing of this field is written into a configuration. */
  readonly drawingOnly?: boolean;
  /** What a text is the name of: `clusters.name` of the same config, `device:ap-group` of the drawing. */
  readonly refers?: string;
}
export const about = <Input>(metadata: FieldMetadata): v.MetadataAction<Input, Record<string, unknown>> =>
  v.metadata({ ...metadata });

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

export const word = (title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(
    v.string(),
    v.minLength(1, `${title} is empty.`),
    v.maxLength(255, `${title} is too long.`),
    v.title(title),
    v.description(description),
    about(metadata),
  );

export const flag = (title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(v.boolean(), v.title(title), v.description(description), about(metadata));

const PREFIX = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;

export const prefix = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(PREFIX, `${title} needs an IPv4 address with its prefix length, as in 10.1.1.11/24.`),
    v.title(title),
    v.description(description),
  );

export const host = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}(\.\d{1,3}){3}$/, `${title} must be an IPv4 address such as 10.1.1.1.`),
    v.title(title),
    v.description(description),
  );

export const vlan = (title: string, description: string) => whole(1, 4094, title, description);

export const list = <S extends v.GenericSchema>(entry: S, most: number, title: string, description = '') =>
  v.pipe(v.array(entry), v.maxLength(most, `${title}: at most ${most}.`), v.title(title), v.description(description));
