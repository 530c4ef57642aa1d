// Rows of the outline and the keys that move through them.
import { describe, expect, it } from 'vitest';
import { loadTechnologies, technologies } from '../../../machines/registry';
import { templateDesign } from '../../../machines/templates';
import { addNode, asId, type Command, connectNodes, type Design, emptyDesign, type NodeId, run } from '../../../model';
import { NOTHING } from '../../../state/view-store';
import { drawingsOf } from '../drawings';
import { isSelected, move, outlineRows } from './outline-tree';

await loadTechnologies();

const id = (text: string) => asId<NodeId>(text);
const done = <Args>(design: Design, command: Command<Args>, args: Args): Design => {
  const result = run(design, command, args);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.design;
};
function pair(): Design {
  let design = emptyDesign('Test', asId('test'));
  for (const [name, y] of [
    ['srx-b', 320],
    ['srx-a', 0],
  ] as const)
    design = done(design, addNode, { kind: 'srx', at: { x: 0, y }, name });
  design = done(design, addNode, { kind: 'switch', at: { x: 400, y: 100 }, name: 'sw' });
  return done(design, connectNodes, { a: id('sw'), b: id('srx-a') });
}
const labels = (design: Design, toggled: readonly string[] = []) =>
  outlineRows(design, drawingsOf(design), new Set(toggled)).map(({ level, label }) => `${level} ${label}`);

describe('outline', () => {
  it('lists devices by name, folded', () => {
    expect(labels(pair())).toEqual(['1 srx-a', '1 srx-b', '1 sw']);
  });
  it('unfolds a device into its ports with where they lead', () => {
    const design = pair();
    const rows = outlineRows(design, drawingsOf(design), new Set(['node sw']));
    expect(rows.map(({ label }) => label)).toEqual(['srx-a', 'srx-b', 'sw', 'ge-0/0/0']);
    expect(rows.at(-1)).toMatchObject({ level: 2, detail: 'to srx-a', position: 1, setSize: 1, isOpen: undefined });
  });
  it('puts members under their group, which starts unfolded', () => {
    const formed = technologies()
      .map((technology) => technology.form(pair(), [id('srx-a'), id('srx-b')], 'pair'))
      .find((result): result is Design => !('error' in result));
    expect(formed && labels(formed).slice(1, 3)).toEqual(['2 srx-a', '2 srx-b']);
    expect(formed && labels(formed, ['group pair'])).toHaveLength(2);
  });
  it('lists the frames of a group that is several, each with its state', () => {
    const built = templateDesign('mist-tb');
    if ('error' in built) throw new Error(built.error);
    const rows = outlineRows(built, drawingsOf(built), new Set());
    expect(rows.filter(({ subject }) => subject.kind === 'group' && subject.path.length > 0)).toMatchObject([
      { label: 'C1', level: 2, instance: 'cluster:C1', subject: { path: ['clusters', 0] } },
      { label: 'C2', level: 2, instance: 'cluster:C2', subject: { path: ['clusters', 1] } },
    ]);
  });
  it('goes with arrows as trees do', () => {
    const design = pair();
    const folded = outlineRows(design, drawingsOf(design), new Set());
    const open = outlineRows(design, drawingsOf(design), new Set(['node sw']));
    expect(move(folded, 0, 'ArrowDown')).toEqual({ to: 1 });
    expect(move(folded, 0, 'ArrowUp')).toEqual({ to: 0 });
    expect(move(folded, 2, 'ArrowRight')).toEqual({ toggle: 2 });
    expect(move(open, 2, 'ArrowRight')).toEqual({ to: 3 });
    expect(move(open, 3, 'ArrowLeft')).toEqual({ to: 2 });
    expect(move(open, 2, 'ArrowLeft')).toEqual({ toggle: 2 });
    expect(move(open, 0, 'End')).toEqual({ to: 3 });
    expect(move(open, 0, 'x')).toBeUndefined();
  });
  it('knows what is selected', () => {
    expect(isSelected({ kind: 'port', id: 'p' }, { ...NOTHING, ports: ['p'] })).toBe(true);
    const reth = { kind: 'group', id: 'g', path: ['reths', 0] } as const;
    expect(isSelected(reth, { ...NOTHING, group: { id: 'g', path: [] } })).toBe(false);
    expect(isSelected(reth, { ...NOTHING, group: { id: 'g', path: ['reths', 0] } })).toBe(true);
  });
});
