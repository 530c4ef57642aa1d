// A simulation between two instants as data: what forks start from and what a saved simulation is made of. It runs nothing.

import type { JsonObject } from '../../model/json';
import type { InternCache, InternedState } from './interning';
import type { PreparedVia } from './prepared-plan';
import type { Queued } from './queue';
import type { RecordingMark } from './recording';
import type { Delivery, Message, Step } from './types';

/** Something in the queue: a message on its way or a running timer. */
export interface Pending extends Queued {
  readonly to: number;
  readonly event: Message;
  readonly cause: number | null;
  readonly via: readonly PreparedVia[] | undefined;
  readonly data: JsonObject | undefined;
  /** Set for timers. */
  readonly timer: string | undefined;
  /** False once it was cancelled or replaced. */
  live: boolean;
}

/** Something that comes from outside at a known time: a step of the run, or power at boot. */
export type Scheduled =
  | { readonly atMs: number; readonly kind: 'step'; readonly step: Step }
  | { readonly atMs: number; readonly kind: 'boot'; readonly deliveries: readonly Delivery[] };

/** Counters of a simulation. */
export interface Progress {
  readonly nowMs: number;
  /** False until the first instant has run. */
  readonly started: boolean;
  /** Next number of arrival in the queue. */
  readonly order: number;
  readonly eventCount: number;
  readonly nextScheduled: number;
}

/** A simulation between two instants; what it refers to never changes, so that many runs can go on from it. */
export interface Captured {
  readonly cache: InternCache;
  readonly progress: Progress;
  readonly states: readonly InternedState[];
  readonly lastEntries: readonly number[];
  readonly pending: readonly Pending[];
  readonly scheduled: readonly Scheduled[];
  readonly failedNow: readonly string[];
  readonly lastBroken: ReadonlyMap<string, string>;
  readonly recording: RecordingMark;
}
