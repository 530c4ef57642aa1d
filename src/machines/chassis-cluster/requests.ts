// What an operator types at a node's CLI, and fault targets of the cluster itself: deliveries and the device's answers.
import type { Delivery, Step, StepOutcome, World } from '../kernel/types';
import { deviceInstance } from '../network';
import type { Cluster, ClusterNode } from './cluster';
import { commitStep } from './commits';
import { hardwareFault } from './hardware';
import { ipFault } from './ip-monitoring';
import { counterRequest } from './requests-counters';
import type { RgContext, RgState } from './rg-context';

const FAILOVER = /^request chassis cluster failover redundancy-group (\d+) node (\d+)$/;
const RESET = /^request chassis cluster failover reset redundancy-group (\d+)$/;
const CLEAR = /^clear chassis cluster failover-count$/;
const REBOOT = /^request system reboot$/;

const accepted = (text: string, deliveries: readonly Delivery[]): StepOutcome => ({
  deliveries,
  reply: { text, accepted: true },
});
/** Wording of refusals is ours: no source prints it. */
const refused = (text: string): StepOutcome => ({ deliveries: [], reply: { text: `error: ${text}`, accepted: false } });

/** Carries out a step of the cluster; undefined = none of its own. */
export function executeStep(cluster: Cluster, step: Step, world: World): StepOutcome | undefined {
  switch (step.kind) {
    case 'fail':
    case 'repair': {
      const deliveries =
        ipFault(cluster, step.kind, step.target) ?? hardwareFault(cluster, step.kind, step.target, world);
      return deliveries && { deliveries };
    }
    case 'request':
      return request(cluster, step.node, step.command, world);
    case 'commit':
      return commitStep(cluster, step.node, step.lines, world);
  }
}

const rgId = (number: number, node: ClusterNode): string => `rg${number}@${node.handle}`;
const viewOf = (world: World, number: number, node: ClusterNode) => {
  const state = world.state(rgId(number, node));
  return state && { state: state.value as RgState, context: state.context as unknown as RgContext };
};

function request(cluster: Cluster, handle: string, typed: string, world: World): StepOutcome | undefined {
  const command = typed.trim().replaceAll(/\s+/g, ' ');
  const own = cluster.members.find((node) => node.handle === handle);
  const match = FAILOVER.exec(command) ?? RESET.exec(command) ?? CLEAR.exec(command) ?? REBOOT.exec(command);
  const other = own && counterRequest(cluster, own, command, world);
  if (!own || !(match ?? other)) return undefined;
  if (world.described(deviceInstance(own.handle))?.state !== 'on') return refused(`${handle} does not answer`);
  if (!match) return other;
  if (match[0] === 'request system reboot') return reboot(cluster, own);
  if (match[0].startsWith('clear'))
    return accepted(
      'Cleared failover-count for all redundancy-groups',
      cluster.groups.flatMap(({ number }) =>
        cluster.members.map((node) => ({ to: rgId(number, node), event: { type: 'COUNT_CLEARED' } })),
      ),
    );
  const number = Number(match[1]);
  if (!cluster.groups.some((group) => group.number === number))
    return refused(`redundancy group ${number} is not configured`);
  const target = match[2];
  return target === undefined ? reset(cluster, own, number, world) : failover(cluster, own, number, target, world);
}

function failover(cluster: Cluster, own: ClusterNode, number: number, word: string, world: World): StepOutcome {
  const target = cluster.members.find((node) => String(node.index) === word);
  if (!target) return refused(`node ${word} is not a node of this cluster`);
  const name = `node${target.index}`;
  const view = viewOf(world, number, target);
  if (!view) return refused(`redundancy group ${number} is not configured`);
  const heard = world.described(`control@${own.handle}`)?.state === 'up';
  if (target.index !== own.index && !heard) return refused(`${name} does not answer over the control link`);
  if (cluster.members.some((node) => viewOf(world, number, node)?.context.manual === 'self'))
    return refused(`redundancy group ${number} is in manual failover; reset it first`);
  if (view.state === 'primary') return refused(`${name} is already primary for redundancy group ${number}`);
  if (view.state !== 'secondary') return refused(`${name} is ${view.state} for redundancy group ${number}`);
  if (!heard) return refused('the other node does not answer over the control link');
  return accepted(`Initiated manual failover for redundancy group ${number}`, [
    { to: rgId(number, target), event: { type: 'MANUAL_FAILOVER' } },
  ]);
}

/** The reset reaches the other node over the control link only. */
function reset(cluster: Cluster, own: ClusterNode, number: number, world: World): StepOutcome {
  const via = [{ instance: `control@${own.handle}`, state: 'up' }];
  const isManual = viewOf(world, number, own)?.context.manual !== 'none';
  if (!isManual) return refused(`no manual failover of redundancy group ${number} to reset`);
  return accepted(
    `Successfully reset manual failover for redundancy group ${number}`,
    cluster.members.map((node) => ({
      to: rgId(number, node),
      event: { type: 'MANUAL_RESET' },
      ...(node.index === own.index ? {} : { via }),
    })),
  );
}

/** A reboot by hand is no power loss: the peer is told first, as long as the control link is there. The answer's words are UNCONFIRMED. */
function reboot(cluster: Cluster, own: ClusterNode): StepOutcome {
  const peer = cluster.members[own.index === 0 ? 1 : 0];
  const via = [{ instance: `control@${peer.handle}`, state: 'up' }];
  return accepted('Shutdown NOW!', [
    ...cluster.groups.flatMap(({ number }) => [
      { to: rgId(number, own), event: { type: 'LEAVES' }, via },
      { to: rgId(number, peer), event: { type: 'PEER_LEAVES' }, via },
    ]),
    { to: deviceInstance(own.handle), event: { type: 'REBOOT' } },
  ]);
}
