// Sessions of a pair's flows: their instances, how copies and notifications travel, and which node sees packets. It finds no way itself.
import type { Consequence, Delivery, InstanceId, InstanceSpec, World } from '../kernel/types';
import { deviceInstance } from '../network';
import { MNHA_TECHNOLOGY } from './build-design';
import {
  flowsOf,
  iclInstance,
  type Pair,
  type PairNode,
  processInstance,
  rekeyingOf,
  rolesOf,
  sessionInstance,
  srgInstance,
  syncInstance,
  tunnelInstance,
} from './pair';
import { CONTROL_PROCESSES } from './process-machine';
import { espSessionMachine, sessionMachine } from './session-machine';
import { tunnelMachine } from './tunnel-machine';

type Add = (from: InstanceId, emission: string, ...deliveries: readonly Delivery[]) => void;

const isTunnelled = ({ traits }: ReturnType<typeof flowsOf>[number]): boolean => traits?.kind === 'ipsec';

/** One session for each flow and node, one tunnel for each flow in its rekey window. */
export function sessionInstances(pair: Pair): readonly InstanceSpec[] {
  const base = { technology: MNHA_TECHNOLOGY, group: pair.group.id, input: {}, reported: false } as const;
  return flowsOf(pair).flatMap((flow): readonly InstanceSpec[] => [
    ...pair.members.map(
      (node): InstanceSpec => ({
        ...base,
        id: sessionInstance(flow.name, node),
        machine: isTunnelled(flow) ? espSessionMachine : sessionMachine,
        title: `Session of ${flow.name} on ${node.node?.name ?? node.handle}`,
        node: node.handle,
        anchor: { kind: 'node', node: node.id },
        lane: 'when-changed',
      }),
    ),
    ...(flow.traits?.rekeying === true && isTunnelled(flow)
      ? [
          {
            ...base,
            id: tunnelInstance(flow.name),
            machine: tunnelMachine,
            title: `Tunnel of ${flow.name}`,
            lane: 'when-changed' as const,
          },
        ]
      : []),
  ]);
}

/** Copies and notifications cross the ICL; tunnels hear of their control plane. */
export function sessionRoutes(pair: Pair, add: Add): void {
  for (const node of pair.members) {
    const peer = pair.peerOf(node);
    const overIcl = [
      { instance: iclInstance(node), state: 'up' },
      { instance: iclInstance(peer), state: 'up' },
    ];
    for (const flow of flowsOf(pair)) {
      if (isTunnelled(flow)) {
        const srg = flow.traits?.srg ?? 1;
        if (rolesOf(node).some(({ id }) => id === srg))
          add(srgInstance(node, srg), 'SRG_STATUS', { to: sessionInstance(flow.name, node) });
        continue;
      }
      const own = sessionInstance(flow.name, node);
      const to = sessionInstance(flow.name, peer);
      add(processInstance(node, 'flowd'), 'process-down', { to: own, event: { type: 'WIPED' } });
      // Packets of ICMP are only copied where that is configured [IPSECRI].
      if (flow.traits?.protocol === 'icmp' && !node.config.syncIcmp) continue;
      const repd = { instance: processInstance(node, 'repd'), state: 'running' };
      add(own, 'COPY', { to, via: [...overIcl, repd] });
      add(own, 'NOTIFY', { to, via: [...overIcl, repd] });
      for (const each of pair.members)
        add(syncInstance(each), 'SYNC', {
          to: own,
          event: { type: 'RESYNC' },
          via: [{ instance: syncInstance(each), state: 'complete' }],
        });
    }
    for (const { id } of rolesOf(node))
      for (const flow of rekeyingOf(pair, id)) {
        const hit: Delivery = { to: tunnelInstance(flow), event: { type: 'HIT' } };
        add(srgInstance(node, id), 'TAKEN', hit);
        for (const name of [...CONTROL_PROCESSES, 'repd'] as const)
          add(processInstance(node, name), 'process-down', {
            ...hit,
            via: [{ instance: srgInstance(node, id), state: 'active' }],
          });
      }
  }
}

/** Power. */
export function sessionListens(pair: Pair, add: Add): void {
  for (const node of pair.members)
    for (const { name } of flowsOf(pair)) {
      const to = sessionInstance(name, node);
      add(deviceInstance(node.handle), 'device-on', { to, event: { type: 'POWERED' } });
      add(deviceInstance(node.handle), 'device-off', { to, event: { type: 'POWER_LOST' } });
    }
}

/** Which sessions see packets now and did not, or the other way round: asked at the end of an instant. */
export function sessionNews(pair: Pair): (world: World) => readonly Consequence[] {
  const watched = flowsOf(pair)
    .filter((flow) => !isTunnelled(flow))
    .map(({ name }) => ({ flow: `flow:${name}`, members: pair.members.map((node) => packetsAt(name, node)) }));
  return (world) =>
    watched.flatMap(({ flow, members }) => {
      const state = world.state(flow);
      if (state === undefined) return [];
      const isLost = state.value === 'lost';
      const { members: there, path, back } = state.context;
      const goes = isLost ? [] : list(there);
      // Without a way back of its own it comes back the same way.
      const returns = isLost ? [] : list(Array.isArray(back) && back.length > 0 ? back : path);
      return members.flatMap(({ handle, name, id }): readonly Consequence[] => {
        const session = world.state(id);
        if (session === undefined || session.value === 'off') return [];
        const seen = { in: goes.includes(handle), out: returns.includes(name) };
        if (seen.in === session.context.in && seen.out === session.context.out) return [];
        const event = seen.in || seen.out ? { type: 'PACKET', ...seen } : { type: 'IDLE' };
        return [{ to: id, event, causedBy: [flow] }];
      });
    });
}
const packetsAt = (flow: string, node: PairNode) => ({
  handle: node.handle,
  name: node.node?.name ?? node.handle,
  id: sessionInstance(flow, node),
});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
