// Vocabulary of the redundancy-group machine: its events, emissions, guards and actions. The states are in rg-machine.ts.
import { setup } from 'xstate';
import {
  areBothFailed,
  canSynchronise,
  deservesGroup,
  effectivePriority,
  failureCodes,
  freshlyBooted,
  hasToYield,
  isControlFailed,
  isFabricFailed,
  isMoveDue,
  isPeerFailed,
  isPeerGone,
  isPeerHeard,
  isPreemptDue,
  isTiedAtZero,
  type RgContext,
  type RgInput,
  type RgState,
  standsAlone,
  weightOf,
  weightText,
  winsElection,
  withoutWeight,
  withWeight,
} from './rg-context';

type MonitorCode = 'IF' | 'IP' | 'SP';

export type RgEvent =
  | { type: 'BOOTED' | 'POWER_LOST' | 'FABRIC_REMOVED' }
  | { type: 'MONITOR_DOWN' | 'MONITOR_UP'; code: MonitorCode; weight: number }
  | { type: 'CONTROL_UP' | 'CONTROL_SILENT' | 'CONTROL_LOST' | 'FABRIC_UP' | 'FABRIC_SILENT' | 'FABRIC_LOST' }
  | PeerStatus
  | { type: 'TAKEN'; priority: number; manual: boolean }
  | { type: 'COUNTED' | 'COUNT_CLEARED' }
  | { type: 'NODE_KEEPS' | 'NODE_INELIGIBLE' | 'NODE_DISABLED'; link: 'control' | 'fabric' }
  | { type: 'MANUAL_FAILOVER' | 'MANUAL_RESET' }
  | { type: 'SETTLE' | 'EVALUATE' }
  | {
      type:
        | 'HOLD_OVER'
        | 'HOLD_DOWN_OVER'
        | 'MOVE_RIPE'
        | 'PREEMPT_RIPE'
        | 'PREEMPT_PERIOD_OVER'
        | 'ELECTION'
        | 'CLAIM';
    }
  | { type: 'FORWARD' | 'SYNCHRONISED' | 'INELIGIBLE_OVER' | 'FABRIC_RECOVERED' | 'CONTROL_RECOVERED' | 'SHOW_LOST' };

/** What the two nodes tell each other about a group over the control link. */
export type PeerStatus = {
  type: 'PEER_STATUS';
  state: RgState;
  priority: number;
  failures: string;
  fell: boolean;
  manual: boolean;
};

export type RgEmission =
  | { type: 'rule'; rule: string; text?: string }
  | PeerStatus
  | { type: 'TAKEN'; priority: number; manual: boolean }
  | { type: 'COUNTED' | 'ANNOUNCE' | 'REBOOT' }
  | { type: 'NODE_KEEPS' | 'NODE_INELIGIBLE' | 'NODE_DISABLED'; link: 'control' | 'fabric' };

const MOVE_MS = 1000;
const ELECTION_MS = 1000;
const FORWARD_MS = 1000;
export const INITIAL_HOLD_MS = 30_000;
export const INELIGIBLE_MS = 180_000;
export const COLD_SYNC_MS = 60_000;
/** Good heartbeats in a row until a node that lost the control link reboots by itself [J-CLR]. */
export const RECOVERY_HEARTBEATS = 3;

const rg = setup({
  types: {} as { context: RgContext; events: RgEvent; emitted: RgEmission; input: RgInput },
  guards: {
    peerIsGone: ({ context }) => isPeerGone(context),
    controlLinkFailed: ({ context }) => context.isRg0 && isControlFailed(context),
    fabricFailed: ({ context }) => context.isRg0 && isFabricFailed(context),
    fabricFailedLegacy: ({ context }) => context.isRg0 && context.legacyFabric && isFabricFailed(context),
    /** The peer's Routing Engine is not known as primary and this node's RG0 priority is the better one [J-CTL102]. */
    nobodyIsPrimary: ({ context }) =>
      context.isRg0 &&
      isControlFailed(context) &&
      (context.peerState === 'secondary' || context.peerState === 'hold') &&
      (context.priority > context.peerPriority || (context.priority === context.peerPriority && context.node === 0)),
    moveIsDue: ({ context }) => isMoveDue(context),
    tieIsDue: ({ context }) => context.moveCause === 'lower-id' && isMoveDue(context),
    preemptIsDue: ({ context }) => isPreemptDue(context),
    electionIsWon: ({ context }) => isPeerHeard(context) && context.peerState === 'secondary' && winsElection(context),
    hasToYield: ({ context }) => hasToYield(context),
    standsAlone: ({ context }) => standsAlone(context),
    recoversByReboot: ({ context }) => context.isRg0 && context.recoversByReboot,
  },
});

/** Names the rule of a transition; the text is computed before the actions that follow it. */
export const because = (rule: string, text?: (context: RgContext, event: RgEvent) => string) =>
  rg.emit(({ context, event }) => ({ type: 'rule', rule, ...(text ? { text: text(context, event) } : {}) }));

