// What the canvas can do, for the palette, the shortcut table and the key handler of the app. It knows none of them.

import { technologyCards } from '../../machines/registry';
import { CATALOG, compareIds, idsOf, removeSelection } from '../../model';
import { currentDesign, execute, useEditor } from '../../state/editor-store';
import { drawingOf, editPlace, placeAt } from '../../state/places';
import { NOTHING, select, setView, useView } from '../../state/view-store';
import { useCanvas } from './canvas-store';
import { copySelected, cutSelected, duplicateSelected, hasClip, paste } from './edit/clipboard';
import { form, formings, formTitle } from './edit/grouping';
import { placePart } from './edit/place';
import { isNothing, modelSelection } from './edit/selection';
import { tidyUp } from './edit/tidy';
import { fitAll, zoomBy, zoomTo100 } from './viewport';

/** The app's registry takes objects of this shape. */
export interface CanvasAction {
  readonly id: string;
  readonly section: 'Edit' | 'View';
  readonly title: () => string;
  readonly keys?: readonly string[];
  readonly shown?: () => boolean;
  readonly off?: () => string | undefined;
  /** Its key raises an event of the browser's that does it: the press itself is left alone. */
  readonly byEvent?: boolean;
  readonly run: () => void;
}

const isOpen = (): boolean => useEditor.getState().history !== null;
const inDesign = (): boolean => isOpen() && useEditor.getState().mode === 'design';
const noSelection = (): string | undefined =>
  isNothing(modelSelection()) && !removable() ? 'Nothing is selected' : undefined;
const noCopy = (): string | undefined => {
  const { nodes, notes, groups } = modelSelection();
  return nodes.length + notes.length + groups.length > 0 ? undefined : 'Select devices or notes first';
};

/** The port or device that “Connect…” would start from. */
export function connectStart(): { readonly kind: 'port' | 'node'; readonly id: string } | undefined {
  const { ports, nodes } = useView.getState().selection;
  if (ports.length === 1 && ports[0] !== undefined) return { kind: 'port', id: ports[0] };
  if (nodes.length === 1 && nodes[0] !== undefined) return { kind: 'node', id: nodes[0] };
  return undefined;
}

function linkedAlready(): string | undefined {
  const start = connectStart();
  const design = currentDesign();
  if (!start || !design) return 'Select one port or one device first';
  const isTaken =
    start.kind === 'port' && Object.values(design.links).some(({ a, b }) => a === start.id || b === start.id);
  return isTaken ? 'This port is linked already' : undefined;
}

export function selectAll(): void {
  const design = currentDesign();
  if (design)
    select({
      nodes: [...idsOf(design.nodes)].sort(compareIds),
      notes: idsOf(design.notes),
      links: idsOf(design.links),
    });
}
/** The selected slot or part of a chassis with the edit that takes it out. */
function removable(): (() => void) | undefined {
  const { place: chosen } = useView.getState().selection;
  const design = currentDesign();
  const place = chosen && design ? placeAt(design, chosen.node, chosen.id) : undefined;
  const edit = place && drawingOf(place).edits.find(({ removes }) => removes);
  return place && edit ? () => editPlace(place, edit) : undefined;
}

export function deleteSelected(): void {
  const remove = removable();
  if (remove) {
    remove();
    select(NOTHING);
    return;
  }
  if (execute(removeSelection, { selection: modelSelection() })) select(NOTHING);
}

const edit = (action: Omit<CanvasAction, 'section' | 'shown'>): CanvasAction => ({
  section: 'Edit',
  shown: inDesign,
  ...action,
});
const view = (action: Omit<CanvasAction, 'section' | 'shown'>): CanvasAction => ({
  section: 'View',
  shown: isOpen,
  ...action,
});

const formActions = (): readonly CanvasAction[] =>
  technologyCards.map((technology) => {
    const forming = () => {
      const design = currentDesign();
      const own = design && formings(design, modelSelection().nodes).find((each) => each.technology === technology);
      return own;
    };
    return edit({
      id: `group.form.${technology.id}`,
      title: () => formTitle(technology),
      off: () => forming()?.off,
      run: () => {
        const own = forming();
        if (own) form(own);
      },
    });
  });

/** All actions of the canvas and of the palette's parts. */
export const canvasActions = (): readonly CanvasAction[] => [
  edit({
    id: 'edit.connect',
    title: () => 'Connect…',
    keys: ['C'],
    off: linkedAlready,
    run: () => useCanvas.setState({ connectFrom: connectStart() ?? null }),
  }),
  edit({ id: 'edit.copy', title: () => 'Copy', keys: ['Mod+C'], off: noCopy, run: () => void copySelected() }),
  edit({ id: 'edit.cut', title: () => 'Cut', keys: ['Mod+X'], off: noCopy, run: cutSelected }),
  edit({
    id: 'edit.paste',
    title: () => 'Paste',
    keys: ['Mod+V'],
    byEvent: true,
    off: () => (hasClip() ? undefined : 'Nothing was copied yet'),
    run: () => void paste(),
  }),
  edit({ id: 'edit.duplicate', title: () => 'Duplicate', keys: ['Mod+D'], off: noCopy, run: duplicateSelected }),
  edit({
    id: 'edit.delete',
    title: () => 'Delete',
    keys: ['Delete', 'Backspace'],
    off: noSelection,
    run: deleteSelected,
  }),
  edit({ id: 'edit.selectAll', title: () => 'Select all', keys: ['Mod+A'], run: selectAll }),
  edit({ id: 'edit.tidy', title: () => 'Tidy up the layout', keys: ['Shift+L'], run: () => void tidyUp() }),
  ...formActions(),
  ...CATALOG.map((entry) =>
    edit({
      id: `add.${entry.kind}`,
      title: () => `Add ${entry.title}`,
      run: () => void placePart(entry.kind, { focus: true }),
    }),
  ),
  edit({ id: 'add.note', title: () => 'Add a note', run: () => void placePart('note') }),
  view({ id: 'view.fit', title: () => 'Fit the drawing', keys: ['F'], run: fitAll }),
  view({ id: 'view.zoomIn', title: () => 'Zoom in', keys: ['+', '='], run: () => zoomBy(1) }),
  view({ id: 'view.zoomOut', title: () => 'Zoom out', keys: ['-'], run: () => zoomBy(-1) }),
  view({ id: 'view.zoom100', title: () => 'Zoom to 100 %', keys: ['0'], run: zoomTo100 }),
  view({
    id: 'view.minimap',
    title: () => 'Minimap on or off',
    keys: ['M'],
    run: () => useCanvas.setState((state) => ({ minimap: !state.minimap })),
  }),
  {
    id: 'view.findings',
    section: 'View',
    title: () => (useView.getState().findingMarks ? 'Hide findings on the drawing' : 'Show findings on the drawing'),
    shown: inDesign,
    run: () => setView({ findingMarks: !useView.getState().findingMarks }),
  },
];
