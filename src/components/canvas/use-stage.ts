// Keeps the drawing fitted until the user moves the view, and lets actions reach the viewport. It draws nothing.
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Mode } from '../../state/editor-store';
import type { Scene } from './geometry/scene-types';
import { type FitRoom, fitted, setStage } from './viewport';

/** Above: the caption. Below: the tools. */
const ROOM: Readonly<Record<Mode, FitRoom>> = {
  design: { top: 48, side: 24, bottom: 64 },
  run: { top: 48, side: 32, bottom: 40 },
};

export function useStage(
  root: React.RefObject<HTMLDivElement | null>,
  scene: Scene,
  designId: string,
  mode: Mode,
): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const latest = useRef({ scene, mode });
  latest.current = { scene, mode };
  const isFollowing = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new design or mode starts to follow again
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    isFollowing.current = true;
    let own = false;
    const refit = (): void => {
      const { width, height } = element.getBoundingClientRect();
      const now = latest.current;
      const viewport = fitted(now.scene.bounds, width, height, ROOM[now.mode]);
      if (!viewport) return;
      own = true;
      void flow.setViewport(viewport);
      own = false;
      isFollowing.current = true;
    };
    setStage({ flow, element, fit: refit });
    const size = new ResizeObserver(() => {
      if (isFollowing.current) refit();
    });
    size.observe(element);
    const stop = store.subscribe((state, before) => {
      if (state.transform !== before.transform && !own) isFollowing.current = false;
    });
    refit();
    return () => {
      setStage(null);
      size.disconnect();
      stop();
    };
  }, [flow, store, root, designId, mode]);
}
