// Whether one node hears the other over the inter-chassis link, or datapath, by BFD, as a machine. It knows no SRG.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, MachineState, Role } from '../kernel/types';

type IclInput = {
  /** liveness-detection minimum-interval × multiplier. */
  readonly detectMs: number;
  /** BFD can never come up: a zone does not let it in, or ids and addresses are not mirrored. */
  readonly isBlocked: boolean;
};
type IclContext = IclInput & {
  readonly on: boolean;
  readonly peerOn: boolean;
  /** The data planes of both nodes run: the link ends in them. */
  readonly ownPfe: boolean;
  readonly peerPfe: boolean;
  /** Paths that work: each of them is enough. */
  readonly paths: number;
};
type IclEvent = {
  type:
    | 'OWN_ON'
    | 'OWN_OFF'
    | 'PEER_ON'
    | 'PEER_OFF'
    | 'PATH_UP'
    | 'PATH_DOWN'
    | 'PFE_DOWN'
    | 'PFE_UP'
    | 'PEER_PFE_DOWN'
    | 'PEER_PFE_UP'
    | 'DETECTED';
};
/** `conn-up`, `conn-down` as the CLI's Conn State; `heard` = the silence was too short for BFD. */
type IclEmission = { type: 'conn-up' | 'conn-down' | 'heard' } | { type: 'rule'; rule: string };

const icl = setup({
  types: {} as { context: IclContext; events: IclEvent; input: IclInput; emitted: IclEmission },
  guards: {
    isOff: ({ context }) => !context.on,
    hears: ({ context: c }) => c.on && c.peerOn && c.ownPfe && c.peerPfe && c.paths > 0 && !c.isBlocked,
    isDeaf: ({ context: c }) => !(c.peerOn && c.ownPfe && c.peerPfe && c.paths > 0),
  },
});
const set = (change: Partial<IclContext>) => ({ actions: icl.assign(change) });
type LinkKind = 'icl' | 'icd';

const logicOf = (kind: LinkKind) => {
  const rule = (id: string) => icl.emit({ type: 'rule', rule: `mnha.${kind}.${id}` });
  const off = { guard: 'isOff', target: 'off', actions: rule('off') } as const;
  const up = { guard: 'hears', target: 'up', actions: [rule('up'), icl.emit({ type: 'conn-up' })] } as const;
  return icl.createMachine({
    id: kind,
    context: ({ input }) => ({ ...input, on: false, peerOn: false, ownPfe: true, peerPfe: true, paths: 0 }),
    initial: 'off',
    on: {
      OWN_ON: { actions: icl.assign({ on: true, ownPfe: true }) },
      OWN_OFF: set({ on: false }),
      PEER_ON: { actions: icl.assign({ peerOn: true, peerPfe: true }) },
      PEER_OFF: set({ peerOn: false }),
      PATH_UP: { actions: icl.assign({ paths: ({ context }) => context.paths + 1 }) },
      PATH_DOWN: { actions: icl.assign({ paths: ({ context }) => Math.max(0, context.paths - 1) }) },
      PFE_DOWN: set({ ownPfe: false }),
      PFE_UP: set({ ownPfe: true }),
      PEER_PFE_DOWN: set({ peerPfe: false }),
      PEER_PFE_UP: set({ peerPfe: true }),
    },
    states: {
      off: { always: { guard: ({ context }) => context.on, target: 'down', actions: rule('start') } },
      down: { always: [off, up] },
      up: { always: [off, { guard: 'isDeaf', target: 'silent', actions: rule('silent') }] },
      silent: {
        entry: icl.raise({ type: 'DETECTED' }, { delay: ({ context }) => context.detectMs, id: 'bfd' }),
        exit: icl.cancel('bfd'),
        always: [off, { guard: 'hears', target: 'up', actions: [rule('heard'), icl.emit({ type: 'heard' })] }],
        on: { DETECTED: { target: 'down', actions: [rule('down'), icl.emit({ type: 'conn-down' })] } },
      },
    },
  });
};

const ROLES: Readonly<Record<string, Role>> = {
  off: 'failed',
  down: 'failed',
  up: 'neutral',
  silent: 'transition',
};

const specOf = (kind: LinkKind, timer: string): MachineSpec => ({
  id: `mnha-${kind}`,
  logic: logicOf(kind),
  describe: ({ value }: MachineState) => {
    const state = stateName(value);
    return { state, role: ROLES[state] ?? 'neutral', facts: { connState: CONN_STATES[state] ?? null } };
  },
  timers: { bfd: { name: timer, rule: `mnha.${kind}.down` } },
  chart: {
    states: [
      { id: 'off', label: 'off', role: 'failed', column: 0, row: 0 },
      { id: 'down', label: 'DOWN', role: 'failed', column: 1, row: 0 },
      { id: 'up', label: 'UP', role: 'neutral', column: 2, row: 0 },
      { id: 'silent', label: 'UP, silent', role: 'transition', column: 2, row: 1 },
    ],
    transitions: [
      { from: 'off', to: 'down', label: 'boot', rule: `mnha.${kind}.start` },
      { from: 'down', to: 'up', label: 'BFD up', rule: `mnha.${kind}.up` },
      { from: 'up', to: 'silent', label: 'missed', rule: `mnha.${kind}.silent` },
      { from: 'silent', to: 'up', label: 'heard again', rule: `mnha.${kind}.heard` },
      { from: 'silent', to: 'down', label: 'interval × multiplier', rule: `mnha.${kind}.down` },
      ...['down', 'up', 'silent'].map((from) => ({ from, to: 'off', label: 'power', rule: `mnha.${kind}.off` })),
    ],
  },
});

const CONN_STATES: Readonly<Record<string, string>> = { down: 'DOWN', up: 'UP', silent: 'UP' };

/** `icl@A`: described state `off`, `down`, `up`, or `silent` while BFD has not given up yet; fact `connState` as the CLI prints it. */
export const iclMachine = specOf('icl', 'ICL liveness-detection');
/** `icd@A`: the same over the inter-chassis datapath. */
export const icdMachine = specOf('icd', 'ICD liveness-detection');
