// The session of one flow on one node, as a machine: Active where its packets are, Warm where it is a copy. It knows no roles and no way.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** Packets of the direction that opened it, and of the other one, pass this node now. */
type SessionContext = { readonly in: boolean; readonly out: boolean };
type SessionEvent =
  | { type: 'PACKET'; in: boolean; out: boolean }
  | { type: 'POWERED' | 'POWER_LOST' | 'WIPED' | 'IDLE' | 'COPY' | 'NOTIFY' | 'RESYNC' };
/** `COPY`: the runtime object for the peer; `NOTIFY`: a packet hit the copy, this one is Active now. */
type SessionEmission = { type: 'COPY' | 'NOTIFY' } | { type: 'rule'; rule: string };

const carries = (c: SessionContext): boolean => c.in || c.out;

const session = setup({
  types: {} as { context: SessionContext; events: SessionEvent; emitted: SessionEmission },
  guards: {
    carries: ({ context }) => carries(context),
    isIdle: ({ context }) => !carries(context),
  },
});
const rule = (id: string) => session.emit({ type: 'rule', rule: `mnha.session.${id}` });
const carrying = session.assign(({ context, event }) =>
  event.type === 'PACKET' ? { in: event.in, out: event.out } : context,
);
const idle = session.assign({ in: false, out: false });
const off = { target: 'off', actions: [idle, rule('off')] } as const;
const wiped = { target: 'none', actions: [idle, rule('wiped')] } as const;

const logic = session.createMachine({
  id: 'session',
  context: { in: false, out: false },
  initial: 'off',
  states: {
    off: { on: { POWERED: { target: 'none', actions: rule('none') } } },
    none: {
      on: {
        POWER_LOST: off,
        PACKET: { target: 'active', actions: [carrying, rule('first'), session.emit({ type: 'COPY' })] },
        COPY: { target: 'warm', actions: rule('copied') },
        NOTIFY: { target: 'warm', actions: rule('copied') },
      },
    },
    warm: {
      on: {
        POWER_LOST: off,
        WIPED: wiped,
        PACKET: { target: 'active', actions: [carrying, rule('hit'), session.emit({ type: 'NOTIFY' })] },
      },
    },
    active: {
      on: {
        POWER_LOST: off,
        WIPED: wiped,
        PACKET: { actions: carrying },
        IDLE: { actions: idle },
        NOTIFY: { guard: 'isIdle', target: 'warm', actions: rule('notified') },
        COPY: { guard: 'isIdle', target: 'warm', actions: rule('resynchronised') },
        RESYNC: { guard: 'carries', actions: session.emit({ type: 'COPY' }) },
      },
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = {
  off: 'failed',
  none: 'neutral',
  warm: 'standby',
  active: 'active',
  backup: 'standby',
};
const WORDS: Readonly<Record<string, string>> = { warm: 'Warm', active: 'Active', backup: 'Backup' };
const describe: MachineSpec['describe'] = ({ value, context }) => {
  const state = stateName(value);
  const haState = WORDS[state] ?? null;
  // Where the directions use different nodes, each shows one wing Active and the other Warm [IPSECRI].
  const isSplit = state === 'active' && context.in !== context.out && typeof context.in === 'boolean';
  const wing = (seen: unknown): string | null => (isSplit ? (seen === true ? 'Active' : 'Warm') : haState);
  return {
    state,
    role: ROLES[state] ?? 'neutral',
    facts: { haState, inWing: wing(context.in), outWing: wing(context.out) },
  };
};

/** `session:office-to-web@A`: `active`, `warm`, `none`; fact `haState` as `show security flow session` prints it. */
export const sessionMachine: MachineSpec = {
  id: 'mnha-session',
  logic,
  describe,
  timers: {},
  chart: {
    states: [
      { id: 'off', label: 'off', role: 'failed', column: 0, row: 1 },
      { id: 'none', label: 'no session', role: 'neutral', column: 0, row: 0 },
      { id: 'warm', label: 'Warm', role: 'standby', column: 1, row: 0 },
      { id: 'active', label: 'Active', role: 'active', column: 2, row: 0 },
    ],
    transitions: [
      { from: 'none', to: 'active', label: 'first packet', rule: 'mnha.session.first' },
      { from: 'none', to: 'warm', label: 'copy arrives', rule: 'mnha.session.copied' },
      { from: 'warm', to: 'active', label: 'packet hits', rule: 'mnha.session.hit' },
      { from: 'active', to: 'warm', label: 'notified', rule: 'mnha.session.notified' },
      { from: 'active', to: 'warm', label: 'resynchronised', rule: 'mnha.session.resynchronised' },
      { from: 'warm', to: 'none', label: 'flowd dies', rule: 'mnha.session.wiped' },
      { from: 'active', to: 'none', label: 'flowd dies', rule: 'mnha.session.wiped' },
      { from: 'off', to: 'none', label: 'boot', rule: 'mnha.session.none' },
      ...['none', 'warm', 'active'].map((from) => ({ from, to: 'off', label: 'power', rule: 'mnha.session.off' })),
    ],
  },
};

const esp = setup({
  types: {} as {
    events: { type: 'POWERED' | 'POWER_LOST' } | { type: 'SRG_STATUS'; state: string };
    emitted: { type: 'rule'; rule: string };
  },
});
const espRule = (id: string) => esp.emit({ type: 'rule', rule: `mnha.session.${id}` });

const becomes = (state: 'active' | 'backup' | 'none') => ({
  guard: ({ event }: { event: { type: string; state?: string } }) =>
    state === 'none' ? event.state !== 'active' && event.state !== 'backup' : event.state === state,
  target: state,
  actions: espRule('esp'),
});

/** The session of a tunnel that an SRG owns follows the group: Active on ACTIVE, Backup on BACKUP, never Warm [IPSECRI]. */
export const espSessionMachine: MachineSpec = {
  id: 'mnha-esp-session',
  logic: esp.createMachine({
    id: 'esp-session',
    initial: 'off',
    on: { POWER_LOST: { target: '.off', actions: espRule('off') } },
    states: {
      off: { on: { POWERED: { target: 'none', actions: espRule('none') } } },
      none: { on: { SRG_STATUS: [becomes('active'), becomes('backup')] } },
      active: { on: { SRG_STATUS: [becomes('backup'), becomes('none')] } },
      backup: { on: { SRG_STATUS: [becomes('active'), becomes('none')] } },
    },
  }),
  describe,
  timers: {},
  chart: {
    states: [
      { id: 'off', label: 'off', role: 'failed', column: 0, row: 1 },
      { id: 'none', label: 'no session', role: 'neutral', column: 0, row: 0 },
      { id: 'backup', label: 'Backup', role: 'standby', column: 1, row: 0 },
      { id: 'active', label: 'Active', role: 'active', column: 2, row: 0 },
    ],
    transitions: [
      { from: 'off', to: 'none', label: 'boot', rule: 'mnha.session.none' },
      ...(['none', 'active', 'backup'] as const).flatMap((from) =>
        (['none', 'active', 'backup'] as const)
          .filter((to) => to !== from)
          .map((to) => ({ from, to, label: 'follows the group', rule: 'mnha.session.esp' })),
      ),
      ...['none', 'active', 'backup'].map((from) => ({ from, to: 'off', label: 'power', rule: 'mnha.session.off' })),
    ],
  },
};
