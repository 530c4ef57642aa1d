// Copy, cut, paste and duplicate of what is selected. A clip is a small design document: as text it passes between tabs. It draws nothing.
import { technologiesOf } from '../../../machines/import';
import {
  type Clip,
  copySelection,
  created,
  duplicateSelection,
  loadDesign,
  type Point,
  pasteClip,
  removeSelection,
  saveDesign,
} from '../../../model';
import { currentDesign, execute, setRefusal, useEditor } from '../../../state/editor-store';
import { withTechnologies } from '../../../state/technologies';
import { modelSelection, selectModel } from './selection';
import { canReadSystem, readSystem, writeSystem } from './system-clipboard';

interface Own {
  readonly clip: Clip;
  readonly text: string;
  /** The system's clipboard took it: what is there now is at least as new. */
  readonly isShared: boolean;
}
/** What was copied last in this page, for where the system's clipboard is forbidden. */
let own: Own | null = null;
/** The text pasted last and how often: each paste lands a step further, so that none hides the one before. */
let last = { text: '', times: 0 };
const STEP = 24;

/** Whether there is, or may be, something to paste. */
export const hasClip = (): boolean => own !== null || canReadSystem();

/** @returns whether something that can be pasted was selected */
export function copySelected(): boolean {
  const design = currentDesign();
  if (!design) return false;
  const clip = copySelection(design, modelSelection());
  if (Object.keys(clip.nodes).length + Object.keys(clip.notes).length === 0) return false;
  const copied: Own = { clip, text: saveDesign(clip), isShared: false };
  own = copied;
  last = { text: '', times: 0 };
  void writeSystem(copied.text).then((isShared) => {
    if (own === copied) own = { ...copied, isShared };
  });
  return true;
}
export function cutSelected(): void {
  if (copySelected()) execute(removeSelection, { selection: modelSelection() });
}

/** Pastes what the system's clipboard holds where it may be read, else what was copied here. */
export async function paste(): Promise<void> {
  pasteText(await readSystem(own !== null));
}

/** Pastes the text of a clip (or of a whole design); `undefined` or nothing of the kind: what was copied here. */
export function pasteText(text: string | undefined): void {
  const isOwn = own !== null && (!text || !own.isShared || text === own.text);
  if (isOwn && own) pasteOnce(own.clip, own.text);
  else if (text === undefined) setRefusal('The browser gives its clipboard only to the keyboard here: press Ctrl+V.');
  else if (text === '') setRefusal('Nothing was copied yet.');
  else {
    const read = loadDesign(text);
    const clip = read.value;
    if (clip) withTechnologies(technologiesOf(clip), () => pasteOnce(clip, text));
    else setRefusal('The clipboard holds no devices and no notes.');
  }
}

function pasteOnce(clip: Clip, text: string): void {
  last = { text, times: last.text === text ? last.times + 1 : 1 };
  const by: Point = { x: STEP * last.times, y: STEP * last.times };
  selectMade(() => execute(pasteClip, { clip, by }));
}

const TYPED_INTO = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/** The browser's own paste, wherever no field takes it: it needs no permission. @returns a function that stops it */
export function listenToPaste(): () => void {
  const pasted = (event: ClipboardEvent): void => {
    if (useEditor.getState().mode !== 'design') return;
    if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
    event.preventDefault();
    pasteText(event.clipboardData?.getData('text/plain'));
  };
  window.addEventListener('paste', pasted);
  return () => window.removeEventListener('paste', pasted);
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
