// How big a device is and where its ports and rows sit on it. Pure geometry over the design and its drawings; no run state.
import type { NodeDrawing, PortDrawing } from '../../../machines/kernel/technology';
import type { DesignNode, GroupId, NodeKind, Port, PortId, PortSide } from '../../../model/design';
import { compareIds } from '../../../model/ids';
import type { OwnedSlot } from '../../../state/merged-slots';
import { CHASSIS_WIDTH, portsTop, slotPlaces } from './chassis-shape';
import {
  CARD_FOOT,
  CARD_WIDTH,
  CHIP_FIRST,
  CHIP_ROOM_BOTTOM,
  CHIP_ROOM_TOP,
  CHIP_STEP,
  chipReach,
  GROUP_ROW,
  HEADER,
  labelWidth,
  monoWidth,
  PARALLEL,
  PORT_ROW,
  PORTS_PAD,
  SIDE_CHIP_STEP,
  SMALL_HEADER,
  SMALL_WIDTH,
  snappedUp,
  TILE,
  TILE_WORDS,
} from './measures';
import type { DeviceForm, DeviceShape, PortPlace, RowPlace } from './scene-types';
import { spreadShape } from './spread-shape';
import { routerShape, sayingsHeight } from './told-shape';

/** A port with what decides its place. */
export interface PortInput {
  readonly port: Port;
  readonly drawing: PortDrawing | undefined;
  readonly side: PortSide;
  readonly linked: boolean;
  /** Order of chips: the same key on both members keeps their links upright. */
  readonly chipOrder: string;
  /** Position of the far end along the edge, so that links of a tile do not cross. */
  readonly peerAcross: number;
}
export interface DeviceInput {
  readonly node: DesignNode;
  readonly drawing: NodeDrawing | undefined;
  readonly group: GroupId | undefined;
  readonly ports: readonly PortInput[];
  /** Where it is a chassis. */
  readonly slots?: readonly OwnedSlot[];
}

/** Form by kind: what has a chassis worth showing is a card, a switch is a narrow card, the rest an icon. */
export function formOf(kind: NodeKind): DeviceForm {
  switch (kind) {
    case 'srx':
    case 'mx':
    case 'mist-edge':
      return 'card';
    case 'switch':
      return 'small';
    default:
      return 'tile';
  }
}

/** Size, port places and row places of one device. Everything is relative to its top left corner. */
export function shapeOf(input: DeviceInput): DeviceShape {
  const special = routerShape(input) ?? spreadShape(input);
  if (special) return special;
  const form = formOf(input.node.kind);
  if (form === 'tile') return tileShape(input);
  if (form === 'card' && input.slots) return chassisCard(input, input.slots);
  const isChip = (port: PortInput): boolean => port.drawing?.shape === 'chip';
  const chips = input.ports.filter(isChip);
  const rows = input.ports.filter((port) => !isChip(port));
  const left = byName(rows.filter((port) => port.side !== 'right'));
  const right = byName(rows.filter((port) => port.side === 'right'));
  const chipSides = new Set(chips.map((chip) => chip.side));
  const headerY = chipSides.has('top') ? CHIP_ROOM_TOP : 0;
  const header = form === 'card' ? HEADER : SMALL_HEADER;
  const portsY = headerY + header;
  // Before it has a port, a card shows the one that its first link will take.
  const isBare = input.ports.length === 0;
  const portRows = isBare ? 1 : Math.max(left.length, right.length);
  const portsHeight = portRows === 0 ? 0 : portRows * PORT_ROW + 2 * PORTS_PAD;
  // Chips astride a side edge reach into the card: they get rows of their own above the ports.
  const sideChips = Math.max(
    ...(['left', 'right'] as const).map((side) => chips.filter((chip) => chip.side === side).length),
  );
  const rowsY = portsY + sideChips * SIDE_CHIP_STEP;
  const stateRows: readonly RowPlace[] = (input.drawing?.rows ?? []).map((row, i) => ({
    row,
    y: rowsY + portsHeight + i * GROUP_ROW,
  }));
  const width = form === 'card' ? cardWidth(chips) : smallWidth(input.node, left, right);
  const foot = chipSides.has('bottom') ? CHIP_ROOM_BOTTOM : CARD_FOOT;
  const saidY = rowsY + portsHeight + stateRows.length * GROUP_ROW;
  const said = input.drawing ? sayingsHeight(input.drawing) : 0;
  const height = Math.max(saidY + said + foot, form === 'card' ? 64 : 56);
  const rowY = (i: number): number => rowsY + PORTS_PAD + i * PORT_ROW + PORT_ROW / 2;
  return {
    node: input.node,
    form,
    width,
    height,
    headerY,
    portsY,
    ...named(input),
    rows: stateRows,
    ...(input.drawing && said > 0 ? { told: { drawing: input.drawing, y: saidY } } : {}),
    next: isBare ? { x: width, y: rowY(0), isRow: true } : { x: width, y: headerY + header / 2, isRow: false },
    ports: [
      ...left.map((port, i) => placed(port, 'row', 'left', 0, rowY(i))),
      ...right.map((port, i) => placed(port, 'row', 'right', width, rowY(i))),
      ...chipPlaces(chips, width, height, portsY),
    ],
  };
}

