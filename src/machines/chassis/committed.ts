// What was committed on a router during a run, line by line, so that later commits build on it. It knows no statement.
import { setup } from 'xstate';
import type { InstanceId, MachineSpec, World } from '../kernel/types';

const committed = setup({
  types: {} as {
    context: { lines: readonly string[]; rule: string };
    events: { type: 'COMMITTED'; lines: readonly string[] };
    input: { rule: string };
    emitted: { type: 'rule'; rule: string; text: string };
  },
});

/** Input `{rule}`: the rule that a commit is told by. Event `{type: 'COMMITTED', lines}`. */
export const committedMachine: MachineSpec = {
  id: 'committed',
  logic: committed.createMachine({
    id: 'committed',
    context: ({ input }) => ({ lines: [], rule: input.rule }),
    initial: 'kept',
    states: {
      kept: {
        on: {
          COMMITTED: {
            actions: [
              committed.assign({ lines: ({ context, event }) => [...context.lines, ...event.lines] }),
              committed.emit(({ context, event }) => ({
                type: 'rule',
                rule: context.rule,
                text: event.lines.join('; '),
              })),
            ],
          },
        },
      },
    },
  }),
  describe: () => ({ state: 'kept', role: 'neutral', facts: {} }),
  timers: {},
};

/** Lines committed so far, in order. */
export function committedLines(world: World, id: InstanceId): readonly string[] {
  const lines = world.state(id)?.context.lines;
  return Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
}

const SHOWN = /^(set|delete|activate|deactivate) /;

/** The lines of a commit with single blanks, empty ones left out; undefined where one is no configuration command. */
export function commitLines(lines: readonly string[]): readonly string[] | undefined {
  const typed = lines.map((line) => line.trim().replaceAll(/\s+/g, ' ')).filter((line) => line !== '');
  return typed.every((line) => SHOWN.test(line)) ? typed : undefined;
}
