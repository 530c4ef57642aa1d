// L5 to L12: encryption of the ICL, what its nodes know of each other, and what its zone lets in.
import type { Finding } from '../../../model/finding';
import { child, childWords, valueOf as singleValue } from '../../../vendor/junos';
import { zoneOf } from '../links';
import type { MnhaNode } from '../schema';
import { findingOf, inNode, knownSides, mend, type RuleContext, type RuleOf, type Side } from './context';
import { iclInterfaces, isOnLoopback } from './icl-path';

const KEYS_IN_CLEAR: RuleOf = {
  rule: 'L5',
  severity: 'warning',
  source: 'HYBRID, IPSEC',
  confidence: 'documented',
  explanation:
    'The keys of all tunnels cross the ICL, and certificates are only copied over an encrypted one. Turning encryption on later interrupts the pair.',
};
const SAME_PROFILE: RuleOf = {
  rule: 'L6',
  severity: 'error',
  source: 'SEED, YANG',
  confidence: 'documented',
  explanation: 'The profile is the name of the VPN with ha-link-encryption, and both nodes use the same one.',
};
const PACKAGE: RuleOf = {
  rule: 'L7',
  severity: 'error',
  source: 'BASICS, PREP',
  confidence: 'documented',
  explanation: 'The ICL is encrypted by IKED, which comes with the junos-ike package.',
};
const SAME_KEY: RuleOf = {
  rule: 'L8',
  severity: 'error',
  source: 'ESXI',
  confidence: 'documented',
  explanation:
    'The nodes prove themselves to each other with the same key. Encrypted keys ($9$) may look different and be the same; these are in clear text.',
};
const MIRRORED: RuleOf = {
  rule: 'L9',
  severity: 'error',
  source: 'YANG, JVD-IPSEC',
  confidence: 'documented',
  explanation: 'Each node names the other by the id and the address that it has itself.',
};
const BFD_ALLOWED: RuleOf = {
  rule: 'L10',
  severity: 'error',
  source: 'FWS-GRID',
  confidence: 'documented',
  explanation:
    'The ICL is alive while BFD is. Where its zone drops BFD the connection stays DOWN although ping works: nothing is synchronised, and both nodes may become active.',
};
const SERVICES_ALLOWED: RuleOf = {
  rule: 'L11',
  severity: 'error',
  source: 'BASICS',
  confidence: 'documented',
  explanation:
    'What the nodes say to each other arrives in the zone of the ICL: high-availability, ike where it is encrypted, ssh where commits go to both.',
};
const WITHIN_ZONE: RuleOf = {
  rule: 'L12',
  severity: 'warning',
  source: 'VRRP',
  confidence: 'documented',
  explanation: 'A packet from a port to the loopback goes from a zone to itself, and needs a policy for that.',
};

const isPresent = <T>(value: T | undefined): value is T => value !== undefined;

function encryption(context: RuleContext, side: Side): readonly Finding[] {
  const { peer, srgs, ike, ipsec, junosIke } = side.config;
  const name = `${side.name} ICL`;
  const hasTunnels =
    srgs.some(({ managedIpsec }) => managedIpsec) ||
    ike.gateways.some(({ externalInterface }) => externalInterface?.startsWith('lo0.'));
  const marked = ipsec.vpns.filter(({ haLinkEncryption }) => haLinkEncryption).map((vpn) => vpn.name);
  const { vpnProfile: profile } = peer;
  const isOther = profile !== undefined && marked.length > 0 && !marked.includes(profile);
  const [only] = marked;
  return [
    ...(hasTunnels && profile === undefined
      ? [
          findingOf(KEYS_IN_CLEAR, {
            subject: inNode(context, side, 'peer', 'vpnProfile'),
            name,
            message: `${side.name} has IPsec tunnels, and its ICL is not encrypted.`,
          }),
        ]
      : []),
    ...(isOther
      ? [
          findingOf(SAME_PROFILE, {
            subject: inNode(context, side, 'peer', 'vpnProfile'),
            name,
            message: `vpn-profile of ${side.name} is ${profile}; the VPN with ha-link-encryption is ${marked.join(', ')}.`,
            ...(only === undefined || marked.length > 1
              ? {}
              : {
                  fix: mend(context, side, `Use ${only} on ${side.name}`, (node) => ({
                    ...node,
                    peer: { ...node.peer, vpnProfile: only },
                  })),
                }),
          }),
        ]
      : []),
    ...(profile !== undefined && !junosIke
      ? [
          findingOf(PACKAGE, {
            subject: inNode(context, side, 'junosIke'),
            name,
            message: `${side.name} encrypts the ICL and has no junos-ike package.`,
            fix: mend(context, side, `Install junos-ike on ${side.name}`, (node) => ({ ...node, junosIke: true })),
          }),
        ]
      : []),
  ];
}

