// One node's configuration as the words of set commands, in the syntax of its release. It knows statements, neither a tree nor a design.
import { type ConfigPath, each, orBare, presence, timers, value } from './config-path';
import { interfacePaths, policyPaths, routingPaths } from './config-paths-routing';
import { securityPaths } from './config-paths-security';
import { isFloatingIpEra } from './release';
import type { MnhaNode, Srg } from './schema';

const HA: ConfigPath = ['chassis', 'high-availability'];

function nodePaths(node: MnhaNode): readonly ConfigPath[] {
  const { peer } = node;
  const at = [...HA, 'peer-id', String(peer.peerId)];
  const { forwarding } = peer;
  return [
    ...presence([...HA, 'software-upgrade'], node.softwareUpgrade),
    [...HA, 'local-id', String(node.localId)],
    [...HA, 'local-id', 'local-ip', node.localIp],
    ...value([...HA, 'local-id'], 'local-forwarding-ip', node.localForwardingIp),
    [...at, 'peer-ip', peer.peerIp],
    ...value(at, 'interface', peer.interface),
    ...value(at, 'routing-instance', peer.instance),
    ...value(at, 'vpn-profile', peer.vpnProfile),
    ...timers([...at, 'liveness-detection'], peer.liveness),
    ...(forwarding === undefined
      ? []
      : [
          [...at, 'peer-forwarding-ip', forwarding.peerIp],
          ...value([...at, 'peer-forwarding-ip'], 'interface', forwarding.interface),
          ...timers([...at, 'peer-forwarding-ip', 'liveness-detection'], forwarding.liveness),
        ]),
  ];
}

function probePaths(srg: ConfigPath, probe: Srg['probe'], floatingIp: boolean): readonly ConfigPath[] {
  if (probe === undefined) return [];
  const at = [...srg, 'activeness-probe'];
  const target = [...at, 'dest-ip'];
  const { bfd } = probe;
  return [
    ...(floatingIp ? value(srg, 'floating-ip', probe.srcIp) : []),
    ...(probe.destIp === undefined ? [] : [[...target, probe.destIp]]),
    ...(floatingIp ? [] : value(target, 'src-ip', probe.srcIp)),
    ...value(target, 'routing-instance', probe.instance),
    ...timers(at, probe),
    ...(bfd === undefined
      ? []
      : [
          [...at, 'bfd-liveliness', 'source-ip', bfd.sourceIp],
          [...at, 'bfd-liveliness', 'destination-ip', bfd.destinationIp],
          ...value([...at, 'bfd-liveliness'], 'interface', bfd.interface),
          ...value([...at, 'bfd-liveliness'], 'routing-instance', bfd.instance),
          ...timers([...at, 'bfd-liveliness'], bfd),
        ]),
  ];
}

type BfdTarget = Srg['monitors']['bfd'][number];
const bfdTarget = (at: ConfigPath, target: BfdTarget): readonly ConfigPath[] => [
  ...value(at, 'src-ip', target.source),
  ...value(at, 'routing-instance', target.instance),
  ...value(at, 'session-type', target.sessionType),
  ...value(at, 'interface', target.interface),
];

function objectPaths(monitor: ConfigPath, object: Srg['monitorObjects'][number]): readonly ConfigPath[] {
  const at = [...monitor, 'monitor-object', object.name];
  const { bfd, ip, interface: ports } = object;
  return orBare(at, [
    ...value(at, 'object-threshold', object.threshold),
    ...value([...at, 'ip'], 'threshold', ip?.threshold),
    ...(ip?.entries ?? []).flatMap((entry) => {
      const target = [...at, 'ip', 'destination-ip', entry.address];
      return [...value(target, 'routing-instance', entry.instance), ...value(target, 'weight', entry.weight)];
    }),
    ...value([...at, 'bfd-liveliness'], 'threshold', bfd?.threshold),
    ...(bfd?.entries ?? []).flatMap((entry) => {
      const target = [...at, 'bfd-liveliness', 'destination-ip', entry.destination];
      return [...bfdTarget(target, entry), ...value(target, 'weight', entry.weight)];
    }),
    ...value([...at, 'interface'], 'threshold', ports?.threshold),
    ...(ports?.entries ?? []).map((entry) => [
      ...at,
      'interface',
      'interface-name',
      entry.interface,
      'weight',
      String(entry.weight),
    ]),
  ]);
}

