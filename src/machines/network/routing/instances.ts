// The machines that a design's routing needs, and how they hear of each other. It knows no instant.
import type { NodeId } from '../../../model/design';
import type { Delivery, InstanceId, InstanceSpec, MachineSpec } from '../../kernel/types';
import { bfdMachine, keepaliveMachine } from './bfd';
import { bgpMachine } from './bgp';
import { echoMachine } from './echo';
import { addressMachine, mirrorMachine, processMachine, segmentMachine } from './flag';
import { routeMachine } from './route';
import type { RoutingSetup, Speaker } from './setup';

export const routeInstance = (handle: string, prefix: string): InstanceId => `route:${handle}/${prefix}`;
/** A router's BGP process. */
export const processInstance = (handle: string): InstanceId => `bgp:${handle}`;
/** An address for everybody, or for one node. */
export const addressInstance = (address: string, handle?: string): InstanceId =>
  handle === undefined ? `ip:${address}` : `ip:${address}@${handle}`;

/** Whether a speaker's route to a prefix can change: what it always has by itself cannot. */
export const hasRouteInstance = ({ originates }: Speaker, prefix: string): boolean =>
  !originates.some((one) => one.prefix === prefix && one.port === undefined);

/** Ordinary routers: their BGP can die by itself. */
export const routersOf = ({ speakers }: RoutingSetup): readonly Speaker[] =>
  [...speakers.values()].filter(({ group }) => group === undefined);

/** Every member that asks for an address, by the address. */
export const askersOf = ({ echoes }: RoutingSetup, address: string): readonly NodeId[] => [
  ...new Set(echoes.filter(({ to }) => to === address).map(({ node }) => node)),
];

/** Sessions, routes, echoes and what can be failed by name, in the order of a report. */
export function routingInstances(setup: RoutingSetup, handleOf: (node: NodeId) => string): readonly InstanceSpec[] {
  const spec = (
    id: InstanceId,
    machine: MachineSpec,
    title: string,
    more: Partial<InstanceSpec> = {},
  ): InstanceSpec => ({
    id,
    technology: 'network',
    machine,
    input: {},
    title,
    lane: 'when-changed',
    reported: false,
    ...more,
  });
  const pair = (a: NodeId, b: NodeId): string => `${handleOf(a)} – ${handleOf(b)}`;
  return [
    ...setup.detectors.map(({ id, pair: whole, kind, a, b, detectMs }) =>
      spec(
        id,
        kind === 'bfd' ? bfdMachine : keepaliveMachine,
        `${kind === 'bfd' ? 'BFD' : 'Hold time'} ${pair(a, b)}`,
        {
          input: { detectMs },
          node: handleOf(a),
          // Of the session of BGP the router is the one who waits, of a monitor the member that has it.
          anchor: { kind: 'node', node: id === whole ? b : a },
        },
      ),
    ),
    ...setup.sessions.map(({ id, a, b, holdDownMs }) =>
      spec(id, bgpMachine, `BGP ${pair(a, b)}`, { input: { holdDownMs }, node: handleOf(a) }),
    ),
    ...routersOf(setup).map(({ node, handle }) =>
      spec(processInstance(handle), processMachine, `BGP process of ${handle}`, {
        node: handle,
        anchor: { kind: 'node', node },
      }),
    ),
    ...setup.segments.map(({ id, node }) =>
      spec(id, segmentMachine, `Segment ${handleOf(node)}`, { anchor: { kind: 'node', node } }),
    ),
    ...[...setup.probeRouters].map(([id, node]) =>
      spec(id, mirrorMachine, `Probe answers of ${handleOf(node)}`, { anchor: { kind: 'node', node } }),
    ),
    ...setup.addresses.flatMap((address) => [
      spec(addressInstance(address), addressMachine, `Address ${address}`),
      ...askersOf(setup, address).map((node) =>
        spec(addressInstance(address, handleOf(node)), addressMachine, `Address ${address} for ${handleOf(node)}`),
      ),
    ]),
    ...setup.echoes.map(({ id, node, to }) =>
      spec(id, echoMachine, `Echo from ${handleOf(node)} to ${to}`, { node: handleOf(node) }),
    ),
    ...[...setup.speakers.values()].flatMap((speaker) =>
      setup.prefixes
        .filter((prefix) => hasRouteInstance(speaker, prefix))
        .map((prefix) =>
          spec(routeInstance(speaker.handle, prefix), routeMachine, `${speaker.handle} to ${prefix}`, {
            node: speaker.handle,
            anchor: { kind: 'node', node: speaker.node },
          }),
        ),
    ),
  ];
}

/** Who of them hears whom: devices start their BFD, BFD decides about BGP. */
export function routingRoutes(
  setup: RoutingSetup,
  handleOf: (node: NodeId) => string,
  deviceInstance: (handle: string) => InstanceId,
): ReadonlyMap<InstanceId, ReadonlyMap<string, readonly Delivery[]>> {
  const routes = new Map<InstanceId, Map<string, Delivery[]>>();
  const add = (from: InstanceId, type: string, delivery: Delivery): void => {
    const types = routes.get(from) ?? new Map<string, Delivery[]>();
    routes.set(from, types);
    types.set(type, [...(types.get(type) ?? []), delivery]);
  };
  for (const { id, a } of setup.detectors)
    add(deviceInstance(handleOf(a)), 'device-on', { to: id, event: { type: 'START' } });
  for (const { id, detector } of setup.sessions) {
    add(detector, 'bfd-up', { to: id, event: { type: 'BFD_UP' } });
    add(detector, 'bfd-down', { to: id, event: { type: 'BFD_DOWN' } });
  }
  return routes;
}
