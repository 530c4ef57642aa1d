// `show chassis cluster information`: every reachable node tells about itself, history from the trace of the run.
import type { TraceEntry } from '../../kernel/types';
import { clusterOf, isLegacyFabric } from '../cluster';
import { heartbeatCounts, probeCounts, sequenceNumbers } from './counters';
import { type HistoryEntry, informationText, type MonitorEvent, type NodeInformation } from './information';
import { fabricRows, hears, upDown } from './interfaces-command';
import { unreachableAddresses } from './ip-monitoring-command';
import { informationLayout } from './release';
import {
  type ClusterView,
  factCodes,
  factNumber,
  groupInstance,
  groupNumbers,
  isMonitoredOn,
  isMonitoredUp,
  type MemberView,
  memberOf,
  ofEachNode,
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

/** The reason of a change of state as logs and history have it; empty where no source has words for it. */
export const reasonAsPrinted = (entry: TraceEntry): string => asPrinted(entry.text ?? fallbackReason(entry));

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
      reason: reasonAsPrinted(entry),
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

/** Every change of a monitored port of this node, once for each group that monitors it. */
function monitorEvents(view: ClusterView, member: MemberView): readonly MonitorEvent[] {
  return view.config.redundancyGroups
    .flatMap(({ number, interfaceMonitors }) =>
      interfaceMonitors
        .filter(({ interface: name }) => memberOf(view, name).index === member.index)
        .flatMap(({ interface: name }) =>
          stateChanges(view, `port:${member.handle}/${name}`).map(({ atMs, to }) => ({
            atMs,
            interface: name,
            group: number,
            to: upDown(to === 'up'),
          })),
        ),
    )
    .sort((a, b) => a.atMs - b.atMs);
}

/** Ends of cold synchronisation since the trace begins, told once for the node however many groups waited for it. */
const coldSyncEvents = (view: ClusterView, member: MemberView): readonly number[] => [
  ...new Set(
    view.context.run.trace
      .filter(
        ({ instance, rule, atMs }) =>
          rule === 'cc.cold-sync.done' && atMs <= view.context.frame.atMs && instance.endsWith(`@${member.handle}`),
      )
      .map(({ atMs }) => atMs),
  ),
];

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
        .filter((name) => isMonitoredOn(view, name, member) && !isMonitoredUp(view, name, member)),
      lostAddresses: unreachableAddresses(view, member, id),
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
    coldSyncEvents: coldSyncEvents(view, member),
    monitorEvents: monitorEvents(view, member),
    fabricMonitoring: !isLegacyFabric(clusterOf(view.context.design, view.context.group)),
    redundancyMode: view.config.redundancyMode ?? 'active-active',
    control: heartbeatCounts(view, member),
    controlSequence: sequenceNumbers(view, member, 'control'),
    probes: probeCounts(view, member).reduce((sum, { sent, received }) => ({
      sent: sum.sent + sent,
      received: sum.received + received,
    })),
    probeSequence: sequenceNumbers(view, member, 'fabric'),
  };
}

/** Text of `show chassis cluster information`; a peer that is out of reach or still booting cannot answer. */
export const printInformation = (view: ClusterView): string =>
  ofEachNode(view, (member) => informationText(informationLayout(view.release), nodeInformation(view, member)));
