// Vocabulary of the SRG machine: its events, emissions, guards and actions. The states are in srg-machine.ts.
import { setup } from 'xstate';
import {
  bothRecover,
  type Claim,
  failureReason,
  freshlyBooted,
  hasFailed,
  hasToYield,
  hearsPeer,
  isElectedByProbe,
  mayPreempt,
  needsProbe,
  outranksPeer,
  peerGivesUp,
  type SrgContext,
  type SrgInput,
  type SrgState,
  winsElection,
} from './srg-context';

export type SrgEvent =
  | { type: 'BOOTED' | 'POWER_LOST' }
  | { type: 'FAILURES'; codes: readonly string[] }
  | { type: 'PROCESS_DOWN' | 'PROCESS_UP' }
  | { type: 'NODE'; isolated: boolean; upgrading: boolean }
  | { type: 'CONN_UP' | 'CONN_DOWN' | 'HEARD' }
  | { type: 'SYNC'; status: string }
  | SrgStatus
  | { type: 'VERDICT'; stands: boolean }
  | { type: 'CONFIGURE'; settings: Partial<Pick<SrgContext, 'priority' | 'preempts' | 'processesOnBackup'>> }
  | { type: 'MANUAL_FAILOVER' | 'REANNOUNCE' }
  | { type: 'SETTLE' | 'EVALUATE' | 'HOLD_OVER' };

/** SRG Status Msg: what the nodes tell each other about a group over the ICL [EXP]. */
export type SrgStatus = {
  type: 'SRG_STATUS';
  state: SrgState;
  priority: number;
  localId: number;
  failed: boolean;
  claim: Claim;
};
type SrgEmission =
  | { type: 'rule'; rule: string; text?: string }
  | SrgStatus
  | { type: 'ASK' | 'STOP' | 'ANNOUNCE' | 'TAKEN' };

export const srg = setup({
  types: {} as { context: SrgContext; events: SrgEvent; input: SrgInput; emitted: SrgEmission },
  guards: {
    hasFailed: ({ context }) => hasFailed(context),
    peerIsActive: ({ context }) => hearsPeer(context) && context.peerState === 'active',
    peerGivesUp: ({ context }) => peerGivesUp(context),
    winsElection: ({ context }) => winsElection(context),
    winsElectionInHold: ({ context }) => !isElectedByProbe(context) && winsElection(context),
    probeElects: ({ context }) => hearsPeer(context) && isElectedByProbe(context) && context.verdict,
    takesOver: ({ context }) => !hearsPeer(context) && context.verdict,
    takesOverAfterLoss: ({ context }) => context.conn === 'down' && context.verdict,
    takesOverAlone: ({ context }) => context.conn === 'unseen' && context.holdOver && context.verdict,
    mayPreempt: ({ context }) => mayPreempt(context),
    hasToYield: ({ context }) => hasToYield(context),
    isAlone: ({ context }) => !hearsPeer(context),
    recoversAsActive: ({ context: c }) =>
      hearsPeer(c) &&
      c.peerState !== 'active' &&
      c.peerState !== 'unknown' &&
      (c.peerFailed || !bothRecover(c) || outranksPeer(c)),
  },
});

/** Names the rule of a transition and the reason that the device logs. */
export const because = (rule: string, reason: string | ((context: SrgContext) => string)) =>
  srg.enqueueActions(({ context, enqueue }) => {
    const text = typeof reason === 'string' ? reason : reason(context);
    enqueue.assign({ reason: text });
    enqueue.emit({ type: 'rule', rule: `mnha.${rule}`, text });
  });

export const failure = (c: SrgContext): string => failureReason(c);

/** At the end of the instant the peer is told, then this node decides: all that an instant brings is weighed together. */
export const settleLater = srg.raise({ type: 'SETTLE' }, { delay: 0, id: 'settle' });
export const evaluateLater = srg.raise({ type: 'EVALUATE' }, { delay: 0, id: 'evaluate' });

