// From a cluster of a design to its part of a plan: instances, who hears whom, who monitors what. It simulates nothing itself.
import type { Design, Group, NodeId, PortId } from '../../model/design';
import type { GroupPlan } from '../kernel/technology';
import type { Delivery, Exclusive, InstanceId, InstanceSpec, Message } from '../kernel/types';
import { deviceInstance, macMachine, portInstance } from '../network';
import { CLUSTER_TECHNOLOGY } from './build-design';
import { aloneText, type Cluster, type ClusterNode, childPorts, clusterOf, isLegacyFabric } from './cluster';
import { controlDetector, fabricDetector } from './detector-machine';
import { ipMonitorInstances, ipMonitorRoutes } from './ip-monitoring';
import { executeStep } from './requests';
import { rethMonitorInstances, rethMonitorRoutes, rethMonitorsOf } from './reth-monitor';
import type { RgInput } from './rg-context';
import { failoverTally, redundancyGroupMachine } from './rg-spec';
import { garpCount, holdDownS, type RedundancyGroup } from './schema';
import { trafficOf } from './traffic';

/** Power-on until the initial hold begins: 285 s to secondary, of which the last 30 s are the hold [CAP-WIKI]. */
const BOOT_MS = 255_000;
/** How much later the second node gets power where one was first; more than a cold synchronisation apart, so that nothing overlaps. */
const SECOND_NODE_LATER_MS = 60_000;
const S = 1000;

const rgInstance = (number: number, node: ClusterNode): InstanceId => `rg${number}@${node.handle}`;
const detectorInstance = (kind: 'control' | 'fabric', node: ClusterNode): InstanceId => `${kind}@${node.handle}`;
const macInstance = (cluster: Cluster, reth: string): InstanceId => `mac:${reth}@${cluster.group.name}`;
const channelInstance = (cluster: Cluster, kind: 'control' | 'fabric'): InstanceId => `${kind}:${cluster.group.name}`;

type Routes = Map<InstanceId, Map<string, Delivery[]>>;

/** Adds deliveries for one emission of one instance. */
function addRoute(routes: Routes, from: InstanceId, emission: string, ...deliveries: readonly Delivery[]): void {
  const byType = routes.get(from) ?? new Map<string, Delivery[]>();
  routes.set(from, byType);
  byType.set(emission, [...(byType.get(emission) ?? []), ...deliveries]);
}

/** The plan of one cluster; `handles` are the words for its nodes in ids. */
export function planCluster(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): GroupPlan {
  const cluster = clusterOf(design, group, handles);
  const { members } = cluster;
  const later = {
    together: [0, 0],
    'node0-first': [0, SECOND_NODE_LATER_MS],
    'node1-first': [SECOND_NODE_LATER_MS, 0],
  };
  const [power0 = 0, power1 = 0] = later[cluster.config.bootOrder];
  return {
    instances: [
      ...members.flatMap((node) => [
        ...cluster.groups.map((rg) => rgSpec(cluster, rg, node)),
        detectorSpec(cluster, 'control', node),
        detectorSpec(cluster, 'fabric', node),
      ]),
      ...cluster.config.reths.map((reth) => macSpec(cluster, reth.name)),
      ...rethMonitorInstances(cluster),
      ...ipMonitorInstances(cluster),
    ],
    routes: routesOf(cluster),
    channels: (['control', 'fabric'] as const).map((kind) => ({
      id: channelInstance(cluster, kind),
      links: cluster.links(kind).map(({ id }) => id),
      title: `${kind} link of ${group.name}`,
    })),
    shut: cluster.config.node.some(({ controlInterfaceDisabled }) => controlInterfaceDisabled)
      ? cluster.links('control').map(({ id }) => id)
      : [],
    bootMs: BOOT_MS,
    powerOnMs: { [members[0].id]: power0, [members[1].id]: power1 },
    listens: listensOf(cluster),
    traffic: (world) => trafficOf(cluster, world),
    execute: (step, world) => executeStep(cluster, step, world),
    exclusives: cluster.groups.map(
      ({ number }): Exclusive => ({
        id: `cc.one-primary.rg${number}@${group.name}`,
        instances: members.map((node) => rgInstance(number, node)),
        paths: [{ instance: channelInstance(cluster, 'control'), state: 'up' }],
        graceMs: 2 * cluster.config.heartbeatIntervalMs,
      }),
    ),
  };
}

