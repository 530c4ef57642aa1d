// The tunnel termination service of one Edge: serving, suspended by a failed check, stopped, restarting, or down. It knows no APs.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role, StateChart } from '../kernel/types';
import { percentOf } from './models';

/** A restart or upgrade takes less than 3 s [MDG, MGS]; the model takes all of them. */
export const RESTART_MS = 3_000;

export type EdgeState = 'down' | 'serving' | 'suspended' | 'stopped' | 'restarting';

interface EdgeInput {
  readonly maxTunnels: number;
  readonly plannedTunnels: number;
}
interface EdgeContext extends EdgeInput {
  /** Checks that failed, sorted. */
  readonly failed: readonly string[];
  /** What the cloud's statistics say; an APs' view of tunnels, so a dead Edge keeps its number until the hellos run out. */
  readonly tunnels: number;
  readonly connected: boolean;
  readonly activePorts: readonly string[];
  /** Some members of a LAG are down, not all. */
  readonly isPartial: boolean;
  readonly inactiveVlans: readonly number[];
}
type EdgeEvent =
  | { type: 'POWER_ON' | 'POWER_OFF' | 'STOP' | 'START' | 'RESTART' | 'RESTARTED' }
  | { type: 'CHECK_FAILED' | 'CHECK_PASSED'; check: string }
  | {
      type: 'SHOW';
      tunnels: number;
      connected: boolean;
      activePorts: readonly string[];
      isPartial: boolean;
      inactiveVlans: readonly number[];
    };
type EdgeEmission = { type: 'told' | 'welcome' } | { type: 'rule'; rule: string; text?: string };

const edge = setup({
  types: {} as { context: EdgeContext; events: EdgeEvent; input: EdgeInput; emitted: EdgeEmission },
  guards: {
    hasFailedChecks: ({ context }) => context.failed.length > 0,
  },
  delays: { restart: RESTART_MS },
});
const because = (rule: string, text?: (context: EdgeContext) => string) =>
  edge.emit(({ context }) => ({ type: 'rule', rule, ...(text ? { text: text(context) } : {}) }));
const told = edge.emit({ type: 'told' });
const welcome = edge.emit({ type: 'welcome' });

/** `1000 → 2000 tunnels, cloud disconnected`: what of the statistics is new. */
function newsOf(before: EdgeContext, now: Extract<EdgeEvent, { type: 'SHOW' }>): string {
  const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean => a.join() === b.join();
  return [
    before.tunnels === now.tunnels ? '' : `${before.tunnels} → ${now.tunnels} tunnels`,
    before.connected === now.connected ? '' : `cloud ${now.connected ? 'connected' : 'disconnected'}`,
    isSame(before.activePorts, now.activePorts) ? '' : `active ports ${now.activePorts.join(', ') || 'none'}`,
    isSame(before.inactiveVlans, now.inactiveVlans) ? '' : `inactive VLANs ${now.inactiveVlans.join(', ') || 'none'}`,
  ]
    .filter(Boolean)
    .join(', ');
}

const noteFailed = edge.assign({
  failed: ({ context, event }) =>
    event.type === 'CHECK_FAILED' ? [...new Set([...context.failed, event.check])].sort() : context.failed,
});
const notePassed = edge.assign({
  failed: ({ context, event }) =>
    event.type === 'CHECK_PASSED' ? context.failed.filter((check) => check !== event.check) : context.failed,
});
const losesPower = { target: 'down', actions: because('mist.edge.off') } as const;
const restarts = { target: 'restarting', reenter: true, actions: because('mist.service.restart') } as const;
const stops = { target: 'stopped', actions: [because('mist.service.stop'), told] } as const;
/** Counted while the service does not run; it decides when it starts. */
const counted = {
  CHECK_FAILED: { actions: [noteFailed, because('mist.check.counted')] },
  CHECK_PASSED: { actions: [notePassed, because('mist.check.counted')] },
} as const;

