// A design → configuration files, by asking each group's technology. It writes nothing to disk.
import type { Design, Group, NodeId } from '../model/design';
import { writeJunos } from '../vendor/junos';
import { type Configuration, cliGroups, configurations } from './configuration';
import type { ConfigDocuments, ConfigExport } from './kernel/technology';
import { technologies, technologyOf } from './registry';

export interface ExportOptions {
  readonly form: 'set' | 'curly';
  /** Secrets are masked unless the user asks for them. */
  readonly secrets: 'masked' | 'shown';
  /** Only what this device runs; absent = one file a configuration (a cluster shares one). */
  readonly node?: NodeId;
}
export interface ExportFile {
  readonly name: string;
  readonly text: string;
}

/** Configuration files in the order of the groups: one for each device, or one for all members that share it. */
export function exportJunos(design: Design, { node, ...options }: ExportOptions): readonly ExportFile[] {
  const extension = options.form === 'set' ? 'set' : 'conf';
  const all = configurations(design);
  const isOf = ({ groups }: Configuration, id: NodeId): boolean =>
    groups.some((group) => design.groups[group]?.members.includes(id) === true);
  const shared = all.filter((each) => each.node === null);
  const hasShared = ({ groups }: Configuration): boolean => shared.some((each) => each.groups[0] === groups[0]);
  const own = all.filter((each) => each.node === node);
  const wanted =
    node === undefined
      ? all.filter((each) => each.node === null || !hasShared(each))
      : own.length > 0
        ? own
        : shared.filter((each) => isOf(each, node));
  return wanted.map(({ name, tree }) => ({ name: `${name}.${extension}`, text: writeJunos(tree, options) }));
}

/** A form of configuration that is no Junos text: `mist-json`. */
export type DocumentFormat = ConfigDocuments['formats'][number];

/** The formats of the loaded technologies, or of those that this design's groups have. */
export function documentFormats(design?: Design): readonly DocumentFormat[] {
  const used = design && new Set(Object.values(design.groups).map(({ technology }) => technology));
  return technologies().flatMap(({ id, documents }) => (used?.has(id) === false ? [] : (documents?.formats ?? [])));
}

/** Documents of every group whose technology has this format, in the order of the groups. */
export function exportDocuments(design: Design, format: string, node?: NodeId): readonly ExportFile[] {
  return Object.values(design.groups).flatMap((group) => {
    const documents = technologyOf(group.technology)?.documents;
    const own = documents?.formats.find(({ id }) => id === format);
    if (!documents || !own || (node !== undefined && !group.members.includes(node))) return [];
    return documents.write(design, group, format).map(({ name, text }) => ({ name: `${name}.${own.extension}`, text }));
  });
}

/** The numbered steps that bring the configuration onto the devices: where to type what. A device of several groups loads once. */
export function loadSteps(design: Design): ConfigExport['steps'] {
  const groups = Object.values(design.groups);
  const loaders = new Map<NodeId, Group>();
  for (const group of groups) for (const node of group.members) loaders.set(node, cliGroups(design, node)[0] ?? group);
  return groups.flatMap((group) => {
    const steps = technologyOf(group.technology)?.write(design, group).steps ?? [];
    const loads = group.members.some((node) => loaders.get(node) === group);
    return steps.filter((step) => loads || step.loads !== true);
  });
}
