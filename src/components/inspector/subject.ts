// What the inspector is about: one thing of the design by the selection, and the machines of a run that belong to it. Pure.
import type { InstanceSpec, Run } from '../../machines/kernel/types';
import { technologyOf } from '../../machines/registry';
import { asId, type Design, find, type GroupId, has, type SubjectRef } from '../../model';
import type { Selection } from '../../state/view-store';

/** The one thing that is selected; the design itself when nothing is, or when what was selected is gone. */
export function subjectOf(design: Design, selection: Selection): SubjectRef {
  const { group, flow, ports, links, notes, nodes, place } = selection;
  const found = [
    group && has(design.groups, group.id)
      ? { kind: 'group' as const, id: asId(group.id), path: group.path }
      : undefined,
    flow !== null && has(design.flows, flow) ? { kind: 'flow' as const, id: asId(flow) } : undefined,
    single('port', ports, design.ports),
    single('link', links, design.links),
    single('node', nodes, design.nodes),
    single('note', notes, design.notes),
    // A slot without settings of its own is a matter of its device.
    single('node', place ? [place.node] : [], design.nodes),
  ];
  return (found.find((each) => each !== undefined) as SubjectRef | undefined) ?? { kind: 'design' };
}

function single(
  kind: 'port' | 'link' | 'node' | 'note',
  ids: readonly string[],
  record: Readonly<Record<string, unknown>>,
) {
  const id = ids.find((each) => has(record, each));
  return id === undefined ? undefined : { kind, id };
}

/** How many things are selected at once. */
export const selectedCount = ({ nodes, ports, links, notes }: Selection): number =>
  nodes.length + ports.length + links.length + notes.length;

/** The machines that tell about a subject, the telling ones first; all groups' rows for the design itself. */
export function instancesOf(design: Design, run: Run, selection: Selection): readonly InstanceSpec[] {
  const all = run.plan.instances;
  if (selection.instance !== null) return all.filter((spec) => spec.id === selection.instance);
  const subject = subjectOf(design, selection);
  switch (subject.kind) {
    case 'node': {
      const here = all.filter(({ anchor }) => anchor && 'node' in anchor && anchor.node === subject.id);
      return [
        ...here.filter((spec) => spec.anchor?.kind === 'row'),
        ...here.filter((spec) => spec.anchor?.kind !== 'row'),
      ];
    }
    case 'port':
      return all.filter(({ anchor }) => anchor?.kind === 'port' && anchor.port === subject.id);
    case 'link':
      return all.filter(({ anchor }) => anchor?.kind === 'link' && anchor.link === subject.id);
    case 'flow': {
      const name = find(design.flows, subject.id)?.name;
      const instance = run.plan.flows?.find((flow) => flow.id === name)?.instance;
      return all.filter((spec) => spec.id === instance);
    }
    case 'group': {
      const legs = legsOf(design, subject.id, subject.path ?? []);
      const own = all.filter((spec) => spec.group === subject.id);
      if (legs.length > 0) return legs.flatMap((leg) => own.filter((spec) => spec.id === leg));
      return own.filter((spec) => spec.anchor?.kind === 'row');
    }
    case 'design':
      return all.filter((spec) => spec.anchor?.kind === 'row');
    case 'note':
      return [];
  }
}

/** The machines that decide where a virtual interface is (a reth's redundancy group), for the place of its config; first the one of its shares. */
function legsOf(design: Design, id: GroupId, path: readonly (string | number)[]): readonly string[] {
  const group = find(design.groups, id);
  const drawing = group && technologyOf(group.technology)?.draw(design, group);
  const isHere = (config: readonly (string | number)[]): boolean => JSON.stringify(config) === JSON.stringify(path);
  const hull = path.length > 0 && drawing?.hulls?.find(({ config }) => isHere(config));
  if (hull)
    return [
      ...(hull.instance === undefined ? [] : [hull.instance]),
      ...hull.members.flatMap((member) => drawing?.nodes.get(member)?.rows.map(({ instance }) => instance) ?? []),
    ];
  const pills = drawing?.pills ?? [];
  const pill = path.length > 0 && pills.find((each) => isHere(each.config));
  if (!pill) return [];
  return [...new Set([...(pill.ring ? [pill.ring.instance] : []), ...pill.legs.map((leg) => leg.instance)])];
}

/** The machine to show first: of those that changed last, the one with the telling state; else the first. */
export function focusOf(run: Run, specs: readonly InstanceSpec[], atMs: number): InstanceSpec | undefined {
  const frame = run.frameAt(atMs);
  const changed = specs
    .map((spec) => ({ spec, entry: frame.instances.get(spec.id)?.lastEntry ?? -1 }))
    .filter(({ entry }) => (run.trace.find((each) => each.seq === entry)?.atMs ?? -1) >= 0);
  const latest = changed.toSorted((a, b) => b.entry - a.entry);
  // What has a lane of its own tells the story, what is behind it explains it.
  const isTelling = ({ lane, anchor }: InstanceSpec): boolean => lane === 'always' && anchor?.kind === 'row';
  const told = latest.find(({ spec }) => isTelling(spec))?.spec ?? specs.find(isTelling);
  return told ?? latest[0]?.spec ?? specs[0];
}

/** What of the design a machine stands for. */
export function subjectOfSpec(design: Design, spec: InstanceSpec): SubjectRef {
  const { anchor, group } = spec;
  if (anchor?.kind === 'port' && has(design.ports, anchor.port)) return { kind: 'port', id: anchor.port };
  if (anchor?.kind === 'link' && has(design.links, anchor.link)) return { kind: 'link', id: anchor.link };
  if (anchor?.kind === 'node' && has(design.nodes, anchor.node)) return { kind: 'node', id: anchor.node };
  if (group !== undefined && has(design.groups, group)) return { kind: 'group', id: group, path: [] };
  return { kind: 'design' };
}