/** The clear-text key of the ICL's gateway; undefined where it is encrypted, masked, or not there. */
function clearKey({ config, tree }: Side): string | undefined {
  const vpn = config.ipsec.vpns.find(
    ({ name, haLinkEncryption }) => haLinkEncryption && name === config.peer.vpnProfile,
  );
  const gateway = config.ike.gateways.find(({ name }) => name === vpn?.gateway);
  const key = singleValue(tree, 'security', 'ike', 'policy', gateway?.policy ?? '', 'pre-shared-key', 'ascii-text');
  return key === undefined || /^(\$\d\$|<)/.test(key) ? undefined : key;
}

function between(context: RuleContext): readonly Finding[] {
  const [first, second] = context.sides;
  if (!context.isComplete) return [];
  const [a, b] = [first.config, second.config];
  const keys = [clearKey(first), clearKey(second)].filter(isPresent);
  const wrong = (
    [
      [first, 'peerId', a.peer.peerId, b.localId, 'peer-id', 'local-id'],
      [second, 'peerId', b.peer.peerId, a.localId, 'peer-id', 'local-id'],
      [first, 'peerIp', a.peer.peerIp, b.localIp, 'peer-ip', 'local-ip'],
      [second, 'peerIp', b.peer.peerIp, a.localIp, 'peer-ip', 'local-ip'],
      [
        first,
        'forwarding',
        a.peer.forwarding?.peerIp,
        b.localForwardingIp,
        'peer-forwarding-ip',
        'local-forwarding-ip',
      ],
      [
        second,
        'forwarding',
        b.peer.forwarding?.peerIp,
        a.localForwardingIp,
        'peer-forwarding-ip',
        'local-forwarding-ip',
      ],
    ] as const
  ).filter(([, , named, own]) => named !== own);
  const [profileA, profileB] = [a.peer.vpnProfile, b.peer.vpnProfile];
  return [
    ...wrong.map(([side, key, named, own, ours, theirs]) => {
      const far = context.sides[side.at === 0 ? 1 : 0].name;
      return findingOf(MIRRORED, {
        subject: inNode(context, side, 'peer', key),
        name: `${side.name} ${ours}`,
        message: `${ours} of ${side.name} is ${named ?? 'missing'}; ${theirs} of ${far} is ${own ?? 'missing'}.`,
      });
    }),
    ...(profileA !== profileB
      ? [
          findingOf(SAME_PROFILE, {
            subject: inNode(context, second, 'peer', 'vpnProfile'),
            name: 'ICL',
            message: `vpn-profile is ${profileA ?? 'not set'} on ${first.name} and ${profileB ?? 'not set'} on ${second.name}.`,
          }),
        ]
      : []),
    ...(keys.length === 2 && keys[0] !== keys[1]
      ? [
          findingOf(SAME_KEY, {
            subject: inNode(context, second, 'ike', 'policies'),
            name: 'ICL key',
            message: `The pre-shared keys of the ICL differ on ${first.name} and ${second.name}.`,
          }),
        ]
      : []),
  ];
}

type Zone = MnhaNode['zones'][number];

/** What a unit of a zone lets in: its own list where it has one, else the zone's. */
function allowed(zone: Zone, unit: string, kind: 'services' | 'protocols'): readonly string[] {
  const own = zone.interfaces.find(({ name }) => name === unit);
  const hasOwn = own !== undefined && own.services.length + own.protocols.length > 0;
  return hasOwn ? own[kind] : zone[kind];
}
const ANY: ReadonlySet<string> = new Set(['all', 'any-service']);
const lets = (words: readonly string[], word: string): boolean => words.some((each) => each === word || ANY.has(each));

const withZone =
  (name: string, change: (zone: Zone) => Zone) =>
  (node: MnhaNode): MnhaNode => ({
    ...node,
    zones: node.zones.map((zone) => (zone.name === name ? change(zone) : zone)),
  });
