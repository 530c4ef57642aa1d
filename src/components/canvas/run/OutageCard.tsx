// How long each flow is out: clock, running or over, and the bar split by the timers that made it. It yields to what it would cover.
import { useStore } from '@xyflow/react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Outage } from '../../../machines/kernel/types';
import { useDesign } from '../../../state/editor-store';
import { useBranch, useRun } from '../../../state/run-store';
import { cx, RoleBadge, RoleGlyph } from '../../ui';
import { CORNERS, type Corner, freeCorner } from '../geometry/corners';
import { withWords } from '../geometry/scene';
import type { Box, Scene } from '../geometry/scene-types';
import { useLayer } from '../layers';
import { liveFrame } from '../live';
import { detections, hasTimers } from '../overlay/detections';
import { newsBoxes } from './news-places';
import { type OutagePart, splitOutage } from './outage-split';
import { tipsOf } from './tip-places';

interface Shown {
  readonly flow: string;
  readonly title: string;
  /** From device to device: what people ask about, before pings of an interface. */
  readonly isThrough: boolean;
  readonly outage: Outage;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2);

/** More flows than this are a number: the flows tab has them all. */
const MOST_FLOWS = 3;
const NARROW_CORNERS: readonly Corner[] = ['top-right', 'bottom-left'];
const WIDTH = 236;
/** Of the first flow with a footer of one line; of its second line; then of the rule below it. */
const HEIGHT = 124;
const FOOTER_LINE = 15;
const FOOTER_LETTERS = 40;
const RULE = 8;
const LINE = 24;

/** Outages of the present run that have begun at the playhead, the newest of each flow, longest running first. */
function useBegun(): readonly Shown[] {
  const { flows } = useDesign();
  const run = useBranch()?.run;
  const all = useMemo(
    (): readonly Shown[] =>
      [...(run?.outages ?? [])].flatMap(([id, outages]) => {
        const flow = Object.values(flows).find((each) => each.id === id || each.name === id);
        const isThrough = flow?.to.kind === 'node' && flow.from.kind === 'node';
        return outages.map((outage) => ({ flow: id, title: flow?.name ?? id, isThrough, outage }));
      }),
    [run, flows],
  );
  // A string: the list changes when an outage begins, not with every frame.
  const key = useRun((state) => all.map(({ outage }, i) => (outage.fromMs <= state.playheadMs ? i : '')).join());
  return useMemo(() => {
    const begun = key.split(',').flatMap((i) => (i === '' ? [] : (all[Number(i)] ?? [])));
    const newest = [...new Map(begun.map((shown) => [shown.flow, shown])).values()];
    return newest.sort(
      (a, b) =>
        b.outage.fromMs - a.outage.fromMs || Number(b.isThrough) - Number(a.isThrough) || lengthOf(b) - lengthOf(a),
    );
  }, [all, key]);
}
const lengthOf = ({ outage }: Shown): number => (outage.toMs ?? Number.POSITIVE_INFINITY) - outage.fromMs;

/** The card where there is no room for all of it: one line. */
const SMALL = { width: 200, height: 32 } as const;
const SMALL_CORNERS: readonly Corner[] = ['top-right', 'bottom-left'];

export function OutageCards({ scene }: { readonly scene: Scene }) {
  const shown = useBegun();
  const run = useBranch()?.run;
  const tips = useTipBoxes(scene);
  const boxes = useMemo(
    (): readonly Box[] => [...[...scene.devices.values()].map(withWords), ...scene.pills, ...tips],
    [scene, tips],
  );
  const further = Math.min(shown.length - 1, MOST_FLOWS);
  const [first, ...others] = shown;
  const parts = useMemo(() => (run && first ? splitOutage(run, first.flow, first.outage) : []), [run, first]);
  // Room for the longest that the footer will say: the card must not grow while it is looked at.
  const hasTwoLines = spentWords(parts).length > FOOTER_LETTERS;
  const height = HEIGHT + (hasTwoLines ? FOOTER_LINE : 0) + (further > 0 ? RULE + further * LINE : 0);
  const isNarrow = useNarrow();
  // What the figures of routes mean stands in that corner.
  const taken: Corner | undefined = useLayer() === 'route' ? (isNarrow ? 'bottom-left' : 'bottom-right') : undefined;
  // A card that stands well stays: tips that come and go must not make it jump.
  const [last, setLast] = useState<Corner | 'none'>('none');
  const corner = useStore((state): Corner | 'none' => {
    const [left, top, zoom] = state.transform;
    const view = { left, top, zoom, width: state.width, height: state.height };
    const corners = (isNarrow ? NARROW_CORNERS : CORNERS).filter((each) => each !== taken);
    const order = [...corners.filter((each) => each === last), ...corners.filter((each) => each !== last)];
    return freeCorner(boxes, { width: WIDTH, height }, view, order) ?? 'none';
  });
  const small = useStore((state): Corner | 'none' => {
    const [left, top, zoom] = state.transform;
    const view = { left, top, zoom, width: state.width, height: state.height };
    const corners = SMALL_CORNERS.filter((each) => each !== taken);
    // The chip beside the clock says it, too: no router's card is covered for that.
    return freeCorner(boxes, SMALL, view, corners) ?? (taken === undefined ? 'top-right' : 'none');
  });
  const place = corner === 'none' ? small : corner;
  const kept = shown.length === 0 ? 'none' : corner;
  if (kept !== last) setLast(kept);
  if (!run || !first || place === 'none') return null;
  return (
    <section
      aria-label="Outages"
      data-corner={corner}
      className={cx(
        'pointer-events-none absolute z-5',
        place === 'bottom-left' ? 'bottom-10 left-3' : place === 'bottom-right' ? 'right-3 bottom-3' : 'top-12 right-3',
      )}
    >
      {corner === 'none' ? (
        <div className="rounded-3 border border-line bg-raised px-2.5 py-1.5 shadow-mid">
          <Line {...first} />
        </div>
      ) : (
        <div className="w-59 rounded-3 border border-line bg-raised p-3 shadow-mid" data-outage={first.flow}>
          <Full parts={parts} hasTwoLines={hasTwoLines} {...first} />
          {others.length > 0 ? (
            <div className="mt-1.5 border-t border-line pt-1.5">
              {others.slice(0, MOST_FLOWS).map((each) => (
                <Line key={each.flow} {...each} />
              ))}
              {others.length > MOST_FLOWS ? (
                <span className="text-11 text-ink-3">{others.length - MOST_FLOWS} more in Flows</span>
              ) : null}
            </div>
          ) : null}
        </div>
      )}
    </section>
  );
}

