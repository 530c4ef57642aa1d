// The routing of a design, once for all groups: speakers, sessions, echoes and what can fail, by handle. Static; it knows no instant.
import type { FlowId, GroupId, LinkId, NodeId, PortId } from '../../../model/design';
import type { BfdMonitor, Echo, RoutedFlow, RoutingPlan, RoutingSpeaker } from '../../kernel/routing';
import { addressNumber } from './prefixes';

export interface Speaker extends RoutingSpeaker {
  readonly handle: string;
  /** The group that it is a member of; undefined = an ordinary router. */
  readonly group: GroupId | undefined;
  /** Router id as a number. */
  readonly rank: number;
}
export interface Session {
  /** `bgp:A/R1`. */
  readonly id: string;
  readonly a: NodeId;
  readonly b: NodeId;
  readonly detector: string;
  readonly holdDownMs: number;
}
/** What decides that the other end is gone: BFD of a session or a monitor, or a hold time. */
export interface Detector {
  readonly id: string;
  readonly kind: 'bfd' | 'keepalive';
  readonly a: NodeId;
  readonly b: NodeId;
  readonly detectMs: number;
  readonly multihop: boolean;
  /** Port of `b` at which it ends; absent = any. */
  readonly port?: PortId;
  /** `bfd:A/R1`: the fault target that hits it; a monitor has one of its own beside. */
  readonly pair: string;
}
export interface EchoSetup extends Echo {
  readonly id: string;
}
export interface SegmentSetup {
  readonly id: string;
  readonly node: NodeId;
  readonly second: ReadonlySet<NodeId>;
}
export interface RoutingSetup {
  readonly speakers: ReadonlyMap<NodeId, Speaker>;
  readonly speakerByHandle: ReadonlyMap<string, Speaker>;
  /** Groups that gave a routing plan: their members take packets by routes, not by shortest ways. */
  readonly groups: ReadonlySet<GroupId>;
  readonly sessions: readonly Session[];
  readonly detectors: readonly Detector[];
  readonly echoes: readonly EchoSetup[];
  /** `probe:R1` → router. */
  readonly probeRouters: ReadonlyMap<string, NodeId>;
  readonly segments: readonly SegmentSetup[];
  readonly silentLinks: ReadonlySet<LinkId>;
  readonly flows: ReadonlyMap<FlowId, RoutedFlow & { readonly group: GroupId }>;
  /** All prefixes that anybody has by itself or statically, sorted. */
  readonly prefixes: readonly string[];
  /** Addresses that `ip:` can fail. */
  readonly addresses: readonly string[];
}

interface RoutedGroup {
  readonly id: GroupId;
  readonly members: readonly NodeId[];
  readonly routing: RoutingPlan | undefined;
}

const DEFAULT_HOLD_TIME_MS = 90_000;

