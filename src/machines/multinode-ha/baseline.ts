// A built-in pair as data, and the makers of its routers and flows. It draws nothing.
import type { Around, AroundFlow, AroundRouter } from './around';
import type { Which } from './baseline-parts';
import type { PairConfig } from './build-design';
import { ASSUMED_TIMES, type MnhaNode } from './schema';

/** A built-in pair: its configuration with what stands around it. */
export interface Baseline {
  readonly config: PairConfig;
  readonly around: Around;
  readonly release: string;
}

export const PROBE_DESTINATION = '10.111.0.1';
export const MONITORED_ADDRESS = '10.200.0.1';

export const pairOf = (build: (which: Which) => MnhaNode): PairConfig => ({
  nodes: [build(0), build(1)],
  icl: { rttMs: 1, isUntrusted: false },
  bootOrder: 'together',
  times: ASSUMED_TIMES,
});

export const router = (name: string, as: number, routerId: string, more: Partial<AroundRouter>): AroundRouter => ({
  name,
  as,
  routerId,
  multipath: false,
  tieBreak: 'router-id',
  originates: [],
  ibgp: [],
  addresses: [],
  ...more,
});
export const passThrough = (from: string, to: string, service: string): AroundFlow => ({
  name: `${from}-to-${to}`,
  from,
  to,
  service,
  kind: 'pass-through',
  protocol: 'tcp',
  sessions: 'established',
  rekeying: false,
});
export const tunnelled = (from: string, to: string, srg: number, vpn: string): AroundFlow => ({
  ...passThrough(from, to, 'IPsec'),
  kind: 'ipsec',
  srg,
  vpn,
});

export const bgpTo = (
  name: string,
  peerAs: number,
  exports: readonly string[],
  neighbours: MnhaNode['bgp'][number]['neighbours'],
  intervalMs = 300,
): MnhaNode['bgp'][number] => ({
  name,
  type: 'external',
  peerAs,
  exports,
  bfd: { minimumIntervalMs: intervalMs, multiplier: 3 },
  neighbours,
});
