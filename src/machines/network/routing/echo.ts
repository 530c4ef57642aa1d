// An echo that is sent all the time: whether its answer arrives now. It knows no way.
import { setup } from 'xstate';
import { stateName } from '../../kernel/state-name';
import type { MachineSpec } from '../../kernel/types';

const echo = setup({
  types: {} as {
    events: { type: 'ANSWERED' | 'LOST' };
    emitted: { type: 'echo-answered' | 'echo-lost' } | { type: 'rule'; rule: string };
  },
});

/** Events ANSWERED, LOST; emits `echo-answered`, `echo-lost`. Until the first answer it is unanswered, and nothing was told. */
export const echoMachine: MachineSpec = {
  id: 'echo',
  logic: echo.createMachine({
    id: 'echo',
    initial: 'unanswered',
    states: {
      unanswered: {
        on: {
          ANSWERED: {
            target: 'answered',
            actions: [echo.emit({ type: 'rule', rule: 'net.echo.answered' }), echo.emit({ type: 'echo-answered' })],
          },
        },
      },
      answered: {
        on: {
          LOST: {
            target: 'unanswered',
            actions: [echo.emit({ type: 'rule', rule: 'net.echo.lost' }), echo.emit({ type: 'echo-lost' })],
          },
        },
      },
    },
  }),
  describe: ({ value }) => ({
    state: stateName(value),
    role: value === 'answered' ? 'neutral' : 'failed',
    facts: {},
  }),
  timers: {},
};
