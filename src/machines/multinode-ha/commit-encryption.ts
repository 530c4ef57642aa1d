// What a commit refuses about the encryption of the ICL: C23 to C25, C28. It reads the statements of one node.
import { child, type JunosNode, valueOf as singleValue } from '../../vendor/junos';
import type { Committed, Refusal } from './commit-checks';
import { isVirtual } from './platforms';

const WHEN = 'When ha-link-encryption is enabled,';

/** Statements of the VPN that it cannot have [C23]; a path and the words for it. */
const VPN: readonly (readonly [readonly string[], string])[] = [
  [['ike', 'proxy-identity'], 'ike proxy-identity'],
  [['ike', 'idle-time'], 'ike idle-time'],
  [['ike', 'install-interval'], 'ike install-interval'],
  [['distribution-profile'], 'distribution-profile'],
  [['traffic-selector'], 'traffic-selector'],
  [['vpn-monitor'], 'vpn-monitor'],
  [['copy-outer-dscp'], 'copy-outer-dscp'],
  [['multi-sa'], 'multi-sa'],
  [['bind-interface'], 'bind-interface'],
  [['manual'], 'manual sa'],
  [['df-bit'], 'df-bit'],
  [['udp-encapsulate'], 'udp-encapsulate'],
  [['ike', 'no-anti-replay'], 'no-anti-replay'],
];

/** Statements of its gateway that it cannot have [C24], with what is printed behind `When ha-link-encryption is enabled,`. */
const GATEWAY: readonly (readonly [string, string])[] = [
  ['external-interface', ' external-interface is pre-defined and cannot be configured in associated IKE Gateway'],
  ['address', ' peer address is pre-defined and cannot be configured in associated IKE Gateway'],
  ['local-address', ' local-address is pre-defined and cannot be configured in associated IKE Gateway'],
  ['dynamic', ' Dynamic is not applicable in associated IKE Gateway'],
  ['local-identity', ' local-identity cannot be configured in associated IKE Gateway'],
  ['remote-identity', ' remote-identity cannot be configured in associated IKE Gateway'],
  ['general-ikeid', ' General-IKEID is not applicable in associated IKE Gateway'],
  ['advpn', ' ADVPN is not applicable in associated IKE Gateway'],
  ['aaa', ' AAA is not applicable in associated IKE Gateway'],
  // Two blanks: as the device prints it.
  ['nat-keepalive', '  nat-keepalive is not applicable on associated IKE Gateway'],
  ['no-nat-traversal', ' Disable NAT-Traversal is not applicable in associated IKE Gateway'],
  ['tcp-encap-profile', ' tcp-encap-profile is not applicable on associated IKE Gateway'],
  [
    'dead-peer-detection',
    ' dead-peer-detection (mode:always-send, Interval: 3 sec, Threshold:10) is pre-defined and cannot be configured in associated IKE Gateway',
  ],
];

export function encryptionRefusals({ node, tree, model }: Committed): readonly Refusal[] {
  const vpns = (child(tree, 'security', 'ipsec', 'vpn')?.children ?? []).filter(
    (vpn) => child(vpn, 'ha-link-encryption') !== undefined,
  );
  return vpns.flatMap((vpn) => [
    ...vpnRefusals(
      vpn,
      node.ipsec.vpns.findIndex(({ name }) => name === vpn.word),
    ),
    ...gatewayRefusals(tree, vpn, (name) => node.ike.gateways.findIndex((gateway) => gateway.name === name)),
    ...(isVirtual(model) && !node.junosIke
      ? [
          {
            rule: 'C28',
            what: `VPN ${vpn.word}`,
            path: ['junosIke'],
            text: "'ha-link-encryption' can be configure only in FIPS mode",
          },
        ]
      : []),
  ]);
}

function vpnRefusals(vpn: JunosNode, index: number): readonly Refusal[] {
  const told = (words: string): Refusal => ({
    rule: 'C23',
    what: `VPN ${vpn.word}`,
    path: ['ipsec', 'vpns', index],
    text: `${WHEN} ${words} configuration is not allowed`,
  });
  const when = singleValue(vpn, 'establish-tunnels');
  return [
    ...VPN.filter(([path]) => child(vpn, ...path) !== undefined).map(([, words]) => told(words)),
    ...(when === undefined ? [] : [told(`establish-tunnels ${when}`)]),
  ];
}

function gatewayRefusals(
  tree: Committed['tree'],
  vpn: JunosNode,
  indexOf: (name: string) => number,
): readonly Refusal[] {
  const name = singleValue(vpn, 'ike', 'gateway');
  const gateway = name === undefined ? undefined : child(tree, 'security', 'ike', 'gateway', name);
  if (name === undefined || gateway === undefined) return [];
  const told = (rule: string, text: string): Refusal => ({
    rule,
    what: `IKE gateway ${name}`,
    path: ['ike', 'gateways', indexOf(name)],
    text: `${WHEN}${text}`,
  });
  return [
    ...GATEWAY.filter(([word]) => child(gateway, word) !== undefined).map(([, text]) => told('C24', text)),
    ...(singleValue(gateway, 'version') === 'v2-only'
      ? []
      : [told('C25', ' associated IKE Gateway must be version 2')]),
  ];
}
