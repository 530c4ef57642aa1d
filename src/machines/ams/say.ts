// The few words that a drawing has for a member and for a bundle at an instant. They read a frame and decide nothing.
import type { JsonValue } from '../../model/json';
import type { InstanceView, Role, RunFrame } from '../kernel/types';
import { initialBackup, slotCount } from './bundle-context';
import { type AmsRouter, bundleId, bundleInput, failureOptions, memberId, pairsOf, picId } from './router';
import type { Bundle } from './schema';

const numberOf = (value: JsonValue | undefined): number => (typeof value === 'number' ? value : 0);
const slotsOf = (view: InstanceView | undefined): readonly JsonValue[] => {
  const slots = view?.facts.slots;
  return Array.isArray(slots) ? slots : [];
};
const percent = (share: number): string => `${Math.round(share)} %`;

/** Slot that each member serves when the bundle starts; -1 = it starts as backup. */
function firstSlots(bundle: Bundle): readonly number[] {
  const input = bundleInput(bundle);
  const pairs = pairsOf(bundle);
  let next = 0;
  return bundle.members.map((_, member) => {
    const isPaired = input.model === 'one-to-one';
    if (initialBackup(input, isPaired ? (pairs[member] ?? 0) : 0) === member) return -1;
    if (isPaired) return pairs[member] ?? 0;
    next += 1;
    return next - 1;
  });
}

/** Whether a member starts as backup. */
export const startsAsBackup = (bundle: Bundle, member: number): boolean => firstSlots(bundle)[member] === -1;

/** `slot 2`, `took slot 2`, `waits for a failure`, `its share is dropped`. */
export function sayMember(router: AmsRouter, bundle: Bundle, member: number): (frame: RunFrame) => string {
  const name = bundle.members[member]?.name ?? '';
  const first = firstSlots(bundle)[member];
  return (frame) => {
    const view = frame.instances.get(memberId(router, bundle, name));
    const isOnline = frame.instances.get(picId(router, name))?.state === 'online';
    const slot = view?.facts.slot;
    switch (view?.state) {
      case 'active':
        if (!isOnline) return 'gone, not noticed yet';
        return typeof slot === 'number' ? `${slot === first ? '' : 'took '}slot ${slot}` : '';
      case 'backup':
        return isOnline ? 'waits for a failure' : 'gone, not noticed yet';
      case 'discard':
        return isOnline ? 'online, kept out' : 'its share is dropped';
      case 'inactive':
        if (isOnline) return 'online, kept out';
        return slotsOf(frame.instances.get(bundleId(router, bundle))).includes(null) ? 'offline' : 'offline, covered';
      default:
        return isOnline ? '' : 'offline';
    }
  };
}

/** The bundle in one line, and what the next failure would do. */
export function tellBundle(
  router: AmsRouter,
  bundle: Bundle,
): (frame: RunFrame) => { readonly role: Role; readonly head: string; readonly detail: string } {
  const input = bundleInput(bundle);
  const { action } = failureOptions(bundle);
  const configured = slotCount(input);
  return (frame) => {
    const view = frame.instances.get(bundleId(router, bundle));
    const slots = slotsOf(view);
    const lost = numberOf(view?.facts.shareLostPercent);
    const served = slots.length - Math.round((lost * slots.length) / 100);
    const backups = numberOf(view?.facts.backups);
    const head = `${served} of ${slots.length} ${slots.length === 1 ? 'slot' : 'slots'} served`;
    if (view?.state !== 'up')
      return { role: 'failed', head: 'no Active member', detail: 'Everything that is sent to it is dropped.' };
    if (lost > 0)
      return {
        role: 'failed',
        head,
        detail:
          slots.includes(null) || backups === 0
            ? `${percent(lost)} of the hash is dropped: nobody else takes this share.`
            : `${percent(lost)} of the hash is dropped until the loss is noticed.`,
      };
    if (input.model === 'one-to-one') return tellPairs(head, backups, configured, view.facts.syncState);
    if (slots.length < configured)
      return {
        role: 'transition',
        head: `${slots.length} slots instead of ${configured}`,
        detail: 'The hash was computed anew: nothing is dropped, but flows of healthy members moved as well.',
      };
    if (backups > 0)
      return {
        role: 'active',
        head: `${head}, ${backups} backup`,
        detail: 'The next PIC to fail is covered: the backup takes its slot whole.',
      };
    const share = percent(100 / Math.max(1, slots.length));
    const next =
      action === 'drop'
        ? `The next PIC to fail loses ${share} of the hash.`
        : 'The next PIC to fail makes the hash start anew for everybody.';
    return { role: 'transition', head: `${head}, no backup${input.model === 'none' ? '' : ' left'}`, detail: next };
  };
}

function tellPairs(
  head: string,
  backups: number,
  pairs: number,
  sync: JsonValue | undefined,
): { readonly role: Role; readonly head: string; readonly detail: string } {
  if (backups < pairs)
    return {
      role: 'transition',
      head: `${head}, no backup`,
      detail: 'A second failure loses everything: member-failure-options do not exist here.',
    };
  const isInSync = Array.isArray(sync) && sync.every((state) => state === 'in-sync');
  return isInSync
    ? { role: 'active', head: `${head}, in sync`, detail: 'The next failure keeps all sessions.' }
    : { role: 'transition', head: `${head}, synchronising`, detail: 'A failure now loses what is not copied yet.' };
}
