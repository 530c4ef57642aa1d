// What happens to a bundle when a PIC fails or returns, a timer ends or an operator speaks: context in, context and reasons out. Pure.
import {
  type BundleContext,
  initialBackup,
  initialBundle,
  type MemberRole,
  NOBODY,
  ownerSlot,
  sessionsPerSlot,
  standingBackup,
} from './bundle-context';

/** A bundle after an event, with the rule of every member that changed and of the bundle itself. */
export interface BundleStep {
  readonly next: BundleContext;
  /** Member → rule; members that are not in it did not change. */
  readonly why: ReadonlyMap<number, string>;
  readonly rule: string | undefined;
  readonly text?: string;
}

const replaced = <T>(list: readonly T[], at: number, value: T): readonly T[] =>
  list.map((item, index) => (index === at ? value : item));

/** A bundle while it is changed: each method is one consequence. */
class Change {
  now: BundleContext;
  readonly why = new Map<number, string>();
  rule: string | undefined;
  text: string | undefined;

  constructor(from: BundleContext) {
    this.now = from;
  }
  set(next: Partial<BundleContext>): void {
    this.now = { ...this.now, ...next };
  }
  role(member: number, role: MemberRole, rule: string): void {
    if (this.now.roles[member] === role) return;
    this.set({ roles: replaced(this.now.roles, member, role) });
    this.why.set(member, rule);
  }
  own(slot: number, member: number, rule: string): void {
    this.set({
      slots: replaced(this.now.slots, slot, member),
      homes: replaced(this.now.homes, slot, NOBODY),
      dropped: this.now.dropped.filter((other) => other !== slot),
      timed: this.now.timed.filter((other) => other !== slot),
    });
    this.cover(member, false);
    this.role(member, 'active', rule);
    this.why.set(member, rule);
    if (this.now.timerRuns && this.now.timed.length === 0) this.set({ timerRuns: false });
  }
  cover(member: number, covered: boolean): void {
    if (this.now.covered[member] !== covered) this.set({ covered: replaced(this.now.covered, member, covered) });
  }
  /** The sessions of a slot are gone. */
  lose(slot: number): void {
    this.set({
      sessionsLost: this.now.sessionsLost + sessionsPerSlot(this.now),
      hit: slot < this.now.hit.length ? replaced(this.now.hit, slot, true) : this.now.hit,
    });
  }
  /** The hash is computed anew over these owners: flows of healthy members move, too. */
  rebuild(owners: readonly number[], rule: string): void {
    const before = this.now.slots;
    this.set({
      slots: owners,
      homes: owners.map(() => NOBODY),
      dropped: [],
      timed: [],
      timerRuns: false,
      // The first owner after none at all, and the loss of the last, move nobody's flows.
      rehashes: this.now.rehashes + (before.length > 0 && owners.length > 0 ? 1 : 0),
    });
    for (const [slot, owner] of owners.entries()) if (before[slot] !== owner) this.why.set(owner, rule);
  }
  done(): BundleStep {
    const { now } = this;
    const whole = now.roles.every((role) => role === 'active' || role === 'backup');
    const next = whole && now.expired ? { ...now, expired: false, firstReturnOpen: false } : now;
    return { next, why: this.why, rule: this.rule, ...(this.text === undefined ? {} : { text: this.text }) };
  }
  because(rule: string, text?: string): void {
    this.rule = rule;
    this.text = text;
  }
}

/** A PIC no longer passes packets; nobody has decided anything yet. */
export function picDark(c: BundleContext, member: number): BundleStep {
  const change = new Change(c);
  change.set({ online: replaced(c.online, member, false) });
  return change.done();
}

