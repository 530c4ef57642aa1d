// One chip a flow beside the clock: up or lost, and how long it was lost up to the playhead. It changes nothing.
import type { Role } from '../../machines/kernel/types';
import { currentFrame, useBranch, useRun } from '../../state/run-store';
import { durationLabel, lostBefore } from '../story';
import { cx, RoleGlyph, roleText } from '../ui';

const LOOK: Readonly<Record<string, { readonly role: Role; readonly word: string; readonly box: string }>> = {
  forwarding: { role: 'active', word: 'up', box: 'border-line bg-panel' },
  lost: { role: 'failed', word: 'lost', box: 'border-failed-border bg-failed-bg' },
  unpredictable: { role: 'transition', word: 'unpredictable', box: 'border-transition-border bg-transition-bg' },
};

/** What a flow's state looks like; unknown words stay as they are. */
export const flowLook = (state: string): { readonly role: Role; readonly word: string; readonly box: string } =>
  LOOK[state] ?? { role: 'neutral', word: state, box: 'border-line bg-panel' };

export function FlowChips() {
  const branch = useBranch();
  const flows = branch?.run.plan.flows ?? [];
  const titleOf = (instance: string): string =>
    branch?.run.plan.instances.find((spec) => spec.id === instance)?.title ?? instance;
  return (
    // Chips that do not fit wrap below the edge and are not seen; the Flows tab lists them all.
    <ul aria-label="Flows" className="ml-1 flex h-7 min-w-0 flex-1 flex-wrap gap-2 overflow-hidden">
      {flows.map((flow) => (
        <FlowChip key={flow.id} id={flow.id} title={titleOf(flow.instance)} />
      ))}
    </ul>
  );
}

function FlowChip({ id, title }: { readonly id: string; readonly title: string }) {
  const state = useRun((run) => currentFrame(run)?.flows.find((flow) => flow.id === id)?.state ?? '');
  const outages = useBranch()?.run.outages.get(id) ?? [];
  // Hundredths: between them nothing that is shown changes, and the chip does not render.
  const lostCs = useRun((run) => Math.floor(lostBefore(outages, run.playheadMs) / 10));
  if (state === '') return null;
  const look = flowLook(state);
  return (
    <li
      data-flow={id}
      data-state={state}
      className={cx('flex h-7 shrink-0 items-center gap-2 rounded-2 border px-2.5 text-12 whitespace-nowrap', look.box)}
    >
      <span className="font-medium">{title}</span>
      <span className={cx('flex items-center gap-[5px]', roleText(look.role))}>
        <RoleGlyph tone={look.role} />
        {look.word}
      </span>
      {lostCs > 0 ? (
        <span className="num">
          {state === 'lost' ? '' : <span className="text-ink-2">lost </span>}
          <b className={cx('font-semibold', state === 'lost' && 'text-failed-fg')}>{durationLabel(lostCs * 10)}</b>
        </span>
      ) : null}
    </li>
  );
}
