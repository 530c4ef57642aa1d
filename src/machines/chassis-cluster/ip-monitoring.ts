// Whether one node reaches one monitored address, as a machine, and how it is wired. It knows no weights of groups.
import { setup } from 'xstate';
import type { NodeId } from '../../model/design';
import { stateName } from '../kernel/state-name';
import type { FaultChoice } from '../kernel/technology';
import type { Delivery, InstanceId, InstanceSpec, MachineSpec, Role, World } from '../kernel/types';
import { deviceInstance, linkInstance, portInstance } from '../network';
import { CLUSTER_TECHNOLOGY } from './build-design';
import { type Cluster, type ClusterNode, childPorts } from './cluster';
import { dependenciesOf, ownerOf } from './reachability';
import type { IpMonitoring, RedundancyGroup } from './schema';

type PingInput = { readonly detectMs: number; readonly children: number };
type PingContext = PingInput & {
  /** Nobody reaches it; this node does not. */
  readonly dead: boolean;
  readonly deadHere: boolean;
  /** Devices and links on the only way to it that are down. */
  readonly broken: number;
  readonly on: boolean;
  /** Children of the reth on this node that are up: the ping leaves through them. */
  readonly childrenUp: number;
};
type PingEvent = {
  type:
    | 'FAIL'
    | 'REPAIR'
    | 'FAIL_HERE'
    | 'REPAIR_HERE'
    | 'WAY_BROKEN'
    | 'WAY_MENDED'
    | 'OWN_ON'
    | 'OWN_OFF'
    | 'CHILD_UP'
    | 'CHILD_DOWN'
    | 'GIVEN_UP';
};
type PingEmission = { type: 'address-lost' | 'address-back' } | { type: 'rule'; rule: string };

const answers = (c: PingContext): boolean => !c.dead && !c.deadHere && c.broken === 0 && c.childrenUp > 0;

const ping = setup({
  types: {} as { context: PingContext; events: PingEvent; input: PingInput; emitted: PingEmission },
  guards: {
    answers: ({ context }) => answers(context),
    isSilent: ({ context }) => context.on && !answers(context),
    isOff: ({ context }) => !context.on,
  },
});
const set = (change: Partial<PingContext>) => ({ actions: ping.assign(change) });
const rule = (id: string) => ping.emit({ type: 'rule', rule: id });
const back = ping.emit({ type: 'address-back' });