/** The routing of all groups together; undefined where no group has any. */
export function routingSetup(
  groups: readonly RoutedGroup[],
  handles: ReadonlyMap<NodeId, string>,
): RoutingSetup | undefined {
  const routed = groups.flatMap(({ id, members, routing }) =>
    routing === undefined ? [] : [{ id, members, routing }],
  );
  if (routed.length === 0) return undefined;
  const handleOf = (node: NodeId): string => handles.get(node) ?? node;
  const memberOf = new Map(routed.flatMap(({ id, members }) => members.map((node) => [node, id] as const)));
  const speakers = new Map<NodeId, Speaker>();
  for (const speaker of routed.flatMap(({ routing }) => routing.speakers)) {
    if (!handles.has(speaker.node)) continue;
    speakers.set(speaker.node, together(speakers.get(speaker.node), speaker, handleOf, memberOf.get(speaker.node)));
  }
  const sessions = uniqueById(
    routed.flatMap(({ routing }) =>
      routing.sessions.flatMap((session) => {
        const { a, b, bfdMs, holdDownMs = 0, holdTimeMs = DEFAULT_HOLD_TIME_MS } = session;
        if (!speakers.has(a) || !speakers.has(b)) return [];
        const pair = `${handleOf(a)}/${handleOf(b)}`;
        const kind: Detector['kind'] = bfdMs === undefined ? 'keepalive' : 'bfd';
        return [
          {
            id: `bgp:${pair}`,
            a,
            b,
            holdDownMs,
            detector: `${kind}:${pair}`,
            kind,
            detectMs: bfdMs ?? holdTimeMs,
            pair,
          },
        ];
      }),
    ),
  );
  const echoes = uniqueById(
    routed.flatMap(({ routing }) =>
      routing.echoes.map((echo) => ({ ...echo, id: `echo:${handleOf(echo.node)}/${echo.to}@${echo.owner}` })),
    ),
  );
  return {
    speakers,
    speakerByHandle: new Map([...speakers.values()].map((speaker) => [speaker.handle, speaker] as const)),
    groups: new Set(routed.map(({ id }) => id)),
    sessions,
    detectors: uniqueById([
      ...sessions.map(({ a, b, detector, kind, detectMs, pair }) => ({
        id: detector,
        kind,
        a,
        b,
        detectMs,
        multihop: false,
        pair: `bfd:${pair}`,
      })),
      ...routed.flatMap(({ routing }) => routing.monitors.map((monitor) => monitorDetector(monitor, handleOf))),
    ]),
    echoes,
    probeRouters: new Map(
      routed.flatMap(({ routing }) => routing.probeRouters.map((node) => [`probe:${handleOf(node)}`, node] as const)),
    ),
    segments: uniqueById(
      routed.flatMap(({ routing }) =>
        routing.segments.map(({ node, second }) => ({
          id: `segment:${handleOf(node)}`,
          node,
          second: new Set(second),
        })),
      ),
    ),
    silentLinks: new Set(routed.flatMap(({ routing }) => routing.silentLinks)),
    flows: new Map(
      routed.flatMap(({ id, routing }) => routing.flows.map((flow) => [flow.flow, { ...flow, group: id }] as const)),
    ),
    prefixes: [
      ...new Set(
        [...speakers.values()].flatMap(({ originates, statics = [] }) =>
          [...originates, ...statics].map(({ prefix }) => prefix),
        ),
      ),
    ].sort(),
    addresses: [...new Set(echoes.flatMap(({ to, virtual }) => (virtual === undefined ? [to] : [])))].sort(),
  };
}

/** A router that several groups name: what the first says counts, prefixes of all are its own. */
function together(
  known: Speaker | undefined,
  added: RoutingSpeaker,
  handleOf: (node: NodeId) => string,
  group: GroupId | undefined,
): Speaker {
  if (known === undefined)
    return { ...added, handle: handleOf(added.node), group, rank: addressNumber(added.routerId) ?? 0 };
  const own = new Set(known.originates.map(({ prefix }) => prefix));
  return { ...known, originates: [...known.originates, ...added.originates.filter(({ prefix }) => !own.has(prefix))] };
}

function monitorDetector(monitor: BfdMonitor, handleOf: (node: NodeId) => string): Detector {
  const pair = `bfd:${handleOf(monitor.node)}/${handleOf(monitor.peer)}`;
  return {
    id: `${pair}@${monitor.owner}`,
    kind: 'bfd',
    a: monitor.node,
    b: monitor.peer,
    detectMs: monitor.detectMs,
    multihop: monitor.multihop ?? false,
    ...(monitor.port === undefined ? {} : { port: monitor.port }),
    pair,
  };
}

function uniqueById<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [one.id, one] as const).reverse()).values()].reverse();
}

/** What a speaker has by itself while `isUp` says that the port is up: `direct`, `static` or nothing. */
export function localRoute(
  speaker: Speaker,
  prefix: string,
  isUp: (port: PortId) => boolean,
): { readonly local: 'direct' | 'static'; readonly via: NodeId | undefined } | undefined {
  const own = speaker.originates.some((one) => one.prefix === prefix && (one.port === undefined || isUp(one.port)));
  if (own) return { local: 'direct', via: undefined };
  const way = speaker.statics?.find((one) => one.prefix === prefix && isUp(one.port));
  return way && { local: 'static', via: way.via };
}
