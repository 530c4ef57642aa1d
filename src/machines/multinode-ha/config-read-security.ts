// Reads zones, plain policies, IKE and IPsec of one node, as far as the model has them. It reads no key.
import { child, childWords, type JunosNode, type JunosTree, valueOf as singleValue } from '../../vendor/junos';
import { numberAt, oneOf, optional } from './config-notes';
import type { MnhaNode } from './schema';

const inbound = (node: JunosNode) => ({
  services: childWords(node, 'host-inbound-traffic', 'system-services'),
  protocols: childWords(node, 'host-inbound-traffic', 'protocols'),
});

const readZones = (tree: JunosTree): MnhaNode['zones'] =>
  (child(tree, 'security', 'zones', 'security-zone')?.children ?? []).map((node) => ({
    name: node.word,
    ...inbound(node),
    interfaces: (child(node, 'interfaces')?.children ?? []).map((each) => ({ name: each.word, ...inbound(each) })),
  }));

/** Policies from any to any that permit or deny and do nothing else; all others stay in the kept text. */
function readRules(tree: JunosTree): MnhaNode['securityPolicies'] {
  const isAny = (policy: JunosNode, word: string): boolean => childWords(policy, 'match', word).join() === 'any';
  return (child(tree, 'security', 'policies', 'from-zone')?.children ?? []).flatMap((from) =>
    (child(from, 'to-zone')?.children ?? []).flatMap((to) =>
      (child(to, 'policy')?.children ?? []).flatMap((policy) => {
        const then = child(policy, 'then')?.children ?? [];
        const action = oneOf(['permit', 'deny'] as const, then[0]?.word);
        const isPlain = then.length === 1 && then[0]?.children.length === 0;
        const matches = child(policy, 'match')?.children.length === 3;
        if (action === undefined || !isPlain || !matches) return [];
        if (!isAny(policy, 'source-address') || !isAny(policy, 'destination-address')) return [];
        const applications = childWords(policy, 'match', 'application');
        return [{ name: policy.word, from: from.word, to: to.word, applications, action }];
      }),
    ),
  );
}

const readApplications = (tree: JunosTree): MnhaNode['applications'] =>
  (child(tree, 'applications', 'application')?.children ?? []).flatMap((node) => {
    const protocol = singleValue(node, 'protocol');
    return protocol === undefined || node.children.length > 1 ? [] : [{ name: node.word, protocol }];
  });

const algorithms = (node: JunosNode) => ({
  name: node.word,
  ...optional('authenticationAlgorithm', singleValue(node, 'authentication-algorithm')),
  ...optional('encryptionAlgorithm', singleValue(node, 'encryption-algorithm')),
  ...optional('lifetimeS', numberAt(node, 'lifetime-seconds')),
});
const named = (node: JunosNode | undefined, word: string): readonly JunosNode[] => child(node, word)?.children ?? [];

function readIke(tree: JunosTree): MnhaNode['ike'] {
  const ike = child(tree, 'security', 'ike');
  return {
    proposals: named(ike, 'proposal').map((node) => ({
      ...algorithms(node),
      ...optional('authenticationMethod', singleValue(node, 'authentication-method')),
      ...optional('dhGroup', singleValue(node, 'dh-group')),
    })),
    policies: named(ike, 'policy').map((node) => ({ name: node.word, proposals: childWords(node, 'proposals') })),
    gateways: named(ike, 'gateway').map((node) => ({
      name: node.word,
      ...optional('policy', singleValue(node, 'ike-policy')),
      ...optional('address', childWords(node, 'address')[0]),
      ...optional('externalInterface', singleValue(node, 'external-interface')),
      ...optional('localAddress', singleValue(node, 'local-address')),
      ...optional('version', oneOf(['v1-only', 'v2-only'] as const, singleValue(node, 'version'))),
    })),
  };
}

function readIpsec(tree: JunosTree): MnhaNode['ipsec'] {
  const ipsec = child(tree, 'security', 'ipsec');
  return {
    proposals: named(ipsec, 'proposal').map((node) => ({
      ...algorithms(node),
      ...optional('protocol', oneOf(['esp', 'ah'] as const, singleValue(node, 'protocol'))),
    })),
    policies: named(ipsec, 'policy').map((node) => ({ name: node.word, proposals: childWords(node, 'proposals') })),
    vpns: named(ipsec, 'vpn').map((node) => ({
      name: node.word,
      haLinkEncryption: child(node, 'ha-link-encryption') !== undefined,
      ...optional('bindInterface', singleValue(node, 'bind-interface')),
      ...optional('gateway', singleValue(node, 'ike', 'gateway')),
      ...optional('policy', singleValue(node, 'ike', 'ipsec-policy')),
      selectors: named(node, 'traffic-selector').flatMap((selector) => {
        const [localIp, remoteIp] = [singleValue(selector, 'local-ip'), singleValue(selector, 'remote-ip')];
        return localIp === undefined || remoteIp === undefined ? [] : [{ name: selector.word, localIp, remoteIp }];
      }),
    })),
  };
}

type SecurityPart = Pick<MnhaNode, 'zones' | 'securityPolicies' | 'applications' | 'ike' | 'ipsec' | 'syncIcmp'>;

export const readSecurity = (tree: JunosTree): SecurityPart => ({
  zones: readZones(tree),
  securityPolicies: readRules(tree),
  applications: readApplications(tree),
  ike: readIke(tree),
  ipsec: readIpsec(tree),
  syncIcmp: child(tree, 'security', 'flow', 'sync-icmp-session') !== undefined,
});
