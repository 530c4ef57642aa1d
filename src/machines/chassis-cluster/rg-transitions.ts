// Parts of the redundancy-group machine that several states share: transitions with their reasons. The states are in rg-machine.ts.

import { stopFabricClocks, stopMoveClock, stopStandbyClocks, stopSynchronising } from './rg-clocks';
import { type RgContext, weightText } from './rg-context';
import { endColdSync, endSuspension } from './rg-monitors';
import {
  because,
  evaluateLater,
  freezeRow,
  LEAVING_MS,
  noteHearing,
  prioritiesText,
  RECOVERY_HEARTBEATS,
  rg,
  settleControl,
  settleFabric,
  settleLater,
  takeGroup,
} from './rg-setup';

export const better = (c: RgContext): string => `Better priority ${prioritiesText(c)}`;
/** The captured sentence for a peer that gives way because its weight is used up. */
export const remoteYields = (c: RgContext): string =>
  c.peerPriorityNow === 0
    ? `Remote yield ${prioritiesText(c)}, due to ${c.peerFailures || 'weight'} failures`
    : better(c);
export const yields = (c: RgContext): string => `Preempt/yield${prioritiesText(c)}`;
export const alone = (c: RgContext): string => c.aloneText;

/** A manual failover ends when the group leaves its target. */
export const endManual = rg.assign(({ context }) => ({ manual: context.manual === 'self' ? 'none' : context.manual }));
export const endFabricFault = rg.assign({ fabricFault: false });
export const clearFailures = rg.assign({ fellNow: false, peerFellNow: false });

/** Out of service for the control link: RG0 has decided so for the whole node. */
const controlIneligible = {
  target: 'ineligible',
  actions: [because('cc.control.ineligible', () => 'Control link failure'), settleControl],
} as const;
const fabricIneligible = {
  target: 'ineligible',
  actions: [because('cc.fabric.ineligible', () => 'Fabric link failure'), rg.assign({ fabricFault: true })],
} as const;
const disabledByFabric = {
  target: 'disabled',
  actions: [because('cc.fabric.disabled', () => 'Fabric link failure'), settleFabric],
} as const;
export const onlyNode = {
  guard: 'peerIsGone',
  target: 'primary',
  actions: [because('cc.peer.gone', alone, ['CONTROL_LOST', 'FABRIC_LOST']), takeGroup()],
} as const;
export const keepsForControl = {
  guard: ({ event }: { event: { link: 'control' | 'fabric' } }) => event.link === 'control',
  target: 'primary',
  actions: [because('cc.control.takes'), takeGroup()],
} as const;
export const keepsForFabric = {
  target: 'primary',
  actions: [because('cc.fabric.takes'), takeGroup({ tellsPeer: false })],
} as const;

/** RG0 decides what a broken link means for its node and tells the node's other groups. */
export const tell = (type: 'NODE_KEEPS' | 'NODE_INELIGIBLE' | 'NODE_DISABLED', link: 'control' | 'fabric') =>
  rg.emit({ type, link });
