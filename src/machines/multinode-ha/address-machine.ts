// Whether one node reaches one address that it pings, as a machine: lost after a while, back at once. It knows no way.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

type AddressEvent = { type: 'ANSWERS' | 'SILENT' | 'POWERED' | 'POWER_LOST' | 'GIVEN_UP' };
type AddressEmission = { type: 'address-lost' | 'address-back' } | { type: 'rule'; rule: string };

const ping = setup({
  types: {} as {
    context: { detectMs: number };
    events: AddressEvent;
    input: { detectMs: number };
    emitted: AddressEmission;
  },
  delays: { detection: ({ context }) => context.detectMs },
});
const rule = (id: string) => ping.emit({ type: 'rule', rule: `mnha.ip.${id}` });
const off = { target: 'off', actions: rule('off') } as const;

const logic = ping.createMachine({
  id: 'address',
  context: ({ input }) => input,
  initial: 'off',
  states: {
    off: { on: { POWERED: { target: 'retrying', actions: rule('silent') } } },
    reachable: { on: { SILENT: { target: 'retrying', actions: rule('silent') }, POWER_LOST: off } },
    retrying: {
      entry: ping.raise({ type: 'GIVEN_UP' }, { delay: 'detection', id: 'retry' }),
      exit: ping.cancel('retry'),
      on: {
        ANSWERS: { target: 'reachable', actions: [rule('back'), ping.emit({ type: 'address-back' })] },
        GIVEN_UP: { target: 'lost', actions: [rule('lost'), ping.emit({ type: 'address-lost' })] },
        POWER_LOST: off,
      },
    },
    lost: {
      on: {
        ANSWERS: { target: 'reachable', actions: [rule('back'), ping.emit({ type: 'address-back' })] },
        POWER_LOST: off,
      },
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = { off: 'failed', retrying: 'transition', lost: 'failed' };

/** `ip-srg1:10.200.0.1@A`; after a boot the first answer has to come within the same time. */
export const addressMachine: MachineSpec = {
  id: 'mnha-ip',
  logic,
  describe: ({ value }) => ({ state: stateName(value), role: ROLES[stateName(value)] ?? 'neutral', facts: {} }),
  timers: { retry: { name: 'IP monitoring', rule: 'mnha.ip.lost' } },
};
