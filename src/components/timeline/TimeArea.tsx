// The stretch of screen that belongs to the time axis: ruler on top, the playhead's line over everything, wheel and drag.
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useWidth } from '../measure';
import { usePlayheadEffect } from '../story';
import { cx } from '../ui';
import type { Flag } from './lanes';
import { Ruler } from './Ruler';
import { instantAt, shareOf } from './time-axis';
import type { TimeView } from './use-time-window';

export interface TimeAreaProps {
  readonly view: TimeView;
  readonly flags: readonly Flag[];
  readonly lastEventMs: number;
  /** Room at the left of the axis, in px: the lanes' names. */
  readonly gutter: number;
  /** What stands above the gutter: the way back to the whole run. */
  readonly corner?: ReactNode;
  /** What lies below the ruler and shares its axis; absent = the ruler alone. */
  readonly children?: ReactNode;
}

/** Room at the right of the axis: half of the playhead's flag. */
export const RIGHT_PX = 28;

export function TimeArea({ view, flags, lastEventMs, gutter, corner, children }: TimeAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const [track, widthPx] = useWidth<HTMLDivElement>();
  const { window } = view;
  useWheel(area, track, view);
  const drag = usePan(view, widthPx);
  usePlayheadEffect((atMs) => {
    const share = shareOf(window, atMs);
    // The played part of every lane hangs on this one property.
    area.current?.style.setProperty('--played', `${(Math.min(1, Math.max(0, share)) * 100).toFixed(3)}%`);
    if (!line.current) return;
    line.current.style.transform = `translateX(${(share * widthPx).toFixed(1)}px)`;
    line.current.style.visibility = share < 0 || share > 1 ? 'hidden' : 'visible';
  });
  return (
    <div
      ref={area}
      className={cx('relative flex min-h-0 flex-col', children ? 'flex-1' : null)}
      {...(children ? drag : {})}
    >
      <div className="relative shrink-0 border-b border-line" style={{ paddingLeft: gutter, paddingRight: RIGHT_PX }}>
        {corner ? <div className="absolute inset-y-0 left-2 flex items-center">{corner}</div> : null}
        <div ref={track}>
          <Ruler
            window={window}
            widthPx={widthPx}
            flags={flags}
            lastEventMs={lastEventMs}
            onZoom={(factor, atMs) => (factor === null ? view.fit() : view.zoom(factor, atMs))}
          />
        </div>
      </div>
      {children}
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 overflow-clip"
        style={{ left: gutter, right: RIGHT_PX, overflowClipMargin: 2 }}
      >
        <div ref={line} className="absolute top-3 bottom-0 -left-px w-0.5 bg-accent" />
      </div>
    </div>
  );
}

/** The wheel zooms at the pointer; sideways, or with Shift, it pans. Listened to by hand because the page must not scroll along. */
function useWheel(
  area: RefObject<HTMLDivElement | null>,
  track: RefObject<HTMLDivElement | null>,
  { window, zoom, pan }: TimeView,
): void {
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const onWheel = (event: WheelEvent): void => {
      const box = track.current?.getBoundingClientRect();
      if (!box || box.width === 0 || event.clientX < box.left) return;
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        pan((sideways / box.width) * (window.toMs - window.fromMs));
      else zoom(Math.exp(event.deltaY * 0.002), instantAt(window, (event.clientX - box.left) / box.width));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [area, track, window, zoom, pan]);
}

/** Dragging below the ruler pans; a press that moves less than 4 px stays a click for what lies there. */
function usePan({ window, pan, zoomed }: TimeView, widthPx: number) {
  const from = useRef<{ readonly x: number; moved: boolean; last: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      from.current = event.button === 0 && zoomed ? { x: event.clientX, moved: false, last: event.clientX } : null;
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const press = from.current;
      if (!press || event.buttons === 0) return;
      if (!press.moved && Math.abs(event.clientX - press.x) < 4) return;
      press.moved = true;
      pan((-(event.clientX - press.last) / Math.max(1, widthPx)) * (window.toMs - window.fromMs));
      press.last = event.clientX;
    },
    onClickCapture: (event: React.MouseEvent) => {
      if (from.current?.moved) event.stopPropagation();
      from.current = null;
    },
  };
}
