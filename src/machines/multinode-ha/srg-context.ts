// What one services redundancy group (1 and up) on one node knows, and what it concludes. Pure; no machine.
import type { JsonObject } from '../../model/json';

/** As `show chassis high-availability` prints them; `off` = the node has no power. */
export type SrgState = 'off' | 'hold' | 'active' | 'backup' | 'ineligible';

/** The group's configuration on one node. */
export type SrgInput = {
  readonly localId: number;
  /** Time of a standalone HOLD: one observation, vSRX 24.4R1 [FWS-L7]. */
  readonly holdMs: number;
  /** 0 = none configured. */
  readonly priority: number;
  readonly preempts: boolean;
  readonly processesOnBackup: boolean;
  /** Up to 21.3 and without priorities the probe elects, not the peers among themselves [SEED]. */
  readonly probeElects: boolean;
  readonly hasActiveRoute: boolean;
  readonly hasBackupRoute: boolean;
  readonly hasVip: boolean;
  /** Control-plane processes matter: the group owns IPsec. */
  readonly hasIpsec: boolean;
};

/** Why the peer is active, in its own words to us. */
export type Claim = 'none' | 'manual' | 'preempt';

export type SrgContext = SrgInput & {
  /** BF, IP, IF: what its monitors say. */
  readonly monitored: readonly string[];
  /** How many control-plane processes are restarting. */
  readonly processesDown: number;
  /** The node is isolated. */
  readonly isolated: boolean;
  /** `software-upgrade` is committed. */
  readonly upgrading: boolean;
  readonly conn: 'unseen' | 'up' | 'down';
  readonly coldSync: string;
  readonly peerState: SrgState | 'unknown';
  readonly peerPriority: number;
  readonly peerId: number;
  /** The peer cannot serve: failure or maintenance. */
  readonly peerFailed: boolean;
  readonly peerClaim: Claim;
  /** Time of a standalone HOLD is over. */
  readonly holdOver: boolean;
  /** The probe says: take over. */
  readonly verdict: boolean;
  readonly probing: boolean;
  readonly claim: Claim;
  /** Reason of the last transition; '' = none yet. */
  readonly reason: string;
};

/** What a boot makes forget. */
export const freshlyBooted = () =>
  ({
    monitored: [],
    isolated: false,
    upgrading: false,
    processesDown: 0,
    conn: 'unseen',
    coldSync: 'UNKNOWN',
    peerState: 'unknown',
    peerPriority: 0,
    peerId: 0,
    peerFailed: false,
    peerClaim: 'none',
    holdOver: false,
    verdict: false,
    probing: false,
    claim: 'none',
    reason: '',
  }) as const;

export const initialContext = (input: SrgInput): SrgContext => ({
  ...input,
  ...freshlyBooted(),
});

/** Failure events in the order of the CLI's legend. */
export const failureEvents = (c: SrgContext): readonly string[] => [
  ...['BF', 'IP', 'IF'].filter((code) => c.monitored.includes(code)),
  ...(c.hasIpsec && c.processesDown > 0 ? ['CP'] : []),
];

/** A failure of its own, of its node, or maintenance: it must not be active [S6]. */
export const hasFailed = (c: SrgContext): boolean => failureEvents(c).length > 0 || c.isolated || c.upgrading;

export const hearsPeer = (c: SrgContext): boolean => c.conn === 'up';

/** Higher priority first; at a tie the lower local-id backs off [SEED, §2.6]. */
export const outranksPeer = (c: SrgContext): boolean =>
  c.priority !== c.peerPriority ? c.priority > c.peerPriority : c.localId > c.peerId;

/** The pair hears each other and nobody is active: this node is the one to be [S3]. */
export const winsElection = (c: SrgContext): boolean =>
  hearsPeer(c) && !c.peerFailed && (c.peerState === 'hold' || c.peerState === 'backup') && outranksPeer(c);