/** The loss of a PIC is noticed [LB1, LB7, N1, N3, N9, N11, O1, O2, O4]. */
export function picLost(c: BundleContext, member: number): BundleStep {
  const change = new Change(c);
  change.set({ online: replaced(c.online, member, false) });
  const role = c.roles[member];
  if (!c.started || (role !== 'active' && role !== 'backup')) {
    // A member that was kept out, or never joined, has nothing that anybody could take over.
    return change.done();
  }
  if (role === 'backup') {
    change.role(member, 'inactive', 'ams.backup.lost');
    change.cover(member, true);
    change.because('ams.unprotected');
    if (c.model === 'one-to-one') stopSync(change, c.pairOf[member] ?? 0);
    return change.done();
  }
  const slot = ownerSlot(c, member);
  const backup = standingBackup(c, member);
  if (backup !== NOBODY) return coveredLoss(change, member, slot, backup);
  change.lose(slot);
  if (c.model === 'one-to-one') {
    change.set({ slots: replaced(c.slots, slot, NOBODY), dropped: [...c.dropped, slot] });
    change.role(member, 'inactive', 'ams.one-to-one.second-loss');
    stopSync(change, c.pairOf[member] ?? 0);
    change.because('ams.one-to-one.second-loss');
    return change.done();
  }
  if (c.action === 'redistribute') {
    change.role(member, 'inactive', 'ams.redistribute');
    change.rebuild(
      c.slots.filter((owner) => owner !== member),
      'ams.redistribute.rehash',
    );
    change.because('ams.redistribute', `${c.slots.length} - 1 = ${c.slots.length - 1} slots`);
    return change.done();
  }
  return droppedLoss(change, member, slot);
}

/** The backup takes the slot as it is: other slots and their flows are not touched, the rejoin timer and its options have no say. */
function coveredLoss(change: Change, member: number, slot: number, backup: number): BundleStep {
  const c = change.now;
  const inSync = c.model === 'one-to-one' && c.sync[c.pairOf[member] ?? 0] === 'in-sync';
  const rule = c.model === 'many-to-one' ? 'ams.takeover' : inSync ? 'ams.one-to-one.kept' : 'ams.one-to-one.unsynced';
  if (!inSync) change.lose(slot);
  change.own(slot, backup, rule);
  change.role(member, 'inactive', 'ams.covered');
  change.cover(member, true);
  if (c.model === 'one-to-one') stopSync(change, c.pairOf[member] ?? 0);
  change.because(rule);
  return change.done();
}

function droppedLoss(change: Change, member: number, slot: number): BundleStep {
  const c = change.now;
  change.set({
    slots: replaced(c.slots, slot, NOBODY),
    homes: replaced(c.homes, slot, member),
    dropped: [...c.dropped, slot],
    timed: [...c.timed, slot],
    timerRuns: true,
  });
  change.role(member, 'discard', 'ams.drop');
  change.because(c.timerRuns ? 'ams.drop.same-timer' : 'ams.drop', `1/${c.slots.length} of the hash`);
  return c.rejoinMs > 0 ? change.done() : expireIn(change);
}

/** The rejoin timeout: every Discard becomes Inactive, nothing is handed over [LB3, N6]. */
export function timerExpired(c: BundleContext): BundleStep {
  return expireIn(new Change(c));
}

function expireIn(change: Change): BundleStep {
  const c = change.now;
  for (const [member, role] of c.roles.entries())
    if (role === 'discard') change.role(member, 'inactive', 'ams.rejoin.expired');
  change.set({ timerRuns: false, timed: [], expired: true, firstReturnOpen: true });
  change.because('ams.rejoin.expired', `${c.dropped.length}/${c.slots.length} of the hash stays dropped`);
  return change.done();
}

/** A PIC is online again, or for the first time. */
export function picReturned(c: BundleContext, member: number): BundleStep {
  const change = new Change(c);
  change.set({ online: replaced(c.online, member, true) });
  const role = c.roles[member];
  if (!c.started || role === 'active' || role === 'backup') return change.done();
  if (role === 'down' || role === 'invalid') return lateJoin(change, member);
  switch (c.model) {
    case 'one-to-one':
      return pairReturn(change, member);
    case 'many-to-one':
      return c.action === 'redistribute' ? redistributedReturn(change, member) : manyToOneReturn(change, member);
    case 'none':
      return c.action === 'redistribute' ? redistributedReturn(change, member) : balancedReturn(change, member);
  }
}

/** A member that was missing at the start: takes a slot that nobody has, else stands by [2.8]. */
function lateJoin(change: Change, member: number): BundleStep {
  const { model } = change.now;
  if (model === 'one-to-one') return pairReturn(change, member);
  const slot = slotFor(change.now, member);
  if (slot !== NOBODY) change.own(slot, member, 'ams.start');
  else change.role(member, model === 'none' ? 'inactive' : 'backup', 'ams.start.backup');
  change.because('ams.start');
  return change.done();
}

