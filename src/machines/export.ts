// A design → configuration files, by asking each group's technology. It writes nothing to disk.
import type { Design, NodeId } from '../model/design';
import { writeJunos } from '../vendor/junos';
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

/** Configuration files of every group, in the order of the groups. */
export function exportJunos(design: Design, options: ExportOptions): readonly ExportFile[] {
  const extension = options.form === 'set' ? 'set' : 'conf';
  return Object.values(design.groups).flatMap((group) => {
    const technology = technologyOf(group.technology);
    if (!technology || (options.node !== undefined && !group.members.includes(options.node))) return [];
    const { files } = technology.write(design, group);
    const shared = files.filter((file) => file.node === null);
    const own = files.filter((file) => file.node === options.node);
    const wanted = options.node === undefined ? (shared.length > 0 ? shared : files) : own.length > 0 ? own : shared;
    return wanted.map((file) => ({ name: `${file.name}.${extension}`, text: writeJunos(file.tree, options) }));
  });
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

/** The numbered steps that bring the configuration onto the devices: where to type what. */
export function loadSteps(design: Design): ConfigExport['steps'] {
  return Object.values(design.groups).flatMap(
    (group) => technologyOf(group.technology)?.write(design, group).steps ?? [],
  );
}
