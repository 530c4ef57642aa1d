// From a pair of a design to its part of a plan: instances, who hears whom, who monitors what. It simulates nothing itself.
import type { Design, Group, NodeId } from '../../model/design';
import type { GroupPlan } from '../kernel/technology';
import type { Exclusive, InstanceSpec } from '../kernel/types';
import { macMachine } from '../network';
import { addressMachine } from './address-machine';
import { MNHA_TECHNOLOGY } from './build-design';
import { coldSyncMachine } from './cold-sync-machine';
import { isBlocked } from './icl-forms';
import { icdMachine, iclMachine } from './icl-machine';
import { iclPathMachine } from './icl-path-machine';
import { monitorMachine } from './monitor-machine';
import { monitorInput } from './monitors';
import { nodeMachine } from './node-machine';
import {
  addressInstance,
  channelOf,
  icdInstance,
  iclInstance,
  iclPathInstance,
  isIclDirect,
  macInstance,
  monitorsInstance,
  nodeInstance,
  ownsIpsec,
  type Pair,
  type PairNode,
  pairOf,
  probeInstance,
  processInstance,
  rolesOf,
  srg0Instance,
  srg0Of,
  srgInstance,
  syncInstance,
} from './pair';
import { listensOf, routesOf } from './plan-routes';
import { probeMachine } from './probe-machine';
import { PROCESSES, processMachine } from './process-machine';
import { isFloatingIpEra } from './release';
import { executeStep } from './requests';
import { detectMs, ipTargetsOf, probeSource, probeWindowMs, routingPlan } from './routing';
import type { Srg } from './schema';
import { sessionInstances, sessionNews } from './sessions';
import type { SrgInput } from './srg-context';
import { srgSpec } from './srg-spec';
import { srg0Machine } from './srg0-machine';
import { trafficOf } from './traffic';

/** The second node gets power this much later where one is first: after its boot, its standalone HOLD and the cold synchronisation. */
const LATER_MS = 300_000;

/** The plan of one pair; `handles` are the words for devices in ids. */
export function planPair(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): GroupPlan {
  const pair = pairOf(design, group, handles);
  const handleOf = (id: NodeId): string => handles?.get(id) ?? design.nodes[id]?.name ?? id;
  const later = {
    together: [0, 0],
    'first-node-first': [0, LATER_MS],
    'second-node-first': [LATER_MS, 0],
  }[pair.config.bootOrder];
  const routing = routingPlan(pair);
  return {
    instances: [
      ...pair.members.flatMap((node) => instancesOf(pair, node)),
      ...iclPaths(pair),
      ...macs(pair),
      ...sessionInstances(pair),
    ],
    routes: routesOf(pair),
    channels: (['icl', 'icd'] as const).flatMap((kind) => {
      const links = pair.links(kind).map(({ id }) => id);
      if (kind === 'icd' && links.length === 0) return [];
      return [{ id: channelOf(pair, kind), links, title: `${kind.toUpperCase()} of ${group.name}` }];
    }),
    bootMs: pair.config.times.bootMs,
    powerOnMs: { [pair.members[0].id]: later[0] ?? 0, [pair.members[1].id]: later[1] ?? 0 },
    listens: listensOf(pair, handleOf),
    traffic: trafficOf(pair),
    routing,
    execute: (step, world) => executeStep(pair, step, world),
    exclusives: exclusivesOf(pair),
    afterInstant: sessionNews(pair),
  };
}

type Common = Pick<InstanceSpec, 'technology' | 'node' | 'group' | 'anchor' | 'reported'>;
const common = (pair: Pair, node: PairNode, row?: string): Common => ({
  technology: MNHA_TECHNOLOGY,
  node: node.handle,
  group: pair.group.id,
  anchor: row === undefined ? { kind: 'node', node: node.id } : { kind: 'row', node: node.id, row },
  reported: false,
});
const nameOf = (node: PairNode): string => node.node?.name ?? node.handle;

function instancesOf(pair: Pair, node: PairNode): readonly InstanceSpec[] {
  const { config, times } = { config: node.config, times: pair.config.times };
  const srg0 = srg0Of(node);
  const nodeInput = { hasFailureRoute: srg0?.installOnFailureRoute !== undefined, upgrading: config.softwareUpgrade };
  const blocked = isBlocked(pair);
  return [
    {
      ...common(pair, node),
      id: nodeInstance(node),
      machine: nodeMachine,
      input: nodeInput,
      title: `Node ${nameOf(node)}`,
      lane: 'always',
      reported: true,
    },
    {
      ...common(pair, node, 'srg0'),
      id: srg0Instance(node),
      machine: srg0Machine,
      input: { hasFailureRoute: nodeInput.hasFailureRoute },
      title: `SRG0 on ${nameOf(node)}`,
      lane: 'when-changed',
      reported: true,
    },
    ...rolesOf(node).map((srg) => srgInstanceSpec(pair, node, srg)),
    {
      ...common(pair, node),
      id: iclInstance(node),
      machine: iclMachine,
      input: { detectMs: detectMs(config.peer.liveness), isBlocked: blocked },
      title: `ICL at ${nameOf(node)}`,
      lane: 'when-changed',
    },
    {
      ...common(pair, node),
      id: syncInstance(node),
      machine: coldSyncMachine,
      input: { copyMs: times.coldSyncMs },
      title: `Cold sync of ${nameOf(node)}`,
      lane: 'when-changed',
    },
    ...(config.peer.forwarding === undefined
      ? []
      : [
          {
            ...common(pair, node),
            id: icdInstance(node),
            machine: icdMachine,
            input: { detectMs: detectMs(config.peer.forwarding.liveness), isBlocked: false },
            title: `ICD at ${nameOf(node)}`,
            lane: 'when-changed' as const,
          },
        ]),
    ...PROCESSES.map(
      (name): InstanceSpec => ({
        ...common(pair, node),
        id: processInstance(node, name),
        machine: processMachine,
        input: { ms: name === 'flowd' ? times.flowdRestartMs : times.processRestartMs },
        title: `${name} on ${nameOf(node)}`,
        lane: 'when-changed',
      }),
    ),
    ...config.srgs.flatMap((srg) => watchers(pair, node, srg)),
  ];
}

