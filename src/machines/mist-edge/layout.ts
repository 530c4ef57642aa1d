// Where things of a drawn organization stand: AP groups, the channel of their tunnels, Edges by cluster, then the network. Arithmetic only.
import type { Point } from '../../model/design';
import type { EdgeConfig, MistEdgeConfig } from './schema';

/** A cluster with its spares, or the Edges without one. */
export interface Domain {
  readonly cluster: string;
  readonly edges: readonly EdgeConfig[];
}
export interface Places {
  readonly apGroups: readonly Point[];
  readonly edge: ReadonlyMap<string, Point>;
  readonly wan: Point;
  readonly management: Point;
  readonly cloud: Point;
  /** By cluster: its switches, its gateway. */
  readonly domains: ReadonlyMap<string, { readonly switches: readonly Point[]; readonly gateway: Point }>;
}

/** Left edges. Between APs and Edges their tunnels need room. */
const X = { aps: 0, wan: 304, edge: 480, network: 824, gateway: 1040 } as const;
/** From the left edge of an AP group to that of the Edges. */
export const CHANNEL = X.edge - X.aps;
/** About what a card takes; frames have a head of 36 and a foot of 16 px. */
export const EDGE_HEIGHT = 146;
export const EDGE_GAP = 16;
const FRAMES = 68;
const SWITCH_HEAD = 52;
const PORT = 20;
const NETWORK_GAP = 20;
export const AP_HEAD = 40;
export const AP_TUNNEL = 76;
export const AP_GAP = 40;
/** Above the topmost AP group, and level with the head of the first frame where that is higher. */
const WAN_ABOVE = 96;
const WAN_MOST = -28;

export function domainsOf(config: MistEdgeConfig): readonly Domain[] {
  const of = (cluster: string): readonly EdgeConfig[] =>
    config.edges.filter((edge) => (edge.cluster ?? edge.joins ?? '') === cluster);
  const named = config.clusters.map(({ name }) => ({ cluster: name, edges: of(name) }));
  const rest = config.edges.filter((edge) => !named.some(({ edges }) => edges.includes(edge)));
  return rest.length > 0 ? [...named, { cluster: '', edges: rest }] : named;
}

/** Stacks heights with a gap round a middle; the top of each. */
function stacked(heights: readonly number[], gap: number, middle: number): readonly number[] {
  const total = heights.reduce((sum, height) => sum + height, 0) + gap * Math.max(0, heights.length - 1);
  let y = middle - total / 2;
  return heights.map((height) => {
    const top = y;
    y += height + gap;
    return Math.round(top);
  });
}

const tunnelsOf = (config: MistEdgeConfig, node: string): number =>
  new Set(config.wlans.flatMap((wlan) => (wlan.apGroups.some((bound) => bound.node === node) ? wlan.tunnels : [])))
    .size;

/** Everything in columns, each cluster round its own middle. */
export function placesOf(config: MistEdgeConfig, switchesEach: number): Places {
  const drawn = domainsOf(config).filter(({ edges }) => edges.length > 0);
  const edge = new Map<string, Point>();
  let y = 0;
  for (const { edges } of drawn) {
    for (const { node } of edges) {
      edge.set(node, { x: X.edge, y });
      y += EDGE_HEIGHT + EDGE_GAP;
    }
    y += FRAMES - EDGE_GAP;
  }
  const height = Math.max(EDGE_HEIGHT, y - FRAMES);
  const apTops = stacked(
    config.apGroups.map(({ node }) => AP_HEAD + Math.max(1, tunnelsOf(config, node)) * AP_TUNNEL),
    AP_GAP,
    height / 2,
  );
  const network = networkOf(drawn, switchesEach, edge.size, height / 2);
  return {
    apGroups: apTops.map((own) => ({ x: X.aps, y: own })),
    edge,
    wan: { x: X.wan, y: Math.min(WAN_MOST, (apTops[0] ?? 0) - WAN_ABOVE) },
    ...network,
  };
}

/** Switches of all clusters in one column, the one for management between them where there are several clusters. */
function networkOf(
  drawn: readonly Domain[],
  switchesEach: number,
  edges: number,
  middle: number,
): Pick<Places, 'management' | 'cloud' | 'domains'> {
  const before = Math.ceil(drawn.length / 2) * switchesEach;
  const heights = drawn.flatMap(({ edges: own }) =>
    Array.from({ length: switchesEach }, () => SWITCH_HEAD + (1 + own.length * Math.ceil(2 / switchesEach)) * PORT),
  );
  const managed = SWITCH_HEAD + edges * PORT;
  const tops = stacked([...heights.slice(0, before), managed, ...heights.slice(before)], NETWORK_GAP, middle);
  const managementY = tops[before] ?? 0;
  const switches = tops.filter((_, at) => at !== before);
  return {
    management: { x: X.network, y: managementY },
    cloud: { x: X.gateway, y: managementY + 24 },
    domains: new Map(
      drawn.map(({ cluster }, at) => {
        const own = switches.slice(at * switchesEach, (at + 1) * switchesEach);
        const [first = 0] = own;
        const end = (own.at(-1) ?? 0) + (heights[at * switchesEach] ?? 0);
        const gateway = { x: X.gateway, y: Math.round((first + end) / 2) - 28 };
        return [cluster, { switches: own.map((top) => ({ x: X.network, y: top })), gateway }] as const;
      }),
    ),
  };
}
