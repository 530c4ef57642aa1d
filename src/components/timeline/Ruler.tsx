// The axis of the run: marks, flags of what the user did, and the playhead as a slider. It stays above every tab.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { seek, setPlaying, stepEvent, useRun } from '../../state/run-store';
import { playheadLabel, spokenInstant, usePlayheadEffect } from '../story';
import { cx } from '../ui';
import { flagPlaces, isUnderFlag } from './flag-places';
import type { Flag } from './lanes';
import { instantAt, shareOf, type TimeWindow, ticksOf } from './time-axis';

export interface RulerProps {
  readonly window: TimeWindow;
  readonly widthPx: number;
  readonly flags: readonly Flag[];
  /** Last instant at which something happens, for the slider's range. */
  readonly lastEventMs: number;
  /** Zooms at an instant; `null` = back to the whole run. */
  readonly onZoom: (factor: number | null, anchorMs: number) => void;
}

/** A mark's label needs as much of the axis. */
const LABEL_PX = 44;
/** What of the room right of the axis a flag may use; half of a flag's letter stands left of its instant. */
const END_PX = 24;
/** Width of the playhead's pill. */
const PLAYHEAD_PX = 60;
const LETTER_PX = 6.5;
const HALF_LETTER_PX = 8;

export function Ruler({ window, widthPx, flags, lastEventMs, onZoom }: RulerProps) {
  const strip = useRef<HTMLDivElement>(null);
  const at = (ms: number): number => shareOf(window, ms) * widthPx;
  const scrub = useScrub(strip, window);
  const seen = flags.filter((flag) => flag.atMs >= window.fromMs && flag.atMs <= window.toMs);
  const flagPx = seen.map((flag) => at(flag.atMs));
  usePlayheadEffect((atMs) => {
    const marks = [...(strip.current?.querySelectorAll<HTMLElement>('[data-flag]') ?? [])];
    const boxes = marks.map((mark) => ({ leftPx: Number(mark.dataset.flag), widthPx: mark.offsetWidth }));
    const places = flagPlaces(boxes, at(atMs), widthPx + END_PX);
    for (const [i, place] of places.entries()) {
      const mark = marks[i];
      if (!mark) continue;
      mark.style.transform = place.shiftPx === 0 ? '' : `translateX(${place.shiftPx.toFixed(1)}px)`;
      mark.toggleAttribute('data-label-hidden', place.labelHidden);
    }
    for (const tick of strip.current?.querySelectorAll<HTMLElement>('[data-tick]') ?? []) {
      const leftPx = Number(tick.dataset.tick);
      const labelPx = (tick.textContent?.length ?? 0) * LETTER_PX + 4;
      const isUnderPlayhead = Math.abs(leftPx + labelPx / 2 - at(atMs)) < (labelPx + PLAYHEAD_PX) / 2;
      tick.hidden = isUnderPlayhead || isUnderFlag(leftPx, labelPx, boxes, places);
    }
  });
  return (
    <div ref={strip} className="relative h-[26px] touch-none select-none" {...scrub}>
      {ticksOf(window, widthPx).map((tick) => {
        const x = at(tick.atMs);
        return (
          <span key={tick.atMs} aria-hidden="true" className="absolute inset-y-0" style={{ left: x }}>
            <i className="absolute bottom-0 left-0 h-2 w-px bg-line-strong" />
            {x > widthPx - LABEL_PX / 2 ? null : (
              <span
                data-tick={x}
                className="num absolute top-[3px] left-1 text-11 font-medium whitespace-nowrap text-ink-3"
              >
                {tick.label}
              </span>
            )}
          </span>
        );
      })}
      {seen.map((flag, i) => (
        <FlagMark
          key={flag.key}
          flag={flag}
          left={at(flag.atMs)}
          room={(flagPx[i + 1] ?? widthPx) - (flagPx[i] ?? 0)}
        />
      ))}
      <Playhead window={window} widthPx={widthPx} lastEventMs={lastEventMs} onZoom={onZoom} />
    </div>
  );
}

