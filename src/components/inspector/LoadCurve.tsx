// How full a device was and will be over the run, against what it should and may carry. It names no technology.
import type { LoadDrawing } from '../../machines/kernel/spread';
import type { Run } from '../../machines/kernel/types';
import { useRun } from '../../state/run-store';
import { countHistory, grouped, valueAt } from '../story';

const WIDTH = 296;
const HEIGHT = 112;
const TOP = 8;
const FOOT = 18;
/** Beyond the last event, so that the end is seen; nothing happens in it. */
const AFTER = 1.15;
const LEAST_MS = 10_000;

/** `0 s`, `7 min`, `2.5 h`. */
function axisLabel(ms: number): string {
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 360_000) / 10} h`;
}

export function LoadCurve({ run, load }: { readonly run: Run; readonly load: LoadDrawing }) {
  const atMs = useRun((state) => state.playheadMs);
  const steps = countHistory(run, load.instance, load.fact);
  const now = valueAt(steps, atMs);
  const end = steps.at(-1)?.value ?? 0;
  const untilMs = Math.max(LEAST_MS, Math.max(run.lastEventMs, atMs) * AFTER);
  const most = Math.max(load.max, ...steps.map(({ value }) => value)) * 1.08;
  const x = (ms: number): number => (Math.min(Math.max(ms, 0), untilMs) / untilMs) * WIDTH;
  const y = (value: number): number => TOP + (1 - value / most) * (HEIGHT - TOP - FOOT);
  const line = (fromMs: number, toMs: number): string => {
    const within = steps.filter((step) => step.atMs > fromMs && step.atMs <= toMs);
    const parts = within.map((step) => `H${x(step.atMs).toFixed(1)}V${y(step.value).toFixed(1)}`).join('');
    return `M${x(fromMs).toFixed(1)} ${y(valueAt(steps, fromMs)).toFixed(1)}${parts}H${x(toMs).toFixed(1)}`;
  };
  const share = (value: number): string => `${Math.round((100 * value) / load.max)} %`;
  const played = line(0, atMs);
  return (
    <section aria-label={`${load.unit} over the run`} className="border-b border-line px-3 py-2">
      <div className="mb-1 flex items-baseline justify-between text-12">
        <b className="font-semibold first-letter:uppercase">{load.unit}</b>
        <span className="num text-11 text-ink-3">
          {share(now)} of maximum{end === now ? '' : `, ${share(end)} at the end`}
        </span>
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={`${now} of ${load.max} ${load.unit}`}>
        <path d={`${played}V${y(0)}H0Z`} className="fill-active-solid opacity-20" />
        <path d={played} className="fill-none stroke-active-solid" strokeWidth="2" />
        <path
          d={line(Math.min(atMs, untilMs), untilMs)}
          className="fill-none stroke-active-solid"
          strokeWidth="1.5"
          strokeDasharray="3 3"
        />
        <Mark
          y={y(load.max)}
          text={`max ${grouped(load.max)}`}
          className="stroke-failed-solid"
          words="fill-failed-fg"
        />
        <Mark
          y={y(load.plan)}
          text={`plan ${grouped(load.plan)}`}
          className="stroke-transition-solid"
          words="fill-transition-fg"
          dashed
        />
        <path d={`M0 ${y(0)}H${WIDTH}`} className="stroke-line-control" />
        <path d={`M${x(atMs)} ${TOP}V${y(0)}`} className="stroke-accent" strokeWidth="1.5" />
        <circle cx={x(atMs)} cy={y(now)} r="3.5" className="fill-active-solid stroke-panel" strokeWidth="1.5" />
        {[0, 0.5, 1].map((part) => (
          <text
            key={part}
            x={part * WIDTH}
            y={HEIGHT - 3}
            textAnchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
            className="num fill-ink-3 text-11"
          >
            {axisLabel(part * untilMs)}
          </text>
        ))}
      </svg>
    </section>
  );
}

interface MarkProps {
  readonly y: number;
  readonly text: string;
  readonly className: string;
  readonly words: string;
  readonly dashed?: boolean;
}

function Mark({ y, text, className, words, dashed }: MarkProps) {
  return (
    <>
      <path
        d={`M0 ${y}H${WIDTH}`}
        className={className}
        strokeWidth="1.25"
        strokeDasharray={dashed ? '4 3' : undefined}
      />
      <text x="0" y={y + (dashed ? 12 : -3)} className={`num text-11 ${words}`}>
        {text}
      </text>
    </>
  );
}
