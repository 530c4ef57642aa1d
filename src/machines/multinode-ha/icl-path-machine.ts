// One way of the ICL over links and devices, as a machine: it works while nothing of it is broken. It knows no names.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec } from '../kernel/types';

const path = setup({
  types: {} as {
    context: { broken: number };
    events: { type: 'BROKEN' | 'MENDED' };
    input: { broken: number };
    emitted: { type: 'path-up' | 'path-down' } | { type: 'rule'; rule: string };
  },
});
const ruled = path.emit({ type: 'rule', rule: 'mnha.icl.path' });

/** Input `{broken}`: parts that do not work at the start; emits `path-up`, `path-down`. */
export const iclPathMachine: MachineSpec = {
  id: 'mnha-icl-path',
  logic: path.createMachine({
    id: 'icl-path',
    context: ({ input }) => ({ broken: input.broken }),
    initial: 'down',
    on: {
      BROKEN: { actions: [path.assign({ broken: ({ context }) => context.broken + 1 }), ruled] },
      MENDED: { actions: [path.assign({ broken: ({ context }) => Math.max(0, context.broken - 1) }), ruled] },
    },
    states: {
      down: {
        always: { guard: ({ context }) => context.broken === 0, target: 'up', actions: path.emit({ type: 'path-up' }) },
      },
      up: {
        always: {
          guard: ({ context }) => context.broken > 0,
          target: 'down',
          actions: path.emit({ type: 'path-down' }),
        },
      },
    },
  }),
  describe: ({ value }) => ({ state: stateName(value), role: value === 'up' ? 'neutral' : 'failed', facts: {} }),
  timers: {},
};
