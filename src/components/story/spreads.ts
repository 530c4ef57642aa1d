// Loads and crowds by the instance that tells of them, as their technologies draw them.
import type { LoadDrawing, SharesDrawing } from '../../machines/kernel/spread';
import { technologyOf } from '../../machines/registry';
import type { Design } from '../../model';

export interface Spread {
  readonly load?: LoadDrawing;
  readonly shares?: SharesDrawing;
}

const known = new WeakMap<Design, ReadonlyMap<string, Spread>>();

/** By instance; computed once per design. */
export function spreadsOf(design: Design): ReadonlyMap<string, Spread> {
  const before = known.get(design);
  if (before) return before;
  const spreads = new Map<string, Spread>();
  for (const group of Object.values(design.groups))
    for (const { load, shares = [] } of technologyOf(group.technology)?.draw(design, group).nodes.values() ?? []) {
      if (load) spreads.set(load.instance, { load });
      for (const each of shares) spreads.set(each.instance, { shares: each });
    }
  known.set(design, spreads);
  return spreads;
}
