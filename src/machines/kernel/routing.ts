// What a technology tells the network about routing: who speaks with whom, what is advertised at which preference, who may forward. It knows no protocol's machine.
import type { FlowId, LinkId, NodeId, PortId } from '../../model/design';
import type { Role } from './types';

/**
 * Static facts, one per plan. With them flows of the design go hop by hop: each speaker sends a packet where its best route says,
 * whether that way works or not. Groups that name the same router mean the same one; what the first says about it counts.
 * Addresses and prefixes are IPv4 (`10.80.0.0/16`).
 */
export interface RoutingPlan {
  readonly speakers: readonly RoutingSpeaker[];
  readonly sessions: readonly RoutingSession[];
  /** Further BFD sessions, of monitors and probes: instances `bfd:A/R1@srg1` that emit `bfd-up` and `bfd-down`. */
  readonly monitors: readonly BfdMonitor[];
  /** Echoes that are sent all the time: instances `echo:A/10.111.0.1@srg1` (`answered`, `unanswered`) that emit `echo-answered` and `echo-lost`. */
  readonly echoes: readonly Echo[];
  /** Routers that can be made to answer every echo the way it came (`probe:R1`). */
  readonly probeRouters: readonly NodeId[];
  /** Switches whose segment can be partitioned (`segment:lan1`): what is listed sits on the second half, all else on the first. */
  readonly segments: readonly { readonly node: NodeId; readonly second: readonly NodeId[] }[];
  /** Links that can die without loss of light: their ports stay up, only BFD sees it. */
  readonly silentLinks: readonly LinkId[];
  readonly flows: readonly RoutedFlow[];
}

/** A member or an ordinary router. */
export interface RoutingSpeaker {
  readonly node: NodeId;
  readonly asn: number;
  /** Dotted quad; the lower one wins a tie. */
  readonly routerId: string;
  /** Several equal best paths are used at once. */
  readonly multipath?: boolean;
  /** What decides between equal paths of other ASs: the one in use, then the router id (default), or the router id at once. */
  readonly tieBreak?: 'existing' | 'router-id';
  /**
   * Prefixes that it has by itself: direct ones, a default that leads out of the drawing, a loopback. Those with a port only while
   * that port is up. Ordinary routers advertise them and all that they learned; members what `RoutingTraffic.exports` says.
   */
  readonly originates: readonly { readonly prefix: string; readonly port?: PortId }[];
  /** Static routes to a neighbour, there while the port is up. They win over what is learned. */
  readonly statics?: readonly { readonly prefix: string; readonly via: NodeId; readonly port: PortId }[];
}

/**
 * A BGP session: instance `bgp:A/R1` (`established`, `hold-down`, `idle`). It runs over the layer 2 way between the two, and falls
 * when its detector says so: `bfd:A/R1`, or without BFD `keepalive:A/R1` after `holdTimeMs`.
 */
interface RoutingSession {
  /** The member first, where one end is a member. */
  readonly a: NodeId;
  readonly b: NodeId;
  /** Interval × multiplier. */
  readonly bfdMs?: number;
  /** Without BFD, default 90 s. */
  readonly holdTimeMs?: number;
  /** After BFD came up again the session waits this long (BFD hold-down). */
  readonly holdDownMs?: number;
}

export interface BfdMonitor {
  readonly node: NodeId;
  readonly peer: NodeId;
  /** Word after `@` in its id: `srg1`. */
  readonly owner: string;
  readonly detectMs: number;
  /** Through any devices, not only through switches. */
  readonly multihop?: boolean;
  /** Port of the peer at which it ends, where the two have several segments in common; absent = any. */
  readonly port?: PortId;
}

/** An echo request and what has to happen for its answer to arrive. */
export interface Echo {
  readonly node: NodeId;
  /** Word after `@` in its id: `srg1`. */
  readonly owner: string;
  readonly to: string;
  /**
   * Address the answer is sent to: routers send it along their best path, so that it arrives at one of the members that have it.
   * Absent = the sender's own, which the answer always finds over a way that works.
   */
  readonly source?: string;
  /** `to` is this virtual interface of a peer on the same segment: answered while a peer that is reached there owns it. */
  readonly virtual?: string;
}

/** What the network cannot see of a flow by its ends. */
export interface RoutedFlow {
  readonly flow: FlowId;
  /** Members forward it only where this gate is open (`RoutingTraffic.gates`). */
  readonly gate?: string;
  /** It arrives in a tunnel: packets from this end go to this address of the group first. */
  readonly tunnel?: { readonly from: 'from' | 'to'; readonly address: string };
  /** Its connections are opened all the time, so that a handshake that fails is a loss. */
  readonly fresh?: boolean;
  /** Only what goes there counts, its return does not. */
  readonly oneWay?: boolean;
  /** Neighbours send it through this member as long as it offers a way, whatever their best path is (there, back). */
  readonly pins?: { readonly there?: NodeId; readonly back?: NodeId };
}

/** Facts of an instant. */
export interface RoutingTraffic {
  /**
   * What members say of prefixes that they have a route to; a prefix that no entry names is not advertised. The first entry of a
   * member for a prefix and neighbour counts.
   */
  readonly exports: readonly RouteExport[];
  /** Open gates. */
  readonly gates: readonly Gate[];
  /** Members that forward nothing and answer no BFD though they have power. */
  readonly halted: readonly NodeId[];
  /** What becomes of a flow that comes back by another member than it went; absent = it dies. */
  readonly asymmetric?: {
    readonly established: 'works' | 'dies' | 'unpredictable';
    /** Connections that are opened now. */
    readonly fresh: 'works' | 'dies' | 'unpredictable';
  };
}

export interface RouteExport {
  readonly node: NodeId;
  /** Absent = all neighbours. */
  readonly to?: readonly NodeId[];
  readonly prefix: string;
  readonly med?: number;
  /** How often the own AS is prepended once more. */
  readonly prepend?: number;
  readonly localPreference?: number;
  /** For people: the number that is compared, `10`, and how the neighbour calls it, `MED 10`. */
  readonly preference: number;
  readonly word: string;
  /** Shown colour: what an `active`, a `standby` or a `failed` group advertises. */
  readonly role: Role;
  /** The part of the group that it belongs to: `srg1`. */
  readonly owner?: string;
}

interface Gate {
  readonly member: NodeId;
  readonly name: string;
  /** Open on several members that do not know of each other: what passes it is unpredictable. */
  readonly unstable?: boolean;
}

/** What one ordinary router was told of one prefix by members. */
export interface RoutePreference {
  readonly router: string;
  /** The part of the group that the prefix belongs to: `srg1`. */
  readonly owner: string;
  readonly prefix: string;
  /** Member → the number that is compared; null = it says nothing, or its session is gone. */
  readonly advertised: Readonly<Record<string, number | null>>;
  /** Members whose path is used. */
  readonly best: readonly string[];
  /** Neighbours that packets are sent to; another router where the member is reached through it. */
  readonly via: readonly string[];
}
