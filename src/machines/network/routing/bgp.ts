// A BGP session between two speakers: established while its detector says that the neighbour is there. It knows no prefixes.
import { cancel, raise, setup } from 'xstate';
import { stateName } from '../../kernel/state-name';
import type { MachineSpec, Role } from '../../kernel/types';

const bgp = setup({
  types: {} as {
    context: { holdDownMs: number };
    events: { type: 'BFD_UP' | 'BFD_DOWN' | 'TRUSTED' };
    input: { holdDownMs: number };
    emitted: { type: 'bgp-up' | 'bgp-down' } | { type: 'rule'; rule: string };
  },
  delays: { holdDown: ({ context }) => context.holdDownMs },
});

const ruled = (rule: string) => bgp.emit({ type: 'rule', rule });
const established = { target: 'established', actions: [ruled('net.bgp.up'), bgp.emit({ type: 'bgp-up' })] } as const;

const ROLES: Readonly<Record<string, Role>> = { established: 'neutral', 'hold-down': 'transition', idle: 'failed' };

/** Input `{holdDownMs}`; events BFD_UP, BFD_DOWN; emits `bgp-up`, `bgp-down`. */
export const bgpMachine: MachineSpec = {
  id: 'bgp',
  logic: bgp.createMachine({
    id: 'bgp',
    context: ({ input }) => ({ holdDownMs: input.holdDownMs }),
    initial: 'idle',
    states: {
      idle: {
        on: {
          BFD_UP: [
            {
              guard: ({ context }) => context.holdDownMs > 0,
              target: 'hold-down',
              actions: ruled('net.bgp.hold-down'),
            },
            established,
          ],
        },
      },
      'hold-down': {
        entry: raise({ type: 'TRUSTED' }, { delay: 'holdDown', id: 'hold-down' }),
        exit: cancel('hold-down'),
        on: { TRUSTED: established, BFD_DOWN: { target: 'idle', actions: ruled('net.bgp.down') } },
      },
      established: {
        on: { BFD_DOWN: { target: 'idle', actions: [ruled('net.bgp.down'), bgp.emit({ type: 'bgp-down' })] } },
      },
    },
  }),
  describe: ({ value }) => ({ state: stateName(value), role: ROLES[stateName(value)] ?? 'neutral', facts: {} }),
  timers: { 'hold-down': { name: 'BFD hold-down', rule: 'net.bgp.hold-down' } },
};
