// Opening, saving and restoring designs: the bridge between the stores, the importers and the browser's database.
import {
  deleteDesign,
  getDesign,
  listDesigns,
  putDesign,
  replayJournal,
  type StoredDesign,
  writeJournal,
} from '../io/design-database';
import { download, readTextFile } from '../io/files';
import { importFiles, technologiesOf, technologiesOfFiles } from '../machines/import';
import { cardOf } from '../machines/registry';
import { technologiesOfTemplate, templateDesign } from '../machines/templates';
import { asId, type Design, emptyDesign, loadDesign, type Read, saveDesign } from '../model';
import { closeDesign, currentDesign, type Mode, openDesign, useEditor } from './editor-store';
import { restoreSession, sessionOf, useRun } from './run-store';
import { needTechnologies } from './technologies';

/** A design in the list of recent ones. */
export type RecentDesign = Pick<StoredDesign, 'id' | 'name' | 'technologies' | 'summary' | 'savedAtMs'>;

/** Ids of documents are made where the clock is: two copies of one template are two documents. */
const freshId = (base: string): Design['id'] => asId(`${base}-${Date.now().toString(36)}`);

/** What became of opening a design. */
export type Opening =
  | { readonly kind: 'opened' }
  /** Something else was opened while it waited for code. */
  | { readonly kind: 'overtaken' }
  /** It is not kept, or what is kept of it is damaged. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly sentence: string }
  /** Code could not be fetched; trying again may help. */
  | { readonly kind: 'unfetched'; readonly sentence: string };

let openings = 0;
/** The last thing that was asked for is the one that opens. @returns whether that is still this one */
function beginOpening(): () => boolean {
  openings += 1;
  const own = openings;
  return () => own === openings;
}

/** Opens a built-in design by id and options (`cc-a1+hold=60`) as a new document. */
export async function openTemplate(spec: string, mode: Mode = 'design'): Promise<Opening> {
  const isLatest = beginOpening();
  const trouble = await needTechnologies(technologiesOfTemplate(spec));
  if (!isLatest()) return { kind: 'overtaken' };
  if (trouble !== undefined) return { kind: 'unfetched', sentence: trouble };
  const built = templateDesign(spec);
  if ('error' in built) return { kind: 'refused', sentence: built.error };
  openDesign({ ...built, id: freshId(built.id) }, { mode });
  return { kind: 'opened' };
}

/** Code of the diagnostic that says that code could not be fetched: trying again may help. */
export const UNFETCHED_CODE = 'app.unfetched';
const unread = (code: string, message: string): Read<Design> => ({
  value: undefined,
  diagnostics: [{ severity: 'error', line: 0, column: 0, code, message }],
});

/** Reads a pasted or opened text and opens what it gives; diagnostics stay beside the kept text. */
export const openText = (text: string, name: string): Promise<Read<Design>> => openTexts([{ name, text }]);

/** Several texts together are one design: one configuration a device, or bodies that speak of each other. */
async function openTexts(files: readonly { readonly name: string; readonly text: string }[]): Promise<Read<Design>> {
  const isLatest = beginOpening();
  const trouble = await needTechnologies(technologiesOfFiles(files));
  if (trouble !== undefined) return unread(UNFETCHED_CODE, trouble);
  const read = importFiles(files);
  if (!read.value || !isLatest()) return read;
  const name = files.map((file) => file.name).join(', ');
  const text =
    files.length === 1 ? (files[0]?.text ?? '') : files.map((file) => `# ${file.name}\n${file.text}`).join('\n');
  openDesign({ ...read.value, id: freshId(read.value.id) }, { report: { name, text, diagnostics: read.diagnostics } });
  return read;
}
/** Opens one file, or several that belong together. */
export async function openFiles(files: readonly File[]): Promise<Read<Design>> {
  const texts: { readonly name: string; readonly text: string }[] = [];
  for (const file of files) {
    const content = await readTextFile(file);
    if (!('text' in content)) return unread('file.large', content.error);
    texts.push({ name: file.name, text: content.text });
  }
  return openTexts(texts);
}
export function newDesign(): void {
  beginOpening();
  openDesign(emptyDesign('Untitled design', freshId('design')));
}
export function saveToFile(): void {
  const design = currentDesign();
  if (design) download(`${design.name.replace(/[^\w.-]+/g, '-')}.standby.json`, saveDesign(design), 'application/json');
}