function rgSpec(cluster: Cluster, rg: RedundancyGroup, node: ClusterNode): InstanceSpec {
  const ports = cluster.config.reths
    .filter((reth) => reth.redundancyGroup === rg.number)
    .flatMap((reth) => childPorts(cluster, reth, node).map(({ id }) => id));
  return {
    id: rgInstance(rg.number, node),
    technology: CLUSTER_TECHNOLOGY,
    machine: redundancyGroupMachine,
    input: rgInput(cluster, rg, node),
    title: `RG${rg.number} on ${node.node?.name ?? node.handle}`,
    node: node.handle,
    group: cluster.group.id,
    anchor: { kind: 'row', node: node.id, row: `rg${rg.number}` },
    lane: 'always',
    reported: true,
    tallies: [failoverTally(cluster.members.map((member) => rgInstance(rg.number, member)))],
    ...(ports.length > 0 ? { announces: { primary: { ports, label: 'GARP', count: garpCount(rg) } } } : {}),
  };
}

function rgInput(cluster: Cluster, rg: RedundancyGroup, node: ClusterNode): RgInput {
  const { config } = cluster;
  const intervalMs = config.heartbeatIntervalMs;
  return {
    node: node.index,
    isRg0: rg.number === 0,
    priority: rg.priorities[node.index],
    peerPriority: rg.priorities[node.index === 0 ? 1 : 0],
    preempts: rg.number > 0 && rg.preempt !== null,
    preemptDelayMs: (rg.preempt?.delayS ?? 1) * S,
    preemptLimit: rg.preempt?.limit ?? 0,
    preemptPeriodMs: (rg.preempt?.periodS ?? 0) * S,
    holdDownMs: holdDownS(rg) * S,
    heartbeatMs: intervalMs * config.heartbeatThreshold,
    intervalMs,
    recoversByReboot: config.controlLinkRecovery,
    legacyFabric: isLegacyFabric(cluster),
    ipThreshold: rg.ipMonitoring?.globalThreshold ?? 0,
    ipWeight: rg.ipMonitoring?.globalWeight ?? 255,
    aloneText: aloneText(node.node?.release),
    monitoredWeights: [...monitorsOf(cluster, rg), ...rethMonitorsOf(cluster).filter((one) => one.rg === rg.number)]
      .filter((monitor) => monitor.node.index === node.index)
      .map(({ weight }) => weight)
      .sort((a, b) => a - b),
  };
}

/** Monitored ports that are drawn, each once. */
function monitorsOf(
  cluster: Cluster,
  rg: RedundancyGroup,
): readonly { readonly node: ClusterNode; readonly name: string; readonly weight: number }[] {
  return [...new Map(rg.interfaceMonitors.map((monitor) => [monitor.interface, monitor.weight]))].flatMap(
    ([name, weight]) => {
      const node = cluster.nodeOf(name);
      return node && cluster.port(name) ? [{ node, name, weight }] : [];
    },
  );
}

function detectorSpec(cluster: Cluster, kind: 'control' | 'fabric', node: ClusterNode): InstanceSpec {
  const { heartbeatIntervalMs, heartbeatThreshold } = cluster.config;
  const ports = new Set<PortId>(cluster.links(kind).flatMap(({ a, b }) => [a, b]));
  const port = Object.values(cluster.design.ports).find((each) => each.node === node.id && ports.has(each.id));
  return {
    id: detectorInstance(kind, node),
    technology: CLUSTER_TECHNOLOGY,
    machine: kind === 'control' ? controlDetector : fabricDetector,
    input: { kind, intervalMs: heartbeatIntervalMs, heartbeatMs: heartbeatIntervalMs * heartbeatThreshold },
    title: `${kind === 'control' ? 'Heartbeats' : 'Fabric probes'} at ${node.node?.name ?? node.handle}`,
    node: node.handle,
    group: cluster.group.id,
    anchor: port ? { kind: 'port', port: port.id } : { kind: 'node', node: node.id },
    lane: 'when-changed',
    reported: false,
  };
}

const macSpec = (cluster: Cluster, reth: string): InstanceSpec => ({
  id: macInstance(cluster, reth),
  technology: CLUSTER_TECHNOLOGY,
  machine: macMachine,
  input: {},
  title: `MAC address of ${reth}`,
  group: cluster.group.id,
  anchor: { kind: 'pill', group: cluster.group.id, pill: reth },
  lane: 'never',
  reported: false,
});

