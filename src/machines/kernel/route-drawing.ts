// How a technology says what a canvas shows of routes and sessions: routers that choose, what each is told, what a state signals, who has which session. Types only.
import type { LinkId, NodeId } from '../../model/design';
import type { InstanceId, Role } from './types';

/** One prefix at one router: a block of the router's card. */
export interface RouteDrawing {
  /**
   * `route:R1/10.80.0.0/16`: its fact `candidates` lists `{from, preference, word, role}`, `via` and `members` whom packets go to.
   */
  readonly instance: InstanceId;
  readonly prefix: string;
  /** The part of the group that the prefix belongs to, where there are several: `SRG2`. */
  readonly owner?: string;
  readonly from: readonly RouteSource[];
}

/** A member that may tell the router of the prefix. */
export interface RouteSource {
  readonly node: NodeId;
  /** As the candidates name it. */
  readonly handle: string;
  /** The session that carries its words: `established` while it stands. */
  readonly session?: InstanceId;
  /** Where its words are heard. */
  readonly links: readonly LinkId[];
  /** `BFD 3 × 0.3 s`; shown while nothing runs. */
  readonly detail: string;
}

/** What a preference means: the line below a picture of routes. */
export interface RouteLegend {
  readonly title: string;
  readonly entries: readonly { readonly role: Role; readonly preference: string; readonly meaning: string }[];
}

/** A row that says what follows from the state of an instance: what is installed, what neighbours are told. */
export interface SayingDrawing {
  readonly label: string;
  readonly instance: InstanceId;
  /** By state; a state that is not here says nothing. */
  readonly cases: Readonly<Record<string, Saying>>;
  /** Shown while nothing runs. */
  readonly detail: string;
}
export interface Saying {
  readonly text: string;
  /** Typed into a box: an address. */
  readonly isCode: boolean;
  readonly tail: string;
  readonly role: Role;
}

/** How many of these instances are in which state, as a bar with words; what is in none of them is not counted. */
export interface TallyDrawing {
  readonly label: string;
  /** Shown while nothing runs. */
  readonly detail: string;
  readonly instances: readonly InstanceId[];
  readonly parts: readonly { readonly state: string; readonly role: Role; readonly word: string }[];
}

/** One flow and its session on every member: which of them has it, and as what. */
export interface SessionDrawing {
  readonly title: string;
  /** `tcp 443`, `ESP in SRG1`. */
  readonly detail: string;
  readonly on: readonly { readonly node: NodeId; readonly instance: InstanceId }[];
  /** Its packets come through a tunnel from this device up to the member. */
  readonly tunnel?: { readonly flow: string; readonly from: NodeId };
  /** The state in which there is no session. */
  readonly absent: string;
}

/** What an operator does at a device beyond killing it: a command, or a change of its configuration. */
export interface DeedDrawing {
  readonly label: string;
  readonly step:
    | { readonly kind: 'request'; readonly command: string }
    | { readonly kind: 'commit'; readonly lines: readonly string[] };
}
