// SRG0 of one node as a machine: it is where its node is, and shows what its monitors say. It decides nothing.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, MachineState, Role } from '../kernel/types';

type Srg0Context = { readonly hasFailureRoute: boolean; readonly codes: readonly string[] };
type Srg0Event =
  | { type: 'BOOTED' | 'POWER_LOST' }
  | { type: 'NODE'; isolated: boolean; upgrading: boolean }
  | { type: 'FAILURES'; codes: readonly string[] };

const srg0 = setup({
  types: {} as {
    context: Srg0Context;
    events: Srg0Event;
    input: { hasFailureRoute: boolean };
    emitted: { type: 'rule'; rule: string };
  },
});
const rule = (id: string) => srg0.emit({ type: 'rule', rule: `mnha.srg0.${id}` });
const follows = [
  {
    guard: ({ event }: { event: Srg0Event }) => event.type === 'NODE' && event.isolated,
    target: '.isolated',
    actions: rule('isolated'),
  },
  {
    guard: ({ event }: { event: Srg0Event }) => event.type === 'NODE' && event.upgrading,
    target: '.offline',
    actions: rule('offline'),
  },
  { target: '.online', actions: rule('online') },
] as const;

const logic = srg0.createMachine({
  id: 'srg0',
  context: ({ input }) => ({ ...input, codes: [] }),
  initial: 'off',
  on: {
    BOOTED: { target: '.hold', actions: [srg0.assign({ codes: [] }), rule('boot')] },
    POWER_LOST: { target: '.off', actions: rule('off') },
    NODE: follows,
    FAILURES: {
      actions: [
        srg0.assign({ codes: ({ context, event }) => (event.type === 'FAILURES' ? event.codes : context.codes) }),
        rule('failures'),
      ],
    },
  },
  states: { off: { on: { FAILURES: {} } }, hold: {}, online: {}, isolated: {}, offline: {} },
});

const ROLES: Readonly<Record<string, Role>> = {
  off: 'failed',
  hold: 'transition',
  online: 'active',
  isolated: 'failed',
  offline: 'failed',
};

/** `srg0@A`: Current State of services redundancy group 0; it has no active and backup. */
export const srg0Machine: MachineSpec = {
  id: 'mnha-srg0',
  logic,
  describe: ({ value, context }: MachineState) => {
    const state = stateName(value);
    const { hasFailureRoute, codes } = context as unknown as Srg0Context;
    const isOut = state === 'isolated' || state === 'offline';
    return {
      state,
      role: ROLES[state] ?? 'neutral',
      facts: {
        failures: state === 'off' ? null : codes,
        activeRoute: null,
        backupRoute: null,
        failureRoute: state === 'off' || !hasFailureRoute ? null : isOut ? 'INSTALLED' : 'NOT INSTALLED',
        vip: null,
        reason: null,
        connState: null,
        coldSync: null,
      },
    };
  },
  timers: {},
  chart: {
    states: [
      { id: 'off', label: 'off', role: 'failed', column: 0, row: 0 },
      { id: 'hold', label: 'HOLD', role: 'transition', column: 1, row: 0 },
      { id: 'online', label: 'ONLINE', role: 'active', column: 2, row: 0 },
      { id: 'isolated', label: 'ISOLATED', role: 'failed', column: 2, row: 1 },
      { id: 'offline', label: 'OFFLINE', role: 'failed', column: 1, row: 1 },
    ],
    transitions: [
      { from: 'off', to: 'hold', label: 'boot', rule: 'mnha.srg0.boot' },
      ...['hold', 'isolated', 'offline'].map((from) => ({
        from,
        to: 'online',
        label: 'node well',
        rule: 'mnha.srg0.online',
      })),
      { from: 'hold', to: 'offline', label: 'software-upgrade', rule: 'mnha.srg0.offline' },
      { from: 'online', to: 'isolated', label: 'node fails', rule: 'mnha.srg0.isolated' },
      { from: 'online', to: 'offline', label: 'software-upgrade', rule: 'mnha.srg0.offline' },
      { from: 'isolated', to: 'offline', label: 'software-upgrade', rule: 'mnha.srg0.offline' },
      ...['online', 'isolated', 'offline'].map((from) => ({ from, to: 'off', label: 'power', rule: 'mnha.srg0.off' })),
    ],
  },
};
