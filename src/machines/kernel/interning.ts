// Snapshots and messages as one object per value, and every transition computed once: what makes sweeps cheap. It knows no time.
import type { AnyMachineSnapshot } from 'xstate';
import { assert } from './assert';
import { canonicalJson, deepFreeze } from './canonical';
import { LIMITS } from './limits';
import { PairTable } from './situation';
import { stateName } from './state-name';
import type { Described, MachineSpec, MachineState, Message } from './types';
import { type Effect, initialStep, type MachineStep, snapshotFrom, step } from './xstate-adapter';

/** A snapshot of one machine; two equal ones are one object. */
export interface InternedState {
  readonly machine: MachineSpec;
  readonly snapshot: AnyMachineSnapshot;
  readonly state: MachineState;
  readonly described: Described;
  /** Innermost state names: `up`, or `a,b` where regions are parallel. */
  readonly chartState: string;
  readonly transitions: Map<Message, Transition>;
}

export interface Transition {
  readonly next: InternedState;
  /** Everything but the rule, in the order of the machine's actions; its messages are interned. */
  readonly effects: readonly Effect[];
  /** Last `{type: 'rule'}` that the step emitted. */
  readonly rule: string | undefined;
  readonly text: string | undefined;
  /** Types of events that had to come before; empty = the cause tells it all. */
  readonly needs: readonly string[];
}

const NO_NEEDS: readonly string[] = [];

/** Interned values of any number of plans and runs. Values of two caches must not meet. */
export class InternCache {
  readonly #messages = new Map<string, Message>();
  /** Messages that are nothing but their type, by type: most of all, and cheap to find. */
  readonly #bare = new Map<string, Message>();
  readonly #frozen = new WeakMap<Message, Message>();
  readonly #states = new Map<MachineSpec, Map<string, InternedState>>();
  readonly pairs = new PairTable();
  #size = 0;

  /** How many values are held. */
  get size(): number {
    return this.#size;
  }

  /** The one object that stands for this message. */
  message(message: Message): Message {
    let found = this.#frozen.get(message);
    if (found !== undefined) return found;
    if (isBare(message)) {
      found = this.#bare.get(message.type);
      if (found !== undefined) return found;
      found = this.#messageByText(message);
      this.#bare.set(message.type, found);
      return found;
    }
    found = this.#messageByText(message);
    // Nobody can change a frozen one any more, so the object itself is a key as good as its text.
    if (Object.isFrozen(message)) this.#frozen.set(message, found);
    return found;
  }

  #messageByText(message: Message): Message {
    const key = canonicalJson(message);
    const known = this.#messages.get(key);
    if (known !== undefined) return known;
    this.#grow();
    const own = deepFreeze(JSON.parse(key) as Message);
    this.#messages.set(key, own);
    return own;
  }

  /** The first state of a machine, and what entering it asks for. */
  initial(machine: MachineSpec, input: unknown): Transition {
    return this.#transition(machine, initialStep(machine.logic, input));
  }

  /** The state that this JSON describes. */
  restored(machine: MachineSpec, state: MachineState): InternedState {
    return this.#state(machine, snapshotFrom(machine.logic, state));
  }

  /** What an interned message does to a state; computed by XState once, remembered for good. */
  transition(from: InternedState, message: Message): Transition {
    const known = from.transitions.get(message);
    if (known !== undefined) return known;
    this.#grow();
    const made = this.#transition(from.machine, step(from.machine.logic, from.snapshot, message));
    from.transitions.set(message, made);
    return made;
  }

  /** Every transition computed so far, for comparison with XState itself. */
  *transitions(): Iterable<{ readonly from: InternedState; readonly message: Message; readonly made: Transition }> {
    for (const states of this.#states.values()) {
      for (const from of states.values()) {
        for (const [message, made] of from.transitions) yield { from, message, made };
      }
    }
  }

  #transition(machine: MachineSpec, { snapshot, effects }: MachineStep): Transition {
    const kept: Effect[] = [];
    let rule: string | undefined;
    let text: string | undefined;
    let needs: readonly string[] = NO_NEEDS;
    for (const effect of effects) {
      if (effect.kind === 'cancel') kept.push(effect);
      else if (effect.kind === 'timer') kept.push({ ...effect, event: this.message(effect.event) });
      else if (effect.event.type === 'rule') {
        assert(typeof effect.event.rule === 'string', `${machine.id} emits a rule without its id`);
        rule = effect.event.rule;
        text = typeof effect.event.text === 'string' ? effect.event.text : undefined;
        needs = Array.isArray(effect.event.needs) ? effect.event.needs.map(String) : NO_NEEDS;
      } else kept.push({ kind: 'emit', event: this.message(effect.event) });
    }
    return { next: this.#state(machine, snapshot), effects: kept, rule, text, needs };
  }

  #state(machine: MachineSpec, snapshot: AnyMachineSnapshot): InternedState {
    let states = this.#states.get(machine);
    if (states === undefined) {
      states = new Map();
      this.#states.set(machine, states);
    }
    const key = canonicalJson({ value: snapshot.value, context: snapshot.context });
    const known = states.get(key);
    if (known !== undefined) return known;
    this.#grow();
    const state = deepFreeze(JSON.parse(key) as MachineState);
    const own: InternedState = {
      machine,
      // Built from the JSON alone, so that nothing outside the interned value can take part in a transition.
      snapshot: snapshotFrom(machine.logic, state),
      state,
      described: deepFreeze(machine.describe(state)),
      chartState: stateName(state.value),
      transitions: new Map(),
    };
    states.set(key, own);
    return own;
  }

  #grow(): void {
    this.#size++;
    assert(
      this.#size <= 2 * LIMITS.internedValues,
      'too many interned values: a context or a message grows without bound',
    );
  }
}

function isBare(message: Message): boolean {
  for (const key in message) if (key !== 'type') return false;
  return true;
}

let current = new InternCache();

/** The cache that new simulations share; a full one is left to those that still use it. */
export function sharedCache(): InternCache {
  if (current.size > LIMITS.internedValues) clearCaches();
  return current;
}

/** Forgets every interned value; simulations that already run keep theirs. */
export function clearCaches(): void {
  current = new InternCache();
}
