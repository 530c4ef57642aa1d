// A process of one node that a fault restarts: down for its restart time, then back by itself. It knows not what depends on it.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** Control-plane processes: their death makes SRGs with IPsec ineligible, `CP` [NAV]. */
export const CONTROL_PROCESSES = ['iked', 'ikemd', 'pkid', 'authd'] as const;
export const PROCESSES = [...CONTROL_PROCESSES, 'repd', 'flowd'] as const;
export type ProcessName = (typeof PROCESSES)[number];

type ProcessEvent = { type: 'CRASH' | 'RESTARTED' | 'POWER_LOST' | 'POWERED' };
type ProcessEmission = { type: 'process-down' | 'process-up' } | { type: 'rule'; rule: string };

const daemon = setup({
  types: {} as { context: { ms: number }; events: ProcessEvent; input: { ms: number }; emitted: ProcessEmission },
  delays: { restart: ({ context }) => context.ms },
});
const rule = (id: string) => daemon.emit({ type: 'rule', rule: `mnha.process.${id}` });

const logic = daemon.createMachine({
  id: 'process',
  context: ({ input }) => input,
  initial: 'off',
  states: {
    off: { on: { POWERED: { target: 'running', actions: rule('boot') } } },
    running: {
      on: {
        CRASH: { target: 'restarting', actions: [rule('down'), daemon.emit({ type: 'process-down' })] },
        POWER_LOST: { target: 'off', actions: rule('off') },
      },
    },
    restarting: {
      entry: daemon.raise({ type: 'RESTARTED' }, { delay: 'restart', id: 'restart' }),
      exit: daemon.cancel('restart'),
      on: {
        CRASH: { target: 'restarting', reenter: true, actions: rule('down') },
        RESTARTED: { target: 'running', actions: [rule('up'), daemon.emit({ type: 'process-up' })] },
        POWER_LOST: { target: 'off', actions: [rule('off'), daemon.emit({ type: 'process-up' })] },
      },
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = { off: 'failed', running: 'neutral', restarting: 'transition' };

/** `process:A/iked`; emits `process-down` and `process-up` (also when the node loses power: nothing restarts any more). */
export const processMachine: MachineSpec = {
  id: 'mnha-process',
  logic,
  describe: ({ value }) => ({ state: stateName(value), role: ROLES[stateName(value)] ?? 'neutral', facts: {} }),
  timers: { restart: { name: 'restart', rule: 'mnha.process.up' } },
};
