// What a card says of a load or a crowd: words beside its ports, how full it is, how its users fare. It names no technology.
import type { LineDrawing, LoadDrawing, SharesDrawing } from '../../../machines/kernel/spread';
import type { Role } from '../../../machines/kernel/types';
import { useView } from '../../../state/view-store';
import { countAt, countHistory, countIn, grouped, valueBefore } from '../../story';
import { cx, RoleBadge, RoleGlyph, roleText } from '../../ui';
import type { DeviceShape } from '../geometry/scene-types';
import { SHARES_HEIGHT } from '../geometry/spread-shape';
import { useInstance, useLive, useMode } from '../live';

export function SpreadBody({ shape }: { readonly shape: DeviceShape }) {
  const { spread, node, ports } = shape;
  if (!spread) return null;
  const { lines, load, shares } = spread.drawing;
  const isRight = ports.some(({ side, shape: own }) => side === 'left' && own === 'row');
  return (
    <>
      <ul
        className={cx('pointer-events-none absolute flex w-44 flex-col', isRight ? 'right-2 items-end' : 'left-2')}
        style={{ top: spread.linesY + 1 }}
      >
        {(lines ?? []).map((line) => (
          <Line key={line.text} line={line} />
        ))}
      </ul>
      {load ? <LoadBlock load={load} y={spread.blockY} device={node.name} /> : null}
      {(shares ?? []).map((each, i) => (
        <SharesBlock key={each.instance} shares={each} y={spread.blockY + i * SHARES_HEIGHT} />
      ))}
    </>
  );
}

function Line({ line: { text, isAddress, instance } }: { readonly line: LineDrawing }) {
  const view = useInstance(instance);
  const isRun = useMode() === 'run';
  const said = isRun && view && view.role !== 'neutral' ? view : undefined;
  return (
    <li
      className={cx(
        'flex h-[18px] max-w-full items-center gap-1 text-11 whitespace-nowrap',
        said ? cx('font-medium', roleText(said.role)) : 'text-ink-3',
        isAddress && 'mono font-medium',
      )}
    >
      {said ? <RoleGlyph tone={said.role} /> : null}
      <span className="min-w-0 truncate">{text}</span>
      {said ? <span className="shrink-0">{said.state}</span> : null}
    </li>
  );
}

/** Room beyond the maximum: what is over it is seen as over it. */
const SCALE = 1.15;
const percent = (share: number): string => `${Math.min(100, Math.max(0, share * 100)).toFixed(2)}%`;

const FILLS: Readonly<Record<Role, string>> = {
  active: 'bg-active-solid',
  standby: 'bg-standby-solid',
  transition: 'bg-transition-solid',
  failed: 'bg-failed-solid',
  neutral: 'bg-line-control',
};

/** Green within the plan, amber above it or where nobody is served any more, red above the maximum. */
export function loadTone(
  value: number,
  { plan, max }: Pick<LoadDrawing, 'plan' | 'max'>,
  role: Role | undefined,
): Role {
  if (value > max) return 'failed';
  if (role === 'failed' || value > plan) return 'transition';
  return 'active';
}

interface LoadProps {
  readonly load: LoadDrawing;
  readonly y: number;
  readonly device: string;
}

