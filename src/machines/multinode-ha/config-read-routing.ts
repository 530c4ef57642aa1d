// Reads interfaces, instances, BGP and policies of one node, as far as the model has them. It draws nothing.
import { child, childWords, type JunosNode, type JunosTree, valueOf as singleValue } from '../../vendor/junos';
import { numberAt, numberOf, optional } from './config-notes';
import { inPortOrder } from './links';
import type { MnhaNode } from './schema';

function readInterfaces(tree: JunosTree): MnhaNode['interfaces'] {
  return (child(tree, 'interfaces')?.children ?? []).flatMap((port) => {
    if (!/^[a-z]+[\w/:-]*$/i.test(port.word)) return [];
    return (child(port, 'unit')?.children ?? []).flatMap((node) => {
      const unit = numberOf(node.word);
      if (unit === undefined) return [];
      return [
        {
          name: port.word,
          unit,
          addresses: ['inet', 'inet6'].flatMap((family) => childWords(node, 'family', family, 'address')),
          dhcp: ['dhcp', 'dhcp-client'].some((word) => child(node, 'family', 'inet', word) !== undefined),
          ...optional('vlanId', numberAt(node, 'vlan-id')),
          ...optional('mtu', numberAt(port, 'mtu')),
        },
      ];
    });
  });
}

const readInstances = (tree: JunosTree): MnhaNode['instances'] =>
  (child(tree, 'routing-instances')?.children ?? []).map((node) => ({
    name: node.word,
    ...optional('type', singleValue(node, 'instance-type')),
    interfaces: childWords(node, 'interface'),
  }));

/** A value of the group; else the one that all its neighbours, or BGP as a whole, have. */
function inherited(bgp: JunosNode, group: JunosNode, ...path: readonly string[]): string | undefined {
  const neighbours = child(group, 'neighbor')?.children ?? [];
  const own = new Set(neighbours.map((each) => singleValue(each, ...path)));
  const [only] = own;
  return singleValue(group, ...path) ?? (own.size === 1 ? only : undefined) ?? singleValue(bgp, ...path);
}

function readGroup(bgp: JunosNode, group: JunosNode, instance: string | undefined): MnhaNode['bgp'][number] {
  const number = (...path: readonly string[]): number | undefined => numberOf(inherited(bgp, group, ...path) ?? '');
  const timers = {
    ...optional('minimumIntervalMs', number('bfd-liveness-detection', 'minimum-interval')),
    ...optional('multiplier', number('bfd-liveness-detection', 'multiplier')),
    ...optional('holdDownMs', number('bfd-liveness-detection', 'holddown-interval')),
  };
  const neighbours = child(group, 'neighbor')?.children ?? [];
  const exports = [group, ...neighbours, bgp].map((node) => childWords(node, 'export'));
  return {
    name: group.word,
    ...optional('instance', instance),
    type: singleValue(group, 'type') === 'internal' ? 'internal' : 'external',
    ...optional('peerAs', number('peer-as')),
    ...optional('localAs', number('local-as')),
    exports: exports.find((names) => names.length > 0) ?? [],
    ...(Object.keys(timers).length === 0 ? {} : { bfd: timers }),
    neighbours: neighbours.map((each) => ({
      address: each.word,
      ...optional('description', singleValue(each, 'description')),
    })),
  };
}

function readBgp(tree: JunosTree): MnhaNode['bgp'] {
  const below = (node: JunosNode | undefined, instance?: string): MnhaNode['bgp'] => {
    const bgp = child(node, 'protocols', 'bgp');
    return bgp === undefined ? [] : (child(bgp, 'group')?.children ?? []).map((each) => readGroup(bgp, each, instance));
  };
  const instances = child(tree, 'routing-instances')?.children ?? [];
  return [...instances.flatMap((node) => below(node, node.word)), ...below(tree)];
}

function readStatics(tree: JunosTree): MnhaNode['staticRoutes'] {
  const below = (node: JunosNode | undefined, instance?: string): MnhaNode['staticRoutes'] =>
    (child(node, 'routing-options', 'static', 'route')?.children ?? []).flatMap((route) => {
      const hop = singleValue(route, 'next-hop');
      const nextHop = hop ?? ['discard', 'reject', 'receive'].find((word) => child(route, word) !== undefined);
      return nextHop === undefined ? [] : [{ prefix: route.word, nextHop, ...optional('instance', instance) }];
    });
  const instances = child(tree, 'routing-instances')?.children ?? [];
  return [...below(tree), ...instances.flatMap((node) => below(node, node.word))];
}

type Term = MnhaNode['policies'][number]['terms'][number];

function readTerm(node: JunosNode): Term {
  const from = child(node, 'from');
  const then = child(node, 'then');
  const filters = child(from, 'route-filter')?.children ?? [];
  const prepended = singleValue(then, 'as-path-prepend');
  const count = prepended?.split(/\s+/).filter((word) => word !== '').length;
  return {
    name: node.word,
    prefixLists: childWords(from, 'prefix-list'),
    prefixes: filters.filter((filter) => child(filter, 'exact') !== undefined).map(({ word }) => word),
    protocols: childWords(from, 'protocol'),
    interfaces: childWords(from, 'interface'),
    conditions: childWords(from, 'condition'),
    ...optional('metric', numberAt(then, 'metric')),
    ...optional('asPathPrepend', count),
    ...optional('localPreference', numberAt(then, 'local-preference')),
    nextHopSelf: singleValue(then, 'next-hop') === 'self',
    action: child(then, 'accept') !== undefined ? 'accept' : child(then, 'reject') !== undefined ? 'reject' : 'next',
  };
}

/** Policies, conditions and lists that the pair's own export policies use; all others stay in the kept text. */
function readPolicies(
  tree: JunosTree,
  used: readonly string[],
): Pick<MnhaNode, 'policies' | 'conditions' | 'prefixLists'> {
  const options = child(tree, 'policy-options');
  const policies = (child(options, 'policy-statement')?.children ?? [])
    .filter(({ word }) => used.includes(word))
    .map((node) => ({ name: node.word, terms: (child(node, 'term')?.children ?? []).map(readTerm) }));
  const conditions = (child(options, 'condition')?.children ?? []).flatMap((node) => {
    const route = child(node, 'if-route-exists', 'address-family', 'inet') ?? child(node, 'if-route-exists');
    const prefix = route?.children.find(({ word }) => /\/\d+$/.test(word))?.word;
    return prefix === undefined ? [] : [{ name: node.word, prefix, ...optional('table', singleValue(route, 'table')) }];
  });
  const prefixLists = (child(options, 'prefix-list')?.children ?? []).map((node) => ({
    name: node.word,
    prefixes: node.children.filter(({ word }) => word !== 'apply-path').map(({ word }) => word),
  }));
  return { policies, conditions, prefixLists };
}

type RoutingPart = Pick<
  MnhaNode,
  'interfaces' | 'instances' | 'routerId' | 'as' | 'staticRoutes' | 'bgp' | 'policies' | 'conditions' | 'prefixLists'
>;

export function readRouting(tree: JunosTree): RoutingPart {
  const bgp = readBgp(tree);
  const ospf = childWords(tree, 'protocols', 'ospf', 'export');
  return {
    interfaces: inPortOrder(readInterfaces(tree)),
    instances: readInstances(tree),
    ...optional('routerId', singleValue(tree, 'routing-options', 'router-id')),
    ...optional('as', numberAt(tree, 'routing-options', 'autonomous-system')),
    staticRoutes: readStatics(tree),
    bgp,
    ...readPolicies(tree, [...bgp.flatMap((group) => group.exports), ...ospf]),
  };
}
