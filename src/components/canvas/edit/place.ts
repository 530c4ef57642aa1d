// Puts parts of the palette on the canvas, at the pointer or in the middle of the view, and selects them. It draws nothing.
import { addNode, addNote, created, type Design, type NodeKind, type Point } from '../../../model';
import { currentDesign, execute } from '../../../state/editor-store';
import { useCanvas } from '../canvas-store';
import { drawingsOf } from '../drawings';
import { formOf } from '../geometry/device-shape';
import { CARD_WIDTH, NOTE_WIDTH, SMALL_WIDTH, snapped, TILE, TILE_WORDS } from '../geometry/measures';
import { buildScene, withWords } from '../geometry/scene';
import type { Box } from '../geometry/scene-types';
import { focusOnCanvas, middleOfView } from '../viewport';
import { selectModel } from './selection';

export type Part = NodeKind | 'note';
/** Type of the drag data of a palette part. */
export const PART_MIME = 'application/x-standby-part';

/** Height is a guess: a new device has no ports yet. */
const SIZES = {
  card: { width: CARD_WIDTH, height: 70 },
  small: { width: SMALL_WIDTH, height: 78 },
  tile: { width: TILE, height: TILE + TILE_WORDS },
} as const;

/** Room kept round a new part. */
const MARGIN = 24;
const STEP = 48;
/** Rings of places that are tried round the wanted one. */
const MOST_RINGS = 24;

/** The free place nearest to the wanted one: a new device must not hide another. Pure. */
export function freePlace(wanted: Box, taken: readonly Box[]): Point {
  const isFree = (x: number, y: number): boolean =>
    taken.every(
      (box) =>
        x + wanted.width + MARGIN <= box.x ||
        box.x + box.width + MARGIN <= x ||
        y + wanted.height + MARGIN <= box.y ||
        box.y + box.height + MARGIN <= y,
    );
  for (let ring = 0; ring <= MOST_RINGS; ring += 1) {
    // Straight below, beside and above first: what is placed one after the other stands in line.
    for (const along of outwards(ring)) {
      const offsets = [
        [along, ring],
        [ring, along],
        [along, -ring],
        [-ring, along],
      ] as const;
      for (const [dx, dy] of offsets) {
        const [x, y] = [snapped(wanted.x + dx * STEP), snapped(wanted.y + dy * STEP)];
        if (isFree(x, y)) return { x, y };
      }
    }
  }
  return { x: wanted.x, y: wanted.y };
}

/** 0, 1, −1, 2, −2, … */
const outwards = (ring: number): readonly number[] =>
  Array.from({ length: 2 * ring + 1 }, (_, i) => (i % 2 === 1 ? (i + 1) / 2 : -i / 2));

const boxesOf = (design: Design): readonly Box[] => {
  const scene = buildScene(design, drawingsOf(design), new Map());
  return [
    ...[...scene.devices.values()].map(withWords),
    ...[...scene.notes.values()].map(({ at, width, height }) => ({ ...at, width, height })),
    ...scene.hulls,
    ...scene.pills.filter(({ ring }) => ring),
  ];
};

/** Places a part with its middle at `at` (left out: the middle of the view) and selects it. @returns whether it was placed */
export function placePart(part: Part, options: { readonly at?: Point; readonly focus?: boolean } = {}): boolean {
  const before = currentDesign();
  if (!before) return false;
  const middle = options.at ?? middleOfView();
  const size = part === 'note' ? { width: NOTE_WIDTH, height: 56 } : SIZES[formOf(part)];
  const wanted = { ...size, x: snapped(middle.x - size.width / 2), y: snapped(middle.y - size.height / 2) };
  // A drop says where; a key press only says that.
  const at = options.at ? { x: wanted.x, y: wanted.y } : freePlace(wanted, boxesOf(before));
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
