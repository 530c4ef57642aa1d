// The hybrid pair of the reference's conformance table as data: two virtual IPs, two routers in a bow-tie. It draws nothing.
import type { Around } from './around';
import { type Baseline, bgpTo, pairOf, passThrough, router } from './baseline';
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
  zone,
} from './baseline-parts';
import { type MnhaNode, plainSrg } from './schema';

const HYBRID_ACTIVE = '169.254.200.1';
const HYBRID_BACKUP = '169.254.200.2';
/** Last octets of the /29 links: the routers' ends and the nodes' ends, to RTR1 and RTR2. */
const LINKS = [
  { rtr1: [1, 5], rtr2: [65, 69] },
  { rtr1: [9, 13], rtr2: [73, 77] },
] as const;

function hybridNode(which: Which): MnhaNode {
  const { rtr1, rtr2 } = LINKS[which];
  const at = (octet: number): string => `10.10.99.${octet}`;
  const node = nodeWithIcl(which);
  return extended(node, {
    interfaces: [
      inet('ge-0/0/0', [`${at(rtr1[1])}/29`]),
      inet('ge-0/0/1', [`${at(rtr2[1])}/29`]),
      inet('ge-0/0/2', [`192.168.252.${which + 2}/24`]),
      inet('ge-0/0/3', [`192.168.253.${which + 2}/24`]),
    ],
    bgp: [
      bgpTo(
        'UPLINKS',
        65_100,
        ['MNHA-EXPORT'],
        [
          { address: at(rtr1[0]), description: 'RTR1' },
          { address: at(rtr2[0]), description: 'RTR2' },
        ],
        500,
      ),
    ],
    srgs: [
      {
        ...plainSrg(1, node.peer.peerId),
        deploymentType: 'hybrid',
        activenessPriority: which === 0 ? 200 : 100,
        probe: { minimumIntervalMs: 1000, multiplier: 3 },
        activeSignalRoute: { address: HYBRID_ACTIVE },
        backupSignalRoute: { address: HYBRID_BACKUP },
        virtualIps: [
          { index: 1, address: '192.168.252.254/24', interface: 'ge-0/0/2.0', useVirtualMac: false },
          { index: 2, address: '192.168.253.254/24', interface: 'ge-0/0/3.0', useVirtualMac: false },
        ],
        monitorObjects: [
          {
            name: 'BFD_UPLINKS',
            threshold: 100,
            bfd: {
              threshold: 100,
              entries: [
                { ...singleHop(at(rtr1[0]), at(rtr1[1]), 'ge-0/0/0.0'), weight: 50 },
                { ...singleHop(at(rtr2[0]), at(rtr2[1]), 'ge-0/0/1.0'), weight: 50 },
              ],
            },
          },
          {
            name: 'L2-GWS',
            threshold: 100,
            interface: {
              threshold: 100,
              entries: [
                { interface: 'ge-0/0/2', weight: 100 },
                { interface: 'ge-0/0/3', weight: 100 },
              ],
            },
          },
        ],
        threshold: 100,
      },
    ],
    conditions: signalConditions(1, HYBRID_ACTIVE, HYBRID_BACKUP),
    policies: [
      {
        name: 'MNHA-EXPORT',
        terms: [
          ...preferenceTerms(1, { protocols: ['direct'], prefixes: ['192.168.252.0/24'] }),
          term('last', { action: 'reject' }),
        ],
      },
    ],
    zones: [
      zone('untrust', ['ge-0/0/0.0', 'ge-0/0/1.0'], ['ping'], ['bfd', 'bgp']),
      zone('trust', ['ge-0/0/2.0'], ['ping']),
      zone('servers', ['ge-0/0/3.0'], ['ping']),
    ],
    securityPolicies: [
      permit('out', 'trust', 'untrust'),
      permit('in', 'untrust', 'trust'),
      permit('clients', 'servers', 'trust'),
    ],
  });
}

const station = (name: string, at: string, address: string, gateway: string): Around['stations'][number] => ({
  kind: 'host',
  name,
  at,
  addresses: [`${address}/24`],
  gateway,
});

export const hybrid: Baseline = {
  release: '24.4R1',
  config: pairOf(hybridNode),
  around: {
    routers: [
      router('RTR1', 65_100, '10.255.0.1', {
        originates: ['0.0.0.0/0', '198.51.100.0/24'],
        ibgp: ['RTR2'],
        addresses: ['10.10.99.1/29', '10.10.99.9/29', '10.10.99.129/30', '198.51.100.1/24'],
      }),
      router('RTR2', 65_100, '10.255.0.2', {
        originates: ['0.0.0.0/0', '203.0.113.0/24'],
        ibgp: ['RTR1'],
        addresses: ['10.10.99.65/29', '10.10.99.73/29', '10.10.99.130/30', '203.0.113.1/24'],
      }),
    ],
    segments: [
      { name: 'lan1', subnet: '192.168.252.0/24', withSecond: ['pc-b'] },
      { name: 'lan2', subnet: '192.168.253.0/24', withSecond: ['srv-b'] },
    ],
    stations: [
      station('pc-a', 'lan1', '192.168.252.20', '192.168.252.254'),
      station('pc-b', 'lan1', '192.168.252.21', '192.168.252.254'),
      station('srv-a', 'lan2', '192.168.253.20', '192.168.253.254'),
      station('srv-b', 'lan2', '192.168.253.21', '192.168.253.254'),
      station('ext1', 'RTR1', '198.51.100.10', '198.51.100.1'),
      station('ext2', 'RTR2', '203.0.113.10', '203.0.113.1'),
    ],
    flows: [
      passThrough('ext1', 'pc-a', 'tcp 443'),
      passThrough('ext2', 'pc-a', 'tcp 443'),
      passThrough('pc-a', 'ext1', 'tcp 443'),
      { ...passThrough('srv-a', 'pc-a', 'tcp 445'), srg: 1 },
      { ...passThrough('srv-b', 'pc-b', 'tcp 445'), srg: 1 },
    ],
  },
};
