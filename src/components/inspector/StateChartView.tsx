// The live state chart of one machine: where it is, how it came there, and where a running timer will take it.
import { memo } from 'react';
import type { InstanceView, Role, RunningTimer, StateChart } from '../../machines/kernel/types';
import { useRun } from '../../state/run-store';
import { useWidth } from '../measure';
import { RoleGlyph, roleText } from '../ui';
import { BOX_PX, type ChartArrow, layoutChart } from './chart-layout';
import { Section } from './form/Section';

export interface StateChartViewProps {
  readonly chart: StateChart;
  readonly view: InstanceView;
  /** The last change of state up to the playhead, in the device's words. */
  readonly lastChange: { readonly from: string; readonly to: string } | undefined;
}

export const StateChartView = memo(function StateChartView({ chart, view, lastChange }: StateChartViewProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const current = currentState(chart, view);
  const came = chart.transitions.find((each) => word(chart, each.from) === lastChange?.from && each.to === current);
  const waits = view.timers.flatMap((timer) => {
    const way = chart.transitions.find((each) => each.from === current && each.rule === timer.rule);
    return way ? [{ timer, way }] : [];
  });
  return (
    <Section title="State chart" action={<span className="text-12 text-ink-3">live</span>}>
      <div ref={box} role="img" aria-label={chartWords(chart, current, waits)}>
        {width > 0 ? <Chart chart={chart} width={width} current={current} came={came} waits={waits} /> : null}
      </div>
    </Section>
  );
});

interface Wait {
  readonly timer: RunningTimer;
  readonly way: StateChart['transitions'][number];
}

const word = (chart: StateChart, id: string): string => chart.states.find((state) => state.id === id)?.label ?? id;

/** Nested machines name several states; the chart shows the one that it has. */
const currentState = (chart: StateChart, view: InstanceView): string =>
  chart.states.find((state) => state.id === view.chartState)?.id ??
  chart.states.find((state) => view.chartState.split(/[.\s]/).includes(state.id) || state.label === view.state)?.id ??
  '';

const chartWords = (chart: StateChart, current: string, waits: readonly Wait[]): string =>
  [
    `Now ${word(chart, current)}.`,
    ...waits.map(({ way, timer }) => `${timer.name} leads to ${word(chart, way.to)}.`),
  ].join(' ');

interface ChartProps {
  readonly chart: StateChart;
  readonly width: number;
  readonly current: string;
  readonly came: StateChart['transitions'][number] | undefined;
  readonly waits: readonly Wait[];
}

function Chart({ chart, width, current, came, waits }: ChartProps) {
  const layout = layoutChart(chart, width);
  const isCame = (arrow: ChartArrow): boolean => arrow.from === came?.from && arrow.to === came.to;
  const waitOf = (arrow: ChartArrow): Wait | undefined =>
    waits.find(({ way }) => way.from === arrow.from && way.to === arrow.to);
  const rest = layout.arrows.filter((arrow) => arrow.short && !isCame(arrow) && !waitOf(arrow));
  const told = layout.arrows.filter((arrow) => isCame(arrow) || waitOf(arrow));
  return (
    <svg width={width} height={layout.height} className="block overflow-visible" aria-hidden="true">
      {(['line-control', 'accent', 'role-transition-solid'] as const).map((name) => (
        <marker
          key={name}
          id={`chart-${name}`}
          viewBox="0 0 8 8"
          refX="6"
          refY="4"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path d="M1 1l6 3-6 3z" fill={`var(--${name})`} />
        </marker>
      ))}
      {rest.map((arrow) => (
        <path
          key={`${arrow.from} ${arrow.to}`}
          d={arrow.path}
          fill="none"
          stroke="var(--line-control)"
          strokeWidth="1.25"
          markerEnd="url(#chart-line-control)"
        />
      ))}
      {told.map((arrow) => {
        const wait = waitOf(arrow);
        const colour = wait ? 'role-transition-solid' : 'accent';
        return (
          <g key={`${arrow.from} ${arrow.to}`}>
            <path
              d={arrow.path}
              fill="none"
              stroke={`var(--${colour})`}
              strokeWidth="2"
              strokeDasharray={wait ? '4 3' : undefined}
              markerEnd={`url(#chart-${colour})`}
            />
          </g>
        );
      })}
      {chart.states.map((state) => {
        const box = layout.boxes.get(state.id);
        return box ? (
          <StateBox key={state.id} label={state.label} role={state.role} now={state.id === current} box={box} />
        ) : null;
      })}
      {told.map((arrow) => {
        const wait = waitOf(arrow);
        return wait ? <Countdown key={wait.timer.id} timer={wait.timer} at={arrow.at} /> : null;
      })}
    </svg>
  );
}

function StateBox({
  label,
  role,
  now,
  box,
}: {
  readonly label: string;
  readonly role: Role;
  readonly now: boolean;
  readonly box: { readonly x: number; readonly y: number; readonly width: number };
}) {
  const plain = role === 'neutral';
  return (
    <g className={roleText(role)}>
      <rect
        x={box.x}
        y={box.y}
        width={box.width}
        height={BOX_PX}
        rx="6"
        fill={plain ? 'var(--bg-sunken)' : `var(--role-${role}-bg)`}
        stroke={plain ? `var(--line-${now ? 'control' : 'strong'})` : `var(--role-${role}-${now ? 'solid' : 'border'})`}
        strokeWidth={now ? 2 : 1}
      />
      <svg x={box.x + 8} y={box.y + 7.5} width="9" height="9" aria-hidden="true">
        <RoleGlyph tone={role} />
      </svg>
      <text
        x={box.x + 22}
        y={box.y + 16}
        fill="currentColor"
        className={now ? 'text-11 font-semibold' : 'text-11 font-medium'}
      >
        {label}
      </text>
    </g>
  );
}

function Countdown({
  timer,
  at,
}: {
  readonly timer: RunningTimer;
  readonly at: { readonly x: number; readonly y: number };
}) {
  const leftCs = useRun((state) => Math.max(0, Math.ceil((timer.endsMs - state.playheadMs) / 10)));
  return (
    <text
      x={at.x}
      y={at.y}
      textAnchor="middle"
      fill="var(--role-transition-fg)"
      stroke="var(--bg-panel)"
      strokeWidth="4"
      paintOrder="stroke"
      className="num text-11 font-medium"
    >
      in {(leftCs / 100).toFixed(2)} s
    </text>
  );
}
