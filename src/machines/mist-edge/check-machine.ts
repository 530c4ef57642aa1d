// One critical-resource check of one Edge: it fails after a timeout without success and recovers with the first one. It knows no address.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role, StateChart } from '../kernel/types';

/** A resource that is back is seen by the next probe; the period is not published, 10 s are assumed. */
export const PROBE_MS = 10_000;

interface CheckInput {
  readonly check: string;
  readonly protocol: 'arp' | 'ping' | 'tcp';
  readonly timeoutMs: number;
}
type CheckEvent = { type: 'ANSWERED' | 'UNANSWERED' | 'OFF' | 'TIMEOUT' | 'PROBED' };
type CheckEmission = { type: 'check-failed' | 'check-passed'; check: string } | { type: 'rule'; rule: string };

const check = setup({
  types: {} as { context: CheckInput; events: CheckEvent; input: CheckInput; emitted: CheckEmission },
  delays: { timeout: ({ context }) => context.timeoutMs, probe: PROBE_MS },
});
const because = (rule: string) => check.emit({ type: 'rule', rule });
const passed = check.emit(({ context }) => ({ type: 'check-passed', check: context.check }));
const failed = check.emit(({ context }) => ({ type: 'check-failed', check: context.check }));

const logic = check.createMachine({
  id: 'check',
  context: ({ input }) => ({ check: input.check, protocol: input.protocol, timeoutMs: input.timeoutMs }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        ANSWERED: { target: 'healthy', actions: because('mist.check.start') },
        UNANSWERED: { target: 'unanswered', actions: because('mist.check.lost') },
      },
    },
    healthy: {
      on: {
        UNANSWERED: { target: 'unanswered', actions: because('mist.check.lost') },
        OFF: { target: 'idle', actions: because('mist.check.off') },
      },
    },
    unanswered: {
      entry: check.raise({ type: 'TIMEOUT' }, { delay: 'timeout', id: 'timeout' }),
      exit: check.cancel('timeout'),
      on: {
        ANSWERED: { target: 'healthy', actions: because('mist.check.back') },
        TIMEOUT: { target: 'failed', actions: [because('mist.check.timeout'), failed] },
        OFF: { target: 'idle', actions: because('mist.check.off') },
      },
    },
    failed: {
      on: {
        ANSWERED: { target: 'recovering', actions: because('mist.check.back') },
        OFF: { target: 'idle', actions: [because('mist.check.off'), passed] },
      },
    },
    recovering: {
      entry: check.raise({ type: 'PROBED' }, { delay: 'probe', id: 'probe' }),
      exit: check.cancel('probe'),
      on: {
        UNANSWERED: { target: 'failed', actions: because('mist.check.lost') },
        PROBED: { target: 'healthy', actions: [because('mist.check.recovered'), passed] },
        OFF: { target: 'idle', actions: [because('mist.check.off'), passed] },
      },
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = {
  idle: 'neutral',
  healthy: 'neutral',
  unanswered: 'transition',
  failed: 'failed',
  recovering: 'transition',
};

const chart: StateChart = {
  states: [
    { id: 'idle', label: 'idle', role: 'neutral', column: 0, row: 0 },
    { id: 'healthy', label: 'healthy', role: 'neutral', column: 1, row: 0 },
    { id: 'unanswered', label: 'unanswered', role: 'transition', column: 2, row: 0 },
    { id: 'recovering', label: 'recovering', role: 'transition', column: 1, row: 1 },
    { id: 'failed', label: 'failed', role: 'failed', column: 2, row: 1 },
  ],
  transitions: [
    { from: 'idle', to: 'healthy', label: 'start', rule: 'mist.check.start' },
    { from: 'healthy', to: 'unanswered', label: 'no answer', rule: 'mist.check.lost' },
    { from: 'unanswered', to: 'healthy', label: 'answer', rule: 'mist.check.back' },
    { from: 'unanswered', to: 'failed', label: 'timeout', rule: 'mist.check.timeout' },
    { from: 'failed', to: 'recovering', label: 'answer', rule: 'mist.check.back' },
    { from: 'recovering', to: 'healthy', label: 'probe', rule: 'mist.check.recovered' },
    { from: 'recovering', to: 'failed', label: 'no answer', rule: 'mist.check.lost' },
  ],
};

/** Events ANSWERED, UNANSWERED, OFF (the Edge has no power); emits `check-failed`, `check-passed`. */
export const checkMachine: MachineSpec = {
  id: 'mist-check',
  logic,
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: ROLES[stateName(value)] ?? 'neutral',
    facts: { check: context.check ?? '', protocol: context.protocol ?? '', timeoutMs: context.timeoutMs ?? 0 },
  }),
  timers: {
    timeout: { name: 'check timeout', rule: 'mist.check.timeout' },
    probe: { name: 'next probe', rule: 'mist.check.recovered' },
  },
  chart,
};
