// The one order in which equal designs are kept and written. It knows which fields are records, nothing else.
import type { Design } from './design';
import { compareIds } from './ids';
import type { JsonValue } from './json';
import { ordered } from './records';

/** A design whose records are in id order, so that equal designs are walked alike by every simulation and export. */
export function inIdOrder(design: Design): Design {
  return {
    ...design,
    nodes: ordered(design.nodes),
    ports: ordered(design.ports),
    links: ordered(design.links),
    groups: ordered(design.groups),
    flows: ordered(design.flows),
    scenarios: ordered(design.scenarios),
    notes: ordered(design.notes),
    sources: ordered(design.sources),
    layout: {
      ...design.layout,
      nodes: ordered(design.layout.nodes),
      notes: ordered(design.layout.notes),
      sides: ordered(design.layout.sides),
    },
  };
}

/** Keys that a reader looks for first, in every object of a saved document. */
const FIRST = [
  'version',
  'id',
  'kind',
  'name',
  'title',
  'at',
  'nodes',
  'ports',
  'links',
  'groups',
  'flows',
  'scenarios',
];
const RANK: ReadonlyMap<string, number> = new Map(FIRST.map((key, i) => [key, i]));

function compareKeys(a: string, b: string): number {
  const rank = (RANK.get(a) ?? FIRST.length) - (RANK.get(b) ?? FIRST.length);
  return rank === 0 ? compareIds(a, b) : rank;
}

/** A copy with the keys of every object in the one order of saved documents; lists keep theirs. */
export function inKeyOrder(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(inKeyOrder);
  // An undefined field is no field, as JSON.stringify has it.
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    fields.sort(([a], [b]) => compareKeys(a, b)).map(([key, field]) => [key, inKeyOrder(field)]),
  );
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
