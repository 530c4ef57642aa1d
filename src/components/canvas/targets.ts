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
      return { kind: 'group', id: node.data.hull.group, path: [] };
    case 'pill':
      return { kind: 'group', id: node.data.pill.group, path: node.data.pill.path };
    default:
      return undefined;
  }
}
