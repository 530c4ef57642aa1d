// What a click on a node of the canvas means, as the target of menus and faults. It draws nothing.
import { useEditor } from '../../state/editor-store';
import type { MenuTarget } from '../../state/view-store';
import type { CanvasNode } from './flow-elements';

export const opensMenu = (): boolean => useEditor.getState().mode === 'run';

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

/** The port under the pointer, where it is over one; Shift means the whole card. */
export function partUnder(event: { readonly target: EventTarget; readonly shiftKey: boolean }): MenuTarget | undefined {
  const id = event.shiftKey ? undefined : closest(event, '[data-port]')?.dataset.port;
  return id === undefined ? undefined : { kind: 'port', id };
}

/** The instance whose row is under the pointer. */
export const rowUnder = (event: { readonly target: EventTarget; readonly shiftKey: boolean }): string | undefined =>
  event.shiftKey ? undefined : closest(event, '[data-row]')?.dataset.row;
