// What a cohort of AP tunnels remembers: its list, what it knows of each Edge, and its APs in parts that fare alike. Pure; it knows no names.
import { apSet, difference, intersection, union } from './ap-set';

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
  /** Asked a live peer. */
  | 'trying'
  /** Asked a dead peer. */
  | 'waiting'
  /** Asked everybody in vain and goes on asking in turn; its clock runs while somebody would answer. */
  | 'parked';

/** APs of a cohort that fare alike. When something ends is known to the clocks, never to a part. */
export interface Part {
  readonly aps: string;
  readonly phase: Phase;
  /** Place that the tunnel ends on; -1 = none. */
  readonly at: number;
  /** Peers still to ask in this pass, the first being asked now or next; of a parked part those from the next answer on. */
  readonly pass: readonly number[];
  /** A whole pass was in vain. */
  readonly exhausted: boolean;
  /**
   * Clock that it waits for: `hello 0`, `connect 1`; empty = none. A part that is up again keeps the clock of the hellos that it missed
   * until one is answered.
   */
  readonly clock: string;
  /** Of a parked part, when its turn begins, as a share of the length of a turn in ms; -1 = it has none. */
  readonly turnMs: number;
  /** Moved by preemption just now. */
  readonly nudged: boolean;
  /** Whether it ever carried traffic: before, nothing can be lost. */
  readonly served: boolean;
  /** Address scheme of the place where the clients last were, and the one that their addresses are of. */
  readonly scheme: number;
  readonly home: number;
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
  clock: '',
  turnMs: -1,
  nudged: false,
  served: false,
  scheme: -1,
  home: -1,
};

export const initialContext = (input: CohortInput): CohortContext => ({
  ...input,
  list: input.lists[0] ?? [],
  places: '',
  cloud: '',
  parts: input.aps > 0 ? [{ ...WITHOUT_POWER, aps: apSet(0, input.aps - 1) }] : [],
  asks: false,
  isStarted: false,
});

export const isLive = (state: string | undefined): boolean => state === 'L' || state === 'B';

/** Carried traffic once, and carries none now. */
export const isLost = ({ served, phase, at }: Part, places: string): boolean =>
  served && !(phase === 'up' && places[at] === 'L');

/** A part in two: those of its APs that are in the set, and the others. */
export function split(part: Part, aps: string): readonly { readonly part: Part; readonly isChosen: boolean }[] {
  const chosen = intersection(part.aps, aps);
  if (chosen === '') return [{ part, isChosen: false }];
  const rest = difference(part.aps, chosen);
  const own = { part: { ...part, aps: chosen }, isChosen: true };
  return rest === '' ? [own] : [own, { part: { ...part, aps: rest }, isChosen: false }];
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
  const base = { ...part, phase: 'asking', clock: '' } as const;
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
  clock: '',
  turnMs: -1,
  nudged,
});

/** The tunnel forwards: where to, and which addresses the clients have there. */
export function landed(context: CohortContext, part: Part): Part {
  const at = part.pass[0] ?? -1;
  const scheme = context.schemes[at] ?? -1;
  return {
    ...part,
    phase: 'up',
    at,
    pass: [],
    exhausted: false,
    clock: '',
    nudged: false,
    served: true,
    scheme,
    home: part.home < 0 || context.reconnect ? scheme : part.home,
  };
}
