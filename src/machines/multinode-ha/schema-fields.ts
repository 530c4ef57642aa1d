// Fields that the schema of a Multinode HA pair is made of: limits, words for forms, what a wrong value is told. It knows no pair.
import * as v from 'valibot';
import { isAddress, isAddressWithPrefix } from '../../model/addresses';
import { about, type FieldMetadata, flag, list, whole, word } from '../kernel/config-fields';

export { about, flag, list, whole, word };

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
