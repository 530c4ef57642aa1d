// Whether the answer to an echo would arrive: the request has to get there, and the router there has to send the answer back here. Pure.
import type { DesignNode, NodeId } from '../../../model/design';
import { ownersReached } from './entries';
import { type Destination, type Terrain, type Trip, tripsFrom } from './forwarding';
import { bareAddress } from './prefixes';
import type { EchoSetup } from './setup';

/** What was failed by name at an instant. */
export interface EchoFaults {
  /** Nobody reaches the address, or this node does not. */
  readonly isLost: (address: string, node: NodeId) => boolean;
  /** The router answers every echo the way it came. */
  readonly isMirror: (router: NodeId) => boolean;
}

/** True while an echo sent now would be answered. */
export function isAnswered(terrain: Terrain, echo: EchoSetup, faults: EchoFaults): boolean {
  const { node, to, source, virtual } = echo;
  if (!terrain.conditions.nodesOn.has(node) || terrain.isHalted(node) || faults.isLost(to, node)) return false;
  if (virtual !== undefined) {
    const named = [...terrain.traffic.values()]
      .flatMap(({ interfaces }) => interfaces)
      .find(({ name }) => name === virtual);
    return named !== undefined && ownersReached(terrain, node, named).length > 0;
  }
  const request = tripsFrom(terrain, node, destinationOf(terrain, to), {}).find(({ arrived }) => arrived);
  if (request === undefined) return false;
  // The sender's own address is found by whoever was reached: the way back is the way there.
  if (source === undefined) return true;
  const router = lastRouter(terrain, request);
  if (router === undefined || faults.isMirror(router)) return true;
  // Of equal paths the addresses choose one, the same for the answers to both nodes.
  const [answer] = tripsFrom(terrain, router, { address: source }, { tunnel: source });
  return answer?.members[0] === node;
}

/** The device with the address, if it is drawn. */
function destinationOf({ topology }: Terrain, address: string): Destination {
  const owner = topology.nodes.find((one: DesignNode) => one.addresses?.some((own) => bareAddress(own) === address));
  return owner === undefined ? { address } : { address, node: owner.id };
}

/** The ordinary router at which the request leaves the routing. */
const lastRouter = ({ setup }: Terrain, { nodes }: Trip): NodeId | undefined =>
  nodes.findLast((node) => setup.speakers.has(node) && setup.speakers.get(node)?.group === undefined);
