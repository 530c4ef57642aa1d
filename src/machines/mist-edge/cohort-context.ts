// What a cohort of AP tunnels remembers: its list, what it knows of each Edge, and its APs in parts that fare alike. Pure; it knows no names.
import { apCount, apSet, difference, intersection, union } from './ap-set';

/** T_conn: from a request to a live peer until the tunnel forwards. T_try: until a dead one is given up (R2, unconfirmed). */
export const CONNECT_MS = 1_000;
export const TRY_MS = 10_000;

/**
 * What an AP would meet at an Edge: L(ive), B(lack hole: it answers, but traffic goes nowhere), R(efuses, and tells its APs to leave),
 * S(ilent). One letter a place of the cohort.
 */
export type PlaceState = 'L' | 'B' | 'R' | 'S';

export type Phase =
  /** No power, or no list yet. */
  | 'off'
  /** Holds a tunnel and gets answers. */
  | 'up'
  /** Holds a tunnel and misses hellos. */
  | 'silent'
  /** Asks the next of its list at the end of this instant. */
  | 'asking'
  /** Asked a live peer; connected at `dueMs`. */
  | 'trying'
  /** Asked a dead peer; gives up at `dueMs`. */
  | 'waiting'
  /** Asked everybody in vain and goes on asking in turn; `dueMs` is when the first that answers is asked. */
  | 'parked';

/** APs of a cohort that fare alike. Times are of the run; -1 = none. They are there only while something runs. */
export interface Part {
  readonly aps: string;
  readonly phase: Phase;
  /** Place that the tunnel ends on; -1 = none. */
  readonly at: number;
  /** Peers still to ask in this pass, the first being asked now or next; of a parked part its whole turn. */
  readonly pass: readonly number[];
  /** A whole pass was in vain. */
  readonly exhausted: boolean;
  readonly askedMs: number;
  readonly dueMs: number;
  /** Since when the traffic is lost. */
  readonly sinceMs: number;
  /** Sum of finished losses. */
  readonly lossMs: number;
  /** Hello that was answered last before it went silent, and when it came back since: only a whole answered hello counts. */
  readonly helloMs: number;
  readonly backMs: number;
  /** Moved by preemption just now. */
  readonly nudged: boolean;
  /** Whether it ever carried traffic: before, nothing can be lost. */
  readonly served: boolean;
  /** Address scheme of the place where the clients last were, and the one that their addresses are of. */
  readonly scheme: number;
  readonly home: number;
  readonly addressChanges: number;
}

export interface CohortInput {
  readonly aps: number;
  /** The list, as places; one for each number of spare Edges that have joined. */
  readonly lists: readonly (readonly number[])[];
  readonly intervalMs: number;
  readonly retries: number;
  readonly reselection: 'top' | 'next';
  /** Whether clients are made to get new addresses in another scheme. */
  readonly reconnect: boolean;
  /** Address scheme of each place. */
  readonly schemes: readonly number[];
}
export interface CohortContext extends CohortInput {
  readonly list: readonly number[];
  /** A letter a place; empty before the first look. */
  readonly places: string;
  /** `1` where the cloud sees the Edge connected, a digit a place. */
  readonly cloud: string;
  readonly parts: readonly Part[];
  /** Ends of the running clocks; -1 = stopped. */
  readonly helloDueMs: number;
  readonly connectDueMs: number;
  readonly tryDueMs: number;
  readonly parkDueMs: number;
  /** Something waits for the next look around. */
  readonly asks: boolean;
  /** There was a first look. */
  readonly isStarted: boolean;
}

const WITHOUT_POWER: Omit<Part, 'aps'> = {
  phase: 'off',
  at: -1,
  pass: [],
  exhausted: false,
  askedMs: -1,
  dueMs: -1,
  sinceMs: -1,
  lossMs: 0,
  helloMs: -1,
  backMs: -1,
  nudged: false,
  served: false,
  scheme: -1,
  home: -1,
  addressChanges: 0,
};

