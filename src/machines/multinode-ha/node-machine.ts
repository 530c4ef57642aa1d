// One node with its SRG0 as a machine: ONLINE, ISOLATED, OFFLINE [ SU ]. It knows no services redundancy group above 0.
import { setup } from 'xstate';
import type { JsonObject } from '../../model/json';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, MachineState, Role, StateChart } from '../kernel/types';

type NodeInput = {
  /** `install-on-failure-route` of SRG0 is configured. */
  readonly hasFailureRoute: boolean;
  /** `software-upgrade` is in the configuration that the node boots with. */
  readonly upgrading: boolean;
};
type NodeContext = NodeInput & {
  /** Data plane dead. */
  readonly pfeDown: boolean;
  /** What SRG0's monitors say. */
  readonly monitored: readonly string[];
  /** The failure is over, one cold synchronisation is not. */
  readonly awaitsSync: boolean;
  readonly conn: boolean;
  readonly coldSync: string;
};
type NodeEvent =
  | {
      type:
        | 'BOOTED'
        | 'POWER_LOST'
        | 'PFE_DOWN'
        | 'PFE_UP'
        | 'UPGRADE'
        | 'UPGRADED'
        | 'CONN_UP'
        | 'CONN_DOWN'
        | 'EVALUATE';
    }
  | { type: 'FAILURES'; codes: readonly string[] }
  | { type: 'SYNC'; status: string };
/** `NODE`: what its groups have to know; `SHUT`, `NO_SHUT`: ports of shutdown-on-failure; `RESYNC`: one more cold synchronisation. */
type NodeEmission =
  | { type: 'NODE'; isolated: boolean; upgrading: boolean }
  | { type: 'SHUT' | 'NO_SHUT' | 'RESYNC' }
  | { type: 'rule'; rule: string; text?: string };

const node = setup({
  types: {} as { context: NodeContext; events: NodeEvent; input: NodeInput; emitted: NodeEmission },
  guards: {
    isUpgrading: ({ context }) => context.upgrading,
    hasFailed: ({ context: c }) => c.pfeDown || c.monitored.length > 0,
    /** A data plane that comes back without a peer has nobody to synchronise with: it starts as after a boot. */
    startsAlone: ({ context: c }) => c.awaitsSync && !c.conn && c.coldSync === 'UNKNOWN',
    isSynchronised: ({ context: c }) => c.awaitsSync && c.coldSync === 'COMPLETE',
  },
});
const rule = (id: string) => node.emit({ type: 'rule', rule: `mnha.node.${id}` });
const evaluate = node.raise({ type: 'EVALUATE' }, { delay: 0, id: 'evaluate' });
const tell = (isolated: boolean) =>
  node.emit(({ context }) => ({ type: 'NODE', isolated, upgrading: context.upgrading }));

const note = node.enqueueActions(({ event, enqueue }) => {
  switch (event.type) {
    case 'PFE_DOWN':
    case 'PFE_UP':
      enqueue.assign({ pfeDown: event.type === 'PFE_DOWN' });
      break;
    case 'FAILURES':
      enqueue.assign({ monitored: event.codes });
      break;
    case 'CONN_UP':
    case 'CONN_DOWN':
      enqueue.assign({ conn: event.type === 'CONN_UP' });
      break;
    case 'SYNC':
      enqueue.assign({ coldSync: event.status });
      break;
    case 'UPGRADE':
    case 'UPGRADED':
      enqueue.assign({ upgrading: event.type === 'UPGRADE' });
      break;
    default:
      return;
  }
  enqueue.emit({ type: 'rule', rule: 'mnha.node.note' });
});
const noted = { actions: [note, evaluate] } as const;
const silent = { actions: note } as const;

const losesPower = { target: 'off', actions: rule('off') } as const;
const upgrades = { guard: 'isUpgrading', target: 'offline', actions: rule('upgrade') } as const;
const fails = { guard: 'hasFailed', target: 'isolated', actions: rule('isolated') } as const;

