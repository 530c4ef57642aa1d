// From the view of a node to the blocks that its outputs have in common: node, peer, groups. It lays out no text.

import { icdInstance, iclInstance, modeOf, srg0Instance, srg0Of, syncInstance } from '../pair';
import { isAtLeast } from '../release';
import type { NodeBlock, PeerBlock, SrgBlock } from './information';
import { nodeStatus, type PairView, type SrgView } from './view';

/** 24.4R2 prints a grid id [VRRP]. */
const hasGridId = (release: string | undefined): boolean =>
  isAtLeast(release, 25, 1) || (isAtLeast(release, 24, 4) && Number(/R(\d+)/.exec(release ?? 'R9')?.[1]) >= 2);

export function peerBlock({ self, fact }: PairView): PeerBlock {
  const { peer } = self.config;
  const { minimumIntervalMs = 1000, multiplier = 3 } = peer.liveness;
  const { forwarding } = peer;
  return {
    id: peer.peerId,
    address: peer.peerIp,
    interface: peer.interface ?? 'N/A',
    instance: peer.instance ?? 'default',
    encrypted: peer.vpnProfile !== undefined,
    connState: fact(iclInstance(self), 'connState', 'DOWN'),
    detection: `${multiplier} * ${minimumIntervalMs}ms`,
    coldSync: fact(syncInstance(self), 'coldSync', 'UNKNOWN'),
    icd:
      forwarding === undefined
        ? undefined
        : {
            address: forwarding.peerIp,
            interface: forwarding.interface ?? 'N/A',
            connState: fact(icdInstance(self), 'connState', 'DOWN'),
          },
  };
}

export function nodeBlock(view: PairView): NodeBlock {
  const { config } = view.self;
  return {
    status: nodeStatus(view),
    hasGridId: hasGridId(view.release),
    localId: config.localId,
    localIp: config.localIp,
    forwardingIp: config.localForwardingIp,
    peer: peerBlock(view),
  };
}

/** Current State of SRG0; undefined where it is not configured: then no block is printed [VRRP]. */
export const srg0State = ({ self, instance }: PairView): string | undefined =>
  srg0Of(self) === undefined ? undefined : (instance(srg0Instance(self))?.state ?? 'unknown').toUpperCase();

export function srgBlock({ self }: PairView, view: SrgView): SrgBlock {
  const { srg, status, failures } = view;
  return {
    id: srg.id,
    deploymentType: modeOf(srg).toUpperCase(),
    status,
    priority: view.priority,
    preemption: view.preemption,
    processesOnBackup: view.processesOnBackup,
    // Its other word, and that of the check below, are UNCONFIRMED.
    controlPlane: failures.includes('CP') ? 'NOT READY' : 'READY',
    integrity: status === 'BACKUP' ? (view.coldSync === 'COMPLETE' ? 'COMPLETE' : 'IN PROGRESS') : 'N/A',
    failures,
    peerId: self.config.peer.peerId,
    peerStatus: view.peerStatus,
    health: view.health,
    readiness: view.readiness,
  };
}
