// Configurations of the reference's conformance baselines and of the gallery, as data. It draws nothing.
import type { DrawnEdge } from './build-design';
import {
  type ApGroupConfig,
  type Check,
  type ClusterConfig,
  type EdgeConfig,
  emptyConfig,
  type MistEdgeConfig,
  type ResourceConfig,
  type TunnelConfig,
  type WlanConfig,
} from './schema';

export interface Baseline {
  readonly title: string;
  readonly config: MistEdgeConfig;
  readonly edges: readonly DrawnEdge[];
}
export interface ClusterSpec {
  readonly name: string;
  /** Second octet of its addresses. */
  readonly site: number;
  readonly model: string;
  readonly edges: readonly string[];
  readonly vlans: readonly number[];
}

/** The address of the default gateway of a cluster's first client VLAN. */
export const gatewayAddress = ({ site, vlans }: Pick<ClusterSpec, 'site' | 'vlans'>): string =>
  `10.${site}.${vlans[0] ?? 10}.1`;

export const gatewayCheck = (host: string, timeoutS: number): Check => ({ protocol: 'ping', host, timeoutS });

const PORTS = ['port0', 'port1'];

/** One Edge of a cluster; OOBM addresses are in one subnet for all. */
function edgeOf({ name, site, vlans }: ClusterSpec, node: string, at: number, number: number): EdgeConfig {
  return {
    node,
    cluster: name,
    oobm: { type: 'static', address: `10.9.0.${10 + number}/24`, gateway: '10.9.0.1' },
    tunnelAddress: `10.${site}.1.${11 + at}/24`,
    tunnelGateway: `10.${site}.1.1`,
    otherAddresses: vlans.slice(0, 1).map((vlan) => ({ vlan, address: `10.${site}.${vlan}.${251 - at}/24` })),
    dualArm: false,
    upstreamPorts: [],
    downstreamPorts: [],
    trunkVlans: vlans,
    switchVlan: 101,
  };
}

const clusterOf = (spec: ClusterSpec): ClusterConfig => ({
  name: spec.name,
  hosts: spec.edges.map((_, at) => `10.${spec.site}.1.${11 + at}`),
  selection: 'shuffle',
  apSubnets: ['10.50.0.0/16', '10.51.0.0/16', '10.52.0.0/16'],
  monitoring: [],
  monitoringDisabled: false,
  clientSubnets: spec.vlans.map((vlan) => ({ vlan, subnet: `10.${spec.site}.${vlan}.0/24` })),
});

/** `gateway1` of C1 and of dc1, `gateway-campus` of a cluster without a number. */
function resourceOf(spec: ClusterSpec): ResourceConfig {
  const number = spec.name.replace(/\D+/g, '');
  const name = number === '' ? `gateway-${spec.name}` : `gateway${number}`;
  return { name, host: gatewayAddress(spec), gatewayOf: spec.name, node: name };
}

export const tunnelOf = (name: string, clusters: readonly string[], vlans: readonly number[]): TunnelConfig => ({
  name,
  clusters,
  vlans,
  protocol: 'udp',
  mtu: 0,
  helloIntervalS: 60,
  helloRetries: 7,
  preemption: null,
  anchors: [],
});

export const wlanOf = (
  ssid: string,
  tunnels: readonly string[],
  vlans: readonly number[],
  apGroups: WlanConfig['apGroups'],
): WlanConfig => ({
  ssid,
  interface: 'mxtunnel',
  tunnels,
  vlans,
  apGroups,
  disableWhenDown: false,
  reconnect: false,
});

const apGroupOf = (node: string, aps: number): ApGroupConfig => ({ node, aps, subnet: '10.50.0.0/16' });

/** An organization of these clusters, with nobody using it yet. */
export function organizationOf(specs: readonly ClusterSpec[]): Pick<Baseline, 'config' | 'edges'> {
  const numbers = specs.flatMap(({ edges }) => edges);
  return {
    config: {
      ...emptyConfig,
      edges: specs.flatMap((spec) => spec.edges.map((edge, at) => edgeOf(spec, edge, at, numbers.indexOf(edge) + 1))),
      clusters: specs.map(clusterOf),
      resources: specs.map(resourceOf),
    },
    edges: specs.flatMap(({ edges, model }) => edges.map((name) => ({ name, model, ports: PORTS }))),
  };
}

const CORP = [10, 20, 30];
const GUEST = [50];
const cluster = (
  name: string,
  site: number,
  model: string,
  edges: readonly string[],
  vlans: readonly number[] = CORP,
): ClusterSpec => ({ name, site, model, edges, vlans });

const C1 = (model: string, count: number): ClusterSpec =>
  cluster(
    'C1',
    1,
    model,
    Array.from({ length: count }, (_, at) => `ME${at + 1}`),
  );
const C2 = cluster('C2', 2, 'ME-X1-M', ['ME3', 'ME4']);
const C3 = cluster('C3', 3, 'ME-X1-M', ['ME5', 'ME6'], GUEST);

function baseline(
  title: string,
  specs: readonly ClusterSpec[],
  aps: number,
  tunnels: readonly TunnelConfig[],
  wlans: readonly WlanConfig[],
): Baseline {
  const { config, edges } = organizationOf(specs);
  return { title, config: { ...config, apGroups: [apGroupOf('all', aps)], tunnels, wlans }, edges };
}

const corp = (...clusters: readonly string[]): TunnelConfig => tunnelOf('Corp', clusters, CORP);
const everyone: WlanConfig['apGroups'] = [{ node: 'all' }];
const corpWlan = wlanOf('corp', ['Corp'], CORP, everyone);

/** Section 7: TA, TB1, TB, TC and the systems of rows S29 to S31. */
export const BASELINES: Readonly<Record<string, Baseline>> = {
  ta: baseline('Three Edges in one cluster', [C1('ME-X5-M', 3)], 600, [corp('C1')], [corpWlan]),
  tb1: baseline('Two Edges in one cluster', [C1('ME-X1-M', 2)], 400, [corp('C1')], [corpWlan]),
  tb: baseline('Primary and secondary cluster', [C1('ME-X1-M', 2), C2], 400, [corp('C1', 'C2')], [corpWlan]),
  tc: baseline('Five Edges near their plan', [C1('ME-X6', 5)], 19_200, [corp('C1')], [corpWlan]),
  guest: baseline(
    'Dual tunnel: corporate and guest',
    [C1('ME-X1-M', 2), C3],
    400,
    [corp('C1'), tunnelOf('Guest', ['C3'], GUEST)],
    [corpWlan, wlanOf('guest', ['Guest'], GUEST, everyone)],
  ),
  cross: baseline(
    'Two sites, each the secondary of the other',
    [C1('ME-X1-M', 2), C2],
    600,
    [tunnelOf('East', ['C1', 'C2'], CORP), tunnelOf('West', ['C2', 'C1'], CORP)],
    [
      wlanOf('east', ['East'], CORP, [{ node: 'all', from: 0, to: 299 }]),
      wlanOf('west', ['West'], CORP, [{ node: 'all', from: 300, to: 599 }]),
    ],
  ),
  anchor: baseline(
    'Guest traffic anchored in a DMZ',
    [cluster('C1', 1, 'ME-X1-M', ['ME1', 'ME2'], CORP), C3],
    400,
    [{ ...tunnelOf('Corp', ['C1'], GUEST), anchors: ['Anchor'] }, tunnelOf('Anchor', ['C3'], GUEST)],
    [wlanOf('guest', ['Corp'], GUEST, everyone)],
  ),
};
