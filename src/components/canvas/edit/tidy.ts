// Tidy-up: places all devices anew by a layered layout that is loaded on demand; members of a group stay as they stand to each other.
import { type Design, type NodeId, type Point, tidyLayout } from '../../../model';
import { currentDesign, execute, setRefusal } from '../../../state/editor-store';
import { drawingsOf } from '../drawings';
import { boxOf, unionOf } from '../geometry/hull';
import { HULL_PAD, snapped, TILE_WORDS } from '../geometry/measures';
import { buildScene } from '../geometry/scene';
import type { Box, Scene } from '../geometry/scene-types';
import { fitAll } from '../viewport';

/** Blocks whose middles are nearer than this stand one above the other: the better connected one comes first. */
const LEVEL = 32;

/** What the layout moves as one: a device, or all members of a group with the room of its frame. */
interface Block extends Box {
  readonly id: string;
  readonly nodes: readonly NodeId[];
}

/** Blocks of a scene; a device in two groups belongs to the first. */
export function blocksOf(design: Design, scene: Scene): readonly Block[] {
  const taken = new Set<NodeId>();
  const blocks: Block[] = [];
  for (const group of Object.values(design.groups)) {
    const nodes = group.members.filter((id) => !taken.has(id) && scene.devices.has(id));
    const box = unionOf(nodes.flatMap((id) => (scene.devices.has(id) ? [boxOfNode(scene, id)] : [])));
    if (!box) continue;
    for (const id of nodes) taken.add(id);
    blocks.push({
      id: `group:${group.id}`,
      nodes,
      x: box.x - HULL_PAD.side * 2,
      y: box.y - HULL_PAD.top,
      width: box.width + HULL_PAD.side * 4,
      height: box.height + HULL_PAD.top + HULL_PAD.bottom,
    });
  }
  for (const [id, device] of scene.devices) {
    if (taken.has(id)) continue;
    const box = boxOf(device);
    const isTile = device.shape.form === 'tile';
    blocks.push({ id, nodes: [id], ...box, height: box.height + (isTile ? TILE_WORDS : 0) });
  }
  return blocks;
}

const boxOfNode = (scene: Scene, id: NodeId): Box => {
  const device = scene.devices.get(id);
  if (!device) return { x: 0, y: 0, width: 0, height: 0 };
  // A ring of shares moves with its device.
  const rings = scene.pills.filter(({ ring }) => ring?.node === id);
  return unionOf([boxOf(device), ...rings]) ?? boxOf(device);
};

/** New places of all devices: each block moves as a whole, so that members keep their arrangement. */
export function movedBlocks(
  blocks: readonly Block[],
  placed: ReadonlyMap<string, Point>,
  scene: Scene,
): Record<NodeId, Point> {
  const points: Record<NodeId, Point> = {};
  for (const block of blocks) {
    const to = placed.get(block.id);
    if (!to) continue;
    const by = { x: snapped(to.x) - snapped(block.x), y: snapped(to.y) - snapped(block.y) };
    for (const id of block.nodes) {
      const { x, y } = boxOfNode(scene, id);
      points[id] = { x: snapped(x + by.x), y: snapped(y + by.y) };
    }
  }
  return points;
}

/** Lays out the open design as one step. */
export async function tidyUp(): Promise<void> {
  const design = currentDesign();
  if (!design) return;
  const { Graph, layout } = await import('@dagrejs/dagre');
  const scene = buildScene(design, drawingsOf(design), new Map());
  const blocks = blocksOf(design, scene);
  if (blocks.length === 0) {
    setRefusal('There is nothing to lay out.');
    return;
  }
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 56, ranksep: 112, edgesep: 24, marginx: 64, marginy: 64 });
  graph.setDefaultEdgeLabel(() => ({}));
  const blockOf = new Map(blocks.flatMap((block) => block.nodes.map((id) => [id, block.id] as const)));
  for (const { id, width, height } of blocks) graph.setNode(id, { width, height });
  // From left to right as things stand now, so that inside and outside keep their sides.
  const middleX = new Map(blocks.map((block) => [block.id, block.x + block.width / 2]));
  const degree = new Map<string, number>();
  for (const link of scene.links.values())
    for (const id of [blockOf.get(link.source), blockOf.get(link.target)])
      if (id !== undefined) degree.set(id, (degree.get(id) ?? 0) + 1);
  for (const link of scene.links.values()) {
    const [a, b] = [blockOf.get(link.source), blockOf.get(link.target)];
    if (a === undefined || b === undefined || a === b) continue;
    const ahead = (middleX.get(b) ?? 0) - (middleX.get(a) ?? 0);
    const isForward = Math.abs(ahead) > LEVEL ? ahead > 0 : (degree.get(a) ?? 0) >= (degree.get(b) ?? 0);
    if (isForward) graph.setEdge(a, b);
    else graph.setEdge(b, a);
  }
  layout(graph);
  const placed = new Map(
    blocks.map(({ id, width, height }) => {
      const { x = 0, y = 0 } = graph.node(id) as { readonly x?: number; readonly y?: number };
      return [id, { x: x - width / 2, y: y - height / 2 }] as const;
    }),
  );
  if (currentDesign() !== design) return;
  execute(tidyLayout, { nodes: movedBlocks(blocks, placed, scene) });
  requestAnimationFrame(fitAll);
}
