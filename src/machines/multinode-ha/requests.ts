// What is typed at a node's CLI, committed there, or fails by name beyond the network's own targets. It reads the world and changes nothing.
import type { Delivery, Step, StepOutcome, World } from '../kernel/types';
import { deviceInstance } from '../network';
import {
  iclInstance,
  nodeInstance,
  type Pair,
  type PairNode,
  processInstance,
  rolesOf,
  srgInstance,
  syncInstance,
} from './pair';
import { PROCESSES } from './process-machine';

const accepted = (text: string, deliveries: readonly Delivery[]): StepOutcome => ({
  deliveries,
  reply: { text, accepted: true },
});
/** Wording of refusals is ours: no source prints it. */
const refused = (text: string): StepOutcome => ({ deliveries: [], reply: { text: `error: ${text}`, accepted: false } });
const PROMPTED = /^request chassis high-availability failover(?: |$)/;

/** Carries out a step of the pair; undefined = none of its own. */
export function executeStep(pair: Pair, step: Step, world: World): StepOutcome | undefined {
  switch (step.kind) {
    case 'fail':
    case 'repair':
      return processFault(pair, step);
    case 'request':
      return request(pair, step.node, step.command, world);
    case 'commit':
      return commit(pair, step.node, step.lines, world);
  }
}

const memberNamed = (pair: Pair, word: string): PairNode | undefined =>
  pair.members.find(({ handle, node }) => handle === word || node?.name === word);

/** `process:A/iked`: a restart, which ends by itself. */
function processFault(pair: Pair, step: Extract<Step, { kind: 'fail' | 'repair' }>): StepOutcome | undefined {
  const match = /^process:([^/]+)\/(.+)$/.exec(step.target);
  const node = match ? memberNamed(pair, match[1] ?? '') : undefined;
  const name = PROCESSES.find((each) => each === match?.[2]);
  if (node === undefined || name === undefined) return undefined;
  if (step.kind === 'repair')
    return { deliveries: [], error: `${step.target} comes back by itself: there is nothing to repair.` };
  return {
    deliveries: [{ to: processInstance(node, name), event: { type: 'CRASH' } }],
    marks: { add: [], remove: [] },
  };
}

function request(pair: Pair, handle: string, typed: string, world: World): StepOutcome | undefined {
  const command = typed.trim().replaceAll(/\s+/g, ' ');
  const own = memberNamed(pair, handle);
  if (own === undefined) return undefined;
  const isReboot = command === 'request system reboot';
  if (!isReboot && !PROMPTED.test(command)) return undefined;
  if (world.described(deviceInstance(own.handle))?.state !== 'on') return refused(`${handle} does not answer`);
  // No goodbye is modelled: the peer finds out by BFD [3].
  if (isReboot) return accepted('Shutdown NOW!', [{ to: deviceInstance(own.handle), event: { type: 'REBOOT' } }]);
  return failover(pair, own, command.replace(PROMPTED, ''), world);
}

/** `services-redundancy-group 1 peer-id 2` in any order [VRRP, HYBRID]. */
function failover(pair: Pair, own: PairNode, rest: string, world: World): StepOutcome {
  const words = rest.split(' ').filter((word) => word !== '');
  const values = new Map<string, string>();
  for (let at = 0; at < words.length; at += 2) values.set(words[at] ?? '', words[at + 1] ?? '');
  for (const word of values.keys())
    if (word !== 'services-redundancy-group' && word !== 'peer-id') return refused(`syntax error: ${word}`);
  const id = Number(values.get('services-redundancy-group'));
  const peerId = values.get('peer-id');
  if (!Number.isInteger(id) || id < 1 || id > 255)
    return refused('services-redundancy-group expects a number from 1 to 255');
  if (peerId === undefined) return refused("missing mandatory argument 'peer-id'");
  const peer = pair.peerOf(own);
  if (Number(peerId) !== own.config.peer.peerId) return refused(`peer-id ${peerId} is not a peer of this node`);
  if (!rolesOf(own).some((srg) => srg.id === id)) return refused(`services-redundancy-group ${id} is not configured`);
  const reason = whyNot(own, peer, id, world);
  if (reason !== undefined) return refused(reason);
  return accepted(`Initiated manual failover for Services-redundancy group ${id}`, [
    {
      to: srgInstance(peer, id),
      event: { type: 'MANUAL_FAILOVER' },
      via: [
        { instance: iclInstance(own), state: 'up' },
        { instance: iclInstance(peer), state: 'up' },
      ],
    },
  ]);
}

/** Rejected unless the peer is READY: UNCONFIRMED, Juniper's own scripts look first [UPG, TPL]. */
function whyNot(own: PairNode, peer: PairNode, id: number, world: World): string | undefined {
  const state = world.described(srgInstance(own, id))?.state;
  if (state !== 'active') return `services-redundancy-group ${id} is not active on this node`;
  if (world.described(iclInstance(own))?.facts.connState !== 'UP') return 'the peer is not connected';
  const facts = world.described(srgInstance(own, id))?.facts;
  if (facts?.readiness !== 'READY') return `the peer is not ready for services-redundancy-group ${id}`;
  if (world.described(srgInstance(peer, id))?.state !== 'backup') return 'the peer is not backup';
  if (world.described(syncInstance(own))?.state !== 'complete') return 'cold synchronisation is not complete';
  return undefined;
}

const UPGRADE = /^(set|delete|deactivate|activate) chassis high-availability software-upgrade$/;
const SETTING =
  /^(set|delete|deactivate|activate) chassis high-availability services-redundancy-group (\d+) (?:(preemption)|(process-packet-on-backup)|activeness-priority(?: (\d+))?)$/;

/** `software-upgrade`, and of a group its priority, preemption and process-packet-on-backup; any other change is not simulated. */
function commit(pair: Pair, handle: string, lines: readonly string[], world: World): StepOutcome | undefined {
  const own = memberNamed(pair, handle);
  if (own === undefined) return undefined;
  if (world.described(deviceInstance(own.handle))?.state !== 'on') return refused(`${handle} does not answer`);
  const changes = lines.map((line) => changeOf(own, line.trim().replaceAll(/\s+/g, ' ')));
  const unknown = lines.find((_, at) => changes[at] === undefined);
  if (unknown !== undefined) return refused(`this change is not simulated: ${unknown}`);
  return accepted(
    'commit complete',
    changes.flatMap((change) => change ?? []),
  );
}

/** What one line of a commit tells the node; undefined = not simulated. */
function changeOf(own: PairNode, line: string): Delivery | undefined {
  const upgrade = UPGRADE.exec(line)?.[1];
  if (upgrade !== undefined) return { to: nodeInstance(own), event: { type: isSet(upgrade) ? 'UPGRADE' : 'UPGRADED' } };
  const [, verb = '', id, preemption, onBackup, priority] = SETTING.exec(line) ?? [];
  if (!rolesOf(own).some((srg) => String(srg.id) === id)) return undefined;
  const to = srgInstance(own, Number(id));
  if (preemption !== undefined) return { to, event: { type: 'CONFIGURE', settings: { preempts: isSet(verb) } } };
  if (onBackup !== undefined) return { to, event: { type: 'CONFIGURE', settings: { processesOnBackup: isSet(verb) } } };
  const value = verb === 'set' ? Number(priority) : 0;
  // 1 to 254 [YANG]; without one the group counts as having none.
  if (verb === 'activate' || (verb === 'set' && !(value >= 1 && value <= 254))) return undefined;
  return { to, event: { type: 'CONFIGURE', settings: { priority: value } } };
}
const isSet = (verb: string): boolean => verb === 'set' || verb === 'activate';
