// AP tunnels with one and the same list as a state machine: one machine however many APs there are. It knows no names and no other cohort.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role, StateChart, TimerName } from '../kernel/types';
import { apCount, union } from './ap-set';
import { type ClockKind, runningClocks } from './cohort-clocks';
import { type CohortContext, type CohortInput, initialContext, isLost, type Part, type Phase } from './cohort-context';
import { type CohortEvent, cohortStep } from './cohort-events';

/** Words of the reference's state table; `init` and `off` differ only in what was before. */
export type CohortState =
  | 'init'
  | 'forwarding'
  | 'suspect'
  | 'reselecting'
  | 'connecting'
  | 'preempting'
  | 'no_peer'
  | 'off';

type CohortEmission = { type: 'rule'; rule: string; text?: string };

const cohort = setup({
  types: {} as { context: CohortContext; events: CohortEvent; input: CohortInput; emitted: CohortEmission },
  guards: {
    fares: ({ context }, params: { readonly as: CohortState }) => summaryOf(context.parts) === params.as,
  },
});

/** What most matters of a cohort whose parts fare differently: who moves, then who has nobody, then who misses hellos. */
export function summaryOf(parts: readonly Part[]): CohortState {
  const has = (...phases: readonly Phase[]): readonly Part[] => parts.filter(({ phase }) => phases.includes(phase));
  if (has('asking').length > 0) return 'reselecting';
  const moving = has('trying', 'waiting');
  if (moving.length > 0) return moving.every(({ nudged }) => nudged) ? 'preempting' : 'connecting';
  if (has('parked').length > 0) return 'no_peer';
  if (has('silent').length > 0) return 'suspect';
  if (has('up').length > 0) return 'forwarding';
  return parts.some(({ served }) => served) ? 'off' : 'init';
}

const CLOCK_EVENTS: Readonly<Record<ClockKind, Extract<CohortEvent, { clock: string }>['type']>> = {
  hello: 'HELLO_LOST',
  answer: 'HELLO_ANSWERED',
  connect: 'CONNECTED',
  try: 'NO_ANSWER',
  park: 'RETRY',
};
/** An answered hello is told by the clock of the missed ones that it ends. */
const clockOf = (id: string): string => id.replace(/^answer/, 'hello');

const react = cohort.enqueueActions(({ context, event, enqueue }) => {
  // Decided at the end of the instant's clock, when Edges that recover in it are known to (R1).
  if (event.type === 'NUDGE') {
    enqueue.raise({ type: 'NUDGE_NOW', aps: event.aps }, { delay: 0, id: `nudge ${event.aps}` });
    return;
  }
  const { context: next, rule, text, started } = cohortStep(context, event);
  const wanted = runningClocks(next.parts);
  for (const id of runningClocks(context.parts)) if (!wanted.has(id)) enqueue.cancel(id);
  for (const { id, kind, delayMs } of started)
    enqueue.raise({ type: CLOCK_EVENTS[kind], clock: clockOf(id) }, { delay: delayMs, id });
  if (rule !== undefined) enqueue.emit({ type: 'rule', rule, ...(text === undefined ? {} : { text }) });
  if (next !== context) enqueue.assign(next);
});

const STATES: readonly CohortState[] = [
  'init',
  'forwarding',
  'suspect',
  'reselecting',
  'connecting',
  'preempting',
  'no_peer',
  'off',
];
const state = (own: CohortState) => ({
  always: STATES.filter((other) => other !== own).map((other) => ({
    guard: { type: 'fares', params: { as: other } } as const,
    target: other,
  })),
});

const logic = cohort.createMachine({
  id: 'ap-tunnel-cohort',
  context: ({ input }) => initialContext(input),
  initial: 'init',
  on: { '*': { actions: react } },
  states: {
    init: state('init'),
    forwarding: state('forwarding'),
    suspect: state('suspect'),
    reselecting: state('reselecting'),
    connecting: state('connecting'),
    preempting: state('preempting'),
    no_peer: state('no_peer'),
    off: state('off'),
  },
});

export const COHORT_ROLES: Readonly<Record<CohortState, Role>> = {
  init: 'neutral',
  forwarding: 'active',
  suspect: 'transition',
  reselecting: 'transition',
  connecting: 'transition',
  preempting: 'transition',
  no_peer: 'failed',
  off: 'failed',
};

