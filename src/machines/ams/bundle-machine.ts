// One AMS bundle as the redundancy process sees it: up while a member is Active. What events do is in bundle-steps.ts.
import { setup } from 'xstate';
import {
  type BundleContext,
  type BundleInput,
  initialBundle,
  isUp,
  type MemberRole,
  ownerSlot,
} from './bundle-context';
import {
  type BundleStep,
  picDark,
  picLost,
  picReturned,
  restart,
  reverted,
  start,
  switchedOver,
  synchronised,
  timerExpired,
} from './bundle-steps';

/** Until the backup of a pair has the state of its active member; no figure is published [AMS 7]. */
export const SYNC_MS = 60_000;

export type BundleEvent =
  | { type: 'PIC_DARK' | 'PIC_LOST' | 'PIC_UP'; member: number }
  | { type: 'RESTART' | 'START' | 'REJOIN_EXPIRED' }
  | { type: 'SYNCED'; pair: number }
  | { type: 'SWITCHOVER' | 'REVERT'; member: number }
  | { type: 'DO_SWITCHOVER' | 'DO_REVERT'; member: number }
  | { type: 'CONFIGURE'; action: BundleInput['action']; rejoinMs: number; enableRejoin: boolean };

/** What the redundancy process tells every member: its role and slot, and the rule where it changed (empty where not). */
export type Assignment = {
  type: 'ASSIGN';
  roles: readonly MemberRole[];
  slots: readonly number[];
  rules: readonly string[];
};
type BundleEmission = Assignment | { type: 'rule'; rule: string; text?: string };

const bundle = setup({
  types: {} as { context: BundleContext; events: BundleEvent; input: BundleInput; emitted: BundleEmission },
  guards: { hasActive: ({ context }) => isUp(context) },
});

function assignment(c: BundleContext, why: ReadonlyMap<number, string>): Assignment {
  return {
    type: 'ASSIGN',
    roles: c.roles,
    slots: c.roles.map((_, member) => ownerSlot(c, member)),
    rules: c.roles.map((_, member) => why.get(member) ?? ''),
  };
}

/** Takes a step over: context, clocks, members, reason. */
const take = (compute: (context: BundleContext, event: BundleEvent) => BundleStep) =>
  bundle.enqueueActions(({ context, event, enqueue }) => {
    const { next, why, rule, text } = compute(context, event);
    enqueue.assign(next);
    if (next.timerRuns && !context.timerRuns)
      enqueue.raise({ type: 'REJOIN_EXPIRED' }, { delay: context.rejoinMs, id: 'rejoin' });
    if (!next.timerRuns && context.timerRuns) enqueue.cancel('rejoin');
    next.sync.forEach((state, pair) => {
      const was = context.sync[pair];
      if (state === was) return;
      if (state === 'in-progress') enqueue.raise({ type: 'SYNCED', pair }, { delay: SYNC_MS, id: `sync-${pair}` });
      else if (was === 'in-progress') enqueue.cancel(`sync-${pair}`);
    });
    if (why.size > 0) enqueue.emit(assignment(next, why));
    if (rule !== undefined) enqueue.emit({ type: 'rule', rule, ...(text === undefined ? {} : { text }) });
  });

const memberOf = (event: BundleEvent): number => ('member' in event ? event.member : -1);

/** What steps of the run ask for waits for the clocks that are due in the same instant [AMS 7, How to read times]. */
const later = (type: 'DO_SWITCHOVER' | 'DO_REVERT') =>
  bundle.enqueueActions(({ event, enqueue }) => {
    const member = memberOf(event);
    enqueue.raise({ type, member }, { delay: 0, id: `${type}-${member}` });
  });

export const bundleMachine = bundle.createMachine({
  id: 'ams-bundle',
  context: ({ input }) => initialBundle(input),
  initial: 'wait-for-members',
  on: {
    PIC_DARK: { actions: take((context, event) => picDark(context, memberOf(event))) },
    PIC_LOST: { actions: take((context, event) => picLost(context, memberOf(event))) },
    PIC_UP: {
      actions: [
        take((context, event) => picReturned(context, memberOf(event))),
        bundle.enqueueActions(({ context, enqueue }) => {
          // All that comes up in this instant takes part.
          if (!context.started) enqueue.raise({ type: 'START' }, { delay: 0, id: 'start' });
        }),
      ],
    },
    START: { actions: take((context) => start(context)) },
    RESTART: { actions: [take((context) => restart(context)), bundle.cancel('start')] },
    REJOIN_EXPIRED: { actions: take((context) => timerExpired(context)) },
    SYNCED: { actions: take((context, event) => synchronised(context, 'pair' in event ? event.pair : 0)) },
    SWITCHOVER: { actions: later('DO_SWITCHOVER') },
    REVERT: { actions: later('DO_REVERT') },
    DO_SWITCHOVER: { actions: take((context, event) => switchedOver(context, memberOf(event))) },
    DO_REVERT: { actions: take((context, event) => reverted(context, memberOf(event))) },
    CONFIGURE: {
      actions: [
        bundle.assign(({ context, event }) =>
          event.type === 'CONFIGURE'
            ? { action: event.action, rejoinMs: event.rejoinMs, enableRejoin: event.enableRejoin }
            : context,
        ),
        bundle.emit({ type: 'rule', rule: 'ams.configured' }),
      ],
    },
  },
  states: {
    'wait-for-members': { always: { guard: 'hasActive', target: 'up' } },
    up: { always: { guard: ({ context }) => !isUp(context), target: 'wait-for-members' } },
  },
});
