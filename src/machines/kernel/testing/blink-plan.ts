// A tiny plan for tests of the kernel: two lamps that follow one switch, with a timer, an end-of-instant event and a link between.
import { assign, cancel, raise, setup } from 'xstate';
import { stateName } from '../state-name';
import type { Plan, Rule, Step, StepOutcome } from '../types';

interface LampContext {
  glowMs: number;
  seen: number;
}
type LampEvent =
  | { type: 'PRESS' }
  | { type: 'RELEASE' }
  | { type: 'COOL' }
  | { type: 'NEIGHBOUR'; level: number }
  | { type: 'EVALUATE' };

type LampEmission =
  | { type: 'rule'; rule: string; text?: string; needs?: string[] }
  | { type: 'NEIGHBOUR'; level: number };

const lamp = setup({
  types: {} as { context: LampContext; events: LampEvent; input: { glowMs: number }; emitted: LampEmission },
  delays: { glow: ({ context }) => context.glowMs },
});
const press = {
  target: 'bright',
  actions: [
    lamp.emit({ type: 'rule', rule: 'lamp.press', text: 'pressed' }),
    lamp.emit({ type: 'NEIGHBOUR', level: 2 }),
  ],
} as const;

const lampLogic = lamp.createMachine({
  id: 'lamp',
  initial: 'dark',
  context: ({ input }) => ({ glowMs: input.glowMs, seen: 0 }),
  on: {
    NEIGHBOUR: {
      guard: ({ context, event }) => context.seen !== event.level,
      actions: [
        assign({ seen: ({ event }) => event.level }),
        lamp.emit({ type: 'rule', rule: 'lamp.seen' }),
        raise({ type: 'EVALUATE' }, { delay: 0 }),
      ],
    },
  },
  states: {
    dark: {
      on: {
        PRESS: press,
        EVALUATE: {
          guard: ({ context }) => context.seen > 1,
          target: 'glowing',
          actions: lamp.emit({ type: 'rule', rule: 'lamp.follow', needs: ['NEIGHBOUR', 'COOL'] }),
        },
      },
    },
    bright: {
      on: {
        RELEASE: {
          target: 'glowing',
          actions: [lamp.emit({ type: 'rule', rule: 'lamp.release' }), lamp.emit({ type: 'NEIGHBOUR', level: 1 })],
        },
      },
    },
    glowing: {
      entry: raise({ type: 'COOL' }, { delay: 'glow', id: 'cool' }),
      exit: cancel('cool'),
      on: {
        PRESS: press,
        COOL: {
          target: 'dark',
          actions: [lamp.emit({ type: 'rule', rule: 'lamp.cool' }), lamp.emit({ type: 'NEIGHBOUR', level: 0 })],
        },
      },
    },
  },
});

const rules = new Map(
  ['lamp.press', 'lamp.release', 'lamp.cool', 'lamp.seen', 'lamp.follow'].map((id): [string, Rule] => [
    id,
    { id, text: id, source: 'test', confidence: 'derived' },
  ]),
);

const lampMachine: Plan['instances'][number]['machine'] = {
  id: 'lamp',
  logic: lampLogic,
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: value === 'bright' ? 'active' : 'standby',
    facts: { seen: context.seen ?? 0 },
  }),
  timers: { cool: { name: 'cooling', rule: 'lamp.cool' } },
};

/** Lamps `left` and `right`; each tells its level to the other, `right` only 250 ms later. Targets: `left`, `right`. */
export function blinkPlan(extra: Partial<Plan> = {}): Plan {
  const instance = (id: string, glowMs: number): Plan['instances'][number] => ({
    id,
    technology: 'test',
    machine: lampMachine,
    input: { glowMs },
    title: id,
    lane: 'always',
    reported: true,
  });
  const tell = (to: string, delayMs: number, level: number) => ({ to, delayMs, event: { type: 'NEIGHBOUR', level } });
  return {
    instances: [instance('left', 1000), instance('right', 3000)],
    routes: new Map([
      ['left', new Map([['NEIGHBOUR', [{ to: 'right', delayMs: 250 }]]])],
      ['right', new Map([['NEIGHBOUR', [{ to: 'left' }]]])],
    ]),
    rules,
    execute: (step: Step): StepOutcome => {
      if (step.kind === 'request')
        return { deliveries: [tell('left', 0, 5)], reply: { text: `done: ${step.command}`, accepted: true } };
      if (step.kind === 'commit') return { deliveries: [] };
      if (step.target !== 'left' && step.target !== 'right') return { deliveries: [], error: `no lamp ${step.target}` };
      return { deliveries: [{ to: step.target, event: { type: step.kind === 'fail' ? 'PRESS' : 'RELEASE' } }] };
    },
    boot: [
      { atMs: 100, deliveries: [{ to: 'left', event: { type: 'PRESS' } }] },
      { atMs: 400, deliveries: [{ to: 'left', event: { type: 'RELEASE' } }] },
    ],
    ...extra,
  };
}
