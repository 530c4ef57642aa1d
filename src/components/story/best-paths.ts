// Which routes of a run are worth a lane: those that the drawing of the design shows, with a title each. Words only.
import { technologyOf } from '../../machines/registry';
import type { Design } from '../../model';

const known = new WeakMap<Design, ReadonlyMap<string, string>>();

/** `R1 best path` by instance, with its group where a router shows several; computed once per design. */
export function bestPathsOf(design: Design): ReadonlyMap<string, string> {
  const before = known.get(design);
  if (before) return before;
  const paths = new Map<string, string>();
  for (const group of Object.values(design.groups))
    for (const [id, { routes }] of technologyOf(group.technology)?.draw(design, group).nodes ?? [])
      for (const { instance, owner } of routes ?? []) {
        const name = design.nodes[id]?.name ?? id;
        paths.set(instance, owner === undefined ? `${name} best path` : `${name} best path, ${owner}`);
      }
  known.set(design, paths);
  return paths;
}
