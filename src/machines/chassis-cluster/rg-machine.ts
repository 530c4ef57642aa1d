// One redundancy group on one node as a state machine: who is primary, who waits, who is out. It knows no names and no other group.

import { setClocks, stopFabricClocks, stopMoveClock, stopStandbyClocks, stopSynchronising } from './rg-clocks';
import { initialContext } from './rg-context';
import {
  endColdSync,
  noteMonitor,
  noteMonitorQuietly,
  resumeMonitoring,
  suspendMonitoring,
  tellFailure,
} from './rg-monitors';
import {
  because,
  COLD_SYNC_MS,
  countPreempt,
  evaluateLater,
  forgetBeforeBoot,
  INELIGIBLE_MS,
  INITIAL_HOLD_MS,
  leaveGroup,
  noteHealth,
  noteHearing,
  notePeer,
  noteProbe,
  noteTaken,
  prioritiesText,
  rg,
  settleControl,
  settleLater,
  takeGroup,
  tellPeer,
} from './rg-setup';
import {
  alone,
  better,
  clearFailures,
  coldSyncDone,
  endFabricFault,
  endManual,
  fabricRemoved,
  hearing,
  keepsForControl,
  keepsForFabric,
  losesPower,
  onlyNode,
  peerLeaves,
  primaryLosesFabric,
  remoteYields,
  rg0IsOutranked,
  rg0LosesControl,
  rg0LosesFabric,
  rg0LosesFabricInHold,
  rg0OutByControl,
  stopsRecovery,
  tell,
  waitsForRecovery,
  whatRg0Says,
  yields,
} from './rg-transitions';