/** A card whose rows are the slots of a chassis; ports stand in the slot of their card, those of no card in the first with ports. */
function chassisCard(input: DeviceInput, owned: readonly OwnedSlot[]): DeviceShape {
  const home = (port: PortInput): string =>
    (owned.find(({ slot }) => slot.ports.includes(port.port.id)) ?? owned.find(({ slot }) => slot.ports.length > 0))
      ?.slot.key ??
    owned.at(-1)?.slot.key ??
    '';
  const bySlot = (side: 'left' | 'right'): ReadonlyMap<string, readonly PortInput[]> => {
    const own = byName(input.ports.filter((port) => (side === 'right') === (port.side === 'right')));
    return new Map(owned.map(({ slot }) => [slot.key, own.filter((port) => home(port) === slot.key)]));
  };
  const sides = { left: bySlot('left'), right: bySlot('right') } as const;
  const counts = (side: 'left' | 'right'): ReadonlyMap<string, number> =>
    new Map([...sides[side]].map(([key, ports]) => [key, ports.length]));
  const { slots, height } = slotPlaces(owned, { left: counts('left'), right: counts('right') });
  const edge = (side: 'left' | 'right'): readonly PortPlace[] =>
    slots.flatMap((slot) => {
      const own = sides[side].get(slot.slot.key) ?? [];
      const most = Math.max(own.length, sides[side === 'left' ? 'right' : 'left'].get(slot.slot.key)?.length ?? 0);
      const top = portsTop(slot, most);
      const x = side === 'left' ? 0 : CHASSIS_WIDTH;
      return own.map((port, i) => placed(port, 'row', side, x, top + i * PORT_ROW + PORT_ROW / 2));
    });
  return {
    node: input.node,
    form: 'card',
    width: CHASSIS_WIDTH,
    height,
    headerY: 0,
    portsY: HEADER,
    ...named(input),
    rows: [],
    slots,
    next: { x: CHASSIS_WIDTH, y: HEADER / 2, isRow: false },
    ports: [...edge('left'), ...edge('right')],
  };
}

const named = ({ drawing, group }: DeviceInput) => ({
  ...(drawing ? { alias: drawing.alias } : {}),
  ...(group ? { group } : {}),
});

const byName = (ports: readonly PortInput[]): readonly PortInput[] =>
  [...ports].sort((a, b) => compareIds(a.port.name, b.port.name));

