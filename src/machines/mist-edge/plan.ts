// From the organization of a design to its part of a plan: instances, who tells whom. It simulates nothing itself.
import type { Design, Group, NodeId } from '../../model/design';
import type { GroupPlan } from '../kernel/technology';
import type { Delivery, InstanceId, InstanceSpec } from '../kernel/types';
import { deviceInstance } from '../network';
import { checkMachine } from './check-machine';
import { cloudLinkMachine } from './cloud-machine';
import { cohortMachine } from './cohort-machine';
import { edgeMachine } from './edge-machine';
import { flagMachine } from './flag-machine';
import { costOf } from './loss';
import { plannedTunnels } from './models';
import type { Edge } from './org';
import { reachOver } from './reachability';
import { refereeOf } from './referee';
import { executeStep } from './requests';
import {
  agentInstance,
  checkInstance,
  clusterInstance,
  edgeInstance,
  MIST_TECHNOLOGY,
  type Scene,
  sceneOf,
  schedulerInstance,
  wlanInstance,
} from './scene';
import { schedulerMachine } from './scheduler-machine';
import { trafficOf } from './traffic';
import type { Cohort } from './tunnels';
import { viewMachine } from './view-machine';

type Routes = Map<InstanceId, Map<string, Delivery[]>>;

function addRoute(routes: Routes, from: InstanceId, emission: string, delivery: Delivery): void {
  const byType = routes.get(from) ?? new Map<string, Delivery[]>();
  routes.set(from, byType);
  byType.set(emission, [...(byType.get(emission) ?? []), delivery]);
}

/** The plan of one organization; `handles` are the words for its devices in ids. */
export function planMistEdge(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): GroupPlan {
  const scene = sceneOf(design, group, handles);
  const reachIn = reachOver(
    scene.org,
    new Map(Object.values(design.nodes).map(({ id }) => [id, scene.handleOf(id)] as const)),
    scene.flags.map(({ id }) => id),
  );
  return {
    instances: [
      ...scene.org.edges.flatMap((edge) => edgeInstances(scene, edge)),
      ...tunnelInstances(scene),
      ...viewInstances(scene),
      ...scene.flags.map(
        ({ id, title }): InstanceSpec => ({
          ...base(scene, id, title),
          machine: flagMachine,
          input: {},
          lane: 'when-changed',
        }),
      ),
    ],
    routes: routesOf(scene),
    channels: [],
    // A repaired Edge serves in the same instant (section 7, "How to read times"); its boot time is not published.
    bootMs: 0,
    powerOnMs: {},
    listens: listensOf(scene),
    traffic: (world) => trafficOf(scene, world),
    execute: (step, world) => executeStep(scene, step, world),
    afterInstant: refereeOf(scene, reachIn),
  };
}

const base = (scene: Scene, id: InstanceId, title: string) =>
  ({ id, title, technology: MIST_TECHNOLOGY, group: scene.org.group.id, lane: 'never', reported: false }) as const;

function edgeInstances(scene: Scene, edge: Edge): readonly InstanceSpec[] {
  const onNode = { node: edge.handle, anchor: { kind: 'node', node: edge.node } } as const;
  return [
    {
      ...base(scene, edgeInstance(edge), edge.name),
      ...onNode,
      machine: edgeMachine,
      input: { maxTunnels: edge.model.maxTunnels, plannedTunnels: plannedTunnels(edge.model) },
      anchor: { kind: 'row', node: edge.node, row: 'tunterm' },
      lane: 'always',
      reported: true,
    },
    {
      ...base(scene, agentInstance(edge), `Cloud link of ${edge.name}`),
      ...onNode,
      machine: cloudLinkMachine,
      input: {},
      lane: 'when-changed',
    },
    ...scene.org.checksOf(edge).map(
      (check): InstanceSpec => ({
        ...base(scene, checkInstance(edge, check), `${check.check} from ${edge.name}`),
        ...onNode,
        machine: checkMachine,
        input: { check: check.check, protocol: check.protocol, timeoutMs: check.timeoutS * 1000 },
        lane: 'when-changed',
      }),
    ),
  ];
}

