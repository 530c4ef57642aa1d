// A small bar with its number beside it: weights, loads. It knows no unit and no technology.
import type { Role } from '../../machines/kernel/types';
import { cx } from './class-names';

const FILL: Readonly<Record<Role, string>> = {
  active: 'bg-active-solid',
  standby: 'bg-standby-solid',
  transition: 'bg-transition-solid',
  failed: 'bg-failed-solid',
  neutral: 'bg-line-control',
};

export interface WeightBarProps {
  /** May be below zero: the bar is then empty and the number red. */
  readonly value: number;
  readonly max: number;
  readonly tone: Role;
  /** What the number is: `Weight of RG1 on srx-a`. */
  readonly label: string;
  /** Bar width in px. */
  readonly width?: number;
}

export function WeightBar({ value, max, tone, label, width = 40 }: WeightBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const below = value <= 0;
  return (
    <span className="num inline-flex items-center justify-end gap-1.5 text-11 font-medium text-ink-2">
      <meter className="sr-only" aria-label={label} value={value} min={Math.min(0, value)} max={max} />
      <span
        aria-hidden="true"
        className={cx('relative block h-1 overflow-hidden rounded-[2px]', below ? 'bg-failed-border' : 'bg-line')}
        style={{ width }}
      >
        <span
          className={cx(
            'absolute inset-y-0 left-0 rounded-[2px]',
            share < 1 && tone !== 'failed' ? FILL.transition : FILL[tone],
          )}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className={cx('min-w-6 text-right', below && 'font-semibold text-failed-fg')}>{minus(value)}</span>
    </span>
  );
}

/** A number with a real minus sign: −45. */
export const minus = (value: number): string => (value < 0 ? `−${-value}` : String(value));
