// One lane a state machine and one row for every other branch. Rendered only when the run or the window changes; the playhead fills them by CSS.
import { GitBranch } from 'lucide-react';
import { memo, useEffect } from 'react';
import type { Role } from '../../machines/kernel/types';
import { useDesign } from '../../state/editor-store';
import { targetName } from '../../state/faults';
import { type Branch, seek, setPlaying, switchBranch, useRun } from '../../state/run-store';
import { select, useView } from '../../state/view-store';
import { useHeight } from '../measure';
import { playheadLabel } from '../story';
import { cx, RoleGlyph, roleText } from '../ui';
import {
  divergenceMs,
  flagsOf,
  type Lane,
  MOST_LANES,
  type Segment,
  segmentAt,
  shownLanes,
  summaryLane,
} from './lanes';
import { RIGHT_PX } from './TimeArea';
import { shareOf, type TimeWindow } from './time-axis';

/** Names of lanes are pressed: less than 24 px a row and they would overlap. */
const ROW_PX = 24;
const TOP_PX = 4;

export interface LanesProps {
  readonly lanes: readonly Lane[];
  /** Every lane, not only the telling ones that fit. */
  readonly all: boolean;
  /** The other branches with their own lanes. */
  readonly others: readonly { readonly branch: Branch; readonly lanes: readonly Lane[] }[];
  readonly current: Branch;
  readonly window: TimeWindow;
  readonly gutter: number;
  /** How many lanes do not show. */
  readonly onHidden: (hidden: number) => void;
}

