// `show log messages`: what the cluster process of the asked node has logged about changes of state. The line's head is UNCONFIRMED.
import { logTime } from '../../kernel/log-time';
import { reasonAsPrinted } from './information-command';
import { type ClusterView, groupNumbers, stateChanges } from './view';

/** `Node1 secondary-hold due to Preempt/yield(100/200)`, one line for each group and change [J-SYSLOG]; nobody logs that it has lost power. */
export function printLog(view: ClusterView): string {
  const { self, context } = view;
  const name = (self.node === undefined ? undefined : context.design.nodes[self.node]?.name) ?? self.alias;
  return groupNumbers(view)
    .flatMap((id) => stateChanges(view, `rg${id}@${self.handle}`))
    .filter(({ to }) => to !== 'lost' && to !== 'hold')
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => {
      const reason = reasonAsPrinted(entry);
      const why = reason === '' ? '' : ` due to ${reason}`;
      return `${logTime(entry.atMs)}  ${name} jsrpd: JSRPD_NODE_STATE_CHANGE: Node${self.index} ${entry.to}${why}`;
    })
    .join('\n');
}
