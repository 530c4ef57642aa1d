// When mastership last moved gracefully and when both engines came up: what the refusal of a second switch counts from.
// The only place with absolute times, because the device prints how many seconds are left.
import { setup } from 'xstate';
import type { MachineSpec, World } from '../kernel/types';

const NEVER = -1;

interface ClockContext {
  /** Instant of the last step that touched the engines, ms of the run. */
  readonly nowMs: number;
  readonly gracefulAtMs: number;
  readonly bothUpAtMs: number;
  readonly wasGraceful: boolean;
  /** When the clocks of readiness and of the loss of keepalives were last started. */
  readonly syncAtMs: number;
  readonly watchAtMs: number;
}
type ClockEvent =
  | { type: 'NOW'; atMs: number }
  | { type: 'graceful-switch' | 'sync-started'; lagMs: number }
  | { type: 'both-up' | 'watch-started' | 'POWER_OFF' };

const clock = setup({
  types: {} as { context: ClockContext; events: ClockEvent; emitted: { type: 'rule'; rule: string } },
});

const unset = {
  gracefulAtMs: NEVER,
  bothUpAtMs: NEVER,
  wasGraceful: false,
  syncAtMs: NEVER,
  watchAtMs: NEVER,
} as const;

/** Events NOW (with each step), graceful-switch, both-up, sync-started, watch-started, POWER_OFF. */
export const switchClock: MachineSpec = {
  id: 're-switch-clock',
  logic: clock.createMachine({
    id: 'switch-clock',
    context: { nowMs: 0, ...unset },
    initial: 'kept',
    on: {
      NOW: {
        actions: clock.assign(({ context, event }) => ({ nowMs: event.type === 'NOW' ? event.atMs : context.nowMs })),
      },
      'graceful-switch': {
        actions: [
          clock.assign(({ context, event }) => ({
            gracefulAtMs: context.nowMs + (event.type === 'graceful-switch' ? event.lagMs : 0),
            wasGraceful: true,
          })),
          clock.emit({ type: 'rule', rule: 're.clock' }),
        ],
      },
      'sync-started': {
        actions: clock.assign(({ context, event }) => ({
          syncAtMs: context.nowMs + (event.type === 'sync-started' ? event.lagMs : 0),
        })),
      },
      'watch-started': { actions: clock.assign({ watchAtMs: ({ context }) => context.nowMs }) },
      'both-up': { actions: clock.assign({ bothUpAtMs: ({ context }) => context.nowMs }) },
      POWER_OFF: { actions: clock.assign(unset) },
    },
    states: { kept: {} },
  }),
  describe: () => ({ state: 'kept', role: 'neutral', facts: {} }),
  timers: {},
};

/** A second graceful switchover is refused for so long [R13]. */
const REFUSED_MS = 240_000;

/** Seconds until a commanded switch is taken, rounded up; 0 = now [M3, M4]. */
export function secondsLeft(world: World, clockId: string): number {
  const state = world.state(clockId);
  if (state === undefined) return 0;
  const { gracefulAtMs, bothUpAtMs, wasGraceful } = state.context as unknown as ClockContext;
  if (!wasGraceful) return 0;
  const elapsedMs = world.nowMs - Math.max(gracefulAtMs, bothUpAtMs);
  return Math.max(0, Math.ceil((REFUSED_MS - elapsedMs) / 1000));
}

/** Which clocks have come to their end by now, although the answer to a command is asked for before they run [8, How to read times]. */
export function clocksDue(
  world: World,
  clockId: string,
  lengths: { readonly syncMs: number; readonly watchMs: number },
): { readonly sync: boolean; readonly watch: boolean } {
  const state = world.state(clockId);
  if (state === undefined) return { sync: false, watch: false };
  const { syncAtMs, watchAtMs } = state.context as unknown as ClockContext;
  return {
    // Later than that they have run already.
    sync: syncAtMs !== NEVER && world.nowMs - syncAtMs === lengths.syncMs,
    watch: watchAtMs !== NEVER && world.nowMs - watchAtMs === lengths.watchMs,
  };
}
