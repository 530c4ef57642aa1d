// The pairs of the reference's conformance table as data: routing and SRG0 only; the hybrid one is a file of its own. It draws nothing.
import { type Baseline, bgpTo, PROBE_DESTINATION, pairOf, passThrough, router, tunnelled } from './baseline';
import { hybrid } from './baseline-hybrid';
import {
  extended,
  inet,
  nodeWithIcl,
  permit,
  preferenceTerms,
  signalConditions,
  singleHop,
  term,
  type Which,
  withTunnel,
  zone,
} from './baseline-parts';
import { type MnhaNode, plainSrg } from './schema';

const ACTIVE = '10.39.1.1';
const BACKUP = '10.39.1.2';
const FLOATING_IP = '10.11.0.1';

/** Third octets of the links to R1 and R2, per node [5.2]. */
const UP = [3, 5] as const;
const DOWN = [2, 4] as const;

/** A node between R1 and R2: addresses, BGP, zones; policies are the caller's. */
function routedNode(which: Which, exports: readonly string[]): MnhaNode {
  const [up, down] = [UP[which], DOWN[which]];
  return extended(nodeWithIcl(which), {
    interfaces: [inet('ge-0/0/3', [`10.${up}.0.2/30`]), inet('ge-0/0/4', [`10.${down}.0.2/30`])],
    bgp: [
      bgpTo('UP', 65_100, exports, [{ address: `10.${up}.0.1`, description: 'R1' }]),
      bgpTo('DOWN', 65_200, exports, [{ address: `10.${down}.0.1`, description: 'R2' }]),
    ],
    securityPolicies: [permit('out', 'trust', 'untrust')],
  });
}
const routedMonitors = (which: Which) => [
  singleHop(`10.${UP[which]}.0.1`, `10.${UP[which]}.0.2`, 'ge-0/0/3.0'),
  singleHop(`10.${DOWN[which]}.0.1`, `10.${DOWN[which]}.0.2`, 'ge-0/0/4.0'),
];

function routingNode(which: Which): MnhaNode {
  const node = withTunnel(
    extended(routedNode(which, ['MNHA-EXPORT']), {
      zones: [
        zone('untrust', ['ge-0/0/3.0', 'lo0.0'], ['ike', 'ping'], ['bfd', 'bgp']),
        zone('trust', ['ge-0/0/4.0'], ['ping'], ['bfd', 'bgp']),
      ],
    }),
    {
      name: 'BRANCH',
      unit: 1,
      floatingIp: FLOATING_IP,
      peer: '203.0.113.2',
      localIp: '10.80.0.0/16',
      remoteIp: '10.90.0.0/16',
    },
  );
  return extended(node, {
    interfaces: [inet('lo0', [`${FLOATING_IP}/32`])],
    srgs: [
      {
        ...plainSrg(1, node.peer.peerId),
        deploymentType: 'routing',
        activenessPriority: which === 0 ? 200 : 100,
        processPacketOnBackup: true,
        managedIpsec: true,
        prefixLists: [{ name: 'SRG1-IKE' }],
        probe: { destIp: PROBE_DESTINATION, srcIp: FLOATING_IP },
        activeSignalRoute: { address: ACTIVE },
        backupSignalRoute: { address: BACKUP },
        monitors: { bfd: routedMonitors(which), ips: [], interfaces: [] },
      },
    ],
    prefixLists: [
      { name: 'SRG1-IKE', prefixes: [`${FLOATING_IP}/32`] },
      { name: 'SRG1-EXPORT', prefixes: [`${FLOATING_IP}/32`, '10.80.0.0/16', '0.0.0.0/0'] },
    ],
    conditions: signalConditions(1, ACTIVE, BACKUP),
    policies: [
      {
        name: 'MNHA-EXPORT',
        terms: [...preferenceTerms(1, { prefixLists: ['SRG1-EXPORT'] }), term('last', { action: 'reject' })],
      },
    ],
    securityPolicies: [permit('ike-esp', 'untrust', 'untrust', ['junos-ike', 'ESP'])],
    applications: [{ name: 'ESP', protocol: 'esp' }],
  });
}

