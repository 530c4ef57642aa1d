// A run at any instant, for screens that ask sixty times a second: views are made once per change and shared. It knows no screen.
import type { InternedState } from './interning';
import { outageUntil } from './outages';
import type { FailedNote, Recording } from './recording';
import type { FlowView, InstanceId, InstanceView, Outage, Plan, RunFrame, RunningTimer, Tally } from './types';

/** An instance from one change to the next. */
interface Stretch {
  readonly atMs: number;
  state: InternedState;
  lastEntry: number;
  timers: readonly RunningTimer[];
  /** What its tallies have come to. */
  counts: Readonly<Record<string, number>> | undefined;
  view: InstanceView | undefined;
}

/** How many instants keep their whole map of views; playing back and forth around the playhead stays within. */
const KEPT_MAPS = 64;

export interface FrameSource {
  readonly frameAt: (atMs: number) => RunFrame;
}

/** Prepares the frames of a recording. `initial` are the states before its first entry, by instance. */
export function framesOf(
  plan: Plan,
  recording: Recording,
  initial: readonly InternedState[],
  outages: ReadonlyMap<string, readonly Outage[]>,
): FrameSource {
  const histories = historiesOf(plan, recording, initial);
  const times = [...new Set(histories.flatMap((history) => history.map((stretch) => stretch.atMs)))].sort(
    (a, b) => a - b,
  );
  const maps = new Map<number, ReadonlyMap<InstanceId, InstanceView>>();

  const instancesAt = (atMs: number): ReadonlyMap<InstanceId, InstanceView> => {
    const key = times[lastAtOrBefore(times.length, (at) => times[at] ?? 0, atMs)] ?? Number.NEGATIVE_INFINITY;
    const known = maps.get(key);
    if (known !== undefined) return known;
    if (maps.size >= KEPT_MAPS)
      for (const oldest of maps.keys()) {
        maps.delete(oldest);
        break;
      }
    const made = new Map<InstanceId, InstanceView>();
    plan.instances.forEach((spec, at) => {
      const history = histories[at] ?? [];
      const stretch = history[lastAtOrBefore(history.length, (of) => history[of]?.atMs ?? 0, atMs)];
      if (stretch !== undefined) made.set(spec.id, viewOf(spec.id, stretch));
    });
    maps.set(key, made);
    return made;
  };

  const flowSources = (plan.flows ?? []).map(({ id, instance }) => flowSource(id, instance, outages.get(id) ?? []));

  let last: RunFrame | undefined;
  const frameAt = (atMs: number): RunFrame => {
    if (last?.atMs === atMs) return last;
    const instances = instancesAt(atMs);
    let flows: readonly FlowView[] = flowSources.map((flowAt) => flowAt(instances, atMs));
    if (last !== undefined && sameItems(flows, last.flows)) flows = last.flows;
    last = { atMs, instances, flows, failed: failedAt(recording.failed, atMs) };
    return last;
  };
  return { frameAt };
}

