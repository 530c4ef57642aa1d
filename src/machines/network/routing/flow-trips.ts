// Both directions of a flow put together: whether it gets through, and what becomes of it where it comes back by another member. Pure.
import type { Flow, FlowEnd, NodeId } from '../../../model/design';
import { addressOf, type Home, tripsOfHost } from './entries';
import { type Destination, EMPTY_TRIP, type Load, type Terrain, type Trip, tripsFrom } from './forwarding';

export interface RoutedResult {
  readonly state: 'forwarding' | 'lost' | 'unpredictable';
  readonly there: Trip;
  readonly back: Trip | undefined;
}

/** What is lost of a flow whose address nobody reaches. */
export type IsLostAddress = (address: string) => boolean;

/** Follows a flow there and back over all equal paths: what holds for all of them is certain, the rest unpredictable. */
export function routedFlow(
  terrain: Terrain,
  homes: ReadonlyMap<NodeId, Home>,
  flow: Flow,
  isLostAddress: IsLostAddress,
): RoutedResult {
  const traits = terrain.setup.flows.get(flow.id);
  const load: Load = traits === undefined ? {} : { flow: traits };
  const tunnelFrom = (end: 'from' | 'to'): Load =>
    traits?.tunnel?.from === end ? { ...load, tunnel: traits.tunnel.address } : load;
  const pinned = (own: Load, pin: NodeId | undefined): Load => (pin === undefined ? own : { ...own, pin });
  const there = tripsBetween(
    terrain,
    homes,
    flow.from,
    flow.to,
    pinned(tunnelFrom('from'), traits?.pins?.there),
    isLostAddress,
  );
  const best = there.find(({ arrived }) => arrived) ?? there[0] ?? EMPTY_TRIP;
  if (traits?.oneWay === true) return { state: summed(there.map(verdictOf)), there: best, back: undefined };
  const back = tripsBetween(
    terrain,
    homes,
    flow.to,
    flow.from,
    pinned(tunnelFrom('to'), traits?.pins?.back),
    isLostAddress,
  );
  const pairs = there.flatMap((one) =>
    back.map((other) => ({ one, other, verdict: pairVerdict(terrain, one, other, traits?.fresh === true) })),
  );
  const shown =
    pairs.find(({ verdict }) => verdict === 'forwarding') ??
    pairs.find(({ verdict }) => verdict !== 'lost') ??
    pairs[0];
  return {
    state: summed(pairs.map(({ verdict }) => verdict)),
    there: shown?.one ?? best,
    back: shown?.other,
  };
}

type Verdict = RoutedResult['state'];

const verdictOf = ({ arrived, contested }: Trip): Verdict =>
  !arrived ? 'lost' : contested ? 'unpredictable' : 'forwarding';

function summed(verdicts: readonly Verdict[]): Verdict {
  const [first, ...others] = verdicts;
  if (first === undefined) return 'lost';
  return others.every((other) => other === first) ? first : 'unpredictable';
}

/** A flow that goes by one member of a group and comes back by another depends on what the two know of each other. */
function pairVerdict(terrain: Terrain, there: Trip, back: Trip, isFresh: boolean): Verdict {
  const both = [verdictOf(there), verdictOf(back)];
  if (both.includes('lost')) return 'lost';
  const isContested = both.includes('unpredictable');
  for (const group of terrain.setup.groups) {
    const entry = ({ members }: Trip): NodeId | undefined =>
      members.find((node) => terrain.setup.speakers.get(node)?.group === group);
    const [out, home] = [entry(there), entry(back)];
    if (out === undefined || home === undefined || out === home) continue;
    const asymmetric = terrain.traffic.get(group)?.routing?.asymmetric;
    const fate = isFresh ? asymmetric?.fresh : asymmetric?.established;
    if (fate === undefined || fate === 'dies') return 'lost';
    if (fate === 'unpredictable') return 'unpredictable';
  }
  return isContested ? 'unpredictable' : 'forwarding';
}

function tripsBetween(
  terrain: Terrain,
  homes: ReadonlyMap<NodeId, Home>,
  from: FlowEnd,
  to: FlowEnd,
  load: Load,
  isLostAddress: IsLostAddress,
): readonly Trip[] {
  const destination = destinationOf(terrain, homes, to);
  if (destination === undefined || isLostAddress(destination.address)) return [EMPTY_TRIP];
  if (from.kind === 'group') {
    const virtual = terrain.traffic.get(from.group)?.interfaces.find(({ name }) => name === from.interface);
    const trips = (virtual?.owners ?? []).flatMap(({ node }) => tripsFrom(terrain, node, destination, load));
    return trips.length > 0 ? trips : [EMPTY_TRIP];
  }
  if (!terrain.conditions.nodesOn.has(from.node)) return [EMPTY_TRIP];
  if (terrain.setup.speakers.has(from.node)) return tripsFrom(terrain, from.node, destination, load);
  const host = terrain.topology.node(from.node);
  return host === undefined ? [EMPTY_TRIP] : tripsOfHost(terrain, homes, host, destination, load);
}

function destinationOf(terrain: Terrain, homes: ReadonlyMap<NodeId, Home>, end: FlowEnd): Destination | undefined {
  if (end.kind === 'group') {
    const virtual = terrain.traffic.get(end.group)?.interfaces.find(({ name }) => name === end.interface);
    return virtual && { address: virtual.addresses[0]?.split('/')[0] ?? '0.0.0.0', virtual };
  }
  const node = terrain.topology.node(end.node);
  return node && { address: addressOf(terrain.setup, homes, node), node: end.node };
}
