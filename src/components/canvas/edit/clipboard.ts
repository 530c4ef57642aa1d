// Copy, cut, paste and duplicate of what is selected; the clip stays in the page, so no permission is asked. It draws nothing.
import {
  type Clip,
  copySelection,
  created,
  duplicateSelection,
  type Point,
  pasteClip,
  removeSelection,
} from '../../../model';
import { currentDesign, execute } from '../../../state/editor-store';
import { modelSelection, selectModel } from './selection';

let clip: Clip | null = null;
let pasted = 0;
const STEP = 24;

export const hasClip = (): boolean => clip !== null;

/** @returns whether something that can be pasted was selected */
export function copySelected(): boolean {
  const design = currentDesign();
  if (!design) return false;
  const copied = copySelection(design, modelSelection());
  if (Object.keys(copied.nodes).length + Object.keys(copied.notes).length === 0) return false;
  clip = copied;
  pasted = 0;
  return true;
}
export function cutSelected(): void {
  if (copySelected()) execute(removeSelection, { selection: modelSelection() });
}
/** Each paste lands a step further, so that none hides the one before. */
export function paste(): void {
  if (!clip) return;
  pasted += 1;
  const by: Point = { x: STEP * pasted, y: STEP * pasted };
  const source = clip;
  selectMade(() => execute(pasteClip, { clip: source, by }));
}
export function duplicateSelected(): void {
  selectMade(() => execute(duplicateSelection, { selection: modelSelection() }));
}

function selectMade(make: () => boolean): void {
  const before = currentDesign();
  if (!before || !make()) return;
  const after = currentDesign();
  if (after) selectModel({ ...created(before, after), links: [], groups: [], ports: [] });
}
