// The gallery's pairs: whole designs that people start from, each with the fault that shows what it is for. Data only.
import type { Around } from './around';
import { type Baseline, bgpTo, PROBE_DESTINATION, pairOf, passThrough, router } from './baseline';
import {
  eachNode,
  extended,
  inet,
  nodeWithIcl,
  permit,
  preferenceTerms,
  signalConditions,
  singleHop,
  term,
  type Which,
  withIcd,
  withTunnel,
  zone,
} from './baseline-parts';
import { BASELINES } from './baselines';
import type { PairDesign } from './card';
import { withOptions } from './options';
import { type MnhaNode, plainSrg } from './schema';

interface ReferenceDesign {
  readonly names: readonly [string, string];
  readonly models: readonly [string, string];
  readonly baseline: Baseline;
}
const NAMES = ['srx-1', 'srx-2'] as const;
const SRX1600 = ['SRX1600', 'SRX1600'] as const;

const withDatapath = (baseline: Baseline): Baseline => ({ ...baseline, config: eachNode(baseline.config, withIcd) });
function changed(baseline: Baseline, ...options: readonly string[]): Baseline {
  const result = withOptions(baseline, options);
  if ('error' in result) throw new Error(result.error);
  return result;
}

// ---- default gateway: two segments, no routers ----

const SEGMENTS = ['192.168.252', '192.168.253'] as const;

function gatewayNode(which: Which): MnhaNode {
  const node = nodeWithIcl(which);
  return extended(node, {
    interfaces: [
      inet('ge-0/0/3', [`${SEGMENTS[0]}.${which + 2}/24`]),
      inet('ge-0/0/4', [`${SEGMENTS[1]}.${which + 2}/24`]),
    ],
    srgs: [
      {
        ...plainSrg(1, node.peer.peerId),
        deploymentType: 'switching',
        activenessPriority: which === 0 ? 200 : 100,
        probe: { minimumIntervalMs: 1000, multiplier: 3 },
        virtualIps: SEGMENTS.map((net, index) => ({
          index: index + 1,
          address: `${net}.1/24`,
          interface: `ge-0/0/${index + 3}.0`,
          useVirtualMac: true,
        })),
        monitors: { bfd: [], ips: [], interfaces: ['ge-0/0/3', 'ge-0/0/4'] },
      },
    ],
    zones: [zone('clients', ['ge-0/0/3.0'], ['ping']), zone('servers', ['ge-0/0/4.0'], ['ping'])],
    securityPolicies: [permit('use', 'clients', 'servers'), permit('answer', 'servers', 'clients')],
  });
}
const host = (name: string, at: string, net: string, octet: number): Around['stations'][number] => ({
  kind: 'host',
  name,
  at,
  addresses: [`${net}.${octet}/24`],
  gateway: `${net}.1`,
});
const gateway: Baseline = {
  release: '24.4R1',
  config: pairOf(gatewayNode),
  around: {
    routers: [],
    segments: [
      { name: 'clients', subnet: `${SEGMENTS[0]}.0/24`, withSecond: ['pc-b'] },
      { name: 'servers', subnet: `${SEGMENTS[1]}.0/24`, withSecond: ['db-b'] },
    ],
    stations: [
      host('pc-a', 'clients', SEGMENTS[0], 20),
      host('pc-b', 'clients', SEGMENTS[0], 21),
      host('db-a', 'servers', SEGMENTS[1], 20),
      host('db-b', 'servers', SEGMENTS[1], 21),
    ],
    flows: [
      { ...passThrough('pc-a', 'db-a', 'tcp 5432'), srg: 1 },
      { ...passThrough('pc-b', 'db-b', 'tcp 5432'), srg: 1 },
    ],
  },
};

// ---- geo-separated: a router on either side at each site, and a third one that judges ----

const SITES = ['a', 'b'] as const;
const GEO = { floatingIp: '10.11.0.1', active: '10.39.1.1', backup: '10.39.1.2' } as const;

