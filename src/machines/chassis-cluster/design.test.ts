// Drawing, forming and telling: what the app shows of a cluster, from designs alone.

import { describe, expect, it } from 'vitest';
import {
  asId,
  type Design,
  type DesignNode,
  type LinkId,
  type NodeId,
  type Port,
  type PortId,
} from '../../model/design';
import { loadTechnologies } from '../registry';
import { planOf } from '../run';
import { chassisCluster } from '.';
import { BASELINES } from './baselines';
import { buildClusterDesign } from './build-design';
import { CLUSTER_MODELS, clusterModel, clusterPortName, consumedPortNames, nodeOfPort } from './models';
import { emptyClusterConfig, readClusterConfig } from './schema';
import { templates } from './templates';
import { runOf } from './testing/conformance';
import { clusterOf, configOf, templateDesign } from './testing/designs';

await loadTechnologies(['chassis-cluster']);

const OPTIONS = [
  'hold=60',
  'delay=30',
  'limit=2/300',
  'hb=2000x8',
  'legacy',
  'equal',
  'start=1',
  'no-preempt',
  'preempt',
];

describe('templates', () => {
  it('offer every baseline and at least two designs for the gallery', () => {
    const ids = templates.map(({ id }) => id);
    for (const key of ['a1', 'a1p', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a7n']) expect(ids).toContain(`cc-${key}`);
    expect(templates.filter(({ gallery }) => gallery).length).toBeGreaterThanOrEqual(2);
  });
  it.each(templates.map(({ id }) => id))('%s has a valid config, a plan, and no two boxes in one place', (id) => {
    const design = templateDesign(id);
    expect(readClusterConfig(clusterOf(design).config).diagnostics).toEqual([]);
    expect(planOf(design).errors).toEqual([]);
    const places = Object.values(design.layout.nodes).map(({ x, y }) => `${x},${y}`);
    expect(new Set(places).size).toBe(Object.keys(design.nodes).length);
    expect(places.every((place) => place.split(',').every((number) => Number(number) % 8 === 0))).toBe(true);
    for (const port of Object.values(design.ports)) expect(design.layout.sides[port.id], port.id).toBeDefined();
  });
  it.each(OPTIONS)('take the option %s, alone and with all others', (option) => {
    expect(configOf(templateDesign('cc-a3', [option]))).not.toEqual(
      ['preempt', 'no-preempt'].includes(option) ? undefined : configOf(templateDesign('cc-a3')),
    );
    expect(planOf(templateDesign('cc-a1p', OPTIONS)).errors).toEqual([]);
  });
  it('do what the options say', () => {
    const config = configOf(
      templateDesign('cc-a1', [
        'preempt',
        'delay=30',
        'limit=2/300',
        'hold=60',
        'hb=2000x8',
        'equal',
        'start=1',
        'legacy',
      ]),
    );
    expect(config).toMatchObject({
      heartbeatIntervalMs: 2000,
      heartbeatThreshold: 8,
      fabricProfile: 'legacy',
      bootOrder: 'node1-first',
    });
    expect(config.redundancyGroups[0]).toMatchObject({ priorities: [100, 100], preempt: null });
    expect(config.redundancyGroups[0]?.holdDownIntervalS).toBeUndefined();
    expect(config.redundancyGroups[1]).toMatchObject({
      priorities: [100, 100],
      preempt: { delayS: 30, limit: 2, periodS: 300 },
      holdDownIntervalS: 60,
    });
    expect(configOf(templateDesign('cc-a1p', ['no-preempt'])).redundancyGroups[1]?.preempt).toBeNull();
  });
  it.each([
    'hold',
    'hold=1801',
    'hb=2000',
    'hb=900x3',
    'limit=2',
    'start=2',
    'equal=1',
    'bogus',
    'constructor',
    'delay=1=2',
  ])('refuse the option %s with a sentence', (option) => {
    const built = templates.find(({ id }) => id === 'cc-a1')?.build([option]);
    expect(built).toHaveProperty('error', expect.stringContaining(option.split('=')[0] ?? ''));
  });
  it('node 1 is primary for everything with start=1', () => {
    const run = runOf('cc-a1+start=1', []);
    for (const rg of ['rg0', 'rg1']) expect(run.frameAt(0).instances.get(`${rg}@node1`)?.state).toBe('primary');
  });
});

describe('models', () => {
  it('renumber node 1 by the offset, whatever its role', () => {
    expect(
      ['SRX300', 'SRX320', 'SRX345', 'SRX550', 'SRX1500', 'SRX5800', 'vSRX'].map((name) =>
        clusterPortName(clusterModel(name)?.offset ?? 0, 1, 'ge-0/0/3'),
      ),
    ).toEqual(['ge-1/0/3', 'ge-3/0/3', 'ge-5/0/3', 'ge-9/0/3', 'ge-7/0/3', 'ge-12/0/3', 'ge-7/0/3']);
    expect(clusterPortName(5, 0, 'ge-0/0/3')).toBe('ge-0/0/3');
    expect(nodeOfPort(5, 'ge-4/0/3')).toBe(0);
    expect(nodeOfPort(5, 'ge-5/0/3')).toBe(1);
    expect(nodeOfPort(5, 'em0')).toBeUndefined();
  });
  it('take fxp0 and control ports away on both nodes', () => {
    const srx320 = clusterModel('srx320');
    expect(srx320 && [...consumedPortNames(srx320, 0), ...consumedPortNames(srx320, 1)]).toEqual([
      'ge-0/0/0',
      'ge-0/0/1',
      'ge-3/0/0',
      'ge-3/0/1',
    ]);
  });
  it('know every model of the reference', () => expect(CLUSTER_MODELS).toHaveLength(29));
});

describe('a drawn design', () => {
  const design = templateDesign('hq-edge-pair');
  it('has the names of the picture', () =>
    expect(Object.keys(design.nodes).sort()).toEqual(['isp', 'office', 'srx-a', 'srx-b', 'sw-in', 'sw-out', 'web']));
  it('draws chips, pills and rows', () => {
    const drawing = chassisCluster.draw(design, clusterOf(design));
    expect(drawing.hull).toEqual({ label: 'cluster 1', detail: 'SRX345 pair, chassis cluster' });
    expect(drawing.pills.map(({ title, detail }) => `${title} ${detail}`)).toEqual([
      'reth0 203.0.113.2/24',
      'reth1 10.0.0.1/24',
    ]);
    const node = drawing.nodes.get(asId<NodeId>('srx-b'));
    expect(node?.rows.map(({ label, detail, tags }) => [label, detail, ...tags])).toEqual([
      ['RG0', 'priority 100'],
      ['RG1', 'priority 100', 'preempt'],
    ]);
    expect(node?.ports.get(asId<PortId>('srx-b/ge-5/0/1'))).toEqual({ shape: 'chip', linkKind: 'control' });
    expect(node?.ports.get(asId<PortId>('srx-b/ge-5/0/14'))).toEqual({
      shape: 'row',
      linkKind: 'revenue',
      pill: 'reth0',
    });
    expect(drawing.linkLabels[0]?.detail).toBe('fxp1, 1 s × 3');
  });
  it('draws dual control links where control ports are configured', () => {
    const links = Object.values(templateDesign('cc-a5').links).filter(({ kind }) => kind !== 'revenue');
    expect(links.map(({ id }) => id)).toEqual(['control-0', 'control-1', 'fabric-0', 'fabric-1']);
  });
  it('gives a host to every unit of a tagged reth, and a router to every next hop', () => {
    const drawn = buildClusterDesign({
      name: 'tagged',
      id: 'tagged',
      nodes: [
        { name: 'a', model: 'SRX345' },
        { name: 'b', model: 'SRX345' },
      ],
      config: {
        ...emptyClusterConfig,
        rethCount: 2,
        reths: [
          {
            name: 'reth0',
            redundancyGroup: 1,
            children: ['ge-0/0/3', 'ge-5/0/3'],
            vlanTagging: false,
            units: [{ unit: 0, inet: ['192.0.2.2/30'], inet6: [], zone: 'untrust' }],
          },
          {
            name: 'reth1',
            redundancyGroup: 1,
            children: ['ge-0/0/4', 'ge-5/0/4'],
            vlanTagging: true,
            units: [
              { unit: 10, vlanId: 10, inet: ['10.10.10.1/24'], inet6: [], zone: 'trust' },
              { unit: 20, vlanId: 20, inet: ['10.10.20.1/24'], inet6: [], zone: 'trust' },
            ],
          },
        ],
        staticRoutes: [
          { prefix: '0.0.0.0/0', nextHop: '192.0.2.1' },
          { prefix: '10.99.0.0/16', nextHop: '10.10.20.254' },
        ],
      },
    });
    const named = Object.values(drawn.nodes).map(({ name, addresses, gateway }) => [name, addresses?.[0], gateway]);
    expect(named).toContainEqual(['isp', '192.0.2.1/30', undefined]);
    expect(named).toContainEqual(['office', '10.10.10.20/24', '10.10.10.1']);
    expect(named).toContainEqual(['office-20', '10.10.20.20/24', '10.10.20.1']);
    expect(named).toContainEqual(['router-10-10-20-254', '10.10.20.254/24', undefined]);
    expect(Object.keys(drawn.flows)).toContain('office-20-to-web');
    expect(planOf(drawn).errors).toEqual([]);
  });
});

describe('forming a cluster by hand', () => {
  /** Two firewalls, a switch and a host on either side, cabled as stand-alone devices. */
  function cabled(model = 'SRX345', extra: readonly (readonly [string, string])[] = []): Design {
    const base = templateDesign('cc-a1');
    const node = (name: string, more: Omit<DesignNode, 'id' | 'name'>): readonly [string, DesignNode] => [
      name,
      { id: asId<NodeId>(name), name, ...more },
    ];
    const cables = [
      ['fw-1/ge-0/0/3', 'sw-out/ge-0/0/0'],
      ['fw-2/ge-0/0/3', 'sw-out/ge-0/0/1'],
      ['isp/ge-0/0/0', 'sw-out/ge-0/0/2'],
      ['fw-1/ge-0/0/4', 'sw-in/ge-0/0/0'],
      ['fw-2/ge-0/0/4', 'sw-in/ge-0/0/1'],
      ['office/eth0', 'sw-in/ge-0/0/2'],
      ...extra,
    ] as const;
    const port = (text: string): Port => {
      const [owner = '', ...rest] = text.split('/');
      return { id: asId<PortId>(text), node: asId<NodeId>(owner), name: rest.join('/') };
    };
    return {
      ...base,
      nodes: Object.fromEntries([
        node('fw-1', { kind: 'srx', model }),
        node('fw-2', { kind: 'srx', model }),
        node('sw-out', { kind: 'switch' }),
        node('sw-in', { kind: 'switch' }),
        node('isp', { kind: 'router', addresses: ['203.0.113.1/29'] }),
        node('office', { kind: 'host', addresses: ['10.0.0.20/24'], gateway: '10.0.0.1' }),
      ]),
      ports: Object.fromEntries(cables.flat().map((text) => [text, port(text)])),
      links: Object.fromEntries(
        cables.map(([a, b], index) => [
          `l${index}`,
          { id: asId(`l${index}`), kind: 'revenue', a: asId(a), b: asId(b) },
        ]),
      ),
      groups: {},
      flows: {},
      layout: { nodes: {}, notes: {}, sides: {} },
    };
  }
  const members = [asId<NodeId>('fw-1'), asId<NodeId>('fw-2')];
  const formed = (design: Design): Design => {
    const result = chassisCluster.form(design, members, 'cluster');
    if ('error' in result) throw new Error(result.error);
    return result;
  };

  it('renumbers node 1, lays control and fabric, finds the reths and their addresses', () => {
    const design = formed(cabled());
    const names = Object.values(design.ports)
      .filter(({ node }) => node === 'fw-2')
      .map(({ name }) => name);
    expect(names.sort()).toEqual(['ge-5/0/1', 'ge-5/0/2', 'ge-5/0/3', 'ge-5/0/4']);
    const config = configOf(design);
    expect(config.reths.map(({ name, children, units }) => [name, children, units[0]?.inet])).toEqual([
      ['reth0', ['ge-0/0/3', 'ge-5/0/3'], ['203.0.113.2/29']],
      ['reth1', ['ge-0/0/4', 'ge-5/0/4'], ['10.0.0.1/24']],
    ]);
    expect(config.fabric).toEqual({ fab0: ['ge-0/0/2'], fab1: ['ge-5/0/2'] });
    expect(
      Object.values(design.links)
        .filter(({ kind }) => kind !== 'revenue')
        .map(({ id, kind }) => [id, kind]),
    ).toEqual([
      ['control-0', 'control'],
      ['fabric-0', 'fabric'],
    ]);
    expect(planOf(design).errors).toEqual([]);
  });
  it('takes a cable that is there for the fabric', () => {
    const design = formed(cabled('SRX345', [['fw-1/ge-0/0/7', 'fw-2/ge-0/0/7']]));
    expect(configOf(design).fabric).toEqual({ fab0: ['ge-0/0/7'], fab1: ['ge-5/0/7'] });
    expect(design.links[asId<LinkId>('l6')]?.kind).toBe('fabric');
  });
  it('refuses when a port is in use that the cluster takes', () => {
    const result = chassisCluster.form(cabled('SRX320', [['fw-1/ge-0/0/0', 'sw-in/ge-0/0/9']]), members, 'cluster');
    expect(result).toEqual({ error: 'fw-1: a cluster takes ge-0/0/0 for control or fxp0; unplug it first.' });
  });
  it('refuses one device, and a model that is none', () => {
    expect(chassisCluster.form(cabled(), members.slice(1), 'cluster')).toHaveProperty('error');
    expect(chassisCluster.form(cabled('MX204'), members, 'cluster')).toHaveProperty(
      'error',
      'fw-1: MX204 is not known as a cluster node.',
    );
  });
});

describe('captions', () => {
  const captions = (design: string, ...steps: readonly string[]) => {
    const run = runOf(design, steps);
    return run.trace
      .filter(({ atMs }) => atMs >= 0)
      .flatMap((entry) => {
        const text = chassisCluster.tell(templateDesign(design), run, entry.seq);
        return text === undefined ? [] : [`${entry.atMs} ${text}`];
      });
  };
  it('tell the failover of one monitored port in three sentences', () =>
    expect(captions('cc-a2', '0s fail port:node0/ge-0/0/14', '60s fail port:node0/ge-0/0/15')).toEqual([
      '0 RG1 on node0: weight 255 − 150 = 105, above zero, so nothing moves.',
      '60000 RG1 on node0: weight 255 − 150 − 150 = −45; it will move to node1.',
      '61000 RG1 moves to node1: the weight on node0 is used up.',
    ]));
  it('tell a power loss without a word about its dark ports', () =>
    expect(captions('cc-a1', '0s fail node:node0')).toEqual([
      '0 node0 has no power; node1 does not know yet.',
      '0 node1 hears no more heartbeats; it waits for the heartbeat threshold.',
      '3000 node0 is shown as lost: node1 has missed its heartbeats.',
      '3000 node1 has lost the fabric.',
      '3000 node1 has heard nothing from node0 and becomes primary for RG0 and RG1. Routing processes restart there.',
    ]));
  it('tell a lost control link once for both nodes', () =>
    expect(captions('cc-a1', '0s fail control:cluster')).toEqual([
      '0 The nodes hear no more heartbeats from each other; they wait for the heartbeat threshold.',
      '3000 node1 is ineligible: the control link failed, and it is not primary for RG0.',
      '183000 node1 is disabled and stays so until it is rebooted.',
    ]));
  it('say of every move why', () => {
    const rules = Object.keys(BASELINES).flatMap((key) =>
      captions(
        `cc-${key}`,
        '0s node0> request chassis cluster failover redundancy-group 0 node 1',
        '400s fail node:node1',
      ),
    );
    expect(rules.every((text) => /\d+ \S.*\.$/.test(text))).toBe(true);
  });
});
