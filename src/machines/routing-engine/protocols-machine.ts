// The routing protocols of the router as its neighbours see them, and whether forwarding suffers. It knows no Routing Engine.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** rpd restarts and protocols converge: no figure is published. */
const CONVERGE_MS = 60_000;

interface ProtocolsContext {
  /** How long neighbours hold the routes of a restarting rpd. */
  readonly restartMs: number;
  /** How long neighbours wait for a dead control plane. */
  readonly holdMs: number;
  readonly cardsUp: boolean;
}
type Effect = 'kept' | 'graceful-restart' | 'restart' | 'lost' | 'dead' | 'dying' | 'alive';
type ProtocolsEvent =
  | { type: 'protocols'; effect: Effect }
  | { type: 'CARDS_UP' | 'CARDS_DOWN' | 'TOPOLOGY_CHANGED' }
  | { type: 'CONVERGED' | 'RESTARTED' | 'HOLD_OVER' };
type ProtocolsEmission = { type: 'rule'; rule: string };

const protocols = setup({
  types: {} as {
    context: ProtocolsContext;
    events: ProtocolsEvent;
    input: { restartMs: number; holdMs: number };
    emitted: ProtocolsEmission;
  },
  delays: { hold: ({ context }) => context.holdMs, graceful: ({ context }) => context.restartMs },
});

const because = (rule: string) => protocols.emit({ type: 'rule', rule });
const when = (effect: Effect, target: string, rule: string) => ({
  guard: ({ event }: { event: ProtocolsEvent }) => event.type === 'protocols' && event.effect === effect,
  target,
  actions: because(rule),
});
const converge = protocols.raise({ type: 'CONVERGED' }, { delay: CONVERGE_MS, id: 'converge' });

const machine = protocols.createMachine({
  id: 'protocols',
  context: ({ input }) => ({ ...input, cardsUp: false }),
  initial: 'down',
  on: {
    protocols: [
      when('kept', '.running', 're.protocols.kept'),
      when('graceful-restart', '.graceful-restart', 're.protocols.graceful'),
      when('restart', '.restarting', 're.protocols.restart'),
      when('lost', '.down', 're.protocols.lost'),
      when('dying', '.dying', 're.protocols.dying'),
      when('dead', '.stale', 're.protocols.stale'),
      when('alive', '.restarting', 're.protocols.restart'),
    ],
    CARDS_DOWN: { target: '.down', actions: [protocols.assign({ cardsUp: false }), because('re.protocols.lost')] },
    CARDS_UP: { actions: protocols.assign({ cardsUp: true }) },
  },
  states: {
    down: {
      on: {
        // Without interfaces there is nobody to talk to, whatever happens to rpd.
        protocols: {},
        CARDS_DOWN: { actions: protocols.assign({ cardsUp: false }) },
        CARDS_UP: {
          target: 'restarting',
          actions: [protocols.assign({ cardsUp: true }), because('re.protocols.starts')],
        },
      },
    },
    restarting: {
      entry: converge,
      exit: protocols.cancel('converge'),
      on: { CONVERGED: { target: 'running', actions: because('re.protocols.converged') } },
    },
    running: {},
    'graceful-restart': {
      entry: protocols.raise({ type: 'RESTARTED' }, { delay: 'graceful', id: 'graceful' }),
      exit: protocols.cancel('graceful'),
      on: {
        RESTARTED: { target: 'running', actions: because('re.protocols.graceful-done') },
        TOPOLOGY_CHANGED: { target: 'interrupted', actions: because('re.protocols.graceful-aborted') },
      },
    },
    interrupted: {
      entry: converge,
      exit: protocols.cancel('converge'),
      on: { CONVERGED: { target: 'running', actions: because('re.protocols.converged') } },
    },
    dying: {},
    stale: {
      entry: protocols.raise({ type: 'HOLD_OVER' }, { delay: 'hold', id: 'hold' }),
      exit: protocols.cancel('hold'),
      on: { HOLD_OVER: { target: 'timed-out', actions: because('re.protocols.timed-out') } },
    },
    'timed-out': {},
  },
});

const ROLES: Readonly<Record<string, Role>> = {
  running: 'active',
  restarting: 'transition',
  'graceful-restart': 'transition',
  interrupted: 'failed',
  dying: 'transition',
  stale: 'transition',
  'timed-out': 'failed',
  down: 'failed',
};

/** States in which neighbours no longer send traffic here. */
export const isForwarding = (state: string | undefined): boolean => state !== 'interrupted' && state !== 'timed-out';

/** `rpd@MX`. */
export const protocolsSpec: MachineSpec = {
  id: 're-protocols',
  logic: machine,
  describe: ({ value }) => {
    const state = stateName(value);
    return { state, role: ROLES[state] ?? 'neutral', facts: { forwarding: isForwarding(state) } };
  },
  timers: {
    converge: { name: 'protocols converge', rule: 're.protocols.converged' },
    graceful: { name: 'graceful restart', rule: 're.protocols.graceful-done' },
    hold: { name: 'neighbours wait', rule: 're.protocols.timed-out' },
  },
  chart: {
    states: [
      { id: 'down', label: 'down', role: 'failed', column: 0, row: 0 },
      { id: 'restarting', label: 'restarting', role: 'transition', column: 1, row: 0 },
      { id: 'running', label: 'running', role: 'active', column: 2, row: 0 },
      { id: 'stale', label: 'stale', role: 'transition', column: 2, row: 1 },
      { id: 'timed-out', label: 'timed out', role: 'failed', column: 1, row: 1 },
      { id: 'dying', label: 'silent', role: 'transition', column: 3, row: 0 },
      { id: 'graceful-restart', label: 'graceful restart', role: 'transition', column: 3, row: 1 },
      { id: 'interrupted', label: 'interrupted', role: 'failed', column: 0, row: 1 },
    ],
    transitions: [
      { from: 'down', to: 'restarting', label: 'cards run', rule: 're.protocols.starts' },
      { from: 'restarting', to: 'running', label: 'converged', rule: 're.protocols.converged' },
      { from: 'running', to: 'restarting', label: 'rpd restarts', rule: 're.protocols.restart' },
      { from: 'running', to: 'dying', label: 'keepalives missed', rule: 're.protocols.dying' },
      { from: 'dying', to: 'running', label: 'NSR', rule: 're.protocols.kept' },
      { from: 'dying', to: 'graceful-restart', label: 'GRES + GR', rule: 're.protocols.graceful' },
      { from: 'graceful-restart', to: 'running', label: 'held', rule: 're.protocols.graceful-done' },
      { from: 'graceful-restart', to: 'interrupted', label: 'topology changed', rule: 're.protocols.graceful-aborted' },
      { from: 'interrupted', to: 'running', label: 'converged', rule: 're.protocols.converged' },
      { from: 'running', to: 'stale', label: 'nobody watches', rule: 're.protocols.stale' },
      { from: 'stale', to: 'timed-out', label: 'neighbours give up', rule: 're.protocols.timed-out' },
      { from: 'running', to: 'down', label: 'cards stop', rule: 're.protocols.lost' },
    ],
  },
};
