// What the end of an instant tells sessions, routes and echoes: each hears only what differs from what it knows. Pure.
import type { GroupId, NodeId } from '../../../model/design';
import type { RouteExport } from '../../kernel/routing';
import type { GroupTraffic } from '../../kernel/technology';
import type { Consequence, InstanceId, Message, World } from '../../kernel/types';
import { type Conditions, findWay } from '../path-search';
import type { Topology } from '../topology';
import type { RoutePath } from './best-path';
import { isAnswered } from './echoes';
import { layer2Way, type Terrain } from './forwarding';
import { halved, wholeNode } from './halves';
import { addressInstance, hasRouteInstance, processInstance, routeInstance } from './instances';
import { type ComputedRoute, type Hearing, type RoutingView, routesTo, sameRoute } from './propagation';
import type { RouteState } from './route';
import { type Detector, localRoute, type RoutingSetup, type Session, type Speaker } from './setup';

export interface RoutingSurroundings {
  readonly setup: RoutingSetup;
  readonly topology: Topology;
  readonly handles: ReadonlyMap<NodeId, string>;
  readonly deviceInstance: (handle: string) => InstanceId;
  readonly portInstance: (handle: string, name: string) => InstanceId;
  /** All instances that may be why something changed. */
  readonly causes: readonly InstanceId[];
}

const halves = new WeakMap<Topology, Map<string, Topology>>();

/** The ground that packets find at this instant; `conditions` as the plain search has them, with the traffic of all groups. */
export function terrainIn(
  { setup, topology, handles, portInstance }: RoutingSurroundings,
  conditions: Conditions,
  world: World,
): Terrain {
  const partitioned = setup.segments.filter(({ id }) => world.described(id)?.state === 'partitioned');
  const key = partitioned.map(({ id }) => id).join();
  const known = halves.get(topology) ?? new Map<string, Topology>();
  halves.set(topology, known);
  const ground = known.get(key) ?? halved(topology, partitioned);
  known.set(key, ground);
  const routed = new Map([...conditions.traffic].filter(([group]) => setup.groups.has(group)));
  const halted = new Set([...routed.values()].flatMap(({ routing }) => routing?.halted ?? []));
  const { nodesOn } = conditions;
  const isUp = upPort(topology, handles, portInstance, world);
  return {
    setup,
    topology: ground,
    traffic: routed,
    conditions: {
      ...conditions,
      nodesOn:
        partitioned.length === 0
          ? nodesOn
          : new Set(ground.nodes.flatMap(({ id }) => (nodesOn.has(wholeNode(id)) ? [id] : []))),
      traffic: new Map([...conditions.traffic].filter(([group]) => !setup.groups.has(group))),
    },
    isHalted: (node) => halted.has(node),
    routeOf: (speaker, prefix) =>
      hasRouteInstance(speaker, prefix) ? routeNow(world, speaker, prefix) : directRoute(speaker, prefix, isUp),
  };
}

const NO_ROUTE: RouteState = { via: [], members: [], local: 'none', candidates: [] };

function directRoute(speaker: Speaker, prefix: string, isUp: (port: string) => boolean): RouteState {
  return { ...NO_ROUTE, local: localRoute(speaker, prefix, isUp)?.local ?? 'none' };
}

const routeNow = (world: World, speaker: Speaker, prefix: string): RouteState | undefined =>
  world.state(routeInstance(speaker.handle, prefix))?.context as RouteState | undefined;

function upPort(
  topology: Topology,
  handles: ReadonlyMap<NodeId, string>,
  portInstance: RoutingSurroundings['portInstance'],
  world: World,
): (port: string) => boolean {
  return (id) => {
    const port = topology.ports.find((one) => one.id === id);
    return port !== undefined && world.described(portInstance(handles.get(port.node) ?? '', port.name))?.state === 'up';
  };
}

/** What sessions do not know yet, else what routes do not: a session that is dead must know it before anybody hears over it. */
export function routingNews(around: RoutingSurroundings, terrain: Terrain, world: World): readonly Consequence[] {
  const sessions = detectorNews(around, terrain, world);
  return sessions.length > 0 ? sessions : routeNews(around, terrain, world);
}

function detectorNews(around: RoutingSurroundings, terrain: Terrain, world: World): readonly Consequence[] {
  return around.setup.detectors.flatMap((detector): readonly Consequence[] => {
    const known = world.state(detector.id)?.context.path;
    const path = hasPath(around, terrain, detector, world);
    if (known === path) return [];
    return [{ to: detector.id, event: { type: path ? 'PATH_UP' : 'PATH_DOWN' }, causedBy: around.causes }];
  });
}

