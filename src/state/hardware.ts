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
  const groups = valuesOf(design.groups).filter(
    ({ technology, members }) => members.includes(id) && technologyOf(technology)?.setModel,
  );
  const [first] = groups;
  if (model === null || !first) {
    execute(setNodeProperties, { node: id, properties: { model } });
    return;
  }
  // Every system that the device belongs to has its say.
  let changed = design;
  for (const group of groups) {
    const next = technologyOf(group.technology)?.setModel?.(changed, group, model) ?? changed;
    if ('error' in next) {
      setRefusal(next.error);
      return;
    }
    changed = next;
  }
  const name = first.members.length === 1 ? node.name : first.name;
  applyStep(`Change ${name} to ${model}`, () => changed);
}
