// Several groups of one device speak of the same chassis: its slots, each once. Pure; it knows no technology.
import type { SlotDrawing } from '../machines/kernel/chassis-drawing';
import type { NodeDrawing } from '../machines/kernel/technology';
import type { GroupId } from '../model';

/** A slot with the group that speaks of it. */
export interface OwnedSlot {
  readonly group: GroupId;
  readonly slot: SlotDrawing;
}
/** What a slot has to tell; an empty one gives way to anything. */
const wealth = ({ slot }: OwnedSlot): number =>
  (slot.isEmpty ? 0 : 1000) + slot.parts.length + slot.faults.length + slot.edits.length;

/** The slots of one device, each once and as the group has it that knows most of it, from top to bottom; undefined for no chassis. */
export function mergedSlots(
  drawings: readonly { readonly group: GroupId; readonly drawing: NodeDrawing }[],
): readonly OwnedSlot[] | undefined {
  const byKey = new Map<string, OwnedSlot>();
  let isChassis = false;
  for (const { group, drawing } of drawings) {
    if (drawing.slots) isChassis = true;
    for (const slot of drawing.slots ?? []) {
      const own = { group, slot };
      const known = byKey.get(slot.key);
      if (!known || wealth(own) > wealth(known)) byKey.set(slot.key, own);
    }
  }
  return isChassis ? [...byKey.values()].sort((a, b) => a.slot.order - b.slot.order) : undefined;
}

/** `fpc1/mams-1/0/0`: slots have no slash in their keys. */
export const placeId = (slot: string, part?: string): string => (part === undefined ? slot : `${slot}/${part}`);
