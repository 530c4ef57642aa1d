// The activeness probe of one SRG on one node: a condition that has to hold for a whole window. It knows no addresses and no way.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, MachineState, Role } from '../kernel/types';

/** What makes the node take over: an answer (routing), no answer of the peer (switching, hybrid), the peer's BFD down. */
export type ProbePolarity = 'answer' | 'no-answer' | 'bfd';
type ProbeInput = { readonly windowMs: number; readonly polarity: ProbePolarity };

type ProbeContext = ProbeInput & {
  /** The SRG wants to know. */
  readonly asked: boolean;
  /** Whether the echo says so now. */
  readonly holds: boolean;
};
type ProbeEvent = { type: 'ASK' | 'STOP' | 'HOLDS' | 'FAILS' | 'WINDOW_OVER' };
/** `verdict`: take over; `no-verdict`: no longer. */
type ProbeEmission = { type: 'verdict' | 'no-verdict' } | { type: 'rule'; rule: string };

const probe = setup({
  types: {} as { context: ProbeContext; events: ProbeEvent; input: ProbeInput; emitted: ProbeEmission },
  guards: {
    rests: ({ context: c }) => !c.asked && c.polarity !== 'bfd',
    holds: ({ context }) => context.holds,
    isBroken: ({ context }) => !context.holds,
  },
});
const rule = (id: string) => probe.emit({ type: 'rule', rule: `mnha.probe.${id}` });
const withdrawn = probe.enqueueActions(({ context, enqueue }) => {
  if (context.asked) enqueue.emit({ type: 'no-verdict' });
});

const logic = probe.createMachine({
  id: 'probe',
  // An echo that was never answered says so by silence.
  context: ({ input }) => ({ ...input, asked: false, holds: input.polarity === 'no-answer' }),
  initial: 'idle',
  on: {
    ASK: { actions: probe.assign({ asked: true }) },
    STOP: { actions: probe.assign({ asked: false }) },
    HOLDS: { actions: probe.assign({ holds: true }) },
    FAILS: { actions: probe.assign({ holds: false }) },
  },
  states: {
    idle: {
      always: { guard: ({ context: c }) => c.asked || c.polarity === 'bfd', target: 'running', actions: rule('start') },
    },
    running: {
      always: [
        { guard: 'rests', target: 'idle', actions: rule('stop') },
        { guard: 'holds', target: 'counting', actions: rule('count') },
      ],
    },
    counting: {
      entry: probe.raise({ type: 'WINDOW_OVER' }, { delay: ({ context }) => context.windowMs, id: 'window' }),
      exit: probe.cancel('window'),
      always: [
        { guard: 'rests', target: 'idle', actions: rule('stop') },
        { guard: 'isBroken', target: 'running', actions: rule('again') },
      ],
      on: { WINDOW_OVER: { target: 'decided', actions: rule('verdict') } },
    },
    decided: {
      entry: probe.enqueueActions(({ context, enqueue }) => {
        if (context.asked) enqueue.emit({ type: 'verdict' });
      }),
      always: [
        { guard: 'rests', target: 'idle', actions: rule('stop') },
        { guard: 'isBroken', target: 'running', actions: [rule('again'), withdrawn] },
      ],
      on: { ASK: { actions: [probe.assign({ asked: true }), probe.emit({ type: 'verdict' })] } },
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = { running: 'transition', counting: 'transition' };
const isRunning = (value: string): boolean => value !== 'idle';

/** Status and Result in the CLI's words; RUNNING and FAILED are UNCONFIRMED. */
const factsOf = (value: string, c: ProbeContext) => ({
  status: isRunning(value) ? 'RUNNING' : 'NOT RUNNING',
  result: isRunning(value) ? (c.holds === (c.polarity === 'answer') ? 'SUCCESS' : 'FAILED') : 'N/A',
  takesOver: value === 'decided',
});

/** `probe-srg1@A`: `idle`, `running`, `counting` (the window), `decided` (take over). */
export const probeMachine: MachineSpec = {
  id: 'mnha-probe',
  logic,
  describe: ({ value, context }: MachineState) => {
    const state = stateName(value);
    return {
      state,
      role: ROLES[state] ?? 'neutral',
      facts: factsOf(state, context as unknown as ProbeContext),
    };
  },
  timers: { window: { name: 'activeness probe', rule: 'mnha.probe.verdict' } },
  chart: {
    states: [
      { id: 'idle', label: 'NOT RUNNING', role: 'neutral', column: 0, row: 0 },
      { id: 'running', label: 'RUNNING', role: 'transition', column: 1, row: 0 },
      { id: 'counting', label: 'window', role: 'transition', column: 2, row: 0 },
      { id: 'decided', label: 'take over', role: 'neutral', column: 2, row: 1 },
    ],
    transitions: [
      { from: 'idle', to: 'running', label: 'ICL down', rule: 'mnha.probe.start' },
      { from: 'running', to: 'counting', label: 'condition holds', rule: 'mnha.probe.count' },
      { from: 'counting', to: 'running', label: 'interrupted', rule: 'mnha.probe.again' },
      { from: 'counting', to: 'decided', label: 'whole window', rule: 'mnha.probe.verdict' },
      { from: 'decided', to: 'running', label: 'interrupted', rule: 'mnha.probe.again' },
      ...['running', 'counting', 'decided'].map((from) => ({
        from,
        to: 'idle',
        label: 'not asked',
        rule: 'mnha.probe.stop',
      })),
    ],
  },
};
