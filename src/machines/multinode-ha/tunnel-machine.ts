// An IPsec tunnel in its rekey window: whatever happens to its control plane makes it negotiate anew. It knows no node.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec } from '../kernel/types';

/** DPD and retransmissions take "seconds" [SEED]: assumed, UNCONFIRMED. */
const NEGOTIATION_MS = 5000;

const tunnel = setup({
  types: {} as { events: { type: 'HIT' | 'NEGOTIATED' }; emitted: { type: 'rule'; rule: string } },
});
const rule = (id: string) => tunnel.emit({ type: 'rule', rule: `mnha.tunnel.${id}` });
const hit = { target: 'negotiating', reenter: true, actions: rule('hit') } as const;

/** `tunnel:branch-to-office`: `keyed` or `negotiating`; event HIT: its control plane moved or restarted. */
export const tunnelMachine: MachineSpec = {
  id: 'mnha-tunnel',
  logic: tunnel.createMachine({
    id: 'tunnel',
    initial: 'keyed',
    states: {
      keyed: { on: { HIT: hit } },
      negotiating: {
        entry: tunnel.raise({ type: 'NEGOTIATED' }, { delay: NEGOTIATION_MS, id: 'negotiation' }),
        exit: tunnel.cancel('negotiation'),
        on: { HIT: hit, NEGOTIATED: { target: 'keyed', actions: rule('keyed') } },
      },
    },
  }),
  describe: ({ value }) => ({ state: stateName(value), role: value === 'keyed' ? 'neutral' : 'transition', facts: {} }),
  timers: { negotiation: { name: 'IKE negotiation', rule: 'mnha.tunnel.keyed' } },
};
