// Which switches are plugged into the ports of a virtual interface. Pure.
import type { PlacedDevice, Scene } from '../geometry/scene-types';

/** Each switch once, in the order of the links. */
export function switchesOf(
  scene: Scene,
  of: { readonly group: string; readonly pill: string },
): readonly PlacedDevice[] {
  const found = new Set<PlacedDevice>();
  for (const { link, source, target } of scene.links.values()) {
    for (const [port, own, far] of [
      [link.a, source, target],
      [link.b, target, source],
    ] as const) {
      const device = scene.devices.get(own);
      const isChild = device?.shape.ports.some((place) => place.port === port && place.pill === of.pill);
      const other = scene.devices.get(far);
      if (isChild && device?.shape.group === of.group && other?.shape.node.kind === 'switch') found.add(other);
    }
  }
  return [...found];
}