function FlagMark({ flag, left, room }: { readonly flag: Flag; readonly left: number; readonly room: number }) {
  const fault = flag.kind === 'fail';
  const letter = fault ? 'F' : flag.kind === 'repair' ? 'R' : '›';
  return (
    <button
      type="button"
      data-flag={left - HALF_LETTER_PX}
      title={`${flag.title}, at ${playheadLabel(flag.atMs)} s`}
      aria-label={`${flag.title}, at ${spokenInstant(flag.atMs)}`}
      tabIndex={-1}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => {
        setPlaying(false);
        seek(flag.atMs);
      }}
      className="group absolute top-px flex h-6 -translate-x-2 items-center gap-1.5 rounded-1 text-11 font-medium"
      style={{ left, maxWidth: Math.max(16, room + 2) }}
    >
      <span
        className={cx(
          'grid size-4 shrink-0 place-items-center rounded-full font-semibold',
          fault ? 'bg-failed-solid text-panel' : 'border border-line-control bg-panel text-ink-2',
        )}
      >
        {letter}
      </span>
      {room < 34 ? null : (
        <span
          className={cx(
            'truncate bg-panel pr-1 group-data-[label-hidden]:invisible',
            fault ? 'text-failed-fg' : 'text-ink-2',
          )}
        >
          {flag.label}
        </span>
      )}
    </button>
  );
}

/** Pressing and dragging on the ruler puts the playhead there. */
function useScrub(strip: React.RefObject<HTMLDivElement | null>, window: TimeWindow) {
  const go = (event: PointerEvent): void => {
    const box = strip.current?.getBoundingClientRect();
    if (box && box.width > 0) seek(Math.round(instantAt(window, (event.clientX - box.left) / box.width)));
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setPlaying(false);
      go(event);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
    },
  };
}

function Playhead({ window, widthPx, lastEventMs, onZoom }: Omit<RulerProps, 'flags'>) {
  const flag = useRef<HTMLDivElement>(null);
  usePlayheadEffect((atMs) => {
    const element = flag.current;
    if (!element) return;
    const share = shareOf(window, atMs);
    element.style.transform = `translateX(${(share * widthPx).toFixed(1)}px) translateX(-50%)`;
    element.style.visibility = share < 0 || share > 1 ? 'hidden' : 'visible';
    element.textContent = playheadLabel(atMs);
    element.setAttribute('aria-valuenow', String(Math.round(atMs)));
    element.setAttribute('aria-valuetext', spokenInstant(atMs));
  });
  return (
    <div
      ref={flag}
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-valuemin={0}
      aria-valuemax={Math.round(Math.max(lastEventMs, window.toMs))}
      aria-valuenow={0}
      onKeyDown={(event) => onKey(event, lastEventMs, onZoom)}
      className="num absolute top-[3px] left-0 z-10 h-[18px] min-w-14 cursor-ew-resize rounded-full bg-accent px-2 text-center text-11/[18px] font-medium text-on-accent shadow-[0_0_0_3px_var(--bg-panel)] after:absolute after:-inset-[3px]"
    />
  );
}

const page = ({ shiftKey }: KeyboardEvent): number => (shiftKey ? 60_000 : 1000);

/** Arrows step by event, with Shift by 100 ms; Page keys by a second, with Shift by a minute; Home and End go to the ends of the run; + and − zoom, 0 shows all. */
function onKey(event: KeyboardEvent, lastEventMs: number, onZoom: RulerProps['onZoom']): void {
  const now = useRun.getState().playheadMs;
  const move = (atMs: number): void => {
    setPlaying(false);
    seek(Math.round(atMs));
  };
  const direction = event.key === 'ArrowRight' || event.key === 'ArrowUp' ? 1 : -1;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'ArrowDown':
      if (event.shiftKey) move(now + direction * 100);
      else stepEvent(direction);
      break;
    case 'PageUp':
      move(now + page(event));
      break;
    case 'PageDown':
      move(now - page(event));
      break;
    case 'Home':
      move(0);
      break;
    case 'End':
      move(lastEventMs);
      break;
    case '+':
    case '=':
      onZoom(0.5, now);
      break;
    case '-':
      onZoom(2, now);
      break;
    case '0':
      onZoom(null, now);
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}