/** Whether packets of the session get through: both ends run and answer, and there is a way between them. */
function hasPath(
  { handles }: RoutingSurroundings,
  terrain: Terrain,
  { a, b, multihop, port }: Detector,
  world: World,
): boolean {
  const { conditions, topology, setup } = terrain;
  const answers = (node: NodeId): boolean =>
    conditions.nodesOn.has(node) &&
    !terrain.isHalted(node) &&
    world.described(processInstance(handles.get(node) ?? ''))?.state !== 'dead';
  if (!answers(a) || !answers(b)) return false;
  if (!multihop) return layer2Way(terrain, a, b, port) !== undefined;
  const isMember = (node: NodeId): boolean => setup.speakers.get(node)?.group !== undefined;
  const ends = [
    { kind: 'node', node: a },
    { kind: 'node', node: b },
  ] as const;
  return findWay(topology, conditions, ends[0], ends[1], { barred: isMember }) !== undefined;
}

function routeNews(around: RoutingSurroundings, terrain: Terrain, world: World): readonly Consequence[] {
  const { setup } = around;
  const view = viewOf(around, terrain, world);
  return setup.prefixes.flatMap((prefix) => {
    const routes = routesTo(setup, view, prefix);
    return [...setup.speakers.values()].flatMap((speaker): readonly Consequence[] => {
      const computed = routes.get(speaker.node);
      if (computed === undefined || !hasRouteInstance(speaker, prefix)) return [];
      if (sameRoute(computed, routeNow(world, speaker, prefix))) return [];
      return [{ to: routeInstance(speaker.handle, prefix), event: routeEvent(computed), causedBy: around.causes }];
    });
  });
}

function viewOf(around: RoutingSurroundings, terrain: Terrain, world: World): RoutingView {
  const { topology, handles, portInstance } = around;
  const exported = exportsOf(terrain.traffic);
  const detectorPath = (session: Session): boolean => world.state(session.detector)?.context.path === true;
  return {
    hearing: (session): Hearing =>
      world.described(session.id)?.state !== 'established' ? 'gone' : detectorPath(session) ? 'hears' : 'keeps',
    isRunning: (node) => terrain.conditions.nodesOn.has(node),
    isUp: upPort(topology, handles, portInstance, world),
    exportOf: (member, to, prefix) =>
      exported.get(`${member.node} ${prefix}`)?.find((one) => one.to === undefined || one.to.includes(to)),
    present: (speaker, prefix) => routeNow(world, speaker, prefix),
  };
}

function exportsOf(traffic: ReadonlyMap<GroupId, GroupTraffic>): ReadonlyMap<string, readonly RouteExport[]> {
  const all = new Map<string, RouteExport[]>();
  for (const one of [...traffic.values()].flatMap(({ routing }) => routing?.exports ?? [])) {
    const key = `${one.node} ${one.prefix}`;
    all.set(key, [...(all.get(key) ?? []), one]);
  }
  return all;
}

function routeEvent(route: ComputedRoute): Message {
  const { via, members, local, candidates, decidedBy } = route;
  return { type: 'ROUTE', via, members, local, candidates, rule: `net.route.${decidedBy}`, text: wordsOf(route) };
}

/** `A MED 10 before B MED 20`. */
function wordsOf({ via, local, candidates }: ComputedRoute): string {
  if (local !== 'none') return local;
  const say = ({ from, word }: RoutePath): string => (word === '' ? from : `${from} ${word}`);
  const used = candidates.filter(({ from }) => via.includes(from));
  const others = candidates.filter(({ from }) => !via.includes(from));
  if (used.length === 0) return 'no path is left';
  return [used.map(say).join(' and '), ...(others.length > 0 ? [`before ${others.map(say).join(', ')}`] : [])].join(
    ' ',
  );
}

/** Echoes that are answered now and were not, or the other way round. */
export function echoNews(
  { setup, handles, causes }: RoutingSurroundings,
  terrain: Terrain,
  world: World,
): readonly Consequence[] {
  const lost = (id: InstanceId): boolean => world.described(id)?.state === 'lost';
  const mirrors = new Map([...setup.probeRouters].map(([id, node]) => [node, id] as const));
  const faults = {
    isLost: (address: string, node: NodeId) =>
      lost(addressInstance(address)) || lost(addressInstance(address, handles.get(node) ?? '')),
    isMirror: (router: NodeId) => world.described(mirrors.get(router) ?? '')?.state === 'mirroring',
  };
  return setup.echoes.flatMap((echo): readonly Consequence[] => {
    const answered = isAnswered(terrain, echo, faults);
    if ((world.described(echo.id)?.state === 'answered') === answered) return [];
    return [{ to: echo.id, event: { type: answered ? 'ANSWERED' : 'LOST' }, causedBy: causes }];
  });
}
