// Who is master of the chassis: watches both Routing Engines and moves mastership. What events do is in mastership-steps.ts.
import { setup } from 'xstate';
import type { MachineSpec } from '../kernel/types';
import type { EngineRoles } from './engine-machine';
import {
  CRASH_CLOCKS,
  initialMastership,
  type MastershipContext,
  mastershipFacts,
  NONE,
  slotWord,
} from './mastership-context';
import {
  claimed,
  configured,
  crashed,
  crashForgotten,
  elect,
  engineFault,
  engineGone,
  engineHeard,
  engineRebooted,
  engineSilent,
  engineUp,
  faultOver,
  keepalivesLost,
  type MastershipStep,
  type Order,
  poweredOff,
  rolesOf,
  switched,
  synchronised,
} from './mastership-steps';
import type { Settings } from './settings';

/** Both up until the backup is ready; no figure is published [8]. */
export const READY_MS = 240_000;
/** Time in which process failures count [R11]. */
const CRASH_WINDOW_MS = 30_000;

type MastershipEvent =
  | { type: 'UP' | 'GONE' | 'HUNG' | 'SILENT' | 'HEARD' | 'REBOOTED' | 'FAULT_OVER'; slot: number }
  | { type: 'FAULT'; slot: number; fault: 'disk-failed' | 'disk-slow' | 'em0-stale' }
  | { type: 'POWER_OFF' | 'CRASH' | 'DO_CRASH' }
  | { type: 'SWITCH' | 'DO_SWITCH'; reason: 'command' | 'configuration' }
  | ({ type: 'CONFIGURE' } & Settings)
  | { type: 'ELECT' | 'CLAIM' | 'KEEPALIVES_LOST' | 'READY' | 'FORGET' };
type MastershipEmission = EngineRoles | Order | { type: 'rule'; rule: string; text?: string };

const mastership = setup({
  types: {} as {
    context: MastershipContext;
    events: MastershipEvent;
    input: Settings;
    emitted: MastershipEmission;
  },
});

const take = (compute: (context: MastershipContext, event: MastershipEvent) => MastershipStep) =>
  mastership.enqueueActions(({ context, event, enqueue }) => {
    const { next, why, rule, text, orders } = compute(context, event);
    enqueue.assign(next);
    clocks(context, next, enqueue);
    if (next.powered && (why.some((each) => each !== '') || context.ready !== next.ready))
      enqueue.emit({ type: 'ROLES', roles: rolesOf(next), ready: next.ready, rules: why });
    for (const order of orders) enqueue.emit(order);
    if (rule !== undefined) enqueue.emit({ type: 'rule', rule, ...(text === undefined ? {} : { text }) });
  });

interface Clocks {
  readonly raise: (event: MastershipEvent, options: { readonly id: string; readonly delay: number }) => void;
  readonly cancel: (id: string) => void;
}

/** Starts and stops the clocks whose conditions began or ceased to hold. */
function clocks(was: MastershipContext, is: MastershipContext, { raise, cancel }: Clocks): void {
  const clock = (id: string, before: boolean, after: boolean, event: MastershipEvent, delay: number): void => {
    if (after && !before) raise(event, { delay, id });
    if (!after && before) cancel(id);
  };
  clock('elect', was.electing, is.electing, { type: 'ELECT' }, 0);
  clock('keepalives', was.watching, is.watching, { type: 'KEEPALIVES_LOST' }, Math.max(0, is.keepaliveMs));
  // Begun anew where a switchover that was not graceful made the new backup forget.
  const isNew = was.master !== is.master;
  if (is.syncing && (!was.syncing || isNew)) raise({ type: 'READY' }, { delay: READY_MS, id: 'gres' });
  if (!is.syncing && was.syncing) cancel('gres');
  const waits = ({ powered, master, electing, keepaliveMs }: MastershipContext): boolean =>
    powered && master === NONE && !electing && keepaliveMs >= 0;
  clock('claim', waits(was), waits(is), { type: 'CLAIM' }, Math.max(0, is.keepaliveMs));
  if (is.crashClock !== was.crashClock && is.powered)
    raise({ type: 'FORGET' }, { delay: CRASH_WINDOW_MS, id: `crash-${is.crashClock}` });
}

const slotOf = (event: MastershipEvent): number => ('slot' in event ? event.slot : 0);