const logic = edge.createMachine({
  id: 'tunterm',
  context: ({ input }) => ({
    ...input,
    failed: [],
    tunnels: 0,
    connected: false,
    activePorts: [],
    isPartial: false,
    inactiveVlans: [],
  }),
  initial: 'down',
  on: {
    SHOW: {
      actions: [
        edge.emit(({ context, event }) => ({
          type: 'rule',
          rule: 'mist.edge.stats',
          ...(event.type === 'SHOW' ? { text: newsOf(context, event) } : {}),
        })),
        edge.assign(({ event }) => {
          if (event.type !== 'SHOW') return {};
          const { tunnels, connected, activePorts, isPartial, inactiveVlans } = event;
          return { tunnels, connected, activePorts, isPartial, inactiveVlans };
        }),
      ],
    },
  },
  states: {
    down: {
      on: {
        POWER_ON: [
          { guard: 'hasFailedChecks', target: 'suspended', actions: because('mist.crm.failed') },
          { target: 'serving', actions: because('mist.edge.on') },
        ],
        CHECK_PASSED: counted.CHECK_PASSED,
      },
    },
    serving: {
      on: {
        POWER_OFF: losesPower,
        STOP: stops,
        RESTART: restarts,
        CHECK_FAILED: {
          target: 'suspended',
          actions: [noteFailed, because('mist.crm.failed', ({ failed }) => failed.join(', ')), told],
        },
      },
    },
    suspended: {
      always: { guard: ({ context }) => context.failed.length === 0, target: 'serving', actions: welcome },
      on: {
        POWER_OFF: losesPower,
        STOP: stops,
        RESTART: restarts,
        CHECK_FAILED: { actions: [noteFailed, because('mist.crm.failed', ({ failed }) => failed.join(', '))] },
        CHECK_PASSED: { actions: [notePassed, because('mist.crm.recovered')] },
      },
    },
    stopped: {
      on: {
        POWER_OFF: losesPower,
        START: [
          { guard: 'hasFailedChecks', target: 'suspended', actions: because('mist.crm.failed') },
          { target: 'serving', actions: [because('mist.service.start'), welcome] },
        ],
        RESTART: restarts,
        ...counted,
      },
    },
    restarting: {
      entry: edge.raise({ type: 'RESTARTED' }, { delay: 'restart', id: 'restart' }),
      exit: edge.cancel('restart'),
      on: {
        POWER_OFF: losesPower,
        STOP: stops,
        RESTARTED: [
          { guard: 'hasFailedChecks', target: 'suspended', actions: [because('mist.crm.failed'), told] },
          { target: 'serving', actions: [because('mist.service.restarted'), welcome] },
        ],
        ...counted,
      },
    },
  },
});

const ROLES: Readonly<Record<EdgeState, Role>> = {
  down: 'failed',
  serving: 'active',
  suspended: 'failed',
  stopped: 'failed',
  restarting: 'transition',
};

const chart: StateChart = {
  states: [
    { id: 'down', label: 'down', role: 'failed', column: 0, row: 0 },
    { id: 'serving', label: 'serving', role: 'active', column: 1, row: 0 },
    { id: 'suspended', label: 'suspended', role: 'failed', column: 2, row: 0 },
    { id: 'stopped', label: 'stopped', role: 'failed', column: 0, row: 1 },
    { id: 'restarting', label: 'restarting', role: 'transition', column: 2, row: 1 },
  ],
  transitions: [
    { from: 'down', to: 'serving', label: 'power', rule: 'mist.edge.on' },
    { from: 'serving', to: 'down', label: 'power', rule: 'mist.edge.off' },
    { from: 'serving', to: 'suspended', label: 'check failed', rule: 'mist.crm.failed' },
    { from: 'suspended', to: 'serving', label: 'all healthy', rule: 'mist.crm.recovered' },
    { from: 'serving', to: 'stopped', label: 'stop', rule: 'mist.service.stop' },
    { from: 'stopped', to: 'serving', label: 'start', rule: 'mist.service.start' },
    { from: 'serving', to: 'restarting', label: 'restart', rule: 'mist.service.restart' },
    { from: 'restarting', to: 'serving', label: '3 s', rule: 'mist.service.restarted' },
  ],
};

/** Input `EdgeInput`; `degraded` is how a serving Edge with a thinner LAG is shown [section 2.3]. */
export const edgeMachine: MachineSpec = {
  id: 'mist-tunterm',
  logic,
  describe: ({ value, context }) => {
    const c = context as unknown as EdgeContext;
    const own = stateName(value) as EdgeState;
    return {
      state: own === 'serving' && c.isPartial ? 'degraded' : own,
      role: ROLES[own],
      facts: {
        tunnels: c.tunnels,
        maxTunnels: c.maxTunnels,
        plannedTunnels: c.plannedTunnels,
        loadPercent: percentOf(c.tunnels, c.maxTunnels),
        overload: c.tunnels > c.maxTunnels,
        cloud: c.connected ? 'connected' : 'disconnected',
        monitoringFailed: c.failed.length > 0,
        failedChecks: c.failed,
        activePorts: c.activePorts,
        inactiveVlans: c.inactiveVlans,
      },
    };
  },
  timers: { restart: { name: 'service restart', rule: 'mist.service.restarted' } },
  chart,
};
