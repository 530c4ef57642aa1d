// What is selected, as plain lists of ids: what commands act on. It knows no pointer and no screen.
import type { Design, FlowId, GroupId, LinkId, NodeId, NoteId, PortId, SubjectRef } from './design';
import { has, idsOf } from './records';

export interface Selection {
  readonly nodes: readonly NodeId[];
  readonly ports: readonly PortId[];
  readonly links: readonly LinkId[];
  readonly groups: readonly GroupId[];
  readonly flows: readonly FlowId[];
  readonly notes: readonly NoteId[];
}

export const EMPTY_SELECTION: Selection = { nodes: [], ports: [], links: [], groups: [], flows: [], notes: [] };

/** References as a selection; `design` selects nothing, twice is once. */
export function selectionOf(refs: readonly SubjectRef[]): Selection {
  const unique = <T>(ids: readonly T[]): readonly T[] => [...new Set(ids)];
  return {
    nodes: unique(refs.flatMap((ref) => (ref.kind === 'node' ? [ref.id] : []))),
    ports: unique(refs.flatMap((ref) => (ref.kind === 'port' ? [ref.id] : []))),
    links: unique(refs.flatMap((ref) => (ref.kind === 'link' ? [ref.id] : []))),
    groups: unique(refs.flatMap((ref) => (ref.kind === 'group' ? [ref.id] : []))),
    flows: unique(refs.flatMap((ref) => (ref.kind === 'flow' ? [ref.id] : []))),
    notes: unique(refs.flatMap((ref) => (ref.kind === 'note' ? [ref.id] : []))),
  };
}

/** The selection as references, devices first. */
export const refsOf = (selection: Selection): readonly SubjectRef[] => [
  ...selection.nodes.map((id): SubjectRef => ({ kind: 'node', id })),
  ...selection.ports.map((id): SubjectRef => ({ kind: 'port', id })),
  ...selection.links.map((id): SubjectRef => ({ kind: 'link', id })),
  ...selection.groups.map((id): SubjectRef => ({ kind: 'group', id })),
  ...selection.flows.map((id): SubjectRef => ({ kind: 'flow', id })),
  ...selection.notes.map((id): SubjectRef => ({ kind: 'note', id })),
];

export const isEmptySelection = (selection: Selection): boolean => refsOf(selection).length === 0;

/** What of the selection exists in this design: after an undo, some may be gone. */
export const existing = (design: Design, selection: Selection): Selection => ({
  nodes: selection.nodes.filter((id) => has(design.nodes, id)),
  ports: selection.ports.filter((id) => has(design.ports, id)),
  links: selection.links.filter((id) => has(design.links, id)),
  groups: selection.groups.filter((id) => has(design.groups, id)),
  flows: selection.flows.filter((id) => has(design.flows, id)),
  notes: selection.notes.filter((id) => has(design.notes, id)),
});

/** What `after` has and `before` lacks: what to select after an add or a paste. */
export const created = (before: Design, after: Design): Selection => ({
  nodes: idsOf(after.nodes).filter((id) => !has(before.nodes, id)),
  ports: idsOf(after.ports).filter((id) => !has(before.ports, id)),
  links: idsOf(after.links).filter((id) => !has(before.links, id)),
  groups: idsOf(after.groups).filter((id) => !has(before.groups, id)),
  flows: idsOf(after.flows).filter((id) => !has(before.flows, id)),
  notes: idsOf(after.notes).filter((id) => !has(before.notes, id)),
});
