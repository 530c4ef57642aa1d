// What was committed on a router during a run, line by line, so that later commits build on it. It knows no statement.
import { setup } from 'xstate';
import type { MachineSpec, World } from '../kernel/types';
import type { AmsRouter } from './router';

const committed = setup({
  types: {} as {
    context: { lines: readonly string[] };
    events: { type: 'COMMITTED'; lines: readonly string[] };
    emitted: { type: 'rule'; rule: string; text: string };
  },
});

export const committedMachine: MachineSpec = {
  id: 'ams-committed',
  logic: committed.createMachine({
    id: 'ams-committed',
    context: { lines: [] },
    initial: 'kept',
    states: {
      kept: {
        on: {
          COMMITTED: {
            actions: [
              committed.assign({ lines: ({ context, event }) => [...context.lines, ...event.lines] }),
              committed.emit(({ event }) => ({ type: 'rule', rule: 'ams.configured', text: event.lines.join('; ') })),
            ],
          },
        },
      },
    },
  }),
  describe: () => ({ state: 'kept', role: 'neutral', facts: {} }),
  timers: {},
};

export const committedId = (router: AmsRouter): string => `commits:${router.group.name}@${router.handle}`;

/** Lines committed so far. */
export function committedLines(router: AmsRouter, world: World): readonly string[] {
  const lines = world.state(committedId(router))?.context.lines;
  return Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
}
