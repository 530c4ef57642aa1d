// The slots of a chassis and their parts: found by name, chosen, edited. Several groups of one device are one chassis. It knows no technology.
import type { PartDrawing, PlaceEdit, SlotDrawing } from '../machines/kernel/chassis-drawing';
import { technologyOf } from '../machines/registry';
import { asId, type Design, type NodeId, valuesOf } from '../model';
import { setGroupConfig } from '../model/commands';
import { currentDesign, execute } from './editor-store';
import { mergedSlots, type OwnedSlot, placeId } from './merged-slots';
import { type MenuTarget, select } from './view-store';

/** A slot, or a part of it. */
export interface Place extends OwnedSlot {
  readonly node: NodeId;
  readonly id: string;
  readonly part?: PartDrawing;
}

/** The slots of a device of a design. */
function slotsOf(design: Design, node: NodeId): readonly OwnedSlot[] {
  const drawings = valuesOf(design.groups).flatMap((group) => {
    if (!group.members.includes(node)) return [];
    const drawing = technologyOf(group.technology)?.draw(design, group).nodes.get(node);
    return drawing ? [{ group: group.id, drawing }] : [];
  });
  return mergedSlots(drawings) ?? [];
}

const placesIn = (design: Design, node: NodeId): readonly Place[] =>
  slotsOf(design, node).flatMap(({ group, slot }): readonly Place[] => [
    { node, group, slot, id: placeId(slot.key) },
    ...slot.parts.map((part) => ({ node, group, slot, part, id: placeId(slot.key, part.key) })),
  ]);

/** Every slot and part of a design, by device. */
export const allPlaces = (design: Design): readonly Place[] =>
  valuesOf(design.nodes).flatMap(({ id }) => placesIn(design, id));

/** The slot or part by its id; undefined for what is gone. */
export const placeAt = (design: Design, node: string, id: string): Place | undefined =>
  placesIn(design, asId<NodeId>(node)).find((place) => place.id === id);

/** What the place is about: the part, else the slot. */
export const drawingOf = ({ part, slot }: Place): PartDrawing | SlotDrawing => part ?? slot;

/** The part or slot on whose badge an instance stands, or by whose presence it is there. */
export function placeOfInstance(design: Design, instance: string): Place | undefined {
  const all = allPlaces(design);
  return (
    all.find((place) => drawingOf(place).instance === instance && drawingOf(place).faults.length > 0) ??
    all.find((place) => drawingOf(place).presence === instance && drawingOf(place).faults.length > 0)
  );
}

/** Targets of a place in the order of its menu: its own, then those of what holds it or what it holds. */
export const targetsOf = ({ part, slot }: Place): readonly string[] => [
  ...new Set([...(part ?? slot).faults, ...(part ? slot.faults : slot.parts.flatMap(({ faults }) => faults))]),
];

/** Selects a place with what it is about: its instance in a run, its settings in Design. */
export function selectPlace(target: Extract<MenuTarget, { kind: 'place' }>): void {
  const design = currentDesign();
  const place = design && placeAt(design, target.node, target.id);
  if (!place) return;
  const { slot } = place;
  // A piece without a state of its own is told by what it is a piece of.
  const { instance = slot.instance, config = slot.config } = drawingOf(place);
  select({
    place: { node: target.node, id: target.id },
    instance: instance ?? null,
    ...(config ? { group: { id: place.group, path: config } } : {}),
  });
}

/** Carries out what a place offers, as one undoable step. */
export function editPlace({ group }: Place, edit: PlaceEdit): void {
  execute(setGroupConfig, { group, config: edit.config(), label: edit.label });
}