/** Adds a word where the zone's list counts, or to the unit's own. */
const adding =
  (kind: 'services' | 'protocols', word: string, units: readonly string[]) =>
  (zone: Zone): Zone => {
    const isOwn = (unit: string): boolean => {
      const own = zone.interfaces.find(({ name }) => name === unit);
      return own !== undefined && own.services.length + own.protocols.length > 0;
    };
    const needsZone = units.some((unit) => !isOwn(unit));
    return {
      ...zone,
      ...(needsZone ? { [kind]: [...zone[kind], word] } : {}),
      interfaces: zone.interfaces.map((each) =>
        units.includes(each.name) && isOwn(each.name) ? { ...each, [kind]: [...each[kind], word] } : each,
      ),
    };
  };

function zoneFindings(context: RuleContext, side: Side): readonly Finding[] {
  const { config: node, tree } = side;
  // A part of a configuration without zones says nothing about them.
  if (node.zones.length === 0) return [];
  const units = iclInterfaces(context, side);
  const services = [
    'high-availability',
    ...(node.peer.vpnProfile === undefined ? [] : ['ike']),
    ...(child(tree, 'system', 'commit', 'peers-synchronize') === undefined ? [] : ['ssh']),
  ];
  const zones = [...new Set(units.map((unit) => zoneOf(node, unit)).filter(isPresent))];
  const homeless = units.filter((unit) => zoneOf(node, unit) === undefined);
  const wanted = [
    { about: BFD_ALLOWED, kind: 'protocols', word: 'bfd' },
    ...services.map((word) => ({ about: SERVICES_ALLOWED, kind: 'services', word }) as const),
  ] as const;
  return [
    ...homeless.map((unit) =>
      findingOf(BFD_ALLOWED, {
        subject: inNode(context, side, 'zones'),
        name: `${side.name} ${unit}`,
        message: `${unit} of ${side.name} carries the ICL and is in no security zone: BFD is dropped.`,
      }),
    ),
    ...zones.flatMap((zone) => {
      const own = units.filter((unit) => zoneOf(node, unit) === zone);
      return wanted.flatMap(({ about, kind, word }) => {
        const closed = own.filter((unit) => !lets(allowed(zone, unit, kind), word));
        if (closed.length === 0) return [];
        const words = kind === 'protocols' ? `protocols ${word}` : `system-services ${word}`;
        return [
          findingOf(about, {
            subject: inNode(context, side, 'zones', node.zones.indexOf(zone)),
            name: `${side.name} zone ${zone.name}`,
            message: `Zone ${zone.name} of ${side.name} has no host-inbound-traffic ${words}: the ICL over ${closed.join(', ')} needs it.`,
            fix: mend(
              context,
              side,
              `Allow ${word} in zone ${zone.name} of ${side.name}`,
              withZone(zone.name, adding(kind, word, closed)),
            ),
          }),
        ];
      });
    }),
    ...withinZone(context, side, units),
  ];
}

/** Does any policy from a zone to itself permit, plain ones and those that are only kept? */
export const hasInnerPolicy = ({ tree }: Side, zone: string): boolean =>
  [
    ...(child(tree, 'security', 'policies', 'from-zone', zone, 'to-zone', zone, 'policy')?.children ?? []),
    ...(child(tree, 'security', 'policies', 'global', 'policy')?.children ?? []),
  ].some((policy) => childWords(policy, 'then').includes('permit')) ||
  childWords(tree, 'security', 'policies', 'default-policy').includes('permit-all');

function withinZone(context: RuleContext, side: Side, units: readonly string[]): readonly Finding[] {
  const zone = zoneOf(side.config, side.config.peer.interface ?? '');
  const shares = units.filter((unit) => zoneOf(side.config, unit) === zone).length > 1;
  if (!isOnLoopback(side) || zone === undefined || !shares || hasInnerPolicy(side, zone.name)) return [];
  return [
    findingOf(WITHIN_ZONE, {
      subject: inNode(context, side, 'securityPolicies'),
      name: `${side.name} zone ${zone.name}`,
      message: `The ICL of ${side.name} ends on its loopback, and no policy permits traffic within zone ${zone.name}.`,
      fix: mend(context, side, `Permit traffic within zone ${zone.name} of ${side.name}`, (node) => ({
        ...node,
        securityPolicies: [
          ...node.securityPolicies,
          { name: 'icl', from: zone.name, to: zone.name, applications: ['any'], action: 'permit' },
        ],
      })),
    }),
  ];
}

/** Rules about the security of the ICL. */
export const iclSecurityFindings = (context: RuleContext): readonly Finding[] => [
  ...between(context),
  ...knownSides(context).flatMap((side) => [...encryption(context, side), ...zoneFindings(context, side)]),
];
