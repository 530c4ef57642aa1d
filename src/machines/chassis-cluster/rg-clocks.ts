// Clocks of the redundancy-group machine: when each starts and when it stops. What they ring for is decided in rg-machine.ts.
import {
  areBothFailed,
  areCentralPointsDown,
  canSynchronise,
  deservesGroup,
  isFabricUneven,
  isPeerFailed,
  isPeerHeard,
  isTiedAtZero,
  lacksProbes,
  standsAlone,
} from './rg-context';
import { COLD_SYNC_MS, ELECTION_MS, FABRIC_UNEVEN_MS, MOVE_MS, prioritiesText, rg } from './rg-setup';

/** The move after a failure of the primary; it runs in secondary-hold, too. */
const setMoveClock = (canTie: boolean) =>
  rg.enqueueActions(({ context, enqueue }) => {
    const cause = canTie && isTiedAtZero(context) ? 'lower-id' : 'weight';
    const holds = isPeerFailed(context) || cause === 'lower-id';
    const pending = context.move !== 'none';
    const stillHolds = context.moveCause === 'weight' ? isPeerFailed(context) : areBothFailed(context);
    if (pending && !stillHolds) {
      enqueue.cancel('move');
      enqueue.assign({ move: 'none' });
    }
    if ((!pending || !stillHolds) && holds && isPeerHeard(context)) {
      enqueue.raise({ type: 'MOVE_RIPE' }, { delay: MOVE_MS, id: 'move' });
      enqueue.assign({ move: 'running', moveCause: cause });
      enqueue.emit({ type: 'rule', rule: 'cc.move.clock', text: prioritiesText(context) });
    }
  });

/** Preemption, election, and the claim of a node that stands alone. */
const setStandbyClocks = rg.enqueueActions(({ context, enqueue }) => {
  const deserves = deservesGroup(context);
  if (context.preempt !== 'none' && !deserves) {
    enqueue.cancel('preempt');
    enqueue.assign({ preempt: 'none' });
  } else if (context.preempt === 'none' && deserves && isPeerHeard(context)) {
    enqueue.raise({ type: 'PREEMPT_RIPE' }, { delay: context.preemptDelayMs, id: 'preempt' });
    enqueue.assign({ preempt: 'running' });
    // Where the peer has failed as well, the move after the failure comes first and is what happened.
    if (!isPeerFailed(context)) enqueue.emit({ type: 'rule', rule: 'cc.preempt.clock', text: prioritiesText(context) });
  }
  // With both central points gone there is nobody to elect.
  const elects = isPeerHeard(context) && context.peerState === 'secondary' && !areCentralPointsDown(context);
  if (context.electing !== elects) {
    if (elects) {
      enqueue.raise({ type: 'ELECTION' }, { delay: ELECTION_MS, id: 'elect' });
      enqueue.emit({ type: 'rule', rule: 'cc.election.clock', text: prioritiesText(context) });
    } else enqueue.cancel('elect');
    enqueue.assign({ electing: elects });
  }
  const claims = standsAlone(context);
  if (context.claiming !== claims) {
    if (claims) {
      enqueue.raise({ type: 'CLAIM' }, { delay: context.heartbeatMs, id: 'claim' });
      enqueue.emit({ type: 'rule', rule: 'cc.election.claim' });
    } else enqueue.cancel('claim');
    enqueue.assign({ claiming: claims });
  }
});

/** What RG0 waits for after a fabric fault with one healthy node, and for the first probe ever. */
const setFabricClocks = rg.enqueueActions(({ context, enqueue }) => {
  const uneven = context.isRg0 && isFabricUneven(context);
  if (uneven !== (context.fabricWait !== 'none')) {
    if (uneven) {
      // The fault is as old as the heartbeat time that it took to see it.
      enqueue.raise({ type: 'FABRIC_RIPE' }, { delay: FABRIC_UNEVEN_MS - context.heartbeatMs, id: 'fabric-wait' });
      enqueue.emit({ type: 'rule', rule: 'cc.fabric.waits' });
    } else enqueue.cancel('fabric-wait');
    enqueue.assign({ fabricWait: uneven ? 'running' : 'none' });
  }
  const lacks = lacksProbes(context);
  if (context.awaitsProbe === lacks) return;
  if (lacks) enqueue.raise({ type: 'PROBES_MISSING' }, { delay: context.heartbeatMs, id: 'probe' });
  else enqueue.cancel('probe');
  enqueue.assign({ awaitsProbe: lacks });
});

const setColdSyncClock = rg.enqueueActions(({ context, enqueue }) => {
  const synchronises = canSynchronise(context);
  if (context.synchronising === synchronises) return;
  if (synchronises) {
    enqueue.raise({ type: 'SYNCHRONISED' }, { delay: COLD_SYNC_MS, id: 'cold-sync' });
    enqueue.emit({ type: 'rule', rule: 'cc.cold-sync.clock' });
  } else enqueue.cancel('cold-sync');
  enqueue.assign({ synchronising: synchronises });
});

/** Starts and stops the clocks whose conditions began or ceased to hold. `state` is the state that evaluates. */
export const setClocks = (state: 'secondary' | 'secondary-hold' | 'primary') => [
  ...(state === 'primary' ? [] : [setMoveClock(state === 'secondary')]),
  rg.assign({ fellNow: false, peerFellNow: false }),
  ...(state === 'secondary' ? [setStandbyClocks] : []),
  setFabricClocks,
  setColdSyncClock,
];

/** Clocks of a standby end with it. */
export const stopStandbyClocks = rg.enqueueActions(({ enqueue }) => {
  for (const id of ['preempt', 'elect', 'claim', 'leaving']) enqueue.cancel(id);
  enqueue.assign({ preempt: 'none', electing: false, claiming: false });
});
export const stopMoveClock = rg.enqueueActions(({ enqueue }) => {
  enqueue.cancel('move');
  enqueue.assign({ move: 'none', moveCause: 'weight' });
});
export const stopSynchronising = rg.enqueueActions(({ enqueue }) => {
  enqueue.cancel('cold-sync');
  enqueue.assign({ synchronising: false });
});
/** The long wait after a fabric fault, and the one for the first probe. */
export const stopFabricClocks = rg.enqueueActions(({ enqueue }) => {
  for (const id of ['fabric-wait', 'probe']) enqueue.cancel(id);
  enqueue.assign({ fabricWait: 'none', awaitsProbe: false, takesAfterHold: false });
});
