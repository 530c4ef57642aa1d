// Vocabulary of the redundancy-group machine: its events, emissions, guards and actions. The states are in rg-machine.ts.
import { setup } from 'xstate';
import {
  areCentralPointsDown,
  effectivePriority,
  failureCodes,
  freshlyBooted,
  hasHeartbeats,
  hasToYield,
  isControlFailed,
  isFabricDue,
  isFabricUneven,
  isHealthy,
  isMoveDue,
  isOutranked,
  isPeerGone,
  isPeerHeard,
  isPreemptDue,
  isUndetermined,
  type RgContext,
  type RgInput,
  type RgState,
  standsAlone,
  weightOf,
  winsElection,
} from './rg-context';

/** Interface, address, services processing unit, other hardware: as `show chassis cluster status` abbreviates them. */
type MonitorCode = 'IF' | 'IP' | 'SP' | 'HW';

export type RgEvent =
  | { type: 'BOOTED' | 'POWER_LOST' | 'FABRIC_REMOVED' }
  | { type: 'MONITOR_DOWN' | 'MONITOR_UP'; code: MonitorCode; weight: number; unit?: number }
  | { type: 'SUSPEND' | 'RESUME' }
  | { type: 'HEALTH'; failed: boolean }
  | { type: 'PROBE'; peer: 'primary' | 'candidate' | 'out' }
  | { type: 'PROBES_MISSING' | 'FABRIC_RIPE' }
  | { type: 'LEAVES' | 'PEER_LEAVES' | 'LEFT' }
  | {
      type:
        | 'CONTROL_UP'
        | 'CONTROL_SILENT'
        | 'CONTROL_LOST'
        | 'FABRIC_UP'
        | 'FABRIC_SILENT'
        | 'FABRIC_LOST'
        | 'FABRIC_RETURNING';
    }
  | PeerStatus
  | { type: 'TAKEN'; priority: number; manual: boolean }
  | { type: 'COUNT_CLEARED' }
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
  healthy: boolean;
  central: boolean;
};

export type RgEmission =
  | { type: 'rule'; rule: string; text?: string; needs?: readonly RgEvent['type'][] }
  | PeerStatus
  | { type: 'TAKEN'; priority: number; manual: boolean }
  | { type: 'ANNOUNCE' | 'REBOOT' | 'SUSPEND' }
  | { type: 'HEALTH'; failed: boolean }
  | { type: 'PROBES_MISSING' }
  | { type: 'PROBE'; peer: 'primary' | 'candidate' | 'out' }
  | { type: 'NODE_KEEPS' | 'NODE_INELIGIBLE' | 'NODE_DISABLED'; link: 'control' | 'fabric' };

export const MOVE_MS = 1000;
export const ELECTION_MS = 1000;
const FORWARD_MS = 1000;
/** Fabric fault until the unhealthy one of two nodes is out; while both are alike it is the heartbeat time [UNCONFIRMED]. */
export const FABRIC_UNEVEN_MS = 66_000;
/** Interface monitoring rests this long on a node that RG0 has left [UNCONFIRMED]. */
export const SUSPENSION_MS = 30_000;
/** A node that says that it reboots is replaced this much later [UNCONFIRMED]. */
export const LEAVING_MS = 1000;
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
    fabricFailed: ({ context }) => context.isRg0 && isFabricDue(context),
    fabricFailedLegacy: ({ context }) => context.isRg0 && context.legacyFabric && isFabricDue(context),
    /** Exactly one node is healthy, and it is this one. */
    isHealthierNode: ({ context }) =>
      context.isRg0 && isFabricDue(context) && isFabricUneven(context) && isHealthy(context),
    isSickerNode: ({ context }) =>
      context.isRg0 && isFabricDue(context) && isFabricUneven(context) && !isHealthy(context),
    isOwed: ({ context }) =>
      context.takesAfterHold && context.fabric === 'lost' && isPeerHeard(context) && context.peerState === 'primary',
    nobodyIsPrimary: ({ context }) => context.isRg0 && isUndetermined(context),
    isOutranked: ({ context }) => context.isRg0 && isOutranked(context),
    nobodyCanBePrimary: ({ context }) => !context.isRg0 && isPeerHeard(context) && areCentralPointsDown(context),
    moveIsDue: ({ context }) => isMoveDue(context),
    tieIsDue: ({ context }) => context.moveCause === 'lower-id' && isMoveDue(context),
    preemptIsDue: ({ context }) => isPreemptDue(context),
    electionIsWon: ({ context }) => isPeerHeard(context) && context.peerState === 'secondary' && winsElection(context),
    hasToYield: ({ context }) => hasToYield(context),
    standsAlone: ({ context }) => standsAlone(context),
    recoversByReboot: ({ context }) => context.isRg0 && context.recoversByReboot,
  },
});

