// Where the (F) of a fault stands that has no thing of its own on the picture: beside the device that offers it. Pure.
import type { FaultChoice } from '../../../machines/kernel/technology';
import { asId, type Design, type NodeId } from '../../../model';
import { allFaults } from '../../../state/faults';
import type { Scene } from '../geometry/scene-types';
import type { FaultPlace } from './fault-places';

/** From one mark to the next; the corner itself is the place of the whole device. */
const STEP = 20;

/** One mark per failed choice of these, in a row from the corner of its first device: inwards on a card, outwards beside an icon. */
export function partFaultPlaces(
  scene: Scene,
  choices: readonly FaultChoice[],
  failed: readonly string[],
): readonly FaultPlace[] {
  const counts = new Map<string, number>();
  return failed.flatMap((target): readonly FaultPlace[] => {
    const choice = choices.find((each) => each.target === target);
    const device = choice?.places?.map((place) => scene.devices.get(asId<NodeId>(place))).find((each) => each);
    if (!choice || !device) return [];
    const { at, shape } = device;
    const nth = (counts.get(shape.node.id) ?? 0) + 1;
    counts.set(shape.node.id, nth);
    const out = shape.form === 'tile' ? 1 : -1;
    return [{ target, at: { x: at.x + shape.width - 4 + out * nth * STEP, y: at.y + 1 }, name: choice.what }];
  });
}

let kept:
  | { readonly design: Design; readonly failed: readonly string[]; readonly broken: ReadonlySet<string> }
  | undefined;

/** The devices that bear such a fault; asked for in every frame, answered anew when something fails. */
export function brokenDevices(design: Design, failed: readonly string[]): ReadonlySet<string> {
  if (kept?.design === design && kept.failed.join() === failed.join()) return kept.broken;
  const choices = failed.length === 0 ? [] : allFaults(design).filter(({ target }) => failed.includes(target));
  const broken = new Set<string>(
    choices.flatMap(({ places = [] }) => places.find((place) => place in design.nodes) ?? []),
  );
  kept = { design, failed, broken };
  return broken;
}
