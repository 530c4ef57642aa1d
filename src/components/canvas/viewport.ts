// Where the viewport goes: fit, zoom and the middle of the view, callable from actions. It holds the one flow instance of the screen.
import type { ReactFlowInstance, Viewport } from '@xyflow/react';
import type { Point } from '../../model';
import type { Box } from './geometry/scene-types';

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 2.5;
/** Fit never magnifies more: a drawing of two cards must not fill a projector. */
const FIT_ZOOM = 1.1;

export interface FitRoom {
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
}

/** The viewport in which `bounds` is centred below the caption; undefined for nothing or no room. */
export function fitted(bounds: Box | null, width: number, height: number, room: FitRoom): Viewport | undefined {
  const [freeWidth, freeHeight] = [width - 2 * room.side, height - room.top - room.bottom];
  if (!bounds || freeWidth <= 0 || freeHeight <= 0) return undefined;
  const zoom = Math.max(
    MIN_ZOOM,
    Math.min(FIT_ZOOM, freeWidth / Math.max(1, bounds.width), freeHeight / Math.max(1, bounds.height)),
  );
  return {
    zoom,
    x: room.side + (freeWidth - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: room.top + (freeHeight - bounds.height * zoom) / 2 - bounds.y * zoom,
  };
}

interface Stage {
  readonly flow: Pick<ReactFlowInstance, 'getViewport' | 'setViewport' | 'zoomIn' | 'zoomOut' | 'screenToFlowPosition'>;
  readonly element: HTMLElement;
  readonly fit: () => void;
}
/** Height of what floats at the lower edge in Design. */
const TOOLS = 64;
let stage: Stage | null = null;

/** Called by the canvas while it is mounted. */
export function setStage(next: Stage | null): void {
  stage = next;
}
export const fitAll = (): void => stage?.fit();
export const zoomBy = (direction: 1 | -1): void => {
  if (direction === 1) void stage?.flow.zoomIn();
  else void stage?.flow.zoomOut();
};
export function zoomTo100(): void {
  if (!stage) return;
  const { x, y, zoom } = stage.flow.getViewport();
  const { width, height } = stage.element.getBoundingClientRect();
  const scale = 1 / zoom;
  void stage.flow.setViewport({
    zoom: 1,
    x: width / 2 - (width / 2 - x) * scale,
    y: height / 2 - (height / 2 - y) * scale,
  });
}
/** The canvas point in the middle of the view. */
export function middleOfView(): Point {
  if (!stage) return { x: 0, y: 0 };
  const { left, top, width, height } = stage.element.getBoundingClientRect();
  return stage.flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 });
}
/** Brings a canvas box into view when it is not, without changing the zoom. */
export function reveal(box: Box): void {
  if (!stage || isInView(stage, box)) return;
  const { zoom } = stage.flow.getViewport();
  const { width, height } = stage.element.getBoundingClientRect();
  void stage.flow.setViewport({
    zoom,
    x: width / 2 - (box.x + box.width / 2) * zoom,
    y: height / 2 - (box.y + box.height / 2) * zoom,
  });
}
/** Shows all where a box is not in view, or below the tools. */
export function revealByFit(box: Box): void {
  if (stage && !isInView(stage, { ...box, height: box.height + TOOLS })) stage.fit();
}

function isInView({ flow, element }: Stage, box: Box): boolean {
  const { x, y, zoom } = flow.getViewport();
  const { width, height } = element.getBoundingClientRect();
  const [left, top] = [x + box.x * zoom, y + box.y * zoom];
  return left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height;
}
/** Puts the keyboard focus on a device, note, frame or pill of the canvas. */
export function focusOnCanvas(id: string): void {
  requestAnimationFrame(() =>
    stage?.element.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus(),
  );
}