function geoNode(which: Which): MnhaNode {
  const site = SITES[which];
  const [wan, dc] = [`10.3.${which}`, `10.2.${which}`];
  const base = nodeWithIcl(which);
  const node = withTunnel(
    extended(base, {
      interfaces: [
        inet('ge-0/0/3', [`${wan}.2/30`]),
        inet('ge-0/0/4', [`${dc}.2/30`]),
        inet('lo0', [`${GEO.floatingIp}/32`]),
      ],
      bgp: [
        bgpTo('WAN', 65_100, ['MNHA-EXPORT'], [{ address: `${wan}.1`, description: `wan-${site}` }]),
        bgpTo('DC', 65_200, ['MNHA-EXPORT'], [{ address: `${dc}.1`, description: `dc-${site}` }]),
      ],
      zones: [
        zone('untrust', ['ge-0/0/3.0', 'lo0.0'], ['ike', 'ping'], ['bfd', 'bgp']),
        zone('trust', ['ge-0/0/4.0'], ['ping'], ['bfd', 'bgp']),
      ],
      securityPolicies: [permit('out', 'trust', 'untrust')],
    }),
    {
      name: 'BRANCH',
      unit: 1,
      floatingIp: GEO.floatingIp,
      peer: '203.0.113.2',
      localIp: '10.80.0.0/16',
      remoteIp: '10.90.0.0/16',
    },
  );
  return {
    ...extended(node, {
      srgs: [
        {
          ...plainSrg(1, node.peer.peerId),
          deploymentType: 'routing',
          activenessPriority: which === 0 ? 200 : 100,
          processPacketOnBackup: true,
          managedIpsec: true,
          prefixLists: [{ name: 'SRG1-IKE' }],
          probe: { destIp: PROBE_DESTINATION, srcIp: GEO.floatingIp },
          activeSignalRoute: { address: GEO.active },
          backupSignalRoute: { address: GEO.backup },
          monitors: {
            bfd: [singleHop(`${wan}.1`, `${wan}.2`, 'ge-0/0/3.0'), singleHop(`${dc}.1`, `${dc}.2`, 'ge-0/0/4.0')],
            ips: [],
            interfaces: [],
          },
        },
      ],
      prefixLists: [
        { name: 'SRG1-IKE', prefixes: [`${GEO.floatingIp}/32`] },
        {
          name: 'SRG1-EXPORT',
          prefixes: [`${GEO.floatingIp}/32`, '10.80.0.0/17', '10.80.128.0/17', '0.0.0.0/0'],
        },
      ],
      conditions: signalConditions(1, GEO.active, GEO.backup),
      policies: [
        {
          name: 'MNHA-EXPORT',
          terms: [...preferenceTerms(1, { prefixLists: ['SRG1-EXPORT'] }), term('last', { action: 'reject' })],
        },
      ],
      securityPolicies: [permit('ike-esp', 'untrust', 'untrust', ['junos-ike', 'ESP'])],
      applications: [{ name: 'ESP', protocol: 'esp' }],
    }),
    // Slower than between racks: a hiccup of the long line is no dead peer.
    peer: { ...node.peer, liveness: { minimumIntervalMs: 1000, multiplier: 3 } },
  };
}
const geo: Baseline = {
  release: '24.4R1',
  config: { ...pairOf(geoNode), icl: { rttMs: 18, isUntrusted: true } },
  around: {
    routers: [
      router('wan-a', 65_100, '10.255.0.1', {
        ibgp: ['wan-b', 'backbone'],
        addresses: ['10.3.0.1/30', '10.1.0.1/30', '10.1.0.5/30'],
      }),
      router('backbone', 65_100, '10.255.0.3', {
        originates: ['0.0.0.0/0'],
        ibgp: ['wan-a', 'wan-b'],
        addresses: ['10.1.0.6/30', '10.1.0.10/30', `${PROBE_DESTINATION}/32`, '198.51.100.1/24', '203.0.113.1/30'],
      }),
      router('wan-b', 65_100, '10.255.0.2', {
        ibgp: ['wan-a', 'backbone'],
        addresses: ['10.3.1.1/30', '10.1.0.2/30', '10.1.0.9/30'],
      }),
      router('dc-a', 65_200, '10.255.0.4', {
        originates: ['10.80.0.0/17'],
        ibgp: ['dc-b'],
        addresses: ['10.2.0.1/30', '10.1.1.1/30', '10.80.0.1/24'],
      }),
      router('dc-b', 65_200, '10.255.0.5', {
        originates: ['10.80.128.0/17'],
        ibgp: ['dc-a'],
        addresses: ['10.2.1.1/30', '10.1.1.2/30', '10.80.128.1/24'],
      }),
    ],
    segments: [],
    stations: [
      { kind: 'host', name: 'web', at: 'backbone', addresses: ['198.51.100.10/24'], gateway: '198.51.100.1' },
      { kind: 'host', name: 'branch', at: 'backbone', addresses: ['203.0.113.2/30'], gateway: '203.0.113.1' },
      { kind: 'host', name: 'office-a', at: 'dc-a', addresses: ['10.80.0.20/24'], gateway: '10.80.0.1' },
      { kind: 'host', name: 'office-b', at: 'dc-b', addresses: ['10.80.128.20/24'], gateway: '10.80.128.1' },
    ],
    flows: [
      passThrough('office-a', 'web', 'tcp 443'),
      passThrough('office-b', 'web', 'tcp 443'),
      { ...passThrough('branch', 'office-a', 'IPsec'), kind: 'ipsec', srg: 1, vpn: 'BRANCH' },
    ],
  },
};

