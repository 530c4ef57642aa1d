// Which figure stands beside an instance's state (the weight of a redundancy group), as its technology draws it.
import { technologyOf } from '../../machines/registry';
import type { Design } from '../../model';

/** A fact of an instance with its maximum; told wherever it is not there. */
export interface Meter {
  readonly fact: string;
  readonly max: number;
  /** What the row of the instance says beside its name: `priority 200`, and its tags. */
  readonly detail: string;
}

const known = new WeakMap<Design, ReadonlyMap<string, Meter>>();

/** Meters by instance; computed once per design. */
export function metersOf(design: Design): ReadonlyMap<string, Meter> {
  const before = known.get(design);
  if (before) return before;
  const meters = new Map<string, Meter>();
  for (const group of Object.values(design.groups)) {
    const drawing = technologyOf(group.technology)?.draw(design, group);
    for (const node of drawing?.nodes.values() ?? [])
      for (const row of node.rows)
        if (row.meter)
          meters.set(row.instance, { ...row.meter, detail: [row.detail, ...row.tags].filter(Boolean).join(', ') });
  }
  known.set(design, meters);
  return meters;
}
