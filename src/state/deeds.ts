// What an operator does at a device of a run beyond killing it: commands and commits that its technology offers. It knows no menu.
import type { DeedDrawing } from '../machines/kernel/route-drawing';
import { technologyOf } from '../machines/registry';
import { asId, type Design, type NodeId, valuesOf } from '../model';
import { currentBranch, inject, useRun } from './run-store';

/** Everything that can be done at this device, in the order of its groups. */
export const deedsAt = (design: Design, node: string): readonly DeedDrawing[] =>
  valuesOf(design.groups).flatMap((group) => {
    if (!group.members.includes(asId<NodeId>(node))) return [];
    return technologyOf(group.technology)?.draw(design, group).nodes.get(asId<NodeId>(node))?.deeds ?? [];
  });

/** Does it at the playhead; returns the device's refusal, if any. */
export function doDeed(design: Design, node: string, { step }: DeedDrawing): string | undefined {
  const name = design.nodes[asId<NodeId>(node)]?.name ?? node;
  const atMs = Math.round(useRun.getState().playheadMs);
  const refused = inject({ ...step, node: name });
  if (refused !== undefined) return refused;
  const reply = currentBranch()?.run.replies.findLast((each) => each.atMs === atMs);
  return reply?.accepted === false ? reply.text : undefined;
}
