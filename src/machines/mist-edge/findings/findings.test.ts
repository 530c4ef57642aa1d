// Every rule fires where it should, with its number in the sentence, and is silent on a design that has nothing wrong.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { type MistEdgeConfig, readConfig } from '../schema';
import { designOf } from '../testing/conformance';
import { mistFindings } from './index';

const groupOf = (design: Design) => {
  const [group] = Object.values(design.groups);
  if (group === undefined) throw new Error('no group');
  return group;
};

function findingsOf(
  spec: string,
  change: (config: MistEdgeConfig) => MistEdgeConfig = (config) => config,
): readonly Finding[] {
  const design = designOf(spec);
  const group = groupOf(design);
  const config = readConfig(group.config).value;
  if (config === undefined) throw new Error('broken config');
  const changed = { ...group, config: change(config) };
  return mistFindings({ ...design, groups: { [group.id]: changed } }, changed);
}
const messages = (found: readonly Finding[], rule: string): readonly string[] =>
  found.filter((each) => each.rule === rule).map(({ message }) => message);
const fires = (
  rule: string,
  spec: string,
  words: RegExp,
  change?: (config: MistEdgeConfig) => MistEdgeConfig,
): void => {
  const found = messages(findingsOf(spec, change), rule);
  expect(found.join('\n')).toMatch(words);
};

const eachEdge =
  (change: Partial<MistEdgeConfig['edges'][number]>) =>
  (config: MistEdgeConfig): MistEdgeConfig => ({
    ...config,
    edges: config.edges.map((edge) => ({ ...edge, ...change })),
  });
const firstEdge =
  (change: Partial<MistEdgeConfig['edges'][number]>) =>
  (config: MistEdgeConfig): MistEdgeConfig => ({
    ...config,
    edges: config.edges.map((edge, at) => (at === 0 ? { ...edge, ...change } : edge)),
  });
const eachTunnel =
  (change: Partial<MistEdgeConfig['tunnels'][number]>) =>
  (config: MistEdgeConfig): MistEdgeConfig => ({
    ...config,
    tunnels: config.tunnels.map((tunnel) => ({ ...tunnel, ...change })),
  });
const eachCluster =
  (change: Partial<MistEdgeConfig['clusters'][number]>) =>
  (config: MistEdgeConfig): MistEdgeConfig => ({
    ...config,
    clusters: config.clusters.map((cluster) => ({ ...cluster, ...change })),
  });
const eachWlan =
  (change: Partial<MistEdgeConfig['wlans'][number]>) =>
  (config: MistEdgeConfig): MistEdgeConfig => ({
    ...config,
    wlans: config.wlans.map((wlan) => ({ ...wlan, ...change })),
  });
const eachGroup =
  (change: Partial<MistEdgeConfig['apGroups'][number]>) =>
  (config: MistEdgeConfig): MistEdgeConfig => ({
    ...config,
    apGroups: config.apGroups.map((group) => ({ ...group, ...change })),
  });
const voice = eachWlan({ latencySensitive: true });
const then =
  (...changes: readonly ((config: MistEdgeConfig) => MistEdgeConfig)[]) =>
  (config: MistEdgeConfig): MistEdgeConfig =>
    changes.reduce((changed, change) => change(changed), config);

