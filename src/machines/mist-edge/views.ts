// What the cloud sums up at the end of an instant: tunnels of an AP group, statistics of an Edge, WLANs, clusters. Pure; it decides nothing.
import type { JsonObject } from '../../model/json';
import { canonicalJson } from '../kernel/canonical';
import type { Consequence, InstanceId, Role, World } from '../kernel/types';
import { apCount } from './ap-set';
import { type CohortContext, isLost, type Part } from './cohort-context';
import { COHORT_ROLES, summaryOf } from './cohort-machine';
import type { Edge } from './org';
import type { Reach } from './reachability';
import { clusterInstance, cohortAt, edgeInstance, type Scene, serviceAt, wlanInstance } from './scene';
import type { WlanConfig } from './schema';
import type { TunnelUse } from './tunnels';

interface Shown {
  readonly state: string;
  readonly role: Role;
  readonly facts: JsonObject;
}

/** Sends a view what it shows, if that is anything new. */
function show(
  world: World,
  to: InstanceId,
  shown: Shown,
  rule: string,
  text: string,
  causedBy: readonly InstanceId[],
): readonly Consequence[] {
  const { state, role, facts } = world.state(to)?.context ?? {};
  if (state === shown.state && role === shown.role && canonicalJson(facts) === canonicalJson(shown.facts)) return [];
  return [{ to, event: { type: 'SHOW', rule, text, ...shown }, causedBy }];
}

interface Counted {
  readonly part: Part;
  readonly context: CohortContext;
  readonly aps: number;
}
/** Contexts are interned: the same object is the same cohort state, so its sets are counted once. */
const countedParts = new WeakMap<CohortContext, readonly Counted[]>();

function countedOf(context: CohortContext): readonly Counted[] {
  const known = countedParts.get(context);
  if (known !== undefined) return known;
  const made = context.parts.map((part) => ({ part, context, aps: apCount(part.aps) }));
  countedParts.set(context, made);
  return made;
}

/** The parts of all cohorts of a tunnel on an AP group. */
const partsOf = (use: TunnelUse, world: Pick<World, 'state'>): readonly Counted[] =>
  use.cohorts.flatMap((cohort) => countedOf(cohortAt(world, cohort).context));

/** How many APs are on each position of their list, from 1 on. */
function positions(all: readonly Counted[]): JsonObject {
  const counts: Record<string, number> = {};
  for (const { part, context, aps } of all) {
    if (part.at < 0) continue;
    const position = context.list.indexOf(part.at) + 1;
    counts[position] = (counts[position] ?? 0) + aps;
  }
  return counts;
}

const ASKING: ReadonlySet<Part['phase']> = new Set(['trying', 'waiting']);

/** A number for each Edge that has one. */
const perPlace = ({ edges }: TunnelUse, countOf: (place: number) => number): JsonObject =>
  Object.fromEntries(edges.map(({ name }, place) => [name, countOf(place)] as const).filter(([, count]) => count > 0));

type Fare = 'first' | 'other' | 'missing' | 'blackHoled' | 'moving' | 'none';

function fareOf({ phase, at }: Part, { list, places }: CohortContext): Fare {
  switch (phase) {
    case 'up':
      if (places[at] === 'B') return 'blackHoled';
      return at === list[0] ? 'first' : 'other';
    case 'silent':
      return 'missing';
    case 'asking':
    case 'trying':
    case 'waiting':
      return 'moving';
    default:
      return 'none';
  }
}

/** How many APs fare how: served by the first of their list or another, missing hellos, black-holed, moving, without anybody. */
function faresOf(all: readonly Counted[]): JsonObject {
  const fares: Record<Fare, number> = { first: 0, other: 0, missing: 0, blackHoled: 0, moving: 0, none: 0 };
  for (const { part, context, aps } of all) fares[fareOf(part, context)] += aps;
  return fares;
}

/** The last sum of each use, with what it was made of: the same contexts give the same facts. */
const lastFacts = new WeakMap<TunnelUse, { readonly parts: readonly Counted[]; readonly facts: JsonObject }>();

function tunnelFacts(use: TunnelUse, world: Pick<World, 'state'>): JsonObject {
  const parts = partsOf(use, world);
  const last = lastFacts.get(use);
  if (last?.parts.length === parts.length && last.parts.every((each, at) => each === parts[at])) return last.facts;
  const facts = factsOf(use, parts);
  lastFacts.set(use, { parts, facts });
  return facts;
}

