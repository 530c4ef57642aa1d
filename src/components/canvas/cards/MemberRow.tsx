// One state machine of a member as a row of its card: name, role badge with its countdown, weight or priority. It names no technology.
import type { RowDrawing } from '../../../machines/kernel/technology';
import type { InstanceView } from '../../../machines/kernel/types';
import { useView } from '../../../state/view-store';
import { Chip, cx, minus, RoleBadge, roleText, WeightBar } from '../../ui';
import { isPartOf } from '../geometry/config-path';
import { useInstance, useMode, usePlayhead, useStateTimer, useStateWord } from '../live';
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
  const word = useStateWord(row.instance) ?? '';
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
        'grid-cols-[minmax(28px,auto)_minmax(0,1fr)_auto]',
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
              word={timed && reduced ? `${word} ${secondsLeft.toFixed(2)} s left` : word}
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
            <Tail tail={row.tail} view={view} />
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
          {view ? <RoleBadge tone={view.role} word={word} variant="plain" /> : <span />}
        </>
      )}
    </div>
  );
}

/** What a row ends with: what its fact says (`BF`, in the colour of the state), else what it is about. */
function Tail({ tail, view }: { readonly tail: RowDrawing['tail']; readonly view: InstanceView }) {
  const fact = tail?.fact === undefined ? undefined : view.facts[tail.fact];
  const said = Array.isArray(fact) ? fact.filter((word) => typeof word === 'string').join(' ') : fact;
  if (typeof said === 'string' && said !== '')
    return <span className={cx('text-11 font-medium whitespace-nowrap', roleText(view.role))}>{said}</span>;
  // What has failed does nothing of that.
  return <span className="text-11 whitespace-nowrap text-ink-3">{view.role === 'failed' ? null : tail?.words}</span>;
}