const statusOf = (state: SrgState, c: SrgContext): SrgStatus => ({
  type: 'SRG_STATUS',
  state,
  priority: c.priority,
  localId: c.localId,
  failed: hasFailed(c),
  claim: state === 'active' ? c.claim : 'none',
});

/** The peer hears of every change of state in the same instant [EXP]. */
export const tellPeer = (state: SrgState) =>
  srg.enqueueActions(({ context, enqueue }) => {
    enqueue.emit(statusOf(state, context));
  });

/** Starts and stops the probe as the situation wants it. */
export const aimProbe = (state: SrgState) =>
  srg.enqueueActions(({ context, enqueue }) => {
    const needed = needsProbe(state, context);
    if (needed === context.probing) return;
    enqueue.assign({ probing: needed, verdict: false });
    enqueue.emit({ type: needed ? 'ASK' : 'STOP' });
  });

/** Every event that only changes what the group knows. */
export const note = srg.enqueueActions(({ context, event, enqueue }) => {
  const learned = whatItSays(context, event);
  if (learned === undefined || isKnown(context, learned)) return;
  enqueue.assign(learned);
  enqueue.emit({ type: 'rule', rule: NOTES[event.type as keyof typeof NOTES] });
});

/** What an event adds to what the group knows; undefined = it is no news of that kind. */
function whatItSays(context: SrgContext, event: SrgEvent): Partial<SrgContext> | undefined {
  switch (event.type) {
    case 'FAILURES':
      return { monitored: event.codes };
    case 'PROCESS_DOWN':
      return { processesDown: context.processesDown + 1 };
    case 'PROCESS_UP':
      return { processesDown: Math.max(0, context.processesDown - 1) };
    case 'NODE':
      return { isolated: event.isolated, upgrading: event.upgrading };
    case 'CONN_UP':
      // What the peer said before the silence is no longer true; both tell each other anew in this instant.
      return { conn: 'up', peerState: 'unknown', peerClaim: 'none' };
    case 'CONN_DOWN':
      return { conn: 'down', peerState: 'unknown', peerFailed: false, peerClaim: 'none', claim: 'none' };
    case 'SYNC':
      return { coldSync: event.status };
    case 'VERDICT':
      return { verdict: event.stands };
    case 'CONFIGURE':
      return event.settings;
    case 'SRG_STATUS':
      return {
        peerState: event.state,
        peerPriority: event.priority,
        peerId: event.localId,
        peerFailed: event.failed,
        peerClaim: event.claim,
      };
    default:
      return undefined;
  }
}

const isKnown = (context: SrgContext, learned: Partial<SrgContext>): boolean =>
  Object.entries(learned).every(
    ([name, value]) => JSON.stringify(context[name as keyof SrgContext]) === JSON.stringify(value),
  );

const NOTES = {
  FAILURES: 'mnha.note.failures',
  PROCESS_DOWN: 'mnha.note.process',
  PROCESS_UP: 'mnha.note.process',
  NODE: 'mnha.note.node',
  CONN_UP: 'mnha.note.conn',
  CONN_DOWN: 'mnha.note.conn',
  SYNC: 'mnha.note.sync',
  VERDICT: 'mnha.note.verdict',
  CONFIGURE: 'mnha.note.configured',
  SRG_STATUS: 'mnha.note.peer',
} as const;

/** A split brain heals: frames of the one that stays teach switches and hosts, whoever announced itself last. */
export const announceIfPeerYields = srg.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'SRG_STATUS' || event.state === 'active') return;
  if (context.peerState !== 'active' || context.claim !== 'none') return;
  enqueue.emit({ type: 'ANNOUNCE' });
});

export const forgetBeforeBoot = srg.assign(() => freshlyBooted());
export const takeGroup = (claim: Claim = 'none') =>
  srg.enqueueActions(({ enqueue }) => {
    enqueue.assign({ claim });
    enqueue.emit({ type: 'TAKEN' });
    enqueue.emit({ type: 'ANNOUNCE' });
  });
export const dropClaim = srg.assign({ claim: 'none' });
