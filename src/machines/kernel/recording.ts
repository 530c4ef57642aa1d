// What a simulation writes down while it runs, append-only: frames, outages and hashes are made from it afterwards.
import type { InternedState } from './interning';
import type { Reply, TraceEntry } from './types';

/** A timer that started (`endsMs`) or stopped (`endsMs` null: it ran, was cancelled or replaced). */
export interface TimerNote {
  readonly atMs: number;
  readonly instance: number;
  readonly timer: string;
  readonly endsMs: number | null;
}

/** The failed targets from this instant on. */
export interface FailedNote {
  readonly atMs: number;
  readonly failed: readonly string[];
}

export interface Broken {
  readonly atMs: number;
  readonly checker: string;
  readonly message: string;
}

/** A step that could not be carried out. */
interface StepError {
  readonly atMs: number;
  readonly message: string;
}

export interface Recording {
  readonly trace: TraceEntry[];
  /** For each entry: the index of its instance and the state that it led to. */
  readonly instances: number[];
  readonly states: InternedState[];
  readonly timers: TimerNote[];
  readonly failed: FailedNote[];
  readonly replies: Reply[];
  readonly broken: Broken[];
  readonly errors: StepError[];
}

/** Lengths of the lists of a recording: with them an append-only recording is also a record of its past. */
export interface RecordingMark {
  readonly of: Recording;
  readonly trace: number;
  readonly timers: number;
  readonly failed: number;
  readonly replies: number;
  readonly broken: number;
  readonly errors: number;
}

/** A recording in which nothing has happened. */
export function emptyRecording(): Recording {
  return { trace: [], instances: [], states: [], timers: [], failed: [], replies: [], broken: [], errors: [] };
}

/** Remembers how far a recording has come. */
export function markOf(of: Recording): RecordingMark {
  return {
    of,
    trace: of.trace.length,
    timers: of.timers.length,
    failed: of.failed.length,
    replies: of.replies.length,
    broken: of.broken.length,
    errors: of.errors.length,
  };
}

/** The recording as it was at the mark, free to grow another way. */
export function recordingAt(mark: RecordingMark): Recording {
  return {
    trace: mark.of.trace.slice(0, mark.trace),
    instances: mark.of.instances.slice(0, mark.trace),
    states: mark.of.states.slice(0, mark.trace),
    timers: mark.of.timers.slice(0, mark.timers),
    failed: mark.of.failed.slice(0, mark.failed),
    replies: mark.of.replies.slice(0, mark.replies),
    broken: mark.of.broken.slice(0, mark.broken),
    errors: mark.of.errors.slice(0, mark.errors),
  };
}

/** seq of the newest of these entries if it is of this instant, else of the newest entry of the instant, else null. */
export function newestNow(trace: readonly TraceEntry[], candidates: readonly number[], nowMs: number): number | null {
  const newest = Math.max(-1, ...candidates);
  if (trace[newest]?.atMs === nowMs) return newest;
  const last = trace.at(-1);
  return last?.atMs === nowMs ? last.seq : null;
}

/** seqs of the last entry of each of these events on one instance, oldest first; events that never came are left out. */
export function lastOf(
  { trace, instances }: Recording,
  instance: number,
  events: readonly string[],
): readonly number[] {
  const open = new Set(events);
  const found: number[] = [];
  for (let at = trace.length - 1; at >= 0 && open.size > 0; at--) {
    const entry = trace[at];
    if (entry !== undefined && instances[at] === instance && open.delete(entry.event)) found.unshift(entry.seq);
  }
  return found;
}

/** The same recording with all times moved by `byMs`: a settled boot lies before 0. */
export function shifted(recording: Recording, byMs: number): Recording {
  return {
    trace: recording.trace.map((entry) => Object.freeze({ ...entry, atMs: entry.atMs + byMs })),
    instances: recording.instances,
    states: recording.states,
    timers: recording.timers.map((note) => ({
      ...note,
      atMs: note.atMs + byMs,
      endsMs: note.endsMs === null ? null : note.endsMs + byMs,
    })),
    failed: recording.failed.map((note) => ({ ...note, atMs: note.atMs + byMs })),
    replies: recording.replies.map((reply) => ({ ...reply, atMs: reply.atMs + byMs })),
    broken: recording.broken.map((broken) => ({ ...broken, atMs: broken.atMs + byMs })),
    errors: recording.errors.map((error) => ({ ...error, atMs: error.atMs + byMs })),
  };
}