/** Names the rule of a transition; the text is computed before the actions that follow it. `needs`: events that all had to come. */
export const because = (
  rule: string,
  text?: (context: RgContext, event: RgEvent) => string,
  needs?: readonly RgEvent['type'][],
) =>
  rg.emit(({ context, event }) => ({
    type: 'rule',
    rule,
    ...(text ? { text: text(context, event) } : {}),
    ...(needs ? { needs } : {}),
  }));

/** At the end of the instant the peer is told, then this node decides: all that an instant brings is weighed together. */
export const settleLater = rg.raise({ type: 'SETTLE' }, { delay: 0, id: 'settle' });
export const evaluateLater = rg.raise({ type: 'EVALUATE' }, { delay: 0, id: 'evaluate' });

/** What the probes over the fabric say of RG0: whether the other node may take it. */
const seenAs = (state: RgState): 'primary' | 'candidate' | 'out' =>
  state === 'primary' ? 'primary' : state === 'ineligible' || state === 'disabled' ? 'out' : 'candidate';

/** Tells the peer about the group over control and, for RG0, over the fabric. */
export const tellPeer = (state: RgState) =>
  rg.enqueueActions(({ context, enqueue }) => {
    enqueue.emit({
      type: 'PEER_STATUS',
      state,
      priority: effectivePriority(context),
      failures: failureCodes(context).join(' '),
      fell: context.fellNow,
      manual: context.manual === 'self',
      healthy: isHealthy(context),
      central: context.spusDown.includes(0),
    });
    if (context.isRg0) enqueue.emit({ type: 'PROBE', peer: seenAs(state) });
  });

export const noteHearing = rg.assign(({ context, event }) => {
  switch (event.type) {
    case 'CONTROL_UP':
      // What the peer said before the silence is no longer true; both tell each other anew in this instant.
      return { control: 'up', controlSettled: false, peerState: 'unknown', peerProbe: 'none' };
    case 'CONTROL_SILENT':
      return { control: 'silent' };
    case 'CONTROL_LOST':
      return { control: 'lost' };
    case 'FABRIC_UP':
      // Without heartbeats the probes decide anew who may be primary.
      return {
        fabric: 'up',
        fabricSettled: false,
        takesAfterHold: false,
        failedGroups: 0,
        peerProbe: 'none',
        controlSettled: context.control === 'up' && context.controlSettled,
      };
    case 'FABRIC_SILENT':
      return { fabric: 'silent' };
    case 'FABRIC_RETURNING':
      return { fabric: 'returning' };
    case 'FABRIC_LOST':
    case 'PROBES_MISSING':
      // Groups of this node that have failed say so in this instant.
      return { fabric: 'lost', peerProbe: 'none', failedGroups: 0, awaitsProbe: false };
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
    context.peerFailures !== event.failures ||
    context.peerHealthy !== event.healthy;
  enqueue.assign({
    peerState: event.state,
    peerPriorityNow: event.priority,
    peerFailures: event.failures,
    peerHealthy: event.healthy,
    peerCentralDown: event.central,
    peerFellNow: context.peerFellNow || event.fell,
    manual: event.manual ? 'peer' : context.manual === 'peer' ? 'none' : context.manual,
  });
  if (isNews)
    enqueue.emit({ type: 'rule', rule: 'cc.peer.status', text: `peer ${event.state}, priority ${event.priority}` });
});

/** RG0 counts the failed groups of its node. */
export const noteHealth = rg.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'HEALTH') return;
  enqueue.assign({ failedGroups: Math.max(0, context.failedGroups + (event.failed ? 1 : -1)) });
  enqueue.emit({ type: 'rule', rule: 'cc.health' });
});

/** What probes say of the peer matters only where heartbeats do not. */
export const noteProbe = rg.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'PROBE' || context.peerProbe === event.peer || hasHeartbeats(context)) return;
  enqueue.assign({ peerProbe: event.peer });
  enqueue.emit({ type: 'rule', rule: 'cc.probe.role' });
  enqueue.raise({ type: 'EVALUATE' }, { delay: 0, id: 'evaluate' });
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

/**
 * Taking the group: the peer is told. After a weight failure the node forwards at the move; else the
 * switches' tables follow one second later. `tellsPeer` false where the peer puts itself out in the same instant.
 */
export const takeGroup = ({ forwardsAtOnce = false, manual = false, tellsPeer = true } = {}) =>
  rg.enqueueActions(({ context, enqueue }) => {
    enqueue.assign({
      manual: manual ? 'self' : 'none',
      // The old primary gives way to the message; its own word for it follows.
      peerState: context.peerState === 'primary' && isPeerHeard(context) ? 'secondary-hold' : context.peerState,
    });
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
