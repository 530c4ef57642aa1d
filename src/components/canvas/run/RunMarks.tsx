// What the run puts on the picture as text: (F) marks, tips of running timers, announcements. Positions come from the scene.
import { useStore, ViewportPortal } from '@xyflow/react';
import { Radio } from 'lucide-react';
import { useMemo } from 'react';
import { asId, compareIds, type NodeId } from '../../../model';
import { useRun } from '../../../state/run-store';
import { cx, Ring, RoleGlyph } from '../../ui';
import { useCanvas } from '../canvas-store';
import type { Scene } from '../geometry/scene-types';
import { liveFrame, shownRun } from '../live';
import { useReducedMotion } from '../motion';
import { detections, hasTimers } from '../overlay/detections';
import { portPoint } from '../overlay/flow-route';
import { type Announcement, announcementsOf, learningsOf } from '../overlay/run-index';
import { announcedSoFar, announcementLength, elapsedShare, elapsedText } from '../overlay/timing';
import { faultPlaces } from './fault-places';
import { switchesOf } from './switches-of';
import { shortName, tipsOf } from './tip-places';

export function RunMarks({ scene }: { readonly scene: Scene }) {
  return (
    <ViewportPortal>
      <FaultMarks scene={scene} />
      <TimerTips scene={scene} />
      <AnnouncementTips scene={scene} />
      <LearningTips scene={scene} />
    </ViewportPortal>
  );
}

const NONE: readonly string[] = [];
function FaultMarks({ scene }: { readonly scene: Scene }) {
  const failed = useRun((state) => liveFrame(state)?.frame.failed ?? NONE);
  const plan = useRun((state) => shownRun(state, 'run')?.run.plan);
  const hitEnds = useCanvas((state) => state.hitEnds);
  // Far out the mark keeps its size on screen.
  const scale = useStore((state) => (state.transform[2] < 0.8 ? 0.8 / state.transform[2] : 1));
  const places = useMemo(() => (plan ? faultPlaces(scene, plan, failed, hitEnds) : []), [scene, plan, failed, hitEnds]);
  return places.map(({ target, at, name }) => (
    <span
      key={target}
      role="img"
      aria-label={`Failed: ${name}`}
      data-fault={target}
      className="fault-mark pointer-events-none absolute z-3"
      style={{ left: at.x - 9, top: at.y - 9, transform: `scale(${scale})` }}
    >
      F
    </span>
  ));
}

/** A box a device that waits: what for, how long it has waited and how long it will. */
function TimerTips({ scene }: { readonly scene: Scene }) {
  const reduced = useReducedMotion();
  const running = useRun((state) => {
    const live = liveFrame(state);
    // A number re-renders with the playhead only while a timer runs.
    return live && hasTimers(live.frame) ? live.atMs : undefined;
  });
  if (running === undefined) return null;
  const live = liveFrame(useRun.getState());
  if (!live) return null;
  return tipsOf(scene, detections(scene, live.run, live.frame)).map(({ key, x, y, lines, more }) => (
    <div
      key={key}
      data-tip={key}
      className="num pointer-events-none absolute z-3 rounded-2 border border-transition-border bg-transition-bg px-2 py-px text-12 font-medium whitespace-nowrap text-transition-fg shadow-mid"
      style={{ left: x, top: y }}
    >
      {lines.map(({ key: line, timer }) => (
        <span key={line} data-timer={timer.name} className="flex h-5 items-center gap-1.5">
          {reduced ? <RoleGlyph tone="transition" /> : <Ring elapsed={elapsedShare(timer, live.atMs)} size={12} />}
          <span className="flex-1 pr-1.5">{shortName(timer.name)}</span>
          {reduced ? `${((timer.endsMs - live.atMs) / 1000).toFixed(2)} s left` : elapsedText(timer, live.atMs)}
        </span>
      ))}
      {more > 0 ? <span className="flex h-5 items-center text-11">{more} more</span> : null}
    </div>
  ));
}

