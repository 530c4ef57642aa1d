// Which layer of a run is shown: who has the role, what routers are told, where packets go. It draws nothing.
import type { Design } from '../../model';
import { useDesign } from '../../state/editor-store';
import { type Layer, useView } from '../../state/view-store';
import { drawingsOf } from './drawings';

/** Whether routers of this design choose by what they are told: only then is there a layer of routes. */
export const hasRoutes = (design: Design): boolean =>
  [...drawingsOf(design).values()].some(({ routeLegend }) => routeLegend !== undefined);

/** The chosen layer; before anybody chose: that of routes where there are some, else traffic. */
export function layerOf(design: Design, chosen: Layer | null): Layer {
  if (chosen === 'role' || chosen === 'traffic') return chosen;
  return hasRoutes(design) ? 'route' : 'traffic';
}

/** Hook: the layer that the canvas shows. */
export function useLayer(): Layer {
  const design = useDesign();
  const chosen = useView((state) => state.layer);
  return layerOf(design, chosen);
}

const ORDER: readonly Layer[] = ['role', 'route', 'traffic'];

/** Hook: the layer after the shown one, of those that the design has. */
export function useNextLayer(): Layer {
  const design = useDesign();
  const layers = ORDER.filter((layer) => layer !== 'route' || hasRoutes(design));
  return layers[(layers.indexOf(useLayer()) + 1) % layers.length] ?? 'traffic';
}