export const Lanes = memo(function Lanes({ lanes, all, others, current, window, gutter, onHidden }: LanesProps) {
  const [box, height] = useHeight<HTMLDivElement>();
  // Branches always have their row; lanes take what room is left, but never fewer than three.
  const room = Math.max(3, Math.floor((height - TOP_PX) / ROW_PX) - others.length);
  const few = shownLanes(lanes, Math.min(MOST_LANES, height === 0 ? MOST_LANES : room));
  const shown = all ? lanes : few;
  const hidden = lanes.length - few.length;
  useEffect(() => onHidden(hidden), [hidden, onHidden]);
  const forks = others.map(({ branch, lanes: own }) => {
    const fromMs = divergenceMs(branch.steps, current.steps);
    return { branch, fromMs, lane: summaryLane(own, branch.run) };
  });
  return (
    <div ref={box} className="relative min-h-0 flex-1 overflow-x-clip overflow-y-auto">
      {lanes.length === 0 ? (
        <p className="p-3 text-12 text-ink-2">
          Nothing here can change its state yet: draw devices and links in Design.
        </p>
      ) : null}
      <ul aria-label="Lanes" className="relative pt-1">
        {shown.map((lane) => (
          <LaneRow key={lane.instance} lane={lane} window={window} gutter={gutter} />
        ))}
        {forks.map(({ branch, fromMs, lane }) => (
          <BranchRow key={branch.id} branch={branch} fromMs={fromMs} lane={lane} window={window} gutter={gutter} />
        ))}
        {forks.map(({ branch, fromMs }, i) => {
          const share = shareOf(window, fromMs);
          if (share < 0 || share > 1) return null;
          return (
            <li
              key={branch.id}
              aria-hidden="true"
              className="pointer-events-none absolute top-0"
              style={{ left: gutter, right: RIGHT_PX, height: TOP_PX + (shown.length + i) * ROW_PX + ROW_PX / 2 }}
            >
              <i
                className="absolute inset-y-0 border-l-[1.5px] border-dashed border-accent"
                style={{ left: `${share * 100}%` }}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
});

function LaneRow({
  lane,
  window,
  gutter,
}: {
  readonly lane: Lane;
  readonly window: TimeWindow;
  readonly gutter: number;
}) {
  const role = useRun((state) => segmentAt(lane, state.playheadMs)?.role) ?? 'neutral';
  const selected = useView((view) => view.selection.instance === lane.instance);
  return (
    <li className="flex items-center" style={{ height: ROW_PX }}>
      <button
        type="button"
        aria-pressed={selected}
        aria-label={`${lane.title}: ${story(lane)}`}
        onClick={() => select({ instance: lane.instance })}
        className={cx(
          'hoverable flex h-6 shrink-0 items-center gap-1.5 pr-2 pl-3 text-left text-11 font-medium -outline-offset-2 hover:bg-hover',
          selected && 'bg-selected',
        )}
        style={{ width: gutter - 4, marginRight: 4 }}
      >
        <span className={roleText(role)}>
          <RoleGlyph tone={role} />
        </span>
        <span className="truncate">{lane.title}</span>
      </button>
      <Track
        segments={lane.segments}
        window={window}
        onPick={(atMs) => {
          setPlaying(false);
          seek(atMs);
          select({ instance: lane.instance });
        }}
      />
    </li>
  );
}

function BranchRow({
  branch,
  fromMs,
  lane,
  window,
  gutter,
}: {
  readonly branch: Branch;
  readonly fromMs: number;
  readonly lane: Lane | undefined;
  readonly window: TimeWindow;
  readonly gutter: number;
}) {
  const design = useDesign();
  const last = flagsOf(branch.steps.slice(-1), (target) => targetName(design, target)).at(-1);
  const segments = (lane?.segments ?? []).flatMap((segment) =>
    segment.toMs <= fromMs ? [] : [{ ...segment, fromMs: Math.max(fromMs, segment.fromMs) }],
  );
  return (
    <li className="flex items-center" style={{ height: ROW_PX }}>
      <button
        type="button"
        title={`Show ${branch.name}`}
        onClick={() => switchBranch(branch.id)}
        className="hoverable flex h-6 shrink-0 items-center gap-1.5 pr-2 pl-3 text-left text-11 font-medium -outline-offset-2 hover:bg-hover"
        style={{ width: gutter - 4, marginRight: 4 }}
      >
        <GitBranch size={12} strokeWidth={1.5} className="shrink-0 text-accent-text" aria-hidden="true" />
        <span className="truncate">
          <span className="text-ink-3">{branch.name}</span>
          {last
            ? `, ${last.label}${last.kind === 'fail' ? ' killed' : last.kind === 'repair' ? ' repaired' : ''}`
            : ', no fault'}
        </span>
      </button>
      <Track segments={segments} window={window} onPick={() => switchBranch(branch.id)} />
    </li>
  );
}

const EDGE: Readonly<Record<Role, string>> = {
  active: 'border-active-border text-active-fg',
  standby: 'border-standby-border text-standby-fg',
  transition: 'border-transition-border text-transition-fg',
  failed: 'border-failed-border text-failed-fg',
  neutral: 'border-line-strong text-ink-2',
};
const FILL: Readonly<Record<Role, string>> = {
  active: 'bg-active-bg',
  standby: 'bg-standby-bg',
  transition: 'bg-transition-bg',
  failed: 'bg-failed-bg',
  neutral: 'bg-sunken',
};

/** The segments of one lane. Outlines and words stand still; the layer of grounds below is cut off at the playhead. */
function Track({
  segments,
  window,
  onPick,
}: {
  readonly segments: readonly Segment[];
  readonly window: TimeWindow;
  readonly onPick: (atMs: number) => void;
}) {
  const seen = segments.flatMap((segment) => {
    const left = Math.max(0, shareOf(window, segment.fromMs));
    const right = Math.min(1, shareOf(window, segment.toMs));
    return right > left
      ? [{ segment, style: { left: `${left * 100}%`, width: `calc(${(right - left) * 100}% - 1px)` } }]
      : [];
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the playhead is the keyboard's way to an instant
    // biome-ignore lint/a11y/noStaticElementInteractions: a pointer shortcut for the slider on the ruler
    <div
      className="relative h-[18px] min-w-0 flex-1"
      style={{ marginRight: RIGHT_PX }}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onPick(
          Math.max(
            0,
            Math.round(window.fromMs + ((event.clientX - box.left) / box.width) * (window.toMs - window.fromMs)),
          ),
        );
      }}
    >
      <div className="absolute inset-0 [clip-path:inset(0_calc(100%_-_var(--played,0%))_0_0)]">
        {seen.map(({ segment, style }) => (
          <i key={segment.fromMs} className={cx('absolute inset-y-0 rounded-1', FILL[segment.role])} style={style} />
        ))}
      </div>
      {seen.map(({ segment, style }) => (
        <span
          key={segment.fromMs}
          title={segmentWords(segment)}
          className={cx(
            'absolute inset-y-0 flex items-center gap-[5px] overflow-hidden rounded-1 border pr-0.5 pl-1.5 text-11 font-medium whitespace-nowrap',
            EDGE[segment.role],
          )}
          style={style}
        >
          <RoleGlyph tone={segment.role} />
          {/* What does not fit wraps below the edge as a whole: half a figure would be another one, one letter of a word is none. */}
          <span className="flex h-4 min-w-0 flex-1 flex-wrap overflow-hidden">
            <i className="h-4 w-0" />
            <span className="max-w-full truncate pr-[5px]" style={{ minWidth: leastWidth(segment.state) }}>
              {segment.state}
            </span>
            {segment.detail === '' ? null : <span>{segment.detail}</span>}
          </span>
        </span>
      ))}
    </div>
  );
}

/** Less of a word than this tells nothing: its glyph does. */
const LEAST_PX = 46;
const LETTER_PX = 6.3;
const leastWidth = (word: string): number => Math.min(LEAST_PX, word.length * LETTER_PX);

const segmentWords = ({ state, detail }: Segment): string => (detail === '' ? state : `${state} ${detail}`);

const story = (lane: Lane): string =>
  lane.segments
    .map(
      (segment) => `${segmentWords(segment)}${segment.fromMs === 0 ? '' : ` from ${playheadLabel(segment.fromMs)} s`}`,
    )
    .join(', ');