function factsOf(use: TunnelUse, all: readonly Counted[]): JsonObject {
  const sum = (matches: (part: Part, context: CohortContext) => boolean): number =>
    all.reduce((total, { part, context, aps }) => total + (matches(part, context) ? aps : 0), 0);
  const perEdge = Object.fromEntries(use.edges.map((edge, place) => [edge.name, sum(({ at }) => at === place)]));
  const vlans = use.edges.flatMap((edge, place) => (sum(({ at }) => at === place) > 0 ? missingVlans(use, edge) : []));
  return {
    ...perEdge,
    none: sum(({ at }) => at < 0),
    lostNow: sum((part, { places }) => isLost(part, places)),
    fares: faresOf(all),
    lost: perPlace(use, (place) => sum((part, { places }) => part.at === place && isLost(part, places))),
    asking: perPlace(use, (place) => sum(({ phase, pass }) => ASKING.has(phase) && pass[0] === place)),
    missingHellos: sum(({ phase }) => phase === 'silent'),
    blackHoled: sum(({ phase, at }, { places }) => phase === 'up' && places[at] === 'B'),
    blackHoledVlans: [...new Set(vlans)].sort((a, b) => a - b),
    onPosition: positions(all),
    staleAddresses: sum(({ at, scheme, home }) => at >= 0 && scheme !== home),
  };
}

/** VLANs of the tunnel that the switch does not carry to this Edge; an empty list of the trunk says nothing. */
const missingVlans = ({ tunnel }: TunnelUse, { config }: Edge): readonly number[] =>
  config.trunkVlans.length === 0 ? [] : tunnel.vlans.filter((vlan) => !config.trunkVlans.includes(vlan));

export function tunnelViews({ uses }: Scene, world: World): readonly Consequence[] {
  return uses.flatMap((use) => {
    const facts = tunnelFacts(use, world);
    const state = summaryOf(partsOf(use, world).map(({ part }) => part));
    const text = [
      ...use.edges.map(({ name }) => JSON.stringify(facts[name])),
      ...(facts.none === 0 ? [] : [`none ${JSON.stringify(facts.none)}`]),
    ];
    const shown = { state, role: COHORT_ROLES[state], facts };
    return show(
      world,
      use.id,
      shown,
      'mist.sum',
      text.join('/'),
      use.cohorts.map(({ id }) => id),
    );
  });
}

/** AP tunnels that end on each Edge, as the APs hold them. */
export function tunnelsOn({ uses }: Scene, world: Pick<World, 'state'>, edge: Edge): number {
  return uses.reduce((total, use) => {
    const place = use.edges.indexOf(edge);
    if (place < 0) return total;
    return partsOf(use, world).reduce((sum, { part, aps }) => sum + (part.at === place ? aps : 0), total);
  }, 0);
}

export function edgeStats(scene: Scene, reach: Reach, world: World): readonly Consequence[] {
  return scene.org.edges.flatMap((edge): readonly Consequence[] => {
    const id = edgeInstance(edge);
    const isPowered = reach.isPowered(edge);
    const activeOf = (ports: Edge['upstream']) => ports.filter((port) => isPowered && reach.isPortUp(edge, port));
    const lags = edge.config.dualArm ? [edge.upstream, edge.downstream] : [edge.upstream];
    const isPartial = lags.some((ports) => activeOf(ports).length > 0 && activeOf(ports).length < ports.length);
    const carried = scene.uses.filter((use) => {
      const place = use.edges.indexOf(edge);
      return place >= 0 && partsOf(use, world).some(({ part }) => part.at === place);
    });
    const stats = {
      tunnels: tunnelsOn(scene, world, edge),
      connected: reach.cloudReaches(edge),
      activePorts: [...new Set(lags.flatMap(activeOf).map(({ name }) => name))].sort(),
      isPartial,
      inactiveVlans: [...new Set(carried.flatMap((use) => missingVlans(use, edge)))].sort((a, b) => a - b),
    };
    const context = world.state(id)?.context ?? {};
    const isKnown = Object.entries(stats).every(
      ([name, value]) => canonicalJson(context[name]) === canonicalJson(value),
    );
    if (isKnown) return [];
    return [{ to: id, event: { type: 'SHOW', ...stats }, causedBy: scene.uses.map((use) => use.id) }];
  });
}

