// Makes, changes and dissolves groups: the members and the config of one HA system. What a config means is not known here.
import type { Command } from '../command';
import { asId, type Design, type Group, type GroupId, type NodeId } from '../design';
import { freeId, freeNumbered, slug } from '../ids';
import type { JsonObject } from '../json';
import { jsonValueTrouble } from '../json-check';
import { LIMITS } from '../limits';
import { groupsOf, subjectName } from '../lookup';
import { find, has, put, valuesOf } from '../records';
import { EMPTY_SELECTION } from '../selection';
import { removed } from './remove';
import { freeGroupName } from './rename';
import { allOf, sameJson } from './room';

export interface CreateGroupArgs {
  readonly technology: string;
  /** In the technology's order: node 0 first. */
  readonly members: readonly NodeId[];
  readonly config: JsonObject;
  /** Left out: `baseName` with the next free number. */
  readonly name?: string;
  /** Left out: `group`. */
  readonly baseName?: string;
}
export interface GroupConfigArgs {
  readonly group: GroupId;
  readonly config: JsonObject;
  /** Name of the step: only the form or the finding that made the change can tell it. */
  readonly label: string;
}

export const createGroup: Command<CreateGroupArgs> = {
  id: 'group.add',
  label: (design, args) => `Form ${nameFor(design, args)}`,
  can: (design, args) =>
    allOf(
      roomForGroup(design),
      (args.technology !== '' && args.technology.length <= LIMITS.nameLength) || 'The technology is not named.',
      membersAnswer(design, args.members, args.technology),
      configAnswer(args.config),
      args.name === undefined || freeGroupName(design, args.name),
    ),
  run: (design, args) => {
    const name = nameFor(design, args);
    const group: Group = {
      id: groupIdFor(design, name),
      name,
      technology: args.technology,
      members: args.members,
      config: args.config,
    };
    return { ...design, groups: put(design.groups, [group]) };
  },
};

/** The group goes, its members stay. */
export const ungroup: Command<{ readonly group: GroupId }> = {
  id: 'group.remove',
  label: (design, { group }) => `Dissolve ${subjectName(design, { kind: 'group', id: group })}`,
  can: (design, { group }) => has(design.groups, group) || `There is no group ${group}.`,
  run: (design, { group }) => removed(design, { ...EMPTY_SELECTION, groups: [group] }),
};

export const setGroupConfig: Command<GroupConfigArgs> = {
  id: 'group.config',
  label: (_, { label }) => label,
  can: (design, { group, config }) =>
    allOf(has(design.groups, group) || `There is no group ${group}.`, configAnswer(config)),
  run: (design, { group, config }) => {
    const before = find(design.groups, group);
    if (before === undefined || sameJson(before.config, config)) return design;
    return { ...design, groups: put(design.groups, [{ ...before, config }]) };
  },
};

/** Adds, drops or reorders members. */
export const setGroupMembers: Command<{ readonly group: GroupId; readonly members: readonly NodeId[] }> = {
  id: 'group.members',
  label: (design, { group }) => `Set the members of ${subjectName(design, { kind: 'group', id: group })}`,
  can: (design, { group, members }) => {
    const before = find(design.groups, group);
    return before === undefined
      ? `There is no group ${group}.`
      : membersAnswer(design, members, before.technology, group);
  },
  run: (design, { group, members }) => {
    const before = find(design.groups, group);
    if (before === undefined || sameJson(before.members, members)) return design;
    return { ...design, groups: put(design.groups, [{ ...before, members }]) };
  },
};

const roomForGroup = (design: Design): true | string =>
  Object.keys(design.groups).length < LIMITS.groups || `A design holds at most ${LIMITS.groups} groups.`;

function nameFor(design: Design, { name, baseName = 'group' }: CreateGroupArgs): string {
  const names = new Set(valuesOf(design.groups).map((group) => group.name));
  return name ?? freeNumbered(baseName, (candidate) => names.has(candidate) || isGroupIdTaken(design, candidate));
}

// A source names its subject by id alone: no group may have a device's id.
const isGroupIdTaken = (design: Design, id: string): boolean => has(design.groups, id) || has(design.nodes, id);

/** A free id made of the group's name. */
export const groupIdFor = (design: Design, name: string): GroupId =>
  asId<GroupId>(freeId(slug(name, 'group'), (id) => isGroupIdTaken(design, id)));

function membersAnswer(design: Design, members: readonly NodeId[], technology: string, self?: GroupId): true | string {
  if (members.length === 0) return 'A group needs at least one device.';
  if (new Set(members).size !== members.length) return 'A device is a member twice.';
  for (const member of members) {
    if (!has(design.nodes, member)) return `There is no device ${member}.`;
    const other = groupsOf(design, member, technology).find((group) => group.id !== self);
    if (other !== undefined)
      return `${subjectName(design, { kind: 'node', id: member })} is a member of ${other.name} already.`;
  }
  return true;
}

function configAnswer(config: JsonObject): true | string {
  const trouble = jsonValueTrouble(config);
  return trouble === undefined || trouble.message;
}