/** Its own dropped slot if it had one, else the oldest. */
function slotFor(c: BundleContext, member: number): number {
  const own = c.homes.indexOf(member);
  return own !== NOBODY && c.slots[own] === NOBODY ? own : (c.dropped[0] ?? NOBODY);
}

function fill(change: Change, member: number, rule: string): BundleStep {
  const slot = slotFor(change.now, member);
  const shown = change.now.homes[slot] ?? NOBODY;
  change.own(slot, member, rule);
  // Its share is no longer being discarded: somebody else serves it.
  if (shown !== NOBODY && shown !== member && change.now.roles[shown] === 'discard')
    change.role(shown, 'inactive', 'ams.slot.taken');
  change.because(rule);
  return change.done();
}

function standBy(change: Change, member: number, rule: string): BundleStep {
  change.role(member, 'backup', rule);
  change.cover(member, false);
  change.because(rule);
  return change.done();
}

/** Load balancing only, traffic dropped [LB2, LB4, LB5]. */
function balancedReturn(change: Change, member: number): BundleStep {
  const c = change.now;
  if (c.timerRuns && c.roles[member] === 'discard') return fill(change, member, 'ams.rejoin');
  if (c.enableRejoin) return fill(change, member, 'ams.rejoin.enabled');
  change.because('ams.stays-out');
  change.why.set(member, 'ams.stays-out');
  return change.done();
}

/** Many-to-one, traffic dropped [N2, N4, N5, N7, N8, N8', N12]. */
function manyToOneReturn(change: Change, member: number): BundleStep {
  const c = change.now;
  const first = c.firstReturnOpen;
  if (first) change.set({ firstReturnOpen: false });
  const hasHole = c.dropped.length > 0;
  if (hasHole && c.timerRuns) return fill(change, member, 'ams.rejoin.first');
  if (hasHole && first) return fill(change, member, 'ams.rejoin.after-expiry');
  if (!hasHole && !c.expired)
    return standBy(change, member, c.covered[member] === true ? 'ams.floating-backup' : 'ams.second-returns');
  if (c.enableRejoin) {
    return hasHole
      ? fill(change, member, 'ams.rejoin.enabled-late')
      : standBy(change, member, 'ams.rejoin.enabled-late');
  }
  change.role(member, 'discard', 'ams.kept-out');
  change.why.set(member, 'ams.kept-out');
  change.because('ams.kept-out');
  return change.done();
}

/** Redistribution [LB8, LB9, N10]; a member whose failure the backup covered becomes Backup whatever the options say. */
function redistributedReturn(change: Change, member: number): BundleStep {
  const c = change.now;
  const missing = c.slots.length < c.configuredSlots;
  if (missing && c.enableRejoin) return growBack(change, member, 'ams.redistribute.rejoin');
  if (c.model === 'many-to-one' && (!missing || c.covered[member] === true) && standingBackupOf(c) === NOBODY)
    return standBy(change, member, 'ams.floating-backup');
  change.why.set(member, 'ams.stays-out');
  change.because('ams.stays-out');
  return change.done();
}

const standingBackupOf = (c: BundleContext): number => c.roles.indexOf('backup');

function growBack(change: Change, member: number, rule: string): BundleStep {
  change.rebuild([...change.now.slots, member], 'ams.redistribute.rehash');
  change.role(member, 'active', rule);
  change.why.set(member, rule);
  change.cover(member, false);
  change.because(rule, `${change.now.slots.length} slots`);
  return change.done();
}

/** One-to-one [O3, O4]: into the empty slot cold, else as backup that resynchronises. */
function pairReturn(change: Change, member: number): BundleStep {
  const c = change.now;
  const pair = c.pairOf[member] ?? 0;
  if (c.slots[pair] === NOBODY) {
    change.own(pair, member, 'ams.one-to-one.cold');
    change.because('ams.one-to-one.cold');
    return change.done();
  }
  change.set({ sync: replaced(c.sync, pair, 'in-progress') });
  return standBy(change, member, 'ams.one-to-one.returns');
}

