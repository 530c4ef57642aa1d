// Keys on the canvas that are no shortcuts of the app: arrows move, Enter chooses what has the focus, Escape lets go. It draws nothing.
import { type KeyboardEvent, useCallback } from 'react';
import { endMerge, nudgeSelection } from '../../../model';
import { execute, useEditor } from '../../../state/editor-store';
import { type MenuTarget, NOTHING, select, setView, useView } from '../../../state/view-store';
import { useCanvas } from '../canvas-store';
import { GRID } from '../geometry/measures';
import type { Scene } from '../geometry/scene-types';
import { isNothing, modelSelection } from './selection';

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Arrow presses this close together are one step of undo. */
const BURST_MS = 1000;
let burstEnds: ReturnType<typeof setTimeout> | undefined;

/** Moves what is selected by grid steps; presses in a row are one step. @returns whether something moved */
export function nudge(key: string, isFine: boolean): boolean {
  const arrow = ARROWS[key];
  const selection = modelSelection();
  if (!arrow || useEditor.getState().mode !== 'design' || isNothing(selection)) return false;
  const step = isFine ? 1 : GRID;
  const by = { x: arrow.x * step, y: arrow.y * step };
  const ids = [...selection.nodes, ...selection.notes, ...selection.groups].join();
  const done = execute(nudgeSelection, { selection, by }, { mergeKey: `nudge ${ids}` });
  clearTimeout(burstEnds);
  burstEnds = setTimeout(() => {
    const { history } = useEditor.getState();
    if (history) useEditor.setState({ history: endMerge(history) });
  }, BURST_MS);
  return done;
}

/** Chooses the thing that has the focus; in Run its menu opens beside it. */
function chooseFocused(element: HTMLElement, scene: Scene): boolean {
  const thing = element.closest<HTMLElement>('.react-flow__node, .react-flow__edge');
  const id = thing?.dataset.id;
  if (!thing || id === undefined) return false;
  const box = thing.getBoundingClientRect();
  const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const inRun = useEditor.getState().mode === 'run';
  const menu = (target: MenuTarget): void => {
    if (inRun) setView({ menu: { ...at, target } });
  };
  if (thing.matches('.react-flow__edge')) {
    select({ links: [id] });
    menu({ kind: 'link', id });
  } else if (id.startsWith('note:')) {
    const note = id.slice('note:'.length);
    if (useView.getState().selection.notes.includes(note) && !inRun) useCanvas.setState({ editingNote: note });
    else select({ notes: [note] });
  } else if (id.startsWith('hull:')) {
    const group = id.slice('hull:'.length);
    select({ group: { id: group, path: [] } });
    menu({ kind: 'group', id: group, path: [] });
  } else if (id.startsWith('pill:')) {
    const pill = scene.pills.find((each) => `pill:${each.id}` === id);
    if (!pill) return false;
    select({ group: { id: pill.group, path: pill.path } });
    menu({ kind: 'group', id: pill.group, path: pill.path });
  } else {
    const { place } = useView.getState().selection;
    // A slot that was chosen on this card stays what Enter is about.
    if (place?.node === id) {
      setView({ menu: { ...at, target: { kind: 'place', ...place } } });
      return true;
    }
    select({ nodes: [id] });
    menu({ kind: 'node', id });
  }
  return true;
}

export function useCanvasKeys(scene: Scene) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>): void => {
      const { target, key } = event;
      if (
        !(target instanceof Element) ||
        target.closest('textarea, input, [role="menu"], [role="dialog"], [role="toolbar"]')
      )
        return;
      if (key === 'Escape') {
        setView({ menu: null });
        select(NOTHING);
      } else if (key in ARROWS && !event.ctrlKey && !event.metaKey && !event.altKey) {
        if (nudge(key, event.shiftKey)) event.preventDefault();
      } else if (key === 'Enter') {
        const focused = target.closest<HTMLElement>('.react-flow__node, .react-flow__edge');
        if (focused && chooseFocused(focused, scene)) event.preventDefault();
      }
    },
    [scene],
  );
}
