// Which member the switches of a segment believe to own a virtual interface: the one that announced itself last, or now this, now that.
import { setup } from 'xstate';
import type { MachineSpec } from '../kernel/types';

type MacEvent =
  | { type: 'ANNOUNCE'; node: string }
  | { type: 'CONTESTED'; between: readonly string[] }
  | { type: 'RELEARNED'; node: string };

const mac = setup({
  types: {} as {
    context: { node: string; between: readonly string[] };
    events: MacEvent;
    emitted: { type: 'rule'; rule: string; text: string };
  },
});

const announced = {
  actions: [
    mac.assign({ node: ({ context, event }) => (event.type === 'ANNOUNCE' ? event.node : context.node) }),
    mac.emit(({ event }) => ({
      type: 'rule',
      rule: 'net.mac.announce',
      text: event.type === 'ANNOUNCE' ? `announced by ${event.node}` : '',
    })),
  ],
} as const;
const contested = {
  target: 'flapping',
  actions: [
    mac.assign({
      between: ({ context, event }) => (event.type === 'CONTESTED' ? event.between : context.between),
    }),
    mac.emit(({ event }) => ({
      type: 'rule',
      rule: 'net.mac.flapping',
      text: event.type === 'CONTESTED' ? event.between.join(' and ') : '',
    })),
  ],
} as const;

/**
 * Events `{type: 'ANNOUNCE', node}`, `{type: 'CONTESTED', between}` while several devices answer for the address, `{type: 'RELEARNED', node}`
 * when one is left. Its described state is that node's word, `none` before the first, `flapping` while contested; fact `node` is the last one.
 */
export const macMachine: MachineSpec = {
  id: 'mac',
  logic: mac.createMachine({
    id: 'mac',
    context: { node: 'none', between: [] },
    initial: 'learned',
    states: {
      learned: { on: { ANNOUNCE: announced, CONTESTED: contested } },
      flapping: {
        on: {
          ANNOUNCE: announced,
          CONTESTED: contested,
          RELEARNED: {
            target: 'learned',
            actions: [
              mac.assign({
                node: ({ context, event }) => (event.type === 'RELEARNED' ? event.node : context.node),
                between: [],
              }),
              mac.emit(({ event }) => ({
                type: 'rule',
                rule: 'net.mac.relearned',
                text: event.type === 'RELEARNED' ? `only ${event.node} answers` : '',
              })),
            ],
          },
        },
      },
    },
  }),
  describe: ({ value, context }) => {
    const node = typeof context.node === 'string' ? context.node : 'none';
    if (value !== 'flapping') return { state: node, role: 'neutral', facts: { node } };
    return { state: 'flapping', role: 'transition', facts: { node, between: context.between ?? [] } };
  },
  timers: {},
};
