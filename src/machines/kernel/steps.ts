// What a step of a run leaves behind besides its deliveries: failed targets and a reply. It knows no target's meaning.
import { assertNever } from './assert';
import type { Reply, Step, StepOutcome } from './types';

/** The failed targets after a step; the same array where it changes nothing. Sorted, so that the order of faults does not show. */
export function failedAfter(failed: readonly string[], step: Step, marks: StepOutcome['marks']): readonly string[] {
  const own = step.kind === 'fail' || step.kind === 'repair' ? [step.target] : [];
  const add = marks?.add ?? (step.kind === 'fail' ? own : []);
  const remove = marks?.remove ?? (step.kind === 'repair' ? own : []);
  if (add.length === 0 && remove.length === 0) return failed;
  const kept = failed.filter((target) => !remove.includes(target) && !add.includes(target));
  return Object.freeze([...kept, ...add].sort());
}

/** The device's answer to a request or commit, as the run keeps it. */
export function replyTo(step: Step, reply: NonNullable<StepOutcome['reply']>, atMs: number): Reply {
  switch (step.kind) {
    case 'request':
      return { atMs, node: step.node, command: step.command, ...reply };
    case 'commit':
      return { atMs, node: step.node, command: step.lines.join('\n'), ...reply };
    case 'fail':
    case 'repair':
      return { atMs, node: '', command: step.target, ...reply };
    default:
      return assertNever(step);
  }
}
