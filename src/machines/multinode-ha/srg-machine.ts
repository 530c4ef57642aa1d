// One services redundancy group (1 and up) on one node as a state machine, S1 to S14. It knows no names, no routes and no other group.
import { initialContext, type SrgState } from './srg-context';
import {
  aimProbe,
  announceIfPeerYields,
  because,
  dropClaim,
  evaluateLater,
  failure,
  forgetBeforeBoot,
  note,
  settleLater,
  srg,
  takeGroup,
  tellPeer,
} from './srg-setup';

const noted = { actions: [note, settleLater] } as const;
const settled = (state: SrgState) => ({ actions: [tellPeer(state), evaluateLater] });
const otherwise = (state: SrgState) => ({ actions: aimProbe(state) });
const losesPower = {
  target: 'off',
  actions: [because('srg.power', ''), srg.emit({ type: 'STOP' }), srg.assign(() => ({ reason: '', probing: false }))],
} as const;
const fails = { guard: 'hasFailed', target: 'ineligible', actions: because('s6', failure) } as const;

const PEER_ACTIVE = 'Peer state Active received';
const PROBE = 'Split Brain Prevention logic result';

export const srgMachine = srg.createMachine({
  id: 'srg',
  context: ({ input }) => initialContext(input),
  initial: 'off',
  on: {
    FAILURES: noted,
    PROCESS_DOWN: noted,
    PROCESS_UP: noted,
    NODE: noted,
    CONN_UP: noted,
    CONN_DOWN: noted,
    HEARD: { actions: settleLater },
    SYNC: { actions: [note, evaluateLater] },
    SRG_STATUS: { actions: [note, evaluateLater] },
    VERDICT: { actions: [note, evaluateLater] },
    CONFIGURE: noted,
  },
  states: {
    off: {
      on: {
        BOOTED: { target: 'hold', actions: [forgetBeforeBoot, because('s1', '')] },
        // Its node and its monitors tell it again in the instant of the boot.
        FAILURES: {},
        NODE: {},
        PROCESS_DOWN: {},
        PROCESS_UP: {},
        CONN_UP: {},
        CONN_DOWN: {},
        HEARD: {},
        SYNC: {},
        SRG_STATUS: {},
        VERDICT: {},
      },
    },
    hold: {
      entry: [
        srg.assign({ holdOver: false }),
        dropClaim,
        srg.raise({ type: 'HOLD_OVER' }, { delay: ({ context }) => context.holdMs, id: 'hold' }),
        settleLater,
      ],
      exit: srg.cancel('hold'),
      on: {
        POWER_LOST: losesPower,
        SETTLE: settled('hold'),
        HOLD_OVER: {
          actions: [srg.assign({ holdOver: true }), srg.emit({ type: 'rule', rule: 'mnha.hold.over' }), evaluateLater],
        },
        EVALUATE: [
          fails,
          { guard: 'peerIsActive', target: 'backup', actions: because('s2', PEER_ACTIVE) },
          {
            guard: 'peerGivesUp',
            target: 'active',
            actions: [because('s7', 'Peer state Ineligible received'), takeGroup()],
          },
          {
            guard: 'winsElectionInHold',
            target: 'active',
            actions: [because('s3', 'Activeness priority'), takeGroup()],
          },
          {
            guard: 'probeElects',
            target: 'active',
            actions: [because('s3.probe', 'Activeness probe result'), takeGroup()],
          },
          { guard: 'takesOverAfterLoss', target: 'active', actions: [because('s4', PROBE), takeGroup()] },
          { guard: 'takesOverAlone', target: 'active', actions: [because('s5', PROBE), takeGroup()] },
          otherwise('hold'),
        ],
      },
    },
    backup: {
      entry: [dropClaim, settleLater],
      on: {
        POWER_LOST: losesPower,
        SETTLE: settled('backup'),
        MANUAL_FAILOVER: {
          target: 'active',
          actions: [because('s8', 'Manual failover at Peer'), takeGroup('manual')],
        },
        EVALUATE: [
          fails,
          {
            guard: 'peerGivesUp',
            target: 'active',
            actions: [because('s7', 'Peer state Ineligible received'), takeGroup()],
          },
          { guard: 'mayPreempt', target: 'active', actions: [because('s10', 'Preemption'), takeGroup('preempt')] },
          { guard: 'winsElection', target: 'active', actions: [because('s3', 'Activeness priority'), takeGroup()] },
          { guard: 'takesOver', target: 'active', actions: [because('s9', PROBE), takeGroup()] },
          otherwise('backup'),
        ],
      },
    },
    active: {
      entry: settleLater,
      on: {
        POWER_LOST: losesPower,
        SETTLE: settled('active'),
        SRG_STATUS: { actions: [announceIfPeerYields, note, evaluateLater] },
        REANNOUNCE: { actions: [srg.emit({ type: 'rule', rule: 'mnha.announce' }), srg.emit({ type: 'ANNOUNCE' })] },
        EVALUATE: [
          fails,
          { guard: 'hasToYield', target: 'backup', actions: because('s11', PEER_ACTIVE) },
          otherwise('active'),
        ],
      },
    },
    ineligible: {
      entry: [dropClaim, settleLater],
      on: {
        POWER_LOST: losesPower,
        SETTLE: settled('ineligible'),
        EVALUATE: [
          { guard: 'hasFailed', actions: aimProbe('ineligible') },
          { guard: 'peerIsActive', target: 'backup', actions: because('s12', PEER_ACTIVE) },
          {
            guard: 'recoversAsActive',
            target: 'active',
            actions: [because('s13', 'Failure events cleared'), takeGroup()],
          },
          { guard: 'isAlone', target: 'hold', actions: because('s14', 'Failure events cleared') },
        ],
      },
    },
  },
});
