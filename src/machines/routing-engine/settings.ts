// What a configuration comes to for the machines: detection times, what a switchover keeps. Flat, so that a commit can replace it.
import type { RoutingEngineConfig } from './schema';

export type Priority = 'default' | 'master' | 'backup' | 'disabled';

/** Settings of the mastership, times in ms; -1 = never. */
export type Settings = {
  readonly priority0: Priority;
  readonly priority1: Priority;
  readonly gres: boolean;
  readonly nsr: boolean;
  readonly gr: boolean;
  readonly keepaliveMs: number;
  readonly onDisk: boolean;
  readonly onSlowDisk: boolean;
  readonly onEm0: boolean;
  /** With NSR: one crash of rpd moves mastership. */
  readonly onCrash: boolean;
  /** Repeated crashes of rpd move mastership. */
  readonly onCrashes: boolean;
};

/** GRES loses keepalives after 2 s [R12]. */
const GRES_KEEPALIVE_MS = 2000;
const DEFAULT_KEEPALIVE_S = 300;
const RPD = 'routing';

/** Until a silent master is replaced; -1 = never [R7, R8, R9, R12]. */
export function keepaliveMs(config: RoutingEngineConfig): number {
  if (config.gracefulSwitchover) return GRES_KEEPALIVE_MS;
  return config.onLossOfKeepalives ? (config.keepaliveTimeS ?? DEFAULT_KEEPALIVE_S) * 1000 : -1;
}

export const settingsOf = (config: RoutingEngineConfig): Settings => ({
  priority0: config.engines[0].priority,
  priority1: config.engines[1].priority,
  gres: config.gracefulSwitchover,
  nsr: config.nonstopRouting,
  gr: config.gracefulRestart !== null,
  keepaliveMs: keepaliveMs(config),
  onDisk: config.onDiskFailure,
  onSlowDisk: !config.notOnDiskUnderperform,
  onEm0: config.onReToFpcStale,
  onCrash: config.nonstopRouting && config.switchoverOnRoutingCrash,
  onCrashes: config.processFailovers.some(
    ({ process, action }) => process === RPD && action === 'other-routing-engine',
  ),
});
