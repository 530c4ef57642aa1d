// What a click on a node of the canvas means, as the target of menus and faults. It draws nothing.
import { currentDesign, useEditor } from '../../state/editor-store';
import { placeAt } from '../../state/places';
import type { MenuTarget } from '../../state/view-store';
import type { CanvasNode } from './flow-elements';

export const opensMenu = (): boolean => useEditor.getState().mode === 'run';

/** An empty slot has nothing to be looked at: a click asks at once what to put into it. */
export function offersEdits(target: MenuTarget): boolean {
  const design = currentDesign();
  const place = target.kind === 'place' && design ? placeAt(design, target.node, target.id) : undefined;
  return place !== undefined && place.part === undefined && place.slot.isEmpty && place.slot.edits.length > 0;
}

export function targetOfNode(node: CanvasNode): MenuTarget | undefined {
  switch (node.type) {
    case 'device':
      return { kind: 'node', id: node.id };
    case 'note':
      return { kind: 'note', id: node.data.note.id };
    case 'hull':
      return { kind: 'group', id: node.data.hull.group, path: node.data.hull.part?.path ?? [] };
    case 'pill':
      return { kind: 'group', id: node.data.pill.group, path: node.data.pill.path };
    default:
      return undefined;
  }
}

const closest = (event: { readonly target: EventTarget }, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

/** The port, or the slot or part of a chassis, under the pointer, where it is over one; Shift means the whole card. */
export function partUnder(
  event: { readonly target: EventTarget; readonly shiftKey: boolean },
  node: string,
): MenuTarget | undefined {
  if (event.shiftKey) return undefined;
  const port = closest(event, '[data-port]')?.dataset.port;
  if (port !== undefined) return { kind: 'port', id: port };
  const place = closest(event, '[data-place]')?.dataset.place;
  return place === undefined ? undefined : { kind: 'place', node, id: place };
}

/** The instance whose row is under the pointer. */
export const rowUnder = (event: { readonly target: EventTarget; readonly shiftKey: boolean }): string | undefined =>
  event.shiftKey ? undefined : closest(event, '[data-row]')?.dataset.row;
