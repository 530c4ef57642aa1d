// How a technology says what a canvas shows where many users are spread over a few devices: loads, shares, streams, moves. Types only.
import type { NodeId } from '../../model/design';
import type { InstanceId, Role } from './types';

/** A number among the facts of an instance: `['tunnels']`, `['fares', 'missing']`; what is not there counts as 0. */
export interface CountedFact {
  readonly instance: InstanceId;
  readonly fact: readonly string[];
}

/** How full a device is, against what it may and what it should carry. */
export interface LoadDrawing extends CountedFact {
  /** `tunnels`. */
  readonly unit: string;
  readonly max: number;
  readonly plan: number;
  /** `plan 80 %`. */
  readonly planLabel: string;
}

/** Users who have one and the same order of preference. */
export interface LotDrawing {
  readonly instance: InstanceId;
  readonly order: readonly string[];
  readonly total: number;
  readonly fact: readonly string[];
}

/** A crowd as one card: how those who use one service fare, best first. The parts of a frame add up to the total. */
export interface SharesDrawing {
  /** Whose state stands on the badge. */
  readonly instance: InstanceId;
  readonly title: string;
  readonly detail: string;
  readonly total: number;
  readonly unit: string;
  readonly parts: readonly { readonly label: string; readonly role: Role; readonly fact: readonly string[] }[];
  /** Those of it who try the same in the same order; the list fact has how many are at each place of that order. */
  readonly lots: readonly LotDrawing[];
}

/** Users of one device that are served by another. */
export interface StreamDrawing {
  readonly id: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly label: string;
  readonly instance: InstanceId;
  /** How many. */
  readonly fact: readonly string[];
  /** How many of them get nothing through. */
  readonly lost: readonly string[];
  /** How many are on the way to it. */
  readonly asking: readonly string[];
  /** So many make the widest stream. */
  readonly most: number;
}

/** Some of the members of a group that stand together, with a state of their own. */
export interface HullDrawing {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly members: readonly NodeId[];
  readonly instance?: InstanceId;
  /** Where in the group's config it is written. */
  readonly config: readonly (string | number)[];
  /** Targets that hit all of it. */
  readonly faults: readonly string[];
}

/** A line of words in a card; with an instance, its state while that is worth a word. */
export interface LineDrawing {
  readonly text: string;
  readonly isAddress?: boolean;
  readonly instance?: InstanceId;
}

/** Users that left one device and came to another. */
export interface Move {
  readonly leftMs: number;
  readonly landedMs: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly count: number;
}