export const rgMachine = rg.createMachine({
  id: 'redundancy-group',
  context: ({ input }) => initialContext(input),
  initial: 'lost',
  on: {
    POWER_LOST: {},
    MONITOR_DOWN: { actions: [noteMonitor, settleLater] },
    MONITOR_UP: { actions: [noteMonitor, settleLater] },
    CONTROL_UP: hearing,
    CONTROL_SILENT: hearing,
    CONTROL_LOST: hearing,
    FABRIC_UP: hearing,
    FABRIC_SILENT: hearing,
    FABRIC_LOST: { actions: [noteHearing, tellFailure, settleLater] },
    FABRIC_RETURNING: { actions: [noteHearing, evaluateLater] },
    SUSPEND: { actions: suspendMonitoring },
    RESUME: { actions: [resumeMonitoring, settleLater] },
    HEALTH: { actions: [noteHealth, settleLater] },
    PROBE: { actions: noteProbe },
    PROBES_MISSING: {
      actions: [
        because('cc.probe.never'),
        rg.enqueueActions(({ context, enqueue }) => {
          if (context.isRg0) enqueue.emit({ type: 'PROBES_MISSING' });
        }),
        noteHearing,
        tellFailure,
        settleLater,
      ],
    },
    FABRIC_RIPE: { actions: [because('cc.fabric.waited'), rg.assign({ fabricWait: 'ripe' }), evaluateLater] },
    LEAVES: { actions: [because('cc.reboot.told'), rg.assign({ leaving: true })] },
    PEER_STATUS: { actions: [notePeer, evaluateLater] },
    TAKEN: { actions: [noteTaken, evaluateLater] },
    COUNT_CLEARED: {
      actions: [because('cc.count.cleared'), rg.assign({ preemptCount: 0 }), rg.cancel('preempt-period'), settleLater],
    },
    MANUAL_RESET: {
      actions: [because('cc.manual.reset', () => 'Manual failover reset'), rg.assign({ manual: 'none' }), settleLater],
    },
    PREEMPT_PERIOD_OVER: {
      guard: ({ context }) => context.preemptCount < context.preemptLimit,
      actions: [because('cc.preempt.period'), rg.assign({ preemptCount: 0 }), settleLater],
    },
    EVALUATE: { guard: ({ context }) => context.fellNow || context.peerFellNow, actions: clearFailures },
  },
  states: {
    lost: {
      // Ports of a dead node go dark, too, and its counters follow; its row does not.
      on: {
        BOOTED: {
          target: 'hold',
          actions: [rg.cancel('heartbeat'), because('cc.boot.hold'), forgetBeforeBoot],
        },
        SHOW_LOST: {
          actions: [
            because('cc.peer.lost'),
            rg.assign({ shownState: 'lost', shownWeight: null, shownPriority: 0, shownFailures: null }),
          ],
        },
        MONITOR_DOWN: { actions: noteMonitorQuietly },
        MONITOR_UP: { actions: noteMonitorQuietly },
        PEER_STATUS: {},
        TAKEN: {},
        MANUAL_RESET: {},
        EVALUATE: {},
        SUSPEND: {},
        HEALTH: {},
        PROBE: {},
        LEAVES: {},
        COUNT_CLEARED: { actions: because('cc.count.cleared') },
        CONTROL_UP: {},
        CONTROL_SILENT: {},
        CONTROL_LOST: {},
        FABRIC_UP: {},
        FABRIC_SILENT: {},
        FABRIC_LOST: {},
        FABRIC_RETURNING: {},
      },
    },
    hold: {
      entry: [rg.raise({ type: 'HOLD_OVER' }, { delay: INITIAL_HOLD_MS, id: 'hold' }), settleLater],
      exit: rg.cancel('hold'),
      on: {
        POWER_LOST: losesPower('hold'),
        SETTLE: { actions: [tellPeer('hold'), evaluateLater] },
        HOLD_OVER: { target: 'secondary', actions: because('cc.boot.ready', () => 'Hold timer expired') },
      },
    },
    secondary: {
      entry: [endFabricFault, settleLater],
      exit: stopStandbyClocks,
      on: {
        POWER_LOST: losesPower('secondary'),
        SETTLE: { actions: [tellPeer('secondary'), evaluateLater] },
        EVALUATE: [
          onlyNode,
          ...rg0LosesControl,
          ...rg0LosesFabric,
          { guard: 'isOwed', target: 'primary', actions: [because('cc.fabric.healthier'), takeGroup()] },
          {
            guard: 'tieIsDue',
            target: 'primary',
            actions: [
              because('cc.move.lower-id', remoteYields, ['MONITOR_DOWN', 'PEER_STATUS']),
              takeGroup({ forwardsAtOnce: true }),
            ],
          },
          {
            guard: 'moveIsDue',
            target: 'primary',
            actions: [because('cc.move.weight', remoteYields), takeGroup({ forwardsAtOnce: true })],
          },
          {
            guard: 'preemptIsDue',
            target: 'primary',
            actions: [because('cc.preempt.move', better), countPreempt, takeGroup()],
          },
          { actions: setClocks('secondary') },
        ],
        ...fabricRemoved,
        ...whatRg0Says,
        ...peerLeaves,
        NODE_KEEPS: [keepsForControl, keepsForFabric],
        MOVE_RIPE: { actions: [because('cc.move.ripe', prioritiesText), rg.assign({ move: 'ripe' }), evaluateLater] },
        PREEMPT_RIPE: [
          // The move after a failure is being decided in this instant: it is the reason, not preemption.
          { guard: 'moveIsDue', actions: rg.assign({ preempt: 'ripe' }) },
          { actions: [because('cc.preempt.ripe', prioritiesText), rg.assign({ preempt: 'ripe' }), evaluateLater] },
        ],
        ELECTION: [
          {
            guard: 'electionIsWon',
            target: 'primary',
            actions: [because('cc.election', remoteYields), takeGroup()],
          },
          { actions: [rg.assign({ electing: false }), evaluateLater] },
        ],
        CLAIM: {
          guard: 'standsAlone',
          target: 'primary',
          actions: [because('cc.election.alone', alone), takeGroup()],
        },
        MANUAL_FAILOVER: {
          target: 'primary',
          actions: [because('cc.manual.failover', () => 'Manual failover'), takeGroup({ manual: true })],
        },
        SYNCHRONISED: coldSyncDone(),
      },
    },
    primary: {
      entry: [stopMoveClock, endFabricFault, rg.assign({ takesAfterHold: false }), settleLater],
      exit: leaveGroup,
      on: {
        POWER_LOST: losesPower('primary'),
        SETTLE: { actions: [tellPeer('primary'), evaluateLater] },
        EVALUATE: [
          { guard: 'hasToYield', target: 'secondary-hold', actions: because('cc.split.yield', yields) },
          {
            guard: 'nobodyCanBePrimary',
            target: 'secondary-hold',
            actions: because('cc.spu.no-primary', () => 'SPU failure'),
          },
          rg0IsOutranked,
          {
            guard: 'controlLinkFailed',
            actions: [because('cc.control.stays'), settleControl, tell('NODE_KEEPS', 'control'), evaluateLater],
          },
          ...primaryLosesFabric,
          { actions: setClocks('primary') },
        ],
        FABRIC_REMOVED: {
          actions: [
            because('cc.fabric.stays'),
            rg.assign({ fabricSettled: true }),
            tell('NODE_KEEPS', 'fabric'),
            evaluateLater,
          ],
        },
        TAKEN: { target: 'secondary-hold', actions: [noteTaken, because('cc.move.yield', yields)] },
        ...whatRg0Says,
        FORWARD: {
          actions: [because('cc.forward'), rg.assign({ forwarding: true }), rg.emit({ type: 'ANNOUNCE' })],
        },
        SYNCHRONISED: coldSyncDone(),
      },
    },
    'secondary-hold': {
      entry: [
        endManual,
        // RG0 has left this node: no other group is to follow it because of what that does to ports.
        rg.enqueueActions(({ context, enqueue }) => {
          if (!context.isRg0) return;
          enqueue.emit({ type: 'SUSPEND' });
          enqueue.raise({ type: 'SUSPEND' });
        }),
        rg.raise({ type: 'HOLD_DOWN_OVER' }, { delay: ({ context }) => context.holdDownMs, id: 'hold-down' }),
        settleLater,
      ],
      exit: [rg.cancel('hold-down'), rg.cancel('leaving')],
      on: {
        POWER_LOST: losesPower('secondary-hold'),
        SETTLE: { actions: [tellPeer('secondary-hold'), evaluateLater] },
        EVALUATE: [onlyNode, rg0OutByControl, ...rg0LosesFabricInHold, { actions: setClocks('secondary-hold') }],
        ...fabricRemoved,
        ...whatRg0Says,
        ...peerLeaves,
        NODE_KEEPS: [keepsForControl, keepsForFabric],
        MOVE_RIPE: { actions: [because('cc.move.ripe', prioritiesText), rg.assign({ move: 'ripe' })] },
        HOLD_DOWN_OVER: {
          target: 'secondary',
          actions: because('cc.hold-down.over', () => 'Ready to become secondary'),
        },
        SYNCHRONISED: coldSyncDone(),
      },
    },
    ineligible: {
      entry: [
        endManual,
        stopMoveClock,
        stopSynchronising,
        stopFabricClocks,
        rg.enqueueActions(({ context, enqueue }) => {
          if (!context.fabricFault)
            enqueue.raise({ type: 'INELIGIBLE_OVER' }, { delay: INELIGIBLE_MS, id: 'ineligible' });
        }),
        settleLater,
      ],
      exit: [rg.cancel('ineligible'), rg.cancel('fabric-recovery')],
      on: {
        POWER_LOST: losesPower('ineligible'),
        SETTLE: { actions: [tellPeer('ineligible'), evaluateLater] },
        EVALUATE: onlyNode,
        INELIGIBLE_OVER: {
          target: 'disabled',
          actions: because('cc.control.disabled', () => 'Ineligible timer expired'),
        },
        CONTROL_UP: waitsForRecovery(),
        CONTROL_SILENT: stopsRecovery(),
        CONTROL_RECOVERED: { actions: [because('cc.control.recovery'), rg.emit({ type: 'REBOOT' })] },
        FABRIC_UP: {
          actions: [
            noteHearing,
            settleLater,
            rg.enqueueActions(({ context, enqueue }) => {
              // Heard one interval after the repair; the time counts from the repair.
              if (context.fabricFault)
                enqueue.raise(
                  { type: 'FABRIC_RECOVERED' },
                  { delay: COLD_SYNC_MS - context.intervalMs, id: 'fabric-recovery' },
                );
            }),
          ],
        },
        FABRIC_SILENT: { actions: [noteHearing, rg.cancel('fabric-recovery'), settleLater] },
        FABRIC_RECOVERED: {
          target: 'secondary',
          actions: [because('cc.fabric.recovered'), endColdSync],
        },
      },
    },
    disabled: {
      entry: [stopMoveClock, stopSynchronising, stopFabricClocks, endManual, endFabricFault, settleLater],
      on: {
        POWER_LOST: losesPower('disabled'),
        SETTLE: { actions: [tellPeer('disabled'), evaluateLater] },
        CONTROL_UP: waitsForRecovery(),
        CONTROL_SILENT: stopsRecovery(),
        CONTROL_RECOVERED: { actions: [because('cc.control.recovery'), rg.emit({ type: 'REBOOT' })] },
      },
    },
  },
});