function placed(input: PortInput, shape: PortPlace['shape'], side: PortSide, x: number, y: number): PortPlace {
  return {
    port: input.port.id,
    name: input.port.name,
    side,
    shape,
    kind: input.drawing?.linkKind ?? 'revenue',
    x,
    y,
    ...(input.drawing?.pill ? { pill: input.drawing.pill } : {}),
    linked: input.linked,
  };
}

/** Two chips fit the usual card; more of them widen it. */
function cardWidth(chips: readonly PortInput[]): number {
  const most = Math.max(
    ...(['top', 'bottom'] as const).map((side) => chips.filter((chip) => chip.side === side).length),
  );
  return CARD_WIDTH + Math.max(0, most - 2) * CHIP_STEP;
}

/** Between the edge of a narrow card and its port names, and between their two columns. */
const SMALL_PAD = 6;
const COLUMN_GAP = 8;

function smallWidth(node: DesignNode, left: readonly PortInput[], right: readonly PortInput[]): number {
  const widest = (ports: readonly PortInput[]): number =>
    ports.length === 0 ? 0 : Math.max(...ports.map(({ port }) => monoWidth(port.name))) + SMALL_PAD;
  const words = 8 + 24 + 8 + labelWidth(node.name) + 8;
  const ports = widest(left) + widest(right) + (left.length > 0 && right.length > 0 ? COLUMN_GAP : 0);
  return snappedUp(Math.max(SMALL_WIDTH, words, ports));
}

function chipPlaces(chips: readonly PortInput[], width: number, height: number, portsY: number): readonly PortPlace[] {
  const sides: readonly PortSide[] = ['top', 'bottom', 'left', 'right'];
  return sides.flatMap((side) => {
    const own = chips.filter((chip) => chip.side === side).sort((a, b) => compareIds(a.chipOrder, b.chipOrder));
    return own.map((chip, i) => {
      if (side === 'top' || side === 'bottom')
        return placed(chip, 'chip', side, CHIP_FIRST + i * CHIP_STEP, side === 'top' ? -10 : height + 10);
      const reach = chipReach(chip.port.name);
      const y = portsY + (i + 0.5) * SIDE_CHIP_STEP;
      return placed(chip, 'chip', side, side === 'left' ? -reach : width + reach, y);
    });
  });
}

/** An icon with its name below; its links end on the four edges of the icon, parallel ones apart. */
function tileShape(input: DeviceInput): DeviceShape {
  const sides: readonly PortSide[] = ['left', 'right', 'top', 'bottom'];
  const ports = sides.flatMap((side) => {
    const own = input.ports
      .filter((port) => port.side === side)
      .sort((a, b) => a.peerAcross - b.peerAcross || compareIds(a.port.name, b.port.name));
    return own.map((port, i) => {
      const across = TILE / 2 + (i - (own.length - 1) / 2) * PARALLEL;
      const isUpright = side === 'left' || side === 'right';
      const x = side === 'left' ? 0 : side === 'right' ? TILE : across;
      const y = side === 'top' ? 0 : side === 'bottom' ? TILE + wordsBelow(input.node) : across;
      return placed(port, 'plain', side, x, isUpright ? across : y);
    });
  });
  return {
    node: input.node,
    form: 'tile',
    width: TILE,
    height: TILE,
    headerY: 0,
    portsY: TILE,
    ...named(input),
    rows: [],
    next: { x: TILE, y: 2, isRow: false },
    ports,
  };
}

/** Height of the words below an icon: a link from its lower edge starts below them. */
const wordsBelow = (node: DesignNode): number => ((node.addresses?.length ?? 0) > 0 ? TILE_WORDS : TILE_WORDS - 14);

/** Whether a port is drawn with its name on the card. */
export const showsName = (place: PortPlace): boolean => place.shape !== 'plain';

/** The port of that id on a shape. */
export const placeOf = (shape: DeviceShape, port: PortId): PortPlace | undefined =>
  shape.ports.find((place) => place.port === port);
