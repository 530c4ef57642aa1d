// The cloud's auto-preemption job of one Mist Tunnel: it waits for its next tick while there is somebody to move. It knows no APs.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role, StateChart } from '../kernel/types';

/** A batch is spread evenly over so long, the last AP lands T_conn later (R7, unconfirmed). */
export const SPREAD_MS = 300_000;
const DONE_MS = SPREAD_MS + 1_000;

interface SchedulerInput {
  readonly isEnabled: boolean;
}
interface SchedulerContext extends SchedulerInput {
  /** The tick of this instant is over. */
  readonly isOver: boolean;
  readonly moving: number;
  /** The clock of the next tick runs. */
  readonly isArmed: boolean;
}
type SchedulerEvent =
  | { type: 'ARM'; inMs: number }
  | { type: 'DISARM' | 'TICK' | 'DONE' | 'OVER' }
  | { type: 'TICKED'; aps: number };

const scheduler = setup({
  types: {} as {
    context: SchedulerContext;
    events: SchedulerEvent;
    input: SchedulerInput;
    emitted: { type: 'rule'; rule: string; text?: string };
  },
  guards: {
    isEnabled: ({ context }) => context.isEnabled,
    hasSomebody: ({ event }) => event.type === 'TICKED' && event.aps > 0,
  },
  delays: { tick: ({ event }) => (event.type === 'ARM' ? event.inMs : 0), done: DONE_MS },
});
const because = (rule: string) => scheduler.emit({ type: 'rule', rule });
const note = scheduler.assign(({ event }) => (event.type === 'TICKED' ? { moving: event.aps } : {}));
const ends = [scheduler.assign({ isOver: true }), scheduler.raise({ type: 'OVER' }, { delay: 1, id: 'over' })];
const ticked = [
  {
    guard: 'hasSomebody',
    target: 'nudging',
    actions: [
      scheduler.emit(({ event }) => ({
        type: 'rule',
        rule: 'mist.preempt.tick',
        text: event.type === 'TICKED' ? `${event.aps} APs` : '',
      })),
      note,
    ],
  },
  { target: 'waiting', actions: [because('mist.preempt.nobody'), ...ends] },
] as const;

const logic = scheduler.createMachine({
  id: 'auto-preemption',
  context: ({ input }) => ({ isEnabled: input.isEnabled, isOver: false, moving: 0, isArmed: false }),
  initial: 'disabled',
  states: {
    disabled: { always: { guard: 'isEnabled', target: 'waiting' } },
    waiting: {
      on: {
        ARM: {
          actions: [
            because('mist.preempt.clock'),
            scheduler.assign({ isArmed: true }),
            scheduler.raise({ type: 'TICK' }, { delay: 'tick', id: 'tick' }),
          ],
        },
        DISARM: {
          actions: [because('mist.preempt.nobody'), scheduler.assign({ isArmed: false }), scheduler.cancel('tick')],
        },
        TICK: {
          target: 'evaluating',
          actions: [because('mist.preempt.evaluate'), scheduler.assign({ isArmed: false })],
        },
        TICKED: ticked,
        OVER: { actions: scheduler.assign({ isOver: false }) },
      },
    },
    evaluating: { on: { TICKED: ticked } },
    nudging: {
      entry: [
        scheduler.cancel('tick'),
        scheduler.assign({ isArmed: false }),
        scheduler.raise({ type: 'DONE' }, { delay: 'done', id: 'done' }),
      ],
      exit: [scheduler.cancel('done'), scheduler.assign({ moving: 0 })],
      on: { DONE: { target: 'waiting', actions: because('mist.preempt.done') } },
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = {
  disabled: 'neutral',
  waiting: 'neutral',
  evaluating: 'transition',
  nudging: 'transition',
};

const chart: StateChart = {
  states: [
    { id: 'disabled', label: 'disabled', role: 'neutral', column: 0, row: 0 },
    { id: 'waiting', label: 'waiting', role: 'neutral', column: 1, row: 0 },
    { id: 'evaluating', label: 'evaluating', role: 'transition', column: 2, row: 0 },
    { id: 'nudging', label: 'nudging', role: 'transition', column: 2, row: 1 },
  ],
  transitions: [
    { from: 'waiting', to: 'evaluating', label: 'tick', rule: 'mist.preempt.evaluate' },
    { from: 'evaluating', to: 'nudging', label: 'eligible APs', rule: 'mist.preempt.tick' },
    { from: 'evaluating', to: 'waiting', label: 'nobody', rule: 'mist.preempt.nobody' },
    { from: 'nudging', to: 'waiting', label: 'done', rule: 'mist.preempt.done' },
  ],
};

/** Events ARM (next tick in so many ms), DISARM, TICKED (so many APs are to be moved). */
export const schedulerMachine: MachineSpec = {
  id: 'mist-auto-preemption',
  logic,
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: ROLES[stateName(value)] ?? 'neutral',
    facts: { moving: context.moving ?? 0 },
  }),
  timers: {
    tick: { name: 'next auto-preemption', rule: 'mist.preempt.evaluate' },
    done: { name: 'APs are being moved', rule: 'mist.preempt.done' },
  },
  chart,
};
