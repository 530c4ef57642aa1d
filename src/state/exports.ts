// Configuration texts of the open design, for the Config tab and the Export menu. It draws nothing.
import { download } from '../io/files';
import {
  type DocumentFormat,
  documentFormats,
  type ExportFile,
  type ExportOptions,
  exportDocuments,
  exportJunos,
  loadSteps as stepsOf,
} from '../machines/export';
import { maskSecrets, readJunos, writeJunos } from '../vendor/junos';
import { currentDesign } from './editor-store';

/** Raw text of an import as a screen may show it; its lines keep their numbers. */
export { download, maskSecrets };

export function exportConfigs(options: ExportOptions): readonly ExportFile[] {
  const design = currentDesign();
  return design ? exportJunos(design, options) : [];
}
/** Forms of the open design's configuration that are no Junos text. */
export function formatsOfDesign(): readonly DocumentFormat[] {
  const design = currentDesign();
  return design ? documentFormats(design) : [];
}
/** The files of one of those forms. */
export function documentsOf(format: string): readonly ExportFile[] {
  const design = currentDesign();
  return design ? exportDocuments(design, format) : [];
}
export const loadSteps = (): ReturnType<typeof stepsOf> => {
  const design = currentDesign();
  return design ? stepsOf(design) : [];
};

export interface ChangedLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}
/** The export compared line by line with what was imported, both written the same way; null where nothing was imported. */
export async function changesSinceImport(form: ExportOptions['form']): Promise<readonly ChangedLine[] | null> {
  const design = currentDesign();
  const sources = Object.values(design?.sources ?? {});
  if (!design || sources.length === 0) return null;
  const { diffLines } = await import('diff');
  const options = { form, secrets: 'masked' } as const;
  const before = sources.map((source) => writeJunos(readJunos(source.text).tree, options)).join('');
  const after = exportJunos(design, options)
    .map((file) => file.text)
    .join('');
  return diffLines(before, after).flatMap((part) => {
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
    return part.value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ kind, text }) as const);
  });
}
