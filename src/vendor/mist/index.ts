// Bodies of the Mist API as text: requests with method and path in one document, or bare bodies and lists of them. Syntax only.

export type MistJson = string | number | boolean | null | readonly MistJson[] | MistObject;
export interface MistObject {
  readonly [key: string]: MistJson;
}
/** One call of the API. */
export interface MistRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: MistObject;
}
/** Everything that goes into one file: calls in their order, and what each placeholder id stands for. */
export interface MistDocument {
  readonly requests: readonly MistRequest[];
  /** Identifiers exist only after creation; bodies carry placeholders, and this table says which object each one means. */
  readonly ids: Readonly<Record<string, { readonly kind: string; readonly name: string }>>;
}

/** A body that was found in a text; method and path where the text has them. `line` counts from 1. */
export interface MistBody {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly body: MistObject;
  readonly line: number;
}
export interface MistReadResult {
  readonly bodies: readonly MistBody[];
  readonly ids: MistDocument['ids'];
  readonly diagnostics: readonly { readonly line: number; readonly message: string }[];
}

/** The document as text, two blanks a level. */
export const writeMistDocument = (document: MistDocument): string => `${JSON.stringify(document, null, 2)}\n`;

const isObject = (value: unknown): value is MistObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Line of an offset, from 1. */
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/**
 * Every body of a text: a document of requests, one body, or a list of bodies as a GET of a collection gives it (`results` too).
 * Never throws; what is no JSON or no object is said with its line.
 */
export function readMistText(text: string): MistReadResult {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    const words = error instanceof Error ? error.message : 'not JSON';
    const offset = Number(/position (\d+)/.exec(words)?.[1] ?? 0);
    return {
      bodies: [],
      ids: {},
      diagnostics: [{ line: lineAt(text, offset), message: 'The text is not valid JSON.' }],
    };
  }
  const places = new Places(text);
  if (isObject(value) && Array.isArray(value.requests)) return readRequests(value, places);
  const list = Array.isArray(value) ? value : isObject(value) && Array.isArray(value.results) ? value.results : [value];
  return collected(list, places, (entry) =>
    isObject(entry) ? { method: undefined, path: undefined, body: entry } : undefined,
  );
}

function readRequests(document: MistObject, places: Places): MistReadResult {
  const requests = Array.isArray(document.requests) ? document.requests : [];
  const read = collected(requests, places, (entry) => {
    if (!isObject(entry) || !isObject(entry.body)) return undefined;
    const { method, path } = entry;
    return {
      method: typeof method === 'string' ? method : undefined,
      path: typeof path === 'string' ? path : undefined,
      body: entry.body,
    };
  });
  return { ...read, ids: idsOf(document.ids) };
}

function idsOf(value: unknown): MistDocument['ids'] {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, entry]) =>
      isObject(entry) && typeof entry.kind === 'string' && typeof entry.name === 'string'
        ? [[id, { kind: entry.kind, name: entry.name }] as const]
        : [],
    ),
  );
}

function collected(
  entries: readonly unknown[],
  places: Places,
  read: (entry: unknown) => Omit<MistBody, 'line'> | undefined,
): MistReadResult {
  const bodies: MistBody[] = [];
  const diagnostics: { line: number; message: string }[] = [];
  for (const entry of entries) {
    const body = read(entry);
    const line = places.next(body?.body);
    if (body === undefined)
      diagnostics.push({ line, message: 'Expected an object with the fields of a Mist API body.' });
    else bodies.push({ ...body, line });
  }
  return { bodies, ids: {}, diagnostics };
}

/** Finds bodies in their text again, one behind the other, by a field that tells them apart. */
class Places {
  readonly #text: string;
  #from = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(body: MistObject | undefined): number {
    const name = body?.name ?? body?.ssid;
    const at = typeof name === 'string' ? this.#text.indexOf(JSON.stringify(name), this.#from) : -1;
    if (at >= 0) this.#from = at + 1;
    return lineAt(this.#text, at >= 0 ? at : this.#from);
  }
}