function tunnelInstances(scene: Scene): readonly InstanceSpec[] {
  return [
    ...scene.uses.flatMap((use): readonly InstanceSpec[] => {
      const anchor = { kind: 'node', node: use.holder.node } as const;
      const facts = { ...Object.fromEntries(use.edges.map(({ name }) => [name, 0])), none: use.aps };
      return [
        {
          ...base(scene, use.id, `${use.holder.name} on ${use.tunnel.name}`),
          machine: viewMachine,
          input: { state: 'init', facts },
          // Below the Edges: who serves, then whom.
          anchor: { kind: 'row', node: use.holder.node, row: 'users' },
          lane: 'always',
          reported: true,
          reportFacts: (run, frame) => costOf(run, use, frame.atMs),
        },
        ...use.cohorts.map(
          (cohort): InstanceSpec => ({
            ...base(scene, cohort.id, cohortTitle(cohort)),
            machine: cohortMachine,
            input: { ...cohort.input },
            anchor,
          }),
        ),
      ];
    }),
    ...scene.org.config.tunnels.map(
      (tunnel): InstanceSpec => ({
        ...base(scene, schedulerInstance(tunnel), `Auto-preemption of ${tunnel.name}`),
        machine: schedulerMachine,
        input: { isEnabled: tunnel.preemption !== null },
        ...(scene.org.cloudNode ? { anchor: { kind: 'node', node: scene.org.cloudNode.id } as const } : {}),
        lane: 'when-changed',
      }),
    ),
  ];
}

/** `100 APs of hq, me-1 first`; an Edge that holds an anchor tunnel is one. */
function cohortTitle({ use, input }: Cohort): string {
  const first = use.edges[input.lists[0]?.[0] ?? -1]?.name;
  const who =
    use.holder.kind === 'edge' ? `${use.tunnel.name} of ${use.holder.name}` : `${input.aps} APs of ${use.holder.name}`;
  return first === undefined ? who : `${who}, ${first} first`;
}

function viewInstances(scene: Scene): readonly InstanceSpec[] {
  const wlans = scene.org.config.wlans.flatMap((wlan) =>
    scene.uses
      .filter(
        (use) =>
          use.holder.kind === 'aps' &&
          wlan.tunnels.includes(use.tunnel.name) &&
          wlan.apGroups.some(({ node }) => node === use.holder.node),
      )
      .map(({ holder }) => ({
        id: wlanInstance(wlan.ssid, holder.name),
        title: `${wlan.ssid} on ${holder.name}`,
        holder,
      })),
  );
  return [
    ...[...new Map(wlans.map((wlan) => [wlan.id, wlan])).values()].map(
      ({ id, title, holder }): InstanceSpec => ({
        ...base(scene, id, title),
        machine: viewMachine,
        input: { state: 'unknown', facts: {} },
        anchor: { kind: 'node', node: holder.node },
        lane: 'when-changed',
        reported: true,
      }),
    ),
    ...scene.org.config.clusters.map(
      ({ name }): InstanceSpec => ({
        ...base(scene, clusterInstance(name), `Cluster ${name}`),
        machine: viewMachine,
        input: { state: 'unknown', facts: {} },
        anchor: { kind: 'pill', group: scene.org.group.id, pill: name },
        lane: 'when-changed',
        reported: true,
      }),
    ),
  ];
}

function routesOf(scene: Scene): Routes {
  const routes: Routes = new Map();
  for (const edge of scene.org.edges) {
    for (const check of scene.org.checksOf(edge)) {
      const own = checkInstance(edge, check);
      const to = edgeInstance(edge);
      addRoute(routes, own, 'check-failed', { to, event: { type: 'CHECK_FAILED', check: check.check } });
      addRoute(routes, own, 'check-passed', { to, event: { type: 'CHECK_PASSED', check: check.check } });
    }
    // At once, before the end of the instant: a tick of the same instant counts on it (R1).
    for (const use of scene.uses) {
      const place = use.edges.indexOf(edge);
      if (place < 0) continue;
      for (const { id } of use.cohorts) {
        addRoute(routes, edgeInstance(edge), 'told', { to: id, event: { type: 'TOLD', place } });
        addRoute(routes, edgeInstance(edge), 'welcome', { to: id, event: { type: 'WELCOME', place } });
      }
    }
  }
  return routes;
}

/** APs, and Edges at the start of anchor tunnels, that lose power and boot again. */
function listensOf(scene: Scene): Routes {
  const listens: Routes = new Map();
  for (const { holder, cohorts } of scene.uses) {
    const device = deviceInstance(scene.handleOf(holder.node));
    for (const { id, input } of cohorts) {
      const aps = `0-${input.aps - 1}`;
      addRoute(listens, device, 'device-on', { to: id, event: { type: 'AP_ON', aps } });
      addRoute(listens, device, 'device-off', { to: id, event: { type: 'AP_OFF', aps } });
    }
  }
  return listens;
}
