// Something that works or does not because somebody broke it: a resource, a path, the cloud. It knows no consequence.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec } from '../kernel/types';

const flag = setup({
  types: {} as { events: { type: 'FAIL' | 'REPAIR' }; emitted: { type: 'rule'; rule: string } },
});

/** Events FAIL, REPAIR; states `ok`, `failed`. */
export const flagMachine: MachineSpec = {
  id: 'mist-flag',
  logic: flag.createMachine({
    id: 'flag',
    initial: 'ok',
    states: {
      ok: { on: { FAIL: { target: 'failed', actions: flag.emit({ type: 'rule', rule: 'mist.fault' }) } } },
      failed: { on: { REPAIR: { target: 'ok', actions: flag.emit({ type: 'rule', rule: 'mist.repair' }) } } },
    },
  }),
  describe: ({ value }) => ({
    state: stateName(value),
    role: value === 'ok' ? 'neutral' : 'failed',
    facts: {},
  }),
  timers: {},
};
