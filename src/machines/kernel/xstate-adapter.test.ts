// The adapter reads XState's actions as data and refuses everything that is not.

import { describe, expect, it } from 'vitest';
import {
  assign,
  cancel,
  createMachine,
  emit,
  enqueueActions,
  initialTransition,
  log,
  raise,
  sendTo,
  spawnChild,
} from 'xstate';
import { effectOf, initialStep, snapshotFrom, step } from './xstate-adapter';

const going = (action: unknown) =>
  createMachine({ initial: 'a', context: { n: 0 }, states: { a: { on: { GO: { actions: action as 'x' } } } } });
const go = (action: unknown) => {
  const machine = going(action);
  return step(machine, initialStep(machine, undefined).snapshot, { type: 'GO' });
};

describe('effects of a step', () => {
  it('are timers, cancellations and emissions, in the order of the actions', () => {
    const { effects } = go([
      raise({ type: 'LATER' }, { delay: 3000, id: 'hold-down' }),
      emit({ type: 'rule', rule: 'x' }),
      cancel('preempt'),
      raise({ type: 'EVALUATE' }, { delay: 0 }),
    ]);
    expect(effects).toEqual([
      { kind: 'timer', id: 'hold-down', event: { type: 'LATER' }, delayMs: 3000 },
      { kind: 'emit', event: { type: 'rule', rule: 'x' } },
      { kind: 'cancel', id: 'preempt' },
      { kind: 'timer', id: 'EVALUATE', event: { type: 'EVALUATE' }, delayMs: 0 },
    ]);
  });

  it('do not contain a raise without delay: the engine has already taken it', () => {
    const machine = createMachine({
      initial: 'a',
      states: { a: { on: { GO: { actions: raise({ type: 'NOW' }) }, NOW: 'b' } }, b: {} },
    });
    const { snapshot, effects } = step(machine, initialStep(machine, undefined).snapshot, { type: 'GO' });
    expect(snapshot.value).toBe('b');
    expect(effects).toEqual([]);
  });

  it('contain the timers of `after`, and their end on the way out', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { after: { 500: 'b' }, on: { GO: 'b' } }, b: {} },
    });
    const first = initialStep(machine, undefined);
    expect(first.effects).toEqual([
      { kind: 'timer', id: 'xstate.after.500.m.a', event: { type: 'xstate.after.500.m.a' }, delayMs: 500 },
    ]);
    expect(step(machine, first.snapshot, { type: 'xstate.after.500.m.a' }).snapshot.value).toBe('b');
    expect(step(machine, first.snapshot, { type: 'GO' }).effects).toEqual([
      { kind: 'cancel', id: 'xstate.after.500.m.a' },
    ]);
  });

  it('do not leak into the next step when a step throws', () => {
    expect(() => go([emit({ type: 'x' }), () => undefined])).toThrow();
    expect(go([]).effects).toEqual([]);
  });
});

describe('an impure action throws', () => {
  it.each([
    ['a function', () => undefined],
    ['a function among pure ones', [assign({ n: 1 }), () => undefined]],
    ['a function behind enqueueActions', enqueueActions(({ enqueue }) => enqueue(() => undefined))],
    ['log', log('x')],
    ['an action by name that nobody implements', 'unknownAction'],
  ])('%s', (_name, action) => {
    expect(() => go(action)).toThrow('is not a pure action');
  });

  it('sendTo', () => {
    expect(() => go(sendTo('someone', { type: 'X' }))).toThrow();
  });

  it('a child machine', () => {
    expect(() => go(spawnChild(createMachine({})))).toThrow();
  });

  it('a function on entry of the first state', () => {
    const machine = createMachine({ initial: 'a', states: { a: { entry: () => undefined } } });
    expect(() => initialStep(machine, undefined)).toThrow('is not a pure action');
  });

  it('a final state: a simulated device never ends', () => {
    const machine = createMachine({ initial: 'a', states: { a: { on: { GO: 'z' } }, z: { type: 'final' } } });
    expect(() => step(machine, initialStep(machine, undefined).snapshot, { type: 'GO' })).toThrow('final state');
  });

  it('a delay that is no whole number of milliseconds', () => {
    expect(() => go(raise({ type: 'X' }, { delay: 0.5 }))).toThrow('expected whole milliseconds');
    expect(() => effectOf({ type: 'xstate.raise', params: { event: { type: 'X' }, delay: -1 } })).toThrow();
  });
});

it('makes the same snapshot from JSON', () => {
  const machine = going([]);
  const [first] = initialTransition(machine);
  expect(snapshotFrom(machine, { value: 'a', context: { n: 0 } })).toMatchObject({
    value: first.value,
    context: first.context,
  });
});
