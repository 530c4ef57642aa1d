// Joining drawn devices: what comes out can run at once, and odd drawings break nothing.
import { describe, expect, it } from 'vitest';
import {
  asId,
  type Design,
  type DesignId,
  type LinkId,
  type NodeId,
  type NodeKind,
  type PortId,
} from '../../model/design';
import { emptyDesign } from '../../model/empty';
import { simulate } from '../kernel/simulate';
import { mistEdge } from './index';
import { planOf } from './testing/conformance';

function drawn(...devices: readonly (readonly [name: string, kind: NodeKind])[]): Design {
  const nodes = devices.map(([name, kind]) => ({ id: asId<NodeId>(name), kind, name }));
  return {
    ...emptyDesign('drawn', asId<DesignId>('drawn')),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
  };
}
const ids = (...names: readonly string[]) => names.map((name) => asId<NodeId>(name));

function formed(design: Design, ...members: readonly string[]): Design {
  const result = mistEdge.form(design, ids(...members), 'Campus');
  if ('error' in result) throw new Error(result.error);
  return result;
}
const stateOf = (design: Design, instance: string) => {
  const run = simulate(planOf(design), { designHash: '', from: 'settled', steps: [], untilMs: 1000 });
  expect(run.broken).toEqual([]);
  return run.frameAt(0).instances.get(instance);
};

describe('joining Edges', () => {
  it('gives one cluster, a tunnel and a WLAN that run, without a single cable', () => {
    const design = formed(drawn(['me1', 'mist-edge'], ['me2', 'mist-edge'], ['hq', 'ap-group']), 'me1', 'me2');
    expect(stateOf(design, 'Corp@hq')).toMatchObject({ state: 'forwarding', facts: { me1: 50, me2: 50, none: 0 } });
    expect(mistEdge.findings(design, Object.values(design.groups)[0] ?? fail())).not.toEqual([]);
  });
  it('works without AP groups, and for one Edge', () => {
    const design = formed(drawn(['me1', 'mist-edge']), 'me1');
    expect(stateOf(design, 'me1')).toMatchObject({ state: 'serving', facts: { tunnels: 0 } });
  });
  it('makes room: Edges below each other, AP groups to their left, what stands apart stays', () => {
    const plain = drawn(['me1', 'mist-edge'], ['me2', 'mist-edge'], ['hq', 'ap-group'], ['far', 'ap-group']);
    const nodes = { me1: { x: 600, y: 0 }, me2: { x: 600, y: 40 }, hq: { x: 560, y: 80 }, far: { x: -900, y: 0 } };
    const { layout } = formed({ ...plain, layout: { ...plain.layout, nodes } }, 'me1', 'me2');
    const at = (name: string) => layout.nodes[asId<NodeId>(name)] ?? fail();
    expect(at('me2').y - at('me1').y).toBeGreaterThan(146);
    expect(at('hq').x).toBeLessThan(600 - 300);
    expect(at('far')).toEqual({ x: -900, y: 0 });
  });
  it('adds the flows of clients where both ends are cabled, and none else', () => {
    const plain = drawn(['me1', 'mist-edge'], ['me2', 'mist-edge'], ['hq', 'ap-group'], ['core', 'switch']);
    const port = (node: string, name: string) => ({
      id: asId<PortId>(`${node}/${name}`),
      node: asId<NodeId>(node),
      name,
    });
    const ports = [port('hq', 'eth0'), port('core', 'a'), port('me1', 'port0'), port('core', 'b'), port('me2', 'oobm')];
    const link = (a: string, b: string) => ({
      id: asId<LinkId>(`${a} ${b}`),
      kind: 'revenue' as const,
      a: asId<PortId>(a),
      b: asId<PortId>(b),
    });
    const links = [link('hq/eth0', 'core/a'), link('me1/port0', 'core/b')];
    const design = formed(
      {
        ...plain,
        ports: Object.fromEntries(ports.map((each) => [each.id, each])),
        links: Object.fromEntries(links.map((each) => [each.id, each])),
      },
      'me1',
      'me2',
    );
    expect(Object.values(design.flows).map(({ name }) => name)).toEqual(['Corp of hq on me1']);
    const run = simulate(planOf(design), { designHash: '', from: 'settled', steps: [], untilMs: 1000 });
    expect(run.frameAt(0).flows).toMatchObject([{ state: 'forwarding', path: ['hq', 'core', 'me1'] }]);
  });
  it('refuses other devices with a sentence', () => {
    expect(mistEdge.form(drawn(['srx1', 'srx']), ids('srx1'), 'x')).toEqual({ error: 'srx1 is no Mist Edge.' });
    expect(mistEdge.form(drawn(), [], 'x')).toEqual({ error: 'There is no Mist Edge to join.' });
  });
  it('leaves APs of a tunnel without Edges looking for one, for ever and at no cost', () => {
    const design = formed(drawn(['me1', 'mist-edge'], ['hq', 'ap-group']), 'me1');
    const [group] = Object.values(design.groups);
    if (group === undefined) throw new Error('no group');
    const edges = (group.config.edges as readonly object[]).map((edge) => ({ ...edge, cluster: null }));
    const alone: Design = { ...design, groups: { [group.id]: { ...group, config: { ...group.config, edges } } } };
    expect(stateOf(alone, 'Corp@hq')).toMatchObject({ state: 'no_peer', facts: { none: 100 } });
  });
});

function fail(): never {
  throw new Error('no group');
}
