// Turns a design with what its technologies planned into one plan for the kernel. It knows technologies only by their interface.
import type { Design, NodeId } from '../../model/design';
import type { GroupPlan } from '../kernel/technology';
import type { Consequence, Delivery, InstanceId, InstanceSpec, Plan, World } from '../kernel/types';
import { channelMachine } from './channel';
import { deviceMachine } from './device';
import { executeIn, type PlannedGroup } from './execute';
import { flowMachine } from './flow';
import { linkMachine } from './link';
import { portMachine } from './port';
import { routingOf } from './routing';
import { ROUTING_RULES } from './routing/rules';
import { NETWORK_RULES } from './rules';
import { type Channel, networkTargets, portInstance } from './targets';
import { type Topology, topologyOf } from './topology';
import {
  decidingInstances,
  deviceInstance,
  flowInstance,
  linkInstance,
  type TrafficOptions,
  trafficWatch,
} from './traffic';

/** Boot time of a switch, router or host: no reference has one, the figure is ours. */
const OTHER_BOOT_MS = 120_000;

type Routes = Map<InstanceId, Map<string, Delivery[]>>;

/**
 * One plan of devices, ports, links, channels and flows with all groups. `handles` are the words for devices in ids.
 * Members start without power and get it at their technology's times; all other devices are on from the start.
 */
export function networkPlan(
  design: Design,
  planned: readonly PlannedGroup[],
  handles: ReadonlyMap<NodeId, string>,
): Plan {
  const topology = topologyOf(design);
  const bootMs = latestOf(planned, ({ bootMs: ms }) => ms);
  const startsOn = (node: NodeId): boolean => !bootMs.has(node);
  const channels = planned.flatMap(({ plan }) => plan.channels);
  const shut = new Set(planned.flatMap(({ plan }) => plan.shut ?? []).map(linkInstance));
  const routing = routingOf(
    planned.map(({ group, plan }) => ({ id: group.id, members: group.members, routing: plan.routing })),
    topology,
    { handles, deviceInstance, portInstance },
  );
  const own = [
    ...networkInstances(topology, handles, channels, startsOn, bootMs, routing?.setup.silentLinks).map((spec) =>
      shut.has(spec.id) ? { ...spec, input: { ...spec.input, failed: true } } : spec,
    ),
    ...(routing?.instances ?? []),
  ];
  const flows = Object.values(design.flows);
  const routes: Routes = new Map();
  routeCables(routes, topology, handles, channels);
  if (routing !== undefined) mergeRoutes(routes, routing.routes);
  for (const { plan } of planned) {
    mergeRoutes(routes, plan.routes);
    mergeRoutes(routes, plan.listens);
  }
  const targets = { topology, handles, channels };
  const allTargets = [
    ...[...networkTargets(targets), ...(routing?.targets ?? [])].map(({ target }) => target),
    ...planned.flatMap((one) => one.targets),
  ];
  const rules = [
    ...NETWORK_RULES,
    ...(routing === undefined ? [] : ROUTING_RULES),
    ...planned.flatMap((one) => one.rules),
  ];
  const traffic: TrafficOptions = {
    design,
    topology,
    handles,
    groups: planned.map(({ group, plan }) => ({
      id: group.id,
      instances: plan.instances.map(({ id }) => id),
      traffic: plan.traffic,
    })),
    instances: own.map(({ id }) => id),
    ...(routing === undefined ? undefined : { routing: routing.traffic(causesOf(own, planned)) }),
  };
  return {
    instances: [...own, ...planned.flatMap(({ plan }) => plan.instances), ...flows.map(flowSpec)],
    routes,
    rules: new Map(rules.map((rule) => [rule.id, rule] as const)),
    execute: executeIn({ design, topology, handles, channels, planned, routing: routing?.execute, names: allTargets }),
    boot: bootOf(planned, handles),
    afterInstant: afterInstantOf(traffic, planned),
    watched: decidingInstances(traffic),
    onSettled: [
      ...flows.map((flow) => ({ to: flowInstance(flow), event: { type: 'SESSIONS_NEW' } })),
      ...planned.flatMap(({ plan }) => plan.onSettled ?? []),
    ],
    flows: flows.map((flow) => ({ id: flow.name, instance: flowInstance(flow) })),
    checkers: [
      { id: 'flow-over-what-is-down', check: wayChecker(flows.map(flowInstance)) },
      ...(routing?.checkers ?? []),
      ...planned.flatMap(({ plan }) => plan.checkers ?? []),
    ],
    ...(routing === undefined ? undefined : { preferences: routing.preferences }),
    exclusives: planned.flatMap(({ plan }) => plan.exclusives ?? []),
  };
}

