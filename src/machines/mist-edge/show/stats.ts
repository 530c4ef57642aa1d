// What GET …/stats answers at an instant: bodies of Edges, tunnels and clusters as the API gives them. It reads a frame and decides nothing.
import type { MistObject } from '../../../vendor/mist';
import type { ConsoleContext } from '../../kernel/technology';
import type { RunFrame } from '../../kernel/types';
import { portInstance } from '../../network';
import { apOrdinals } from '../ap-set';
import { addressAndMask } from '../api/bodies';
import { clusterId, edgeId, edgeMac, tunnelId } from '../api/ids';
import type { CohortContext, Part } from '../cohort-context';
import { addressOf, type Edge } from '../org';
import { agentInstance, apMac, type Scene, sceneOf } from '../scene';
import { stateAt } from './state-at';

/** Seconds since the epoch at 0 of a run. The figure is ours: a design has no date. */
export const EPOCH_S = 1_767_225_600;
export const epochAt = (atMs: number): number => EPOCH_S + Math.floor(atMs / 1000);

export interface StatusView {
  readonly scene: Scene;
  readonly context: ConsoleContext;
  readonly frame: RunFrame;
}

export function statusView(context: ConsoleContext): StatusView {
  return { scene: sceneOf(context.design, context.group), context, frame: context.frame };
}

const factsOf = ({ frame }: StatusView, id: string): Readonly<Record<string, unknown>> =>
  frame.instances.get(id)?.facts ?? {};
const words = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** When the cloud heard the Edge last: now, or at the last change of its link. */
function lastSeen(view: StatusView, edge: Edge): number {
  const link = view.frame.instances.get(agentInstance(edge));
  if (link?.state === 'connected') return epochAt(view.frame.atMs);
  const entries = view.context.run.trace;
  const gone = entries.findLast(
    ({ atMs, instance, rule }) =>
      atMs <= view.frame.atMs && instance === agentInstance(edge) && rule === 'mist.cloud.gone',
  );
  return epochAt(Math.max(0, gone?.atMs ?? 0));
}

/** Words of the service's state; only "Running" is known from the vendor, the others are the model's. */
function runningState(state: string | undefined): string {
  return state === 'serving' || state === 'degraded' || state === 'suspended' ? 'Running' : (state ?? 'down');
}

/** One Edge. Without its cloud link the cloud repeats what it heard last; here it is shown as it is, with `status` disconnected. */
export function edgeStatsBody(view: StatusView, edge: Edge): MistObject {
  const { scene, frame } = view;
  const { org } = scene;
  const instance = frame.instances.get(edge.handle);
  const facts = factsOf(view, edge.handle);
  const isConnected = facts.cloud === 'connected';
  const { tunnelAddress, tunnelGateway } = edge.config;
  const cluster = edge.config.cluster === null ? undefined : clusterId(org, edge.config.cluster);
  const active = words(facts.activePorts);
  const data = [...new Set([...edge.upstream, ...edge.downstream])];
  const lag = (ports: Edge['upstream']): MistObject => ({
    active_ports: ports.map(({ name }) => name).filter((name) => active.includes(name)),
  });
  return {
    id: edgeId(org, edge),
    mac: edgeMac(org, edge),
    name: edge.name,
    model: org.design.nodes[edge.node]?.model ?? edge.model.name,
    ...(cluster === undefined ? {} : { mxcluster_id: cluster }),
    status: isConnected ? 'connected' : 'disconnected',
    last_seen: lastSeen(view, edge),
    mxagent_registered: true,
    tunterm_registered: true,
    num_tunnels: Number(facts.tunnels ?? 0),
    services: ['tunterm'],
    tunterm_stat: { monitoring_failed: facts.monitoringFailed === true },
    service_stat: { tunterm: { running_state: runningState(instance?.state), last_seen: lastSeen(view, edge) } },
    lag_stat: edge.config.dualArm
      ? { lacp0: lag(edge.upstream), lacp1: lag(edge.downstream) }
      : { lacp0: lag(edge.upstream) },
    port_stat: Object.fromEntries(
      data.map(({ name, id }) => {
        const isUp = frame.instances.get(portInstance(edge.handle, name))?.state === 'up';
        return [
          name,
          {
            up: isUp,
            ...(isUp ? { speed: edge.model.portMbps, full_duplex: true, state: 'forwarding' } : {}),
            ...lldp(scene, id),
          },
        ];
      }),
    ),
    inactive_vlan_strs: { wired: words(facts.inactiveVlans), l2tp: [] },
    ...(tunnelAddress === undefined || tunnelGateway === undefined
      ? {}
      : { tunterm_ip_config: { ...addressAndMask(tunnelAddress), gateway: tunnelGateway } }),
  };
}

