// What the cluster process of a node logs: changes of state of its groups. Text as documented [J-SYSLOG]; a line's head is UNCONFIRMED.
import { logTime } from '../../kernel/log-time';
import type { ConsoleContext, LogLine } from '../../kernel/technology';
import { reasonAsPrinted } from './information-command';
import { type ClusterView, clusterView, groupNumbers, stateChanges } from './view';

/** `Node1 secondary-hold due to Preempt/yield(100/200)`, one line for each group and change; nobody logs that it has lost power. */
export function logLines(context: ConsoleContext): readonly LogLine[] {
  const view = clusterView(context);
  if (view === undefined) return [];
  return groupNumbers(view)
    .flatMap((id) => stateChanges(view, `rg${id}@${view.self.handle}`))
    .filter(({ to }) => to !== 'lost' && to !== 'hold')
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => {
      const reason = reasonAsPrinted(entry);
      const why = reason === '' ? '' : ` due to ${reason}`;
      return { atMs: entry.atMs, text: `JSRPD_NODE_STATE_CHANGE: Node${view.self.index} ${entry.to}${why}` };
    });
}

/** `show log messages`. */
export function printLog({ self, context }: ClusterView): string {
  const name = (self.node === undefined ? undefined : context.design.nodes[self.node]?.name) ?? self.alias;
  return logLines(context)
    .map(({ atMs, text }) => `${logTime(atMs)}  ${name} jsrpd: ${text}`)
    .join('\n');
}
