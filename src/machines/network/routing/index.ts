// Everything that a design's routing adds to its plan: instances, deliveries, targets, ways of flows. It knows technologies only by what they publish.
import type { GroupId, NodeId } from '../../../model/design';
import type { RoutePreference, RoutingPlan } from '../../kernel/routing';
import type { FaultChoice } from '../../kernel/technology';
import type { InstanceId, InstanceSpec, Plan, RunFrame, Step, StepOutcome, World } from '../../kernel/types';
import type { Topology } from '../topology';
import { executeRoutingFault, routingTargets } from './faults';
import { hasRouteInstance, routeInstance, routingInstances, routingRoutes } from './instances';
import { routePreferences } from './report';
import { type RoutedTraffic, routedTraffic } from './routed-traffic';
import { type RoutingSetup, routingSetup } from './setup';

/** A group as the routing knows it. */
export interface RoutedGroup {
  readonly id: GroupId;
  readonly members: readonly NodeId[];
  readonly routing: RoutingPlan | undefined;
}

export interface Routing {
  readonly setup: RoutingSetup;
  readonly instances: readonly InstanceSpec[];
  readonly routes: Plan['routes'];
  readonly targets: readonly FaultChoice[];
  /** undefined = the target is none of the routing's. */
  readonly execute: (step: Extract<Step, { kind: 'fail' | 'repair' }>) => StepOutcome | undefined;
  readonly traffic: (causes: readonly InstanceId[]) => RoutedTraffic;
  readonly preferences: (frame: RunFrame) => readonly RoutePreference[];
  readonly checkers: NonNullable<Plan['checkers']>;
}

interface Names {
  readonly handles: ReadonlyMap<NodeId, string>;
  readonly deviceInstance: (handle: string) => InstanceId;
  readonly portInstance: (handle: string, name: string) => InstanceId;
}

/** The routing of these groups; undefined where none has any. */
export function routingOf(groups: readonly RoutedGroup[], topology: Topology, names: Names): Routing | undefined {
  const setup = routingSetup(groups, names.handles);
  if (setup === undefined) return undefined;
  const handleOf = (node: NodeId): string => names.handles.get(node) ?? node;
  const instances = routingInstances(setup, handleOf);
  return {
    setup,
    instances,
    routes: routingRoutes(setup, handleOf, names.deviceInstance),
    targets: routingTargets(setup, handleOf, topology),
    execute: (step) => executeRoutingFault(setup, handleOf, step),
    traffic: (causes) =>
      routedTraffic({ setup, topology, ...names, causes: [...instances.map(({ id }) => id), ...causes] }),
    preferences: (frame) => routePreferences(setup, frame),
    checkers: [{ id: 'route-over-session-that-is-down', check: sessionChecker(setup) }],
  };
}

/** A route over a session that is down: its neighbour's word would have been kept too long. */
function sessionChecker(setup: RoutingSetup): (world: World) => string | undefined {
  const between = new Map(
    setup.sessions.flatMap(({ id, a, b }) => {
      const [one, other] = [setup.speakers.get(a), setup.speakers.get(b)];
      if (one === undefined || other === undefined) return [];
      return [
        [`${one.handle} ${other.handle}`, id],
        [`${other.handle} ${one.handle}`, id],
      ] as const;
    }),
  );
  const routes = [...setup.speakers.values()].flatMap((speaker) =>
    setup.prefixes
      .filter((prefix) => hasRouteInstance(speaker, prefix))
      .map((prefix) => ({ handle: speaker.handle, id: routeInstance(speaker.handle, prefix) })),
  );
  return (world) => {
    for (const { handle, id } of routes) {
      const { local, via } = world.state(id)?.context ?? {};
      if (local !== 'none' || !Array.isArray(via)) continue;
      const down = via.find((from) => {
        const session = between.get(`${handle} ${String(from)}`);
        return session === undefined || world.described(session)?.state !== 'established';
      });
      if (down !== undefined) return `${id} goes over the session with ${String(down)}, which is down.`;
    }
    return undefined;
  };
}
