// One state machine of a member as a row of its card: name, role badge with its countdown, weight or priority. It names no technology.
import type { RowDrawing } from '../../../machines/kernel/technology';
import { useView } from '../../../state/view-store';
import { Chip, cx, minus, RoleBadge, WeightBar } from '../../ui';
import { isPartOf } from '../geometry/config-path';
import { useInstance, useMode, usePlayhead, useStateTimer } from '../live';
import { useReducedMotion } from '../motion';
import { elapsedShare } from '../overlay/timing';

export function MemberRow({
  row,
  y,
  device,
  group,
}: {
  readonly row: RowDrawing;
  readonly y: number;
  readonly device: string;
  readonly group: string | undefined;
}) {
  const mode = useMode();
  const view = useInstance(row.instance);
  const clock = useStateTimer(row.instance);
  const timer = mode === 'run' ? clock : undefined;
  const timed = timer !== undefined && view?.role === 'transition';
  const now = usePlayhead(timed);
  const reduced = useReducedMotion();
  const secondsLeft = timer ? (timer.endsMs - now) / 1000 : 0;
  const isSelected = useView(
    ({ selection }) => selection.instance === row.instance || isPartOf(selection.group, group, row.config),
  );
  const fact = row.meter && view?.facts[row.meter.fact];
  return (
    <div
      data-row={row.instance}
      className={cx(
        'hoverable absolute inset-x-0 grid h-6 items-center gap-1.5 px-2 hover:bg-hover',
        'grid-cols-[28px_minmax(0,1fr)_auto]',
        isSelected && 'bg-selected',
      )}
      style={{ top: y }}
    >
      <span className="text-11 font-medium text-ink-2">{row.label}</span>
      {mode === 'run' && view ? (
        <>
          <span>
            <RoleBadge
              tone={view.role}
              word={timed && reduced ? `${view.state} ${secondsLeft.toFixed(2)} s left` : view.state}
              timer={timed && !reduced ? { elapsed: elapsedShare(timer, now), secondsLeft } : undefined}
            />
          </span>
          {row.meter && typeof fact === 'number' && (timed || fact <= 0) ? (
            <span className={cx('num text-11 font-semibold', fact <= 0 ? 'text-failed-fg' : 'text-ink-2')}>
              {minus(fact)}
            </span>
          ) : row.meter && typeof fact === 'number' ? (
            <WeightBar
              value={fact}
              max={row.meter.max}
              tone={view.role === 'active' ? 'active' : 'standby'}
              label={`${row.meter.fact} of ${row.label} on ${device}`}
            />
          ) : (
            <span />
          )}
        </>
      ) : (
        <>
          <span className="flex min-w-0 items-center gap-1.5 text-11 text-ink-2">
            <span className="truncate">{row.detail}</span>
            {row.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </span>
          {view ? <RoleBadge tone={view.role} word={view.state} variant="plain" /> : <span />}
        </>
      )}
    </div>
  );
}
