// L16 to L19 and L36 to L38: links between the nodes and the cluster-id: the smallest breach says it, the healthy design does not, and a fix removes it.
import { describe, expect, it } from 'vitest';
import { asId, type Design, type GroupId, type LinkId, type NodeId, type PortId } from '../../../model/design';
import type { Reth } from '../schema';
import { clusterOf, configOf, templateDesign, withConfig } from '../testing/designs';
import { changed, mended, release, through, told, without } from '../testing/findings';

const a1 = templateDesign('cc-a1');
const a5 = templateDesign('cc-a5');
describe('links between the nodes', () => {
  it('L16: control and fabric not through one switch', () => {
    const one = through(a1, 'sw-ha', 'sw-ha');
    expect(told(one, 'L16')).toEqual([
      'L16 warning sw-ha: Control and fabric both run through sw-ha: when it fails, both nodes become primary.',
    ]);
    expect(told(through(a1, 'sw-c', 'sw-f'), 'L16')).toEqual([]);
    expect(told(a1, 'L16')).toEqual([]);
  });
  it('L16: nor on one card', () => {
    const card = changed(a5, () => ({
      controlPorts: [
        { fpc: 0, port: 0 },
        { fpc: 12, port: 0 },
      ],
    }));
    expect(told(card, 'L16')).toEqual([
      'L16 warning FPC 0: FPC 0 carries the control port and a fabric member: when it fails, both links are lost.',
      'L16 warning FPC 12: FPC 12 carries the control port and a fabric member: when it fails, both links are lost.',
    ]);
    expect(told(a5, 'L16')).toEqual([]);
  });
  it('L17: cables rather than switches', () => {
    const fabric = through(a1, undefined, 'sw-f');
    expect(told(fabric, 'L17')).toEqual([
      'L17 warning fabric-0-0: The fabric link runs through sw-f.',
      'L17 warning fabric-0-1: The fabric link runs through sw-f.',
    ]);
    expect(told(a1, 'L17')).toEqual([]);
  });
  it('L36: a longer heartbeat time on large chassis and with many units', () => {
    expect(told(a5, 'L36')).toEqual([
      'L36 info heartbeats: A peer counts as dead after 3000 ms; for an SRX5800 at least 5000 ms are advised.',
    ]);
    expect(
      told(
        changed(a5, () => ({ heartbeatThreshold: 5 })),
        'L36',
      ),
    ).toEqual([]);
    expect(told(a1, 'L36')).toEqual([]);
    const units = Array.from({ length: 251 }, (_, unit) => ({ unit, inet: [], inet6: [] }));
    const many = changed(a1, ({ reths }) => ({
      rethCount: 4,
      reths: [0, 1, 2, 3].map((number) => ({ ...(reths[0] as Reth), name: `reth${number}`, units })),
    }));
    expect(told(many, 'L36')).toEqual([
      'L36 info heartbeats: A peer counts as dead after 3000 ms; with 1004 logical interfaces at least 5000 ms are advised.',
    ]);
  });
  it('L37: a second control link where the model has one, a second fabric link everywhere', () => {
    expect(told(a1, 'L37')).toEqual(['L37 info fabric link: There is one fabric link; two are possible.']);
    expect(told(a5, 'L37')).toEqual([]);
    const single = Object.fromEntries(Object.entries(a5.links).filter(([id]) => id !== 'control-1'));
    expect(told({ ...a5, links: single }, 'L37')).toEqual([
      'L37 info control link: There is one control link; an SRX5800 can have two.',
    ]);
  });
  it('L38: the SRX5000 line needs a control port for each node', () => {
    const none = withConfig(a5, (config) => without(config, 'controlPorts'));
    expect(told(none, 'L38')).toEqual([
      'L38 warning control-ports: No control port is configured for node0 and node1.',
    ]);
    expect(
      told(
        changed(a5, () => ({ controlPorts: [{ fpc: 1, port: 0 }] })),
        'L38',
      ),
    ).toEqual(['L38 warning control-ports: No control port is configured for node1.']);
    expect(
      told(
        changed(none, () => ({ scbControlPorts: [0] })),
        'L38',
      ),
    ).toEqual([]);
    expect(told(a5, 'L38')).toEqual([]);
    expect(told(a1, 'L38')).toEqual([]);
  });
  it('L38: nor on the card in the lowest slot, which is the central point whatever else is there', () => {
    const lowest = changed(a5, () => ({
      controlPorts: [
        { fpc: 0, port: 0 },
        { fpc: 1, port: 0 },
        { fpc: 12, port: 0 },
      ],
    }));
    expect(told(lowest, 'L38')).toEqual([
      'L38 warning FPC 0: The control port of node0 is on FPC 0, its lowest slot: that card is the central point.',
      'L38 warning FPC 12: The control port of node1 is on FPC 12, its lowest slot: that card is the central point.',
    ]);
  });
});

