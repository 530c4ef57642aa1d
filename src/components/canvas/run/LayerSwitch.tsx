// Which story the canvas tells: roles (paths step back) or traffic.
import { setView, useView } from '../../../state/view-store';
import { Segmented } from '../../ui';

const OPTIONS = [
  { value: 'role', label: 'Role', title: 'Roles in front, paths step back' },
  { value: 'traffic', label: 'Traffic', title: 'Paths of the flows in front' },
] as const;

export function LayerSwitch() {
  const layer = useView((state) => state.layer);
  return (
    <Segmented
      label="Layer"
      size="sm"
      value={layer}
      options={OPTIONS}
      onChange={(value) => setView({ layer: value })}
    />
  );
}
