// What can be killed, for menus and the palette: the network's targets and those of each technology. It draws nothing.
import type { FaultChoice } from '../machines/kernel/technology';
import { technologyOf } from '../machines/registry';
import { targets } from '../machines/run';
import type { Design } from '../model';
import { currentFrame, type useRun } from './run-store';

/** Every fault of a design: ports, links, devices, and what its technologies add. */
export function allFaults(design: Design): readonly FaultChoice[] {
  const own = Object.values(design.groups).flatMap(
    (group) => technologyOf(group.technology)?.faults(design, group) ?? [],
  );
  const known = new Set(own.map((fault) => fault.target));
  return [...own, ...targets(design).filter((fault) => !known.has(fault.target))];
}
/** Is this target failed at the playhead? */
export const isFailed = (target: string, state?: ReturnType<typeof useRun.getState>): boolean =>
  currentFrame(state)?.failed.includes(target) ?? false;
