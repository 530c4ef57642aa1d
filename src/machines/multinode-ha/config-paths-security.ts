// Zones, policies, IKE and IPsec of one node as the words of set commands. It knows statements, neither a tree nor a design.
import { type ConfigPath, each, orBare, presence, value } from './config-path';
import type { MnhaNode } from './schema';

/** Stands for every key that is not known here: keys are never kept in a design. */
export const KEY_PLACEHOLDER = 'REPLACE';

interface Inbound {
  readonly services: readonly string[];
  readonly protocols: readonly string[];
}
const inbound = (at: ConfigPath, { services, protocols }: Inbound): readonly ConfigPath[] => [
  ...each([...at, 'host-inbound-traffic', 'system-services'], services),
  ...each([...at, 'host-inbound-traffic', 'protocols'], protocols),
];

const zonePaths = ({ zones }: MnhaNode): readonly ConfigPath[] =>
  zones.flatMap((zone) => {
    const at = ['security', 'zones', 'security-zone', zone.name];
    return orBare(at, [
      ...inbound(at, zone),
      ...zone.interfaces.flatMap((member) => {
        const unit = [...at, 'interfaces', member.name];
        return orBare(unit, inbound(unit, member));
      }),
    ]);
  });

const rulePaths = ({ securityPolicies, applications }: MnhaNode): readonly ConfigPath[] => [
  ...securityPolicies.flatMap(({ name, from, to, applications: names, action }) => {
    const at = ['security', 'policies', 'from-zone', from, 'to-zone', to, 'policy', name];
    return [
      [...at, 'match', 'source-address', 'any'],
      [...at, 'match', 'destination-address', 'any'],
      ...each([...at, 'match', 'application'], names),
      [...at, 'then', action],
    ];
  }),
  ...applications.map(({ name, protocol }) => ['applications', 'application', name, 'protocol', protocol]),
];

interface Proposal {
  readonly authenticationAlgorithm?: string | undefined;
  readonly encryptionAlgorithm?: string | undefined;
  readonly lifetimeS?: number | undefined;
}
const algorithms = (at: ConfigPath, proposal: Proposal): readonly ConfigPath[] => [
  ...value(at, 'authentication-algorithm', proposal.authenticationAlgorithm),
  ...value(at, 'encryption-algorithm', proposal.encryptionAlgorithm),
  ...value(at, 'lifetime-seconds', proposal.lifetimeS),
];

function ikePaths({ ike }: MnhaNode): readonly ConfigPath[] {
  const base = ['security', 'ike'];
  const certified = new Set(
    ike.proposals.flatMap(({ name, authenticationMethod: method }) =>
      method === undefined || method === 'pre-shared-keys' ? [] : [name],
    ),
  );
  return [
    ...ike.proposals.flatMap((proposal) => {
      const at = [...base, 'proposal', proposal.name];
      return orBare(at, [
        ...value(at, 'authentication-method', proposal.authenticationMethod),
        ...value(at, 'dh-group', proposal.dhGroup),
        ...algorithms(at, proposal),
      ]);
    }),
    ...ike.policies.flatMap(({ name, proposals }) => {
      const at = [...base, 'policy', name];
      const hasKey = !proposals.some((proposal) => certified.has(proposal));
      return orBare(at, [
        ...each([...at, 'proposals'], proposals),
        ...presence([...at, 'pre-shared-key', 'ascii-text', KEY_PLACEHOLDER], hasKey),
      ]);
    }),
    ...ike.gateways.flatMap((gateway) => {
      const at = [...base, 'gateway', gateway.name];
      return orBare(at, [
        ...value(at, 'ike-policy', gateway.policy),
        ...value(at, 'address', gateway.address),
        ...value(at, 'external-interface', gateway.externalInterface),
        ...value(at, 'local-address', gateway.localAddress),
        ...value(at, 'version', gateway.version),
      ]);
    }),
  ];
}

function ipsecPaths({ ipsec }: MnhaNode): readonly ConfigPath[] {
  const base = ['security', 'ipsec'];
  return [
    ...ipsec.proposals.flatMap((proposal) => {
      const at = [...base, 'proposal', proposal.name];
      return orBare(at, [...value(at, 'protocol', proposal.protocol), ...algorithms(at, proposal)]);
    }),
    ...ipsec.policies.flatMap(({ name, proposals }) => {
      const at = [...base, 'policy', name];
      return orBare(at, each([...at, 'proposals'], proposals));
    }),
    ...ipsec.vpns.flatMap((vpn) => {
      const at = [...base, 'vpn', vpn.name];
      return orBare(at, [
        ...presence([...at, 'ha-link-encryption'], vpn.haLinkEncryption),
        ...value(at, 'bind-interface', vpn.bindInterface),
        ...value([...at, 'ike'], 'gateway', vpn.gateway),
        ...value([...at, 'ike'], 'ipsec-policy', vpn.policy),
        ...vpn.selectors.flatMap(({ name, localIp, remoteIp }) => {
          const selector = [...at, 'traffic-selector', name];
          return [
            [...selector, 'local-ip', localIp],
            [...selector, 'remote-ip', remoteIp],
          ];
        }),
      ]);
    }),
  ];
}

export const securityPaths = (node: MnhaNode): readonly ConfigPath[] => [
  ...presence(['security', 'flow', 'sync-icmp-session'], node.syncIcmp),
  ...ikePaths(node),
  ...ipsecPaths(node),
  ...zonePaths(node),
  ...rulePaths(node),
];
