// `show chassis cluster status`: the rows of both nodes as the asked node sees them.
import { legendHasConfigSync } from './release';
import { type StatusRow, statusText } from './status';
import {
  type ClusterView,
  factCodes,
  factNumber,
  failoverCount,
  groupInstance,
  groupNumbers,
  type MemberView,
} from './view';

function statusRow(view: ClusterView, id: number, member: MemberView): StatusRow {
  const instance = groupInstance(view, id, member);
  if (member.lost || instance === undefined || instance.state === 'lost') {
    return { node: member.alias, priority: 0, status: 'lost', preempt: 'n/a', manual: 'n/a', failures: 'n/a' };
  }
  const configured = view.config.redundancyGroups.find(({ number }) => number === id);
  const codes = factCodes(instance);
  return {
    node: member.alias,
    priority: factNumber(instance, 'priority') ?? configured?.priorities[member.index] ?? 1,
    status: instance.state,
    preempt: configured?.preempt == null ? 'no' : 'yes',
    manual: instance.facts.manualFailover === true ? 'yes' : 'no',
    failures: codes.length === 0 ? 'None' : codes.join(' '),
  };
}

/**
 * Text of `show chassis cluster status`, or of one redundancy group of it.
 * A group that is not configured prints the table without rows.
 */
export function printStatus(view: ClusterView, only?: number): string {
  return statusText({
    clusterId: view.config.clusterId,
    layout: view.layout,
    configSync: legendHasConfigSync(view.release),
    groups: groupNumbers(view)
      .filter((id) => only === undefined || id === only)
      .map((id) => ({
        id,
        failoverCount: failoverCount(view, id),
        rows: view.members.map((member) => statusRow(view, id, member)),
      })),
  });
}
