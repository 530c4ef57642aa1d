// The upper edge of the dock: drag or arrow keys resize it, a double click folds it. The size is remembered with the view.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { PANEL_LIMITS } from '../../state/preferences';
import { setView, useView } from '../../state/view-store';

const clamp = (height: number): number => Math.round(Math.min(PANEL_LIMITS.max, Math.max(PANEL_LIMITS.min, height)));

/** Dragged below this, the dock folds. */
const FOLD_PX = 96;

export function ResizeEdge() {
  const height = useView((view) => view.dockHeight);
  const open = useView((view) => view.dockOpen);
  const press = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const fold = (): void => setView({ dockOpen: !open });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a window splitter is a focusable separator with a value, which <hr> is not
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the dock"
      aria-valuemin={PANEL_LIMITS.min}
      aria-valuemax={PANEL_LIMITS.max}
      aria-valuenow={open ? height : PANEL_LIMITS.min}
      tabIndex={0}
      title="Drag to resize, double-click to fold"
      className="absolute inset-x-0 -top-[3px] z-20 h-1.5 cursor-ns-resize touch-none hover:bg-accent-line focus-visible:bg-accent-line"
      onDoubleClick={fold}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        press.current = { y: event.clientY, height: open ? height : PANEL_LIMITS.min };
      }}
      onPointerMove={(event: PointerEvent<HTMLDivElement>) => {
        const from = press.current;
        if (!from || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const wanted = from.height + from.y - event.clientY;
        if (Math.abs(event.clientY - from.y) < 3) return;
        setView(wanted < FOLD_PX ? { dockOpen: false } : { dockOpen: true, dockHeight: clamp(wanted) });
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter') fold();
        else if (event.key === 'ArrowUp' || event.key === 'ArrowDown')
          setView({ dockOpen: true, dockHeight: clamp(height + (event.key === 'ArrowUp' ? 24 : -24)) });
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