/** At the end of the instant the peer is told, then this node decides: all that an instant brings is weighed together. */
export const settleLater = rg.raise({ type: 'SETTLE' }, { delay: 0, id: 'settle' });
export const evaluateLater = rg.raise({ type: 'EVALUATE' }, { delay: 0, id: 'evaluate' });

export const tellPeer = (state: RgState) =>
  rg.emit(({ context }) => ({
    type: 'PEER_STATUS',
    state,
    priority: effectivePriority(context),
    failures: failureCodes(context).join(' '),
    fell: context.fellNow,
    manual: context.manual === 'self',
  }));

/** Counts a monitor in or out; of a dead node, whose ports all go dark, without a word. */
const countMonitor = (isTold: boolean) =>
  rg.enqueueActions(({ context, event, enqueue }) => {
    if (event.type !== 'MONITOR_DOWN' && event.type !== 'MONITOR_UP') return;
    const isDown = event.type === 'MONITOR_DOWN';
    const change = (list: readonly number[]) =>
      isDown ? withWeight(list, event.weight) : withoutWeight(list, event.weight);
    const next: RgContext = {
      ...context,
      interfacesDown: event.code === 'IF' ? change(context.interfacesDown) : context.interfacesDown,
      addressesDown: event.code === 'IP' ? change(context.addressesDown) : context.addressesDown,
      spusDown: event.code === 'SP' ? Math.max(0, context.spusDown + (isDown ? 1 : -1)) : context.spusDown,
    };
    enqueue.assign({
      interfacesDown: next.interfacesDown,
      addressesDown: next.addressesDown,
      spusDown: next.spusDown,
      fellNow: context.fellNow || (isTold && event.code === 'IF' && weightOf(context) > 0 && weightOf(next) <= 0),
    });
    if (!isTold) return;
    enqueue.emit({
      type: 'rule',
      rule: event.code === 'IF' ? 'cc.im.threshold' : event.code === 'IP' ? 'cc.ip.threshold' : 'cc.spu.threshold',
      text: weightText(next),
    });
  });
export const noteMonitor = countMonitor(true);
export const noteMonitorQuietly = countMonitor(false);

export const noteHearing = rg.assign(({ context, event }) => {
  switch (event.type) {
    case 'CONTROL_UP':
      // What the peer said before the silence is no longer true; both tell each other anew in this instant.
      return { control: 'up', controlSettled: false, peerState: 'unknown' };
    case 'CONTROL_SILENT':
      return { control: 'silent' };
    case 'CONTROL_LOST':
      return { control: 'lost' };
    case 'FABRIC_UP':
      return { fabric: 'up', fabricSettled: false };
    case 'FABRIC_SILENT':
      return { fabric: 'silent' };
    case 'FABRIC_LOST':
      return { fabric: 'lost' };
    default:
      return context;
  }
});

/** A manual failover that the peer no longer claims is over on both rows. */
export const notePeer = rg.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'PEER_STATUS') return;
  const isNews =
    context.peerState !== event.state ||
    context.peerPriorityNow !== event.priority ||
    context.peerFailures !== event.failures;
  enqueue.assign({
    peerState: event.state,
    peerPriorityNow: event.priority,
    peerFailures: event.failures,
    peerFellNow: context.peerFellNow || event.fell,
    manual: event.manual ? 'peer' : context.manual === 'peer' ? 'none' : context.manual,
  });
  if (isNews)
    enqueue.emit({ type: 'rule', rule: 'cc.peer.status', text: `peer ${event.state}, priority ${event.priority}` });
});

export const noteTaken = rg.assign(({ context, event }) => {
  if (event.type !== 'TAKEN') return context;
  return { peerState: 'primary', peerPriorityNow: event.priority, manual: event.manual ? 'peer' : 'none' };
});

export const forgetBeforeBoot = rg.assign(({ context }) => freshlyBooted(context));

/** The row keeps its last look until the peer has noticed. */
export const freezeRow = (state: RgState) =>
  rg.assign(({ context }) => ({
    shownState: state,
    shownWeight: weightOf(context),
    shownPriority: effectivePriority(context),
    shownFailures: failureCodes(context).join(' '),
    forwarding: false,
  }));

export const settleControl = rg.assign({ controlSettled: true });
export const settleFabric = rg.assign({ fabricSettled: true });

/** `(200/100)`: local and remote effective priority, as the device's log has them. */
export const prioritiesText = (c: RgContext): string => `(${effectivePriority(c)}/${c.peerPriorityNow})`;

