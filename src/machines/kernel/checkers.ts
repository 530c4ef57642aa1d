// Invariants watched from outside: what no sound run does, whatever its technology. It changes nothing.
import { assert } from './assert';
import type { Broken } from './recording';
import type { Exclusive, Plan, Run, TraceEntry, World } from './types';

/** Asks every checker of the plan; a sentence that it already said and still holds is not said again. */
export function askCheckers(plan: Plan, world: World, said: Map<string, string>): readonly Broken[] {
  const broken: Broken[] = [];
  for (const { id, check } of plan.checkers ?? []) {
    const message = check(world);
    if (message === undefined) said.delete(id);
    else if (said.get(id) !== message) {
      said.set(id, message);
      broken.push({ atMs: world.nowMs, checker: id, message });
    }
  }
  return broken;
}

/** The complaint about an entry that moves a state without a rule, or names a rule that the plan does not have. */
export function ruleComplaint(plan: Plan, entry: TraceEntry): Broken | undefined {
  if (plan.rules.has(entry.rule)) return undefined;
  if (entry.rule === 'none' && entry.from === entry.to) return undefined;
  const why = entry.rule === 'none' ? 'without a rule' : `by ${entry.rule}, which is no rule`;
  return {
    atMs: entry.atMs,
    checker: 'rules',
    message: `${entry.instance} goes from ${entry.from} to ${entry.to} ${why}.`,
  };
}

/**
 * Two active where one may be, although they hear each other, for longer than the grace. Works on the trace, so that it costs
 * nothing while a run is simulated.
 */
export function exclusivesBroken(
  plan: Plan,
  trace: readonly TraceEntry[],
  initialRole: (instance: string) => string,
  initialState: (instance: string) => string,
  roleAfter: (at: number) => string,
  untilMs: number,
): readonly Broken[] {
  return (plan.exclusives ?? []).flatMap((exclusive) => {
    const active = new Set(exclusive.instances.filter((id) => initialRole(id) === 'active'));
    const open = new Set(exclusive.paths.filter(({ instance, state }) => initialState(instance) === state));
    const broken: Broken[] = [];
    let sinceMs = clash(active, open) ? 0 : undefined;
    const ended = (atMs: number): void => {
      if (sinceMs !== undefined && atMs - sinceMs > exclusive.graceMs)
        broken.push({
          atMs: sinceMs + exclusive.graceMs,
          checker: exclusive.id,
          message: clashSentence(exclusive, atMs - sinceMs),
        });
    };
    for (let at = 0; at < trace.length; at++) {
      const entry = trace[at];
      if (entry === undefined) break;
      const watched = exclusive.instances.includes(entry.instance);
      if (watched && roleAfter(at) === 'active') active.add(entry.instance);
      else if (watched) active.delete(entry.instance);
      for (const path of exclusive.paths) {
        if (path.instance !== entry.instance) continue;
        if (path.state === entry.to) open.add(path);
        else open.delete(path);
      }
      // Only the end of an instant counts: within it, one takes before the other gives.
      if (trace[at + 1]?.atMs === entry.atMs) continue;
      const clashes = clash(active, open);
      if (clashes && sinceMs === undefined) sinceMs = entry.atMs;
      else if (!clashes) {
        ended(entry.atMs);
        sinceMs = undefined;
      }
    }
    ended(untilMs);
    return broken;
  });
}

const clash = (active: ReadonlySet<string>, open: ReadonlySet<unknown>): boolean => active.size > 1 && open.size > 0;

function clashSentence({ instances, graceMs }: Exclusive, lastedMs: number): string {
  return `${instances.join(' and ')} are active together for ${lastedMs} ms although they hear each other; ${graceMs} ms are allowed.`;
}

/** How a run comes to rest. All times in ms. */
export interface Settling {
  /** Instant of the last step; 0 without steps. */
  readonly lastStepMs: number;
  /** From the last step to the last thing that happens. */
  readonly settledAfterMs: number;
  /** Timers that still run at the end, `rg1@node0: hold-down`. */
  readonly running: readonly string[];
}

/** For tests of liveness: when nothing happens any more after the last repair, and what would still happen after the run's end. */
export function settlingOf(run: Run): Settling {
  const lastStepMs = run.spec.steps.reduce((latest, { atMs }) => Math.max(latest, atMs), 0);
  assert(run.spec.untilMs >= lastStepMs, 'the run ends before its last step');
  const running = [...run.frameAt(run.spec.untilMs).instances.values()].flatMap(({ id, timers }) =>
    timers.map(({ name }) => `${id}: ${name}`),
  );
  return { lastStepMs, settledAfterMs: Math.max(0, run.lastEventMs - lastStepMs), running };
}
