// What the run puts on the picture as text: (F) marks, tips of running timers, announcements. Positions come from the scene.
import { useStore, ViewportPortal } from '@xyflow/react';
import { Radio } from 'lucide-react';
import { useMemo } from 'react';
import { useDesign } from '../../../state/editor-store';
import { allFaults } from '../../../state/faults';
import { useRun } from '../../../state/run-store';
import { Ring, RoleGlyph } from '../../ui';
import { useCanvas } from '../canvas-store';
import type { Scene } from '../geometry/scene-types';
import { liveFrame, shownRun } from '../live';
import { useReducedMotion } from '../motion';
import { detections, hasTimers } from '../overlay/detections';
import { announcedSoFar, elapsedShare, elapsedText } from '../overlay/timing';
import { faultPlaces } from './fault-places';
import { type AnnouncementTip, announcementTip, learningTips, newsBoxes } from './news-places';
import { partFaultPlaces } from './part-fault-places';
import { shortName, tipsOf } from './tip-places';

export function RunMarks({ scene }: { readonly scene: Scene }) {
  return (
    <ViewportPortal>
      <FaultMarks scene={scene} />
      <TimerTips scene={scene} />
      <NewsTips scene={scene} />
    </ViewportPortal>
  );
}

type RunState = ReturnType<typeof useRun.getState>;
const NONE: readonly string[] = [];
function FaultMarks({ scene }: { readonly scene: Scene }) {
  const failed = useRun((state) => liveFrame(state)?.frame.failed ?? NONE);
  const plan = useRun((state) => shownRun(state, 'run')?.run.plan);
  const hitEnds = useCanvas((state) => state.hitEnds);
  // Far out the mark keeps its size on screen.
  const scale = useStore((state) => (state.transform[2] < 0.8 ? 0.8 / state.transform[2] : 1));
  const design = useDesign();
  const places = useMemo(() => {
    if (!plan || failed.length === 0) return [];
    const things = faultPlaces(scene, plan, failed, hitEnds);
    const rest = failed.filter((target) => things.every((thing) => thing.target !== target));
    return [...things, ...partFaultPlaces(scene, allFaults(design), rest)];
  }, [scene, plan, failed, hitEnds, design]);
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
  const news = newsBoxes(scene, live.run, live.atMs, useRun.getState().speed);
  return tipsOf(scene, detections(scene, live.run, live.frame), news).map(({ key, x, y, lines, more }) => (
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

/** `GARP 2 of 4 on reth0 and reth1`. */
function AnnouncementWords({ announcement, pills }: Pick<AnnouncementTip, 'announcement' | 'pills'>) {
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

/** Changes when other news are told, not with every frame. */
const newsKey = (scene: Scene, state: RunState): string => {
  const live = shownRun(state, 'run');
  if (!live) return '';
  const announced = announcementTip(scene, live.run, live.atMs, state.speed)?.announcement.atMs ?? '';
  return [announced, ...learningTips(scene, live.run, live.atMs, state.speed).map(({ key }) => key)].join();
};

/** One tip for the newest announcement, and one at each switch that learned from it. */
function NewsTips({ scene }: { readonly scene: Scene }) {
  const key = useRun((state) => newsKey(scene, state));
  const state = useRun.getState();
  const live = shownRun(state, 'run');
  if (!live || key === '') return null;
  const announced = announcementTip(scene, live.run, live.atMs, state.speed);
  return (
    <>
      {announced ? (
        <span
          data-announcement={announced.announcement.instance}
          className="pointer-events-none absolute z-3 flex h-6 -translate-x-1/2 items-center gap-1.5 rounded-2 border border-active-border bg-active-bg px-2 text-12 font-medium whitespace-nowrap text-active-fg shadow-mid"
          style={{ left: announced.x + announced.width / 2, top: announced.y }}
        >
          <Radio size={12} strokeWidth={1.75} aria-hidden="true" />
          <AnnouncementWords announcement={announced.announcement} pills={announced.pills} />
        </span>
      ) : null}
      {learningTips(scene, live.run, live.atMs, state.speed).map(({ key: own, learning, member, x, y, width }) => (
        <span
          key={own}
          data-learned={learning.pill}
          className="pointer-events-none absolute z-3 flex h-6 -translate-x-1/2 items-center gap-1 rounded-2 border border-line-strong bg-raised px-2 text-12 font-medium whitespace-nowrap text-ink-2 shadow-mid"
          style={{ left: x + width / 2, top: y }}
        >
          MAC of {learning.pill} moves to
          <b className="font-semibold text-ink">{member}</b>
        </span>
      ))}
    </>
  );
}