function LoadBlock({ load, y, device }: LoadProps) {
  const isRun = useMode() === 'run';
  const view = useInstance(load.instance);
  const value = useLive((frame) => countAt(frame, load.instance, load.fact)) ?? 0;
  const before = useLive((_, run) => valueBefore(run, countHistory(run, load.instance, load.fact))) ?? 0;
  const end = useLive((_, run) => countHistory(run, load.instance, load.fact).at(-1)?.value ?? 0) ?? 0;
  const isSelected = useView((state) => state.selection.instance === load.instance);
  const tone = loadTone(value, load, view?.role);
  const isStuck = view?.role === 'failed' && value > 0;
  const scale = load.max * SCALE;
  return (
    <div
      data-row={load.instance}
      className={cx(
        'hoverable absolute inset-x-0 h-[60px] border-t border-line px-2 hover:bg-hover',
        isSelected && 'bg-selected',
      )}
      style={{ top: y }}
    >
      <div className="flex h-[26px] items-center gap-2">
        {view ? <RoleBadge tone={view.role} word={view.state} variant={isRun ? 'box' : 'plain'} /> : null}
        <span className="num ml-auto text-11 whitespace-nowrap text-ink-3">
          <b className={cx('text-14 font-semibold', tone === 'failed' ? 'text-failed-fg' : 'text-ink')}>
            {grouped(value)}
          </b>{' '}
          of {grouped(load.max)} {load.unit}
        </span>
      </div>
      <meter className="sr-only" aria-label={`${load.unit} on ${device}`} value={value} min={0} max={load.max} />
      <div aria-hidden="true" className="relative h-2.5 rounded-[2px] border border-line bg-sunken">
        <Fill share={Math.max(value, end) / scale} className={cx(FILLS[loadTone(end, load, 'active')], 'opacity-35')} />
        <Fill share={value / scale} className={FILLS[tone]} />
        {isRun && before !== value ? (
          <i className="absolute -inset-y-0.5 w-0.5 bg-ink-2" style={{ left: percent(before / scale) }} />
        ) : null}
        <i className="absolute -inset-y-1 w-0.5 bg-transition-solid" style={{ left: percent(load.plan / scale) }} />
        <i className="absolute -inset-y-1 w-0.5 bg-failed-solid" style={{ left: percent(load.max / scale) }} />
      </div>
      <div className="num relative mt-1 h-4 text-11 leading-4">
        <span className={cx('absolute left-0', isStuck ? 'font-medium text-transition-fg' : 'text-ink-3')}>
          {isRun ? loadWords(value, before, load, isStuck) : null}
        </span>
        <span className="absolute text-transition-fg" style={{ right: percent(1 - load.plan / scale - 0.012) }}>
          {load.planLabel}
        </span>
        <span className="absolute text-failed-fg" style={{ left: percent(load.max / scale - 0.045) }}>
          max
        </span>
      </div>
    </div>
  );
}

function Fill({ share, className }: { readonly share: number; readonly className: string }) {
  return <i className={cx('absolute inset-y-0 left-0 rounded-[1px]', className)} style={{ width: percent(share) }} />;
}

/** `was 965`, `160 %, was 400`, `still to move`. */
export function loadWords(value: number, before: number, { max }: Pick<LoadDrawing, 'max'>, isStuck: boolean): string {
  if (isStuck) return 'still to move';
  const share = value > max ? `${Math.round((100 * value) / max)} %` : '';
  const was = before === value ? '' : `was ${grouped(before)}`;
  return [share, was].filter(Boolean).join(', ');
}

function SharesBlock({ shares, y }: { readonly shares: SharesDrawing; readonly y: number }) {
  const isRun = useMode() === 'run';
  const view = useInstance(shares.instance);
  const isSelected = useView((state) => state.selection.instance === shares.instance);
  const parts = shares.parts.map((part) => ({ ...part, count: countIn(view?.facts, part.fact) }));
  const shown = parts.filter(({ count }) => count > 0);
  return (
    <div
      data-row={shares.instance}
      className={cx(
        'hoverable absolute inset-x-0 border-t border-line px-2 hover:bg-hover',
        isSelected && 'bg-selected',
      )}
      style={{ top: y, height: SHARES_HEIGHT }}
    >
      <div className="flex h-6 items-center gap-1.5">
        <b className="truncate text-12 font-semibold">{shares.title}</b>
        <span className="min-w-0 flex-1 truncate text-11 text-ink-3">{shares.detail}</span>
        {isRun && view ? <RoleBadge tone={view.role} word={view.state.replace('_', ' ')} /> : null}
      </div>
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-[2px] bg-sunken">
        {shown.map(({ label, role, count }) => (
          <i key={label} className={cx('min-w-0.5', FILLS[role])} style={{ flex: `${count} 1 0` }} />
        ))}
      </div>
      <ul aria-label={`${shares.total} ${shares.unit} on ${shares.title}`} className="mt-1 flex flex-wrap gap-x-3">
        {shown.map(({ label, role, count }) => (
          <li key={label} className={cx('num flex h-4 items-center gap-1 text-11', roleText(role))}>
            <RoleGlyph tone={role} size={8} />
            <b className="font-semibold">{grouped(count)}</b> {label}
          </li>
        ))}
      </ul>
    </div>
  );
}
