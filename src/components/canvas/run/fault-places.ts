// Where the (F) of each failed target stands: at the port, at the end of the link that was hit, on the corner of the card. Pure.
import type { Plan } from '../../../machines/kernel/types';
import { asId, type LinkId, type NodeId, type Point } from '../../../model/design';
import type { Scene } from '../geometry/scene-types';
import { portPoint } from '../overlay/flow-route';
import { planIndex } from '../overlay/run-index';

export interface FaultPlace {
  readonly target: string;
  readonly at: Point;
  /** What it hit, for the screen reader. */
  readonly name: string;
}

/** How far outside the card the mark of a port stands. */
const OUT = 2;

/** One mark per failed target that is in the picture; a channel is told by its links. */
export function faultPlaces(
  scene: Scene,
  plan: Plan,
  failed: readonly string[],
  hitEnds: ReadonlyMap<string, 'a' | 'b'>,
): readonly FaultPlace[] {
  const index = planIndex(plan);
  const thing = new Map<string, FaultPlace>();
  const wanted = new Set(failed);
  for (const [port, instance] of index.port) {
    if (!wanted.has(instance)) continue;
    const at = portPoint(scene, port);
    if (at) thing.set(instance, { target: instance, at: outside(at), name: instance.slice(5) });
  }
  for (const [link, instance] of index.link) {
    if (!wanted.has(instance)) continue;
    const shape = scene.links.get(asId<LinkId>(link));
    if (!shape) continue;
    const end = hitEnds.get(link);
    const at = end === 'a' ? outside(shape.a) : end === 'b' ? outside(shape.b) : shape.middle;
    thing.set(instance, { target: instance, at, name: shape.title });
  }
  for (const [node, instance] of index.device) {
    const target = instance.replace(/^device:/, 'node:');
    if (!wanted.has(target)) continue;
    const device = scene.devices.get(asId<NodeId>(node));
    if (!device) continue;
    const at = { x: device.at.x + device.shape.width - 4, y: device.at.y + 4 };
    thing.set(target, { target, at, name: device.shape.node.name });
  }
  const taken = new Set<NodeId>();
  for (const [node, instance] of index.device)
    if (thing.has(instance.replace(/^device:/, 'node:'))) taken.add(asId<NodeId>(node));
  return failed.flatMap(
    (target) => thing.get(target) ?? ofPlace(scene, target) ?? ofDevice(scene, target, taken) ?? [],
  );
}

/** At the corner of the part that bears the fault, else of the slot. */
function ofPlace(scene: Scene, target: string): FaultPlace | undefined {
  for (const { at, shape } of scene.devices.values()) {
    const slots = shape.slots ?? [];
    const bears = ({ faults }: { readonly faults: readonly string[] }): boolean => faults.includes(target);
    const part = slots.flatMap(({ parts }) => parts).find((place) => bears(place.part));
    const slot = part ? undefined : slots.find((place) => bears(place.slot));
    const box = part ?? slot;
    if (!box) continue;
    const label = part?.part.label ?? slot?.slot.label ?? '';
    const owner = part ? slots.find(({ parts }) => parts.includes(part)) : undefined;
    const name = part?.part.shape === 'chip' ? `${label} of ${owner?.slot.label ?? ''}` : label;
    return { target, at: { x: at.x + box.x, y: at.y + box.y + 2 }, name: `${name}, ${shape.node.name}` };
  }
  return undefined;
}

/** What is called after a device (`tunterm:me-1`, `path:hq@dc1`) and is no part of the network: one mark on its card for all of them. */
function ofDevice(scene: Scene, target: string, taken: Set<NodeId>): FaultPlace | undefined {
  const name = target.slice(target.indexOf(':') + 1).split(/[/@]/)[0];
  for (const [id, { at, shape }] of scene.devices) {
    if (shape.node.name !== name || taken.has(id)) continue;
    taken.add(id);
    return { target, at: { x: at.x + 4, y: at.y + 4 }, name: shape.node.name };
  }
  return undefined;
}

function outside({ x, y, side }: Point & { readonly side: string }): Point {
  if (side === 'left') return { x: x - OUT, y };
  if (side === 'right') return { x: x + OUT, y };
  return { x, y: side === 'top' ? y - OUT : y + OUT };
}
