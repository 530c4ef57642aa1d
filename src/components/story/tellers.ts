// The rings of shares of a design, and what stands beside the state of who decides them: `4 of 5 slots served`. Their technology says it.
import type { RingDrawing } from '../../machines/kernel/chassis-drawing';
import { technologyOf } from '../../machines/registry';
import type { Design } from '../../model';

export type Tellers = ReadonlyMap<string, RingDrawing['tell']>;
export interface NamedRing {
  readonly title: string;
  readonly ring: RingDrawing;
}

const known = new WeakMap<Design, readonly NamedRing[]>();

/** All rings of a design; computed once per design. */
export function ringsOf(design: Design): readonly NamedRing[] {
  const before = known.get(design);
  if (before) return before;
  const rings = Object.values(design.groups).flatMap((group) =>
    (technologyOf(group.technology)?.draw(design, group).pills ?? []).flatMap(({ title, ring }) =>
      ring ? [{ title, ring }] : [],
    ),
  );
  known.set(design, rings);
  return rings;
}

/** Words by the instance that decides. */
export const tellersOf = (design: Design): Tellers =>
  new Map(ringsOf(design).map(({ ring }) => [ring.instance, ring.tell]));

/** The ring that an instance decides or has a share of. */
export const ringOf = (design: Design, instance: string): NamedRing | undefined =>
  ringsOf(design).find(
    ({ ring }) => ring.instance === instance || ring.owners.some((owner) => owner.instance === instance),
  );