const logic = node.createMachine({
  id: 'node',
  context: ({ input }) => ({
    ...input,
    pfeDown: false,
    monitored: [],
    awaitsSync: false,
    conn: false,
    coldSync: 'UNKNOWN',
  }),
  initial: 'off',
  on: {
    PFE_DOWN: noted,
    PFE_UP: noted,
    FAILURES: noted,
    CONN_UP: noted,
    CONN_DOWN: noted,
    SYNC: noted,
    UPGRADE: noted,
    UPGRADED: noted,
  },
  states: {
    off: {
      entry: node.assign({ pfeDown: false, monitored: [], awaitsSync: false, conn: false, coldSync: 'UNKNOWN' }),
      on: {
        BOOTED: [upgrades, { target: 'online', actions: rule('boot') }],
        PFE_DOWN: {},
        PFE_UP: {},
        FAILURES: {},
        CONN_UP: {},
        CONN_DOWN: {},
        SYNC: {},
        UPGRADE: silent,
        UPGRADED: silent,
      },
    },
    online: {
      entry: [tell(false), evaluate],
      on: { POWER_LOST: losesPower, EVALUATE: [upgrades, fails] },
    },
    isolated: {
      entry: [node.assign({ awaitsSync: false }), tell(true), node.emit({ type: 'SHUT' }), evaluate],
      exit: node.emit({ type: 'NO_SHUT' }),
      on: {
        POWER_LOST: losesPower,
        EVALUATE: [
          upgrades,
          { guard: 'hasFailed', actions: node.assign({ awaitsSync: false }) },
          { guard: 'startsAlone', target: 'online', actions: rule('alone') },
          { guard: 'isSynchronised', target: 'online', actions: rule('recovered') },
          {
            guard: ({ context }) => !context.awaitsSync,
            actions: [node.assign({ awaitsSync: true }), rule('awaits-sync'), node.emit({ type: 'RESYNC' }), evaluate],
          },
        ],
      },
    },
    offline: {
      entry: [tell(false), evaluate],
      on: {
        POWER_LOST: losesPower,
        EVALUATE: {
          guard: ({ context }) => !context.upgrading,
          target: 'online',
          actions: [rule('upgraded'), node.emit({ type: 'RESYNC' })],
        },
      },
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = {
  off: 'failed',
  online: 'active',
  isolated: 'failed',
  offline: 'failed',
};

const failuresOf = (c: NodeContext): readonly string[] => [
  ...(c.pfeDown ? ['SP'] : []),
  ...(c.awaitsSync ? ['CS'] : []),
  ...(c.upgrading ? ['SU'] : []),
];

/** `OFFLINE [ SU ]`, `ISOLATED [ CS ]`; the spacing of the first is known, the second is UNCONFIRMED. */
const status = (state: string, failures: readonly string[]): string =>
  failures.length === 0 || state === 'online'
    ? state.toUpperCase()
    : `${state.toUpperCase()} [ ${failures.join(' ')} ]`;

function factsOf(state: string, c: NodeContext): JsonObject {
  const none = { activeRoute: null, backupRoute: null, vip: null, reason: null };
  if (state === 'off')
    return { status: null, failures: null, ...none, failureRoute: null, connState: null, coldSync: null };
  const isOut = state !== 'online';
  return {
    status: status(state, failuresOf(c)),
    failures: failuresOf(c),
    ...none,
    failureRoute: c.hasFailureRoute ? (isOut ? 'INSTALLED' : 'NOT INSTALLED') : null,
    connState: c.conn ? 'UP' : 'DOWN',
    coldSync: c.coldSync,
  };
}

const describe = ({ value, context }: MachineState) => {
  const state = stateName(value);
  return { state, role: ROLES[state] ?? 'neutral', facts: factsOf(state, context as unknown as NodeContext) };
};

const chart: StateChart = {
  states: [
    { id: 'off', label: 'off', role: 'failed', column: 0, row: 0 },
    { id: 'online', label: 'ONLINE', role: 'active', column: 1, row: 0 },
    { id: 'isolated', label: 'ISOLATED', role: 'failed', column: 2, row: 0 },
    { id: 'offline', label: 'OFFLINE [ SU ]', role: 'failed', column: 1, row: 1 },
  ],
  transitions: [
    { from: 'off', to: 'online', label: 'boot', rule: 'mnha.node.boot' },
    { from: 'off', to: 'offline', label: 'boot in software-upgrade', rule: 'mnha.node.upgrade' },
    { from: 'online', to: 'isolated', label: 'failure', rule: 'mnha.node.isolated' },
    { from: 'isolated', to: 'online', label: 'cleared, synchronised', rule: 'mnha.node.recovered' },
    { from: 'isolated', to: 'online', label: 'no peer', rule: 'mnha.node.alone' },
    { from: 'online', to: 'offline', label: 'software-upgrade', rule: 'mnha.node.upgrade' },
    { from: 'isolated', to: 'offline', label: 'software-upgrade', rule: 'mnha.node.upgrade' },
    { from: 'offline', to: 'online', label: 'deleted', rule: 'mnha.node.upgraded' },
    ...['online', 'isolated', 'offline'].map((from) => ({ from, to: 'off', label: 'power', rule: 'mnha.node.off' })),
  ],
};

/** `node@A`: `off`, `online`, `isolated`, `offline` (software-upgrade); fact `status` as the CLI prints it. */
export const nodeMachine: MachineSpec = { id: 'mnha-node', logic, describe, timers: {}, chart };
