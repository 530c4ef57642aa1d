// Writes each link's status on its element as an attribute, straight from the run: no list is rebuilt for it.
import { useEffect } from 'react';
import type { Run, RunFrame } from '../../../machines/kernel/types';
import { useEditor } from '../../../state/editor-store';
import { useRun } from '../../../state/run-store';
import type { Scene } from '../geometry/scene-types';
import { shownRun } from '../live';
import { planIndex } from '../overlay/run-index';

/** Ids of links that carry nothing: failed themselves or with a port down at one end. */
export function deadLinks(scene: Scene, run: Run, frame: RunFrame): ReadonlySet<string> {
  const index = planIndex(run.plan);
  const isFailed = (instance: string | undefined): boolean =>
    instance !== undefined && frame.instances.get(instance)?.role === 'failed';
  const dead = new Set<string>();
  for (const { link } of scene.links.values())
    if (isFailed(index.link.get(link.id)) || isFailed(index.port.get(link.a)) || isFailed(index.port.get(link.b)))
      dead.add(link.id);
  return dead;
}

/** Hook: keeps `data-sim="failed"` on the edges below `root` in step with the run. */
export function useLinkStatus(root: React.RefObject<HTMLElement | null>, scene: Scene): void {
  useEffect(() => {
    let shown: RunFrame | undefined;
    const apply = (force: boolean): void => {
      const state = useRun.getState();
      const live = shownRun(state, useEditor.getState().mode);
      const frame = live?.run.frameAt(live.atMs);
      if (!root.current || (frame === shown && !force)) return;
      if (!force && frame && shown && frame.instances === shown.instances) return;
      shown = frame;
      const dead = live && frame ? deadLinks(scene, live.run, frame) : new Set<string>();
      for (const edge of root.current.querySelectorAll<SVGElement>('.react-flow__edge')) {
        const isDead = dead.has(edge.dataset.id ?? '');
        if (isDead === (edge.dataset.sim === 'failed')) continue;
        if (isDead) edge.dataset.sim = 'failed';
        else delete edge.dataset.sim;
      }
    };
    apply(true);
    const again = requestAnimationFrame(() => apply(true));
    const stops = [useRun.subscribe(() => apply(false)), useEditor.subscribe(() => apply(true))];
    return () => {
      cancelAnimationFrame(again);
      for (const stop of stops) stop();
    };
  }, [root, scene]);
}
