// The bounds of a design document: what a file may hold at most. It knows no schema and no command.

/** Bytes, counts and string lengths (UTF-16 units) that loading refuses to exceed and commands refuse to reach. */
export const LIMITS = {
  documentBytes: 5 * 1024 * 1024,
  depth: 64,
  /** Numbers, strings, lists and objects altogether; also stops shared references that expand without end. */
  values: 1_000_000,
  nodes: 2_000,
  ports: 20_000,
  links: 20_000,
  groups: 200,
  flows: 500,
  scenarios: 100,
  steps: 1_000,
  notes: 500,
  sources: 50,
  addresses: 64,
  idLength: 300,
  nameLength: 128,
  textLength: 10_000,
  sourceLength: 4 * 1024 * 1024,
  coordinate: 1_000_000,
} as const;

/** The limits that count entries of one record of the design. */
export type CountedRecord = 'nodes' | 'ports' | 'links' | 'groups' | 'flows' | 'scenarios' | 'notes' | 'sources';

/** What the entries of each record are called in sentences. */
export const RECORD_WORDS: Readonly<Record<CountedRecord, string>> = {
  nodes: 'devices',
  ports: 'ports',
  links: 'links',
  groups: 'groups',
  flows: 'flows',
  scenarios: 'scenarios',
  notes: 'notes',
  sources: 'sources',
};
