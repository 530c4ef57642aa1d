// Gives the members of a group that was just formed room for what it drew on them: cards grow, and links with words run between them. Pure.
import type { Design, NodeId, Point } from '../../../model';
import { boxOf } from '../geometry/hull';
import { snapped } from '../geometry/measures';
import type { Box, Scene } from '../geometry/scene-types';

/** Between two members with links between them: ports astride both edges, and two lines of words. */
const LINKED_GAP = 136;
/** Less of it is too little; members that stand well are left where they are. */
const LEAST_LINKED = 96;
const PLAIN_GAP = 32;

/** The same design with the members apart; the first stays, and each further one keeps its direction: below or beside the one before. */
export function spreadMembers(design: Design, scene: Scene, members: readonly NodeId[]): Design {
  const nodes: Record<NodeId, Point> = { ...design.layout.nodes };
  const placed: Box[] = [];
  for (const id of members) {
    const device = scene.devices.get(id);
    if (!device) continue;
    const box = boxOf(device);
    const before = placed.at(-1);
    const at =
      before && tooNear(box, before, areLinked(scene, id, members)) ? beyond(box, before, scene, id, members) : box;
    placed.push({ ...box, x: at.x, y: at.y });
    if (at !== box) nodes[id] = { x: snapped(at.x), y: snapped(at.y) };
  }
  return { ...design, layout: { ...design.layout, nodes } };
}

const areLinked = (scene: Scene, id: NodeId, members: readonly NodeId[]): boolean =>
  [...scene.links.values()].some(
    ({ source, target }) => (source === id && members.includes(target)) || (target === id && members.includes(source)),
  );

const gapX = (a: Box, b: Box): number => Math.max(b.x - a.x - a.width, a.x - b.x - b.width);
const gapY = (a: Box, b: Box): number => Math.max(b.y - a.y - a.height, a.y - b.y - b.height);

const tooNear = (a: Box, b: Box, linked: boolean): boolean =>
  Math.max(gapX(a, b), gapY(a, b)) < (linked ? LEAST_LINKED : PLAIN_GAP / 2);

/** Beside where it stood beside, else straight below. */
function beyond(box: Box, before: Box, scene: Scene, id: NodeId, members: readonly NodeId[]): Point {
  const gap = areLinked(scene, id, members) ? LINKED_GAP : PLAIN_GAP;
  return gapX(box, before) > 0
    ? { x: box.x > before.x ? before.x + before.width + gap : before.x - box.width - gap, y: before.y }
    : { x: before.x, y: before.y + before.height + gap };
}
