// Gives a device, group, link or the design another name. Ids stay; scenarios that name the device follow it.
import type { Command } from '../command';
import type { Design, GroupId, LinkId, NodeId } from '../design';
import { labelProblem } from '../ids';
import { subjectName } from '../lookup';
import { find, has, put, valuesOf } from '../records';
import { freeNodeName } from './add-node';
import { unless } from './room';
import { scenariosWithRenamedNode } from './scenario-targets';

export const renameNode: Command<{ readonly node: NodeId; readonly name: string }> = {
  id: 'node.rename',
  label: (design, { node, name }) => `Rename ${subjectName(design, { kind: 'node', id: node })} to ${name}`,
  can: (design, { node, name }) =>
    has(design.nodes, node) ? freeNodeName(design, name, node) : `There is no device ${node}.`,
  run: (design, { node, name }) => {
    const before = find(design.nodes, node);
    if (before === undefined || before.name === name) return design;
    return {
      ...design,
      nodes: put(design.nodes, [{ ...before, name }]),
      scenarios: scenariosWithRenamedNode(design.scenarios, before.name, name),
    };
  },
};

export const renameGroup: Command<{ readonly group: GroupId; readonly name: string }> = {
  id: 'group.rename',
  label: (design, { group, name }) => `Rename ${subjectName(design, { kind: 'group', id: group })} to ${name}`,
  can: (design, { group, name }) =>
    has(design.groups, group) ? freeGroupName(design, name, group) : `There is no group ${group}.`,
  run: (design, { group, name }) => {
    const before = find(design.groups, group);
    if (before === undefined || before.name === name) return design;
    return { ...design, groups: put(design.groups, [{ ...before, name }]) };
  },
};

/** An empty name takes the name away: the link is called after its ports again. */
export const renameLink: Command<{ readonly link: LinkId; readonly name: string }> = {
  id: 'link.rename',
  label: (design, { link, name }) => {
    const before = subjectName(design, { kind: 'link', id: link });
    return name === '' ? `Take the name of ${before} away` : `Rename ${before} to ${name}`;
  },
  can: (design, { link, name }) =>
    has(design.links, link) ? name === '' || unless(labelProblem(name)) : `There is no link ${link}.`,
  run: (design, { link, name }) => {
    const before = find(design.links, link);
    if (before === undefined || (before.name ?? '') === name) return design;
    const { name: _, ...unnamed } = before;
    return { ...design, links: put(design.links, [name === '' ? unnamed : { ...before, name }]) };
  },
};

export const renameDesign: Command<{ readonly name: string }> = {
  id: 'design.rename',
  label: (_, { name }) => `Rename the design to ${name}`,
  can: (_, { name }) => unless(labelProblem(name)),
  run: (design, { name }) => (design.name === name ? design : { ...design, name }),
};

/** True where a group may get that name, else why not; `self` is the group that has it already. */
export function freeGroupName(design: Design, name: string, self?: GroupId): true | string {
  const isTaken = valuesOf(design.groups).some((group) => group.name === name && group.id !== self);
  return unless(labelProblem(name) ?? (isTaken ? `There is a group ${name} already.` : undefined));
}
