// The static drawing of every group of a design, by its technology. Kept per design, since cards and links ask again and again.
import type { GroupDrawing } from '../../machines/kernel/technology';
import { technologyOf } from '../../machines/registry';
import type { Design, GroupId, NodeId } from '../../model';
import type { Drawings } from './geometry/scene-types';

const kept = new WeakMap<Design['nodes'], { readonly design: Design; readonly drawings: Drawings }>();

const isSameFor = (a: Design, b: Design): boolean =>
  a.nodes === b.nodes && a.ports === b.ports && a.links === b.links && a.groups === b.groups;

/** Drawings by group; the same objects while only the layout changes. A group of an unknown technology has none. */
export function drawingsOf(design: Design): Drawings {
  const before = kept.get(design.nodes);
  if (before && isSameFor(before.design, design)) return before.drawings;
  const drawings = new Map<GroupId, GroupDrawing>();
  for (const group of Object.values(design.groups)) {
    const drawing = technologyOf(group.technology)?.draw(design, group);
    if (drawing) drawings.set(group.id, drawing);
  }
  kept.set(design.nodes, { design, drawings });
  return drawings;
}

const NO_OWNERS: ReadonlyMap<string, string> = new Map();
const owners = new WeakMap<GroupDrawing, Map<NodeId, ReadonlyMap<string, string>>>();

/** For a member: the instance that decides whether it forwards for each virtual interface. */
export function ownersOf(drawing: GroupDrawing | undefined, node: NodeId): ReadonlyMap<string, string> {
  if (!drawing) return NO_OWNERS;
  const byNode = owners.get(drawing) ?? new Map<NodeId, ReadonlyMap<string, string>>();
  owners.set(drawing, byNode);
  const known = byNode.get(node);
  if (known) return known;
  const made = new Map(
    drawing.pills.flatMap((pill) =>
      pill.legs.filter((leg) => leg.node === node).map((leg) => [pill.id, leg.instance] as const),
    ),
  );
  byNode.set(node, made);
  return made;
}
