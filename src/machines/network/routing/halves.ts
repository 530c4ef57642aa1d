// A topology in which partitioned segments are two: the second half is a switch of its own with the same name. It knows no state.
import { asId, type NodeId } from '../../../model/design';
import type { Topology, Way } from '../topology';
import type { SegmentSetup } from './setup';

/** The second half of a partitioned switch. */
const secondHalf = (node: NodeId): NodeId => asId<NodeId>(`${node}\u0000second`);

/** The device in the design that a place of a halved topology belongs to. */
export const wholeNode = (node: NodeId): NodeId => asId<NodeId>(node.split('\u0000')[0] ?? node);

/** The topology as packets find it while these segments are partitioned. */
export function halved(topology: Topology, partitioned: readonly SegmentSetup[]): Topology {
  if (partitioned.length === 0) return topology;
  const secondOf = new Map(partitioned.map(({ node, second }) => [node, second] as const));
  const halfFor = (node: NodeId, far: NodeId): NodeId =>
    secondOf.get(node)?.has(far) === true ? secondHalf(node) : node;
  const ways = new Map<NodeId, readonly Way[]>();
  for (const { id } of topology.nodes) {
    const own = topology.waysFrom(id).map((way) => ({ ...way, farNode: halfFor(way.farNode, id), whole: way.farNode }));
    for (const place of secondOf.has(id) ? [id, secondHalf(id)] : [id])
      ways.set(
        place,
        own.filter(({ whole }) => halfFor(id, whole) === place),
      );
  }
  return {
    ...topology,
    nodes: topology.nodes.flatMap((node) =>
      secondOf.has(node.id) ? [node, { ...node, id: secondHalf(node.id) }] : [node],
    ),
    node: (id) => topology.node(wholeNode(id)),
    waysFrom: (node) => ways.get(node) ?? [],
    groupsOf: (node) => topology.groupsOf(wholeNode(node)),
  };
}
