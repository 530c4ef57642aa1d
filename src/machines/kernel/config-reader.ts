// Reads a group's config by its technology's schema: a value, or a diagnostic for each field that breaks it. It knows no technology.
import * as v from 'valibot';
import type { Read } from '../../model/diagnostics';
import type { JsonObject } from '../../model/json';

/**
 * A reader of configs. It never throws: a value that breaks the schema yields diagnostics that name the field, and no value. Parsed configs
 * are kept per object, because plans, drawings and findings ask for the same one many times.
 */
export function configReader<T>(schema: v.GenericSchema<unknown, T>, code: string): (config: JsonObject) => Read<T> {
  const parsed = new WeakMap<JsonObject, Read<T>>();
  return (config) => {
    const known = parsed.get(config);
    if (known) return known;
    const result = v.safeParse(schema, config);
    const read: Read<T> = result.success
      ? { value: result.output, diagnostics: [] }
      : {
          value: undefined,
          diagnostics: result.issues.map((issue) => ({
            severity: 'error',
            line: 0,
            column: 0,
            code,
            message: `${v.getDotPath(issue) ?? 'config'}: ${issue.message}`,
          })),
        };
    parsed.set(config, read);
    return read;
  };
}