describe('cluster-id', () => {
  /** The design with a second cluster on its inside switch. */
  function twoClusters(clusterId: number): Design {
    const other = (id: string): string => `other-${id}`;
    const own = clusterOf(a1);
    const nodes = Object.values(a1.nodes).filter(({ kind }) => kind === 'srx');
    const ports = Object.values(a1.ports).filter(({ node }) => own.members.includes(node));
    const links = Object.values(a1.links).filter(({ a, b }) =>
      [a, b].some((end) => ports.some(({ id }) => id === end)),
    );
    const port = (id: PortId): PortId => (ports.some((each) => each.id === id) ? asId(other(id)) : asId(`${id}-more`));
    const far = Object.values(a1.ports).filter(({ node }) => !own.members.includes(node));
    const group = asId<GroupId>('other');
    return {
      ...a1,
      nodes: {
        ...a1.nodes,
        ...Object.fromEntries(
          nodes.map((node) => [other(node.id), { ...node, id: asId<NodeId>(other(node.id)), name: other(node.name) }]),
        ),
      },
      ports: {
        ...a1.ports,
        ...Object.fromEntries(
          ports.map((each) => [
            other(each.id),
            { ...each, id: asId<PortId>(other(each.id)), node: asId<NodeId>(other(each.node)) },
          ]),
        ),
        ...Object.fromEntries(
          far.map((each) => [
            `${each.id}-more`,
            { ...each, id: asId<PortId>(`${each.id}-more`), name: `${each.name}0` },
          ]),
        ),
      },
      links: {
        ...a1.links,
        ...Object.fromEntries(
          links.map((each) => [
            other(each.id),
            { ...each, id: asId<LinkId>(other(each.id)), a: port(each.a), b: port(each.b) },
          ]),
        ),
      },
      groups: {
        ...a1.groups,
        [group]: {
          ...own,
          id: group,
          name: 'other',
          members: own.members.map((id) => asId<NodeId>(other(id))),
          config: { ...own.config, clusterId },
        },
      },
    };
  }
  it('L18: two clusters on one switch have different ids; the fix gives a free one', () => {
    const twins = twoClusters(1);
    expect(told(twins, 'L18')).toEqual([
      'L18 error cluster: cluster and other share a broadcast domain and cluster-id 1: reth0 of both is 00:10:db:ff:10:00.',
    ]);
    expect(configOf(mended(twins, 'L18')).clusterId).toBe(2);
    expect(told(twoClusters(2), 'L18')).toEqual([]);
    const apart = Object.values(twins.links).filter(({ id, kind }) => !(id.startsWith('other-') && kind === 'revenue'));
    expect(told({ ...twins, links: Object.fromEntries(apart.map((each) => [each.id, each])) }, 'L18')).toEqual([]);
  });
  it('L19: extended ids only over cables, and not on old releases', () => {
    const extended = changed(a1, () => ({ clusterId: 16 }));
    expect(told(extended, 'L19')).toEqual([]);
    expect(told(through(extended, 'sw-c', undefined), 'L19')).toEqual([
      'L19 warning cluster: Cluster-id 16 is above 15, and the control link runs through sw-c.',
    ]);
    expect(told(release(extended, '12.1X44-D40'), 'L19')).toEqual([
      'L19 warning cluster: Cluster-id 16 is above 15, and Junos 12.1X44-D40 knows ids up to 15.',
    ]);
    expect(told(release(extended, '12.1X45-D10'), 'L19')).toEqual([]);
    expect(told(through(a1, 'sw-c', undefined), 'L19')).toEqual([]);
  });
});
