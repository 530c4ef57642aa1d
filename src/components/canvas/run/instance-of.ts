// Which instance of the network stands for a thing on the canvas. It names no technology.
import type { Plan } from '../../../machines/kernel/types';
import type { MenuTarget } from '../../../state/view-store';
import { planIndex } from '../overlay/run-index';

/** The instance of the network that stands for the thing; undefined for notes, groups and the empty canvas. */
export function instanceOf(plan: Plan, target: MenuTarget): string | undefined {
  const index = planIndex(plan);
  switch (target.kind) {
    case 'port':
      return index.port.get(target.id);
    case 'link':
      return index.link.get(target.id);
    case 'node':
      return index.device.get(target.id);
    default:
      return undefined;
  }
}
