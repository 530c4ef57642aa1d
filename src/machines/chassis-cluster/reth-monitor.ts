// A monitored reth: on each node it counts as down while all of that node's children are down. Per-node effect UNCONFIRMED.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { Delivery, InstanceId, InstanceSpec, MachineSpec } from '../kernel/types';
import { portInstance } from '../network';
import { CLUSTER_TECHNOLOGY } from './build-design';
import { type Cluster, type ClusterNode, childPorts } from './cluster';
import type { Reth } from './schema';

const children = setup({
  types: {} as {
    context: { up: number; children: number };
    events: { type: 'CHILD_UP' } | { type: 'CHILD_DOWN' };
    input: { children: number };
    emitted: { type: 'children-up' | 'children-down' } | { type: 'rule'; rule: string };
  },
});
const counts = children.emit({ type: 'rule', rule: 'cc.im.reth' });

const logic = children.createMachine({
  id: 'reth-monitor',
  context: ({ input }) => ({ up: 0, children: input.children }),
  initial: 'down',
  on: {
    CHILD_UP: {
      guard: ({ context }) => context.up < context.children,
      actions: [children.assign({ up: ({ context }) => context.up + 1 }), counts],
    },
    CHILD_DOWN: {
      guard: ({ context }) => context.up > 0,
      actions: [children.assign({ up: ({ context }) => context.up - 1 }), counts],
    },
  },
  states: {
    up: {
      always: {
        guard: ({ context }) => context.up === 0,
        target: 'down',
        actions: children.emit({ type: 'children-down' }),
      },
    },
    down: {
      always: { guard: ({ context }) => context.up > 0, target: 'up', actions: children.emit({ type: 'children-up' }) },
    },
  },
});

const machine: MachineSpec = {
  id: 'cc-reth-monitor',
  logic,
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: value === 'up' ? 'neutral' : 'failed',
    facts: { up: context.up ?? 0, children: context.children ?? 0 },
  }),
  timers: {},
};

/** One monitored reth as one group sees it on one node. */
export interface RethMonitor {
  readonly node: ClusterNode;
  readonly weight: number;
  readonly reth: Reth;
  readonly rg: number;
  readonly id: InstanceId;
}

/** Monitors of whole reths; a reth without a child on a node cannot go down there. */
export const rethMonitorsOf = (cluster: Cluster): readonly RethMonitor[] =>
  cluster.groups.flatMap((rg) =>
    [...new Map(rg.interfaceMonitors.map((monitor) => [monitor.interface, monitor.weight]))].flatMap(
      ([name, weight]) => {
        const reth = cluster.config.reths.find((each) => each.name === name);
        if (!reth) return [];
        return cluster.members
          .filter((node) => childPorts(cluster, reth, node).length > 0)
          .map((node) => ({ node, weight, reth, rg: rg.number, id: `${name}-of-rg${rg.number}@${node.handle}` }));
      },
    ),
  );

export const rethMonitorInstances = (cluster: Cluster): readonly InstanceSpec[] =>
  rethMonitorsOf(cluster).map(({ id, node, reth }) => ({
    id,
    technology: CLUSTER_TECHNOLOGY,
    machine,
    input: { children: childPorts(cluster, reth, node).length },
    title: `${reth.name} on ${node.node?.name ?? node.handle}`,
    node: node.handle,
    group: cluster.group.id,
    anchor: { kind: 'pill', group: cluster.group.id, pill: reth.name },
    lane: 'never',
    reported: false,
  }));

type Route = readonly [from: InstanceId, emission: string, delivery: Delivery];

/** From ports to the counters, and from the counters to their groups. */
export const rethMonitorRoutes = (
  cluster: Cluster,
): { readonly own: readonly Route[]; readonly network: readonly Route[] } => ({
  own: rethMonitorsOf(cluster).flatMap(({ id, node, rg, weight }): Route[] => {
    const to = `rg${rg}@${node.handle}`;
    return [
      [id, 'children-down', { to, event: { type: 'MONITOR_DOWN', code: 'IF', weight } }],
      [id, 'children-up', { to, event: { type: 'MONITOR_UP', code: 'IF', weight } }],
    ];
  }),
  network: rethMonitorsOf(cluster).flatMap(({ id, node, reth }) =>
    childPorts(cluster, reth, node).flatMap(({ name }): Route[] => [
      [portInstance(node.handle, name), 'port-down', { to: id, event: { type: 'CHILD_DOWN' } }],
      [portInstance(node.handle, name), 'port-up', { to: id, event: { type: 'CHILD_UP' } }],
    ]),
  ),
});
