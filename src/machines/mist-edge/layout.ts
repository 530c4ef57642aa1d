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
/** About what a card takes; frames have a head and a foot of 36 px. */
const EDGE_HEIGHT = 172;
const EDGE_GAP = 20;
const FRAMES = 96;
const SWITCH_HEAD = 52;
const PORT = 20;
const NETWORK_GAP = 24;
const AP_HEAD = 40;
const AP_TUNNEL = 76;
const AP_GAP = 40;
/** Above the topmost cards. */
const WAN_Y = -96;

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
  const edge = new Map<string, Point>();
  const domains = new Map<string, Places['domains'] extends ReadonlyMap<string, infer D> ? D : never>();
  let y = 0;
  let bottom = 0;
  for (const { cluster, edges } of domainsOf(config)) {
    if (edges.length === 0) continue;
    const top = y;
    for (const { node } of edges) {
      edge.set(node, { x: X.edge, y });
      y += EDGE_HEIGHT + EDGE_GAP;
    }
    const middle = (top + y - EDGE_GAP) / 2;
    const height = SWITCH_HEAD + (1 + edges.length * Math.ceil(2 / switchesEach)) * PORT;
    const tops = stacked(
      Array.from({ length: switchesEach }, () => height),
      NETWORK_GAP,
      middle,
    );
    domains.set(cluster, {
      switches: tops.map((own) => ({ x: X.network, y: own })),
      gateway: { x: X.gateway, y: Math.round(middle) - 28 },
    });
    bottom = Math.max(bottom, (tops.at(-1) ?? 0) + height);
    y += FRAMES - EDGE_GAP;
  }
  const height = Math.max(EDGE_HEIGHT, y - FRAMES);
  const apTops = stacked(
    config.apGroups.map(({ node }) => AP_HEAD + Math.max(1, tunnelsOf(config, node)) * AP_TUNNEL),
    AP_GAP,
    height / 2,
  );
  const managementY = Math.max(bottom + NETWORK_GAP, height - SWITCH_HEAD - edge.size * PORT);
  return {
    apGroups: apTops.map((own) => ({ x: X.aps, y: own })),
    edge,
    wan: { x: X.wan, y: Math.min(0, apTops[0] ?? 0) + WAN_Y },
    management: { x: X.network, y: managementY },
    cloud: { x: X.gateway, y: managementY + 24 },
    domains,
  };
}
