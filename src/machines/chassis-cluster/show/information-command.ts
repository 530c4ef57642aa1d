// `show chassis cluster information`: every reachable node tells about itself, history from the trace of the run.
import type { TraceEntry } from '../../kernel/types';
import { FALLBACK_OFFSET, nodeOfPort } from '../models';
import { type HeartbeatCounts, type HistoryEntry, informationText, type NodeInformation } from './information';
import { fabricRows, hears } from './interfaces-command';
import {
  type ClusterView,
  factCodes,
  factNumber,
  groupInstance,
  groupNumbers,
  isPortUp,
  type MemberView,
  stateChanges,
} from './view';

/**
 * Reason of a transition where the machine gives none. Monitor, preempt and manual texts are not known from a device; the losing side of
 * all of them is [CAP-VSRX].
 */
function fallbackReason({ from, to }: TraceEntry): string {
  switch (to) {
    case 'secondary':
      return from === 'hold' ? 'Hold timer expired' : 'Ready to become secondary';
    case 'secondary-hold':
      return 'Preempt/yield';
    case 'ineligible':
      return 'Control link failure';
    case 'disabled':
      return 'Ineligible timer expired';
    default:
      return '';
  }
}

/** A device lists each code with a blank behind it: `due to CS CF  failures` [CAP-VSRX]. */
const asPrinted = (reason: string): string => reason.replace(/(due to \S.*?) +failures$/, '$1  failures');

/** Since the last boot: a node that restarts starts its history with `hold`. A node never writes that it is lost itself. */
function history(view: ClusterView, id: number, member: MemberView): readonly HistoryEntry[] {
  const changes = stateChanges(view, `rg${id}@${member.handle}`);
  const boot = changes.findLastIndex(({ to }) => to === 'hold');
  return changes
    .slice(boot + 1)
    .filter(({ to }) => to !== 'lost')
    .map((entry) => ({
      atMs: entry.atMs,
      from: entry.from,
      to: entry.to,
      reason: asPrinted(entry.text ?? fallbackReason(entry)),
    }));
}

/**
 * Color and reason: green, red for a disabled peer and off on the disabled node are captured [CAP-WIKI, CAP-VSRX]; other states of the peer
 * follow the same pattern, amber for own failures is UNCONFIRMED.
 */
function led(view: ClusterView, member: MemberView, groups: NodeInformation['groups']): NodeInformation['led'] {
  const own = groupInstance(view, 0, member)?.state ?? '';
  const bad = new Set(['disabled', 'ineligible']);
  if (bad.has(own)) return { color: 'Off', reason: `${member.alias} is ${own}` };
  const other = member.index === 0 ? view.members[1] : view.members[0];
  const otherState = other.lost ? 'lost' : (groupInstance(view, 0, other)?.state ?? '');
  if (bad.has(otherState) || otherState === 'lost')
    return { color: 'Red', reason: `Peer node: ${other.alias} is ${otherState}` };
  if (groups.some((group) => group.failures.length > 0))
    return { color: 'Amber', reason: 'Monitored objects are down' };
  return { color: 'Green', reason: 'No failures' };
}

/** One message an interval from joining on; received only while the detector hears the peer. */
function heartbeats(view: ClusterView, detector: 'control' | 'fabric', member: MemberView): HeartbeatCounts {
  const interval = view.config.heartbeatIntervalMs;
  const now = view.context.frame.atMs;
  const joined =
    stateChanges(view, `rg0@${member.handle}`).findLast(({ to }) => to === 'hold')?.atMs ?? Math.min(now, 0);
  const sent = Math.floor((now - joined) / interval);
  let deafSince = Number.NaN;
  let deafMs = 0;
  for (const entry of stateChanges(view, `${detector}@${member.handle}`)) {
    if (entry.atMs < joined) continue;
    const hearing = entry.to === 'up';
    if (!hearing && Number.isNaN(deafSince)) deafSince = entry.atMs;
    if (hearing && !Number.isNaN(deafSince)) {
      deafMs += entry.atMs - deafSince;
      deafSince = Number.NaN;
    }
  }
  if (!Number.isNaN(deafSince)) deafMs += now - deafSince;
  return { sent, received: Math.max(0, sent - Math.ceil(deafMs / interval)) };
}

function nodeInformation(view: ClusterView, member: MemberView): NodeInformation {
  const groups = groupNumbers(view).map((id) => {
    const instance = groupInstance(view, id, member);
    const monitors = view.config.redundancyGroups.find(({ number }) => number === id)?.interfaceMonitors ?? [];
    return {
      id,
      state: instance?.state ?? 'lost',
      weight: factNumber(instance, 'weight') ?? 255,
      history: history(view, id, member),
      failures: factCodes(instance),
      downMonitors: monitors
        .map((monitor) => monitor.interface)
        .filter(
          (name) =>
            nodeOfPort(view.model?.offset ?? FALLBACK_OFFSET, name) === member.index && !isPortUp(view, name, member),
        ),
    };
  });
  const failed = fabricRows(view).flatMap(({ name, child }) =>
    name === `fab${member.index}` && child !== undefined && child.monitored === 'Down'
      ? [{ child: child.name, physical: child.physical, monitored: child.monitored }]
      : [],
  );
  return {
    node: member.alias,
    groups,
    led: led(view, member, groups),
    fabric: { name: `fab${member.index}`, failed },
    controlDown: hears(view, 'control', member) ? [] : (view.model?.controlNames.slice(0, 1) ?? ['em0']),
    coldSyncDone: !groups.some((group) => group.failures.includes('CS')),
    control: heartbeats(view, 'control', member),
    probes: heartbeats(view, 'fabric', member),
  };
}

/** Text of `show chassis cluster information`; a peer that is out of reach or still booting cannot answer. */
export function printInformation(view: ClusterView): string {
  const reachable = view.members.filter(
    (member) => member.index === view.self.index || (!member.lost && member.power === 'on'),
  );
  return informationText(
    view.layout,
    reachable.map((member) => nodeInformation(view, member)),
  );
}
