// How full the Edges are on paper: tunnels, clients and throughput on each, as the lists of the APs spread them. Pure.
import { edgeModel, PLANNING_SHARE } from '../models';
import type { Edge } from '../org';
import type { TunnelUse } from '../tunnels';
import type { RuleContext } from './context';

export interface Load {
  readonly tunnels: number;
  readonly clients: number;
  readonly throughputMbps: number;
}
const NONE: Load = { tunnels: 0, clients: 0, throughputMbps: 0 };

/** Load of every Edge while the given ones are away: each AP is on the first of its list that is there. */
export function loadsWithout({ uses }: Pick<RuleContext, 'uses'>, gone: ReadonlySet<Edge>): ReadonlyMap<Edge, Load> {
  const loads = new Map<Edge, Load>();
  for (const use of uses) {
    const perAp = loadOfAp(use);
    for (const { input } of use.cohorts) {
      const place = (input.lists[0] ?? []).find((each) => {
        const edge = use.edges[each];
        return edge !== undefined && !gone.has(edge);
      });
      const edge = place === undefined ? undefined : use.edges[place];
      if (edge === undefined) continue;
      const load = loads.get(edge) ?? NONE;
      loads.set(edge, {
        tunnels: load.tunnels + input.aps,
        clients: load.clients + input.aps * perAp.clients,
        throughputMbps: load.throughputMbps + input.aps * perAp.throughputMbps,
      });
    }
  }
  return loads;
}

function loadOfAp({ holder }: TunnelUse): Omit<Load, 'tunnels'> {
  if (holder.kind === 'edge' || holder.config.aps === 0) return NONE;
  const { aps, clients = 0, throughputMbps = 0 } = holder.config;
  return { clients: clients / aps, throughputMbps: throughputMbps / aps };
}

/** Shares of the maxima in percent, the largest first. */
export function sharesOf(
  edge: Edge,
  load: Load,
): readonly { readonly what: string; readonly percent: number; readonly text: string }[] {
  const { maxTunnels, maxClients, throughputMbps } = edgeModel(edge.model.name);
  const share = (what: string, value: number, most: number | undefined, unit: string) => ({
    what,
    percent: most === undefined || most === 0 ? 0 : (100 * value) / most,
    text: `${Math.round(value)} of ${most ?? '?'} ${unit}`,
  });
  return [
    share('tunnels', load.tunnels, maxTunnels, 'tunnels'),
    share('clients', load.clients, maxClients, 'clients'),
    share('throughput', load.throughputMbps, throughputMbps, 'Mbps'),
  ].sort((a, b) => b.percent - a.percent);
}

/** `160 %`, `76.8 %`. */
export const percent = (value: number): string => `${Math.round(value * 10) / 10} %`;
export const PLAN_PERCENT = PLANNING_SHARE * 100;
