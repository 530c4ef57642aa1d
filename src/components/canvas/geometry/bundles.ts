// LAGs: links that run between the same two devices as children of one virtual interface get a ring round their lines. Pure.
import type { NodeId } from '../../../model/design';
import { placeOf } from './device-shape';
import type { BundleShape, LinkShape, PlacedDevice } from './scene-types';

/** How far from the far device's edge the ring stands. */
const FROM_EDGE = 14;

/** One ring per LAG of two links or more, beside the device at the far end of the members' ports. */
export function bundlesOf(
  links: Iterable<LinkShape>,
  devices: ReadonlyMap<NodeId, PlacedDevice>,
): readonly BundleShape[] {
  const lags = new Map<string, { readonly x: number; readonly y: number; readonly out: number }[]>();
  for (const link of links) {
    for (const [near, far, farEnd] of [
      [link.source, link.target, link.b],
      [link.target, link.source, link.a],
    ] as const) {
      const device = devices.get(near);
      const port = near === link.source ? link.link.a : link.link.b;
      const pill = device && placeOf(device.shape, port)?.pill;
      if (!device || !pill || devices.get(far)?.shape.form !== 'small') continue;
      const out = farEnd.side === 'left' ? -1 : farEnd.side === 'right' ? 1 : 0;
      if (out === 0) continue;
      const key = `${near} ${pill} ${far} ${farEnd.side}`;
      const ends = lags.get(key) ?? [];
      ends.push({ x: farEnd.x, y: farEnd.y, out });
      lags.set(key, ends);
    }
  }
  return [...lags].flatMap(([key, ends]): readonly BundleShape[] => {
    const [first] = ends;
    if (!first || ends.length < 2) return [];
    const ys = ends.map((end) => end.y);
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    return [{ key, cx: first.x + first.out * FROM_EDGE, cy: (top + bottom) / 2, rx: 4, ry: (bottom - top) / 2 + 5 }];
  });
}
