// Interfaces, instances, BGP and policies of one node as the words of set commands. It knows statements, neither a tree nor a design.
import { type ConfigPath, each, orBare, presence, timers, value } from './config-path';
import type { MnhaNode } from './schema';

export const interfacePaths = ({ interfaces }: MnhaNode): readonly ConfigPath[] =>
  interfaces.flatMap(({ name, unit, addresses, dhcp, vlanId, mtu }) => {
    const port = ['interfaces', name];
    const at = [...port, 'unit', String(unit)];
    const family = (address: string): string => (address.includes(':') ? 'inet6' : 'inet');
    return [
      ...value(port, 'mtu', mtu),
      ...presence([...port, 'vlan-tagging'], vlanId !== undefined),
      ...value(at, 'vlan-id', vlanId),
      ...addresses.map((address) => [...at, 'family', family(address), 'address', address]),
      ...presence([...at, 'family', 'inet', 'dhcp'], dhcp),
      ...(addresses.length === 0 && !dhcp ? [name === 'st0' ? [...at, 'family', 'inet'] : at] : []),
    ];
  });

const inInstance = (instance: string | undefined): ConfigPath =>
  instance === undefined ? [] : ['routing-instances', instance];

function bgpPaths(group: MnhaNode['bgp'][number]): readonly ConfigPath[] {
  const at = [...inInstance(group.instance), 'protocols', 'bgp', 'group', group.name];
  const bfd = [...at, 'bfd-liveness-detection'];
  return [
    [...at, 'type', group.type],
    ...value(at, 'local-as', group.localAs),
    ...value(at, 'peer-as', group.peerAs),
    ...each([...at, 'export'], group.exports),
    ...timers(bfd, group.bfd ?? {}),
    ...value(bfd, 'holddown-interval', group.bfd?.holdDownMs),
    ...group.neighbours.flatMap(({ address, description }) => {
      const neighbour = [...at, 'neighbor', address];
      return orBare(neighbour, value(neighbour, 'description', description));
    }),
  ];
}

/** A next hop that is no address is a word by itself: `discard`. */
export const isHop = (nextHop: string): boolean => /[.:]/.test(nextHop);

export const routingPaths = (node: MnhaNode): readonly ConfigPath[] => [
  ...node.instances.flatMap(({ name, type, interfaces }) => {
    const at = ['routing-instances', name];
    return orBare(at, [...value(at, 'instance-type', type), ...each([...at, 'interface'], interfaces)]);
  }),
  ...value(['routing-options'], 'router-id', node.routerId),
  ...value(['routing-options'], 'autonomous-system', node.as),
  ...node.staticRoutes.map(({ prefix, nextHop, instance }) => [
    ...inInstance(instance),
    'routing-options',
    'static',
    'route',
    prefix,
    ...(isHop(nextHop) ? ['next-hop', nextHop] : [nextHop]),
  ]),
  ...node.bgp.flatMap(bgpPaths),
];

function termPaths(policy: ConfigPath, term: MnhaNode['policies'][number]['terms'][number], as: number | undefined) {
  const at = [...policy, 'term', term.name];
  const from = [...at, 'from'];
  const then = [...at, 'then'];
  const prepended = Array.from({ length: term.asPathPrepend ?? 0 }, () => as ?? 0).join(' ');
  return [
    ...each([...from, 'protocol'], term.protocols),
    ...each([...from, 'interface'], term.interfaces),
    ...each([...from, 'prefix-list'], term.prefixLists),
    ...term.prefixes.map((prefix) => [...from, 'route-filter', prefix, 'exact']),
    ...each([...from, 'condition'], term.conditions),
    ...value(then, 'metric', term.metric),
    ...value(then, 'local-preference', term.localPreference),
    ...value(then, 'as-path-prepend', prepended === '' ? undefined : prepended),
    ...presence([...then, 'next-hop', 'self'], term.nextHopSelf),
    ...(term.action === 'next' ? [] : [[...then, term.action]]),
  ];
}

export const policyPaths = (node: MnhaNode): readonly ConfigPath[] => [
  ...node.prefixLists.flatMap(({ name, prefixes }) => {
    const at = ['policy-options', 'prefix-list', name];
    return orBare(at, each(at, prefixes));
  }),
  ...node.conditions.flatMap(({ name, prefix, table }) => {
    const at = ['policy-options', 'condition', name, 'if-route-exists', 'address-family', 'inet'];
    return [[...at, prefix], ...value(at, 'table', table)];
  }),
  ...node.policies.flatMap(({ name, terms }) =>
    terms.flatMap((term) => termPaths(['policy-options', 'policy-statement', name], term, node.as)),
  ),
];
