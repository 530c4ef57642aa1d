// How big a chassis is and where its slots, their parts and its ports sit on the card. Pure geometry; it knows no technology and no run state.
import type { PartDrawing, SlotDrawing } from '../../../machines/kernel/chassis-drawing';
import type { OwnedSlot } from '../../../state/merged-slots';
import { HEADER, labelWidth, PORT_ROW } from './measures';
import type { Box } from './scene-types';

/** A part of a slot, relative to the card. */
export interface PartPlace extends Box {
  readonly part: PartDrawing;
}
/** A slot, relative to the card. */
export interface SlotPlace extends Box, OwnedSlot {
  readonly parts: readonly PartPlace[];
}

export const CHASSIS_WIDTH = 456;
/** Between the card's edge and its slots. */
export const SLOT_INSET = 8;
const SLOT_GAP = 4;
/** Name and hardware of a slot. */
export const SLOT_LABEL = 84;
const PAD = 6;
/** Two lines: name with state, and what it does. */
const CELL_HEIGHT = 44;
/** A card with many PICs has room for one line each. */
const LOW_CELL = 26;
const CELLS_A_ROW = 2;
const CHIP_HEIGHT = 20;
const CHIP_PAD = 14;
const HEAD_LINE = 26;
const SINGLE = 46;
const EMPTY = 22;

interface Rows {
  /** Ports at the left and at the right edge, by slot key. */
  readonly left: ReadonlyMap<string, number>;
  readonly right: ReadonlyMap<string, number>;
}

/** The slots of a card from top to bottom, and the card's height. */
export function slotPlaces(
  slots: readonly OwnedSlot[],
  rows: Rows,
): { readonly slots: readonly SlotPlace[]; readonly height: number } {
  let y = HEADER;
  const places = slots.map((own): SlotPlace => {
    const ports = Math.max(rows.left.get(own.slot.key) ?? 0, rows.right.get(own.slot.key) ?? 0);
    const place = placed(own, y, ports);
    y += place.height + SLOT_GAP;
    return place;
  });
  return { slots: places, height: y - SLOT_GAP + SLOT_INSET };
}

/** Top of the port rows of a slot, relative to the card: they stand at its foot. */
export const portsTop = (place: SlotPlace, ports: number): number => place.y + place.height - 3 - ports * PORT_ROW;

function placed(own: OwnedSlot, y: number, ports: number): SlotPlace {
  const { slot } = own;
  const width = CHASSIS_WIDTH - 2 * SLOT_INSET;
  const box = { x: SLOT_INSET, y, width };
  const body = bodyHeight(slot);
  const height = body + (ports > 0 ? ports * PORT_ROW + 3 : 0);
  return { ...own, ...box, height, parts: [...cells(slot, y), ...chips(slot, y)] };
}

const cellsOf = (slot: SlotDrawing): readonly PartDrawing[] => slot.parts.filter(({ shape }) => shape === 'cell');

function bodyHeight(slot: SlotDrawing): number {
  if (slot.isEmpty) return EMPTY;
  const count = cellsOf(slot).length;
  if (count > 0) {
    const lines = Math.ceil(count / CELLS_A_ROW);
    return 2 * PAD + lines * cellHeight(count) + (lines - 1) * PAD;
  }
  return slot.parts.length > 0 ? SINGLE : HEAD_LINE;
}

const cellHeight = (count: number): number => (count > CELLS_A_ROW ? LOW_CELL : CELL_HEIGHT);
/** Whether a cell has room for its second line. */
export const hasTwoLines = (place: Box): boolean => place.height >= CELL_HEIGHT;

/** PICs, two a row beside the name of their card. */
function cells(slot: SlotDrawing, y: number): readonly PartPlace[] {
  const left = SLOT_INSET + SLOT_LABEL;
  const width = (CHASSIS_WIDTH - SLOT_INSET - PAD - left - PAD) / CELLS_A_ROW;
  const own = cellsOf(slot);
  const height = cellHeight(own.length);
  return own.map((part, i) => ({
    part,
    x: left + (i % CELLS_A_ROW) * (width + PAD),
    y: y + PAD + Math.floor(i / CELLS_A_ROW) * (height + PAD),
    width,
    height,
  }));
}

/** Pieces, from the right. */
function chips(slot: SlotDrawing, y: number): readonly PartPlace[] {
  const own = slot.parts.filter(({ shape }) => shape === 'chip');
  let right = CHASSIS_WIDTH - SLOT_INSET - PAD - 2;
  return own
    .toReversed()
    .map((part): PartPlace => {
      const width = Math.round(labelWidth(part.label) * 0.92 + CHIP_PAD);
      right -= width;
      const place = { part, x: right, y: y + 4, width, height: CHIP_HEIGHT };
      right -= 4;
      return place;
    })
    .toReversed();
}
