// What decides about mastership: both Routing Engines as the chassis sees them, readiness, the last change. Pure; no machine.
import type { JsonObject } from '../../model/json';
import type { EngineRole } from './engine-machine';
import type { Priority, Settings } from './settings';

/** What a change of mastership does to the Packet Forwarding Engines, and to the routing protocols. */
export type PfeEffect = 'kept' | 'restart' | 'reset(not-ready)' | 'lost';
export type ProtocolEffect = 'kept' | 'graceful-restart' | 'restart' | 'lost';
export type ChangeReason =
  | 'election'
  | 'removed'
  | 'keepalives-lost'
  | 'command'
  | 'configuration'
  | 'disk-failure'
  | 'slow-disk'
  | 'em0-stale'
  | 'rpd-crash'
  | 'process-failures'
  | 'reboot';

export const NONE = -1;

/** The machine's context; pairs are slot 0, slot 1. */
export type MastershipContext = Settings & {
  readonly powered: boolean;
  readonly there: readonly boolean[];
  readonly hung: readonly boolean[];
  readonly silent: readonly boolean[];
  readonly disk: readonly boolean[];
  /** Slow disk or no path to the cards: it runs, but nobody should rely on it. */
  readonly impaired: readonly boolean[];
  readonly master: number;
  /** The backup follows kernel, interfaces and protocols. */
  readonly ready: boolean;
  readonly syncing: boolean;
  /** The master is silent and the time until it is replaced runs. */
  readonly watching: boolean;
  readonly electing: boolean;
  /** Crashes of rpd within the window. */
  readonly crashes: number;
  /** Numbers the crashes, so that each has a clock of its own; starts again after CRASH_CLOCKS. */
  readonly crashClock: number;
  /** Changes of mastership since the machine began; the trace has each of them. */
  readonly changes: number;
  readonly lastTo: string;
  readonly lastReason: string;
  readonly lastPfe: string;
  readonly lastProtocols: string;
};

export const initialMastership = (settings: Settings): MastershipContext => ({
  ...settings,
  ...powerless,
  changes: 0,
  lastTo: '',
  lastReason: '',
  lastPfe: '',
  lastProtocols: '',
});

/** What the loss of power makes forget. */
export const powerless = {
  powered: false,
  there: [false, false],
  hung: [false, false],
  silent: [false, false],
  disk: [false, false],
  impaired: [false, false],
  master: NONE,
  ready: false,
  syncing: false,
  watching: false,
  electing: false,
  crashes: 0,
  crashClock: 0,
} as const;

/** Crashes whose clocks may run at the same time. */
export const CRASH_CLOCKS = 8;

export const other = (slot: number): number => 1 - slot;
export const slotWord = (slot: number): string => (slot === NONE ? 'none' : `re${slot}`);

export const priorityOf = (c: Settings, slot: number): Priority => (slot === 0 ? c.priority0 : c.priority1);

/** Runs and may be master. A broken disk only ends what mastership it has where that is configured [R3, R10]. */
const isUp = (c: MastershipContext, slot: number): boolean =>
  c.there[slot] === true && c.hung[slot] !== true && (c.disk[slot] !== true || c.master === slot);

/** Can become master: runs and is not disabled [R6]. */
export const isAvailable = (c: MastershipContext, slot: number): boolean =>
  isUp(c, slot) && priorityOf(c, slot) !== 'disabled';

export const bothUp = (c: MastershipContext): boolean => isUp(c, 0) && isUp(c, 1);

/** A master that hangs or whose keepalives do not arrive. */
export const isMasterSilent = (c: MastershipContext): boolean =>
  c.master !== NONE && (c.hung[c.master] === true || c.silent[c.master] === true);
export const isMasterHung = (c: MastershipContext): boolean => c.master !== NONE && c.hung[c.master] === true;

/** Whether the time until the backup takes over runs [R7, R8, R9]. */
export const shouldWatch = (c: MastershipContext): boolean =>
  isMasterSilent(c) && c.keepaliveMs >= 0 && isAvailable(c, other(c.master));

/** Whether the backup can synchronise, and stays synchronised [R12, R18]. */
export const canBeReady = (c: MastershipContext): boolean => {
  if (!c.gres || c.master === NONE) return false;
  const peer = other(c.master);
  return isAvailable(c, peer) && c.impaired[peer] !== true && c.silent[peer] !== true;
};

/** What `show chassis routing-engine` prints of a slot. */
export function roleOf(c: MastershipContext, slot: number): EngineRole {
  if (c.there[slot] !== true) return c.powered ? 'empty' : 'present';
  if (c.master === slot) return 'master';
  if (!isUp(c, slot)) return 'present';
  return priorityOf(c, slot) === 'disabled' ? 'disabled' : 'backup';
}

/** How much a slot wants to be master at a boot: configured, then the default of slot 0, then that of slot 1 [R4, R5, R6]. */
const claim = (c: MastershipContext, slot: number): number =>
  ({ master: 3, default: slot === 0 ? 2 : 1, backup: 0, disabled: -1 })[priorityOf(c, slot)];

/** Who becomes master where nobody is; NONE where both are explicitly backup, or none can. */
export function elected(c: MastershipContext): number {
  const candidates = [0, 1].filter((slot) => isAvailable(c, slot));
  const [first = NONE, second] = candidates;
  if (second === undefined) return first;
  const [claim0, claim1] = [claim(c, 0), claim(c, 1)];
  if (claim0 === 0 && claim1 === 0) return NONE;
  return claim1 > claim0 ? 1 : 0;
}

/** What a switchover keeps [R15]. */
export function effectOf(
  c: MastershipContext,
  isCommanded: boolean,
): { readonly pfe: PfeEffect; readonly protocols: ProtocolEffect } {
  if (c.gres && c.ready) return { pfe: 'kept', protocols: c.nsr ? 'kept' : c.gr ? 'graceful-restart' : 'restart' };
  return { pfe: c.gres && isCommanded ? 'reset(not-ready)' : 'restart', protocols: 'lost' };
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** What reports and screens show of the mastership: the last change. */
export const mastershipFacts = (c: MastershipContext): JsonObject => ({
  to: orNull(c.lastTo),
  reason: orNull(c.lastReason),
  pfe: orNull(c.lastPfe),
  protocols: orNull(c.lastProtocols),
  changes: c.changes,
  gresReady: c.ready,
});