/** Views of one flow; the last is given again while neither the flow nor its outage has changed. */
function flowSource(
  id: string,
  instance: InstanceId,
  outages: readonly Outage[],
): (instances: ReadonlyMap<InstanceId, InstanceView>, atMs: number) => FlowView {
  let lastView: InstanceView | undefined;
  let made: FlowView = { id, state: 'lost', path: [], links: [], sessions: 'kept', outageMs: 0 };
  return (instances, atMs) => {
    const view = instances.get(instance);
    const outageMs = outageUntil(outages, atMs);
    if (view === undefined || (view === lastView && outageMs === made.outageMs)) return made;
    lastView = view;
    const { path, links, sessions } = view.facts;
    made = {
      id,
      state: view.state as FlowView['state'],
      path: Array.isArray(path) ? (path as readonly string[]) : [],
      links: Array.isArray(links) ? (links as unknown as FlowView['links']) : [],
      sessions: sessions === 'lost' ? 'lost' : 'kept',
      outageMs,
    };
    return made;
  };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** Index of the last of `count` sorted times that is not after `atMs`; -1 = all are. */
function lastAtOrBefore(count: number, timeOf: (at: number) => number, atMs: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(middle) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const NONE_FAILED: readonly string[] = [];
function failedAt(notes: readonly FailedNote[], atMs: number): readonly string[] {
  return notes[lastAtOrBefore(notes.length, (at) => notes[at]?.atMs ?? 0, atMs)]?.failed ?? NONE_FAILED;
}

function viewOf(id: InstanceId, stretch: Stretch): InstanceView {
  const { described } = stretch.state;
  stretch.view ??= Object.freeze({
    id,
    ...described,
    facts: stretch.counts === undefined ? described.facts : { ...described.facts, ...stretch.counts },
    chartState: stretch.state.chartState,
    timers: stretch.timers,
    lastEntry: stretch.lastEntry,
  });
  return stretch.view;
}

const NO_TIMERS: readonly RunningTimer[] = [];

/** Per instance, what it was from each instant of change on: an instant counts as a whole, as an observation at T sees all of T. */
function historiesOf(
  plan: Plan,
  recording: Recording,
  initial: readonly InternedState[],
): readonly (readonly Stretch[])[] {
  const histories = initial.map((state, at): Stretch[] => {
    const tallies = plan.instances[at]?.tallies;
    const counts = tallies && Object.fromEntries(tallies.map(({ fact }) => [fact, 0]));
    return [{ atMs: Number.NEGATIVE_INFINITY, state, lastEntry: -1, timers: NO_TIMERS, counts, view: undefined }];
  });
  const stretchOf = (instance: number, atMs: number): Stretch | undefined => {
    const history = histories[instance];
    const before = history?.at(-1);
    if (before === undefined || before.atMs === atMs) return before;
    const made: Stretch = { ...before, atMs };
    history?.push(made);
    return made;
  };
  const counters = countersOf(plan);
  recording.trace.forEach((entry, at) => {
    const stretch = stretchOf(recording.instances[at] ?? -1, entry.atMs);
    const state = recording.states[at];
    if (stretch === undefined || state === undefined) return;
    stretch.state = state;
    stretch.lastEntry = entry.seq;
    for (const { instance, tally } of counters.get(entry.instance) ?? []) {
      const effect = tally.effect(entry);
      const counting = effect === 'none' ? undefined : stretchOf(instance, entry.atMs);
      if (counting === undefined) continue;
      const so = counting.counts?.[tally.fact] ?? 0;
      counting.counts = { ...counting.counts, [tally.fact]: effect === 'clears' ? 0 : so + 1 };
    }
  });
  return withTimers(plan, recording, histories);
}

/** By the instance whose entries count: who counts them. */
function countersOf(
  plan: Plan,
): ReadonlyMap<InstanceId, readonly { readonly instance: number; readonly tally: Tally }[]> {
  const counters = new Map<InstanceId, { readonly instance: number; readonly tally: Tally }[]>();
  plan.instances.forEach(({ tallies }, instance) => {
    for (const tally of tallies ?? [])
      for (const id of tally.of) {
        const own = counters.get(id) ?? [];
        own.push({ instance, tally });
        counters.set(id, own);
      }
  });
  return counters;
}

/** Cuts the histories where a timer starts or stops, too. */
function withTimers(
  plan: Plan,
  recording: Recording,
  histories: readonly (readonly Stretch[])[],
): readonly (readonly Stretch[])[] {
  const notes = new Map<number, Recording['timers']>();
  for (const note of recording.timers) {
    const own = notes.get(note.instance);
    if (own === undefined) notes.set(note.instance, [note]);
    else own.push(note);
  }
  return histories.map((history, instance) => {
    const own = notes.get(instance);
    if (own === undefined) return history;
    const names = plan.instances[instance]?.machine.timers ?? {};
    const cuts = [...new Set([...history.map((stretch) => stretch.atMs), ...own.map((note) => note.atMs)])].sort(
      (a, b) => a - b,
    );
    let timers = NO_TIMERS;
    let nextNote = 0;
    return cuts.map((atMs): Stretch => {
      for (let note = own[nextNote]; note !== undefined && note.atMs <= atMs; note = own[++nextNote]) {
        const { timer, endsMs } = note;
        timers = timers.filter((running) => running.id !== timer);
        if (endsMs === null) continue;
        const named = names[timer];
        const running = {
          id: timer,
          name: named?.name ?? timer,
          rule: named?.rule ?? 'none',
          startedMs: note.atMs,
          endsMs,
        };
        timers = [...timers, running];
      }
      const under = history[lastAtOrBefore(history.length, (at) => history[at]?.atMs ?? 0, atMs)];
      if (under === undefined) throw new Error('a history without a beginning');
      return { ...under, atMs, timers, view: undefined };
    });
  });
}
