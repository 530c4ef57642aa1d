// The gallery's organizations: five ways to build Mist Edges that survive, as data. It draws nothing.
import {
  type Baseline,
  type ClusterSpec,
  gatewayAddress,
  gatewayCheck,
  organizationOf,
  tunnelOf,
  wlanOf,
} from './baselines';
import type { MistDesign } from './card';
import type { ApGroupConfig, MistEdgeConfig, TunnelConfig, WlanConfig } from './schema';

const STAFF = [10, 20];
const GUEST = [50];
const cluster = (
  name: string,
  site: number,
  model: string,
  edges: readonly string[],
  vlans: readonly number[] = STAFF,
): ClusterSpec => ({ name, site, model, edges, vlans });

const site = (node: string, aps: number, third: number): ApGroupConfig => ({
  node,
  aps,
  subnet: `10.50.${third}.0/24`,
  clients: aps * 12,
});

/** 10 s × 3 and the 15 minutes are what a campus wants; the gateway is checked. */
const careful = (tunnel: TunnelConfig): TunnelConfig => ({
  ...tunnel,
  helloIntervalS: 10,
  helloRetries: 3,
  preemption: { timeOfDay: 'any', dayOfWeek: 'any' },
});

function organization(
  specs: readonly ClusterSpec[],
  apGroups: readonly ApGroupConfig[],
  tunnels: readonly TunnelConfig[],
  wlans: readonly WlanConfig[],
): Omit<Baseline, 'title'> {
  const { config, edges } = organizationOf(specs);
  const checked: MistEdgeConfig = {
    ...config,
    clusters: config.clusters.map((each) => {
      const spec = specs.find(({ name }) => name === each.name);
      return spec === undefined ? each : { ...each, monitoring: [gatewayCheck(gatewayAddress(spec), 60)] };
    }),
    apGroups,
    tunnels: tunnels.map(careful),
    wlans: wlans.map((wlan) => ({ ...wlan, disableWhenDown: true })),
  };
  return { config: checked, edges };
}

const on = (...groups: readonly string[]): WlanConfig['apGroups'] => groups.map((node) => ({ node }));

export const GALLERY: Readonly<Record<MistDesign, Omit<Baseline, 'title'>>> = {
  'mist-campus': organization(
    [cluster('campus', 1, 'ME-X5-M', ['me-a1', 'me-a2'])],
    [site('hq', 1200, 1), site('annex', 600, 2), site('warehouse', 200, 3)],
    [tunnelOf('Staff', ['campus'], STAFF)],
    [wlanOf('staff', ['Staff'], STAFF, on('hq', 'annex', 'warehouse'))],
  ),
  'mist-n-plus-1': organization(
    [cluster('dc', 1, 'ME-X5-M', ['me-1', 'me-2', 'me-3', 'me-4'])],
    [site('north', 6000, 1), site('south', 6000, 2)],
    [tunnelOf('Staff', ['dc'], STAFF)],
    [wlanOf('staff', ['Staff'], STAFF, on('north', 'south'))],
  ),
  'mist-two-dcs': organization(
    [cluster('dc1', 1, 'ME-X1-M', ['me-11', 'me-12']), cluster('dc2', 2, 'ME-X1-M', ['me-21', 'me-22'])],
    [site('hq', 300, 1), site('branch', 100, 2)],
    [tunnelOf('Staff', ['dc1', 'dc2'], STAFF)],
    [{ ...wlanOf('staff', ['Staff'], STAFF, on('hq', 'branch')), reconnect: true }],
  ),
  'mist-dual-tunnel': organization(
    [cluster('campus', 1, 'ME-X5-M', ['me-a1', 'me-a2']), cluster('dmz', 3, 'ME-X1-M', ['me-d1', 'me-d2'], GUEST)],
    [site('hq', 400, 1)],
    [tunnelOf('Staff', ['campus'], STAFF), tunnelOf('Guest', ['dmz'], GUEST)],
    [wlanOf('staff', ['Staff'], STAFF, on('hq')), wlanOf('guest', ['Guest'], GUEST, on('hq'))],
  ),
  'mist-guest-anchor': organization(
    [
      cluster('campus', 1, 'ME-X1-M', ['me-a1', 'me-a2'], [...STAFF, ...GUEST]),
      cluster('dmz', 3, 'ME-X1-M', ['me-d1', 'me-d2'], GUEST),
    ],
    [site('hq', 200, 1)],
    [
      tunnelOf('Staff', ['campus'], STAFF),
      { ...tunnelOf('Guest', ['campus'], GUEST), anchors: ['Anchor'] },
      tunnelOf('Anchor', ['dmz'], GUEST),
    ],
    [wlanOf('staff', ['Staff'], STAFF, on('hq')), wlanOf('guest', ['Guest'], GUEST, on('hq'))],
  ),
};