/** This one is in HOLD: where both are and have no priorities, the probe's answer decides [SEED]. */
export const isElectedByProbe = (c: SrgContext): boolean =>
  c.probeElects && c.priority === 0 && c.peerPriority === 0 && c.peerState === 'hold' && !c.peerFailed;

/** The peer says that it cannot serve [S7]. */
export const peerGivesUp = (c: SrgContext): boolean => hearsPeer(c) && c.peerFailed;

/** Both were out and both are well again: the better one serves. */
export const bothRecover = (c: SrgContext): boolean => c.peerState === 'ineligible' && !c.peerFailed;

/** S10. */
export const mayPreempt = (c: SrgContext): boolean =>
  c.preempts &&
  hearsPeer(c) &&
  c.peerState === 'active' &&
  c.priority > c.peerPriority &&
  c.coldSync === 'COMPLETE' &&
  !hasFailed(c);

/** Both active and they hear each other: this one gives way [S11, §2.6]. */
export const hasToYield = (c: SrgContext): boolean =>
  hearsPeer(c) && c.peerState === 'active' && (c.peerClaim !== 'none' || (c.claim === 'none' && !outranksPeer(c)));

/** In HOLD and BACKUP without the peer, and where it elects, the probe has to run. */
export const needsProbe = (state: SrgState, c: SrgContext): boolean => {
  if (hasFailed(c) || (state !== 'hold' && state !== 'backup')) return false;
  return !hearsPeer(c) || (state === 'hold' && isElectedByProbe(c));
};

/** `READY` on the active node once the other could take over; `N/A` elsewhere [HYBRID]. */
const readiness = (state: SrgState, c: SrgContext): string => {
  if (state !== 'active') return 'N/A';
  const ready = hearsPeer(c) && c.peerState === 'backup' && !c.peerFailed && c.coldSync === 'COMPLETE';
  return ready ? 'READY' : 'NOT READY';
};

const installed = (configured: boolean, is: boolean): string | null =>
  configured ? (is ? 'INSTALLED' : 'NOT INSTALLED') : null;
const peerHealth = (c: SrgContext): string =>
  !hearsPeer(c) || c.peerState === 'unknown' ? 'UNKNOWN' : c.peerFailed ? 'UNHEALTHY' : 'HEALTHY';

/** What a commit during the run may change. */
const settingsOf = ({ priority, preempts, processesOnBackup }: SrgContext): JsonObject => ({
  priority: priority === 0 ? null : priority,
  preemption: preempts,
  processesOnBackup,
});

/** Facts as the CLI would show them; null where it shows none. */
export function factsOf(state: SrgState, c: SrgContext): JsonObject {
  if (state === 'off')
    return {
      failures: null,
      activeRoute: null,
      backupRoute: null,
      vip: null,
      reason: null,
      connState: null,
      coldSync: null,
      peer: null,
      peerHealth: null,
      readiness: null,
      ...settingsOf(c),
    };
  return {
    failures: failureEvents(c),
    activeRoute: installed(c.hasActiveRoute, state === 'active'),
    backupRoute: installed(c.hasBackupRoute, state === 'backup'),
    vip: installed(c.hasVip, state === 'active'),
    reason: c.reason === '' ? null : c.reason,
    connState: hearsPeer(c) ? 'UP' : 'DOWN',
    coldSync: c.coldSync,
    peer: hearsPeer(c) && c.peerState !== 'unknown' ? c.peerState : null,
    peerHealth: peerHealth(c),
    readiness: readiness(state, c),
    ...settingsOf(c),
  };
}

/** What the log says of a failure; only the control plane's words are verified [NAV]. */
export const failureReason = (c: SrgContext): string => {
  if (c.upgrading) return 'Software upgrade';
  if (c.isolated) return 'Node failure';
  const [first] = failureEvents(c);
  const words: Readonly<Record<string, string>> = {
    BF: 'BFD monitoring failure',
    IP: 'IP monitoring failure',
    IF: 'Interface monitoring failure',
    CP: 'Control plane down',
  };
  return words[first ?? ''] ?? 'Failure';
};
