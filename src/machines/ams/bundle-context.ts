// What the redundancy process knows about one AMS bundle, and the questions it asks: slots, owners, shares. Pure; no machine.
import type { JsonObject } from '../../model/json';

/** Member states as `show interfaces load-balancing detail` prints them, in lower case. */
export type MemberRole = 'active' | 'backup' | 'discard' | 'inactive' | 'down' | 'invalid';
export type HaModel = 'none' | 'many-to-one' | 'one-to-one';
export type SyncState = 'na' | 'in-progress' | 'in-sync';

/** A bundle's configuration with its members as indexes in the order of configuration. Times in ms. */
export type BundleInput = {
  readonly model: HaModel;
  /** What member-failure-options do; Junos' default is to drop. */
  readonly action: 'drop' | 'redistribute';
  readonly rejoinMs: number;
  readonly enableRejoin: boolean;
  readonly members: number;
  /** Initial backup of a many-to-one bundle; -1 = none configured: the last member. */
  readonly preferredBackup: number;
  /** One-to-one: pair of each member; empty otherwise. */
  readonly pairOf: readonly number[];
  /** One-to-one: initial backup of each pair. */
  readonly pairBackups: readonly number[];
  /** Sessions over all slots; users set them up again. */
  readonly sessions: number;
};

export const NOBODY = -1;

/** The machine's context: small, flat, without names and absolute times. */
export type BundleContext = BundleInput & {
  /** Slots of the hash as configured: members less backups. */
  readonly configuredSlots: number;
  /** PICs that are online, as far as traffic goes: what nobody has noticed yet counts as well. */
  readonly online: readonly boolean[];
  readonly roles: readonly MemberRole[];
  /** The failure of this member was the business of the backup, not of member-failure-options. */
  readonly covered: readonly boolean[];
  /** Owner of each slot; NOBODY = its share is dropped. */
  readonly slots: readonly number[];
  /** Whose share of a dropped slot it was: the member shown as Discard (later Inactive) for it. */
  readonly homes: readonly number[];
  /** Dropped slots, oldest first. */
  readonly dropped: readonly number[];
  /** Of these, the ones dropped since the rejoin timer started. */
  readonly timed: readonly number[];
  readonly timerRuns: boolean;
  /** The timer has expired since every member was Active or Backup: later returns are no longer backups. */
  readonly expired: boolean;
  /** Nobody has returned since the latest expiry. */
  readonly firstReturnOpen: boolean;
  readonly sync: readonly SyncState[];
  readonly started: boolean;
  readonly sessionsLost: number;
  /** Per configured slot: an event has cost it its sessions. */
  readonly hit: readonly boolean[];
  readonly rehashes: number;
};

/** Slots that a configuration gives a bundle: pairs of a one-to-one bundle, else members less the backup. */
export function slotCount({ model, members, pairOf }: BundleInput): number {
  if (model === 'one-to-one') return new Set(pairOf).size;
  return Math.max(1, model === 'many-to-one' ? members - 1 : members);
}

/** A bundle of which no PIC has booted yet. */
export function initialBundle(input: BundleInput): BundleContext {
  const configuredSlots = slotCount(input);
  const each = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);
  return {
    ...input,
    configuredSlots,
    online: each(input.members, false),
    roles: each<MemberRole>(input.members, 'down'),
    covered: each(input.members, false),
    slots: each(configuredSlots, NOBODY),
    homes: each(configuredSlots, NOBODY),
    dropped: [],
    timed: [],
    timerRuns: false,
    expired: false,
    firstReturnOpen: false,
    sync: input.model === 'one-to-one' ? each<SyncState>(configuredSlots, 'na') : [],
    started: false,
    sessionsLost: 0,
    hit: each(configuredSlots, false),
    rehashes: 0,
  };
}

/** The member that starts as backup: of the bundle, or of a pair. */
export function initialBackup(c: BundleInput, pair = 0): number {
  if (c.model === 'one-to-one') return c.pairBackups[pair] ?? c.pairOf.lastIndexOf(pair);
  if (c.model === 'none') return NOBODY;
  return c.preferredBackup === NOBODY ? c.members - 1 : c.preferredBackup;
}

export const ownerSlot = (c: BundleContext, member: number): number => c.slots.indexOf(member);

export const isUp = (c: BundleContext): boolean => c.roles.includes('active');

/** A backup that can take over: of the bundle, or of the member's pair. */
export function standingBackup(c: BundleContext, member: number): number {
  const pair = c.pairOf[member];
  return c.roles.findIndex(
    (role, other) =>
      role === 'backup' && c.online[other] === true && (c.model !== 'one-to-one' || c.pairOf[other] === pair),
  );
}

export const sessionsPerSlot = (c: BundleContext): number => (c.slots.length === 0 ? 0 : c.sessions / c.slots.length);

/** Slots whose packets reach nobody: dropped ones, and those of a PIC that is dead although nobody has noticed. */
const deadSlots = (c: BundleContext): number =>
  c.slots.filter((owner) => owner === NOBODY || c.online[owner] !== true).length;

/** Share of the offered load that is dropped, in percent; all of it without any Active. */
export function shareLostPercent(c: BundleContext): number {
  if (!isUp(c) || c.slots.length === 0) return 100;
  return Math.round((10_000 * deadSlots(c)) / c.slots.length) / 100;
}

/** Sessions of the slots that no event has hit. */
export const sessionsKept = (c: BundleContext): number =>
  (c.sessions / c.configuredSlots) * c.hit.filter((hit) => !hit).length;

/** What reports and screens show of a bundle. */
export const bundleFacts = (c: BundleContext): JsonObject => ({
  shareLostPercent: shareLostPercent(c),
  slots: c.slots.map((owner) => (owner === NOBODY ? null : owner)),
  configuredSlots: c.configuredSlots,
  rehashes: c.rehashes,
  sessionsLost: c.sessionsLost,
  sessionsKept: sessionsKept(c),
  backups: c.roles.filter((role) => role === 'backup').length,
  syncState: c.sync.length === 0 ? null : c.sync,
});
