// Which member the switches of a segment believe to own a virtual interface: the one that announced itself last.
import { assign, setup } from 'xstate';
import type { MachineSpec } from '../kernel/types';

const mac = setup({
  types: {} as {
    context: { node: string };
    events: { type: 'ANNOUNCE'; node: string };
    emitted: { type: 'rule'; rule: string; text: string };
  },
});

/** Event `{type: 'ANNOUNCE', node}`; its described state is that node's word, `none` before the first. */
export const macMachine: MachineSpec = {
  id: 'mac',
  logic: mac.createMachine({
    id: 'mac',
    context: { node: 'none' },
    initial: 'learned',
    states: {
      learned: {
        on: {
          ANNOUNCE: {
            actions: [
              assign({ node: ({ event }) => event.node }),
              mac.emit(({ event }) => ({ type: 'rule', rule: 'net.mac.announce', text: `announced by ${event.node}` })),
            ],
          },
        },
      },
    },
  }),
  describe: ({ context }) => ({
    state: typeof context.node === 'string' ? context.node : 'none',
    role: 'neutral',
    facts: {},
  }),
  timers: {},
};
