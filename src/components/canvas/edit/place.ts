// Puts parts of the palette on the canvas, at the pointer or in the middle of the view, and selects them. It draws nothing.
import { addNode, addNote, created, type Design, type NodeKind, type Point } from '../../../model';
import { currentDesign, execute } from '../../../state/editor-store';
import { useCanvas } from '../canvas-store';
import { formOf } from '../geometry/device-shape';
import { CARD_WIDTH, NOTE_WIDTH, SMALL_WIDTH, snapped, TILE } from '../geometry/measures';
import { focusOnCanvas, middleOfView } from '../viewport';
import { selectModel } from './selection';

export type Part = NodeKind | 'note';
/** Type of the drag data of a palette part. */
export const PART_MIME = 'application/x-standby-part';

/** Height is a guess: a new device has no ports yet. */
const SIZES = {
  card: { width: CARD_WIDTH, height: 64 },
  small: { width: SMALL_WIDTH, height: 56 },
  tile: { width: TILE, height: TILE },
} as const;

const STEP = 32;
const MOST_TRIES = 64;

/** A free place near the wanted one: two new devices must not hide each other. */
function freePlace(design: Design, wanted: Point): Point {
  const taken = [...Object.values<Point>(design.layout.nodes), ...Object.values<Point>(design.layout.notes)];
  let at = wanted;
  for (let i = 0; i < MOST_TRIES; i += 1) {
    const { x, y } = at;
    if (!taken.some((other) => Math.abs(other.x - x) < STEP && Math.abs(other.y - y) < STEP)) break;
    at = { x: x + STEP, y: y + STEP };
  }
  return at;
}

/** Places a part with its middle at `at` (left out: the middle of the view) and selects it. @returns whether it was placed */
export function placePart(part: Part, options: { readonly at?: Point; readonly focus?: boolean } = {}): boolean {
  const before = currentDesign();
  if (!before) return false;
  const middle = options.at ?? middleOfView();
  const size = part === 'note' ? { width: NOTE_WIDTH, height: 56 } : SIZES[formOf(part)];
  const at = freePlace(before, { x: snapped(middle.x - size.width / 2), y: snapped(middle.y - size.height / 2) });
  const done = part === 'note' ? execute(addNote, { text: 'Note', at }) : execute(addNode, { kind: part, at });
  const after = currentDesign();
  if (!done || !after) return false;
  const made = created(before, after);
  selectModel(made);
  const [node, note] = [made.nodes[0], made.notes[0]];
  if (note !== undefined) useCanvas.setState({ editingNote: note });
  else if (node !== undefined && options.focus) focusOnCanvas(node);
  return true;
}