/** The switch at the other end of a cable. */
function lldp({ org }: Scene, port: string): MistObject {
  const link = Object.values(org.design.links).find(({ a, b }) => a === port || b === port);
  const far = link && org.design.ports[link.a === port ? link.b : link.a];
  const node = far && org.design.nodes[far.node];
  return node?.kind === 'switch' ? { lldp_stats: { system_name: node.name, port_id: far?.name ?? '' } } : {};
}

/** RFC 3931's words for what an AP's tunnel does [OAS]; `suspect` still counts as established. */
export function apiState({ phase }: Pick<Part, 'phase'>): string {
  switch (phase) {
    case 'up':
    case 'silent':
      return 'established_with_sessions';
    case 'trying':
    case 'waiting':
      return 'wait-ctrl-reply';
    case 'asking':
    case 'off':
    case 'parked':
      return 'idle';
    default:
      return 'idle';
  }
}

/** The cohorts of the run as they were at the instant, with their contexts. */
export function cohortsAt(
  view: StatusView,
): readonly { readonly cohort: Scene['cohorts'][number]; readonly context: CohortContext }[] {
  return view.scene.cohorts.flatMap((cohort) => {
    const context = stateAt(view.context.run, cohort.id, view.frame.atMs);
    return context === undefined ? [] : [{ cohort, context: context as unknown as CohortContext }];
  });
}

/** At most `limit` tunnels, as a page of the search; Edge-to-Edge tunnels have `peer_mxedge_id`. */
export function tunnelStatsBodies(
  view: StatusView,
  limit: number,
): { readonly results: readonly MistObject[]; readonly total: number } {
  const { org } = view.scene;
  const results: MistObject[] = [];
  let total = 0;
  for (const { cohort, context } of cohortsAt(view)) {
    const { use } = cohort;
    for (const part of context.parts)
      for (const ordinal of apOrdinals(part.aps)) {
        total++;
        if (results.length >= limit) continue;
        const place = part.at >= 0 ? part.at : (part.pass[0] ?? -1);
        const edge = use.edges[place];
        const cluster = edge?.config.cluster ?? edge?.config.joins;
        const ids = {
          ...(edge === undefined
            ? {}
            : use.holder.kind === 'edge'
              ? { peer_mxedge_id: edgeId(org, edge) }
              : { mxedge_id: edgeId(org, edge) }),
          ...(cluster === undefined || cluster === null ? {} : { mxcluster_id: clusterId(org, cluster) ?? '' }),
        };
        results.push({
          ...(use.holder.kind === 'aps'
            ? { ap: apMac(view.scene, use, cohort.first + ordinal * cohort.step) }
            : { mxedge_id: edgeId(org, use.holder.edge) }),
          mxtunnel_id: tunnelId(org, use.tunnel.name) ?? '',
          ...ids,
          remote_ip: (edge && addressOf(edge)) ?? '0.0.0.0',
          remote_port: 1701,
          state: apiState(part),
          last_seen: epochAt(view.frame.atMs),
        });
      }
  }
  return { results, total };
}

/** `…/stats/tunnels/count?distinct=mxedge_id` */
export function tunnelCountBody(view: StatusView): MistObject {
  const results = view.scene.org.edges.map((edge) => ({
    mxedge_id: edgeId(view.scene.org, edge),
    count: Number(factsOf(view, edge.handle).tunnels ?? 0),
  }));
  return { distinct: 'mxedge_id', results, total: results.length };
}
