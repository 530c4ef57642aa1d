// What the picture of a pair shows of routes and sessions: from the policies and the surroundings as they are.
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../model/design';
import type { GroupDrawing } from '../kernel/technology';
import { drawPair } from './draw';
import { designOf } from './testing/conformance';

function drawingOf(spec: string): GroupDrawing {
  const design = designOf(spec);
  const [group] = Object.values(design.groups);
  if (!group) throw new Error('there is no group');
  return drawPair(design, group);
}
const nodeOf = (drawing: GroupDrawing, name: string) => drawing.nodes.get(name as NodeId);
const prefixes = (drawing: GroupDrawing, router: string): readonly string[] =>
  (nodeOf(drawing, router)?.routes ?? []).map(({ prefix, owner }) => [owner, prefix].filter(Boolean).join(' '));

describe('routers around a pair', () => {
  it('are told one prefix a group, from beyond the pair', () => {
    const routed = drawingOf('t-r');
    expect(prefixes(routed, 'R1')).toEqual(['10.80.0.0/16']);
    expect(prefixes(routed, 'R2')).toEqual(['0.0.0.0/0']);
    expect(prefixes(drawingOf('t-h'), 'RTR1')).toEqual(['192.168.252.0/24']);
    expect(prefixes(drawingOf('t-r+two-srgs'), 'R2')).toEqual(['SRG1 0.0.0.0/0', 'SRG2 192.0.2.0/24']);
  });
  it('hear each node over its own link, with the timers of its session', () => {
    const [route] = nodeOf(drawingOf('t-r'), 'R1')?.routes ?? [];
    expect(route?.instance).toBe('route:R1/10.80.0.0/16');
    expect(route?.from.map(({ handle, links, detail, session }) => [handle, links, detail, session])).toEqual([
      ['A', ['A-R1'], 'BFD 3 × 0.3 s', 'bgp:A/R1'],
      ['B', ['B-R1'], 'BFD 3 × 0.3 s', 'bgp:B/R1'],
    ]);
  });
  it('name the destination of the probe where it is', () => {
    const drawing = drawingOf('t-r');
    expect(nodeOf(drawing, 'R1')?.lines).toEqual([{ text: 'probe 10.111.0.1' }]);
    expect(nodeOf(drawing, 'R2')?.lines).toEqual([]);
  });
});

describe('what a state signals', () => {
  it('is what the policies make of it', () => {
    const [signal] = nodeOf(drawingOf('t-r'), 'A')?.sayings ?? [];
    expect(signal?.cases.active).toMatchObject({ text: '10.39.1.1/32', tail: 'MED 10', role: 'active' });
    expect(signal?.cases.backup).toMatchObject({ text: '10.39.1.2/32', tail: 'MED 20', role: 'standby' });
    for (const state of ['hold', 'ineligible'])
      expect(signal?.cases[state]).toMatchObject({ text: 'none installed', tail: 'MED 30', role: 'failed' });
  });
  it('is explained by a legend with the figures of the policies', () => {
    const legend = drawingOf('t-r').routeLegend;
    expect(legend?.title).toBe('Preference a neighbour sees');
    expect(legend?.entries.map(({ preference, meaning }) => `${preference} ${meaning}`)).toEqual([
      '10 active signal',
      '20 backup signal',
      '30 neither',
    ]);
  });
});

describe('sessions and deeds of a pair', () => {
  it('are those of its flows, in a tunnel from the far end of the VPN', () => {
    const { sessions } = drawingOf('t-r');
    const ipsec = sessions?.find(({ title }) => title === 'branch-to-office');
    expect(ipsec).toMatchObject({ detail: 'ESP in SRG1', tunnel: { flow: 'branch-to-office', from: 'branch' } });
    expect(sessions?.find(({ title }) => title === 'office-to-web')?.on.map(({ instance }) => instance)).toEqual([
      'session:office-to-web@A',
      'session:office-to-web@B',
    ]);
  });
  it('fail each group over to the other node, and take a node out of service', () => {
    expect(nodeOf(drawingOf('t-r'), 'A')?.deeds?.map(({ label }) => label)).toEqual([
      'Fail SRG1 over to B',
      'Commit software-upgrade',
      'Delete software-upgrade',
    ]);
  });
});
