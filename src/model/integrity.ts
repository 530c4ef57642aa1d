// Does every reference inside a design lead somewhere, and is every name its own? It knows shapes, not technologies.
import type { Design, FlowEnd, NodeId } from './design';
import { type CountedRecord, LIMITS, RECORD_WORDS } from './limits';
import { has, valuesOf, without } from './records';
import { placeName, type Trouble } from './trouble';

/** The records in the order in which they are checked and counted. */
const COUNTED: readonly CountedRecord[] = [
  'nodes',
  'ports',
  'links',
  'groups',
  'flows',
  'scenarios',
  'notes',
  'sources',
];

/** The first record of a raw document that holds more entries than allowed; asked before the schema walks them all. */
export function countTrouble(document: Readonly<Record<string, unknown>>): Trouble | undefined {
  for (const record of COUNTED) {
    const entries = document[record];
    if (typeof entries !== 'object' || entries === null) continue;
    const count = Object.keys(entries).length;
    if (count > LIMITS[record])
      return trouble([record], 'limit', `${count} ${RECORD_WORDS[record]}, the most is ${LIMITS[record]}`);
  }
  return undefined;
}

/** The first broken reference, id or name of a design whose shape is right; undefined where all hold. */
export function integrityTrouble(design: Design): Trouble | undefined {
  return (
    idTrouble(design) ??
    nodeNameTrouble(design) ??
    portTrouble(design) ??
    linkTrouble(design) ??
    groupTrouble(design) ??
    flowTrouble(design) ??
    sourceTrouble(design)
  );
}

/** A copy whose layout places only what exists: a stray position harms nothing and is no reason to refuse a file. */
export function withTidyLayout(design: Design): Design {
  const { layout } = design;
  const nodes = without(layout.nodes, (id) => !has(design.nodes, id));
  const notes = without(layout.notes, (id) => !has(design.notes, id));
  const sides = without(layout.sides, (id) => !has(design.ports, id));
  if (nodes === layout.nodes && notes === layout.notes && sides === layout.sides) return design;
  return { ...design, layout: { ...layout, nodes, notes, sides } };
}

function trouble(path: Trouble['path'], code: string, what: string): Trouble {
  return { path, code: `integrity.${code}`, message: `${placeName(path)}: ${what}.` };
}

function idTrouble(design: Design): Trouble | undefined {
  for (const record of COUNTED)
    for (const [key, entry] of Object.entries(design[record]))
      if (entry.id !== key)
        return trouble([record, key, 'id'], 'id', `expected the id of its key, ${q(key)}, found ${q(entry.id)}`);
  return undefined;
}

function nodeNameTrouble(design: Design): Trouble | undefined {
  const names = new Map<string, NodeId>();
  for (const node of valuesOf(design.nodes)) {
    const other = names.get(node.name);
    if (other !== undefined)
      return trouble(['nodes', node.id, 'name'], 'name', `the name ${q(node.name)} is that of ${q(other)} too`);
    names.set(node.name, node.id);
  }
  return undefined;
}

function portTrouble(design: Design): Trouble | undefined {
  const names = new Set<string>();
  for (const port of valuesOf(design.ports)) {
    if (!has(design.nodes, port.node))
      return trouble(['ports', port.id, 'node'], 'reference', `there is no device ${q(port.node)}`);
    // A line break parts the two: neither an id nor a name can hold one.
    const key = `${port.node}\n${port.name}`;
    if (names.has(key))
      return trouble(['ports', port.id, 'name'], 'name', `the device has another port ${q(port.name)}`);
    names.add(key);
  }
  return undefined;
}

function linkTrouble(design: Design): Trouble | undefined {
  for (const link of valuesOf(design.links)) {
    for (const end of ['a', 'b'] as const)
      if (!has(design.ports, link[end]))
        return trouble(['links', link.id, end], 'reference', `there is no port ${q(link[end])}`);
    if (link.a === link.b) return trouble(['links', link.id, 'b'], 'link', 'both ends are the same port');
  }
  return undefined;
}

function groupTrouble(design: Design): Trouble | undefined {
  for (const group of valuesOf(design.groups)) {
    for (const [i, member] of group.members.entries()) {
      if (!has(design.nodes, member))
        return trouble(['groups', group.id, 'members', i], 'reference', `there is no device ${q(member)}`);
      if (group.members.indexOf(member) !== i)
        return trouble(['groups', group.id, 'members', i], 'member', `${q(member)} is a member twice`);
    }
  }
  return undefined;
}

function flowTrouble(design: Design): Trouble | undefined {
  const missing = (end: FlowEnd): string | undefined => {
    if (end.kind === 'node') return has(design.nodes, end.node) ? undefined : `there is no device ${q(end.node)}`;
    return has(design.groups, end.group) ? undefined : `there is no group ${q(end.group)}`;
  };
  for (const flow of valuesOf(design.flows))
    for (const side of ['from', 'to'] as const) {
      const what = missing(flow[side]);
      if (what !== undefined) return trouble(['flows', flow.id, side], 'reference', what);
    }
  return undefined;
}

function sourceTrouble(design: Design): Trouble | undefined {
  for (const source of valuesOf(design.sources))
    if (!has(design.nodes, source.subject) && !has(design.groups, source.subject))
      return trouble(
        ['sources', source.id, 'subject'],
        'reference',
        `there is no device or group ${q(source.subject)}`,
      );
  return undefined;
}

const q = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
