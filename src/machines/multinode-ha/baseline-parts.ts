// Parts that the built-in pairs are made of: ICL with encryption, BGP towards routers, signal routes and the policies that test them. Data only.
import { type MnhaNode, type MultinodeHaConfig, plainNode, type Srg } from './schema';

/** First or second node. */
export type Which = 0 | 1;

/** A node, changed in some of its lists: what is given is put behind what is there. */
export function extended(node: MnhaNode, more: Partial<MnhaNode>): MnhaNode {
  const joined: Record<string, unknown> = { ...node };
  for (const [key, value] of Object.entries(more)) {
    const before = joined[key];
    joined[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return joined as unknown as MnhaNode;
}

/** Both nodes of a configuration through the same change. */
export const eachNode = <C extends Pick<MultinodeHaConfig, 'nodes'>>(
  config: C,
  change: (node: MnhaNode, which: Which) => MnhaNode,
): C => ({ ...config, nodes: [change(config.nodes[0], 0), change(config.nodes[1], 1)] });

export const inet = (name: string, addresses: readonly string[], unit = 0): MnhaNode['interfaces'][number] => ({
  name,
  unit,
  addresses,
  dhcp: false,
});
export const zone = (
  name: string,
  interfaces: readonly string[],
  services: readonly string[] = [],
  protocols: readonly string[] = [],
): MnhaNode['zones'][number] => ({
  name,
  services,
  protocols,
  interfaces: interfaces.map((each) => ({ name: each, services: [], protocols: [] })),
});
export const permit = (
  name: string,
  from: string,
  to: string,
  applications: readonly string[] = ['any'],
): MnhaNode['securityPolicies'][number] => ({ name, from, to, applications, action: 'permit' });

type Term = MnhaNode['policies'][number]['terms'][number];
export const term = (name: string, more: Partial<Term>): Term => ({
  name,
  prefixLists: [],
  prefixes: [],
  protocols: [],
  interfaces: [],
  conditions: [],
  nextHopSelf: false,
  action: 'accept',
  ...more,
});

const ICL_INSTANCE = 'MNHA-ICL';
const ICL_VPN = 'ICL-VPN';

/** A node with its ICL: loopback in an instance of its own, two paths, BGP with BFD on them, encrypted [5.2]. */
export function nodeWithIcl(which: Which, ports: readonly string[] = ['ge-0/0/5', 'ge-0/0/6']): MnhaNode {
  const other = which === 0 ? 1 : 0;
  const address = (node: Which): string => `10.22.0.${node + 1}`;
  const units = ports.map((port) => `${port}.0`);
  const plain = plainNode(which + 1, address(which), other + 1, address(other));
  return {
    ...plain,
    routerId: address(which),
    as: 65_000,
    peer: {
      ...plain.peer,
      interface: 'lo0.1',
      instance: ICL_INSTANCE,
      vpnProfile: ICL_VPN,
      liveness: { minimumIntervalMs: 400, multiplier: 5 },
    },
    interfaces: [
      ...ports.map((port, index) => inet(port, [`10.99.0.${which + 2 * index}/31`])),
      inet('lo0', [`${address(which)}/32`], 1),
    ],
    instances: [{ name: ICL_INSTANCE, type: 'virtual-router', interfaces: [...units, 'lo0.1'] }],
    bgp: [
      {
        name: 'icl',
        instance: ICL_INSTANCE,
        type: 'external',
        localAs: 65_001 + which,
        peerAs: 65_001 + other,
        exports: ['ICL-LO'],
        bfd: { minimumIntervalMs: 300, multiplier: 3 },
        neighbours: ports.map((_, index) => ({ address: `10.99.0.${other + 2 * index}` })),
      },
    ],
    policies: [{ name: 'ICL-LO', terms: [term('1', { interfaces: ['lo0.1'] }), term('2', { action: 'reject' })] }],
    zones: [zone('halink', [...units, 'lo0.1'], ['high-availability', 'ike', 'ssh', 'ping'], ['bfd', 'bgp'])],
    securityPolicies: [permit('icl', 'halink', 'halink')],
    ike: {
      proposals: [
        {
          name: 'ICL-IKE-PROP',
          authenticationMethod: 'pre-shared-keys',
          dhGroup: 'group14',
          authenticationAlgorithm: 'sha-256',
          encryptionAlgorithm: 'aes-256-cbc',
          lifetimeS: 3600,
        },
      ],
      policies: [{ name: 'ICL-IKE-POL', proposals: ['ICL-IKE-PROP'] }],
      gateways: [{ name: 'ICL-GW', policy: 'ICL-IKE-POL', version: 'v2-only' }],
    },
    ipsec: {
      proposals: [{ name: 'ICL-IPSEC-PROP', protocol: 'esp', encryptionAlgorithm: 'aes-256-gcm', lifetimeS: 3600 }],
      policies: [{ name: 'ICL-IPSEC-POL', proposals: ['ICL-IPSEC-PROP'] }],
      vpns: [{ name: ICL_VPN, haLinkEncryption: true, gateway: 'ICL-GW', policy: 'ICL-IPSEC-POL', selectors: [] }],
    },
  };
}

/** Asymmetric flows cross a link of their own [5.5]. */
export function withIcd(node: MnhaNode, which: Which): MnhaNode {
  const other = which === 0 ? 1 : 0;
  const address = (of: Which): string => `100.64.10.${of + 9}`;
  return {
    ...extended(node, {
      interfaces: [{ ...inet('ge-0/0/7', [`${address(which)}/30`]), mtu: 2000 }],
      zones: [zone('icd', ['ge-0/0/7.0'], ['high-availability', 'ping'], ['bfd'])],
      securityPolicies: [permit('icd', 'icd', 'icd')],
    }),
    localForwardingIp: address(which),
    peer: {
      ...node.peer,
      forwarding: {
        peerIp: address(other),
        interface: 'ge-0/0/7.0',
        liveness: { minimumIntervalMs: 400, multiplier: 5 },
      },
    },
  };
}

/** A site-to-site tunnel on a floating IP; the group that owns the address owns the tunnel [5.2]. */
export interface Tunnel {
  readonly name: string;
  readonly unit: number;
  readonly floatingIp: string;
  readonly peer: string;
  readonly localIp: string;
  readonly remoteIp: string;
}
export function withTunnel(node: MnhaNode, { name, unit, floatingIp, peer, localIp, remoteIp }: Tunnel): MnhaNode {
  const isFirst = node.ike.policies.every((policy) => policy.name !== 'VPN-IKE-POL');
  return {
    ...extended(node, {
      interfaces: [inet('st0', [], unit)],
      zones: isFirst ? [zone('vpn', [`st0.${unit}`])] : [],
      securityPolicies: isFirst ? [permit('to-vpn', 'trust', 'vpn'), permit('from-vpn', 'vpn', 'trust')] : [],
    }),
    ...(isFirst
      ? {}
      : { zones: node.zones.map((each) => (each.name === 'vpn' ? withUnit(each, `st0.${unit}`) : each)) }),
    ike: {
      proposals: [
        ...node.ike.proposals,
        ...(isFirst
          ? [
              {
                name: 'VPN-IKE',
                authenticationMethod: 'pre-shared-keys',
                dhGroup: 'group14',
                authenticationAlgorithm: 'sha-256',
                encryptionAlgorithm: 'aes-256-cbc',
              },
            ]
          : []),
      ],
      policies: [...node.ike.policies, ...(isFirst ? [{ name: 'VPN-IKE-POL', proposals: ['VPN-IKE'] }] : [])],
      gateways: [
        ...node.ike.gateways,
        {
          name,
          policy: 'VPN-IKE-POL',
          address: peer,
          externalInterface: 'lo0.0',
          localAddress: floatingIp,
          version: 'v2-only',
        },
      ],
    },
    ipsec: {
      proposals: [
        ...node.ipsec.proposals,
        ...(isFirst ? [{ name: 'VPN-ESP', protocol: 'esp' as const, encryptionAlgorithm: 'aes-256-gcm' }] : []),
      ],
      policies: [...node.ipsec.policies, ...(isFirst ? [{ name: 'VPN-ESP-POL', proposals: ['VPN-ESP'] }] : [])],
      vpns: [
        ...node.ipsec.vpns,
        {
          name,
          haLinkEncryption: false,
          bindInterface: `st0.${unit}`,
          gateway: name,
          policy: 'VPN-ESP-POL',
          selectors: [{ name: 'ts1', localIp, remoteIp }],
        },
      ],
    },
  };
}
const withUnit = (of: MnhaNode['zones'][number], name: string): MnhaNode['zones'][number] => ({
  ...of,
  interfaces: [...of.interfaces, { name, services: [], protocols: [] }],
});

/** The statements of one group's three preferences: prefix list, conditions, terms with MED 10, 20, 30 [5.2]. */
export function preferenceTerms(id: number, from: Partial<Term>): readonly Term[] {
  const tag = id === 1 ? '' : `${id}-`;
  return [
    term(`${tag}active`, { ...from, conditions: [`SRG${id}-ACTIVE`], metric: 10 }),
    term(`${tag}backup`, { ...from, conditions: [`SRG${id}-BACKUP`], metric: 20 }),
    term(`${tag}default`, { ...from, metric: 30 }),
  ];
}
export const signalConditions = (
  id: number,
  active: string,
  backup: string,
  table = 'inet.0',
): MnhaNode['conditions'] => [
  { name: `SRG${id}-ACTIVE`, prefix: `${active}/32`, table },
  { name: `SRG${id}-BACKUP`, prefix: `${backup}/32`, table },
];
export const singleHop = (destination: string, source: string, unit: string): Srg['monitors']['bfd'][number] => ({
  destination,
  source,
  sessionType: 'singlehop',
  interface: unit,
});
