// What the design rules report about the open design, worst first, and what a finding points at. It draws nothing.
import { technologyOf } from '../machines/registry';
import type { Design, Finding, Severity, SubjectRef } from '../model';
import { useDesign } from './editor-store';
import { type Selection, select } from './view-store';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const known = new WeakMap<Design, readonly Finding[]>();

/** The findings of all groups, errors first; computed once per design. */
export function findingsOf(design: Design): readonly Finding[] {
  const before = known.get(design);
  if (before) return before;
  const found = Object.values(design.groups)
    .flatMap((group) => technologyOf(group.technology)?.findings(design, group) ?? [])
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  known.set(design, found);
  return found;
}
export const useFindings = (): readonly Finding[] => findingsOf(useDesign());

/** Tells the findings of one thing apart. */
export const findingKey = ({ rule, message }: Finding): string => `${rule} ${message}`;

/** Selects what a finding is about. */
export const selectSubject = (subject: SubjectRef): void => select(selectionOf(subject));

function selectionOf(subject: SubjectRef): Partial<Selection> {
  switch (subject.kind) {
    case 'design':
      return {};
    case 'node':
      return { nodes: [subject.id] };
    case 'port':
      return { ports: [subject.id] };
    case 'link':
      return { links: [subject.id] };
    case 'note':
      return { notes: [subject.id] };
    case 'flow':
      return { flow: subject.id };
    case 'group':
      return { group: { id: subject.id, path: subject.path ?? [] } };
  }
}
