// Deletes what is selected and all that cannot be without it, so that no reference is left dangling.
import type { Command } from '../command';
import type { Design, FlowEnd } from '../design';
import { subjectName } from '../lookup';
import { put, valuesOf, without } from '../records';
import { existing, isEmptySelection, refsOf, type Selection } from '../selection';

export interface SelectionArgs {
  readonly selection: Selection;
}

export const removeSelection: Command<SelectionArgs> = {
  id: 'selection.remove',
  label: (design, { selection }) => `Delete ${selectionName(design, selection)}`,
  can: (design, { selection }) => !isEmptySelection(existing(design, selection)) || 'Nothing is selected.',
  run: (design, { selection }) => removed(design, selection),
};

/**
 * The design without the selection: devices take their ports, links, group memberships and flows along, a group that
 * loses its last member goes, and so do flows and sources of what is gone. Members of a removed group stay.
 */
export function removed(design: Design, selection: Selection): Design {
  const goneNodes = new Set<string>(selection.nodes);
  const nodes = without(design.nodes, (id) => goneNodes.has(id));

  const gonePorts = new Set<string>(selection.ports);
  const ports = without(design.ports, (id, port) => gonePorts.has(id) || goneNodes.has(port.node));
  const goneLinks = new Set<string>(selection.links);
  const hasPort = (id: string): boolean => Object.hasOwn(ports, id);
  const links = without(design.links, (id, link) => goneLinks.has(id) || !hasPort(link.a) || !hasPort(link.b));

  const shrunk = valuesOf(design.groups)
    .filter((group) => group.members.some((member) => goneNodes.has(member)))
    .map((group) => ({ ...group, members: group.members.filter((member) => !goneNodes.has(member)) }));
  const goneGroups = new Set<string>([
    ...selection.groups,
    ...shrunk.filter((group) => group.members.length === 0).map((group) => group.id),
  ]);
  const groups = without(put(design.groups, shrunk), (id) => goneGroups.has(id));

  const isGone = (end: FlowEnd): boolean => (end.kind === 'node' ? goneNodes.has(end.node) : goneGroups.has(end.group));
  const goneFlows = new Set<string>(selection.flows);
  const flows = without(design.flows, (id, flow) => goneFlows.has(id) || isGone(flow.from) || isGone(flow.to));
  const goneNotes = new Set<string>(selection.notes);
  const notes = without(design.notes, (id) => goneNotes.has(id));
  const hasSubject = (id: string): boolean => Object.hasOwn(nodes, id) || Object.hasOwn(groups, id);
  const sources = without(design.sources, (_, source) => !hasSubject(source.subject));

  const layout = {
    ...design.layout,
    nodes: without(design.layout.nodes, (id) => goneNodes.has(id)),
    notes: without(design.layout.notes, (id) => goneNotes.has(id)),
    sides: without(design.layout.sides, (id) => !hasPort(id)),
  };
  return { ...design, nodes, ports, links, groups, flows, notes, sources, layout };
}

const WORDS: readonly (readonly [keyof Selection, string, string])[] = [
  ['nodes', 'device', 'devices'],
  ['ports', 'port', 'ports'],
  ['links', 'link', 'links'],
  ['groups', 'group', 'groups'],
  ['flows', 'flow', 'flows'],
  ['notes', 'note', 'notes'],
];

/** What is selected, for the undo list: its name where it is one thing, else counts (`2 devices, 1 link`). */
export function selectionName(design: Design, selection: Selection): string {
  const there = existing(design, selection);
  const [first, ...others] = refsOf(there);
  if (first !== undefined && others.length === 0) return subjectName(design, first);
  return WORDS.filter(([key]) => there[key].length > 0)
    .map(([key, one, many]) => `${there[key].length} ${there[key].length === 1 ? one : many}`)
    .join(', ');
}