describe('rules', () => {
  it('L01: one member and no secondary', () =>
    fires('L01', 'mist-tb1', /C1 has one member, ME1, and Corp has no secondary/, (config) => ({
      ...config,
      edges: config.edges.map((edge, at) => (at === 1 ? { ...edge, cluster: null } : edge)),
      clusters: config.clusters.map((cluster) => ({ ...cluster, hosts: cluster.hosts.slice(0, 1) })),
    })));
  it('names that lead nowhere', () => {
    fires('config', 'mist-tb1', /ME1 speaks of cluster C9, which is not there/, firstEdge({ cluster: 'C9' }));
    fires('config', 'mist-tb1', /Corp speaks of cluster C9/, eachTunnel({ clusters: ['C1', 'C9'] }));
    fires('config', 'mist-tb1', /corp speaks of tunnel Old/, eachWlan({ tunnels: ['Corp', 'Old'] }));
    fires('config', 'mist-tb1', /gone speaks of device gone/, eachGroup({ node: 'gone' }));
    expect(messages(findingsOf('mist-guest'), 'config')).toEqual([]);
  });
  it('L02: one cluster', () => fires('L02', 'mist-tb1', /Corp goes to C1 only/));
  it('L03: 160 % after one failure (row S21)', () => {
    fires('L03', 'mist-tb1+aps=800', /160 % after one failure: without ME\d, ME\d has 800 of 500 tunnels/);
    expect(messages(findingsOf('mist-tb1'), 'L03')).toEqual([]);
    expect(messages(findingsOf('mist-tc'), 'L03')).toEqual([]);
  });
  it('L04: more than 80 %', () => {
    fires('L04', 'mist-tb1+aps=802', /ME1 is at 80.2 % of its maximum: 401 of 500 tunnels/);
    expect(messages(findingsOf('mist-tb1+aps=800'), 'L04')).toEqual([]);
    fires('L04', 'mist-tb1', /throughput|4000 Mbps/, eachGroup({ throughputMbps: 7000 }));
  });
  it('L05: the secondary is too small', () => {
    const found = findingsOf('mist-tb+aps=900').filter(({ rule }) => rule === 'L05');
    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'Without C1, ME3 is at 90 %: 450 of 500 tunnels.'],
    ]);
    const over = findingsOf('mist-tb+aps=1200').filter(({ rule }) => rule === 'L05');
    expect(over[0]).toMatchObject({ severity: 'error' });
    expect(messages(findingsOf('mist-cross'), 'L05')).toEqual([]);
  });
  it('L06: nothing is checked', () => {
    fires('L06', 'mist-tb1', /ME1 and ME2: no resource is checked/);
    expect(messages(findingsOf('mist-tb1+crm=60'), 'L06')).toEqual([]);
    fires('L06', 'mist-tb1+crm=60', /monitoring is turned off/, eachCluster({ monitoringDisabled: true }));
  });
  it('L07: dual arm without checks', () => {
    fires('L07', 'mist-tb1+dualarm', /ME1 is in dual arm/);
    expect(messages(findingsOf('mist-tb1+dualarm+crm=60'), 'L07')).toEqual([]);
  });
  it('L08: a slow check on a voice tunnel', () => {
    fires('L08', 'mist-tb1+crm=300', /corp is black-holed for 300 s/, voice);
    expect(messages(findingsOf('mist-tb1+crm=60', voice), 'L08')).toEqual([]);
  });
  it('L09: checks that never work', () => {
    const check = (change: object) => eachCluster({ monitoring: [{ protocol: 'ping', host: '10.1.10.1', ...change }] });
    fires('L09', 'mist-tb1+crm=30', /timeout of 30 s is outside 60 to 3600/);
    fires('L09', 'mist-tb1', /tcp needs a port/, check({ protocol: 'tcp' }));
    fires('L09', 'mist-tb1', /cannot ARP 172.16.0.1/, check({ protocol: 'arp', host: '172.16.0.1' }));
    fires('L09', 'mist-tb1', /ME1 has no address in source VLAN 77/, check({ srcVlan: 77 }));
    fires(
      'L09',
      'mist-tb1',
      /10.1.10.9 is the source address of ME1 and ME2/,
      eachEdge({ otherAddresses: [{ vlan: 10, address: '10.1.10.9/24' }] }),
    );
    expect(messages(findingsOf('mist-tb1+crm=60', check({ protocol: 'arp' })), 'L09')).toEqual([]);
  });
  it('L10: all watch one target', () => {
    fires('L10', 'mist-tb1+crm=60', /All 2 Edges of Corp watch 10.1.10.1/);
    expect(messages(findingsOf('mist-tb+crm=60'), 'L10')).toEqual([]);
  });
  it('L11: hellos shorter than a restart', () =>
    fires('L11', 'mist-tb1+hello=1x3', /1 s × 3 give an Edge up after 3 s/));
  it('L12: minutes for a voice WLAN', () => fires('L12', 'mist-tb1', /waits up to 420 s/, voice));
  it('L13: outside of the API', () => {
    fires(
      'L13',
      'mist-tb1',
      /hello_interval 301.*hello_retries 1 .*mtu 400/s,
      eachTunnel({ helloIntervalS: 301, helloRetries: 1, mtu: 400 }),
    );
    expect(messages(findingsOf('mist-tb1'), 'L13')).toEqual([]);
  });
  it('L14: no way back, with its mend', () => {
    const design = designOf('mist-tb1');
    const [found] = mistFindings(design, groupOf(design)).filter(({ rule }) => rule === 'L14');
    expect(found?.message).toBe('Corp has 2 Edges to choose from and no auto-preemption.');
    const mended = found?.fix?.apply(design) ?? design;
    expect(mistFindings(mended, groupOf(mended)).filter(({ rule }) => rule === 'L14')).toEqual([]);
  });
  it('L15: in business hours', () => {
    fires('L15', 'mist-tb1+preempt=12:00', /APs are moved at 12:00/);
    expect(messages(findingsOf('mist-tb1+preempt=02:00'), 'L15')).toEqual([]);
  });
  it('L16: a jittery path without the quarter of an hour', () => {
    fires('L16', 'mist-tb', /path of all is jittery/, eachGroup({ jittery: true }));
    expect(messages(findingsOf('mist-tb+preempt=15min', eachGroup({ jittery: true })), 'L16')).toEqual([]);
  });
  it('L17: back and forth between schemes', () =>
    fires('L17', 'mist-tb+preempt=15min+hello=5x3', /5 s × 3, preemption every 15 minutes/));
  it('L18: stale addresses', () => {
    fires('L18', 'mist-tb', /clients of corp are not made to reconnect/);
    expect(messages(findingsOf('mist-tb+reconnect'), 'L18')).toEqual([]);
  });
  it('L19: one subnet for both addresses', () =>
    fires(
      'L19',
      'mist-tb1',
      /OOBM 10.1.1.99\/24 and tunnel 10.1.1.11\/24/,
      firstEdge({ oobm: { type: 'static', address: '10.1.1.99/24', gateway: '10.1.1.1' } }),
    ));
  it('L20: one switch', () => {
    fires('L20', 'mist-tb1', /All 2 Edges of C1 are on core1.*All 2 data ports of ME1 are on core1/s);
    expect(messages(findingsOf('mist-campus'), 'L20')).toEqual([]);
  });
  it('L21: VLANs that lead nowhere', () => {
    fires('L21', 'mist-tb+vlan30', /VLAN 30 of Corp is missing on the trunk of ME3/);
    fires('L21', 'mist-tb1', /VLAN 99 of corp is in no tunnel/, eachWlan({ vlans: [99] }));
    fires(
      'L21',
      'mist-tb1',
      /VLAN 1 of Corp is the untagged one of ME1/,
      then(eachTunnel({ vlans: [1] }), eachEdge({ trunkVlans: [1] })),
    );
    expect(messages(findingsOf('mist-tb1'), 'L21')).toEqual([]);
  });
  it('L22: hosts that are no members', () => {
    fires(
      'L22',
      'mist-tb1',
      /3 hosts for 2 members.*10.9.9.9 is no member's/s,
      eachCluster({ hosts: ['10.1.1.11', '10.1.1.12', '10.9.9.9'] }),
    );
    fires('L22', 'mist-tb1+ordered', /order \[0, 0\] does not name/, eachCluster({ order: [0, 0] }));
    expect(messages(findingsOf('mist-tb1+ordered'), 'L22')).toEqual([]);
  });
  it('L23: APs that are not spread', () => {
    fires('L23', 'mist-ta+ordered', /one of 3 Edges carries everything/);
    fires(
      'L23',
      'mist-tb1',
      /1 pairs of site and tunnel are shared by 2 Edges/,
      eachCluster({ selection: 'shuffle-by-site' }),
    );
  });
  it('L24: RADIUS over one cable', () =>
    fires('L24', 'mist-tb1', /RADIUS proxy of C1 uses oobm/, eachCluster({ radiusProxy: { source: 'oob' } })));
  it('L25: APs that nobody lets in', () => {
    fires(
      'L25',
      'mist-tb+subnets=200',
      /10.60.0.0\/16 of siteB is in no AP subnet of C1: its APs use the other cluster only/,
    );
    fires('L25', 'mist-tb1', /its APs never connect/, eachGroup({ subnet: '192.168.0.0/24' }));
  });
  it('L26: two tunnels for one VLAN', () =>
    fires(
      'L26',
      'mist-cross',
      /VLAN 10, 20 and 30 of east is in East and West/,
      eachWlan({ tunnels: ['East', 'West'] }),
    ));
  it('L27: anchors in a ring', () => {
    fires('L27', 'mist-anchor', /Anchor is anchored to itself/, eachTunnel({ anchors: ['Anchor'] }));
    fires('L27', 'mist-anchor', /Corp comes back to itself over Anchor/, (config) => ({
      ...config,
      tunnels: config.tunnels.map((tunnel) => (tunnel.name === 'Anchor' ? { ...tunnel, anchors: ['Corp'] } : tunnel)),
    }));
    expect(messages(findingsOf('mist-anchor'), 'L27')).toEqual([]);
  });
  it('L28: another SSID would work', () =>
    fires('L28', 'mist-guest', /guest stays up without tunnels, and corp could take/));
  it('L29: firewalls', () => {
    fires('L29', 'mist-tb1', /UDP 1701 from all to ME1 is blocked/, eachGroup({ blockedEdges: ['ME1'] }));
    fires('L29', 'mist-tb1', /TCP 443 from the OOBM port of ME1/, firstEdge({ cloudBlocked: true }));
  });
  it('L30: two tunnels an AP', () =>
    fires('L30', 'mist-guest', /800 tunnels are counted for 400 APs/, eachTunnel({ clusters: ['C1'] })));
  it('L31: the deprecated field', () =>
    fires('L31', 'mist-tb1', /corp uses the deprecated mxtunnel_id/, eachWlan({ deprecatedId: true })));
  it('L32: advice of the vendor', () => {
    fires('L32', 'mist-tb1', /Clients roam much here/, eachGroup({ roaming: true }));
    fires('L32', 'mist-tb1', /2500 clients are bridged/, then(eachGroup({ clients: 2500 }), eachWlan({ tunnels: [] })));
  });
});

describe('designs of the gallery', () => {
  it.each(['mist-campus', 'mist-n-plus-1', 'mist-two-dcs', 'mist-dual-tunnel', 'mist-guest-anchor'])(
    '%s has no error',
    (spec) => expect(findingsOf(spec).filter(({ severity }) => severity === 'error')).toEqual([]),
  );
});

it('a broken configuration gives one error a field and runs no rule', () => {
  const design = designOf('mist-tb1');
  const group = { ...groupOf(design), config: { clusters: 7 } };
  const found = mistFindings(design, group);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['config']));
});
