// Whether one node hears its peer over one kind of link: heartbeats over control, probes over fabric. It knows no groups and no roles.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** Input of a detector; `kind` only decides the words. */
type DetectorInput = {
  readonly kind: 'control' | 'fabric';
  readonly intervalMs: number;
  readonly heartbeatMs: number;
};
type DetectorContext = DetectorInput & {
  readonly ownOn: boolean;
  readonly peerOn: boolean;
  readonly linkUp: boolean;
  /** Heard since this node booted, or declared lost since then. */
  readonly last: 'unheard' | 'up' | 'lost';
};
type DetectorEvent = {
  type: 'OWN_ON' | 'OWN_OFF' | 'PEER_ON' | 'PEER_OFF' | 'LINK_UP' | 'LINK_DOWN' | 'MISSED' | 'HEARD';
};
type DetectorEmission = { type: 'heard' | 'silent' | 'returning' | 'lost' } | { type: 'rule'; rule: string };

const isHearing = (c: DetectorContext): boolean => c.ownOn && c.peerOn && c.linkUp;

const detector = setup({
  types: {} as { context: DetectorContext; events: DetectorEvent; input: DetectorInput; emitted: DetectorEmission },
  guards: {
    hears: ({ context }) => isHearing(context),
    hearsNot: ({ context }) => !isHearing(context),
    isOff: ({ context }) => !context.ownOn,
    wasUp: ({ context }) => context.last === 'up',
    wasLost: ({ context }) => context.last === 'lost',
  },
});
const set = (change: Partial<DetectorContext>) => ({ actions: detector.assign(change) });
const rule = (id: string) =>
  detector.emit(({ context }) => ({
    type: 'rule',
    rule: context.kind === 'control' ? `cc.heartbeat.${id}` : `cc.probe.${id}`,
  }));

const off = { guard: 'isOff', target: 'off', actions: rule('off') } as const;

const logic = detector.createMachine({
  id: 'detector',
  context: ({ input }) => ({ ...input, ownOn: false, peerOn: false, linkUp: false, last: 'unheard' }),
  initial: 'off',
  on: {
    OWN_ON: set({ ownOn: true }),
    OWN_OFF: set({ ownOn: false }),
    PEER_ON: set({ peerOn: true }),
    PEER_OFF: set({ peerOn: false }),
    LINK_UP: set({ linkUp: true }),
    LINK_DOWN: set({ linkUp: false }),
  },
  states: {
    off: {
      entry: detector.assign({ last: 'unheard' }),
      always: { guard: ({ context }) => context.ownOn, target: 'unheard', actions: rule('start') },
    },
    unheard: { always: [off, { guard: 'hears', target: 'recovering', actions: rule('back') }] },
    recovering: {
      entry: [
        detector.raise({ type: 'HEARD' }, { delay: ({ context }) => context.intervalMs, id: 'interval' }),
        detector.enqueueActions(({ context, enqueue }) => {
          if (context.last === 'lost') enqueue.emit({ type: 'returning' });
        }),
      ],
      exit: detector.cancel('interval'),
      always: [
        off,
        {
          guard: ({ context }) => !isHearing(context) && context.last === 'up',
          target: 'silent',
          actions: rule('missed'),
        },
        {
          guard: ({ context }) => !isHearing(context) && context.last === 'lost',
          target: 'lost',
          actions: rule('missed'),
        },
        { guard: 'hearsNot', target: 'unheard', actions: rule('missed') },
      ],
      on: { HEARD: { target: 'up', actions: rule('heard') } },
    },
    up: {
      entry: [detector.assign({ last: 'up' }), detector.emit({ type: 'heard' })],
      always: [off, { guard: 'hearsNot', target: 'silent', actions: rule('missed') }],
    },
    silent: {
      entry: [
        detector.emit({ type: 'silent' }),
        detector.raise({ type: 'MISSED' }, { delay: ({ context }) => context.heartbeatMs, id: 'heartbeat' }),
      ],
      exit: detector.cancel('heartbeat'),
      always: [off, { guard: 'hears', target: 'recovering', actions: rule('back') }],
      on: { MISSED: { target: 'lost', actions: rule('lost') } },
    },
    lost: {
      entry: [detector.emit({ type: 'lost' }), detector.assign({ last: 'lost' })],
      always: [off, { guard: 'hears', target: 'recovering', actions: rule('back') }],
    },
  },
});

const ROLES: Readonly<Record<string, Role>> = {
  off: 'failed',
  unheard: 'neutral',
  recovering: 'transition',
  up: 'neutral',
  silent: 'transition',
  lost: 'failed',
};

const spec = (kind: 'control' | 'fabric'): MachineSpec => ({
  id: `cc-${kind}-detector`,
  logic,
  describe: ({ value }) => ({ state: stateName(value), role: ROLES[stateName(value)] ?? 'neutral', facts: {} }),
  timers: {
    heartbeat:
      kind === 'control'
        ? { name: 'heartbeat-interval × heartbeat-threshold', rule: 'cc.heartbeat.lost' }
        : { name: 'fabric probe threshold', rule: 'cc.probe.lost' },
    interval:
      kind === 'control'
        ? { name: 'heartbeat-interval', rule: 'cc.heartbeat.heard' }
        : { name: 'fabric probe interval', rule: 'cc.probe.heard' },
  },
  chart: {
    states: [
      { id: 'off', label: 'off', role: 'failed', column: 0, row: 0 },
      { id: 'unheard', label: 'not heard yet', role: 'neutral', column: 1, row: 0 },
      { id: 'recovering', label: 'first heartbeat', role: 'transition', column: 2, row: 0 },
      { id: 'up', label: 'up', role: 'neutral', column: 2, row: 1 },
      { id: 'silent', label: 'silent', role: 'transition', column: 1, row: 1 },
      { id: 'lost', label: 'lost', role: 'failed', column: 0, row: 1 },
    ],
    transitions: [
      { from: 'off', to: 'unheard', label: 'boot', rule: 'start' },
      { from: 'unheard', to: 'recovering', label: 'peer there', rule: 'back' },
      { from: 'recovering', to: 'up', label: 'interval', rule: 'heard' },
      { from: 'recovering', to: 'silent', label: 'missed', rule: 'missed' },
      { from: 'recovering', to: 'lost', label: 'missed', rule: 'missed' },
      { from: 'recovering', to: 'unheard', label: 'missed', rule: 'missed' },
      { from: 'up', to: 'silent', label: 'missed', rule: 'missed' },
      { from: 'silent', to: 'recovering', label: 'back', rule: 'back' },
      { from: 'silent', to: 'lost', label: 'threshold', rule: 'lost' },
      { from: 'lost', to: 'recovering', label: 'back', rule: 'back' },
      ...['unheard', 'recovering', 'up', 'silent', 'lost'].map((from) => ({
        from,
        to: 'off',
        label: 'power',
        rule: 'off',
      })),
    ].map((each) => ({ ...each, rule: `${kind === 'control' ? 'cc.heartbeat' : 'cc.probe'}.${each.rule}` })),
  },
});

/** Heartbeats: emits `heard` (first whole interval), `silent` (none any more), `lost` (threshold missed, or returning in vain), `returning` (the link is back). */
export const controlDetector = spec('control');
/** Probes over the fabric; the same clockwork. */
export const fabricDetector = spec('fabric');
