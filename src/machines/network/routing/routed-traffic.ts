// What the routing says at the end of an instant: first the news of sessions, routes and echoes, then the ways of flows. Pure.
import type { Flow, LinkId } from '../../../model/design';
import type { VirtualInterface } from '../../kernel/technology';
import type { Consequence, World } from '../../kernel/types';
import type { Conditions, PacketWay } from '../path-search';
import { homesOf, ownersReached } from './entries';
import { routedFlow } from './flow-trips';
import type { Trip } from './forwarding';
import { wholeNode } from './halves';
import { addressInstance } from './instances';
import { echoNews, type RoutingSurroundings, routingNews, terrainIn } from './watch';

/** A packet's way there and that of its answer; undefined = it does not arrive. */
export interface BothWays {
  readonly there: PacketWay | undefined;
  readonly back: PacketWay | undefined;
  /** Where it goes is not certain. */
  readonly guessed: boolean;
  /** Routers chose each way for itself. */
  readonly routed?: true;
}

interface RoutedInstant {
  /** While there are any, ways are not looked for. */
  readonly news: readonly Consequence[];
  /** undefined = the flow is none of the routing's. */
  readonly waysOf: (flow: Flow) => BothWays | undefined;
  /** Several members own it, and do not hear each other on its segment. */
  readonly isApart: (virtual: VirtualInterface) => boolean;
}

export interface RoutedTraffic {
  readonly at: (conditions: Conditions, world: World) => RoutedInstant;
}

/** Flows by routes, for the network's `afterInstant`. */
export function routedTraffic(around: RoutingSurroundings): RoutedTraffic {
  const { setup, topology } = around;
  const homes = homesOf(topology, setup);
  return {
    at: (conditions, world) => {
      const terrain = terrainIn(around, conditions, world);
      const first = routingNews(around, terrain, world);
      const isLost = (address: string): boolean => world.described(addressInstance(address))?.state === 'lost';
      return {
        news: first.length > 0 ? first : echoNews(around, terrain, world),
        waysOf: (flow) => {
          const isForeign = [flow.from, flow.to].some((end) => end.kind === 'group' && !setup.groups.has(end.group));
          if (isForeign) return undefined;
          const { state, there, back } = routedFlow(terrain, homes, flow, isLost);
          if (state === 'lost') return { there: undefined, back: undefined, guessed: false };
          return {
            there: wayOf(there, back),
            back: wayOf(back ?? there),
            guessed: state === 'unpredictable',
            routed: true,
          };
        },
        isApart: (virtual) =>
          setup.groups.has(virtual.group) &&
          virtual.owners.every(({ node }) => ownersReached(terrain, node, virtual).length === 0),
      };
    },
  };
}

/** A trip as the network draws it: where packets come back another way, its links are drawn, too. */
function wayOf(trip: Trip, back?: Trip): PacketWay {
  const links = new Set<LinkId>([...trip.links, ...(back === undefined ? [] : [...back.links].reverse())]);
  return { nodes: trip.nodes.map(wholeNode), links: [...links], contested: trip.contested };
}
