// Placeholder identifiers: the API gives real ones at creation, so exports, statistics and events all use these, and a table says what they are.
import type { Edge, Org } from '../org';
import type { TunnelConfig } from '../schema';

export const ORG_ID = '00000000-0000-4000-8000-000000000001';
const KINDS = { cluster: '0001', tunnel: '0002', site: '0003' } as const;

const numbered = (kind: keyof typeof KINDS, at: number): string =>
  `00000000-0000-4000-8000-${KINDS[kind]}${(at + 1).toString(16).padStart(8, '0')}`;

/** The Edge's MAC address as a placeholder of the locally administered range. */
export const edgeMac = (org: Org, edge: Edge): string =>
  `0200000${(org.edges.indexOf(edge) + 1).toString(16).padStart(5, '0')}`;
/** An Edge's id is made of its MAC address [OAS]. */
export const edgeId = (org: Org, edge: Edge): string => `00000000-0000-0000-1000-${edgeMac(org, edge)}`;

/** undefined where the organization has no such object. */
export function clusterId({ config }: Org, name: string): string | undefined {
  const at = config.clusters.findIndex((cluster) => cluster.name === name);
  return at < 0 ? undefined : numbered('cluster', at);
}
export function tunnelId({ config }: Org, name: string): string | undefined {
  const at = inOrderOfCreation(config.tunnels).findIndex((tunnel) => tunnel.name === name);
  return at < 0 ? undefined : numbered('tunnel', at);
}
export function siteId({ apGroups }: Org, name: string): string {
  const at = apGroups.findIndex((group) => group.name === name);
  return numbered('site', Math.max(0, at));
}

/** What each placeholder of the bodies stands for. */
export function idTable(org: Org): Readonly<Record<string, { readonly kind: string; readonly name: string }>> {
  const rows = [
    ...org.config.clusters.map(({ name }) => [clusterId(org, name), { kind: 'mxcluster', name }] as const),
    ...inOrderOfCreation(org.config.tunnels)
      .filter(({ site }) => site === undefined)
      .map(({ name }) => [tunnelId(org, name), { kind: 'mxtunnel', name }] as const),
  ];
  return Object.fromEntries(rows.flatMap(([id, entry]) => (id === undefined ? [] : [[id, entry] as const])));
}

/** Tunnels with those that they are anchored to in front of them. */
export function inOrderOfCreation(tunnels: readonly TunnelConfig[]): readonly TunnelConfig[] {
  const ordered = new Set<TunnelConfig>();
  const add = (tunnel: TunnelConfig, above: readonly TunnelConfig[]): void => {
    if (ordered.has(tunnel) || above.includes(tunnel)) return;
    for (const name of tunnel.anchors) {
      const anchor = tunnels.find((each) => each.name === name);
      if (anchor) add(anchor, [...above, tunnel]);
    }
    ordered.add(tunnel);
  };
  for (const tunnel of tunnels) add(tunnel, []);
  return [...ordered];
}
