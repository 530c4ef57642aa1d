// The view's selection as commands take it, and back. It knows no screen.
import {
  asId,
  EMPTY_SELECTION,
  type GroupId,
  type LinkId,
  type NodeId,
  type NoteId,
  type PortId,
  type Selection,
} from '../../../model';
import { select, useView, type Selection as ViewSelection } from '../../../state/view-store';

/** A part of a group's config (a reth) is no thing of its own: deleting or moving acts on whole groups only. */
export function modelSelection(selection: ViewSelection = useView.getState().selection): Selection {
  const { group } = selection;
  return {
    ...EMPTY_SELECTION,
    nodes: selection.nodes.map((id) => asId<NodeId>(id)),
    ports: selection.ports.map((id) => asId<PortId>(id)),
    links: selection.links.map((id) => asId<LinkId>(id)),
    notes: selection.notes.map((id) => asId<NoteId>(id)),
    groups: group && group.path.length === 0 ? [asId<GroupId>(group.id)] : [],
  };
}

/** Selects devices, notes and links of a model selection; a lone group is selected as such. */
export function selectModel(selection: Selection): void {
  const [group] = selection.groups;
  if (group !== undefined && selection.nodes.length === 0) select({ group: { id: group, path: [] } });
  else
    select({
      nodes: selection.nodes,
      notes: selection.notes,
      links: selection.nodes.length > 0 ? [] : selection.links,
    });
}

export const isNothing = (selection: Selection): boolean =>
  selection.nodes.length +
    selection.ports.length +
    selection.links.length +
    selection.notes.length +
    selection.groups.length ===
  0;
