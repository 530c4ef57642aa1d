// One Routing Engine: whether it is there, runs and answers, and the role that the chassis gave it. It knows no other.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** What the mastership tells both engines. */
export type EngineRoles = {
  type: 'ROLES';
  roles: readonly EngineRole[];
  ready: boolean;
  rules: readonly string[];
};
export type EngineRole = 'empty' | 'present' | 'backup' | 'master' | 'disabled';

interface EngineContext {
  readonly slot: number;
  readonly fitted: boolean;
  readonly powered: boolean;
  /** In the slot; false = removed or without power of its own. */
  readonly there: boolean;
  readonly hung: boolean;
  /** Its keepalives do not reach the other. */
  readonly silent: boolean;
  readonly disk: boolean;
  readonly em0: boolean;
  readonly slowDisk: boolean;
  readonly gresReady: boolean;
}
type FaultName = 'hung' | 'silent' | 'disk' | 'slowDisk' | 'em0';
type EngineEvent =
  | { type: 'POWER_ON' | 'POWER_OFF' | 'REMOVE' | 'FIT' }
  | { type: 'FAULT' | 'FAULT_OVER'; fault: FaultName }
  | { type: 'TELL'; what: EngineNews['type'] }
  | EngineRoles;
/** What an engine tells the chassis, at the end of the instant in which it happened. */
export type EngineNews = {
  type:
    | 'up'
    | 'gone'
    | 'hung'
    | 'silent'
    | 'heard'
    | 'disk-failed'
    | 'disk-slow'
    | 'em0-stale'
    | 'fault-over'
    | 'rebooted';
};
type EngineEmission = EngineNews | { type: 'rule'; rule: string };

const engine = setup({
  types: {} as {
    context: EngineContext;
    events: EngineEvent;
    input: { slot: number; fitted: boolean };
    emitted: EngineEmission;
  },
});

/** Told after the clocks that are due in the same instant [8, How to read times]. */
const tell = (what: EngineNews['type']) => engine.raise({ type: 'TELL', what }, { delay: 0, id: `tell-${what}` });
const because = (rule: string) => engine.emit({ type: 'rule', rule });

const runs = ({ fitted, powered, there }: EngineContext): boolean => fitted && powered && there;
const NEWS: Readonly<Record<FaultName, EngineNews['type']>> = {
  hung: 'hung',
  silent: 'silent',
  disk: 'disk-failed',
  slowDisk: 'disk-slow',
  em0: 'em0-stale',
};
/** A hang and a broken disk end with a reboot; the others just end. */
const OVER: Readonly<Record<FaultName, EngineNews['type']>> = {
  hung: 'rebooted',
  silent: 'heard',
  disk: 'rebooted',
  slowDisk: 'fault-over',
  em0: 'fault-over',
};
const healthy = { hung: false, silent: false, disk: false, slowDisk: false, em0: false } as const;

const fault = engine.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'FAULT' || !runs(context) || context[event.fault]) return;
  enqueue.assign({ [event.fault]: true });
  enqueue.emit({ type: 'rule', rule: `re.fault.${event.fault}` });
  enqueue(tell(NEWS[event.fault]));
});
const faultOver = engine.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'FAULT_OVER' || !context[event.fault]) return;
  const reboots = OVER[event.fault] === 'rebooted';
  enqueue.assign(reboots ? { hung: false, disk: false } : { [event.fault]: false });
  enqueue.emit({ type: 'rule', rule: reboots ? 're.fault.reboot' : 're.fault.over' });
  enqueue(tell(OVER[event.fault]));
});

const whenGiven = (role: EngineRole) => ({
  guard: ({ context, event }: { context: EngineContext; event: EngineRoles }) => event.roles[context.slot] === role,
  target: `.${role}` as const,
  actions: engine.enqueueActions(({ context, event, enqueue }) => {
    if (event.type !== 'ROLES') return;
    if (event.ready !== context.gresReady) enqueue.assign({ gresReady: event.ready });
    const rule = event.rules[context.slot] ?? '';
    if (rule !== '') enqueue.emit({ type: 'rule', rule });
  }),
});

