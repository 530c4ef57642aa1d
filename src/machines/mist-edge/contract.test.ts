// What every built-in organization has to keep beside the registry's contract: where its APs are, what it draws and tells.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/design';
import { simulate } from '../kernel/simulate';
import type { Run, TimedStep } from '../kernel/types';
import { mistEdge } from './index';
import { designOf, planOf } from './testing/conformance';

const until = (design: Design, steps: readonly TimedStep[] = [], prefix?: Run, untilMs = 1_400_000): Run =>
  simulate(
    planOf(design),
    { designHash: design.id, from: 'settled', steps, untilMs },
    prefix === undefined ? {} : { prefix },
  );
const groupOf = (design: Design) => {
  const [group] = Object.values(design.groups);
  if (group === undefined) throw new Error('no group');
  return group;
};

it.each([
  'nonsense',
  'hello=0x3',
  'hello',
  'ordered=1',
  'preempt=25:00',
  'crm=ME9:60',
  'aps=0',
  'sites=600',
  'reselect=up',
])('answers the option %s with a sentence', (option) => {
  const built = mistEdge.templates.find(({ id }) => id === 'mist-ta')?.build([option]);
  expect(built && 'error' in built ? built.error : '').toMatch(/^[A-Z].*\.$/s);
});

describe.each(mistEdge.templates.map(({ id, firstFault }) => ({ id, firstFault })))('$id', ({ id, firstFault }) => {
  const design = designOf(id);
  const group = groupOf(design);

  it('starts with everybody on the preferred Edge', () => {
    const run = until(design);
    for (const view of run.frameAt(0).instances.values()) {
      if (view.facts.onPosition === undefined || Array.isArray(view.facts.onPosition)) continue;
      expect(view).toMatchObject({ state: 'forwarding', facts: { none: 0, lostNow: 0 } });
      expect(Object.keys(view.facts.onPosition as object)).toEqual(['1']);
    }
  });

  it('draws all members and only things that exist', () => {
    const drawing = mistEdge.draw(design, group);
    const run = until(design);
    const countAt = (instance: string, path: readonly string[]): unknown =>
      path.reduce<unknown>(
        (facts, name) => (facts as Readonly<Record<string, unknown>> | undefined)?.[name],
        run.frameAt(0).instances.get(instance)?.facts,
      );
    expect([...drawing.nodes.keys()]).toEqual(expect.arrayContaining([...group.members]));
    expect(drawing.hulls?.flatMap(({ members }) => members).sort()).toEqual([...group.members].sort());
    const instances = new Set(planOf(design).instances.map((instance) => instance.id));
    const targets = new Set(mistEdge.faults(design, group).map(({ target }) => target));
    for (const [id, node] of drawing.nodes) {
      expect(design.nodes).toHaveProperty([id]);
      for (const row of node.rows) expect(instances).toContain(row.instance);
      for (const port of node.ports.keys()) expect(design.ports).toHaveProperty([port]);
      for (const line of node.lines ?? []) if (line.instance !== undefined) expect(instances).toContain(line.instance);
      if (node.load) expect(countAt(node.load.instance, node.load.fact)).toBeGreaterThanOrEqual(0);
      // The parts of a crowd are all of it.
      for (const { instance, parts, total } of node.shares ?? [])
        expect(parts.reduce((sum, { fact }) => sum + Number(countAt(instance, fact)), 0)).toBe(total);
    }
    for (const hull of drawing.hulls ?? []) {
      expect(instances).toContain(hull.instance);
      for (const target of hull.faults) expect(targets).toContain(target);
    }
    const streams = drawing.streams ?? [];
    const flowing = streams.reduce((sum, { instance, fact }) => sum + Number(countAt(instance, fact)), 0);
    const loads = [...drawing.nodes.values()].flatMap(({ load }) =>
      load ? [Number(countAt(load.instance, load.fact))] : [],
    );
    expect(flowing).toBe(loads.reduce((sum, load) => sum + load, 0));
  });

  it('knows who moved: what the Edges have afterwards is what they had, and what moved', () => {
    const [first] = group.members;
    const run = until(design, [{ atMs: 0, step: { kind: 'fail', target: `edge:${first}` } }]);
    const moves = mistEdge.moves?.(design, group, run) ?? [];
    expect(moves.length).toBeGreaterThan(0);
    const { nodes, streams = [] } = mistEdge.draw(design, group);
    for (const [node, { load }] of nodes) {
      // An anchor tunnel ends with the Edge that holds it: nobody moves.
      if (load === undefined || streams.some(({ from, to }) => from === first && to === node)) continue;
      const tunnels = (atMs: number): number => Number(run.frameAt(atMs).instances.get(load.instance)?.facts.tunnels);
      const gained = moves.reduce(
        (sum, { from, to, count }) => sum + (to === node ? count : from === node ? -count : 0),
        0,
      );
      expect({ node, tunnels: tunnels(1_400_000) }).toEqual({ node, tunnels: tunnels(-1) + gained });
    }
  });

  it('tells its first fault in words', () => {
    if (firstFault === undefined) return;
    const run = until(design, [{ atMs: 0, step: { kind: 'fail', target: firstFault } }]);
    expect(run.errors).toEqual([]);
    const told = run.trace.flatMap(({ seq }) => mistEdge.tell(design, run, seq) ?? []);
    expect(told.length).toBeGreaterThan(1);
    for (const sentence of told) expect(sentence).toMatch(/^\S.*[.!]$/);
  });
});

// That nothing breaks in any fault of any design is the registry's contract; here are the small designs of the conformance table.
describe.each(mistEdge.templates.filter(({ gallery }) => !gallery).map(({ id }) => id))('%s', (id) => {
  it('has a tunnel for everybody a quarter of an hour after the repair of any fault', () => {
    const design = designOf(id);
    for (const { target } of mistEdge.faults(design, groupOf(design))) {
      const run = until(design, [
        { atMs: 0, step: { kind: 'fail', target } },
        { atMs: 500_000, step: { kind: 'repair', target } },
      ]);
      for (const view of run.frameAt(1_400_000).instances.values())
        if (view.facts.onPosition !== undefined) expect({ target, none: view.facts.none }).toEqual({ target, none: 0 });
    }
  });
});

describe('a run', () => {
  const design = designOf('mist-tb+preempt=15min+crm=300');
  const steps: readonly TimedStep[] = [
    { atMs: 12_345, step: { kind: 'fail', target: 'edge:ME1' } },
    { atMs: 300_000, step: { kind: 'fail', target: 'resource:gateway1' } },
    { atMs: 1_000_000, step: { kind: 'repair', target: 'edge:ME1' } },
    { atMs: 1_700_000, step: { kind: 'repair', target: 'resource:gateway1' } },
  ];
  it('has the same bytes each time, straight or forked from another one', () => {
    const straight = until(design, steps, undefined, 3_600_000);
    expect(until(design, steps, undefined, 3_600_000).traceHash).toBe(straight.traceHash);
    const other = until(design, steps.slice(0, 2), undefined, 3_600_000);
    expect(until(design, steps, other, 3_600_000).traceHash).toBe(straight.traceHash);
    expect(straight.broken).toEqual([]);
  });
  it('can start at power-on, too', () => {
    const run = simulate(planOf(design), { designHash: '', from: 'boot', steps: [], untilMs: 60_000 });
    expect(run.frameAt(0).instances.get('Corp@all')?.state).toBe('connecting');
    expect(run.frameAt(1000).instances.get('Corp@all')).toMatchObject({
      state: 'forwarding',
      facts: { lostNow: 0 },
    });
  });
});
