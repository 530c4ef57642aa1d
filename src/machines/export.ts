// A design → configuration files, by asking each group's technology. It writes nothing to disk.
import type { Design, NodeId } from '../model/design';
import { writeJunos } from '../vendor/junos';
import type { ConfigExport } from './kernel/technology';
import { technologyOf } from './registry';

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

/** The numbered steps that bring the configuration onto the devices: where to type what. */
export function loadSteps(design: Design): ConfigExport['steps'] {
  return Object.values(design.groups).flatMap(
    (group) => technologyOf(group.technology)?.write(design, group).steps ?? [],
  );
}
