// The event list of the organization up to an instant, with Mist's own event names, made from the trace of a run. It decides nothing.
import type { MistObject } from '../../../vendor/mist';
import type { Run, TraceEntry } from '../../kernel/types';
import { portInstance } from '../../network';
import { clusterId, edgeId, ORG_ID } from '../api/ids';
import type { Edge } from '../org';
import { agentInstance, checkInstance, type Scene } from '../scene';
import { EPOCH_S } from './stats';

/** One event before it is known when the cloud hears of it. */
interface Raised {
  readonly atMs: number;
  readonly type: string;
  readonly more?: MistObject;
  /** Raised by the cloud itself, not told by the Edge. */
  readonly byCloud?: true;
}

/** Stretches in which the cloud hears the Edge; a link that is never mentioned was up all the time. */
function connectedFrom(run: Run, edge: Edge, atMs: number): number | undefined {
  const changes = run.trace.filter(({ instance, from, to }) => instance === agentInstance(edge) && from !== to);
  const before = changes.findLast((entry) => entry.atMs <= atMs);
  if (before === undefined || before.to === 'connected') return atMs;
  return changes.find((entry) => entry.atMs > atMs && entry.to === 'connected')?.atMs;
}

/** Newest first, as the search gives them. Nothing of the boot before 0 is listed. */
export function eventsUntil(scene: Scene, run: Run, untilMs: number): readonly MistObject[] {
  const { org } = scene;
  const all = org.edges.flatMap((edge) =>
    raisedBy(scene, run, edge).flatMap((event, at) => {
      // What an Edge without its cloud link has to say arrives when the link is back [V].
      const heardMs = event.byCloud ? event.atMs : connectedFrom(run, edge, event.atMs);
      return heardMs === undefined || heardMs > untilMs ? [] : [{ event, edge, at }];
    }),
  );
  return all
    .sort((a, b) => b.event.atMs - a.event.atMs || b.at - a.at)
    .map(({ event, edge }) => {
      const cluster = edge.config.cluster === null ? undefined : clusterId(org, edge.config.cluster);
      return {
        type: event.type,
        ...event.more,
        mxedge_id: edgeId(org, edge),
        mxedge_name: edge.name,
        ...(cluster === undefined ? {} : { mxcluster_id: cluster }),
        org_id: ORG_ID,
        timestamp: EPOCH_S + event.atMs / 1000,
      };
    });
}

function raisedBy(scene: Scene, run: Run, edge: Edge): readonly Raised[] {
  const checks = new Map(scene.org.checksOf(edge).map((check) => [checkInstance(edge, check), check.check] as const));
  const ports = new Map(
    [...new Set([...edge.upstream, ...edge.downstream])].map(
      ({ name }) => [portInstance(edge.handle, name), name] as const,
    ),
  );
  const raised: Raised[] = [];
  let tunnels = 0;
  for (const entry of run.trace) {
    if (entry.instance === edge.handle) {
      const now = Number(entry.facts.tunnels ?? 0);
      const said =
        entry.atMs >= 0
          ? [...serviceEvents(entry), ...tunnelEvents(entry, tunnels, now), ...vlanEvents(run, entry)]
          : [];
      raised.push(...said);
      tunnels = now;
    }
    if (entry.atMs < 0 || entry.from === entry.to) continue;
    if (entry.instance === agentInstance(edge)) raised.push(...cloudEvents(entry));
    const check = checks.get(entry.instance);
    if (check !== undefined) raised.push(...checkEvents(entry, check));
    const port = ports.get(entry.instance);
    // An Edge without power says nothing about its ports.
    if (port !== undefined && entry.event !== 'DEVICE_OFF' && entry.event !== 'DEVICE_ON')
      raised.push(...portEvents(run, edge, entry, port));
  }
  return raised;
}

function cloudEvents({ atMs, to, from }: TraceEntry): readonly Raised[] {
  if (to === 'disconnected') return [{ atMs, type: 'ME_DISCONNECTED', byCloud: true }];
  return to === 'connected' && from === 'disconnected' ? [{ atMs, type: 'ME_CONNECTED', byCloud: true }] : [];
}

const tunterm = { service: 'tunterm' } as const;

function serviceEvents({ atMs, rule }: TraceEntry): readonly Raised[] {
  switch (rule) {
    case 'mist.service.stop':
      return [{ atMs, type: 'ME_SERVICE_STOPPED', more: tunterm }];
    case 'mist.service.start':
      return [{ atMs, type: 'ME_SERVICE_STARTED', more: tunterm }];
    case 'mist.service.restarted':
      return [{ atMs, type: 'ME_SERVICE_RESTARTED', more: tunterm }];
    default:
      return [];
  }
}

function checkEvents({ atMs, from, to }: TraceEntry, resource: string): readonly Raised[] {
  if (to === 'failed' && from === 'unanswered')
    return [{ atMs, type: 'TT_MONITORED_RESOURCE_FAILED', more: { resource } }];
  return to === 'healthy' && from === 'recovering'
    ? [{ atMs, type: 'TT_MONITORED_RESOURCE_RECOVERED', more: { resource } }]
    : [];
}

/** Down to none without anybody's wish, and up again [U]. */
function tunnelEvents({ atMs, to }: TraceEntry, before: number, after: number): readonly Raised[] {
  if (before > 0 && after === 0 && to !== 'down') return [{ atMs, type: 'TT_TUNNELS_LOST' }];
  return before === 0 && after > 0 && atMs > 0 ? [{ atMs, type: 'TT_TUNNELS_UP' }] : [];
}

function vlanEvents(run: Run, entry: TraceEntry): readonly Raised[] {
  const before = run.trace.slice(0, entry.seq).findLast(({ instance }) => instance === entry.instance);
  const [old, now] = [before?.facts.inactiveVlans, entry.facts.inactiveVlans].map((vlans) =>
    JSON.stringify(vlans ?? []),
  );
  return now !== old && now !== '[]' ? [{ atMs: entry.atMs, type: 'TT_INACTIVE_VLANS' }] : [];
}

/** A member of a LAG that is left, or the last of it. */
function portEvents(run: Run, edge: Edge, { atMs, to, seq }: TraceEntry, port: string): readonly Raised[] {
  const lags = edge.config.dualArm ? [edge.upstream, edge.downstream] : [edge.upstream];
  const at = lags.findIndex((ports) => ports.some(({ name }) => name === port));
  const lag = `lacp${Math.max(0, at)}`;
  const others = (lags[at] ?? []).filter(({ name }) => name !== port);
  const isUp = (name: string): boolean =>
    run.trace.slice(0, seq).findLast(({ instance }) => instance === portInstance(edge.handle, name))?.to === 'up';
  const isAlone = !others.some(({ name }) => isUp(name));
  if (to === 'down')
    return [
      { atMs, type: 'TT_PORT_LINK_DOWN', more: { port } },
      { atMs, type: isAlone ? 'TT_PORT_LAST_DROPPED_FROM_LACP' : 'TT_PORT_DROPPED_FROM_LACP', more: { port, lag } },
    ];
  return [
    { atMs, type: 'TT_PORT_LINK_RECOVERY', more: { port } },
    { atMs, type: isAlone ? 'TT_PORT_FIRST_JOIN_LACP' : 'TT_PORT_JOINED_LACP', more: { port, lag } },
  ];
}
