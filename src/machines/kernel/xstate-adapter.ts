// The only file that touches XState's engine: one step of a machine as pure data. It knows no time and no queue.
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine, StateValue } from 'xstate';
import { assert } from './assert';
import type { MachineState, Message } from './types';

/** What a step asks of the kernel. Times are ms from the instant of the step. */
export type Effect =
  | { readonly kind: 'timer'; readonly id: string; readonly event: Message; readonly delayMs: number }
  | { readonly kind: 'cancel'; readonly id: string }
  | { readonly kind: 'emit'; readonly event: Message };

export interface MachineStep {
  readonly snapshot: AnyMachineSnapshot;
  readonly effects: readonly Effect[];
}

interface EngineAction {
  readonly type: string;
  readonly params: unknown;
}

let collected: Effect[] = [];

// XState's public transition() builds an actor for every call (11.3 µs); its machines only need these members of a scope
// (2.0 µs). XState is pinned, and a test compares every step with the public function.
const inertScope = {
  self: {},
  id: '',
  sessionId: '',
  logger: () => undefined,
  defer: () => undefined,
  emit: () => undefined,
  stopChild: () => undefined,
  system: { _sendInspectionEvent: () => undefined },
  actionExecutor: (action: EngineAction): void => {
    const effect = effectOf(action);
    if (effect !== undefined) collected.push(effect);
  },
} as unknown as AnyActorScope;

/**
 * The kernel's reading of an action of XState's engine; undefined = the engine has dealt with it (a raise without delay).
 * Throws on everything that is not pure data: functions, spawn, invoke, sendTo, log.
 */
export function effectOf(action: EngineAction): Effect | undefined {
  const params = (action.params ?? {}) as {
    event?: Message;
    id?: unknown;
    delay?: unknown;
    sendId?: unknown;
  };
  switch (action.type) {
    case 'xstate.raise': {
      const { event, id, delay } = params;
      if (delay === undefined) return undefined;
      assert(event !== undefined, 'a raise without event');
      assert(
        typeof delay === 'number' && Number.isInteger(delay) && delay >= 0,
        `the delay of ${event.type} is ${JSON.stringify(delay)}, expected whole milliseconds`,
      );
      // A timer without an id is known by its event: a second one of the same replaces it.
      return { kind: 'timer', id: typeof id === 'string' ? id : event.type, event, delayMs: delay };
    }
    case 'xstate.cancel':
      return { kind: 'cancel', id: String(params.sendId) };
    case 'xstate.emit':
      assert(params.event !== undefined, 'an emit without event');
      return { kind: 'emit', event: params.event };
    default:
      throw new Error(
        `Assertion failed: ${action.type} is not a pure action; machines may assign, raise, cancel and emit`,
      );
  }
}

function finish(snapshot: AnyMachineSnapshot): MachineStep {
  const effects = collected;
  collected = [];
  if (snapshot.status === 'error') throw snapshot.error;
  assert(snapshot.status === 'active', 'a machine of a simulation has no final state');
  assert(Object.keys(snapshot.children).length === 0, 'a machine of a simulation has no children');
  return { snapshot, effects };
}

/** The first state of a machine for an input, with the effects of entering it. */
export function initialStep(logic: AnyStateMachine, input: unknown): MachineStep {
  collected = [];
  return finish(logic.getInitialSnapshot(inertScope, input));
}

/** One whole step: what the event does, and everything that it raises without delay. */
export function step(logic: AnyStateMachine, snapshot: AnyMachineSnapshot, event: Message): MachineStep {
  collected = [];
  return finish(logic.transition(snapshot, event, inertScope));
}

/** A snapshot from its JSON; effects of entering are not repeated. */
export function snapshotFrom(logic: AnyStateMachine, state: MachineState): AnyMachineSnapshot {
  return logic.resolveState({ value: state.value as StateValue, context: state.context });
}
