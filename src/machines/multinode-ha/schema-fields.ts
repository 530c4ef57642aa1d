// Fields that the schema of a Multinode HA pair is made of: limits, words for forms, what a wrong value is told. It knows no pair.
import * as v from 'valibot';
import { isAddress, isAddressWithPrefix } from '../../model/addresses';

/** What forms show beside a field: unit behind the number, the value that Junos uses when the field is empty, source keys. */
interface FieldMetadata {
  readonly unit?: string;
  readonly junosDefault?: string | number;
  readonly source?: string;
  /** Nothing of this field is written into a configuration. */
  readonly drawingOnly?: boolean;
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

export const choice = <const T extends readonly string[]>(
  words: T,
  title: string,
  description: string,
  metadata: FieldMetadata = {},
) => v.pipe(v.picklist(words), v.title(title), v.description(description), about(metadata));

export const address = (title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(
    v.string(),
    v.check(isAddress, `${title} must be an address such as 10.22.0.1.`),
    v.title(title),
    v.description(description),
    about(metadata),
  );

export const prefix = (title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(
    v.string(),
    v.check(isAddressWithPrefix, `${title} needs its prefix length, as in 10.11.0.1/32.`),
    v.title(title),
    v.description(description),
    about(metadata),
  );

export const port = (title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(
    v.string(),
    v.regex(/^[a-z]+[\w/:-]*$/i, `${title} must be an interface name such as ge-0/0/3.`),
    v.maxLength(40, `${title} is too long.`),
    v.title(title),
    v.description(description),
    about(metadata),
  );

export const unit = (title: string, description: string, metadata: FieldMetadata = {}) =>
  v.pipe(
    v.string(),
    v.regex(/^[a-z]+[\w/:-]*\.\d{1,5}$/i, `${title} must be a logical interface such as ge-0/0/3.0.`),
    v.maxLength(40, `${title} is too long.`),
    v.title(title),
    v.description(description),
    about(metadata),
  );

export const list = <S extends v.GenericSchema>(entry: S, most: number, title: string, description = '') =>
  v.pipe(v.array(entry), v.maxLength(most, `${title}: at most ${most}.`), v.title(title), v.description(description));

/** `minimum-interval` and `multiplier` of a BFD session. */
export const bfdTimers = (defaults: { readonly intervalMs?: number; readonly multiplier?: number } = {}) => ({
  minimumIntervalMs: v.exactOptional(
    whole(1, 255_000, 'Minimum interval', 'Time between two BFD packets.', {
      unit: 'ms',
      source: 'YANG',
      ...(defaults.intervalMs === undefined ? {} : { junosDefault: `${defaults.intervalMs} (assumed)` }),
    }),
  ),
  multiplier: v.exactOptional(
    whole(1, 255, 'Multiplier', 'Packets missed in a row until the other end counts as gone.', {
      source: 'YANG',
      ...(defaults.multiplier === undefined ? {} : { junosDefault: defaults.multiplier }),
    }),
  ),
});