export const initialContext = (input: CohortInput): CohortContext => ({
  ...input,
  list: input.lists[0] ?? [],
  places: '',
  cloud: '',
  parts: input.aps > 0 ? [{ ...WITHOUT_POWER, aps: apSet(0, input.aps - 1) }] : [],
  helloDueMs: -1,
  connectDueMs: -1,
  tryDueMs: -1,
  parkDueMs: -1,
  asks: false,
  isStarted: false,
});

export const isLive = (state: string | undefined): boolean => state === 'L' || state === 'B';

/** How many of the parts' APs. */
export const countOf = (parts: readonly Part[]): number => parts.reduce((sum, { aps }) => sum + apCount(aps), 0);

/** Applies a change to some APs of a part; the others stay as they are. */
export function split(part: Part, aps: string, change: (part: Part) => Part): readonly Part[] {
  const chosen = intersection(part.aps, aps);
  if (chosen === '') return [part];
  const rest = difference(part.aps, chosen);
  const changed = change({ ...part, aps: chosen });
  return rest === '' ? [changed] : [changed, { ...part, aps: rest }];
}

/** Parts that fare alike become one again. */
export function merged(parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2) return parts;
  const byFate = new Map<string, Part>();
  for (const part of parts) {
    const { aps, ...fate } = part;
    const key = JSON.stringify(Object.values(fate));
    const twin = byFate.get(key);
    byFate.set(key, twin === undefined ? part : { ...part, aps: union(twin.aps, aps) });
  }
  return [...byFate.values()];
}

/** The peers to ask after `lost` was lost: from the top with the lost one last, or onwards behind it. */
export function passAfter({ list, reselection }: CohortContext, lost: number): readonly number[] {
  const at = list.indexOf(lost);
  if (at < 0) return list;
  if (reselection === 'next') return [...list.slice(at + 1), ...list.slice(0, at + 1)];
  return [...list.filter((place) => place !== lost), lost];
}

/** Nobody answered in time: the next of the pass, or the whole turn again, starting at the top or going on behind the last. */
export function nextInPass({ list, reselection }: CohortContext, part: Part): Part {
  const [asked = -1, ...rest] = part.pass;
  const base = { ...part, phase: 'asking', askedMs: -1, dueMs: -1 } as const;
  if (rest.length > 0) return { ...base, pass: rest };
  const at = list.indexOf(asked) + 1;
  return { ...base, pass: reselection === 'next' ? [...list.slice(at), ...list.slice(0, at)] : list, exhausted: true };
}

/** Leaves its place and asks the given peers, the first at the end of this instant. */
export const leaving = (part: Part, pass: readonly number[], nudged = false): Part => ({
  ...part,
  phase: 'asking',
  at: -1,
  pass,
  exhausted: false,
  askedMs: -1,
  dueMs: -1,
  helloMs: -1,
  backMs: -1,
  nudged,
});

/** The tunnel forwards: where to, and what that does to the clients' addresses. */
export function landed(context: CohortContext, part: Part): Part {
  const at = part.pass[0] ?? -1;
  const scheme = context.schemes[at] ?? -1;
  const isOther = part.scheme >= 0 && scheme !== part.scheme;
  const isHole = context.places[at] === 'B';
  const lost = part.sinceMs >= 0 && !isHole ? part.dueMs - part.sinceMs : 0;
  return {
    ...part,
    phase: 'up',
    at,
    pass: [],
    exhausted: false,
    askedMs: -1,
    dueMs: -1,
    sinceMs: isHole ? part.sinceMs : -1,
    lossMs: part.lossMs + lost,
    nudged: false,
    served: true,
    scheme,
    home: part.home < 0 || context.reconnect ? scheme : part.home,
    addressChanges: part.addressChanges + (isOther ? 1 : 0),
  };
}
