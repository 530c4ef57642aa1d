// What a picture of a pair shows of routes: routers with the prefixes they are told, and what each state of a group signals. Static facts; policies are evaluated as they are.
import type { Link, LinkId, NodeId } from '../../model/design';
import type { RouteDrawing, RouteLegend, RouteSource, Saying, SayingDrawing } from '../kernel/route-drawing';
import type { NodeDrawing } from '../kernel/technology';
import type { Role } from '../kernel/types';
import { type Export, exported, type KnownPrefix } from './exports';
import { hostOf, isInside, subnetOf } from './inet';
import { type Pair, type PairNode, rolesOf, srg0Of, srgInstance } from './pair';
import { ownerOf, ownPrefixes, type Session, sessionsOf } from './routing';
import type { MnhaNode, Srg } from './schema';
import { knownPrefixes, testedRoutes } from './traffic';

/** `BFD 5 × 0.4 s`: shorter, between two lines. */
export const bfdSeconds = ({ minimumIntervalMs = 1000, multiplier = 3 }: MnhaNode['peer']['liveness']): string =>
  `BFD ${multiplier} × ${minimumIntervalMs / 1000} s`;

/** States of a group, from the best preference to the worst. */
const SIGNALS = ['active', 'backup', 'ineligible'] as const;
type Signal = (typeof SIGNALS)[number];

/** What the policies towards a neighbour say of a prefix while a group is in a state (and all others are in none). */
function saidIn({ node, group }: Session, srg: Srg, signal: Signal, known: KnownPrefix): Export | undefined {
  const tested = testedRoutes(node);
  const isThere = (route: (typeof tested)[number]): boolean =>
    route.srg === srg.id && (signal === 'ineligible' ? route.signal === 'failure' : route.signal === signal);
  return exported({ node: node.config, installed: tested.filter(isThere), tested }, group.exports, known);
}

/** The figure alone where the word is `MED 10`, else the word. */
const short = ({ preference, word }: Pick<Export, 'preference' | 'word'>): string =>
  word.endsWith(` ${preference}`) ? String(preference) : word;

/** Where traffic of the drawing goes: addresses of hosts at the ends of flows. */
function flowAddresses({ design }: Pair): readonly string[] {
  return Object.values(design.flows).flatMap(({ from, to }) =>
    [from, to].flatMap((end) => (end.kind === 'node' ? (design.nodes[end.node]?.addresses ?? []).map(hostOf) : [])),
  );
}

/** Devices on the router's own side: reached without crossing a member. What they announce it does not learn from the pair. */
function aroundOf({ design, members }: Pair, router: NodeId): ReadonlySet<string> {
  const inner = new Set(members.map(({ id }) => id));
  const found = new Set<NodeId>([router]);
  for (const at of found)
    for (const { a, b } of Object.values(design.links)) {
      const [one, other] = [design.ports[a]?.node, design.ports[b]?.node];
      const next = one === at ? other : other === at ? one : undefined;
      if (next !== undefined && !inner.has(next)) found.add(next);
    }
  return found;
}

/** The prefix that stands for a group at a router: from beyond the pair, of a network rather than of a host, with traffic in it. */
function headline(pair: Pair, router: NodeId, srg: Srg, sessions: readonly Session[]): KnownPrefix | undefined {
  const around = aroundOf(pair, router);
  const taught = new Set(
    [
      ...pair.config.routers.filter(({ node }) => !around.has(node)).flatMap(({ originates }) => originates),
      ...pair.members.flatMap((node) => ownPrefixes(pair, node).map(({ prefix }) => prefix)),
    ].map(subnetOf),
  );
  const addresses = flowAddresses(pair);
  const isSaid = (known: KnownPrefix): boolean =>
    sessions.some((session) => {
      const said = saidIn(session, srg, 'active', known);
      return said !== undefined && (said.owner ?? ownerOf(srg)) === ownerOf(srg);
    });
  const weight = ({ prefix }: KnownPrefix): number =>
    (prefix.endsWith('/32') ? 0 : 1000) + addresses.filter((address) => isInside(prefix, address)).length;
  const [first] = sessions;
  if (first === undefined) return undefined;
  return knownPrefixes(pair, first.node)
    .filter((known) => taught.has(known.prefix) && isSaid(known))
    .sort((a, b) => weight(b) - weight(a))[0];
}

function sourceOf(pair: Pair, { node, router, group }: Session): RouteSource {
  const { design } = pair;
  const joins = ({ a, b }: Link): boolean => {
    const ends = [a, b].map((port) => design.ports[port]?.node);
    return ends.includes(node.id) && ends.includes(router);
  };
  return {
    node: node.id,
    handle: node.handle,
    session: `bgp:${node.handle}/${handleOf(pair, router)}`,
    links: Object.values(design.links).flatMap((link): readonly LinkId[] => (joins(link) ? [link.id] : [])),
    detail: group.bfd === undefined ? 'no BFD' : bfdSeconds(group.bfd),
  };
}

/** Groups whose state is told to neighbours; of a pair with nothing but SRG0, that one. */
const toldGroups = (node: PairNode): readonly Srg[] => {
  const roles = rolesOf(node);
  const srg0 = srg0Of(node);
  return roles.length > 0 || srg0 === undefined ? roles : [srg0];
};

