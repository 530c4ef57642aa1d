// One chip a flow beside the clock: up or lost, and how long it was lost up to the playhead. It changes nothing.
import { currentFrame, useBranch, useRun } from '../../state/run-store';
import { durationLabel, flowLook, lostBefore } from '../story';
import { cx, RoleGlyph, roleText } from '../ui';

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
