// What the devices of a design have logged at an instant of a run, by whatever technologies they take part in. It writes no line itself.
import type { Design, NodeId } from '../model/design';
import { cliGroups } from './configuration';
import type { LogLine } from './kernel/technology';
import type { Run } from './kernel/types';
import { technologyOf } from './registry';

/** Devices whose technology tells what they log, in the order of their groups. */
export function loggingNodes(design: Design): readonly NodeId[] {
  const groups = Object.values(design.groups).filter(({ technology }) => technologyOf(technology)?.logs !== undefined);
  return [...new Set(groups.flatMap(({ members }) => members))];
}

/** The lines of one device up to `atMs`, oldest first. */
export function deviceLog(design: Design, node: NodeId, run: Run, atMs: number): readonly LogLine[] {
  const frame = run.frameAt(atMs);
  return cliGroups(design, node)
    .flatMap((group) => technologyOf(group.technology)?.logs?.({ design, group, node, run, frame }) ?? [])
    .toSorted((a, b) => a.atMs - b.atMs);
}