/** Ordinary routers around the pair, each with one prefix a group. */
export function drawRouters(pair: Pair): readonly (readonly [NodeId, NodeDrawing])[] {
  const sessions = sessionsOf(pair);
  return [...new Set(sessions.map(({ router }) => router))].flatMap((router) => {
    const own = sessions.filter((session) => session.router === router);
    const groups = toldGroups(pair.members[0]);
    const routes = groups.flatMap((srg): readonly RouteDrawing[] => {
      const known = headline(pair, router, srg, own);
      if (known === undefined) return [];
      return [
        {
          instance: `route:${handleOf(pair, router)}/${known.prefix}`,
          prefix: known.prefix,
          ...(groups.length > 1 ? { owner: `SRG${srg.id}` } : {}),
          from: own.map((session) => sourceOf(pair, session)),
        },
      ];
    });
    if (routes.length === 0) return [];
    const as = pair.config.routers.find(({ node }) => node === router)?.as;
    const drawing: NodeDrawing = {
      alias: as === undefined ? '' : `AS ${as}`,
      rows: [],
      ports: new Map(),
      routes,
      lines: probedAt(pair, router).map((address) => ({ text: `probe ${address}` })),
    };
    return [[router, drawing] as const];
  });
}

const handleOf = ({ design }: Pair, node: NodeId): string => design.nodes[node]?.name ?? node;

/** Destinations of activeness probes that this device has. */
function probedAt(pair: Pair, node: NodeId): readonly string[] {
  const destinations = pair.members.flatMap((member) =>
    rolesOf(member).flatMap(({ probe, deploymentType }) =>
      probe?.destIp !== undefined && (deploymentType ?? 'routing') === 'routing' ? [probe.destIp] : [],
    ),
  );
  return [...new Set(destinations)].filter((address) => pair.deviceWith(address)?.id === node);
}

/** What the figures mean: the same for all routers, since all are told by the same policies. */
export function legendOf(pair: Pair): RouteLegend | undefined {
  const sessions = sessionsOf(pair);
  const [session] = sessions;
  const [srg] = toldGroups(pair.members[0]);
  const known =
    session &&
    srg &&
    headline(
      pair,
      session.router,
      srg,
      sessions.filter((one) => one.router === session.router),
    );
  if (session === undefined || srg === undefined || known === undefined) return undefined;
  const entries = [
    ['active', 'active', 'active signal'],
    ['standby', 'backup', 'backup signal'],
    ['failed', 'ineligible', 'neither'],
  ] as const satisfies readonly (readonly [Role, Signal, string])[];
  const words = srg.id === 0 ? (['active', 'ineligible'] as const) : SIGNALS;
  return {
    title: 'Preference a neighbour sees',
    entries: entries.flatMap(([role, signal, meaning]) => {
      const said = words.some((one) => one === signal) ? saidIn(session, srg, signal, known) : undefined;
      if (said === undefined) return [];
      const told = srg.id === 0 ? (signal === 'active' ? 'in service' : 'failure route') : meaning;
      return [{ role, preference: short(said), meaning: told }];
    }),
  };
}

/** One row a group that signals: the route that is installed, and what neighbours are told of it. */
export function drawSayings(pair: Pair, node: PairNode): readonly SayingDrawing[] {
  const sessions = sessionsOf(pair).filter((session) => session.node.index === node.index);
  const groups = rolesOf(node);
  return groups.flatMap((srg): readonly SayingDrawing[] => {
    const signalled = srg.activeSignalRoute ?? srg.backupSignalRoute;
    if (signalled === undefined) return [];
    const session = sessions.find((one) => headlineAt(pair, one, srg) !== undefined);
    const known = session && headlineAt(pair, session, srg);
    const tail = (signal: Signal): string =>
      (session && known && saidIn(session, srg, signal, known)?.word) ?? 'not advertised';
    const saying = (role: Role, signal: Signal, route: Srg['activeSignalRoute']): Saying =>
      route === undefined
        ? { text: 'none installed', isCode: false, tail: tail(signal), role }
        : { text: `${hostOf(route.address)}/32`, isCode: true, tail: tail(signal), role };
    const none = saying('failed', 'ineligible', undefined);
    return [
      {
        label: groups.length > 1 ? `Signal ${srg.id}` : 'Signal',
        instance: srgInstance(node, srg.id),
        detail: [srg.activeSignalRoute, srg.backupSignalRoute]
          .flatMap((route) => (route === undefined ? [] : [hostOf(route.address)]))
          .join(', '),
        cases: {
          active: saying('active', 'active', srg.activeSignalRoute),
          backup: saying('standby', 'backup', srg.backupSignalRoute),
          hold: none,
          ineligible: none,
          off: { text: 'none installed', isCode: false, tail: 'silent', role: 'failed' },
        },
      },
    ];
  });
}

const headlineAt = (pair: Pair, session: Session, srg: Srg): KnownPrefix | undefined =>
  headline(
    pair,
    session.router,
    srg,
    sessionsOf(pair).filter(({ router }) => router === session.router),
  );
