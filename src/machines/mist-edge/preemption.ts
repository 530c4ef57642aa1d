// When auto-preemption ticks, whom it moves and when each goes (R7, R8). Pure; the cloud decides, not an Edge and not an AP.
import type { Consequence, World } from '../kernel/types';
import { apOrdinals, apSetOf } from './ap-set';
import { isEligible } from './cohort-events';
import { cohortAt, type Scene, schedulerInstance } from './scene';
import { SPREAD_MS } from './scheduler-machine';
import type { MistEdgeConfig, TunnelConfig } from './schema';
import type { Cohort } from './tunnels';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Up to so many APs each moves at its own ms; more go together, or ten thousand APs would cost more than a hundred. */
const ONE_BY_ONE = 200;
const MOST_BATCHES = 60;
const FEWEST_BATCHES = 10;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The first tick after an instant of the run; undefined without auto-preemption. */
export function nextTickMs(config: MistEdgeConfig, tunnel: TunnelConfig, afterMs: number): number | undefined {
  const { preemption } = tunnel;
  if (preemption === null) return undefined;
  if (preemption.timeOfDay === 'any' && preemption.dayOfWeek === 'any')
    return (Math.floor(afterMs / QUARTER_MS) + 1) * QUARTER_MS;
  const { clock } = config;
  const time = preemption.timeOfDay === 'any' ? '00:00' : preemption.timeOfDay;
  const first = ((((minutesOf(time) - minutesOf(clock.timeOfDay)) * 60_000) % DAY_MS) + DAY_MS) % DAY_MS;
  const wantedDay = DAYS.indexOf(preemption.dayOfWeek);
  for (let day = Math.max(0, Math.floor(afterMs / DAY_MS) - 1); ; day++) {
    const tickMs = first + day * DAY_MS;
    if (tickMs <= afterMs) continue;
    const date = Math.floor((minutesOf(clock.timeOfDay) * 60_000 + tickMs) / DAY_MS);
    if (wantedDay < 0 || (DAYS.indexOf(clock.dayOfWeek) + date) % 7 === wantedDay) return tickMs;
  }
}

/** Whether a tick falls on this very instant. */
export const isTick = (config: MistEdgeConfig, tunnel: TunnelConfig, nowMs: number): boolean =>
  nowMs > 0 && nextTickMs(config, tunnel, nowMs - 1) === nowMs;

interface EligibleAp {
  readonly cohort: Cohort;
  readonly ordinal: number;
  /** Index within its AP group. */
  readonly index: number;
}

/** APs of a tunnel that are off a preferred Edge which could take them, by AP index. */
export function eligibleAps(scene: Scene, tunnel: TunnelConfig, world: Pick<World, 'state'>): readonly EligibleAp[] {
  return scene.uses
    .filter((use) => use.tunnel === tunnel)
    .flatMap((use) =>
      use.cohorts
        .flatMap((cohort) => {
          const { context } = cohortAt(world, cohort);
          return context.parts
            .filter((part) => isEligible(context, part))
            .flatMap((part) =>
              apOrdinals(part.aps).map((ordinal) => ({ cohort, ordinal, index: cohort.first + ordinal * cohort.step })),
            );
        })
        .sort((a, b) => a.index - b.index),
    );
}

/** The nudges of one batch, each delivered at its time from now on. */
export function nudges(eligible: readonly EligibleAp[]): readonly Consequence[] {
  const byTime = new Map<string, { readonly cohort: Cohort; readonly delayMs: number; readonly ordinals: number[] }>();
  const cohorts = new Set(eligible.map(({ cohort }) => cohort)).size;
  const batches = Math.min(MOST_BATCHES, Math.max(FEWEST_BATCHES, Math.floor(ONE_BY_ONE / Math.max(1, cohorts))));
  const batchMs = SPREAD_MS / batches;
  eligible.forEach(({ cohort, ordinal }, at) => {
    const ownMs = Math.floor((SPREAD_MS * (at + 1)) / eligible.length);
    const delayMs = eligible.length <= ONE_BY_ONE ? ownMs : Math.floor(Math.ceil(ownMs / batchMs) * batchMs);
    const key = `${delayMs} ${cohort.id}`;
    const known = byTime.get(key);
    if (known === undefined) byTime.set(key, { cohort, delayMs, ordinals: [ordinal] });
    else known.ordinals.push(ordinal);
  });
  return [...byTime.values()].map(({ cohort, delayMs, ordinals }) => ({
    to: cohort.id,
    event: { type: 'NUDGE', aps: apSetOf(ordinals) },
    delayMs,
    causedBy: [schedulerInstance(cohort.use.tunnel)],
  }));
}
