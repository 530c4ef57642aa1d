// The chassis' own part of a plan: its cards as a whole, and what they do to the ports. It knows no technology.
import type { Design, Group, NodeId } from '../../model/design';
import type { Delivery, InstanceId, InstanceSpec } from '../kernel/types';
import { deviceInstance, portInstance } from '../network';
import { chassisMachine } from './chassis-machine';

export type Routes = Map<InstanceId, Map<string, Delivery[]>>;

/** Adds deliveries for one emission of one instance. */
export function addRoute(routes: Routes, from: InstanceId, emission: string, ...deliveries: readonly Delivery[]): void {
  const byType = routes.get(from) ?? new Map<string, Delivery[]>();
  routes.set(from, byType);
  byType.set(emission, [...(byType.get(emission) ?? []), ...deliveries]);
}

/** The instance of a router's cards: `chassis:MX`. */
export const chassisInstance = (handle: string): InstanceId => `chassis:${handle}`;

/** Management ports belong to the Routing Engines: cards that restart leave them alone. */
export const isManagement = (port: string): boolean => /^(fxp|em|me|re\d)/.test(port);

export interface ChassisPart {
  readonly instances: readonly InstanceSpec[];
  readonly routes: Routes;
  readonly listens: Routes;
}

/**
 * What a group adds for the chassis that it lives in. Several groups may share one router: the first of them in the design adds the
 * chassis, the others only speak of it by its instance.
 */
export function chassisPart(
  design: Design,
  group: Group,
  node: NodeId,
  options: { readonly handle: string; readonly technology: string; readonly prefix: string },
): ChassisPart {
  const routes: Routes = new Map();
  const listens: Routes = new Map();
  const first = Object.values(design.groups).find(({ members }) => members.includes(node));
  if (first?.id !== group.id) return { instances: [], routes, listens };
  const { handle, technology, prefix } = options;
  const id = chassisInstance(handle);
  const device = deviceInstance(handle);
  addRoute(listens, device, 'device-on', { to: id, event: { type: 'DEVICE_ON' } });
  addRoute(listens, device, 'device-off', { to: id, event: { type: 'DEVICE_OFF' } });
  for (const port of Object.values(design.ports)) {
    if (port.node !== node || isManagement(port.name)) continue;
    const to = portInstance(handle, port.name);
    addRoute(routes, id, 'cards-down', { to, event: { type: 'DEVICE_OFF' } });
    addRoute(routes, id, 'cards-up', { to, event: { type: 'DEVICE_ON' } });
  }
  return {
    instances: [
      {
        id,
        technology,
        machine: chassisMachine(prefix),
        input: {},
        title: `Cards of ${design.nodes[node]?.name ?? handle}`,
        node: handle,
        group: group.id,
        anchor: { kind: 'node', node },
        lane: 'when-changed',
        reported: false,
      },
    ],
    routes,
    listens,
  };
}

/** Joins route tables; deliveries of the same emission keep their order. */
export function joinRoutes(...tables: readonly Routes[]): Routes {
  const joined: Routes = new Map();
  for (const table of tables)
    for (const [from, types] of table) for (const [type, list] of types) addRoute(joined, from, type, ...list);
  return joined;
}