/** Starts and stops the clocks whose conditions began or ceased to hold. `state` is the state that evaluates. */
export const setClocks = (state: 'secondary' | 'secondary-hold' | 'primary') =>
  rg.enqueueActions(({ context, enqueue }) => {
    if (context.fellNow || context.peerFellNow) enqueue.assign({ fellNow: false, peerFellNow: false });
    if (state !== 'primary') {
      const cause = isTiedAtZero(context) && state === 'secondary' ? 'lower-id' : 'weight';
      const holds = isPeerFailed(context) || cause === 'lower-id';
      const pending = context.move !== 'none';
      const stillHolds = context.moveCause === 'weight' ? isPeerFailed(context) : areBothFailed(context);
      if (pending && !stillHolds) {
        enqueue.cancel('move');
        enqueue.assign({ move: 'none' });
      }
      if ((!pending || !stillHolds) && holds && isPeerHeard(context)) {
        enqueue.raise({ type: 'MOVE_RIPE' }, { delay: MOVE_MS, id: 'move' });
        enqueue.assign({ move: 'running', moveCause: cause });
        enqueue.emit({ type: 'rule', rule: 'cc.move.clock', text: prioritiesText(context) });
      }
    }
    if (state === 'secondary') {
      const deserves = deservesGroup(context);
      if (context.preempt !== 'none' && !deserves) {
        enqueue.cancel('preempt');
        enqueue.assign({ preempt: 'none' });
      } else if (context.preempt === 'none' && deserves && isPeerHeard(context)) {
        enqueue.raise({ type: 'PREEMPT_RIPE' }, { delay: context.preemptDelayMs, id: 'preempt' });
        enqueue.assign({ preempt: 'running' });
        // Where the peer has failed as well, the move after the failure comes first and is what happened.
        if (!isPeerFailed(context))
          enqueue.emit({ type: 'rule', rule: 'cc.preempt.clock', text: prioritiesText(context) });
      }
      const elects = isPeerHeard(context) && context.peerState === 'secondary';
      if (context.electing !== elects) {
        if (elects) {
          enqueue.raise({ type: 'ELECTION' }, { delay: ELECTION_MS, id: 'elect' });
          enqueue.emit({ type: 'rule', rule: 'cc.election.clock', text: prioritiesText(context) });
        } else enqueue.cancel('elect');
        enqueue.assign({ electing: elects });
      }
      const claims = standsAlone(context);
      if (context.claiming !== claims) {
        if (claims) {
          enqueue.raise({ type: 'CLAIM' }, { delay: context.heartbeatMs, id: 'claim' });
          enqueue.emit({ type: 'rule', rule: 'cc.election.claim' });
        } else enqueue.cancel('claim');
        enqueue.assign({ claiming: claims });
      }
    }
    const synchronises = canSynchronise(context);
    if (context.synchronising !== synchronises) {
      if (synchronises) {
        enqueue.raise({ type: 'SYNCHRONISED' }, { delay: COLD_SYNC_MS, id: 'cold-sync' });
        enqueue.emit({ type: 'rule', rule: 'cc.cold-sync.clock' });
      } else enqueue.cancel('cold-sync');
      enqueue.assign({ synchronising: synchronises });
    }
  });

/** Clocks of a standby end with it. */
export const stopStandbyClocks = rg.enqueueActions(({ enqueue }) => {
  for (const id of ['preempt', 'elect', 'claim']) enqueue.cancel(id);
  enqueue.assign({ preempt: 'none', electing: false, claiming: false });
});
export const stopMoveClock = rg.enqueueActions(({ enqueue }) => {
  enqueue.cancel('move');
  enqueue.assign({ move: 'none', moveCause: 'weight' });
});
export const stopSynchronising = rg.enqueueActions(({ enqueue }) => {
  enqueue.cancel('cold-sync');
  enqueue.assign({ synchronising: false });
});

/**
 * Taking the group: counted on both nodes, the peer told. After a weight failure the node forwards at the move; else the
 * switches' tables follow one second later. `tellsPeer` false where the peer puts itself out in the same instant.
 */
export const takeGroup = ({ forwardsAtOnce = false, manual = false, tellsPeer = true } = {}) =>
  rg.enqueueActions(({ context, enqueue }) => {
    enqueue.assign({
      failoverCount: context.failoverCount + 1,
      manual: manual ? 'self' : 'none',
      // The old primary gives way to the message; its own word for it follows.
      peerState: context.peerState === 'primary' && isPeerHeard(context) ? 'secondary-hold' : context.peerState,
    });
    enqueue.emit({ type: 'COUNTED' });
    if (tellsPeer)
      enqueue.emit(({ context: taken }) => ({ type: 'TAKEN', priority: effectivePriority(taken), manual }));
    if (context.isRg0) return;
    if (forwardsAtOnce) {
      enqueue.assign({ forwarding: true });
      enqueue.emit({ type: 'ANNOUNCE' });
    } else enqueue.raise({ type: 'FORWARD' }, { delay: FORWARD_MS, id: 'forward' });
  });

export const leaveGroup = rg.enqueueActions(({ enqueue }) => {
  enqueue.cancel('forward');
  enqueue.assign({ forwarding: false });
});

/** A preemptive failover counts against the limit of its period [J-PRE]. */
export const countPreempt = rg.enqueueActions(({ context, enqueue }) => {
  if (context.preemptLimit === 0) return;
  if (context.preemptCount === 0 && context.preemptPeriodMs > 0)
    enqueue.raise({ type: 'PREEMPT_PERIOD_OVER' }, { delay: context.preemptPeriodMs, id: 'preempt-period' });
  enqueue.assign({ preemptCount: context.preemptCount + 1 });
});

export { rg };
