// What the inspector is about, for every kind of selection.
import { describe, expect, it } from 'vitest';
import { loadTechnologies, technologies } from '../../machines/registry';
import type { Design } from '../../model';
import { openTemplate } from '../../state/documents';
import { currentDesign } from '../../state/editor-store';
import { currentBranch, kill, seek } from '../../state/run-store';
import { NOTHING } from '../../state/view-store';
import { focusOf, instancesOf, selectedCount, subjectOf, subjectOfSpec } from './subject';
import { headOf } from './subject-head';

await loadTechnologies();

const gallery = technologies()
  .flatMap((technology) => technology.templates)
  .find((template) => template.gallery);

async function open(): Promise<{
  readonly design: Design;
  readonly run: NonNullable<ReturnType<typeof currentBranch>>['run'];
}> {
  if (!gallery) throw new Error('there is a template in the gallery');
  await openTemplate(gallery.id);
  const design = currentDesign();
  const run = currentBranch()?.run;
  if (!design || !run) throw new Error('the template runs');
  return { design, run };
}

const { design: opened } = await open();

describe('the subject', () => {
  const design = opened;
  const node = Object.keys(design.nodes)[0] ?? '';
  const link = Object.keys(design.links)[0] ?? '';
  const group = Object.keys(design.groups)[0] ?? '';
  it('is the design when nothing is selected', () => {
    expect(subjectOf(design, NOTHING)).toEqual({ kind: 'design' });
  });
  it('is what is selected; a part of a config with its path', () => {
    expect(subjectOf(design, { ...NOTHING, nodes: [node] })).toEqual({ kind: 'node', id: node });
    expect(subjectOf(design, { ...NOTHING, links: [link] })).toEqual({ kind: 'link', id: link });
    const path = ['reths', 0];
    expect(subjectOf(design, { ...NOTHING, group: { id: group, path } })).toEqual({ kind: 'group', id: group, path });
  });
  it('is not what an undo took away', () => {
    expect(subjectOf(design, { ...NOTHING, nodes: ['gone', node] })).toEqual({ kind: 'node', id: node });
    expect(subjectOf(design, { ...NOTHING, nodes: ['constructor'] })).toEqual({ kind: 'design' });
  });
  it('is one of many', () => {
    expect(selectedCount({ ...NOTHING, nodes: [node], links: [link] })).toBe(2);
  });
});

describe('the head of a part of a config', () => {
  const design = opened;
  const id = Object.values(design.groups)[0]?.id;
  const headAt = (...path: readonly (string | number)[]) =>
    id === undefined ? undefined : headOf(design, { kind: 'group', id, path });
  it('names what it is, not its value', () => {
    expect(headAt('rethCount')).toMatchObject({ title: 'reth count', detail: 'cluster' });
  });
  it('names the entries that it is in, the nearest first', () => {
    expect(headAt('redundancyGroups', 1, 'interfaceMonitors')).toMatchObject({
      title: 'Interface monitors',
      detail: 'Redundancy group 1, cluster',
    });
    expect(headAt('redundancyGroups', 1)).toMatchObject({ title: 'Redundancy group 1', detail: 'cluster' });
  });
});

describe('the machines of a selection', () => {
  it('of a member are its rows first, then the device', async () => {
    const { design, run } = await open();
    const member = Object.values(design.groups)[0]?.members[0] ?? '';
    const specs = instancesOf(design, run, { ...NOTHING, nodes: [member] });
    expect(specs[0]?.anchor?.kind).toBe('row');
    expect(specs.some((spec) => spec.anchor?.kind === 'node')).toBe(true);
    expect(specs.every((spec) => spec.anchor && 'node' in spec.anchor && spec.anchor.node === member)).toBe(true);
  });
  it('of a virtual interface are those that decide where it is', async () => {
    const { design, run } = await open();
    const [group] = Object.values(design.groups);
    const technology = technologies().find((each) => each.id === group?.technology);
    const pill = group && technology?.draw(design, group).pills[0];
    if (!group || !pill) throw new Error('the template has a pill');
    const specs = instancesOf(design, run, { ...NOTHING, group: { id: group.id, path: pill.config } });
    expect(specs.map((spec) => spec.id).toSorted()).toEqual(pill.legs.map((leg) => leg.instance).toSorted());
  });
  it('of a flow is its own', async () => {
    const { design, run } = await open();
    const flow = Object.values(design.flows)[0];
    const specs = instancesOf(design, run, { ...NOTHING, flow: flow?.id ?? '' });
    expect(specs.map((spec) => spec.id)).toEqual([run.plan.flows?.find((each) => each.id === flow?.name)?.instance]);
  });
  it('the one with news is shown first', async () => {
    const { design } = await open();
    seek(1_000);
    kill(gallery?.firstFault ?? '');
    const run = currentBranch()?.run;
    if (!run) throw new Error('the template runs');
    const rows = instancesOf(design, run, NOTHING);
    expect(focusOf(run, rows, 0)?.id).toBe(rows[0]?.id);
    const focus = focusOf(run, rows, run.lastEventMs);
    const last = rows.map((spec) => run.frameAt(run.lastEventMs).instances.get(spec.id)?.lastEntry ?? -1);
    expect(run.frameAt(run.lastEventMs).instances.get(focus?.id ?? '')?.lastEntry).toBe(Math.max(...last));
  });
  it('leads back to what it stands for', async () => {
    const { design, run } = await open();
    for (const spec of run.plan.instances) {
      const { anchor } = spec;
      if (anchor?.kind === 'port') expect(subjectOfSpec(design, spec)).toEqual({ kind: 'port', id: anchor.port });
      if (anchor?.kind === 'row') expect(subjectOfSpec(design, spec)).toMatchObject({ kind: 'group', id: spec.group });
    }
  });
});
