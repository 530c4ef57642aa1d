// Whether two shapes look alike, so that what did not change is not drawn again. Pure.
import type { DeviceShape, LinkShape, PortPlace } from './scene-types';

const samePlace = (a: PortPlace, b: PortPlace | undefined): boolean =>
  b !== undefined &&
  a.port === b.port &&
  a.name === b.name &&
  a.side === b.side &&
  a.shape === b.shape &&
  a.kind === b.kind &&
  a.x === b.x &&
  a.y === b.y &&
  a.pill === b.pill &&
  a.linked === b.linked;

/** Drawings are kept while their design stays the same; a new one is drawn anew. */
const sameSlots = (a: DeviceShape['slots'], b: DeviceShape['slots']): boolean =>
  a?.length === b?.length && (a ?? []).every((place, i) => place.slot === b?.[i]?.slot && place.y === b[i]?.y);

/** True where the two cards differ in nothing that is drawn. */
export const sameShape = (a: DeviceShape, b: DeviceShape): boolean =>
  a.node === b.node &&
  a.width === b.width &&
  a.height === b.height &&
  a.headerY === b.headerY &&
  a.portsY === b.portsY &&
  a.alias === b.alias &&
  a.group === b.group &&
  a.next.y === b.next.y &&
  a.next.isRow === b.next.isRow &&
  a.ports.length === b.ports.length &&
  a.rows.length === b.rows.length &&
  sameSlots(a.slots, b.slots) &&
  a.spread?.drawing === b.spread?.drawing &&
  a.told?.drawing === b.told?.drawing &&
  a.told?.y === b.told?.y &&
  a.rows.every((row, i) => row.y === b.rows[i]?.y && row.row === b.rows[i]?.row) &&
  a.ports.every((place, i) => samePlace(place, b.ports[i]));

/** True where the two lines differ in nothing that is drawn. */
export const sameLink = (a: LinkShape, b: LinkShape): boolean =>
  a.link === b.link &&
  a.d === b.d &&
  a.title === b.title &&
  a.words?.title === b.words?.title &&
  a.words?.detail === b.words?.detail &&
  a.words?.at.x === b.words?.at.x &&
  a.words?.at.y === b.words?.at.y &&
  a.endLabels.length === b.endLabels.length &&
  a.endLabels.every((label, i) => label.text === b.endLabels[i]?.text);