const logic = ping.createMachine({
  id: 'ip-monitor',
  context: ({ input }) => ({ ...input, dead: false, deadHere: false, broken: 0, on: false, childrenUp: 0 }),
  initial: 'unknown',
  on: {
    FAIL: set({ dead: true }),
    REPAIR: set({ dead: false }),
    FAIL_HERE: set({ deadHere: true }),
    REPAIR_HERE: set({ deadHere: false }),
    OWN_ON: set({ on: true }),
    OWN_OFF: set({ on: false }),
    WAY_BROKEN: { actions: ping.assign({ broken: ({ context }) => context.broken + 1 }) },
    WAY_MENDED: { actions: ping.assign({ broken: ({ context }) => Math.max(0, context.broken - 1) }) },
    CHILD_UP: {
      actions: ping.assign({ childrenUp: ({ context }) => Math.min(context.children, context.childrenUp + 1) }),
    },
    CHILD_DOWN: { actions: ping.assign({ childrenUp: ({ context }) => Math.max(0, context.childrenUp - 1) }) },
  },
  states: {
    unknown: {
      always: [
        {
          guard: ({ context }) => context.on && answers(context),
          target: 'reachable',
          actions: rule('cc.ip.reachable'),
        },
        { guard: 'isSilent', target: 'retrying', actions: rule('cc.ip.unreachable') },
      ],
    },
    reachable: {
      always: [
        { guard: 'isOff', target: 'unknown', actions: rule('cc.power.lost') },
        { guard: 'isSilent', target: 'retrying', actions: rule('cc.ip.unreachable') },
      ],
    },
    retrying: {
      entry: ping.raise({ type: 'GIVEN_UP' }, { delay: ({ context }) => context.detectMs, id: 'retry' }),
      exit: ping.cancel('retry'),
      always: [
        { guard: 'isOff', target: 'unknown', actions: rule('cc.power.lost') },
        { guard: 'answers', target: 'reachable', actions: rule('cc.ip.reachable') },
      ],
      on: {
        GIVEN_UP: { target: 'unreachable', actions: [rule('cc.ip.unreachable'), ping.emit({ type: 'address-lost' })] },
      },
    },
    unreachable: {
      always: [
        { guard: 'isOff', target: 'unknown', actions: [rule('cc.power.lost'), back] },
        { guard: 'answers', target: 'reachable', actions: [rule('cc.ip.reachable'), back] },
      ],
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = { retrying: 'transition', unreachable: 'failed' };

const machine: MachineSpec = {
  id: 'cc-ip-monitor',
  logic,
  describe: ({ value }) => ({ state: stateName(value), role: ROLES[stateName(value)] ?? 'neutral', facts: {} }),
  timers: { retry: { name: 'retry-interval × retry-count', rule: 'cc.ip.unreachable' } },
};

interface Target {
  readonly rg: RedundancyGroup;
  readonly monitoring: IpMonitoring;
  readonly target: IpMonitoring['targets'][number];
  readonly node: ClusterNode;
  readonly id: InstanceId;
}

const targetsOf = (cluster: Cluster): readonly Target[] =>
  cluster.groups.flatMap((rg) => {
    const monitoring = rg.ipMonitoring;
    if (!monitoring) return [];
    const byAddress = new Map(monitoring.targets.map((target) => [target.address, target]));
    return [...byAddress.values()].flatMap((target) =>
      cluster.members.map((node) => ({
        rg,
        monitoring,
        target,
        node,
        id: `ip${rg.number}:${target.address}@${node.handle}`,
      })),
    );
  });

const rethOf = (cluster: Cluster, { target }: Target) =>
  cluster.config.reths.find(({ name }) => name === target.interface.split('.')[0]);
const childrenOf = (cluster: Cluster, one: Target) => {
  const reth = rethOf(cluster, one);
  return reth ? childPorts(cluster, reth, one.node) : [];
};

/** One instance for each node and monitored address. */
export const ipMonitorInstances = (cluster: Cluster): readonly InstanceSpec[] =>
  targetsOf(cluster).map((one) => ({
    id: one.id,
    technology: CLUSTER_TECHNOLOGY,
    machine,
    input: {
      detectMs: one.monitoring.retryIntervalS * one.monitoring.retryCount * 1000,
      children: childrenOf(cluster, one).length,
    },
    title: `${one.target.address} from ${one.node.node?.name ?? one.node.handle}`,
    node: one.node.handle,
    group: cluster.group.id,
    anchor: { kind: 'node', node: one.node.id },
    lane: 'when-changed',
    reported: false,
  }));

type Route = readonly [from: InstanceId, emission: string, delivery: Delivery];

/** From the addresses to their groups, and from the network to the addresses. */
export function ipMonitorRoutes(cluster: Cluster): {
  readonly own: readonly Route[];
  readonly network: readonly Route[];
} {
  const own: Route[] = [];
  const network: Route[] = [];
  for (const one of targetsOf(cluster)) {
    const to = `rg${one.rg.number}@${one.node.handle}`;
    const { weight } = one.target;
    own.push([one.id, 'address-lost', { to, event: { type: 'MONITOR_DOWN', code: 'IP', weight } }]);
    own.push([one.id, 'address-back', { to, event: { type: 'MONITOR_UP', code: 'IP', weight } }]);
    const device = deviceInstance(one.node.handle);
    network.push([device, 'device-on', { to: one.id, event: { type: 'OWN_ON' } }]);
    network.push([device, 'device-off', { to: one.id, event: { type: 'OWN_OFF' } }]);
    const reth = rethOf(cluster, one);
    const way = reth ? dependenciesOf(cluster, reth, one.node, one.target.address) : { devices: [], links: [] };
    for (const node of way.devices) {
      const far = deviceInstance(cluster.handleOf(node));
      network.push([far, 'device-off', { to: one.id, event: { type: 'WAY_BROKEN' } }]);
      network.push([far, 'device-on', { to: one.id, event: { type: 'WAY_MENDED' } }]);
    }
    for (const link of way.links) {
      network.push([linkInstance(link), 'link-down', { to: one.id, event: { type: 'WAY_BROKEN' } }]);
      network.push([linkInstance(link), 'link-up', { to: one.id, event: { type: 'WAY_MENDED' } }]);
    }
    for (const port of childrenOf(cluster, one)) {
      const id = portInstance(one.node.handle, port.name);
      network.push([id, 'port-up', { to: one.id, event: { type: 'CHILD_UP' } }]);
      network.push([id, 'port-down', { to: one.id, event: { type: 'CHILD_DOWN' } }]);
    }
  }
  return { own, network };
}

/** Targets `ip:ADDRESS` and `ip:ADDRESS@NODE`; offered at the device that has the address, the node that misses it, and the cluster. */
export const ipTargets = (cluster: Cluster): readonly FaultChoice[] => {
  const addresses = [...new Set(targetsOf(cluster).map(({ target }) => target.address))];
  const label = 'Make it unreachable';
  return addresses.flatMap((address) => {
    const owner = ownerOf(cluster, address);
    const drawn = owner ? [owner.id] : [];
    return [
      { target: `ip:${address}`, label, what: address, places: [...drawn, cluster.group.id] },
      ...cluster.members.map((node) => ({
        target: `ip:${address}@${node.handle}`,
        label,
        what: `${address} from ${node.node?.name ?? node.handle}`,
        places: [...drawn, node.id, cluster.group.id],
      })),
    ];
  });
};

/** What failing or repairing such a target delivers; undefined = no address of this cluster. */
export function ipFault(cluster: Cluster, kind: 'fail' | 'repair', target: string): readonly Delivery[] | undefined {
  const match = /^ip:([^@]+)(?:@(.+))?$/.exec(target);
  if (!match) return undefined;
  const [, address, word] = match;
  const hit = targetsOf(cluster).filter(
    (one) =>
      one.target.address === address &&
      (word === undefined || word === one.node.handle || word === one.node.node?.name),
  );
  if (hit.length === 0) return undefined;
  const type = `${kind === 'fail' ? 'FAIL' : 'REPAIR'}${word === undefined ? '' : '_HERE'}`;
  return hit.map((one) => ({ to: one.id, event: { type } }));
}

/** Devices that a node does not reach because their address was failed by name; nothing where no drawn device has the address. */
export const unreachableDevices = (
  cluster: Cluster,
  world: World,
): readonly { readonly member: NodeId; readonly device: NodeId }[] =>
  targetsOf(cluster).flatMap(({ id, node, target }) => {
    const context = world.state(id)?.context;
    if (context?.dead !== true && context?.deadHere !== true) return [];
    const device = ownerOf(cluster, target.address);
    return device ? [{ member: node.id, device: device.id }] : [];
  });
