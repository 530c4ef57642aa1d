// How a flow's state is told: role, word and box. It knows no flow.
import type { Role } from '../../machines/kernel/types';

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