/** A WLAN on the APs of a group: served, or what its clients are left with (section 2.7). */
export function wlanViews(scene: Scene, world: World): readonly Consequence[] {
  return scene.org.config.wlans.flatMap((wlan) =>
    wlan.apGroups.flatMap(({ node }) => {
      const uses = scene.uses.filter((use) => use.holder.node === node && wlan.tunnels.includes(use.tunnel.name));
      const [first] = uses;
      if (first === undefined) return [];
      const shown = wlanShown(wlan, uses, world);
      const id = wlanInstance(wlan.ssid, first.holder.name);
      return show(
        world,
        id,
        shown,
        `mist.wlan.${shown.state}`,
        '',
        uses.map((use) => use.id),
      );
    }),
  );
}

function wlanShown(wlan: WlanConfig, uses: readonly TunnelUse[], world: World): Shown {
  const all = uses.map((use) => ({ use, facts: tunnelFacts(use, world) }));
  const of = (facts: JsonObject, name: string): number => Number(facts[name] ?? 0);
  const isDead = all.every(({ use, facts }) => of(facts, 'none') === use.aps);
  const lost = Math.max(...all.map(({ facts }) => of(facts, 'lostNow')));
  const stale = Math.max(...all.map(({ facts }) => of(facts, 'staleAddresses')));
  const without = Math.max(...all.map(({ facts }) => of(facts, 'none')));
  const vlans = all.flatMap(({ facts }) => (Array.isArray(facts.blackHoledVlans) ? facts.blackHoledVlans : []));
  const facts = {
    apsWithoutTunnel: without,
    apsWithoutService: lost,
    apsWithStaleAddresses: stale,
    blackHoledVlans: vlans,
  };
  if (isDead)
    return wlan.disableWhenDown
      ? { state: 'disabled', role: 'failed', facts }
      : { state: 'stranded', role: 'failed', facts };
  if (lost > 0) return { state: 'impaired', role: 'transition', facts };
  if (vlans.length > 0) return { state: 'black-holed', role: 'failed', facts };
  return stale > 0
    ? { state: 'stale-addresses', role: 'transition', facts }
    : { state: 'served', role: 'active', facts };
}

/** A cluster is what its members are: there is no cluster protocol (section 2.5). */
export function clusterViews(scene: Scene, world: World): readonly Consequence[] {
  const { org } = scene;
  return org.config.clusters.flatMap((cluster) => {
    const members = [...org.membersOf(cluster.name), ...joinedSpares(scene, world, cluster.name)];
    const serving = members.filter((edge) => serviceAt(world, edge) === 'serving').length;
    const loads = members.map((edge) => ({ edge, tunnels: tunnelsOn(scene, world, edge) }));
    const uses = scene.uses.filter(({ tunnel }) => tunnel.clusters[0] === cluster.name);
    const state = serving === members.length ? 'healthy' : serving > 0 ? 'degraded' : 'down';
    const facts = {
      members: members.length,
      serving,
      tunnels: loads.reduce((sum, { tunnels }) => sum + tunnels, 0),
      overload: loads.some(({ edge, tunnels }) => tunnels > edge.model.maxTunnels),
      unbalanced: uses.some((use) =>
        partsOf(use, world).some(({ part, context }) => part.at >= 0 && part.at !== context.list[0]),
      ),
    };
    const role = state === 'healthy' ? 'active' : state === 'down' ? 'failed' : 'transition';
    return show(world, clusterInstance(cluster.name), { state, role, facts }, `mist.cluster.${state}`, '', [
      ...members.map(edgeInstance),
      ...uses.map(({ id }) => id),
    ]);
  });
}

/** Spares that are on the lists of APs by now. */
export function joinedSpares({ org, cohorts }: Scene, world: Pick<World, 'state'>, cluster: string): readonly Edge[] {
  return org.sparesOf(cluster).filter((edge) =>
    cohorts.some((cohort) => {
      const place = cohort.use.edges.indexOf(edge);
      return place >= 0 && cohortAt(world, cohort).context.list.includes(place);
    }),
  );
}