function stopSync(change: Change, pair: number): void {
  change.set({ sync: replaced(change.now.sync, pair, 'na') });
}

/** The backup of a pair has copied the state of its active member. */
export function synchronised(c: BundleContext, pair: number): BundleStep {
  const change = new Change(c);
  change.set({ sync: replaced(c.sync, pair, 'in-sync') });
  change.because('ams.one-to-one.synced');
  return change.done();
}

/** All PICs that are there take their first roles [2.8]. */
export function start(c: BundleContext): BundleStep {
  const change = new Change(c);
  change.set({ started: true });
  const backups = c.model === 'one-to-one' ? c.slots.map((_, pair) => initialBackup(c, pair)) : [initialBackup(c)];
  let next = 0;
  for (let member = 0; member < c.members; member++) {
    if (backups.includes(member)) continue;
    const slot = c.model === 'one-to-one' ? (c.pairOf[member] ?? 0) : next++;
    if (slot >= c.slots.length) continue;
    if (c.online[member] === true) change.own(slot, member, 'ams.start');
    else change.set({ homes: replaced(change.now.homes, slot, member), dropped: [...change.now.dropped, slot] });
  }
  for (const [pair, backup] of backups.entries()) {
    if (backup === NOBODY || c.online[backup] !== true) continue;
    const hole =
      c.model === 'one-to-one' ? (change.now.slots[pair] === NOBODY ? pair : undefined) : change.now.dropped[0];
    if (hole !== undefined) {
      const missing = change.now.homes[hole] ?? NOBODY;
      change.own(hole, backup, 'ams.takeover');
      if (missing !== NOBODY) change.cover(missing, true);
    } else {
      change.role(backup, 'backup', 'ams.start.backup');
      if (c.model === 'one-to-one') change.set({ sync: replaced(change.now.sync, pair, 'in-progress') });
    }
  }
  change.because('ams.start');
  return change.done();
}

/** All PICs stop with their cards: the bundle starts from nothing, whatever it was [2.5 of the Routing Engines]. */
export function restart(c: BundleContext): BundleStep {
  const active = c.slots.filter((owner) => owner !== NOBODY);
  if (!c.started && active.length === 0) return { next: c, why: new Map(), rule: undefined };
  const fresh = initialBundle(c);
  const lost = sessionsPerSlot(c) * active.length;
  const hit = c.hit.map((was, slot) => was || c.slots.length !== c.configuredSlots || c.slots[slot] !== NOBODY);
  return {
    next: {
      ...fresh,
      sessionsLost: c.sessionsLost + lost,
      hit,
      rehashes: c.rehashes,
    },
    why: new Map(c.roles.flatMap((role, member) => (role === 'down' ? [] : [[member, 'ams.restart'] as const]))),
    rule: 'ams.restart',
  };
}

/** `request interface load-balancing switchover`: the backup takes the slot, the member stands by [N13]. */
export function switchedOver(c: BundleContext, member: number): BundleStep {
  const change = new Change(c);
  const backup = standingBackup(c, member);
  const slot = ownerSlot(c, member);
  if (backup === NOBODY || slot === NOBODY) return change.done();
  const inSync = c.model === 'one-to-one' && c.sync[c.pairOf[member] ?? 0] === 'in-sync';
  if (!inSync) change.lose(slot);
  change.own(slot, backup, 'ams.switchover');
  change.role(member, 'backup', 'ams.switchover');
  change.because('ams.switchover');
  return change.done();
}

/** `request interface load-balancing revert`: a member that was kept out comes back in [LB6, N8]. */
export function reverted(c: BundleContext, member: number): BundleStep {
  const change = new Change(c);
  const role = c.roles[member];
  if (c.online[member] !== true || role === 'active' || role === 'backup') return change.done();
  if (c.model === 'one-to-one') return pairReturn(change, member);
  if (c.dropped.length > 0) return fill(change, member, 'ams.revert');
  if (c.slots.length < c.configuredSlots) return growBack(change, member, 'ams.revert');
  if (c.model === 'many-to-one' && standingBackupOf(c) === NOBODY) return standBy(change, member, 'ams.revert');
  return change.done();
}
