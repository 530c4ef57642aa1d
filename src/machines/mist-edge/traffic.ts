// What flows may use of the Edges: the tunnels of APs that prefer one Edge are an interface that the Edge owns which carries them now.
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { World } from '../kernel/types';
import { apCount } from './ap-set';
import { cohortAt, type Scene } from './scene';
import type { TunnelUse } from './tunnels';

/** `Corp@all/ME1`: the tunnels of APs of `all` whose list begins with ME1. */
export const preferringInterface = (use: TunnelUse, edge: string): string => `${use.id}/${edge}`;

/** Edges forward only tunnels: a frame that is in none passes no Edge. */
export function trafficOf(scene: Scene, world: World): GroupTraffic {
  const children = scene.org.edges.flatMap(({ upstream, downstream }) =>
    [...upstream, ...downstream].map(({ id }) => id),
  );
  const interfaces = scene.uses.flatMap((use) =>
    use.edges.map(
      ({ name }, place): VirtualInterface => ({
        name: preferringInterface(use, name),
        group: scene.org.group.id,
        addresses: [],
        children,
        owners: ownersOf(use, place, world),
      }),
    ),
  );
  const none: VirtualInterface = { name: 'none', group: scene.org.group.id, addresses: [], children, owners: [] };
  return { interfaces: [...interfaces, none], crossings: [], synchronised: true };
}

/** The Edge that carries most of the APs that prefer this place; none while most of them have no service. */
function ownersOf(use: TunnelUse, preferred: number, world: World): VirtualInterface['owners'] {
  const counts = new Map<number, number>();
  for (const cohort of use.cohorts) {
    if (cohort.input.lists[0]?.[0] !== preferred) continue;
    const { context } = cohortAt(world, cohort);
    for (const { at, phase, aps } of context.parts) {
      const isServed = phase === 'up' && context.places[at] === 'L';
      const place = isServed ? at : -1;
      counts.set(place, (counts.get(place) ?? 0) + apCount(aps));
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const edge = best === undefined ? undefined : use.edges[best[0]];
  return edge === undefined ? [] : [{ node: edge.node, ports: edge.downstream.map(({ id }) => id) }];
}
