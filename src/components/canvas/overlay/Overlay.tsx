// The one 2D canvas above the cards. It paints when the playhead, the viewport, the scene or the theme changed, and rests otherwise.
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { currentDesign, useEditor } from '../../../state/editor-store';
import { useRun } from '../../../state/run-store';
import { useView } from '../../../state/view-store';
import { drawingsOf } from '../drawings';
import type { Drawings, Scene } from '../geometry/scene-types';
import { layerOf } from '../layers';
import { shownRun } from '../live';
import { prefersReducedMotion } from '../motion';
import { brokenDevices } from '../run/part-fault-places';
import { draw, drawAtRest, type Palette, type Picture } from './draw';
import { drawStreams, type StreamColours } from './draw-streams';
import { chosenRoute, pictureOf } from './picture';
import { movesIn, streamPictures, transferPictures } from './streams';
import { tunnelsOf } from './tunnels';

const NO_DRAWINGS: Drawings = new Map();
const NO_DEVICES: ReadonlySet<string> = new Set();

export function Overlay({ scene }: { readonly scene: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef(scene);
  const wake = useRef<() => void>(() => undefined);
  const flow = useStoreApi();

  useEffect(() => {
    shown.current = scene;
    wake.current();
  }, [scene]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    let frame = 0;
    let palette = paletteOf(element);
    const paint = (): void => {
      frame = 0;
      fitToBox(element);
      paintOnce(context, element, shown.current, flow.getState().transform, palette);
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    wake.current = ask;
    const themed = (): void => {
      palette = paletteOf(element);
      ask();
    };
    const stops = [
      useRun.subscribe(ask),
      useEditor.subscribe(ask),
      useView.subscribe((state, before) => {
        if (state.layer !== before.layer || state.selection.flow !== before.selection.flow) ask();
      }),
      flow.subscribe((state, before) => {
        if (state.transform !== before.transform) ask();
      }),
    ];
    const theme = new MutationObserver(themed);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const size = new ResizeObserver(ask);
    size.observe(element);
    ask();
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      theme.disconnect();
      size.disconnect();
      wake.current = () => undefined;
    };
  }, [flow]);

  return <canvas ref={canvas} className="pointer-events-none absolute inset-0 z-4 size-full" />;
}

function fitToBox(element: HTMLCanvasElement): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(element.clientWidth * ratio), Math.round(element.clientHeight * ratio)];
  if (element.width === width && element.height === height) return;
  element.width = width;
  element.height = height;
}

function paintOnce(
  context: CanvasRenderingContext2D,
  element: HTMLCanvasElement,
  scene: Scene,
  [x, y, zoom]: readonly [number, number, number],
  palette: Palette & StreamColours,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, element.width, element.height);
  const { mode } = useEditor.getState();
  const { selection, layer } = useView.getState();
  if (mode === 'design' && selection.flow === null) return;
  const state = useRun.getState();
  const live = shownRun(state, mode);
  if (!live) return;
  const ratio = window.devicePixelRatio || 1;
  context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  if (mode === 'design') {
    drawAtRest(context, chosenRoute(scene, live.run, live.atMs, selection.flow), palette);
    return;
  }
  const design = currentDesign();
  const drawings = design ? drawingsOf(design) : NO_DRAWINGS;
  const shown = design ? layerOf(design, layer) : 'traffic';
  const picture = pictureOf({
    scene,
    broken: design ? brokenDevices(design, live.run.frameAt(live.atMs).failed) : NO_DEVICES,
    ...live,
    speed: state.speed,
    playing: state.playing,
    reduced: prefersReducedMotion(),
    muted: shown === 'role',
    ...(shown === 'traffic' ? {} : { routes: drawings }),
    ...(design ? { tunnels: tunnelsOf(design, drawings) } : {}),
    chosen: selection.flow,
  });
  draw(context, picture, palette);
  drawStreamsOf(context, scene, live, picture, palette);
}

/** Who is served where, and who is on the way. */
function drawStreamsOf(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { run, atMs }: NonNullable<ReturnType<typeof shownRun>>,
  { speed, reduced, muted }: Pick<Picture, 'speed' | 'reduced' | 'muted'>,
  palette: Palette & StreamColours,
): void {
  const design = currentDesign();
  if (scene.streams.length === 0 || !design) return;
  const groups = [...new Set(scene.streams.map(({ group }) => group))];
  const motion = {
    streams: muted ? [] : streamPictures(scene, run.frameAt(atMs)),
    transfers: groups.flatMap((group) => transferPictures(scene, movesIn(design, group, run), atMs, speed)),
    atMs,
    speed,
    reduced,
  };
  drawStreams(context, motion, palette);
}

/** Colours come from the tokens, so that a theme is one place. */
function paletteOf(element: HTMLElement): Palette & StreamColours {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    active: colour('--role-active-solid'),
    failed: colour('--role-failed-solid'),
    transition: colour('--role-transition-solid'),
    canvas: colour('--bg-canvas'),
    chosen: colour('--accent'),
    tunnel: colour('--link-tunnel'),
  };
}