export const cohortChart: StateChart = {
  states: [
    { id: 'init', label: 'init', role: 'neutral', column: 0, row: 0 },
    { id: 'connecting', label: 'connecting', role: 'transition', column: 1, row: 0 },
    { id: 'forwarding', label: 'forwarding', role: 'active', column: 2, row: 0 },
    { id: 'off', label: 'off', role: 'failed', column: 0, row: 1 },
    { id: 'reselecting', label: 'reselecting', role: 'transition', column: 1, row: 1 },
    { id: 'suspect', label: 'suspect', role: 'transition', column: 2, row: 1 },
    { id: 'no_peer', label: 'no peer', role: 'failed', column: 1, row: 2 },
    { id: 'preempting', label: 'preempting', role: 'transition', column: 2, row: 2 },
  ],
  transitions: [
    { from: 'init', to: 'reselecting', label: 'boot', rule: 'mist.ap.boot' },
    { from: 'reselecting', to: 'connecting', label: 'ask', rule: 'mist.tunnel.ask' },
    { from: 'connecting', to: 'forwarding', label: 'connected', rule: 'mist.tunnel.connected' },
    { from: 'connecting', to: 'reselecting', label: 'no answer', rule: 'mist.tunnel.next' },
    { from: 'forwarding', to: 'suspect', label: 'missed', rule: 'mist.hello.missed' },
    { from: 'suspect', to: 'forwarding', label: 'answered', rule: 'mist.hello.answered' },
    { from: 'suspect', to: 'reselecting', label: 'retries missed', rule: 'mist.hello.lost' },
    { from: 'forwarding', to: 'reselecting', label: 'told', rule: 'mist.tunnel.told' },
    { from: 'reselecting', to: 'no_peer', label: 'nobody', rule: 'mist.tunnel.none' },
    { from: 'no_peer', to: 'reselecting', label: 'retry', rule: 'mist.tunnel.retry' },
    { from: 'forwarding', to: 'preempting', label: 'nudge', rule: 'mist.preempt.nudge' },
    { from: 'preempting', to: 'forwarding', label: 'connected', rule: 'mist.tunnel.connected' },
    { from: 'forwarding', to: 'off', label: 'power', rule: 'mist.ap.off' },
    { from: 'off', to: 'reselecting', label: 'boot', rule: 'mist.ap.boot' },
  ],
};

const NAMES: Readonly<Record<ClockKind, TimerName>> = {
  hello: { name: 'hello_interval × hello_retries', rule: 'mist.hello.lost' },
  answer: { name: 'next hello', rule: 'mist.hello.counted-anew' },
  connect: { name: 'tunnel set-up', rule: 'mist.tunnel.connected' },
  try: { name: 'no answer', rule: 'mist.tunnel.next' },
  park: { name: 'next attempt', rule: 'mist.tunnel.retry' },
};
/** More parts than this never wait at a time: a batch of preemption is over before the next but four begins. */
const MOST_CLOCKS = 64;

/** The sets of APs of the parts that a value is the same for. */
const setsBy = (parts: readonly Part[], keyOf: (part: Part) => string | undefined): Record<string, string> => {
  const sets: Record<string, string> = {};
  for (const part of parts) {
    const key = keyOf(part);
    if (key !== undefined) sets[key] = union(sets[key] ?? '', part.aps);
  }
  return sets;
};

/**
 * Input `CohortInput`; facts are how many APs are on which position of their list, and the sets of those without service and of those at
 * each address scheme: what they add up to over time is read from the trace (`loss.ts`).
 */
export const cohortMachine: MachineSpec = {
  id: 'mist-ap-tunnels',
  logic,
  describe: ({ value, context }) => {
    const c = context as unknown as CohortContext;
    const own = stateName(value) as CohortState;
    const onPosition = c.list.map((place) =>
      c.parts.reduce((sum, part) => sum + (part.at === place ? apCount(part.aps) : 0), 0),
    );
    const total = c.parts.reduce((sum, part) => sum + apCount(part.aps), 0);
    return {
      state: own,
      role: COHORT_ROLES[own],
      facts: {
        aps: total,
        onPosition,
        none: total - onPosition.reduce((sum, count) => sum + count, 0),
        lost: setsBy(c.parts, (part) => (isLost(part, c.places) ? 'aps' : undefined)).aps ?? '',
        schemes: setsBy(c.parts, ({ scheme }) => (scheme < 0 ? undefined : String(scheme))),
      },
    };
  },
  timers: Object.fromEntries(
    Array.from({ length: MOST_CLOCKS }, (_, number) =>
      Object.entries(NAMES).map(([kind, name]) => [`${kind} ${number}`, name] as const),
    ).flat(),
  ),
  chart: cohortChart,
};
