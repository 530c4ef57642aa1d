// The timers that run at an instant and where their rings stand: beside the port, link, pill or device that waits. Pure.
import type { Anchor, Run, RunFrame, RunningTimer } from '../../../machines/kernel/types';
import type { NodeId, Point } from '../../../model/design';
import { chipReach, monoWidth } from '../geometry/measures';
import { withWords } from '../geometry/scene';
import type { Box, PlacedDevice, PortPlace, Scene } from '../geometry/scene-types';
import { portPoint } from './flow-route';
import { planIndex } from './run-index';

/** A running timer in the picture. */
export interface Detection {
  readonly key: string;
  /** Middle of the ring; null where a row of the card counts down itself. */
  readonly ring: Point | null;
  /** The device that waits; undefined for a link or a virtual interface. */
  readonly device: NodeId | undefined;
  /** What the tip stands beside: the card, the pill, the middle of the link. */
  readonly beside: Box;
  readonly timer: Pick<RunningTimer, 'name' | 'startedMs' | 'endsMs'>;
}

/** Rings of one anchor stand side by side. */
const RING_STEP = 20;

export const hasTimers = (frame: RunFrame): boolean =>
  [...frame.instances.values()].some((view) => view.timers.length > 0);

/** Timers that run at this instant, in the order of the plan. */
export function detections(scene: Scene, run: Run, frame: RunFrame): readonly Detection[] {
  const { specs, device } = planIndex(run.plan);
  const isDead = (node: NodeId): boolean => frame.instances.get(device.get(node) ?? '')?.role === 'failed';
  const found: Detection[] = [];
  const taken = new Map<string, number>();
  const crowds = new Set<string>();
  for (const [id, view] of frame.instances) {
    if (view.timers.length === 0) continue;
    const spec = specs.get(id);
    const anchor = spec?.anchor;
    // A badge in a timed state counts down itself, and who has no power waits for nothing.
    if (!anchor || ('node' in anchor && isDead(anchor.node))) continue;
    if (anchor.kind === 'row' && view.role === 'transition' && countsDown(scene, anchor.node, id)) continue;
    const place = placeOf(scene, anchor);
    if (!place) continue;
    for (const timer of [...view.timers].sort((a, b) => a.endsMs - b.endsMs)) {
      if (timer.endsMs <= timer.startedMs) continue;
      // Many small machines of one thing that wait for the same are told once, by the first to end.
      const crowd = `${JSON.stringify(anchor)} ${timer.name}`;
      if (spec?.lane === 'never' && crowds.has(crowd)) continue;
      crowds.add(crowd);
      const spot = place.ring ? `${place.ring.x},${place.ring.y}` : '';
      const nth = taken.get(spot) ?? 0;
      taken.set(spot, nth + 1);
      const ring = place.ring && { x: place.ring.x + nth * RING_STEP * place.growth, y: place.ring.y };
      found.push({ key: `${id} ${timer.id}`, ring, device: place.device, beside: place.beside, timer });
    }
  }
  return found;
}

/** Its badge is on the card: where a device has rows, those; a chassis shows it in its slots. */
function countsDown(scene: Scene, node: NodeId, instance: string): boolean {
  const rows = scene.devices.get(node)?.shape.rows ?? [];
  return rows.length === 0 || rows.some(({ row }) => row.instance === instance);
}

interface Place {
  readonly ring: Point | null;
  /** To which side further rings go. */
  readonly growth: 1 | -1;
  readonly device: NodeId | undefined;
  readonly beside: Box;
}

function placeOf(scene: Scene, anchor: Anchor): Place | undefined {
  switch (anchor.kind) {
    case 'row': {
      const device = scene.devices.get(anchor.node);
      return device && { ring: null, growth: 1, device: anchor.node, beside: withWords(device) };
    }
    case 'port': {
      const found = portPoint(scene, anchor.port);
      const place = found?.device.shape.ports.find((each) => each.port === anchor.port);
      if (!found || !place) return undefined;
      const { device } = found;
      return { ...besidePort(device, place), device: device.shape.node.id, beside: withWords(device) };
    }
    case 'link': {
      const shape = scene.links.get(anchor.link);
      if (!shape) return undefined;
      const { x, y } = shape.middle;
      return { ring: { x, y }, growth: 1, device: undefined, beside: { x: x - 8, y: y - 8, width: 16, height: 16 } };
    }
    case 'node': {
      const device = scene.devices.get(anchor.node);
      if (!device) return undefined;
      const { x, y } = device.at;
      return { ring: { x: x + device.shape.width, y }, growth: 1, device: anchor.node, beside: withWords(device) };
    }
    case 'pill': {
      const pill = scene.pills.find((each) => each.group === anchor.group && each.pill === anchor.pill);
      // A ring of shares counts down itself.
      if (!pill || pill.ring) return undefined;
      return { ring: { x: pill.x + pill.width, y: pill.y }, growth: 1, device: undefined, beside: pill };
    }
    default:
      return unknownAnchor(anchor);
  }
}

function unknownAnchor(anchor: never): never {
  throw new Error(`Unknown anchor ${JSON.stringify(anchor)}.`);
}

/** Inside the card, next to the port's name; left of a chip. */
function besidePort({ at, shape }: PlacedDevice, place: PortPlace): Pick<Place, 'ring' | 'growth'> {
  const name = monoWidth(place.name) + (shape.form === 'card' ? 32 : 20);
  const [x, y] = [at.x + place.x, at.y + place.y];
  if (place.shape === 'chip') {
    const reach = chipReach(place.name);
    // Inside the card beside a chip of a side edge; else half way between two chips.
    if (place.side === 'left') return { ring: { x: x + 2 * reach + 10, y }, growth: 1 };
    if (place.side === 'right') return { ring: { x: x - 2 * reach - 10, y }, growth: -1 };
    return { ring: { x: x - reach - 9, y: y + (place.side === 'top' ? 10 : -10) }, growth: -1 };
  }
  if (place.shape === 'plain') return { ring: { x: x + (place.side === 'left' ? -14 : 14), y: y - 14 }, growth: 1 };
  return place.side === 'right' ? { ring: { x: x - name, y }, growth: -1 } : { ring: { x: x + name, y }, growth: 1 };
}