/** Between the cluster's own instances. */
function routesOf(cluster: Cluster): Routes {
  const routes: Routes = new Map();
  const [first, second] = cluster.members;
  for (const [node, peer] of [
    [first, second],
    [second, first],
  ] as const) {
    const via = [{ instance: detectorInstance('control', peer), state: 'up' }];
    for (const { number } of cluster.groups) {
      const own = rgInstance(number, node);
      const theirs = rgInstance(number, peer);
      addRoute(routes, own, 'PEER_STATUS', { to: theirs, via });
      addRoute(routes, own, 'TAKEN', { to: theirs, via });
      const reths = cluster.config.reths.filter((reth) => reth.redundancyGroup === number);
      for (const reth of reths)
        addRoute(routes, own, 'ANNOUNCE', {
          to: macInstance(cluster, reth.name),
          event: { type: 'ANNOUNCE', node: node.handle },
        });
      for (const kind of ['control', 'fabric'] as const) {
        const detector = detectorInstance(kind, node);
        const word = kind.toUpperCase();
        addRoute(routes, detector, 'heard', { to: own, event: { type: `${word}_UP` } });
        addRoute(routes, detector, 'silent', { to: own, event: { type: `${word}_SILENT` } });
        addRoute(routes, detector, 'lost', { to: own, event: { type: `${word}_LOST` } });
      }
      if (number === 0)
        addRoute(routes, detectorInstance('fabric', node), 'returning', {
          to: own,
          event: { type: 'FABRIC_RETURNING' },
        });
      if (number === 0) continue;
      for (const word of ['NODE_KEEPS', 'NODE_INELIGIBLE', 'NODE_DISABLED', 'SUSPEND', 'PROBES_MISSING'])
        addRoute(routes, rgInstance(0, node), word, { to: own });
      addRoute(routes, own, 'HEALTH', { to: rgInstance(0, node) });
    }
    addRoute(routes, rgInstance(0, node), 'PROBE', {
      to: rgInstance(0, peer),
      via: [{ instance: detectorInstance('fabric', peer), state: 'up' }],
    });
    addRoute(routes, rgInstance(0, node), 'REBOOT', { to: deviceInstance(node.handle), event: { type: 'REBOOT' } });
  }
  for (const [from, emission, delivery] of [...ipMonitorRoutes(cluster).own, ...rethMonitorRoutes(cluster).own])
    addRoute(routes, from, emission, delivery);
  return routes;
}

/** What the cluster hears from the network: power, links, monitored ports. */
function listensOf(cluster: Cluster): Routes {
  const listens: Routes = new Map();
  const event = (to: InstanceId, message: Message): Delivery => ({ to, event: message });
  const [first, second] = cluster.members;
  for (const [node, peer] of [
    [first, second],
    [second, first],
  ] as const) {
    const device = deviceInstance(node.handle);
    for (const { number } of cluster.groups) {
      addRoute(listens, device, 'device-on', event(rgInstance(number, node), { type: 'BOOTED' }));
      addRoute(listens, device, 'device-off', event(rgInstance(number, node), { type: 'POWER_LOST' }));
    }
    for (const kind of ['control', 'fabric'] as const) {
      addRoute(listens, device, 'device-on', event(detectorInstance(kind, node), { type: 'OWN_ON' }));
      addRoute(listens, device, 'device-on', event(detectorInstance(kind, peer), { type: 'PEER_ON' }));
      addRoute(listens, device, 'device-off', event(detectorInstance(kind, node), { type: 'OWN_OFF' }));
      addRoute(listens, device, 'device-off', event(detectorInstance(kind, peer), { type: 'PEER_OFF' }));
      const channel = channelInstance(cluster, kind);
      addRoute(listens, channel, 'channel-up', event(detectorInstance(kind, node), { type: 'LINK_UP' }));
      addRoute(listens, channel, 'channel-down', event(detectorInstance(kind, node), { type: 'LINK_DOWN' }));
    }
  }
  for (const rg of cluster.groups)
    for (const { node, name, weight } of monitorsOf(cluster, rg)) {
      const port = portInstance(node.handle, name);
      const to = rgInstance(rg.number, node);
      addRoute(listens, port, 'port-down', event(to, { type: 'MONITOR_DOWN', code: 'IF', weight }));
      addRoute(listens, port, 'port-up', event(to, { type: 'MONITOR_UP', code: 'IF', weight }));
    }
  for (const [from, emission, delivery] of [...ipMonitorRoutes(cluster).network, ...rethMonitorRoutes(cluster).network])
    addRoute(listens, from, emission, delivery);
  return listens;
}