function srgInstanceSpec(pair: Pair, node: PairNode, srg: Srg): InstanceSpec {
  const ports = srg.virtualIps.flatMap((vip) => pair.port(node, vip.interface)?.id ?? []);
  return {
    ...common(pair, node, `srg${srg.id}`),
    id: srgInstance(node, srg.id),
    machine: srgSpec,
    input: srgInput(pair, node, srg),
    title: `SRG${srg.id} on ${nameOf(node)}`,
    lane: 'always',
    reported: true,
    ...(ports.length > 0 ? { announces: { active: { ports, label: 'GARP', count: 1 } } } : {}),
  };
}

const srgInput = (pair: Pair, node: PairNode, srg: Srg): SrgInput => ({
  localId: node.config.localId,
  holdMs: pair.config.times.standaloneHoldMs,
  priority: srg.activenessPriority ?? 0,
  preempts: srg.preemption,
  processesOnBackup: srg.processPacketOnBackup,
  probeElects: isFloatingIpEra(node.node?.release),
  hasActiveRoute: srg.activeSignalRoute !== undefined,
  hasBackupRoute: srg.backupSignalRoute !== undefined,
  hasVip: srg.virtualIps.length > 0,
  hasIpsec: ownsIpsec(node, srg),
});

/** What watches for a group: its monitors, addresses that it pings, its activeness probe. */
function watchers(pair: Pair, node: PairNode, srg: Srg): readonly InstanceSpec[] {
  const source = srg.id > 0 ? probeSource(pair, node, srg) : undefined;
  const input = monitorInput(srg);
  const polarity =
    source?.kind === 'bfd'
      ? 'bfd'
      : srg.deploymentType === 'switching' || srg.deploymentType === 'hybrid'
        ? 'no-answer'
        : 'answer';
  return [
    ...(input.entries.length === 0
      ? []
      : [
          {
            ...common(pair, node, `srg${srg.id}`),
            id: monitorsInstance(node, srg.id),
            machine: monitorMachine,
            input,
            title: `Monitors of SRG${srg.id} on ${nameOf(node)}`,
            lane: 'when-changed' as const,
          },
        ]),
    ...[...new Set(ipTargetsOf(srg))].map(
      (address): InstanceSpec => ({
        ...common(pair, node, `srg${srg.id}`),
        id: addressInstance(node, srg.id, address),
        machine: addressMachine,
        input: { detectMs: pair.config.times.ipMonitorMs },
        title: `${address} from ${nameOf(node)}`,
        lane: 'when-changed',
      }),
    ),
    ...(srg.id === 0
      ? []
      : [
          {
            ...common(pair, node, `srg${srg.id}`),
            id: probeInstance(node, srg.id),
            machine: probeMachine,
            input: { windowMs: probeWindowMs(pair, srg), polarity },
            title: `Activeness probe of SRG${srg.id} on ${nameOf(node)}`,
            lane: 'when-changed' as const,
          },
        ]),
  ];
}

/** Where the ICL goes over other devices, its ways are watched one by one. */
const iclPaths = (pair: Pair): readonly InstanceSpec[] =>
  isIclDirect(pair)
    ? []
    : pair.iclPaths.map(({ links }, index) => ({
        id: iclPathInstance(pair, index),
        technology: MNHA_TECHNOLOGY,
        machine: iclPathMachine,
        // Only what hangs on the nodes has no power at the start.
        input: { broken: links.filter((link) => touchesMember(pair, link)).length },
        title: `Way ${index + 1} of the ICL`,
        group: pair.group.id,
        lane: 'when-changed' as const,
        reported: false,
      }));
const touchesMember = ({ design, members }: Pair, { a, b }: Pair['iclPaths'][number]['links'][number]): boolean =>
  members.some(({ id }) => design.ports[a]?.node === id || design.ports[b]?.node === id);

const macs = (pair: Pair): readonly InstanceSpec[] =>
  rolesOf(pair.members[0]).flatMap((srg) =>
    srg.virtualIps.map(({ index, address }): InstanceSpec => {
      const port = pair.port(pair.members[0], srg.virtualIps.find((vip) => vip.index === index)?.interface ?? '');
      return {
        id: macInstance(pair, srg.id, index),
        technology: MNHA_TECHNOLOGY,
        machine: macMachine,
        input: {},
        title: `MAC address of ${address}`,
        group: pair.group.id,
        ...(port === undefined ? {} : { anchor: { kind: 'port', port: port.id } as const }),
        lane: 'never',
        reported: false,
      };
    }),
  );

/** One node is ACTIVE for a group, as long as both hear each other. */
const exclusivesOf = (pair: Pair): readonly Exclusive[] =>
  rolesOf(pair.members[0]).map(({ id }) => ({
    id: `mnha.one-active.srg${id}@${pair.group.name}`,
    instances: pair.members.map((node) => srgInstance(node, id)),
    paths: pair.members.map((node) => ({ instance: iclInstance(node), state: 'up' })),
    graceMs: 0,
  }));
