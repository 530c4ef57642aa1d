// `show chassis cluster ip-monitoring status`: every reachable node tells which addresses answer it.
import type { IpMonitoring } from '../schema';
import { type MonitoredAddress, type MonitoredGroup, monitoredGroupText } from './ip-monitoring';
import { type ClusterView, groupInstance, isPortUp, type MemberView, memberOf, ofEachNode, stateChanges } from './view';

type Target = IpMonitoring['targets'][number];

const CLEARED = /^clear chassis cluster ip-monitoring failure-count(?: ip-address (\S+))?$/;

/** The counters of both nodes are cleared from either CLI: the command answers for each node [J-IPCLR]. */
function clearedAt(view: ClusterView, address: string): number {
  const { run, frame, group, design } = view.context;
  const own = new Set([
    ...view.members.flatMap(({ handle, alias }) => [handle, alias]),
    ...group.members.map((id) => design.nodes[id]?.name),
  ]);
  return (
    run.replies.findLast(({ atMs, node, command, accepted }) => {
      const match = CLEARED.exec(command);
      return accepted && atMs <= frame.atMs && own.has(node) && match !== null && (match[1] ?? address) === address;
    })?.atMs ?? Number.NEGATIVE_INFINITY
  );
}

/** Why an address does not answer; the list of reasons is UNCONFIRMED, and ours are those that the picture can tell. */
function reasonOf(view: ClusterView, member: MemberView, group: number, target: Target): string {
  const reth = view.config.reths.find(({ name }) => name === target.interface.split('.')[0]);
  const own = reth?.children.filter((port) => memberOf(view, port).index === member.index) ?? [];
  if (!own.some((port) => isPortUp(view, port, member))) return 'reth child not up';
  const isPrimary = groupInstance(view, group, member)?.state === 'primary';
  return isPrimary || target.secondaryAddress !== undefined ? 'no route to host' : 'no auxiliary IP found';
}

function monitoredAddress(view: ClusterView, member: MemberView, group: number, target: Target): MonitoredAddress {
  const { address, weight } = target;
  const instance = `ip${group}:${address}@${member.handle}`;
  const state = view.context.frame.instances.get(instance)?.state;
  // still counted as reachable until the last retry is over
  const status =
    state === 'unreachable' ? 'unreachable' : state === undefined || state === 'unknown' ? 'unknown' : 'reachable';
  const changes = stateChanges(view, instance);
  const since = Math.max(
    clearedAt(view, address),
    changes.findLast(({ to }) => to === 'unknown')?.atMs ?? Number.NEGATIVE_INFINITY,
  );
  return {
    address,
    status,
    failureCount: changes.filter(({ to, atMs }) => to === 'unreachable' && atMs > since).length,
    weight,
    reason: status === 'unreachable' ? reasonOf(view, member, group, target) : 'n/a',
  };
}

function monitoredGroup(
  view: ClusterView,
  member: MemberView,
  group: number,
  monitoring: IpMonitoring,
): MonitoredGroup {
  const addresses = monitoring.targets.map((target) => monitoredAddress(view, member, group, target));
  const lost = addresses.reduce((sum, { status, weight }) => sum + (status === 'unreachable' ? weight : 0), 0);
  return {
    id: group,
    globalWeight: monitoring.globalWeight,
    globalThreshold: monitoring.globalThreshold,
    currentThreshold: monitoring.globalThreshold - lost,
    addresses,
  };
}

/** Addresses of one group on one node that do not answer, for the failures of `information`. */
export const unreachableAddresses = (
  view: ClusterView,
  member: MemberView,
  group: number,
): readonly MonitoredAddress[] => {
  const monitoring = view.config.redundancyGroups.find(({ number }) => number === group)?.ipMonitoring;
  return monitoring == null
    ? []
    : monitoredGroup(view, member, group, monitoring).addresses.filter(({ status }) => status === 'unreachable');
};

/** Text of `show chassis cluster ip-monitoring status`, or of one redundancy group of it. */
export function printIpMonitoring(view: ClusterView, only?: number): string {
  const groups = view.config.redundancyGroups.flatMap(({ number, ipMonitoring }) =>
    ipMonitoring === null || (only !== undefined && number !== only) ? [] : [{ number, ipMonitoring }],
  );
  return ofEachNode(view, (member) =>
    groups
      .map(({ number, ipMonitoring }) => `\n${monitoredGroupText(monitoredGroup(view, member, number, ipMonitoring))}`)
      .join('\n'),
  );
}
