// Whether the cloud hears an Edge over its OOBM port; it says so only after a while. It knows nothing of tunnels.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** From a silent Edge to the event ME_DISCONNECTED; not published, 60 s are assumed. */
export const REPORT_MS = 60_000;

const link = setup({
  types: {} as {
    events: { type: 'CONNECTED' | 'GONE' | 'REPORT' };
    emitted: { type: 'rule'; rule: string };
  },
  delays: { report: REPORT_MS },
});
const because = (rule: string) => link.emit({ type: 'rule', rule });
const connects = { target: 'connected', actions: because('mist.cloud.connected') } as const;

const ROLES: Readonly<Record<string, Role>> = {
  unknown: 'neutral',
  connected: 'neutral',
  unheard: 'transition',
  disconnected: 'failed',
};

/** Events CONNECTED, GONE; `unheard` is the time until ME_DISCONNECTED is raised. */
export const cloudLinkMachine: MachineSpec = {
  id: 'mist-cloud-link',
  logic: link.createMachine({
    id: 'cloud-link',
    initial: 'unknown',
    states: {
      unknown: { on: { CONNECTED: connects } },
      connected: { on: { GONE: { target: 'unheard', actions: because('mist.cloud.gone') } } },
      unheard: {
        entry: link.raise({ type: 'REPORT' }, { delay: 'report', id: 'report' }),
        exit: link.cancel('report'),
        on: {
          CONNECTED: connects,
          REPORT: { target: 'disconnected', actions: because('mist.cloud.reported') },
        },
      },
      disconnected: { on: { CONNECTED: connects } },
    },
  }),
  describe: ({ value }) => ({ state: stateName(value), role: ROLES[stateName(value)] ?? 'neutral', facts: {} }),
  timers: { report: { name: 'until ME_DISCONNECTED', rule: 'mist.cloud.reported' } },
};
