// A simulation as plain JSON and back, timers and queue included: XState's own persistence loses its timers. It runs nothing.
import type { JsonObject } from '../../model/json';
import { assert } from './assert';
import type { Captured, Pending, Progress, Scheduled } from './captured';
import type { InternedState } from './interning';
import { type PreparedPlan, type PreparedVia, prepare } from './prepared-plan';
import type { Phase } from './queue';
import { markOf, type Recording, recordingAt, type TimerNote } from './recording';
import type { InstanceId, MachineState, Message, Plan, TraceEntry } from './types';

const SAVE_VERSION = 1;

interface SavedPending {
  readonly atMs: number;
  readonly phase: Phase;
  readonly order: number;
  readonly to: InstanceId;
  readonly event: Message;
  readonly cause: number | null;
  readonly via?: readonly { readonly instance: InstanceId; readonly state: string }[];
  readonly data?: JsonObject;
  readonly timer?: string;
}

/** JSON of a simulation; states that occur often are written once, in `pool`. */
export interface SavedSimulation {
  readonly version: typeof SAVE_VERSION;
  readonly progress: Progress;
  readonly instances: readonly InstanceId[];
  readonly pool: readonly MachineState[];
  /** Per instance: number in the pool, and its last entry. */
  readonly states: readonly number[];
  readonly lastEntries: readonly number[];
  readonly pending: readonly SavedPending[];
  readonly scheduled: readonly Scheduled[];
  readonly failedNow: readonly string[];
  readonly lastBroken: readonly (readonly [string, string])[];
  readonly recording: Omit<Recording, 'states'> & { readonly states: readonly number[] };
}

/** Turns what was captured into JSON that `loadSimulation` takes back for the same plan. */
export function saveSimulation(plan: Plan, captured: Captured): SavedSimulation {
  const { specs } = prepare(plan);
  const idOf = (at: number): InstanceId => specs[at]?.id ?? '';
  const pool: MachineState[] = [];
  const numbers = new Map<MachineState, number>();
  const numberOf = ({ state }: InternedState): number => {
    const known = numbers.get(state);
    if (known !== undefined) return known;
    numbers.set(state, pool.length);
    return pool.push(state) - 1;
  };
  const states = captured.states.map(numberOf);
  const recording = recordingAt(captured.recording);
  const recorded = recording.states.map(numberOf);
  return {
    version: SAVE_VERSION,
    progress: captured.progress,
    instances: specs.map(({ id }) => id),
    pool,
    states,
    lastEntries: captured.lastEntries,
    pending: captured.pending.map((item) => savedPending(item, idOf)),
    scheduled: captured.scheduled,
    failedNow: captured.failedNow,
    lastBroken: [...captured.lastBroken],
    recording: { ...recording, states: recorded },
  };
}

function savedPending(item: Pending, idOf: (at: number) => InstanceId): SavedPending {
  const { atMs, phase, order, to, event, cause, via, data, timer } = item;
  return {
    atMs,
    phase,
    order,
    to: idOf(to),
    event,
    cause,
    ...(via && { via: via.map(({ instance, state }) => ({ instance: idOf(instance), state })) }),
    ...(data && { data }),
    ...(timer !== undefined && { timer }),
  };
}

/** What was saved, ready to go on. Throws where it belongs to another plan or another version of this format. */
export function loadSimulation(plan: Plan, saved: SavedSimulation): Captured {
  assert(saved.version === SAVE_VERSION, 'a saved simulation of another version');
  const prepared = prepare(plan);
  const isSamePlan = prepared.specs.every(({ id }, at) => id === saved.instances[at]);
  assert(isSamePlan && prepared.specs.length === saved.instances.length, 'a saved simulation of another plan');
  const stateAt = (instance: number, number: number | undefined): InternedState => {
    const machine = prepared.specs[instance]?.machine;
    const state = saved.pool[number ?? -1];
    assert(machine !== undefined && state !== undefined, 'a saved simulation lacks a state');
    return prepared.cache.restored(machine, state);
  };
  const { recording } = saved;
  const restored: Recording = {
    trace: recording.trace.map((entry): TraceEntry => Object.freeze({ ...entry })),
    instances: [...recording.instances],
    states: recording.states.map((number, at) => stateAt(recording.instances[at] ?? -1, number)),
    timers: recording.timers.map((note): TimerNote => ({ ...note })),
    failed: [...recording.failed],
    replies: [...recording.replies],
    broken: [...recording.broken],
    errors: [...recording.errors],
  };
  return {
    cache: prepared.cache,
    progress: saved.progress,
    states: saved.states.map((number, at) => stateAt(at, number)),
    lastEntries: saved.lastEntries,
    pending: saved.pending.map((item) => loadedPending(item, prepared)),
    scheduled: saved.scheduled,
    failedNow: saved.failedNow,
    lastBroken: new Map(saved.lastBroken),
    recording: markOf(restored),
  };
}

function loadedPending(item: SavedPending, { cache, indexOf }: PreparedPlan): Pending {
  const indexed = (id: InstanceId): number => {
    const at = indexOf.get(id);
    assert(at !== undefined, `a saved simulation names ${id}, which does not exist`);
    return at;
  };
  const { atMs, phase, order, to, event, cause, via, data, timer } = item;
  return {
    atMs,
    phase,
    order,
    to: indexed(to),
    event: cache.message(event),
    cause,
    via: via?.map(({ instance, state }): PreparedVia => ({ instance: indexed(instance), state })),
    data,
    timer,
    live: true,
  };
}