/** Flows first, then what the technologies themselves have to say at the end of an instant. */
function afterInstantOf(
  traffic: TrafficOptions,
  planned: readonly PlannedGroup[],
): (world: World) => readonly Consequence[] {
  const flows = trafficWatch(traffic);
  const own = planned.flatMap(({ plan }) => plan.afterInstant ?? []);
  if (own.length === 0) return flows;
  return (world) => [...flows(world), ...own.flatMap((afterInstant) => afterInstant(world))];
}

/** All that may be why something changed at the end of an instant. */
const causesOf = (own: readonly InstanceSpec[], planned: readonly PlannedGroup[]): readonly InstanceId[] =>
  [...own, ...planned.flatMap(({ plan }) => plan.instances)].map(({ id }) => id);

function networkInstances(
  topology: Topology,
  handles: ReadonlyMap<NodeId, string>,
  channels: readonly Channel[],
  startsOn: (node: NodeId) => boolean,
  bootMs: ReadonlyMap<NodeId, number>,
  silentLinks: ReadonlySet<string> = new Set(),
): readonly InstanceSpec[] {
  const base = { technology: 'network', reported: false } as const;
  const handleOf = (node: NodeId): string => handles.get(node) ?? node;
  const endOn = (port: string): boolean => {
    const found = topology.ports.find(({ id }) => id === port);
    return found !== undefined && startsOn(found.node);
  };
  const linkIsUp = (id: string): boolean => {
    const link = topology.links.find((one) => one.id === id);
    return link !== undefined && endOn(link.a) && endOn(link.b);
  };
  return [
    ...topology.nodes.map(
      ({ id, name }): InstanceSpec => ({
        ...base,
        id: deviceInstance(handleOf(id)),
        machine: deviceMachine,
        input: { bootMs: bootMs.get(id) ?? OTHER_BOOT_MS, startsOn: startsOn(id) },
        title: name,
        node: handleOf(id),
        anchor: { kind: 'node', node: id },
        lane: 'when-changed',
      }),
    ),
    ...topology.ports.map(({ id, node, name }): InstanceSpec => {
      const link = topology.linkAt(id);
      const light = link === undefined || endOn(link.a === id ? link.b : link.a);
      return {
        ...base,
        id: portInstance(handleOf(node), name),
        machine: portMachine,
        input: { failed: false, powered: startsOn(node), light },
        title: `${topology.node(node)?.name ?? node} ${name}`,
        node: handleOf(node),
        anchor: { kind: 'port', port: id },
        lane: 'when-changed',
      };
    }),
    ...topology.links.map(
      ({ id, a, b }): InstanceSpec => ({
        ...base,
        id: linkInstance(id),
        machine: linkMachine,
        input: { failed: false, a: endOn(a), b: endOn(b), ...(silentLinks.has(id) ? { silent: true } : undefined) },
        title: linkTitle(topology, a, b),
        anchor: { kind: 'link', link: id },
        lane: 'when-changed',
      }),
    ),
    ...channels.map(
      ({ id, title, links }): InstanceSpec => ({
        ...base,
        id,
        machine: channelMachine,
        input: { up: links.filter(linkIsUp).length, members: links.length },
        title,
        lane: 'when-changed',
      }),
    ),
  ];
}

function linkTitle(topology: Topology, ...ports: readonly string[]): string {
  const end = (id: string): string => {
    const port = topology.ports.find((one) => one.id === id);
    return port === undefined ? id : `${topology.node(port.node)?.name ?? port.node} ${port.name}`;
  };
  return ports.map(end).join(' – ');
}

function flowSpec(flow: Design['flows'][keyof Design['flows']]): InstanceSpec {
  return {
    id: flowInstance(flow),
    technology: 'network',
    machine: flowMachine,
    input: {},
    title: flow.name,
    lane: 'always',
    reported: false,
  };
}