/** Where tips stand; the same list while they stand there. */
function useTipBoxes(scene: Scene): readonly Box[] {
  // A string: numbers that count do not render again, boxes that come and go do.
  const key = useRun((state) => {
    const live = liveFrame(state);
    if (!live) return '';
    const news = newsBoxes(scene, live.run, live.atMs, state.speed);
    const tips = hasTimers(live.frame) ? tipsOf(scene, detections(scene, live.run, live.frame), news) : [];
    const boxes = [...news, ...tips];
    return JSON.stringify(boxes.map(({ x, y, width, height }) => ({ x, y, width, height })));
  });
  return useMemo(() => (key === '' ? [] : (JSON.parse(key) as readonly Box[])), [key]);
}

const NARROW = '(width < 1200px)';
/** Below the breakpoint the inspector's line has the lower right corner. */
const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(NARROW).matches,
  );

/** The end of the outage, or the playhead while it runs. */
function useNow(outage: Outage): { readonly isOver: boolean; readonly now: number } {
  const isOver = useRun((state) => outage.toMs !== null && state.playheadMs >= outage.toMs);
  const now = useRun((state) => (isOver ? (outage.toMs ?? 0) : state.playheadMs));
  return { isOver, now };
}

function Line({ title, outage }: Shown) {
  const { isOver, now } = useNow(outage);
  return (
    <p className="flex h-6 items-center gap-2 text-12">
      <span className={cx('flex items-center gap-1.5', isOver ? 'text-active-fg' : 'text-failed-fg')}>
        <RoleGlyph tone={isOver ? 'active' : 'failed'} />
      </span>
      <span className="min-w-0 flex-1 truncate">{title}</span>
      <span className="num font-semibold">{seconds(now - outage.fromMs)} s</span>
    </p>
  );
}

function Full({
  parts,
  hasTwoLines,
  title,
  outage,
}: Shown & { readonly parts: readonly OutagePart[]; readonly hasTwoLines: boolean }) {
  const { isOver, now } = useNow(outage);
  return (
    <>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-12">Outage, {title}</span>
        <RoleBadge tone={isOver ? 'active' : 'failed'} word={isOver ? 'over' : 'running'} />
      </div>
      <div className="num my-1 text-20 font-semibold">{seconds(now - outage.fromMs)} s</div>
      <Bar parts={parts} outage={outage} now={now} />
      <p className={cx('num mt-1.5 line-clamp-2 text-11 leading-[15px] text-ink-3', hasTwoLines && 'min-h-[30px]')}>
        {footer(parts, outage, now)}
      </p>
    </>
  );
}

/** What is still waited for, or what the time went to. */
export function footer(parts: readonly OutagePart[], outage: Outage, now: number): string {
  if (outage.toMs === null) return 'Nothing in this run ends it.';
  const running = parts.find((part) => part.fromMs <= now && now < part.toMs);
  if (running) return waitWords(running, seconds(running.toMs - now));
  return spentWords(parts) || 'At once';
}

/** What the time went to: `hold-down 1.00 s, then 0.50 s`. */
const spentWords = (parts: readonly OutagePart[]): string =>
  parts.map((part) => `${part.name} ${seconds(part.toMs - part.fromMs)} s`).join(', ');

function waitWords({ name, isTimer }: OutagePart, left: string): string {
  if (isTimer) return `${left} s of ${name} to go`;
  return name.startsWith('until') ? `${left} s ${name}` : `${left} s to go`;
}

interface BarProps {
  readonly parts: readonly OutagePart[];
  readonly outage: Outage;
  readonly now: number;
}

/** Played = filled, still to come = outline. */
function Bar({ parts, outage, now }: BarProps) {
  const shown =
    parts.length > 0 ? parts : [{ name: 'so far', isTimer: false, fromMs: outage.fromMs, toMs: outage.toMs ?? now }];
  const whole = (outage.toMs ?? now) - outage.fromMs;
  if (whole <= 0) return null;
  return (
    <div className="flex h-4 gap-0.5" aria-hidden="true">
      {shown.map((part) => {
        const length = part.toMs - part.fromMs;
        const played = Math.min(1, Math.max(0, (now - part.fromMs) / Math.max(1, length)));
        return (
          <span
            key={part.fromMs}
            className="relative min-w-1 overflow-hidden rounded-[3px] border border-failed-border text-11 leading-[14px] text-failed-fg"
            style={{ flex: `${length} 1 0` }}
          >
            <span className="absolute inset-y-0 left-0 bg-failed-bg" style={{ width: `${played * 100}%` }} />
            <span className={cx('num relative block truncate px-1', length / whole < 0.34 && 'invisible')}>
              {part.name}
            </span>
          </span>
        );
      })}
    </div>
  );
}
