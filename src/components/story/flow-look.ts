// How a flow's state is told: role, word and box. It knows no flow.
import type { Role, Run } from '../../machines/kernel/types';

export interface FlowLook {
  readonly role: Role;
  readonly word: string;
  /** Classes of a chip's box. */
  readonly box: string;
}

const LOOKS: Readonly<Record<string, FlowLook>> = {
  forwarding: { role: 'active', word: 'up', box: 'border-line bg-panel' },
  lost: { role: 'failed', word: 'lost', box: 'border-failed-border bg-failed-bg' },
  unpredictable: { role: 'transition', word: 'unpredictable', box: 'border-transition-border bg-transition-bg' },
};

/** What a flow's state looks like; unknown words stay as they are. */
export const flowLook = (state: string): FlowLook =>
  LOOKS[state] ?? { role: 'neutral', word: state, box: 'border-line bg-panel' };

/** The flows of a run, those with the longest way first: what crosses the whole design tells more than a ping to its edge. */
export function flowsOf(run: Run): NonNullable<Run['plan']['flows']> {
  const known = flowsByRun.get(run);
  if (known) return known;
  const hops = new Map(run.frameAt(-1).flows.map((flow) => [flow.id, flow.path.length]));
  const flows = (run.plan.flows ?? []).toSorted((a, b) => (hops.get(b.id) ?? 0) - (hops.get(a.id) ?? 0));
  flowsByRun.set(run, flows);
  return flows;
}
const flowsByRun = new WeakMap<Run, NonNullable<Run['plan']['flows']>>();
