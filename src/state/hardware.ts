// Choosing a device's hardware model: a group whose technology renumbers ports by model changes as a whole. It draws nothing.
import { technologyOf } from '../machines/registry';
import { find, type NodeId, valuesOf } from '../model';
import { setNodeProperties } from '../model/commands';
import { applyStep, currentDesign, execute, setRefusal } from './editor-store';

/** Gives a device a model as one undoable step; null takes it away. What cannot be done is said in the status line. */
export function chooseModel(id: NodeId, model: string | null): void {
  const design = currentDesign();
  const node = design && find(design.nodes, id);
  if (!design || !node || model === (node.model ?? null)) return;
  const group = valuesOf(design.groups).find(
    ({ technology, members }) => members.includes(id) && technologyOf(technology)?.setModel,
  );
  const setModel = group && technologyOf(group.technology)?.setModel;
  if (model === null || !group || !setModel) {
    execute(setNodeProperties, { node: id, properties: { model } });
    return;
  }
  const changed = setModel(design, group, model);
  if ('error' in changed) setRefusal(changed.error);
  else applyStep(`Change ${group.name} to ${model}`, () => changed);
}
