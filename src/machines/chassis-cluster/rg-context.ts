// What one redundancy group on one node knows, and the arithmetic over it: weight, effective priority, comparisons. Pure; no machine.
import type { JsonObject } from '../../model/json';

/** What the detector of a link says: `unheard` = never since this node booted; `returning` = after a loss it is about to be heard again. */
type Hearing = 'unheard' | 'up' | 'silent' | 'lost' | 'returning';

/** States as `show chassis cluster status` prints them; `lost` also stands for a node without power. */
export type RgState = 'lost' | 'hold' | 'secondary' | 'primary' | 'secondary-hold' | 'ineligible' | 'disabled';

/** The group's configuration on one node; all times in ms. */
export type RgInput = {
  readonly node: 0 | 1;
  readonly isRg0: boolean;
  readonly priority: number;
  readonly peerPriority: number;
  readonly preempts: boolean;
  readonly preemptDelayMs: number;
  /** 0 = no limit. */
  readonly preemptLimit: number;
  /** 0 = the limit never expires. */
  readonly preemptPeriodMs: number;
  readonly holdDownMs: number;
  /** heartbeat-interval × heartbeat-threshold. */
  readonly heartbeatMs: number;
  readonly intervalMs: number;
  readonly recoversByReboot: boolean;
  readonly legacyFabric: boolean;
  readonly ipThreshold: number;
  readonly ipWeight: number;
  /** Words of a node that finds itself alone; they differ by release. */
  readonly aloneText: string;
  /** Weights of all monitored interfaces of this node, ascending; their ports are dark until it has power. */
  readonly monitoredWeights: readonly number[];
};

/** The machine's context: small, flat, JSON, without ids and absolute times. */
export type RgContext = Omit<RgInput, 'monitoredWeights'> & {
  /** Weights of monitored interfaces that are down, and of addresses that do not answer, in ascending order. */
  readonly interfacesDown: readonly number[];
  /** The same as it is in truth: differs while interface monitoring is suspended after a failover of RG0. */
  readonly interfacesSeen: readonly number[];
  readonly suspended: boolean;
  /** Whether interface monitoring has anything to watch here. */
  readonly monitors: boolean;
  readonly addressesDown: readonly number[];
  /** Numbers of failed services processing units, ascending; 0 is the central point. */
  readonly spusDown: readonly number[];
  /** Slots of failed cards, ascending; -1 is the control board. */
  readonly hardwareDown: readonly number[];
  /** RG0 only, while the fabric is lost: how many other groups of this node have failed. */
  readonly failedGroups: number;
  /** Cold synchronisation is not complete (data-plane groups after a boot). */
  readonly coldSync: boolean;
  /** Ineligible because of the fabric, not of the control link. */
  readonly fabricFault: boolean;
  /** The weight fell to 0 or below in this instant, by interface monitoring. */
  readonly fellNow: boolean;
  readonly peerFellNow: boolean;
  readonly control: Hearing;
  readonly fabric: Hearing;
  readonly peerState: RgState | 'unknown';
  readonly peerPriorityNow: number;
  readonly peerFailures: string;
  /** No group of the peer has failed. */
  readonly peerHealthy: boolean;
  readonly peerCentralDown: boolean;
  /** RG0 only: what the fabric probes say of the peer's RG0. */
  readonly peerProbe: 'none' | 'primary' | 'candidate' | 'out';
  /** Who is the target of a manual failover. */
  readonly manual: 'none' | 'self' | 'peer';
  readonly forwarding: boolean;
  /** What RG0 had to say about a broken control link or fabric has been said. */
  readonly controlSettled: boolean;
  readonly fabricSettled: boolean;
  /** The long wait after a fabric fault with one healthy node. */
  readonly fabricWait: 'none' | 'running' | 'ripe';
  /** RG0 belongs to this node as soon as its hold-down is over. */
  readonly takesAfterHold: boolean;
  /** No probe although the peer is there: this clock runs. */
  readonly awaitsProbe: boolean;
  /** This node is about to reboot and has told its peer. */
  readonly leaving: boolean;
  readonly move: 'none' | 'running' | 'ripe';
  readonly moveCause: 'weight' | 'lower-id';
  readonly preempt: 'none' | 'running' | 'ripe';
  readonly preemptCount: number;
  readonly electing: boolean;
  readonly claiming: boolean;
  readonly synchronising: boolean;
  /** What rows show of a node that died, until its peer has noticed. */
  readonly shownState: RgState;
  readonly shownWeight: number | null;
  readonly shownPriority: number;
  readonly shownFailures: string | null;
};

/** A node without power that nobody has ever heard. */
export const initialContext = ({ monitoredWeights, ...input }: RgInput): RgContext => ({
  ...input,
  interfacesDown: monitoredWeights,
  interfacesSeen: monitoredWeights,
  monitors: monitoredWeights.length > 0,
  addressesDown: [],
  spusDown: [],
  hardwareDown: [],
  ...freshlyBooted(input),
  shownState: 'lost',
  shownWeight: null,
  shownPriority: 0,
  shownFailures: null,
});

