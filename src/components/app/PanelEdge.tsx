// The edge between two panes: drag or arrow keys resize, double-click or Enter folds. It knows no pane.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { cx } from '../ui';
import { type PaneBounds, resized } from './pane-size';

export interface PanelEdgeProps {
  /** What it resizes: `Inspector`. */
  readonly label: string;
  /** Where the pane lies from the edge: a pane at the left grows when the edge goes right. */
  readonly pane: 'left' | 'right' | 'below';
  readonly size: number;
  readonly bounds: PaneBounds;
  readonly onSize: (size: number) => void;
  readonly onFold: () => void;
}

const KEY_STEP = 16;

export function PanelEdge({ label, pane, size, bounds, onSize, onFold }: PanelEdgeProps) {
  const start = useRef<{ readonly x: number; readonly y: number; readonly size: number } | null>(null);
  const down = (event: PointerEvent<HTMLHRElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, y: event.clientY, size };
  };
  const drag = (event: PointerEvent<HTMLHRElement>): void => {
    const from = start.current;
    if (from) onSize(resized(pane, from.size, event.clientX - from.x, event.clientY - from.y, bounds));
  };
  const key = (event: KeyboardEvent<HTMLHRElement>): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> =
      pane === 'below'
        ? { ArrowUp: [0, -KEY_STEP], ArrowDown: [0, KEY_STEP] }
        : { ArrowLeft: [-KEY_STEP, 0], ArrowRight: [KEY_STEP, 0] };
    const step = steps[event.key];
    if (event.key === 'Enter') onFold();
    else if (step) onSize(resized(pane, size, step[0], step[1], bounds));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <hr
      aria-label={`Size of ${label}`}
      aria-orientation={pane === 'below' ? 'horizontal' : 'vertical'}
      aria-valuenow={size}
      aria-valuemin={bounds.min}
      aria-valuemax={bounds.max}
      tabIndex={0}
      title="Drag to resize, double-click to fold"
      onPointerDown={down}
      onPointerMove={drag}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={onFold}
      onKeyDown={key}
      className={cx(
        'hoverable absolute z-20 m-0 touch-none border-0 bg-transparent hover:bg-accent-line focus-visible:bg-accent-line -outline-offset-1',
        pane === 'below' && 'inset-x-0 -top-[3px] h-1.5 cursor-row-resize',
        pane === 'left' && 'inset-y-0 h-full -right-[3px] w-1.5 cursor-col-resize',
        pane === 'right' && 'inset-y-0 h-full -left-[3px] w-1.5 cursor-col-resize',
      )}
    />
  );
}