/** A flow that gets through over a link that is down: the search for ways would be wrong. */
function wayChecker(flows: readonly InstanceId[]): (world: World) => string | undefined {
  const instancesOf = new WeakMap<object, readonly InstanceId[]>();
  return (world) => {
    for (const flow of flows) {
      const links = world.state(flow)?.context.links;
      if (!Array.isArray(links)) continue;
      const used = instancesOf.get(links) ?? links.map((link) => linkInstance(String(link)));
      instancesOf.set(links, used);
      const down = used.find((link) => world.described(link)?.state !== 'up');
      if (down !== undefined) return `${flow} goes over ${down}, which is down.`;
    }
    return undefined;
  };
}

/** Light between ports and links, power from devices to ports, links to their channels. */
function routeCables(
  routes: Routes,
  topology: Topology,
  handles: ReadonlyMap<NodeId, string>,
  channels: readonly Channel[],
): void {
  const instanceOf = new Map(
    topology.ports.map(({ id, node, name }) => [id, portInstance(handles.get(node) ?? node, name)] as const),
  );
  for (const { id, node } of topology.ports) {
    const device = deviceInstance(handles.get(node) ?? node);
    const port = instanceOf.get(id) ?? '';
    addRoute(routes, device, 'device-on', { to: port, event: { type: 'DEVICE_ON' } });
    addRoute(routes, device, 'device-off', { to: port, event: { type: 'DEVICE_OFF' } });
  }
  for (const { id, a, b } of topology.links) {
    const link = linkInstance(id);
    const portA = instanceOf.get(a) ?? '';
    const portB = instanceOf.get(b) ?? '';
    addRoute(routes, portA, 'laser-on', { to: link, event: { type: 'A_LIT' } });
    addRoute(routes, portA, 'laser-off', { to: link, event: { type: 'A_DARK' } });
    addRoute(routes, portB, 'laser-on', { to: link, event: { type: 'B_LIT' } });
    addRoute(routes, portB, 'laser-off', { to: link, event: { type: 'B_DARK' } });
    addRoute(routes, link, 'light-at-a', { to: portA, event: { type: 'LIGHT' } });
    addRoute(routes, link, 'dark-at-a', { to: portA, event: { type: 'DARK' } });
    addRoute(routes, link, 'light-at-b', { to: portB, event: { type: 'LIGHT' } });
    addRoute(routes, link, 'dark-at-b', { to: portB, event: { type: 'DARK' } });
  }
  for (const { id, links } of channels) {
    for (const link of links) {
      addRoute(routes, linkInstance(link), 'link-up', { to: id, event: { type: 'MEMBER_UP' } });
      addRoute(routes, linkInstance(link), 'link-down', { to: id, event: { type: 'MEMBER_DOWN' } });
    }
  }
}

function addRoute(routes: Routes, from: InstanceId, type: string, delivery: Delivery): void {
  const types = routes.get(from) ?? new Map<string, Delivery[]>();
  routes.set(from, types);
  const deliveries = types.get(type) ?? [];
  types.set(type, deliveries);
  deliveries.push(delivery);
}

function mergeRoutes(routes: Routes, added: GroupPlan['routes']): void {
  for (const [from, types] of added) {
    for (const [type, deliveries] of types) for (const delivery of deliveries) addRoute(routes, from, type, delivery);
  }
}

/** A time for each member; a device of several groups waits for the slowest. */
function latestOf(
  planned: readonly PlannedGroup[],
  msOf: (plan: GroupPlan, node: NodeId) => number,
): ReadonlyMap<NodeId, number> {
  const latest = new Map<NodeId, number>();
  for (const { group, plan } of planned)
    for (const node of group.members) latest.set(node, Math.max(latest.get(node) ?? 0, msOf(plan, node)));
  return latest;
}

/** Power for the members, at the times of their technologies. */
const bootOf = (planned: readonly PlannedGroup[], handles: ReadonlyMap<NodeId, string>): Plan['boot'] =>
  [...latestOf(planned, ({ powerOnMs }, node) => powerOnMs[node] ?? 0)].map(([node, atMs]) => ({
    atMs,
    deliveries: [{ to: deviceInstance(handles.get(node) ?? node), event: { type: 'POWER_ON' } }],
  }));
