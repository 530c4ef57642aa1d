// Joining two firewalls: what is cabled becomes the ICL, what is drawn around gets addresses, and the result is a pair that can be written.
import { describe, expect, it } from 'vitest';
import { asId, type Design, type NodeId } from '../../model/design';
import { integrityTrouble } from '../../model/integrity';
import { writePairConfig } from './config-write';
import { formPair, pairDefaults } from './form';
import { readPairConfig } from './schema';
import { templates } from './templates';

const MEMBERS = [asId<NodeId>('A'), asId<NodeId>('B')];

/** The drawing of a template without its pair: as somebody has drawn it who has not joined the two yet. */
function drawing(id: string, change: (design: Design) => Design = (design) => design): Design {
  const design = templates.find((template) => template.id === id)?.build([]);
  if (design === undefined || 'error' in design) throw new Error(`There is no ${id}.`);
  const links = Object.values(design.links).map((link) => ({ ...link, kind: 'revenue' as const }));
  const bare = Object.values(design.nodes).map((node) => (node.kind === 'router' ? { ...node, addresses: [] } : node));
  return change({
    ...design,
    groups: {},
    nodes: Object.fromEntries(bare.map((node) => [node.id, node])),
    links: Object.fromEntries(links.map((link) => [link.id, link])),
  });
}
function formed(design: Design) {
  const result = formPair(design, MEMBERS, 'dc');
  if ('error' in result) throw new Error(result.error);
  const [group] = Object.values(result.groups);
  const config = group === undefined ? undefined : readPairConfig(group.config).value;
  if (group === undefined || config === undefined) throw new Error('The pair has no config that the schema takes.');
  return { design: result, group, config };
}

describe('joining two firewalls', () => {
  it('makes the cables between them the ICL and gives every link an address', () => {
    const { design, group, config } = formed(drawing('mnha-t-r'));
    expect(integrityTrouble(design)).toBeUndefined();
    expect(
      Object.values(design.links)
        .filter(({ kind }) => kind === 'icl')
        .map(({ id }) => id),
    ).toEqual(['icl-0', 'icl-1']);
    expect(group).toMatchObject({ id: 'dc', name: 'dc', technology: 'multinode-ha', members: ['A', 'B'] });
    const [first] = config.nodes;
    expect(first.srgs[1]).toMatchObject({ deploymentType: 'routing', activenessPriority: 200 });
    expect(first.srgs[1]?.monitors.bfd).toHaveLength(2);
    const router = design.nodes[asId<NodeId>('R1')];
    for (const { bgp } of config.nodes)
      for (const { instance, neighbours } of bgp)
        if (instance === undefined)
          expect(Object.values(design.nodes).flatMap(({ addresses }) => addresses ?? [])).toContain(
            `${neighbours[0]?.address}/30`,
          );
    // the hosts' gateways, the probe destination
    expect(router?.addresses).toEqual(expect.arrayContaining(['198.51.100.1/24', '10.111.0.1/32']));
    expect(config.routers.map(({ node, originates }) => [node, originates])).toEqual([
      ['R1', ['0.0.0.0/0', '203.0.113.0/30', '198.51.100.0/24']],
      ['R2', ['10.80.0.0/24']],
    ]);
    expect(writePairConfig(design, group).files.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('takes segments that both are in as virtual IPs', () => {
    const { config } = formed(drawing('mnha-t-h'));
    expect(config.nodes.map(({ srgs }) => srgs[1]?.deploymentType)).toEqual(['hybrid', 'hybrid']);
    expect(config.nodes[1].srgs[1]?.virtualIps.map(({ address, interface: unit }) => [address, unit])).toEqual([
      ['192.168.252.254/24', 'ge-0/0/2.0'],
      ['192.168.253.254/24', 'ge-0/0/3.0'],
    ]);
    expect(config.nodes[0].srgs[1]?.monitors.interfaces).toEqual(['ge-0/0/2', 'ge-0/0/3']);
  });

  it('lays two cables where there is none', () => {
    const { design } = formed(
      drawing('mnha-t-r', (before) => ({
        ...before,
        links: Object.fromEntries(Object.entries(before.links).filter(([id]) => !id.startsWith('icl'))),
      })),
    );
    const icl = Object.values(design.links).filter(({ kind }) => kind === 'icl');
    expect(icl.map(({ a, b }) => [design.ports[a]?.name, design.ports[b]?.name])).toEqual([
      ['xe-0/0/19', 'xe-0/0/19'],
      ['xe-0/0/18', 'xe-0/0/18'],
    ]);
  });

  it('refuses a model without Multinode HA', () => {
    const branch = drawing('mnha-t-r', (before) => ({
      ...before,
      nodes: {
        ...before.nodes,
        [asId<NodeId>('B')]: { id: asId<NodeId>('B'), kind: 'srx', name: 'B', model: 'SRX345' },
      },
    }));
    expect(formPair(branch, MEMBERS, 'dc')).toEqual({
      error: expect.stringContaining('B: SRX345 has no Multinode HA'),
    });
    expect(formPair(branch, MEMBERS.slice(1), 'dc')).toEqual({ error: 'A Multinode HA pair has exactly two nodes.' });
  });

  it('has defaults for what is drawn', () => {
    const { design } = formed(drawing('mnha-t-r'));
    expect(readPairConfig(pairDefaults(design, MEMBERS)).diagnostics).toEqual([]);
  });
});
