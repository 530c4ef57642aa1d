// What the cloud sums up of others: the tunnels of an AP group, a WLAN, a cluster. A view decides nothing; there is no protocol behind it.
import { setup } from 'xstate';
import type { JsonObject } from '../../model/json';
import type { MachineSpec, Role } from '../kernel/types';

interface View {
  readonly state: string;
  readonly role: Role;
  readonly facts: JsonObject;
}
type ViewEvent = { type: 'SHOW'; rule: string; text: string } & View;

const view = setup({
  types: {} as {
    context: View;
    events: ViewEvent;
    input: Pick<View, 'state' | 'facts'>;
    emitted: { type: 'rule'; rule: string; text?: string };
  },
});

/** Event SHOW with the state's word, its role, facts and the rule that made it. */
export const viewMachine: MachineSpec = {
  id: 'mist-view',
  logic: view.createMachine({
    id: 'view',
    context: ({ input }) => ({ state: input.state, role: 'neutral', facts: input.facts }),
    initial: 'shown',
    states: {
      shown: {
        on: {
          SHOW: {
            actions: [
              view.emit(({ event }) => ({
                type: 'rule',
                rule: event.rule,
                ...(event.text === '' ? {} : { text: event.text }),
              })),
              view.assign(({ event }) => ({ state: event.state, role: event.role, facts: event.facts })),
            ],
          },
        },
      },
    },
  }),
  describe: ({ context }) => {
    const { state, role, facts } = context as unknown as View;
    return { state, role, facts };
  },
  timers: {},
};
