// Keeps the drawing fitted until the user moves the view, and lets actions reach the viewport. It draws nothing.
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Mode } from '../../state/editor-store';
import type { Scene } from './geometry/scene-types';
import { type FitRoom, fitted, setStage } from './viewport';

/** Above: the caption. Below: the tools. */
const ROOM: Readonly<Record<Mode, FitRoom>> = {
  design: { top: 48, side: 2, bottom: 64 },
  run: { top: 48, side: 20, bottom: 16 },
};

/** Around routers that choose: their cards stand free of the edges, below is what the figures mean. */
const ROUTE_ROOM: Readonly<Record<Mode, Partial<FitRoom>>> = { design: { side: 16 }, run: { bottom: 76 } };

/** In a narrow window the folded inspector lies at the lower right: words below a ring of shares keep clear of it. */
const NARROW = '(width < 1200px)';
/** There the legend stands above the hint. */
const LEGEND_ROOM = 92;
const LINE_ROOM = 60;
/** Crowds stand at the far left, at times down to the foot of the picture, where the keys of Run are told. */
const CROWD_ROOM = { bottom: 40 };
/** In a narrow window the caption is as wide as the picture, and words stand out above it. */
const NARROW_CROWD_ROOM = { top: 60, bottom: LINE_ROOM };

function crowdRoom({ bounds, devices, streams }: Scene, mode: Mode): Partial<FitRoom> {
  if (mode === 'design' || !bounds || streams.length === 0) return {};
  if (window.matchMedia(NARROW).matches) return NARROW_CROWD_ROOM;
  const [middle, foot] = [bounds.x + bounds.width / 3, bounds.y + bounds.height - 2 * CROWD_ROOM.bottom];
  return [...devices.values()].some(({ at, shape }) => at.x < middle && at.y + shape.height > foot) ? CROWD_ROOM : {};
}

export function useStage(
  root: React.RefObject<HTMLDivElement | null>,
  scene: Scene,
  designId: string,
  mode: Mode,
): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const latest = useRef({ scene, mode });
  useLayoutEffect(() => {
    latest.current = { scene, mode };
  }, [scene, mode]);
  const following = useRef<string | null>(null);

  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    // A new design or mode starts to follow again.
    const own = `${designId} ${mode}`;
    following.current = own;
    let isOwnMove = false;
    const refit = (): void => {
      const { width, height } = element.getBoundingClientRect();
      const now = latest.current;
      const room = ROOM[now.mode];
      const hasLowWords = now.scene.pills.some(({ ring }) => ring) && window.matchMedia(NARROW).matches;
      const withCrowds = { ...room, ...crowdRoom(now.scene, now.mode) };
      const routeRoom = ROUTE_ROOM[now.mode];
      const isLow = now.mode === 'run' && window.matchMedia(NARROW).matches;
      const withRoutes = now.scene.hasRoutes
        ? { ...withCrowds, ...routeRoom, ...(isLow ? { bottom: LEGEND_ROOM } : {}) }
        : withCrowds;
      const viewport = fitted(
        now.scene.bounds,
        width,
        height,
        hasLowWords ? { ...withRoutes, bottom: LINE_ROOM } : withRoutes,
      );
      if (!viewport) return;
      isOwnMove = true;
      void flow.setViewport(viewport);
      isOwnMove = false;
      following.current = own;
    };
    setStage({ flow, element, fit: refit });
    const size = new ResizeObserver(() => {
      if (following.current === own) refit();
    });
    size.observe(element);
    const stop = store.subscribe((state, before) => {
      if (state.transform !== before.transform && !isOwnMove) following.current = null;
    });
    refit();
    return () => {
      setStage(null);
      size.disconnect();
      stop();
    };
  }, [flow, store, root, designId, mode]);
}