const made = (state: ReturnType<typeof useRun.getState>): Announcement | undefined => {
  const live = shownRun(state, 'run');
  return (
    live &&
    announcementsOf(live.run).findLast(
      (each) => each.atMs <= live.atMs && live.atMs < each.atMs + announcementLength(each.count, state.speed),
    )
  );
};

/** `GARP 2 of 4 on reth0 and reth1`. */
function AnnouncementWords({
  announcement,
  pills,
}: {
  readonly announcement: Announcement;
  readonly pills: readonly string[];
}) {
  const { atMs, count, label } = announcement;
  const soFar = useRun((state) => announcedSoFar(atMs, count, shownRun(state, 'run')?.atMs ?? atMs));
  const where = new Intl.ListFormat('en', { type: 'conjunction' }).format(pills);
  return (
    <span>
      <b className="font-semibold">
        {label} {count > 1 ? `${soFar} of ${count}` : ''}
      </b>
      {where ? ` on ${where}` : ''}
    </span>
  );
}

/** One tip for the newest announcement, below the card that makes it (above it where chips hang below). */
function AnnouncementTips({ scene }: { readonly scene: Scene }) {
  const announcement = useRun(made);
  if (!announcement) return null;
  const [first] = announcement.ports.flatMap((port) => portPoint(scene, port) ?? []);
  if (!first) return null;
  const { at, shape } = first.device;
  const announced = new Set(announcement.ports);
  const pills = [
    ...new Set(shape.ports.flatMap(({ port, pill }) => (pill !== undefined && announced.has(port) ? [pill] : []))),
  ].sort(compareIds);
  const hasChipsBelow = shape.ports.some((place) => place.shape === 'chip' && place.side === 'bottom');
  const hull = scene.hulls.find((each) => each.members.includes(shape.node.id));
  const top = hasChipsBelow ? (hull ? hull.y : at.y) - 30 : at.y + shape.height + 6;
  return (
    <span
      data-announcement={announcement.instance}
      className={cx(
        'pointer-events-none absolute z-3 flex h-6 items-center gap-1.5 rounded-2 border border-active-border bg-active-bg px-2 text-12 font-medium whitespace-nowrap text-active-fg shadow-mid',
      )}
      style={{ left: at.x + shape.width / 2, top, transform: 'translateX(-50%)' }}
    >
      <Radio size={12} strokeWidth={1.75} aria-hidden="true" />
      <AnnouncementWords announcement={announcement} pills={pills} />
    </span>
  );
}

/** How long a switch tells what it learned, ms of run time. */
const LEARNING_MS = 2000;

const learnedNow = (state: ReturnType<typeof useRun.getState>): string => {
  const live = shownRun(state, 'run');
  if (!live) return '';
  return learningsOf(live.run)
    .map(({ atMs }, i) => (atMs <= live.atMs && live.atMs < atMs + LEARNING_MS * Math.max(1, state.speed / 4) ? i : ''))
    .filter((i) => i !== '')
    .join();
};

/** Above each switch: which address moved to which member's ports. */
function LearningTips({ scene }: { readonly scene: Scene }) {
  const key = useRun(learnedNow);
  const run = useRun((state) => shownRun(state, 'run')?.run);
  if (!run || key === '') return null;
  const told = key.split(',').flatMap((i) => learningsOf(run)[Number(i)] ?? []);
  return told.flatMap((learning) =>
    switchesOf(scene, learning).map(({ at, shape }) => (
      <span
        key={`${learning.atMs} ${learning.pill} ${shape.node.id}`}
        data-learned={learning.pill}
        className="pointer-events-none absolute z-3 flex h-6 -translate-x-1/2 items-center gap-1 rounded-2 border border-line-strong bg-raised px-2 text-12 font-medium whitespace-nowrap text-ink-2 shadow-mid"
        style={{ left: at.x + shape.width / 2, top: at.y - 32 }}
      >
        MAC of {learning.pill} moves to
        <b className="font-semibold text-ink">
          {scene.devices.get(asId<NodeId>(learning.node))?.shape.node.name ?? learning.node}
        </b>
      </span>
    )),
  );
}
