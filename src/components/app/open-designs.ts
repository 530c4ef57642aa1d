// Opening designs as screens ask for it: what went wrong is said where the user looks, with a way to try again. It reads nothing itself.
import { type Opening, openFiles, openTemplate, UNFETCHED_CODE } from '../../state/documents';
import { setRefusal } from '../../state/editor-store';

/** Says what became of opening; `again` is offered where trying again may help. */
export function tellOpening(opening: Opening, again: () => void): void {
  if (opening.kind === 'refused') setRefusal(opening.sentence);
  else if (opening.kind === 'unfetched') setRefusal(opening.sentence, again);
}

/** Opens a built-in design in Design. */
export async function showTemplate(spec: string): Promise<void> {
  tellOpening(await openTemplate(spec), () => void showTemplate(spec));
}

/** Opens files that were chosen or dropped together. */
export async function showFiles(files: readonly File[]): Promise<void> {
  const { value, diagnostics } = await openFiles(files);
  if (value) return;
  const worst = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const again = worst?.code === UNFETCHED_CODE ? () => void showFiles(files) : null;
  setRefusal(worst?.message ?? `${files.map(({ name }) => name).join(', ')} could not be read.`, again);
}
