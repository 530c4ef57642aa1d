// What happens to mastership when an engine comes, goes, hangs or is told to switch: context in, context, reasons and messages out. Pure.
import type { EngineRole } from './engine-machine';
import {
  bothUp,
  type ChangeReason,
  CRASH_CLOCKS,
  canBeReady,
  effectOf,
  elected,
  isAvailable,
  isMasterHung,
  type MastershipContext,
  NONE,
  other,
  powerless,
  roleOf,
  shouldWatch,
  slotWord,
} from './mastership-context';
import type { Settings } from './settings';

/** Process failures that move mastership, and the time in which they count [R11]. */
export const CRASH_LIMIT = 4;

/** What the rest of the chassis is told. */
export type Order =
  | { readonly type: 'cards-restart' | 'cards-reset' | 'cards-stop' }
  | {
      readonly type: 'protocols';
      readonly effect: 'kept' | 'graceful-restart' | 'restart' | 'lost' | 'dead' | 'dying' | 'alive';
    }
  | { readonly type: 'graceful-switch'; readonly lagMs: number }
  | { readonly type: 'both-up' | 'watch-started' }
  | { readonly type: 'sync-started'; readonly lagMs: number };

export interface MastershipStep {
  readonly next: MastershipContext;
  /** Rule of each slot whose role changed; empty text where not. */
  readonly why: readonly string[];
  readonly rule: string | undefined;
  readonly text?: string;
  readonly orders: readonly Order[];
}

const RULE_OF: Readonly<Record<ChangeReason, string>> = {
  election: 're.election',
  removed: 're.takeover.gone',
  'keepalives-lost': 're.takeover.keepalives',
  command: 're.switch',
  configuration: 're.configured',
  'disk-failure': 're.takeover.disk',
  'slow-disk': 're.takeover.slow-disk',
  'em0-stale': 're.takeover.em0',
  'rpd-crash': 're.takeover.crash',
  'process-failures': 're.takeover.processes',
  reboot: 're.takeover.reboot',
};

const set = (list: readonly boolean[], slot: number, value: boolean): readonly boolean[] =>
  list.map((old, at) => (at === slot ? value : old));

/** The mastership while it is changed. */
class Change {
  now: MastershipContext;
  readonly #from: MastershipContext;
  readonly orders: Order[] = [];
  rule: string | undefined;
  text: string | undefined;
  #why: string | undefined;
  /** How long ago the last step of the run was, where a clock of this machine brought the change. */
  #lagMs = 0;

