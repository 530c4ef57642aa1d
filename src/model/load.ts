// Text or value → Design, or one sentence why not. Nothing in here throws on input; it knows no file and no screen.
import * as v from 'valibot';
import { DESIGN_VERSION, type Design } from './design';
import type { Diagnostic, Read } from './diagnostics';
import { countTrouble, integrityTrouble, withTidyLayout } from './integrity';
import { isJsonObject, jsonValueTrouble } from './json-check';
import { jsonTrouble, placeAt, placeOf, type TextPlace, utf8Bytes } from './json-text';
import { LIMITS } from './limits';
import { MIGRATIONS, migrate } from './migrations/index';
import { inIdOrder } from './order';
import { designSchema } from './schema';
import { issueTrouble } from './schema-issue';
import { shown, type Trouble } from './trouble';

type Loaded =
  | { readonly kind: 'design'; readonly design: Design; readonly warnings: readonly string[] }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

export type JsonText =
  | { readonly kind: 'value'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** A design document from its text; refused with one error whose line and column point at the place. */
export function loadDesign(text: string): Read<Design> {
  const json = readJsonText(text);
  if (json.kind === 'refused') return { value: undefined, diagnostics: [json.diagnostic] };
  return toRead(read(json.value), json.text);
}

/** A design from a value that was JSON once (IndexedDB, a template, a fixture); the same checks, without places. */
export const parseDesign = (value: unknown): Read<Design> => toRead(read(value), undefined);

/** JSON of bounded size and depth; size is measured before anything is built, depth without recursion. */
export function readJsonText(text: string): JsonText {
  const most = `the most is ${LIMITS.documentBytes} bytes (5 MB)`;
  // A UTF-16 unit is at most 3 bytes: shorter texts need no counting.
  const bytes = text.length * 3 > LIMITS.documentBytes ? utf8Bytes(text) : text.length;
  if (bytes > LIMITS.documentBytes)
    return refuse({ line: 0, column: 0 }, 'json.size', `The file has ${bytes} bytes, ${most}.`);
  // Windows editors put a byte-order mark before the text; JSON has none.
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const trouble = jsonTrouble(json, LIMITS.depth);
  if (trouble !== undefined) return refuse(placeAt(json, trouble.offset), trouble.code, trouble.message);
  return { kind: 'value', value: JSON.parse(json), text: json };
}

const refuse = (place: TextPlace, code: string, message: string): JsonText => ({
  kind: 'refused',
  diagnostic: { severity: 'error', ...place, code, message },
});

function read(value: unknown): Loaded {
  const hostile = jsonValueTrouble(value);
  if (hostile !== undefined) return { kind: 'trouble', trouble: hostile };
  if (!isJsonObject(value)) return refused([], 'document', `Expected a design document, found ${shown(value)}.`);
  const { version } = value;
  if (version === undefined)
    return refused([], 'version', 'The field "version" is missing: this is not a Standby design.');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return refused(['version'], 'version', `version: expected a whole number, found ${shown(version)}.`);
  if (version > DESIGN_VERSION)
    return refused(
      ['version'],
      'version',
      `version: the design was saved by a newer Standby (version ${version}); this one reads up to version ${DESIGN_VERSION}.`,
    );
  const counts = countTrouble(value);
  if (counts !== undefined) return { kind: 'trouble', trouble: counts };
  const migrated = migrate(value, version, DESIGN_VERSION, MIGRATIONS);
  if (migrated.kind === 'refused') return { kind: 'trouble', trouble: migrated.trouble };
  // A migration makes keys of ids: what was harmless as a value may be hostile as a key.
  const made = version === DESIGN_VERSION ? undefined : jsonValueTrouble(migrated.document);
  if (made !== undefined) return { kind: 'trouble', trouble: made };
  const shaped = v.safeParse(designSchema, migrated.document, { abortEarly: true });
  if (!shaped.success) return { kind: 'trouble', trouble: issueTrouble(shaped.issues[0]) };
  const parsed: Design = shaped.output;
  const broken = integrityTrouble(parsed);
  if (broken !== undefined) return { kind: 'trouble', trouble: broken };
  const tidy = withTidyLayout(parsed);
  const warnings = tidy === parsed ? [] : ['layout: positions of things that do not exist were left out.'];
  return { kind: 'design', design: inIdOrder(tidy), warnings };
}

const refused = (path: Trouble['path'], code: string, message: string): Loaded => ({
  kind: 'trouble',
  trouble: { path, code: `design.${code}`, message },
});

function toRead(loaded: Loaded, text: string | undefined): Read<Design> {
  if (loaded.kind === 'design') {
    const diagnostics = loaded.warnings.map(
      (message): Diagnostic => ({ severity: 'warning', line: 0, column: 0, code: 'design.layout', message }),
    );
    return { value: loaded.design, diagnostics };
  }
  return { value: undefined, diagnostics: [troubleDiagnostic(loaded.trouble, text)] };
}

/** The trouble as an error with its place in `text`; without a text it has no place. */
export function troubleDiagnostic({ path, code, message }: Trouble, text: string | undefined): Diagnostic {
  const place = text === undefined ? { line: 0, column: 0 } : placeOf(text, path);
  return { severity: 'error', ...place, code, message };
}
