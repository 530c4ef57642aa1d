// The slots of one router's chassis as a drawing has them before any technology speaks: line cards with their ports, and empty places.
import type { Design, NodeId, Port, PortId } from '../../model/design';
import { compareIds } from '../../model/ids';
import type { SlotDrawing } from '../kernel/chassis-drawing';
import { chassisInstance, isManagement } from './part';

/** FPC slots of a chassis. General knowledge: no source of the references counts them; only the drawing goes by it, no rule. */
const FPC_SLOTS: Readonly<Record<string, number>> = {
  MX104: 3,
  MX240: 3,
  MX304: 1,
  MX480: 6,
  MX960: 12,
  MX2008: 10,
  MX2010: 10,
  MX2020: 20,
  MX10003: 2,
  MX10004: 4,
  MX10008: 8,
  MX10016: 16,
};

/** FPC slots of a model; undefined where it has none to choose from, or is not known. */
export const fpcSlots = (model: string | undefined): number | undefined =>
  model !== undefined && Object.hasOwn(FPC_SLOTS, model) ? FPC_SLOTS[model] : undefined;

/** The design with another model of one router. */
export function withModel(design: Design, id: NodeId, model: string): Design {
  const node = design.nodes[id];
  return node === undefined ? design : { ...design, nodes: { ...design.nodes, [id]: { ...node, model } } };
}

/** Routing Engines and processes stand above the cards. */
const FIRST_FPC = 10;
export const fpcKey = (fpc: number): string => `fpc${fpc}`;
/** Place of a card in the drawing. */
export const fpcOrder = (fpc: number): number => FIRST_FPC + fpc;

/** The card of an interface: `ge-1/0/3` sits in 1; undefined for what is on no card. */
function fpcOf(port: Port): number | undefined {
  const match = /^[a-z]+-(\d{1,2})\//.exec(port.name);
  return match === null || isManagement(port.name) ? undefined : Number(match[1]);
}

/** Ports of a router by the card that they are on. */
function portsByCard(design: Design, node: NodeId): ReadonlyMap<number, readonly Port[]> {
  const cards = new Map<number, Port[]>();
  for (const port of Object.values(design.ports)) {
    const fpc = port.node === node ? fpcOf(port) : undefined;
    if (fpc !== undefined) cards.set(fpc, [...(cards.get(fpc) ?? []), port]);
  }
  return cards;
}

/** Slots whose cards have ports. */
export const occupiedSlots = (design: Design, node: NodeId): readonly number[] => [...portsByCard(design, node).keys()];

/** Ports on one card, in order. */
export const cardPorts = (design: Design, node: NodeId, fpc: number): readonly PortId[] =>
  (portsByCard(design, node).get(fpc) ?? []).map(({ id }) => id).sort(compareIds);

/** More free slots than this in a row are one line of the drawing. */
const MOST_SINGLE = 3;

/**
 * All FPC slots of a router: those with ports as line cards, the others empty, except `taken`, which the caller draws itself.
 * A long run of empty slots is one slot with the key of its first.
 */
export function chassisSlots(
  design: Design,
  node: NodeId,
  handle: string,
  taken: ReadonlySet<number>,
): readonly SlotDrawing[] {
  const ports = portsByCard(design, node);
  const last = Math.max(-1, ...ports.keys(), ...taken);
  const count = Math.max(fpcSlots(design.nodes[node]?.model) ?? 0, last + 1);
  const isFree = (fpc: number): boolean => fpc < count && !ports.has(fpc) && !taken.has(fpc);
  const slots: SlotDrawing[] = [];
  for (let fpc = 0; fpc < count; fpc += 1) {
    if (ports.has(fpc) && !taken.has(fpc)) slots.push(lineCard(fpc, cardPorts(design, node, fpc), handle));
    if (!isFree(fpc)) continue;
    let end = fpc;
    while (isFree(end + 1)) end += 1;
    const isRun = end - fpc + 1 > MOST_SINGLE;
    for (const at of isRun ? [fpc] : range(fpc, end)) slots.push(emptySlot(at, isRun ? end : at));
    fpc = end;
  }
  return slots;
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

const lineCard = (fpc: number, ports: readonly PortId[], handle: string): SlotDrawing => ({
  key: fpcKey(fpc),
  order: fpcOrder(fpc),
  label: `FPC ${fpc}`,
  detail: 'line card',
  tags: [],
  isEmpty: false,
  instance: chassisInstance(handle),
  presence: chassisInstance(handle),
  ports,
  parts: [],
  faults: [],
  edits: [],
});

const emptySlot = (fpc: number, end: number): SlotDrawing => ({
  key: fpcKey(fpc),
  order: fpcOrder(fpc),
  label: end === fpc ? `FPC ${fpc}` : `FPC ${fpc} – ${end}`,
  detail: 'empty',
  tags: [],
  isEmpty: true,
  ports: [],
  parts: [],
  faults: [],
  edits: [],
});
