// What stands around a pair, as plain data with names: routers, hosts, segments, flows. It draws nothing and knows no Junos text.
import type { FlowTraits } from './schema';

export interface AroundRouter {
  readonly name: string;
  readonly as: number;
  readonly routerId?: string;
  readonly multipath: boolean;
  readonly tieBreak: 'existing-path' | 'router-id';
  readonly originates: readonly string[];
  /** Names of routers in the same AS that it exchanges routes with. */
  readonly ibgp: readonly string[];
  /** With prefix length; those that share a subnet with somebody's are links, the others are its own. */
  readonly addresses: readonly string[];
}
/** A host or a network beyond, at a router or in a segment. */
export interface AroundStation {
  readonly kind: 'host' | 'cloud';
  readonly name: string;
  readonly at: string;
  readonly addresses: readonly string[];
  readonly gateway?: string;
}
/** A layer-2 segment that both nodes have a port in. */
export interface AroundSegment {
  readonly name: string;
  readonly subnet: string;
  /** Stations that stay with the second node when the segment is parted. */
  readonly withSecond: readonly string[];
}
export interface AroundFlow extends Omit<FlowTraits, 'flow'> {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly service: string;
}
export interface Around {
  readonly routers: readonly AroundRouter[];
  readonly segments: readonly AroundSegment[];
  readonly stations: readonly AroundStation[];
  readonly flows: readonly AroundFlow[];
}
