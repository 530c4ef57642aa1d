// Cold synchronisation of one node with its peer, as a machine: UNKNOWN, IN PROGRESS, COMPLETE. It knows only the connection.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** A small lab copies 60–90 s; the time grows with the sessions [FWS-L9]. */
type SyncContext = {
  readonly copyMs: number;
  readonly conn: boolean;
  /** Complete at least once since the data plane started: what was copied then is still there. */
  readonly copied: boolean;
};
type SyncEvent = { type: 'CONN_UP' | 'CONN_DOWN' | 'RESYNC' | 'POWER_LOST' | 'COPIED' };
type SyncEmission = { type: 'SYNC'; status: string } | { type: 'rule'; rule: string };

const sync = setup({
  types: {} as { context: SyncContext; events: SyncEvent; input: { copyMs: number }; emitted: SyncEmission },
});
const rule = (id: string) => sync.emit({ type: 'rule', rule: `mnha.sync.${id}` });
const tell = (status: string) => sync.emit({ type: 'SYNC', status });
const connected = {
  target: 'in-progress',
  reenter: true,
  actions: [sync.assign({ conn: true }), rule('start'), tell('IN PROGRESS')],
} as const;
const lost = {
  target: 'in-progress',
  reenter: true,
  actions: [sync.assign({ conn: false }), rule('broken'), tell('IN PROGRESS')],
} as const;
const again = {
  guard: ({ context }: { context: SyncContext }) => context.conn,
  target: 'in-progress',
  reenter: true,
  actions: [rule('again'), tell('IN PROGRESS')],
} as const;
const off = {
  target: 'unknown',
  actions: [sync.assign({ conn: false, copied: false }), rule('off'), tell('UNKNOWN')],
} as const;

const logic = sync.createMachine({
  id: 'cold-sync',
  context: ({ input }) => ({ ...input, conn: false, copied: false }),
  initial: 'unknown',
  states: {
    unknown: { on: { CONN_UP: connected } },
    'in-progress': {
      entry: sync.enqueueActions(({ context, enqueue }) => {
        if (context.conn) enqueue.raise({ type: 'COPIED' }, { delay: context.copyMs, id: 'copy' });
      }),
      exit: sync.cancel('copy'),
      on: {
        CONN_UP: connected,
        CONN_DOWN: lost,
        RESYNC: again,
        POWER_LOST: off,
        COPIED: { target: 'complete', actions: [sync.assign({ copied: true }), rule('complete'), tell('COMPLETE')] },
      },
    },
    complete: { on: { CONN_DOWN: lost, RESYNC: again, POWER_LOST: off } },
  },
});

const WORDS: Readonly<Record<string, string>> = {
  unknown: 'UNKNOWN',
  'in-progress': 'IN PROGRESS',
  complete: 'COMPLETE',
};
const ROLES: Readonly<Record<string, Role>> = { 'in-progress': 'transition' };

/** `sync@A`; fact `coldSync` as the CLI prints it. Emits `SYNC` with that word whenever it changes. */
export const coldSyncMachine: MachineSpec = {
  id: 'mnha-cold-sync',
  logic,
  describe: ({ value, context }) => {
    const state = stateName(value);
    return {
      state,
      role: ROLES[state] ?? 'neutral',
      facts: { coldSync: WORDS[state] ?? null, copied: context.copied ?? false },
    };
  },
  timers: { copy: { name: 'cold synchronisation', rule: 'mnha.sync.complete' } },
  chart: {
    states: [
      { id: 'unknown', label: 'UNKNOWN', role: 'neutral', column: 0, row: 0 },
      { id: 'in-progress', label: 'IN PROGRESS', role: 'transition', column: 1, row: 0 },
      { id: 'complete', label: 'COMPLETE', role: 'neutral', column: 2, row: 0 },
    ],
    transitions: [
      { from: 'unknown', to: 'in-progress', label: 'ICL up', rule: 'mnha.sync.start' },
      { from: 'in-progress', to: 'complete', label: 'all copied', rule: 'mnha.sync.complete' },
      { from: 'complete', to: 'in-progress', label: 'ICL down', rule: 'mnha.sync.broken' },
      { from: 'complete', to: 'in-progress', label: 'once more', rule: 'mnha.sync.again' },
      ...['in-progress', 'complete'].map((from) => ({ from, to: 'unknown', label: 'power', rule: 'mnha.sync.off' })),
    ],
  },
};