const machine = mastership.createMachine({
  id: 'mastership',
  context: ({ input }) => initialMastership(input),
  initial: 'none',
  on: {
    UP: { actions: take((context, event) => engineUp(context, slotOf(event))) },
    GONE: { actions: take((context, event) => engineGone(context, slotOf(event))) },
    HUNG: { actions: take((context, event) => engineSilent(context, slotOf(event), 'hung')) },
    SILENT: { actions: take((context, event) => engineSilent(context, slotOf(event), 'silent')) },
    HEARD: { actions: take((context, event) => engineHeard(context, slotOf(event))) },
    REBOOTED: { actions: take((context, event) => engineRebooted(context, slotOf(event))) },
    FAULT: {
      actions: take((context, event) =>
        engineFault(context, slotOf(event), event.type === 'FAULT' ? event.fault : 'disk-slow'),
      ),
    },
    FAULT_OVER: { actions: take((context, event) => faultOver(context, slotOf(event))) },
    POWER_OFF: { actions: take((context) => poweredOff(context)) },
    // What steps of the run ask for waits for the clocks that are due in the same instant [8, How to read times].
    SWITCH: {
      actions: mastership.enqueueActions(({ event, enqueue }) => {
        if (event.type === 'SWITCH')
          enqueue.raise({ type: 'DO_SWITCH', reason: event.reason }, { delay: 0, id: 'switch' });
      }),
    },
    DO_SWITCH: {
      actions: take((context, event) => switched(context, event.type === 'DO_SWITCH' ? event.reason : 'command')),
    },
    CRASH: { actions: mastership.raise({ type: 'DO_CRASH' }, { delay: 0, id: 'crash' }) },
    DO_CRASH: { actions: take((context) => crashed(context)) },
    CONFIGURE: {
      actions: take((context, event) => {
        if (event.type !== 'CONFIGURE') return configured(context, context);
        const { type: _, ...settings } = event;
        return configured(context, settings);
      }),
    },
    ELECT: { actions: take((context) => elect(context)) },
    CLAIM: { actions: take((context) => claimed(context)) },
    KEEPALIVES_LOST: { actions: take((context) => keepalivesLost(context)) },
    READY: { actions: take((context) => synchronised(context)) },
    FORGET: { actions: take((context) => crashForgotten(context)) },
  },
  states: {
    none: {
      always: { guard: ({ context }) => context.master !== NONE, target: 'steady' },
    },
    steady: {
      always: [
        { guard: ({ context }) => context.master === NONE, target: 'none' },
        { guard: ({ context }) => context.watching, target: 'silent' },
      ],
    },
    silent: {
      always: [
        { guard: ({ context }) => context.master === NONE, target: 'none' },
        { guard: ({ context }) => !context.watching, target: 'steady' },
      ],
    },
  },
});

const crashTimers = Object.fromEntries(
  Array.from({ length: CRASH_CLOCKS }, (_, at) => [
    `crash-${at}`,
    { name: 'process failures count', rule: 're.takeover.processes' },
  ]),
);

/** A mastership's context out of a machine's state. */
export const mastershipOf = (state: { readonly context: object }): MastershipContext =>
  state.context as unknown as MastershipContext;

/** `mastership@MX`: its state is the slot that is master (`re0`, `re1`, `none`), its facts are those of the last change. */
export const mastershipSpec: MachineSpec = {
  id: 're-mastership',
  logic: machine,
  describe: (state) => {
    const c = mastershipOf(state);
    return {
      state: slotWord(c.master),
      role: c.master === NONE ? 'failed' : state.value === 'silent' ? 'transition' : 'active',
      facts: mastershipFacts(c),
    };
  },
  timers: {
    keepalives: { name: 'loss of keepalives', rule: 're.takeover.keepalives' },
    gres: { name: 'GRES synchronisation', rule: 're.gres.ready' },
    claim: { name: 'nobody is master', rule: 're.election.none' },
    elect: { name: 'end of the instant', rule: 're.election' },
    switch: { name: 'end of the instant', rule: 're.switch' },
    crash: { name: 'end of the instant', rule: 're.rpd.restarts' },
    ...crashTimers,
  },
  chart: {
    states: [
      { id: 'none', label: 'nobody', role: 'failed', column: 0, row: 0 },
      { id: 'steady', label: 'a master', role: 'active', column: 1, row: 0 },
      { id: 'silent', label: 'silent master', role: 'transition', column: 2, row: 0 },
    ],
    transitions: [
      { from: 'none', to: 'steady', label: 'election', rule: 're.election' },
      { from: 'steady', to: 'silent', label: 'keepalives missed', rule: 're.keepalives.missed' },
      { from: 'silent', to: 'steady', label: 'keepalives lost', rule: 're.takeover.keepalives' },
      { from: 'silent', to: 'steady', label: 'keepalives back', rule: 're.keepalives.back' },
      { from: 'steady', to: 'none', label: 'both gone', rule: 're.no-master' },
    ],
  },
};