  constructor(from: MastershipContext) {
    this.now = from;
    this.#from = from;
  }
  set(next: Partial<MastershipContext>): void {
    this.now = { ...this.now, ...next };
  }
  because(rule: string, text?: string): void {
    this.rule = rule;
    this.text = text;
    this.#why = rule;
  }
  #record(to: number, reason: ChangeReason, pfe: string, protocols: string): void {
    this.set({
      changes: this.now.changes + 1,
      lastTo: slotWord(to),
      lastReason: reason,
      lastPfe: pfe,
      lastProtocols: protocols,
    });
  }
  /** `to` becomes master in place of another that is or was there. */
  takeover(to: number, reason: ChangeReason, lagMs = 0): void {
    this.#lagMs = lagMs;
    const isCommanded = reason === 'command' || reason === 'configuration';
    const { pfe, protocols } = effectOf(this.now, isCommanded);
    this.set({ master: to, watching: false });
    this.#record(to, reason, pfe, protocols);
    this.because(RULE_OF[reason], `PFEs ${pfe}, protocols ${protocols}`);
    if (pfe === 'kept') this.orders.push({ type: 'graceful-switch', lagMs });
    else {
      // Whatever the new backup had learned belongs to the old master.
      this.set({ ready: false, syncing: false });
      this.orders.push({ type: pfe === 'reset(not-ready)' ? 'cards-reset' : 'cards-restart' });
    }
    this.orders.push({ type: 'protocols', effect: protocols });
  }
  /** The first master of a chassis that had none. */
  boot(to: number, reason: ChangeReason): void {
    this.set({ master: to, ready: false, syncing: false });
    this.#record(to, reason, 'restart', 'restart');
    this.because(RULE_OF[reason]);
    this.orders.push({ type: 'cards-restart' }, { type: 'protocols', effect: 'lost' });
  }
  /** Nobody is master. */
  stop(rule: string): void {
    this.set({ master: NONE, watching: false, ready: false, syncing: false });
    this.#record(NONE, 'removed', 'lost', 'lost');
    this.because(rule);
    this.orders.push({ type: 'cards-stop' }, { type: 'protocols', effect: 'lost' });
  }
  done(): MastershipStep {
    const { now } = this;
    const isReadable = canBeReady(now);
    const next: MastershipContext = {
      ...now,
      ready: now.ready && isReadable,
      syncing: isReadable && !now.ready,
      watching: shouldWatch(now),
    };
    if (!bothUp(this.#from) && bothUp(next)) this.orders.push({ type: 'both-up' });
    if (next.syncing && (!this.#from.syncing || this.#from.master !== next.master))
      this.orders.push({ type: 'sync-started', lagMs: this.#lagMs });
    if (next.watching && !this.#from.watching) this.orders.push({ type: 'watch-started' });
    const why = [0, 1].map((slot) =>
      roleOf(this.#from, slot) === roleOf(next, slot) && this.#from.ready === next.ready
        ? ''
        : (this.#why ?? 're.gres'),
    );
    const text = this.text === undefined ? {} : { text: this.text };
    return { next, why, rule: this.rule, ...text, orders: this.orders };
  }
}

/** An engine has booted: backup where somebody is master, else an election [M2, 2.3]. */
export function engineUp(c: MastershipContext, slot: number): MastershipStep {
  const change = new Change(c);
  change.set({
    powered: true,
    there: set(c.there, slot, true),
    hung: set(c.hung, slot, false),
    silent: set(c.silent, slot, false),
    disk: set(c.disk, slot, false),
    impaired: set(c.impaired, slot, false),
  });
  if (c.master === NONE) {
    change.set({ electing: true });
    change.because('re.boot');
  } else change.because('re.returns');
  return change.done();
}

/** At the end of the instant in which the first of them came up. */
export function elect(c: MastershipContext): MastershipStep {
  const change = new Change(c);
  change.set({ electing: false });
  if (c.master !== NONE) return change.done();
  const to = elected(c);
  if (to === NONE) {
    change.because('re.election.none');
    change.orders.push({ type: 'cards-stop' });
  } else change.boot(to, 'election');
  return change.done();
}

/** Both are explicitly backup, and on-loss-of-keepalives has expired [2.3]. */
export function claimed(c: MastershipContext): MastershipStep {
  const change = new Change(c);
  const to = [0, 1].find((slot) => isAvailable(c, slot));
  if (c.master === NONE && to !== undefined) change.boot(to, 'keepalives-lost');
  return change.done();
}

/** An engine is gone: its absence moves mastership at once, whatever is configured [R3, R7]. */
export function engineGone(c: MastershipContext, slot: number): MastershipStep {
  const change = new Change(c);
  change.set({
    there: set(c.there, slot, false),
    hung: set(c.hung, slot, false),
    silent: set(c.silent, slot, false),
    disk: set(c.disk, slot, false),
    impaired: set(c.impaired, slot, false),
  });
  change.because('re.removed');
  if (c.master === slot) {
    if (isAvailable(change.now, other(slot))) change.takeover(other(slot), 'removed');
    else change.stop('re.no-master');
  } else if (c.master === NONE) change.set({ electing: true });
  else if (isMasterHung(c)) change.orders.push({ type: 'protocols', effect: 'dead' });
  else change.because('re.unprotected');
  return change.done();
}

/** The master stops sending keepalives; whether anybody waits for that depends on the configuration [2.4]. */
export function engineSilent(c: MastershipContext, slot: number, fault: 'hung' | 'silent'): MastershipStep {
  const change = new Change(c);
  change.set(fault === 'hung' ? { hung: set(c.hung, slot, true) } : { silent: set(c.silent, slot, true) });
  if (c.master !== slot) {
    change.because('re.unprotected');
    return change.done();
  }
  const isWatched = shouldWatch(change.now);
  change.because(isWatched ? 're.keepalives.missed' : 're.keepalives.unwatched');
  if (fault === 'hung') change.orders.push({ type: 'protocols', effect: isWatched ? 'dying' : 'dead' });
  return change.done();
}

/** Keepalives are back before anybody acted. */
export function engineHeard(c: MastershipContext, slot: number): MastershipStep {
  const change = new Change(c);
  change.set({ silent: set(c.silent, slot, false) });
  change.because('re.keepalives.back');
  return change.done();
}

/** The time without keepalives is over: the backup claims mastership. */
export function keepalivesLost(c: MastershipContext): MastershipStep {
  const change = new Change(c);
  if (!shouldWatch(c)) return change.done();
  change.takeover(other(c.master), 'keepalives-lost', c.keepaliveMs);
  return change.done();
}

const FAULTS = {
  'disk-failed': { key: 'disk', reason: 'disk-failure', setting: 'onDisk' },
  'disk-slow': { key: 'impaired', reason: 'slow-disk', setting: 'onSlowDisk' },
  'em0-stale': { key: 'impaired', reason: 'em0-stale', setting: 'onEm0' },
} as const;

/** A fault of an engine that goes on running [2.5]. */
export function engineFault(c: MastershipContext, slot: number, fault: keyof typeof FAULTS): MastershipStep {
  const { key, reason, setting } = FAULTS[fault];
  const change = new Change(c);
  change.because(c.master === slot ? 're.fault.ignored' : 're.unprotected');
  const peer = other(slot);
  change.set(key === 'disk' ? { disk: set(c.disk, slot, true) } : { impaired: set(c.impaired, slot, true) });
  if (c.master === slot && c[setting] && isAvailable(change.now, peer)) change.takeover(peer, reason);
  return change.done();
}

/** The fault is over, and the engine did not have to reboot. */
export function faultOver(c: MastershipContext, slot: number): MastershipStep {
  const change = new Change(c);
  change.set({ impaired: set(c.impaired, slot, false) });
  change.because('re.fault.over');
  return change.done();
}

/** A hang or a broken disk ends with a reboot of that engine. */
export function engineRebooted(c: MastershipContext, slot: number): MastershipStep {
  const change = new Change(c);
  change.because('re.returns');
  if (c.master === slot) {
    const peer = other(slot);
    if (isAvailable(c, peer)) change.takeover(peer, 'reboot');
    else change.boot(slot, 'reboot');
  }
  change.set({ hung: set(c.hung, slot, false), disk: set(c.disk, slot, false) });
  if (change.now.master === NONE) change.set({ electing: true });
  return change.done();
}

/** An operator's command, or a commit that gives the roles the other way round [M3, M5, M7, M8]. */
export function switched(c: MastershipContext, reason: 'command' | 'configuration'): MastershipStep {
  const change = new Change(c);
  const to = other(c.master);
  if (c.master !== NONE && isAvailable(c, to)) change.takeover(to, reason);
  return change.done();
}

/** rpd crashes on the master [2.5]. */
export function crashed(c: MastershipContext): MastershipStep {
  const change = new Change(c);
  const crashes = Math.min(c.crashes + 1, CRASH_CLOCKS);
  change.set({ crashes, crashClock: (c.crashClock + 1) % CRASH_CLOCKS });
  if (c.master === NONE) return change.done();
  const canMove = isAvailable(c, other(c.master));
  if (c.onCrash && canMove) change.takeover(other(c.master), 'rpd-crash');
  else if (c.onCrashes && crashes >= CRASH_LIMIT && canMove) change.takeover(other(c.master), 'process-failures');
  else {
    change.because('re.rpd.restarts');
    change.orders.push({ type: 'protocols', effect: c.gr ? 'graceful-restart' : 'restart' });
  }
  return change.done();
}

/** A crash that is older than the window. */
export function crashForgotten(c: MastershipContext): MastershipStep {
  const change = new Change(c);
  change.set({ crashes: Math.max(0, c.crashes - 1) });
  return change.done();
}

/** The backup has everything [R12, R18]. */
export function synchronised(c: MastershipContext): MastershipStep {
  const change = new Change(c);
  change.set({ ready: true });
  change.because('re.gres.ready');
  return change.done();
}

/** The chassis has lost power. */
export function poweredOff(c: MastershipContext): MastershipStep {
  return {
    next: { ...c, ...powerless },
    why: ['', ''],
    rule: 're.power-off',
    orders: [{ type: 'protocols', effect: 'lost' }],
  };
}

/** A commit with other settings. */
export function configured(c: MastershipContext, settings: Settings): MastershipStep {
  const change = new Change(c);
  change.set(settings);
  change.because('re.committed');
  if (c.master !== NONE && !isAvailable(change.now, c.master) && isAvailable(change.now, other(c.master)))
    change.takeover(other(c.master), 'configuration');
  return change.done();
}

/** Roles of both slots. */
export const rolesOf = (c: MastershipContext): readonly EngineRole[] => [roleOf(c, 0), roleOf(c, 1)];
