// Which APs hold which Mist Tunnel, and in how many cohorts: APs with one list are one cohort, whether ten or ten thousand. It runs nothing.
import type { CohortInput } from './cohort-context';
import { type ListedCluster, listOf, listPeriod, sitePermutation } from './lists';
import type { Edge, Holder, Org } from './org';
import type { ClusterConfig, TunnelConfig } from './schema';

/** Above so many different lists the APs of a group share fewer; shares of first and second choice stay even. */
const MOST_COHORTS = 720;

export interface Cohort {
  /** `Corp@all/ME1,ME2,ME3`. */
  readonly id: string;
  readonly input: CohortInput;
  /** Index of AP number j of the cohort within its holder: first + j × step. */
  readonly first: number;
  readonly step: number;
  readonly use: TunnelUse;
}
/** One Mist Tunnel on the APs of one group. */
export interface TunnelUse {
  /** `Corp@all`. */
  readonly id: string;
  readonly tunnel: TunnelConfig;
  readonly holder: Holder;
  /** Every Edge of its clusters, and spares that may join; a place of a cohort is an index into it. */
  readonly edges: readonly Edge[];
  /** Spares among them that belong to a list only once they joined. */
  readonly spares: readonly Edge[];
  readonly aps: number;
  readonly cohorts: readonly Cohort[];
}

/** Every tunnel on every AP group that has a WLAN bound to it, then the anchor tunnels from Edge to Edge. */
export function tunnelUses(org: Org): readonly TunnelUse[] {
  const bound = org.config.tunnels.flatMap((tunnel) =>
    org.apGroups.flatMap((holder): TunnelUse[] => {
      const range = apRange(org, tunnel, holder);
      return range === undefined ? [] : [use(org, tunnel, holder, range.from, range.to)];
    }),
  );
  const anchored = org.config.tunnels.flatMap((tunnel) =>
    tunnel.anchors.flatMap((name) => {
      const anchor = org.tunnel(name);
      if (anchor === undefined) return [];
      const starts = [...new Set(tunnel.clusters)].flatMap((cluster) => org.membersOf(cluster));
      return starts.map((edge, at) => ({ anchor, edge, at }));
    }),
  );
  const once = new Map(anchored.map((each) => [`${each.anchor.name}@${each.edge.name}`, each] as const));
  return [
    ...bound,
    ...[...once.values()].map(({ anchor, edge, at }) =>
      use(org, anchor, { kind: 'edge', name: edge.name, node: edge.node, edge }, at, at),
    ),
  ];
}

/** First and last AP of a group that has a WLAN bound to the tunnel; undefined = none. */
function apRange(
  org: Org,
  tunnel: TunnelConfig,
  holder: Extract<Holder, { kind: 'aps' }>,
): { readonly from: number; readonly to: number } | undefined {
  const first = holder.config.firstAp ?? 0;
  const last = first + holder.config.aps - 1;
  const ranges = org
    .wlansOf(tunnel.name, holder.node)
    .flatMap((wlan) =>
      wlan.apGroups
        .filter(({ node }) => node === holder.node)
        .map(({ from, to }) => ({ from: Math.max(first, from ?? first), to: Math.min(last, to ?? last) })),
    );
  if (ranges.length === 0 || holder.config.aps === 0) return undefined;
  return { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
}

function use(org: Org, tunnel: TunnelConfig, holder: Holder, from: number, to: number): TunnelUse {
  const clusters = tunnel.clusters.flatMap((name) => org.cluster(name) ?? []);
  const spares = clusters.flatMap((cluster) => org.sparesOf(cluster.name));
  const edges = [...new Set([...clusters.flatMap((cluster) => org.membersOf(cluster.name)), ...spares])];
  const id = `${tunnel.name}@${holder.name}`;
  const made: Omit<TunnelUse, 'cohorts'> = { id, tunnel, holder, edges, spares, aps: to - from + 1 };
  const result: TunnelUse = { ...made, cohorts: [] };
  return Object.assign(result, { cohorts: cohortsOf(org, result, clusters, from, to) });
}

function cohortsOf(
  org: Org,
  use: TunnelUse,
  clusters: readonly ClusterConfig[],
  from: number,
  to: number,
): readonly Cohort[] {
  // One set of lists for each number of spares that have joined, in their order.
  const variants = [0, ...use.spares.map((_, at) => at + 1)];
  const listed = variants.map((joined) =>
    clusters.map((cluster) => listedCluster(org, use, cluster, use.spares.slice(0, joined))),
  );
  const period = Math.min(
    MOST_COHORTS,
    listed.reduce((common, each) => leastCommonMultiple(common, listPeriod(each)), 1),
  );
  const count = to - from + 1;
  const schemes = schemesOf(org, use);
  const base = {
    intervalMs: Math.max(1, use.tunnel.helloIntervalS) * 1000,
    retries: Math.max(1, use.tunnel.helloRetries),
    reselection: org.config.reselection,
    reconnect:
      use.holder.kind === 'aps' && org.wlansOf(use.tunnel.name, use.holder.node).some(({ reconnect }) => reconnect),
    schemes,
  };
  const taken = new Map<string, number>();
  return Array.from({ length: Math.min(period, count) }, (_, residue): Cohort => {
    const index = from + residue;
    const lists = listed.map((each) => listOf(each, index));
    const names = (lists[0] ?? []).map((place) => use.edges[place]?.name ?? `${place}`).join(',');
    const aps = Math.floor((count - 1 - residue) / period) + 1;
    // Where lists were cut, or differ only after a spare joins, several cohorts have the same names.
    const twin = taken.get(names) ?? 0;
    taken.set(names, twin + 1);
    const id = twin === 0 ? `${use.id}/${names}` : `${use.id}/${names}#${twin}`;
    return { id, input: { ...base, aps, lists }, first: index, step: period, use };
  });
}

function listedCluster(org: Org, use: TunnelUse, cluster: ClusterConfig, joined: readonly Edge[]): ListedCluster {
  const members = [...org.membersOf(cluster.name), ...joined.filter((edge) => edge.config.joins === cluster.name)];
  const site = use.holder.kind === 'aps' ? org.apGroups.findIndex(({ node }) => node === use.holder.node) : 0;
  const tunnel = org.config.tunnels.indexOf(use.tunnel);
  const chosen = use.holder.kind === 'aps' ? use.holder.config.sitePermutation : undefined;
  return {
    places: members.map((edge) => use.edges.indexOf(edge)),
    selection: cluster.selection,
    order: cluster.order ?? [],
    sitePermutation: chosen ?? sitePermutation(members.length, site + tunnel),
  };
}

/** Which places give clients addresses of the same subnets: equal numbers. */
function schemesOf(org: Org, { edges, tunnel }: TunnelUse): readonly number[] {
  const words = edges.map((edge) => {
    const cluster = edge.cluster ?? org.cluster(edge.config.joins ?? '');
    return (cluster?.clientSubnets ?? [])
      .filter(({ vlan }) => tunnel.vlans.includes(vlan))
      .map(({ vlan, subnet }) => `${vlan} ${subnet}`)
      .sort()
      .join();
  });
  const different = [...new Set(words)];
  return words.map((word) => different.indexOf(word));
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a * b) / Math.max(1, x);
}
