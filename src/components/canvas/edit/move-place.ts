// Dragging a card of a chassis to another slot: what is dropped where, and the edit that it means. It draws nothing.
import { currentDesign } from '../../../state/editor-store';
import { drawingOf, editPlace, placeAt } from '../../../state/places';
import { NOTHING, select } from '../../../state/view-store';

/** Type of the drag data of a place: JSON of its device and id. */
export const PLACE_MIME = 'application/x-standby-place';

interface Dragged {
  readonly node: string;
  readonly id: string;
}

function draggedOf(data: string): Dragged | undefined {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('node' in value) || !('id' in value)) return undefined;
    const { node, id } = value;
    return typeof node === 'string' && typeof id === 'string' ? { node, id } : undefined;
  } catch {
    return undefined;
  }
}

/** Carries out the drop of a place on a slot of the same device. @returns whether it meant anything */
export function dropPlace(data: string, node: string, slot: string): boolean {
  const dragged = draggedOf(data);
  const design = currentDesign();
  if (!dragged || !design || dragged.node !== node) return false;
  const place = placeAt(design, dragged.node, dragged.id);
  const edit = place && drawingOf(place).edits.find(({ onto }) => onto === slot);
  if (!place || !edit) return false;
  editPlace(place, edit);
  select(NOTHING);
  return true;
}