export async function recentDesigns(): Promise<readonly RecentDesign[]> {
  await replayJournal();
  return listDesigns();
}
/** Opens a saved design as it was left, with its runs. */
export async function openRecent(id: string): Promise<Opening> {
  const isLatest = beginOpening();
  await replayJournal();
  const stored = await getDesign(id);
  const design = stored && loadDesign(stored.text).value;
  if (!stored || !design) return { kind: 'gone' };
  const trouble = await needTechnologies(technologiesOf(design));
  if (!isLatest()) return { kind: 'overtaken' };
  if (trouble !== undefined) return { kind: 'unfetched', sentence: trouble };
  openDesign(design);
  if (stored.session) restoreSession(stored.session);
  return { kind: 'opened' };
}
export async function removeRecent(id: string): Promise<void> {
  await deleteDesign(id);
  if (currentDesign()?.id === id) closeDesign();
}

function stored(design: Design): StoredDesign {
  const groups = Object.values(design.groups);
  const titles = groups.map((group) => cardOf(group.technology)?.title ?? group.technology);
  const devices = Object.keys(design.nodes).length;
  return {
    id: design.id,
    name: design.name,
    technologies: groups.map((group) => group.technology),
    summary: [...new Set(titles), `${devices} ${devices === 1 ? 'device' : 'devices'}`].join(', '),
    text: saveDesign(design),
    session: sessionOf(),
    savedAtMs: Date.now(),
  };
}

/** Quiet time before a change is written: long enough to pass over a drag, short enough to lose nothing one would miss. */
const SAVE_DELAY_MS = 250;
/** After a failed write (the store is full, or another tab upgrades it) it is tried again. */
const RETRY_DELAY_MS = 2_000;

/**
 * Keeps the open design and its session in the browser's database from now on, and in the journal when the page goes away.
 * @returns a function that stops it
 */
export function startAutosave(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty: Design | null = null;
  // On its way to the database: a page that goes away now aborts the write, so the journal has to have it.
  let writing: Design | null = null;
  const save = async (): Promise<void> => {
    const design = dirty;
    if (!design) return;
    dirty = null;
    writing = design;
    try {
      await putDesign(stored(design));
      if (dirty === null) useEditor.setState({ saved: 'saved' });
    } catch {
      dirty ??= design;
      useEditor.setState({ saved: 'failed' });
      timer = setTimeout(() => void save(), RETRY_DELAY_MS);
    } finally {
      if (writing === design) writing = null;
    }
  };
  const touch = (): void => {
    const design = currentDesign();
    if (!design) return;
    dirty = design;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), SAVE_DELAY_MS);
  };
  const leave = (): void => {
    const design = dirty ?? writing ?? (useRun.getState().playing ? currentDesign() : null);
    if (design) writeJournal(stored(design));
  };
  const stopEditor = useEditor.subscribe((state, before) => {
    if (state.history?.present !== before.history?.present || state.mode !== before.mode) touch();
  });
  // While playing the playhead moves with every frame: it is written when it rests, or in the journal on leaving.
  const stopRun = useRun.subscribe((state, before) => {
    const moved = state.playheadMs !== before.playheadMs && !state.playing;
    if (
      moved ||
      state.branches !== before.branches ||
      state.current !== before.current ||
      state.playing !== before.playing
    )
      touch();
  });
  window.addEventListener('pagehide', leave);
  return () => {
    clearTimeout(timer);
    stopEditor();
    stopRun();
    window.removeEventListener('pagehide', leave);
  };
}
