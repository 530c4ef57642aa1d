// The configurations of a design: one for each device, or for all members that share one, whichever groups speak in it. It writes no text.
import type { Design, Group, GroupId, NodeId } from '../model/design';
import { type JunosTree, readJunos } from '../vendor/junos';
import { technologyOf } from './registry';

export interface Configuration {
  /** null = the members of the group share it. */
  readonly node: NodeId | null;
  /** File name without extension. */
  readonly name: string;
  readonly groups: readonly GroupId[];
  readonly tree: JunosTree;
}

const known = new WeakMap<Design, readonly Configuration[]>();

/** All configurations in the order of the groups. Groups that share a device write into one configuration, one after the other. */
export function configurations(design: Design): readonly Configuration[] {
  const before = known.get(design);
  if (before !== undefined) return before;
  const written: Configuration[] = [];
  for (const group of Object.values(design.groups)) {
    for (const { node, name, tree } of filesOf(design, group, written)) {
      const at = node === null ? -1 : written.findIndex((each) => each.node === node);
      if (at < 0) written.push({ node, name, groups: [group.id], tree });
      else written[at] = { node, name, groups: [...(written[at]?.groups ?? []), group.id], tree };
    }
  }
  known.set(design, written);
  return written;
}

function filesOf(design: Design, group: Group, written: readonly Configuration[]) {
  const [only, another] = group.members;
  const isAlone = only !== undefined && another === undefined;
  const base = isAlone ? (written.find(({ node }) => node === only)?.tree ?? keptOf(design, group, only)) : undefined;
  return technologyOf(group.technology)?.write(design, group, base).files ?? [];
}

/** The imported text of a device whose first group was drawn by hand: it is another group's. */
function keptOf(design: Design, group: Group, node: NodeId): JunosTree | undefined {
  const sources = Object.values(design.sources);
  if (sources.some(({ subject }) => subject === group.id)) return undefined;
  const source = sources.find(({ subject }) =>
    Object.values(design.groups).some(
      ({ id, members }) => id === subject && members.length === 1 && members[0] === node,
    ),
  );
  return source && readJunos(source.text).tree;
}

/** What a device runs where several groups speak in its configuration; undefined where a group has it alone. */
export const sharedConfiguration = (design: Design, node: NodeId): JunosTree | undefined =>
  configurations(design).find((each) => each.node === node && each.groups.length > 1)?.tree;

/** Groups of a device whose technology is there; the one that says where one types is the first. */
export function cliGroups(design: Design, node: NodeId): readonly Group[] {
  const own = Object.values(design.groups).filter(
    ({ technology, members }) => members.includes(node) && technologyOf(technology) !== undefined,
  );
  const speaks = (group: Group): number => (technologyOf(group.technology)?.prompt === undefined ? 1 : 0);
  return own.toSorted((a, b) => speaks(a) - speaks(b));
}
