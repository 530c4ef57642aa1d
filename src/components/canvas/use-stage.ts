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
const LINE_ROOM = 60;

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
      const withRoutes = now.scene.hasRoutes ? { ...room, ...ROUTE_ROOM[now.mode] } : room;
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
