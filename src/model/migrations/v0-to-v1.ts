// Version 0, the early drafts, kept lists instead of records and had no sources and notes. It knows only these two versions.
import type { JsonValue } from '../json';
import { isJsonObject } from '../json-check';
import { type Path, placeName, type Trouble } from '../trouble';
import type { Migration } from './migration';

const LISTS = ['nodes', 'ports', 'links', 'groups', 'flows', 'scenarios'] as const;

type Keyed =
  | { readonly kind: 'record'; readonly value: JsonValue }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

export const v0ToV1: Migration = {
  from: 0,
  summary: 'Lists of devices, ports, links, groups, flows and scenarios became records; sources and notes are new.',
  run: (document) => {
    const records: Record<string, JsonValue> = {};
    for (const list of LISTS) {
      const keyed = byId(document[list] ?? [], [list]);
      if (keyed.kind === 'trouble') return { kind: 'refused', trouble: keyed.trouble };
      records[list] = keyed.value;
    }
    const layout = isJsonObject(document.layout) ? document.layout : {};
    return {
      kind: 'migrated',
      document: {
        notes: {},
        sources: {},
        ...document,
        ...records,
        layout: { nodes: {}, notes: {}, sides: {}, ...layout },
      },
    };
  },
};

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** A list's entries under their ids; what is no list stays for the schema to refuse. */
function byId(list: JsonValue, path: Path): Keyed {
  if (!isList(list)) return { kind: 'record', value: list };
  const record = new Map<string, JsonValue>();
  for (const [i, entry] of list.entries()) {
    const id = isJsonObject(entry) ? entry.id : undefined;
    if (typeof id !== 'string') return refused([...path, i], 'expected an object with an id');
    if (record.has(id))
      return refused([...path, i, 'id'], `the id ${JSON.stringify(id.slice(0, 60))} is taken already`);
    record.set(id, entry);
  }
  return { kind: 'record', value: Object.fromEntries(record) };
}

function refused(path: Path, what: string): Keyed {
  return { kind: 'trouble', trouble: { path, code: 'migration.v0', message: `${placeName(path)}: ${what}.` } };
}