/** What a boot makes forget. */
export const freshlyBooted = (input: Pick<RgInput, 'isRg0'>) =>
  ({
    coldSync: !input.isRg0,
    suspended: false,
    failedGroups: 0,
    fabricFault: false,
    fellNow: false,
    peerFellNow: false,
    control: 'unheard',
    fabric: 'unheard',
    peerState: 'unknown',
    peerPriorityNow: 0,
    peerFailures: '',
    peerHealthy: true,
    peerCentralDown: false,
    peerProbe: 'none',
    manual: 'none',
    forwarding: false,
    controlSettled: false,
    fabricSettled: false,
    fabricWait: 'none',
    takesAfterHold: false,
    awaitsProbe: false,
    leaving: false,
    move: 'none',
    moveCause: 'weight',
    preempt: 'none',
    preemptCount: 0,
    electing: false,
    claiming: false,
    synchronising: false,
  }) as const;

const FULL_WEIGHT = 255;

/** Whether unreachable addresses use up the global threshold; needs at least one of them [J-GT]. */
const isIpFailed = (c: RgContext): boolean =>
  c.addressesDown.length > 0 && c.ipThreshold - c.addressesDown.reduce((sum, weight) => sum + weight, 0) <= 0;

/** Everything that is taken from the 255, in the order of the failure codes. */
const deductions = (c: RgContext): readonly number[] => [
  ...(c.coldSync ? [FULL_WEIGHT] : []),
  ...(c.hardwareDown.length > 0 ? [FULL_WEIGHT] : []),
  ...c.interfacesDown,
  ...(isIpFailed(c) ? [c.ipWeight] : []),
  ...(c.spusDown.length > 0 ? [FULL_WEIGHT] : []),
];

/** 255 less all failed monitors of this node; may be negative [J-IM46, CAP-HB]. */
export const weightOf = (c: RgContext): number => deductions(c).reduce((weight, lost) => weight - lost, FULL_WEIGHT);

/** `255 - 150 - 150 = -45`. */
export const weightText = (c: RgContext): string =>
  deductions(c).length === 0 ? '255' : `${[FULL_WEIGHT, ...deductions(c)].join(' - ')} = ${weightOf(c)}`;

/** Priority as displayed and compared: 0 when the weight is used up, 255 on the target of a manual failover [CAP-PS, CAP-MAN]. */
export const effectivePriority = (c: RgContext): number =>
  weightOf(c) <= 0 ? 0 : c.manual === 'self' ? 255 : c.priority;

/** Failure codes in the order of the device's legend [CAP-PS]; a code is listed while the weight is still above 0, too. */
export const failureCodes = (c: RgContext): readonly string[] => [
  ...(c.coldSync ? ['CS'] : []),
  ...(c.fabricFault ? ['FL'] : []),
  ...(c.hardwareDown.length > 0 ? ['HW'] : []),
  ...(c.interfacesDown.length > 0 ? ['IF'] : []),
  ...(isIpFailed(c) ? ['IP'] : []),
  ...(c.spusDown.length > 0 ? ['SP'] : []),
];

/** A weight more in an ascending list. */
export const withWeight = (list: readonly number[], weight: number): readonly number[] =>
  [...list, weight].sort((a, b) => a - b);

/** A weight less in the list. */
export const withoutWeight = (list: readonly number[], weight: number): readonly number[] => {
  const at = list.indexOf(weight);
  return at < 0 ? list : list.filter((_, index) => index !== at);
};

export const isPeerHeard = (c: RgContext): boolean => c.control === 'up';

export const hasHeartbeats = (c: RgContext): boolean => c.control === 'up' || c.control === 'silent';

const isUnheard = (hearing: Hearing): boolean => hearing !== 'up' && hearing !== 'silent';

/** Both links silent for the heartbeat time, after the peer had been heard: it is dead, or both links are cut. */
export const isPeerGone = (c: RgContext): boolean =>
  isUnheard(c.control) && isUnheard(c.fabric) && (c.control === 'lost' || c.fabric === 'lost');

/** Heartbeats are gone and probes still come: a legitimate control-link failure [J-CTL46]. */
export const isControlFailed = (c: RgContext): boolean =>
  isUnheard(c.control) && !isUnheard(c.fabric) && !c.controlSettled;

/** Probes are gone and heartbeats still come; what that means is not decided yet. */
const isFabricFailed = (c: RgContext): boolean => c.fabric === 'lost' && c.control === 'up' && !c.fabricSettled;

/** Neither RG0 nor any other group of this node has failed. Only RG0 knows. */
export const isHealthy = (c: RgContext): boolean => weightOf(c) > 0 && c.failedGroups === 0;