export const rg0OutByControl = {
  guard: 'controlLinkFailed',
  target: 'ineligible',
  actions: [
    because('cc.control.ineligible', () => 'Control link failure'),
    settleControl,
    tell('NODE_INELIGIBLE', 'control'),
  ],
} as const;
export const rg0LosesControl = [
  {
    guard: 'nobodyIsPrimary',
    target: 'primary',
    actions: [because('cc.control.undetermined'), settleControl, takeGroup(), tell('NODE_KEEPS', 'control')],
  },
  rg0OutByControl,
] as const;
const fabricDisables = {
  guard: 'fabricFailedLegacy',
  target: 'disabled',
  actions: [because('cc.fabric.disabled', () => 'Fabric link failure'), settleFabric, tell('NODE_DISABLED', 'fabric')],
} as const;
/** RG0 itself never goes out for the fabric; the node's other groups do. */
const fabricPutsOut = {
  guard: 'fabricFailed',
  actions: [because('cc.fabric.rg0-stays'), settleFabric, tell('NODE_INELIGIBLE', 'fabric'), evaluateLater],
} as const;
const fabricKeeps = {
  guard: 'fabricFailed',
  actions: [because('cc.fabric.stays'), settleFabric, tell('NODE_KEEPS', 'fabric'), evaluateLater],
} as const;
/** The secondary side of RG0 when the fabric fails; the healthier of two nodes takes RG0. */
export const rg0LosesFabric = [
  fabricDisables,
  {
    guard: 'isHealthierNode',
    target: 'primary',
    actions: [because('cc.fabric.healthier'), settleFabric, takeGroup(), tell('NODE_KEEPS', 'fabric')],
  },
  fabricPutsOut,
] as const;
/** In secondary-hold it keeps the other groups at once, and RG0 has to wait. */
export const rg0LosesFabricInHold = [
  fabricDisables,
  {
    guard: 'isHealthierNode',
    actions: [
      because('cc.fabric.healthier-waits'),
      settleFabric,
      rg.assign({ takesAfterHold: true }),
      tell('NODE_KEEPS', 'fabric'),
      evaluateLater,
    ],
  },
  fabricPutsOut,
] as const;
export const primaryLosesFabric = [
  {
    guard: 'isSickerNode',
    actions: [because('cc.fabric.sicker'), settleFabric, tell('NODE_INELIGIBLE', 'fabric'), evaluateLater],
  },
  fabricKeeps,
] as const;
/** Only the fabric is back after a split brain: the probes show two primaries, and the lesser claim goes. */
export const rg0IsOutranked = {
  guard: 'isOutranked',
  target: 'ineligible',
  actions: [
    because('cc.split.probes', () => 'Control link failure'),
    settleControl,
    tell('NODE_INELIGIBLE', 'control'),
  ],
} as const;
/** The peer has said that it reboots [J-MAN103 has the role; the 1 s is UNCONFIRMED]. */
export const peerLeaves = {
  PEER_LEAVES: {
    actions: [because('cc.reboot.told'), rg.raise({ type: 'LEFT' }, { delay: LEAVING_MS, id: 'leaving' })],
  },
  LEFT: { target: 'primary', actions: [because('cc.reboot.taken', alone), takeGroup()] },
} as const;
/** The fabric's configuration is gone: whatever the release, the RG0 secondary is out [J-SLOT96]. */
export const fabricRemoved = {
  FABRIC_REMOVED: {
    target: 'disabled',
    actions: [
      because('cc.fabric.removed', () => 'Fabric configuration removed'),
      settleFabric,
      tell('NODE_DISABLED', 'fabric'),
    ],
  },
} as const;
export const whatRg0Says = {
  NODE_INELIGIBLE: [
    { guard: ({ event }: { event: { link: 'control' | 'fabric' } }) => event.link === 'control', ...controlIneligible },
    fabricIneligible,
  ],
  NODE_DISABLED: disabledByFabric,
} as const;
export const hearing = { actions: [noteHearing, settleLater] } as const;

/** Every clock stops with the power; the row keeps its look until the heartbeat time is over. */
export function losesPower(state: Parameters<typeof freezeRow>[0]) {
  return {
    target: 'lost',
    actions: [
      because('cc.power.lost'),
      freezeRow(state),
      stopStandbyClocks,
      stopMoveClock,
      stopSynchronising,
      stopFabricClocks,
      endSuspension,
      ...['settle', 'evaluate', 'preempt-period', 'recovery'].map((id) => rg.cancel(id)),
      rg.raise(
        { type: 'SHOW_LOST' },
        { delay: ({ context }) => (context.leaving ? LEAVING_MS : context.heartbeatMs), id: 'heartbeat' },
      ),
    ],
  } as const;
}

export function coldSyncDone() {
  return {
    actions: [endColdSync, rg.assign({ synchronising: false }), because('cc.cold-sync.done', weightText), settleLater],
  } as const;
}

/** Heartbeats are back: the first was heard one interval after the repair, the last of three makes the node reboot. */
export function waitsForRecovery() {
  return {
    actions: [
      noteHearing,
      settleLater,
      rg.enqueueActions(({ context, enqueue, check }) => {
        if (check('recoversByReboot'))
          enqueue.raise(
            { type: 'CONTROL_RECOVERED' },
            { delay: (RECOVERY_HEARTBEATS - 1) * context.intervalMs, id: 'recovery' },
          );
      }),
    ],
  } as const;
}
export function stopsRecovery() {
  return { actions: [noteHearing, rg.cancel('recovery'), settleLater] } as const;
}
