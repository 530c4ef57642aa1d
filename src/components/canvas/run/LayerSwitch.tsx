// Which story the canvas tells: roles (paths step back), what routers are told, or traffic alone. Routes are offered where routers choose.
import { useDesign } from '../../../state/editor-store';
import { setView } from '../../../state/view-store';
import { Segmented } from '../../ui';
import { hasRoutes, useLayer } from '../layers';

const ROLE = { value: 'role', label: 'Role', title: 'Roles in front, paths step back' } as const;
const ROUTE = { value: 'route', label: 'Route', title: 'What each neighbour is told, and who wins' } as const;
const TRAFFIC = { value: 'traffic', label: 'Traffic', title: 'Paths of the flows in front' } as const;

export function LayerSwitch() {
  const design = useDesign();
  const layer = useLayer();
  return (
    <Segmented
      label="Layer"
      size="sm"
      value={layer}
      options={hasRoutes(design) ? [ROLE, ROUTE, TRAFFIC] : [ROLE, TRAFFIC]}
      onChange={(value) => setView({ layer: value })}
    />
  );
}
