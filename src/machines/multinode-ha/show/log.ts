// What a node's HA process logs: changes of groups, of BFD over ICL and ICD. Text of the messages as captured; a line's head is UNCONFIRMED.
import { logTime } from '../../kernel/log-time';
import type { ConsoleContext, LogLine } from '../../kernel/technology';
import type { TraceEntry } from '../../kernel/types';
import { icdInstance, iclInstance, rolesOf, srgInstance } from '../pair';
import { type PairView, pairView } from './view';

/** Everything that the node has logged up to the playhead, oldest first; what it wrote before it lost power is on its disk. */
export function logLines(context: ConsoleContext): readonly LogLine[] {
  const view = pairView(context);
  if (view === undefined) return [];
  const messages = messagesOf(view);
  return context.run.trace.flatMap((entry) => {
    if (entry.atMs > context.frame.atMs || entry.from === entry.to) return [];
    const text = messages.get(entry.instance)?.(entry);
    return text === undefined ? [] : [{ atMs: entry.atMs, text }];
  });
}

type Message = (entry: TraceEntry) => string | undefined;

function messagesOf({ self }: PairView): ReadonlyMap<string, Message> {
  const bfd =
    (text: string): Message =>
    ({ from, to }) =>
      from === 'silent' && to === 'down' ? text : undefined;
  return new Map<string, Message>([
    [iclInstance(self), bfd('JSRPD_BFD_STATE_DOWN: HA peer BFD is down')],
    [icdInstance(self), bfd('JSRPD_ICD_BFD_STATE_DOWN: HA peer ICD BFD is down')],
    ...rolesOf(self).map(({ id }) => [srgInstance(self, id), changeOf(id)] as const),
  ]);
}

/** The exact line [VRRP]: two dashes and a blank before the second state only. */
const changeOf =
  (id: number): Message =>
  ({ from, to, text }) =>
    from === 'off' || to === 'off' || text === undefined || text === ''
      ? undefined
      : `JSRPD_HA_SRG_STATE_CHANGE: SRG[${id}]:HA state transitioned [${from.toUpperCase()} -->${to.toUpperCase()}] Reason: [${text}]`;

/** `show log messages`. */
export const printLog = (view: PairView): string =>
  logLines(view.context)
    .map(({ atMs, text }) => `${logTime(atMs)}  ${view.self.node?.name ?? view.self.handle} jsrpd: ${text}`)
    .join('\n');