/** Exactly one node is healthy when the fabric fails: who goes out is decided late. Current releases only [GUIDE262, UNCONFIRMED]. */
export const isFabricUneven = (c: RgContext): boolean =>
  isFabricFailed(c) && !c.legacyFabric && isHealthy(c) !== c.peerHealthy;

/** The fabric has failed, and it is time to say who goes out. */
export const isFabricDue = (c: RgContext): boolean =>
  isFabricFailed(c) && (!isFabricUneven(c) || c.fabricWait === 'ripe');

/** RG0's better claim where no node is known as its primary [J-CTL102]; at a tie the lower node id. */
const isPreferred = (c: RgContext): boolean =>
  c.priority > c.peerPriority || (c.priority === c.peerPriority && c.node === 0);

/** Control link gone, probes alive, and they name no primary: this node's claim is the better one, or the only one. */
export const isUndetermined = (c: RgContext): boolean =>
  isControlFailed(c) && c.peerProbe !== 'primary' && (c.peerProbe === 'out' || isPreferred(c));

/** After a split brain only the fabric is back: the probes of the other primary come, and its claim is the better one. */
export const isOutranked = (c: RgContext): boolean =>
  isControlFailed(c) && c.peerProbe === 'primary' && !isPreferred(c);

/** The central points of both nodes have failed: nobody can be primary [J-GLO]. */
export const areCentralPointsDown = (c: RgContext): boolean => c.spusDown.includes(0) && c.peerCentralDown;

/** The peer is there and its probes never were: the fabric was dead before this node booted. */
export const lacksProbes = (c: RgContext): boolean =>
  c.isRg0 &&
  c.control === 'up' &&
  c.fabric === 'unheard' &&
  ['primary', 'secondary', 'secondary-hold'].includes(c.peerState);

/** The primary has failed and this node has not: the group has to move, with or without preempt [J-FO103]. */
export const isPeerFailed = (c: RgContext): boolean =>
  c.peerState === 'primary' && c.peerPriorityNow === 0 && effectivePriority(c) > 0;

/** Both have failed. */
export const areBothFailed = (c: RgContext): boolean =>
  c.peerState === 'primary' && c.peerPriorityNow === 0 && effectivePriority(c) === 0;

/** Interface monitoring took both to 0 in this very instant, and this node has the lower id [J-IM46]. */
export const isTiedAtZero = (c: RgContext): boolean => c.node === 0 && c.fellNow && c.peerFellNow && areBothFailed(c);

export const isMoveDue = (c: RgContext): boolean =>
  c.move === 'ripe' && isPeerHeard(c) && (c.moveCause === 'weight' ? isPeerFailed(c) : areBothFailed(c));

/** This node deserves the group and may ask for it [J-PRE]. */
export const deservesGroup = (c: RgContext): boolean =>
  c.preempts &&
  !c.isRg0 &&
  c.peerState === 'primary' &&
  effectivePriority(c) > c.peerPriorityNow &&
  (c.preemptLimit === 0 || c.preemptCount < c.preemptLimit);

export const isPreemptDue = (c: RgContext): boolean => c.preempt === 'ripe' && isPeerHeard(c) && deservesGroup(c);

/** Effective priority, then configured priority, then the lower node id [J-RG0]. */
export function winsElection(c: RgContext): boolean {
  const effective = effectivePriority(c) - c.peerPriorityNow;
  if (effective !== 0) return effective > 0;
  if (c.priority !== c.peerPriority) return c.priority > c.peerPriority;
  return c.node === 0;
}

/** Two primaries that hear each other: the lower effective priority yields, at a tie node 1 [CAP-VSRX]. */
export const hasToYield = (c: RgContext): boolean => {
  const own = effectivePriority(c);
  return (
    isPeerHeard(c) &&
    c.peerState === 'primary' &&
    (own < c.peerPriorityNow || (own === c.peerPriorityNow && c.node === 1))
  );
};

/** No primary is known and none can be elected with the peer: this node stands alone. */
export const standsAlone = (c: RgContext): boolean => {
  if (isPeerHeard(c)) return !['primary', 'secondary', 'secondary-hold'].includes(c.peerState);
  return c.control === 'unheard' && c.fabric === 'unheard';
};

/** Both nodes are past their initial hold and can copy sessions. */
export const canSynchronise = (c: RgContext): boolean =>
  c.coldSync &&
  hasHeartbeats(c) &&
  (c.fabric === 'up' || c.fabric === 'silent') &&
  ['primary', 'secondary', 'secondary-hold', 'ineligible'].includes(c.peerState);

/** Facts as a device would show them. */
export const factsOf = (c: RgContext): JsonObject => ({
  weight: weightOf(c),
  priority: effectivePriority(c),
  failures: failureCodes(c),
  manualFailover: c.manual !== 'none',
});
