// What the router's bundles pass at an instant: each slot of the hash, and what leaves towards the outside. Pure; it knows no paths.
import { asId, type PortId } from '../../model/design';
import type { GroupTraffic, VirtualInterface } from '../kernel/technology';
import type { World } from '../kernel/types';
import { type BundleContext, isUp, NOBODY, slotCount } from './bundle-context';
import { bundleOf } from './bundle-spec';
import { type AmsRouter, bundleId, bundleInput } from './router';
import type { Bundle } from './schema';

/** A slot of a bundle as an end of flows: `ams0 slot 1`. */
export const slotName = (bundle: string, slot: number): string => `${bundle} slot ${slot}`;
/** The bundle as a whole as an end of flows. */
const insideOf = (name: string): PortId => asId<PortId>(`${name} of the chassis`);

/** Slots are ends of flows; ports towards the outside pass packets only while a bundle with service sets is up, or is bypassed. */
export function trafficOf(router: AmsRouter, world: World): GroupTraffic {
  const { config, design, id } = router;
  const contexts = new Map(
    config.bundles.flatMap((bundle) => {
      const state = world.state(bundleId(router, bundle));
      return state === undefined ? [] : [[bundle.name, bundleOf(state)] as const];
    }),
  );
  const carried = config.serviceSets.filter((set) => servingBundle(config.bundles, set) !== undefined);
  const isServed =
    carried.length === 0 ||
    carried.some((set) => {
      const context = contexts.get(servingBundle(config.bundles, set) ?? '');
      return set.bypassOnFailure || (context !== undefined && isUp(context));
    });
  return {
    interfaces: [
      ...config.bundles.flatMap((bundle) => slotInterfaces(router, bundle, contexts.get(bundle.name))),
      ...outsidePorts(router).map(
        (port): VirtualInterface => ({
          name: `outside ${design.ports[port]?.name ?? port}`,
          group: router.group.id,
          addresses: [],
          children: [port],
          owners: isServed ? [{ node: id, ports: [port] }] : [],
        }),
      ),
    ],
    crossings: [],
    synchronised: true,
  };
}

type Bound = Pick<
  AmsRouter['config']['serviceSets'][number],
  'insideInterface' | 'outsideInterface' | 'serviceInterface'
>;

/** The bundle that a service set is bound to. */
function servingBundle(bundles: readonly Bundle[], set: Bound): string | undefined {
  const units = [set.insideInterface, set.outsideInterface, set.serviceInterface];
  return bundles.find(({ name }) => units.some((unit) => unit?.startsWith(`${name}.`)))?.name;
}

function slotInterfaces(
  router: AmsRouter,
  bundle: Bundle,
  context: BundleContext | undefined,
): readonly VirtualInterface[] {
  return Array.from({ length: slotCount(bundleInput(bundle)) }, (_, slot) => {
    const name = slotName(bundle.name, slot);
    const owner = context === undefined ? NOBODY : ownerOf(context, slot);
    const port = insideOf(name);
    return {
      name,
      group: router.group.id,
      addresses: [],
      children: [port],
      owners: owner === NOBODY ? [] : [{ node: router.id, ports: [port] }],
    };
  });
}

/** Who serves what a slot was at first: after a rebuild everything is spread over the members that are left. */
function ownerOf(c: BundleContext, slot: number): number {
  const owner = c.slots.length === c.configuredSlots ? c.slots[slot] : c.slots[slot % Math.max(1, c.slots.length)];
  return owner === undefined || owner === NOBODY || c.online[owner] !== true ? NOBODY : owner;
}

/** Ports that lead to anything but a host: traffic that leaves by them went through the services before. */
function outsidePorts(router: AmsRouter): readonly PortId[] {
  const { design, id } = router;
  return Object.values(design.links).flatMap(({ a, b }) => {
    const [own, far] = design.ports[a]?.node === id ? [a, b] : [b, a];
    if (design.ports[own]?.node !== id) return [];
    const kind = design.nodes[design.ports[far]?.node ?? id]?.kind;
    return kind === 'host' || kind === 'ap-group' ? [] : [own];
  });
}
