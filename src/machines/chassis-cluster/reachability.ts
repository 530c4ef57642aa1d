// What in the surroundings must work for a monitored address to answer: devices and links without which it cannot be reached.
import type { DesignNode, LinkId, NodeId } from '../../model/design';
import { type Cluster, type ClusterNode, childPorts } from './cluster';
import type { Reth } from './schema';

export interface Dependencies {
  readonly devices: readonly NodeId[];
  readonly links: readonly LinkId[];
}
const NONE: Dependencies = { devices: [], links: [] };

interface Step {
  readonly node: NodeId;
  readonly link: LinkId | undefined;
  readonly from: Step | undefined;
}

/** The drawn device that has the address. */
export const ownerOf = ({ design }: Cluster, address: string): DesignNode | undefined =>
  Object.values(design.nodes).find((node) => node.addresses?.some((own) => own.split('/')[0] === address));

/**
 * Devices and links between one node's side of a reth and the owner of the address that no other way goes around; nothing where no
 * device of the drawing has the address. Ways that need two faults to break are not seen.
 */
export function dependenciesOf(cluster: Cluster, reth: Reth, node: ClusterNode, address: string): Dependencies {
  const { design } = cluster;
  const owner = ownerOf(cluster, address);
  if (!owner) return NONE;
  const members = new Set<NodeId>(cluster.members.map(({ id }) => id));
  const children = new Set(childPorts(cluster, reth, node).map(({ id }) => id));
  const cables = Object.values(design.links).flatMap((link) => {
    const [a, b] = [design.ports[link.a], design.ports[link.b]];
    return a && b && link.kind === 'revenue' ? [{ id: link.id, a, b }] : [];
  });
  const starts = cables.flatMap(({ a, b }) => (children.has(a.id) ? [b.node] : children.has(b.id) ? [a.node] : []));
  const way = (without: string | undefined): Step | undefined => {
    const queue: Step[] = [...new Set(starts)].map((node) => ({ node, link: undefined, from: undefined }));
    const seen = new Set<NodeId>();
    for (let at = queue.shift(); at; at = queue.shift()) {
      const here = at;
      if (seen.has(here.node) || members.has(here.node) || here.node === without) continue;
      seen.add(here.node);
      if (here.node === owner.id) return here;
      for (const { id, a, b } of cables) {
        if (id === without) continue;
        const far = a.node === here.node ? b.node : b.node === here.node ? a.node : undefined;
        if (far) queue.push({ node: far, link: id, from: here });
      }
    }
    return undefined;
  };
  const devices: NodeId[] = [];
  const links: LinkId[] = [];
  for (let step = way(undefined); step; step = step.from) {
    if (!way(step.node)) devices.push(step.node);
    if (step.link && !way(step.link)) links.push(step.link);
  }
  return { devices, links };
}