// ---- public cloud: drawing and configuration ----

function cloudNode(which: Which): MnhaNode {
  const node = nodeWithIcl(which, ['ge-0/0/0']);
  return extended(node, {
    interfaces: [inet('ge-0/0/1', [`10.0.${which * 2 + 1}.10/24`]), inet('ge-0/0/2', [`10.0.${which * 2 + 2}.10/24`])],
    srgs: [
      {
        ...plainSrg(1, node.peer.peerId),
        deploymentType: 'cloud',
        activenessPriority: which === 0 ? 200 : 100,
        preemption: false,
        monitors: { bfd: [], ips: [], interfaces: ['ge-0/0/1', 'ge-0/0/2'] },
      },
    ],
    staticRoutes: [{ prefix: '0.0.0.0/0', nextHop: `10.0.${which * 2 + 1}.1` }],
    zones: [zone('untrust', ['ge-0/0/1.0'], ['ping']), zone('trust', ['ge-0/0/2.0'], ['ping'])],
    securityPolicies: [permit('out', 'trust', 'untrust')],
  });
}
const cloud: Baseline = {
  release: '24.4R1',
  config: pairOf(cloudNode),
  around: {
    // The network of the cloud routes between its subnets; no flow is drawn, since it is the cloud that moves addresses.
    routers: [
      router('vpc', 64_512, '10.0.0.1', {
        addresses: ['10.0.1.1/24', '10.0.2.1/24', '10.0.3.1/24', '10.0.4.1/24', '10.0.9.1/24'],
      }),
    ],
    segments: [],
    stations: [
      { kind: 'cloud', name: 'internet', at: 'vpc', addresses: [] },
      { kind: 'host', name: 'app', at: 'vpc', addresses: ['10.0.9.20/24'], gateway: '10.0.9.1' },
    ],
    flows: [],
  },
};

const { baseline: routing } = BASELINES['t-r'];
const { baseline: hybrid } = BASELINES['t-h'];

/** What each design of the gallery is made of. */
export const REFERENCE_DESIGNS: Readonly<Record<PairDesign, ReferenceDesign>> = {
  'multinode-routed-pair': { names: NAMES, models: SRX1600, baseline: withDatapath(routing) },
  'multinode-gateway-pair': { names: NAMES, models: SRX1600, baseline: gateway },
  'multinode-hybrid-pair': { names: NAMES, models: SRX1600, baseline: hybrid },
  'multinode-two-groups': {
    names: NAMES,
    models: SRX1600,
    baseline: withDatapath(changed(routing, 'two-srgs')),
  },
  'multinode-two-sites': { names: ['fw-paris', 'fw-lyon'], models: ['SRX2300', 'SRX2300'], baseline: geo },
  'multinode-cloud-pair': { names: ['vsrx-1', 'vsrx-2'], models: ['vSRX', 'vSRX'], baseline: cloud },
};
