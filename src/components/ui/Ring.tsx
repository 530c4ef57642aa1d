// A countdown ring: how much of a timer has run. Drawn from a share, so the caller's clock drives it; nothing animates here.

export interface RingProps {
  /** Share of the timer that has elapsed, 0 to 1. */
  readonly elapsed: number;
  readonly size?: number;
  readonly tone?: 'transition' | 'failed' | 'active';
  /** Name for the screen reader; without it the ring is decoration. */
  readonly label?: string | undefined;
}

export function Ring({ elapsed, size = 16, tone = 'transition', label }: RingProps) {
  const share = Math.min(1, Math.max(0, elapsed));
  const stroke = Math.max(2, size * 0.16);
  const radius = (size - stroke) / 2 - 0.2;
  const length = 2 * Math.PI * radius;
  const colour = `var(--role-${share >= 1 && tone === 'transition' ? 'failed' : tone}-solid)`;
  const common = { cx: size / 2, cy: size / 2, r: radius, fill: 'none', stroke: colour, strokeWidth: stroke };
  return (
    <>
      {label ? <span className="sr-only">{label}</span> : null}
      <svg aria-hidden="true" width={size} height={size} viewBox={`0 0 ${size} ${size}`} className="shrink-0">
        <circle {...common} strokeOpacity="0.22" />
        <circle
          {...common}
          strokeLinecap="round"
          strokeDasharray={`${share * length} ${length}`}
          transform={`rotate(-90 ${size / 2} ${size / 2})`}
          visibility={share === 0 ? 'hidden' : 'visible'}
        />
      </svg>
    </>
  );
}