export const engineMachine = engine.createMachine({
  id: 'routing-engine',
  context: ({ input }) => ({
    slot: input.slot,
    fitted: input.fitted,
    powered: false,
    there: true,
    ...healthy,
    gresReady: false,
  }),
  initial: 'empty',
  on: {
    POWER_ON: [
      {
        guard: ({ context }) => context.fitted && context.there,
        target: '.present',
        actions: [engine.assign({ powered: true, ...healthy }), because('re.boot'), tell('up')],
      },
      { actions: engine.assign({ powered: true }) },
    ],
    POWER_OFF: [
      {
        guard: ({ context }) => context.fitted && context.there,
        target: '.present',
        actions: [engine.assign({ powered: false, gresReady: false }), because('re.power-off')],
      },
      { actions: engine.assign({ powered: false }) },
    ],
    REMOVE: {
      guard: ({ context }) => context.fitted && context.there,
      target: '.empty',
      actions: [engine.assign({ there: false, ...healthy, gresReady: false }), because('re.removed'), tell('gone')],
    },
    FIT: [
      {
        guard: ({ context }) => context.fitted && !context.there && context.powered,
        target: '.present',
        actions: [engine.assign({ there: true }), because('re.fitted'), tell('up')],
      },
      { guard: ({ context }) => !context.there, actions: engine.assign({ there: true }) },
    ],
    FAULT: { actions: fault },
    FAULT_OVER: { actions: faultOver },
    TELL: {
      actions: engine.enqueueActions(({ event, enqueue }) => {
        if (event.type === 'TELL') enqueue.emit({ type: event.what });
      }),
    },
    ROLES: [whenGiven('empty'), whenGiven('present'), whenGiven('backup'), whenGiven('master'), whenGiven('disabled')],
  },
  states: { empty: {}, present: {}, backup: {}, master: {}, disabled: {} },
});

const ROLES: Readonly<Record<EngineRole, Role>> = {
  empty: 'failed',
  present: 'failed',
  backup: 'standby',
  master: 'active',
  disabled: 'failed',
};
const FAULT_WORDS: Readonly<Record<FaultName, string>> = {
  hung: 'hung',
  silent: 'no keepalives',
  disk: 'disk failed',
  slowDisk: 'disk slow',
  em0: 'em0 down',
};

/** `re0@MX`: the state that `show chassis routing-engine` prints; facts `gresReady` (null in an empty slot) and `faults`. */
export const engineSpec: MachineSpec = {
  id: 're-engine',
  logic: engineMachine,
  describe: ({ value, context }) => {
    const state = stateName(value) as EngineRole;
    const c = context as unknown as EngineContext;
    const faults = (Object.keys(FAULT_WORDS) as FaultName[]).filter((name) => c[name]).map((name) => FAULT_WORDS[name]);
    return {
      state,
      // Nobody has replaced a master that hangs, but it is none either.
      role: c.hung || !c.powered ? 'failed' : ROLES[state],
      facts: { gresReady: state === 'empty' ? null : c.gresReady, faults },
    };
  },
  timers: {},
  chart: {
    states: [
      { id: 'present', label: 'Present', role: ROLES.present, column: 0, row: 0 },
      { id: 'backup', label: 'Backup', role: ROLES.backup, column: 1, row: 0 },
      { id: 'master', label: 'Master', role: ROLES.master, column: 2, row: 0 },
      { id: 'disabled', label: 'Disabled', role: ROLES.disabled, column: 0, row: 1 },
      { id: 'empty', label: 'Empty', role: ROLES.empty, column: 1, row: 1 },
    ],
    transitions: [
      { from: 'present', to: 'master', label: 'election', rule: 're.election' },
      { from: 'present', to: 'backup', label: 'election', rule: 're.election' },
      { from: 'present', to: 'disabled', label: 'configured', rule: 're.disabled' },
      { from: 'backup', to: 'master', label: 'master gone', rule: 're.takeover.gone' },
      { from: 'backup', to: 'master', label: 'keepalives lost', rule: 're.takeover.keepalives' },
      { from: 'backup', to: 'master', label: 'command', rule: 're.switch' },
      { from: 'master', to: 'backup', label: 'command', rule: 're.switch' },
      { from: 'master', to: 'present', label: 'replaced', rule: 're.replaced' },
      { from: 'master', to: 'empty', label: 'removed', rule: 're.removed' },
      { from: 'backup', to: 'empty', label: 'removed', rule: 're.removed' },
      { from: 'empty', to: 'present', label: 'fitted', rule: 're.fitted' },
      { from: 'present', to: 'backup', label: 'no preemption', rule: 're.returns' },
    ],
  },
};
