// The AMS part of a router's configuration as the words of set commands. It knows statements, neither a tree nor a design.
import type { ConfigPath } from '../chassis';
import type { AmsConfig, Bundle, BundleUnit, ServiceSet } from './schema';

const value = (base: ConfigPath, word: string, of: number | string | undefined): readonly ConfigPath[] =>
  of === undefined ? [] : [[...base, word, String(of)]];
const each = (base: ConfigPath, words: readonly string[]): readonly ConfigPath[] =>
  words.map((word) => [...base, word]);
const presence = (base: ConfigPath, isThere: boolean): readonly ConfigPath[] => (isThere ? [base] : []);

function failurePaths(base: ConfigPath, failure: Bundle['memberFailure']): readonly ConfigPath[] {
  if (failure === null) return [];
  const word = failure.action === 'drop' ? 'drop-member-traffic' : 'redistribute-all-traffic';
  const at = [...base, 'member-failure-options', word];
  const inside = [
    ...(failure.action === 'drop' ? value(at, 'rejoin-timeout', failure.rejoinTimeoutS) : []),
    ...presence([...at, 'enable-rejoin'], failure.enableRejoin),
  ];
  return inside.length > 0 ? inside : [at];
}

function haPaths(base: ConfigPath, ha: Bundle['highAvailability']): readonly ConfigPath[] {
  if (ha === null) return [];
  const at = [...base, 'high-availability-options', ha.model];
  const inside = [
    ...value(at, 'preferred-backup', ha.preferredBackup),
    ...(ha.redundancyGroups ?? []).flatMap(({ group, preferredBackup }) => {
      const pair = [...at, 'redundancy-group', String(group)];
      return preferredBackup === undefined ? [pair] : value(pair, 'preferred-backup', preferredBackup);
    }),
  ];
  return inside.length > 0 ? inside : [at];
}

function unitPaths(base: ConfigPath, unit: BundleUnit): readonly ConfigPath[] {
  const at = [...base, 'unit', String(unit.unit)];
  const balancing = [...at, 'load-balancing-options'];
  const keys = [...balancing, 'hash-keys'];
  const inside = [
    ...each([...at, 'family'], unit.families),
    ...value(at, 'service-domain', unit.serviceDomain),
    ...value(balancing, 'preferred-active', unit.preferredActive),
    ...presence([...balancing, 'disable-hash'], unit.disableHash),
    ...value(balancing, 'modulo-key', unit.moduloKey),
    ...each([...keys, 'ingress-key'], unit.ingressKeys),
    ...each([...keys, 'egress-key'], unit.egressKeys),
    ...value(keys, 'ipv6-source-prefix-length', unit.ipv6PrefixLength),
  ];
  return inside.length > 0 ? inside : [at];
}

function bundlePaths(bundle: Bundle): readonly ConfigPath[] {
  const base = ['interfaces', bundle.name];
  const options = [...base, 'load-balancing-options'];
  return [
    ...bundle.members.map(({ name, redundancyGroup }) => [
      ...options,
      'member-interface',
      name,
      ...(redundancyGroup === undefined ? [] : ['redundancy-group', 'group-id', String(redundancyGroup)]),
    ]),
    ...failurePaths(options, bundle.memberFailure),
    ...presence([...options, 'no-bundle-flap'], bundle.noBundleFlap),
    ...haPaths(options, bundle.highAvailability),
    ...bundle.units.flatMap((unit) => unitPaths(base, unit)),
  ];
}

function serviceSetPaths(set: ServiceSet): readonly ConfigPath[] {
  const base = ['services', 'service-set', set.name];
  const keys = [...base, 'interface-service', 'load-balancing-options', 'hash-keys'];
  return [
    ...presence([...base, 'service-set-options', 'bypass-traffic-on-pic-failure'], set.bypassOnFailure),
    ...each([...base, 'nat-rule-sets'], set.natRuleSets),
    ...each([...base, 'nat-rules'], set.natRules),
    ...value([...base, 'interface-service'], 'service-interface', set.serviceInterface),
    ...each([...keys, 'ingress-key'], set.ingressKeys),
    ...each([...keys, 'egress-key'], set.egressKeys),
    ...value([...base, 'next-hop-service'], 'inside-service-interface', set.insideInterface),
    ...value([...base, 'next-hop-service'], 'outside-service-interface', set.outsideInterface),
    ...(set.ipsec === null
      ? []
      : [
          [...base, 'ipsec-vpn-options', 'local-gateway', set.ipsec.localGateway],
          ...each(
            [...base, 'ipsec-vpn-rules'],
            set.ipsec.rules.map(({ name }) => name),
          ),
        ]),
  ];
}

function ipsecRulePaths(set: ServiceSet): readonly ConfigPath[] {
  return (set.ipsec?.rules ?? []).flatMap(({ name, remoteGateway }): readonly ConfigPath[] => {
    const base = ['services', 'ipsec-vpn', 'rule', name];
    return [
      ...value([...base, 'term', '1', 'then'], 'remote-gateway', remoteGateway),
      [...base, 'match-direction', 'input'],
    ];
  });
}

/**
 * Every statement that stands for a part of the configuration, in the order in which Junos prints the hierarchies. Cards, sessions and
 * the two assumed times have none: they are no configuration.
 */
export function configPaths(config: AmsConfig): readonly ConfigPath[] {
  return [
    ...config.bundles.flatMap(bundlePaths),
    ...config.routingInstances.flatMap(({ name, type, interfaces }) => [
      ...value(['routing-instances', name], 'instance-type', type),
      ...each(['routing-instances', name, 'interface'], interfaces),
    ]),
    ...config.staticRoutes.map(({ prefix, nextHop, instance }) => [
      ...(instance === undefined ? [] : ['routing-instances', instance]),
      'routing-options',
      'static',
      'route',
      prefix,
      'next-hop',
      nextHop,
    ]),
    ...config.serviceSets.flatMap(serviceSetPaths),
    ...config.serviceSets.flatMap(ipsecRulePaths),
  ];
}
