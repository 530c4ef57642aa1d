// What stands beside the state of an instance that divides something into shares, in words: `4 of 5 slots served`. Its technology says it.
import type { RingDrawing } from '../../machines/kernel/chassis-drawing';
import { technologyOf } from '../../machines/registry';
import type { Design } from '../../model';

export type Tellers = ReadonlyMap<string, RingDrawing['tell']>;

const known = new WeakMap<Design, Tellers>();

/** Words by instance; computed once per design. */
export function tellersOf(design: Design): Tellers {
  const before = known.get(design);
  if (before) return before;
  const tellers = new Map<string, RingDrawing['tell']>();
  for (const group of Object.values(design.groups))
    for (const { ring } of technologyOf(group.technology)?.draw(design, group).pills ?? [])
      if (ring) tellers.set(ring.instance, ring.tell);
  known.set(design, tellers);
  return tellers;
}