function monitorPaths(srg: ConfigPath, { monitors, monitorObjects, threshold }: Srg): readonly ConfigPath[] {
  const at = [...srg, 'monitor'];
  return [
    ...monitors.bfd.flatMap((target) => {
      const entry = [...at, 'bfd-liveliness', target.destination];
      return orBare(entry, bfdTarget(entry, target));
    }),
    ...monitors.ips.flatMap(({ address, instance }) => {
      const entry = [...at, 'ip', address];
      return orBare(entry, value(entry, 'routing-instance', instance));
    }),
    ...each([...at, 'interface'], monitors.interfaces),
    ...monitorObjects.flatMap((object) => objectPaths(at, object)),
    ...value(at, 'srg-threshold', threshold),
  ];
}

const signal = (srg: ConfigPath, word: string, route: Srg['activeSignalRoute']): readonly ConfigPath[] =>
  route === undefined
    ? []
    : [[...srg, word, route.address], ...value([...srg, word], 'routing-instance', route.instance)];

function srgPaths(srg: Srg, floatingIp: boolean): readonly ConfigPath[] {
  const at = [...HA, 'services-redundancy-group', String(srg.id)];
  return orBare(at, [
    ...value(at, 'deployment-type', srg.deploymentType),
    ...value(at, 'peer-id', srg.peerId),
    ...probePaths(at, srg.probe, floatingIp),
    ...srg.virtualIps.flatMap((vip) => {
      const index = [...at, 'virtual-ip', String(vip.index)];
      return [
        [...index, 'ip', vip.address],
        [...index, 'interface', vip.interface],
        ...presence([...index, 'use-virtual-mac'], vip.useVirtualMac),
      ];
    }),
    ...monitorPaths(at, srg),
    ...signal(at, 'active-signal-route', srg.activeSignalRoute),
    ...signal(at, 'backup-signal-route', srg.backupSignalRoute),
    ...signal(at, 'install-on-failure-route', srg.installOnFailureRoute),
    ...each([...at, 'shutdown-on-failure'], srg.shutdownOnFailure),
    ...srg.prefixLists.flatMap(({ name, instance }) => {
      const list = [...at, 'prefix-list', name];
      return orBare(list, value(list, 'routing-instance', instance));
    }),
    ...presence([...at, 'managed-services', 'ipsec'], srg.managedIpsec),
    ...presence([...at, 'preemption'], srg.preemption),
    ...presence([...at, 'process-packet-on-backup'], srg.processPacketOnBackup),
    ...value(at, 'activeness-priority', srg.activenessPriority),
  ]);
}

/** What a file says besides the group's config. */
export interface Stated {
  readonly node: MnhaNode;
  readonly hostName: string | undefined;
  readonly release: string | undefined;
}

/** All statements of one node, in the order in which a person would write them. */
export const configPaths = ({ node, hostName, release }: Stated): readonly ConfigPath[] => [
  ...(release === undefined ? [] : [['version', release]]),
  ...(hostName === undefined ? [] : [['system', 'host-name', hostName]]),
  ...nodePaths(node),
  ...node.srgs.flatMap((srg) => srgPaths(srg, isFloatingIpEra(release))),
  ...interfacePaths(node),
  ...routingPaths(node),
  ...policyPaths(node),
  ...securityPaths(node),
];

/** Statements that go with everything below them once the node has no such object any more. */
export const objectsOf = (node: MnhaNode): readonly ConfigPath[] => [
  [...HA, 'peer-id', String(node.peer.peerId)],
  ...node.srgs.map(({ id }) => [...HA, 'services-redundancy-group', String(id)]),
  ...node.interfaces.map(({ name, unit }) => ['interfaces', name, 'unit', String(unit)]),
  ...node.instances.map(({ name }) => ['routing-instances', name]),
  ...node.bgp.map(({ instance, name }) => [
    ...(instance === undefined ? [] : ['routing-instances', instance]),
    'protocols',
    'bgp',
    'group',
    name,
  ]),
  ...node.securityPolicies.map(({ from, to, name }) => [
    'security',
    'policies',
    'from-zone',
    from,
    'to-zone',
    to,
    'policy',
    name,
  ]),
  ...node.prefixLists.map(({ name }) => ['policy-options', 'prefix-list', name]),
  ...node.conditions.map(({ name }) => ['policy-options', 'condition', name]),
  ...node.policies.map(({ name }) => ['policy-options', 'policy-statement', name]),
  ...node.zones.map(({ name }) => ['security', 'zones', 'security-zone', name]),
  ...node.ike.gateways.map(({ name }) => ['security', 'ike', 'gateway', name]),
  ...node.ike.policies.map(({ name }) => ['security', 'ike', 'policy', name]),
  ...node.ipsec.vpns.map(({ name }) => ['security', 'ipsec', 'vpn', name]),
];