const UPSTREAM = router('R1', 65_100, '10.255.0.1', {
  originates: ['0.0.0.0/0'],
  addresses: ['10.3.0.1/30', '10.5.0.1/30', `${PROBE_DESTINATION}/32`, '198.51.100.1/24'],
});
const DOWNSTREAM = router('R2', 65_200, '10.255.0.2', {
  originates: ['10.80.0.0/16'],
  addresses: ['10.2.0.1/30', '10.4.0.1/30', '10.80.0.1/24'],
});
const OFFICE = {
  kind: 'host',
  name: 'office',
  at: 'R2',
  addresses: ['10.80.0.20/24'],
  gateway: '10.80.0.1',
} as const;
const WEB = {
  kind: 'host',
  name: 'web',
  at: 'R1',
  addresses: ['198.51.100.10/24'],
  gateway: '198.51.100.1',
} as const;

const routing: Baseline = {
  release: '24.4R1',
  config: pairOf(routingNode),
  around: {
    routers: [{ ...UPSTREAM, addresses: [...UPSTREAM.addresses, '203.0.113.1/30'] }, DOWNSTREAM],
    segments: [],
    stations: [
      WEB,
      { kind: 'host', name: 'branch', at: 'R1', addresses: ['203.0.113.2/30'], gateway: '203.0.113.1' },
      OFFICE,
    ],
    flows: [passThrough('office', 'web', 'tcp 443'), tunnelled('branch', 'office', 1, 'BRANCH')],
  },
};

const FAILURE_ROUTE = '192.168.255.0';
const FAILURE_INSTANCE = 'MNHA-VR';

function scaleOutNode(which: Which): MnhaNode {
  const [toUp, toDown] = routedMonitors(which);
  const node = extended(routedNode(which, ['SCALE-OUT']), {
    instances: [{ name: FAILURE_INSTANCE, type: 'virtual-router', interfaces: [] }],
    zones: [
      zone('untrust', ['ge-0/0/3.0'], ['ping'], ['bfd', 'bgp']),
      zone('trust', ['ge-0/0/4.0'], ['ping'], ['bfd', 'bgp']),
    ],
    prefixLists: [{ name: 'SERVICE', prefixes: ['10.80.0.0/16', '0.0.0.0/0'] }],
    conditions: [{ name: 'NODE-FAILED', prefix: `${FAILURE_ROUTE}/32`, table: `${FAILURE_INSTANCE}.inet.0` }],
    policies: [
      {
        name: 'SCALE-OUT',
        terms: [
          term('failed', { prefixLists: ['SERVICE'], conditions: ['NODE-FAILED'], asPathPrepend: 3 }),
          term('well', { prefixLists: ['SERVICE'], asPathPrepend: 1 }),
          term('last', { action: 'reject' }),
        ],
      },
    ],
  });
  const watched = (name: string, target: typeof toUp) => ({
    name,
    threshold: 300,
    bfd: { threshold: 300, entries: target === undefined ? [] : [{ ...target, weight: 300 }] },
  });
  return {
    ...node,
    srgs: [
      {
        ...plainSrg(0, node.peer.peerId),
        installOnFailureRoute: { address: FAILURE_ROUTE, instance: FAILURE_INSTANCE },
        monitorObjects: [watched('trust', toDown), watched('untrust', toUp)],
        threshold: 300,
      },
    ],
  };
}

const scaleOut: Baseline = {
  release: '24.4R1',
  config: pairOf(scaleOutNode),
  around: {
    routers: [UPSTREAM, DOWNSTREAM],
    segments: [],
    stations: [WEB, OFFICE],
    flows: [passThrough('office', 'web', 'tcp 443')],
  },
};

/** The baselines of the conformance table by the last part of their template id. */
export const BASELINES = {
  't-r': { title: 'Routed pair with IPsec', baseline: routing },
  't-h': { title: 'Hybrid pair with two virtual IPs', baseline: hybrid },
  'srg0-only': { title: 'Scale-out pair without roles', baseline: scaleOut },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly baseline: Baseline }>>;
