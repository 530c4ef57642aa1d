// The figure that decides (a weight): the sum that led to it, and a bar that runs through 0. It knows no technology.
import type { Role } from '../../machines/kernel/types';
import { cx, minus } from '../ui';

export interface WeightLedgerProps {
  /** `Weight`. */
  readonly title: string;
  readonly value: number;
  readonly max: number;
  readonly role: Role;
  /** `255 − 150 = 105`; absent = the figure alone. */
  readonly ledger: string | undefined;
}

/** Room below 0, as a share of the maximum: most figures that fall below fall about this far. */
const BELOW = 0.2;

export function WeightLedger({ title, value, max, role, ledger }: WeightLedgerProps) {
  const low = Math.min(-max * BELOW, value);
  const at = (figure: number): number => ((figure - low) / (max - low)) * 100;
  const full = value >= max;
  const tone = value <= 0 ? 'text-failed-fg' : full ? 'text-ink-2' : 'text-transition-fg';
  const marks = [...new Set([Math.min(value, 0), 0, Math.max(value, 0), max])].filter(
    (mark) => mark === value || mark === 0 || mark === max,
  );
  const fill = full ? (role === 'standby' ? 'bg-standby-solid' : 'bg-active-solid') : 'bg-transition-solid';
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline gap-2 text-12">
        <b className="font-semibold">{title}</b>
        <span className={cx('num ml-auto font-semibold whitespace-nowrap', tone)}>{ledger ?? minus(value)}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a native meter cannot run below 0 */}
      <div
        role="meter"
        aria-label={title}
        aria-valuenow={value}
        aria-valuemin={Math.min(0, value)}
        aria-valuemax={max}
        aria-valuetext={ledger ?? minus(value)}
        className="relative h-2 rounded-[2px] border border-line bg-sunken"
      >
        <span className="absolute inset-y-0 bg-active-border opacity-60" style={span(at(0), 100)} />
        {value > 0 ? <span className={cx('absolute inset-y-0', fill)} style={span(at(0), at(value))} /> : null}
        {value < 0 ? <span className="absolute inset-y-0 bg-failed-solid" style={span(at(value), at(0))} /> : null}
        {marks.map((mark) => (
          <i
            key={mark}
            aria-hidden="true"
            className={cx('absolute -inset-y-[3px] w-px', mark === 0 ? 'bg-ink' : 'bg-ink-3')}
            style={{ left: `${at(mark)}%` }}
          />
        ))}
      </div>
      <div aria-hidden="true" className="num relative h-4 text-11 text-ink-2">
        {marks.map((mark) => (
          <span
            key={mark}
            className={cx('absolute', mark === max ? 'right-0' : mark < 0 ? 'left-0' : '-translate-x-1/2')}
            style={mark === max || mark < 0 ? undefined : { left: `${at(mark)}%` }}
          >
            {near(mark, marks, at) ? '' : minus(mark)}
          </span>
        ))}
      </div>
    </div>
  );
}

const span = (from: number, to: number) => ({ left: `${from}%`, width: `${to - from}%` });

/** Whether a mark's number would touch that of a more telling mark: 0 gives way to the value, the value to the maximum. */
function near(mark: number, marks: readonly number[], at: (figure: number) => number): boolean {
  const rest = marks.filter((other) => other !== mark);
  return mark !== Math.max(...marks) && mark === 0 && rest.some((other) => Math.abs(at(other) - at(mark)) < 8);
}
