// Every rule of AMS that a run can name: what it says, where it comes from, how sure it is. Data only.
import { chassisRules } from '../chassis';
import type { Rule } from '../kernel/types';

const rule = (id: string, confidence: Rule['confidence'], source: string, text: string): Rule => ({
  id: `ams.${id}`,
  text,
  source,
  confidence,
});

export const AMS_PREFIX = 'ams';

export const rules: readonly Rule[] = [
  ...chassisRules(AMS_PREFIX),
  rule(
    'start',
    'documented',
    'S8',
    'At start-up every member but the preferred backup becomes Active and takes its slot of the hash.',
  ),
  rule(
    'start.backup',
    'documented',
    'S8',
    'At start-up the preferred backup becomes Backup: it is only the initial one.',
  ),
  rule(
    'takeover',
    'documented',
    'S1, S2',
    'Many-to-one: the backup takes the slot of the failed member as it is; other slots keep their owners and flows, member-failure-options have no say.',
  ),
  rule(
    'covered',
    'documented',
    'S1',
    'The backup covers the failed member: no share is discarded and no timer runs. The label Inactive is an assumption.',
  ),
  rule(
    'floating-backup',
    'documented',
    'S1',
    'A covered member that returns, whenever it does, becomes the Backup: the former backup stays Active, nothing preempts.',
  ),
  rule('second-returns', 'documented', 'S2', 'The second member to return becomes the Backup, whichever failed first.'),
  rule(
    'backup.lost',
    'derived',
    'S1',
    'The backup fails: traffic is not touched, the next failure is no longer covered.',
  ),
  rule('unprotected', 'derived', 'S1', 'No backup is left.'),
  rule(
    'drop',
    'documented',
    'S2, S9',
    'No backup is left: the share of the failed member is dropped and the rejoin timer starts (drop-member-traffic, the default).',
  ),
  rule(
    'drop.same-timer',
    'documented',
    'S3',
    'All members in Discard share one timer; that a further failure does not restart it is an assumption.',
  ),
  rule('rejoin', 'documented', 'S3', 'The member returns within the rejoin-timeout and takes its own share back.'),
  rule(
    'rejoin.first',
    'documented',
    'S2',
    'The first failed member to return fills the dropped slot, whichever failed first.',
  ),
  rule('slot.taken', 'unconfirmed', 'S2', 'Another member serves its share now: it is no longer discarded.'),
  rule(
    'rejoin.expired',
    'documented',
    'S3',
    'The rejoin-timeout is over: all Discard members become Inactive together, and their share stays dropped; it is not redistributed.',
  ),
  rule(
    'rejoin.after-expiry',
    'documented',
    'S2',
    'After the timeout the first failed member to return becomes Active by itself.',
  ),
  rule(
    'kept-out',
    'documented',
    'S2',
    'After the timeout further members stay out (Discard) until revert: enable-rejoin is not configured.',
  ),
  rule('rejoin.enabled', 'derived', 'S12', 'enable-rejoin: the member rejoins and takes its own share back.'),
  rule(
    'rejoin.enabled-late',
    'unconfirmed',
    'S2, S12',
    'enable-rejoin: a further member fills the next dropped slot, or becomes Backup.',
  ),
  rule(
    'stays-out',
    'derived',
    'S4, S14',
    'Without enable-rejoin a member that returns late stays Inactive until revert.',
  ),
  rule(
    'redistribute',
    'documented',
    'S2, S9',
    'No backup is left: nothing is dropped, the hash is computed anew over the remaining members (redistribute-all-traffic).',
  ),
  rule(
    'redistribute.rehash',
    'derived',
    'S2, S4',
    'The number of slots has changed: flows of healthy members move as well.',
  ),
  rule(
    'redistribute.rejoin',
    'documented',
    'S2',
    'enable-rejoin: the member returns, and traffic is load-balanced afresh.',
  ),
  rule('revert', 'derived', 'S12', 'request interface load-balancing revert lets a member in again that was kept out.'),
  rule(
    'switchover',
    'derived',
    'S12',
    'request interface load-balancing switchover: the backup takes the slot, the member stands by.',
  ),
  rule(
    'one-to-one.kept',
    'documented',
    'S1',
    'One-to-one in sync: the backup goes on with all sessions and IPsec SAs.',
  ),
  rule(
    'one-to-one.unsynced',
    'derived',
    'S1',
    'One-to-one not in sync: only what was already synchronised survives; all of it is counted as lost.',
  ),
  rule(
    'one-to-one.returns',
    'documented',
    'S1',
    'The returning member of a pair becomes Backup and resynchronises from the new Active.',
  ),
  rule(
    'one-to-one.synced',
    'unconfirmed',
    'AMS 7',
    'The backup has copied the state of its active member; the 60 s are an assumption.',
  ),
  rule(
    'one-to-one.second-loss',
    'derived',
    'S2, S12',
    'The pair has no member left: one-to-one has no member-failure-options, all of its share is lost.',
  ),
  rule('one-to-one.cold', 'derived', 'S2', 'The first member of the pair to return becomes Active, without state.'),
  rule(
    'restart',
    'derived',
    'R41, S16',
    'All services PICs restart with their cards: the bundle starts from nothing, every session is lost.',
  ),
  rule('configured', 'derived', 'S12', 'The member-failure-options were changed by a commit.'),
];
