// Parallel links that count as one path, such as a control link of two members: up while one of them is.
import { assign, setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec } from '../kernel/types';

type ChannelEmission = { type: 'channel-up' | 'channel-down' } | { type: 'rule'; rule: string };

const channel = setup({
  types: {} as {
    context: { up: number; members: number };
    events: { type: 'MEMBER_UP' } | { type: 'MEMBER_DOWN' };
    input: { up: number; members: number };
    emitted: ChannelEmission;
  },
});
const ruled = channel.emit({ type: 'rule', rule: 'net.channel' });

/** Input `{up, members}` counts links; emits `channel-up`, `channel-down`. */
export const channelMachine: MachineSpec = {
  id: 'channel',
  logic: channel.createMachine({
    id: 'channel',
    context: ({ input }) => ({ up: input.up, members: input.members }),
    initial: 'start',
    on: {
      MEMBER_UP: {
        guard: ({ context }) => context.up < context.members,
        actions: [assign({ up: ({ context }) => context.up + 1 }), ruled],
      },
      MEMBER_DOWN: {
        guard: ({ context }) => context.up > 0,
        actions: [assign({ up: ({ context }) => context.up - 1 }), ruled],
      },
    },
    states: {
      // How it starts is no news.
      start: { always: [{ guard: ({ context }) => context.up > 0, target: 'up' }, { target: 'down' }] },
      up: {
        always: {
          guard: ({ context }) => context.up === 0,
          target: 'down',
          actions: channel.emit({ type: 'channel-down' }),
        },
      },
      down: {
        always: { guard: ({ context }) => context.up > 0, target: 'up', actions: channel.emit({ type: 'channel-up' }) },
      },
    },
  }),
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: value === 'up' ? 'neutral' : 'failed',
    facts: { up: context.up ?? 0, members: context.members ?? 0 },
  }),
  timers: {},
};
