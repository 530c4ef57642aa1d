// Requests that change no state of the cluster: counters are cleared, the configuration is copied. They give the answer; the outputs count anew.
import type { StepOutcome, World } from '../kernel/types';
import { deviceInstance } from '../network';
import type { Cluster, ClusterNode } from './cluster';

const IP_COUNT = /^clear chassis cluster ip-monitoring failure-count(?: ip-address (\S+))?$/;

/** Words of 9.3 and 12.1X47 for the data plane; those of the others follow them. */
const CLEARED: Readonly<Record<string, readonly string[]>> = {
  'clear chassis cluster statistics': ['Cleared control-plane statistics', 'Cleared data-plane statistics'],
  'clear chassis cluster control-plane statistics': ['Cleared control-plane statistics'],
  'clear chassis cluster data-plane statistics': ['Cleared data-plane statistics'],
};

const answer = (text: string, accepted = true): StepOutcome => ({ deliveries: [], reply: { text, accepted } });

/** The answer to such a command, its blanks already single; undefined = another command. `own` is a node that runs. */
export function counterRequest(
  cluster: Cluster,
  own: ClusterNode,
  command: string,
  world: World,
): StepOutcome | undefined {
  const cleared = Object.hasOwn(CLEARED, command) ? CLEARED[command] : undefined;
  if (cleared !== undefined) return answer(cleared.join('\n'));
  const counted = IP_COUNT.exec(command);
  if (counted) return clearFailureCount(cluster, own, counted[1], world);
  if (command === 'request chassis cluster configuration-synchronize') return synchronize(cluster, own, world);
  return undefined;
}

const hears = (own: ClusterNode, world: World): boolean => world.described(`control@${own.handle}`)?.state === 'up';

/** Prints per node [J-IPCLR]; a peer that does not answer clears nothing. */
function clearFailureCount(cluster: Cluster, own: ClusterNode, address: string | undefined, world: World): StepOutcome {
  const monitored = cluster.groups.flatMap(({ ipMonitoring }) => ipMonitoring?.targets ?? []);
  if (address !== undefined && !monitored.some((target) => target.address === address))
    return answer(`error: ${address} is not a monitored address`, false);
  const what = address === undefined ? 'all IPs' : `IP ${address}`;
  const reached = cluster.members.filter(
    (node) =>
      node.index === own.index || (hears(own, world) && world.described(deviceInstance(node.handle))?.state === 'on'),
  );
  return answer(
    reached.map((node) => `node${node.index}:\n${'-'.repeat(74)}\nCleared failure count for ${what}`).join('\n\n'),
  );
}

/** From the primary of RG0 to the other node, over the control link [YANG, J-CTLIF46]. Both have one configuration here: nothing changes. Our words. */
function synchronize(cluster: Cluster, own: ClusterNode, world: World): StepOutcome {
  if (!hears(own, world)) return answer('error: the other node does not answer over the control link', false);
  const primary = cluster.members.find((node) => world.described(`rg0@${node.handle}`)?.state === 'primary');
  if (!primary) return answer('error: no node is primary for redundancy group 0', false);
  return answer(`Configuration of node${primary.index} copied to node${primary.index === 0 ? 1 : 0}`);
}
