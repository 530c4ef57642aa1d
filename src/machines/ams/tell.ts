// One sentence for an entry of a run that a viewer should notice, in the field's words. It reads the trace and decides nothing.
import type { Design } from '../../model/design';
import type { Run, TraceEntry } from '../kernel/types';

const INSTANCE = /^(ams\d+)(?:\/(mams-[\d/]+))?@(.+)$/;

const PIC = /^pic:.+\/(mams-[\d/]+)$/;

/** The sentence for the entry with this seq; undefined = not newsworthy. */
export function tellAms(_: Design, run: Run, seq: number): string | undefined {
  const entry = run.trace[seq];
  const [, bundle, member] = INSTANCE.exec(entry?.instance ?? '') ?? [];
  const pic = PIC.exec(entry?.instance ?? '')?.[1];
  if (entry !== undefined && pic !== undefined) return tellPic(entry, pic);
  if (entry === undefined || bundle === undefined) return undefined;
  return member === undefined ? tellBundle(entry, bundle) : tellMember(entry, member, bundle);
}

/** What is lost between a failure and its notice. */
function tellPic(entry: TraceEntry, name: string): string | undefined {
  if (entry.from === entry.to || entry.to !== 'offline') return undefined;
  if (entry.rule === 'ams.pic.fail') return `${name} is gone. Nobody has noticed yet: what is hashed to it is lost.`;
  if (entry.rule === 'ams.card.fail') return `${name} is gone with its card. Nobody has noticed yet.`;
  return undefined;
}

function tellBundle(entry: TraceEntry, bundle: string): string | undefined {
  if (entry.rule === 'ams.restart') return `${bundle} starts from nothing: its PICs restart with their cards.`;
  if (entry.rule === 'ams.start' && entry.from !== entry.to) return `${bundle} is up: its members have their slots.`;
  if (entry.rule === 'ams.configured') return `The member-failure-options of ${bundle} have changed.`;
  if (entry.from !== entry.to && entry.to === 'wait-for-members')
    return `${bundle} has no Active member left: everything that is sent to it is dropped.`;
  return undefined;
}

type Sentence = (member: string, bundle: string, slot: string) => string;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'ams.takeover': (member, bundle, slot) =>
    `${member} takes slot ${slot} of ${bundle} whole: the sessions in it start again, nobody else is disturbed.`,
  'ams.one-to-one.kept': (member) => `${member} goes on with all sessions of its partner.`,
  'ams.one-to-one.unsynced': (member) => `${member} takes over, but it was not in sync: sessions are lost.`,
  'ams.one-to-one.returns': (member) => `${member} returns as Backup and synchronises; nothing preempts.`,
  'ams.one-to-one.second-loss': (member) => `${member} is lost as well: the pair serves nobody any more.`,
  'ams.one-to-one.cold': (member) => `${member} returns first and is Active, without state.`,
  'ams.drop': (member, bundle) =>
    `${member} is lost and ${bundle} has no backup: its share of the hash is dropped, the rejoin timer runs.`,
  'ams.rejoin.expired': (member) => `${member} has missed the rejoin timeout: Inactive, and its share stays dropped.`,
  'ams.rejoin': (member, _, slot) => `${member} is back in time and serves slot ${slot} again.`,
  'ams.rejoin.first': (member, _, slot) => `${member} is the first to return and fills slot ${slot}.`,
  'ams.rejoin.after-expiry': (member, _, slot) =>
    `${member} is the first to return after the timeout and fills slot ${slot} by itself.`,
  'ams.rejoin.enabled': (member, _, slot) => `${member} rejoins and serves slot ${slot} again.`,
  'ams.rejoin.enabled-late': (member) => `${member} rejoins by enable-rejoin.`,
  'ams.floating-backup': (member) => `${member} returns as the Backup: the member that took over stays Active.`,
  'ams.second-returns': (member) => `${member} returns second and is the Backup.`,
  'ams.kept-out': (member) => `${member} is online but kept out until revert: enable-rejoin is not configured.`,
  'ams.stays-out': (member) => `${member} is online but stays Inactive until revert: enable-rejoin is not configured.`,
  'ams.redistribute': (member, bundle) =>
    `${member} is lost: the hash of ${bundle} is computed anew over the others, flows of healthy members move too.`,
  'ams.redistribute.rejoin': (member, bundle) => `${member} rejoins: the hash of ${bundle} is computed anew once more.`,
  'ams.backup.lost': (member, bundle) =>
    `${member}, the backup of ${bundle}, is lost: the next failure is not covered.`,
  'ams.revert': (member) => `${member} is let in again by revert.`,
};

function tellMember(entry: TraceEntry, member: string, bundle: string): string | undefined {
  if (entry.rule === 'ams.switchover')
    return entry.to === 'active' ? `${member} takes over by command; the sessions of the slot start again.` : undefined;
  return SENTENCES[entry.rule]?.(member, bundle, JSON.stringify(entry.facts.slot));
}
