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
import { importFiles } from '../machines/import';
import { technologyOf } from '../machines/registry';
import { templateDesign } from '../machines/templates';
import { asId, type Design, emptyDesign, loadDesign, type Read, saveDesign } from '../model';
import { closeDesign, currentDesign, type Mode, openDesign, useEditor } from './editor-store';
import { restoreSession, sessionOf, useRun } from './run-store';

/** A design in the list of recent ones. */
export type RecentDesign = Pick<StoredDesign, 'id' | 'name' | 'technologies' | 'summary' | 'savedAtMs'>;

/** Ids of documents are made where the clock is: two copies of one template are two documents. */
const freshId = (base: string): Design['id'] => asId(`${base}-${Date.now().toString(36)}`);

/** Opens a built-in design by id and options (`cc-a1+hold=60`) as a new document. Returns a sentence if there is none. */
export function openTemplate(spec: string, mode: Mode = 'design'): string | undefined {
  const built = templateDesign(spec);
  if ('error' in built) return built.error;
  openDesign({ ...built, id: freshId(built.id) }, { mode });
  return undefined;
}

/** Reads a pasted or opened text and opens what it gives; diagnostics stay beside the kept text. */
export function openText(text: string, name: string): Read<Design> {
  const read = importFiles([{ name, text }]);
  if (!read.value) return read;
  openDesign({ ...read.value, id: freshId(read.value.id) }, { report: { name, text, diagnostics: read.diagnostics } });
  return read;
}
export async function openFile(file: File): Promise<Read<Design>> {
  const content = await readTextFile(file);
  if ('text' in content) return openText(content.text, file.name);
  return {
    value: undefined,
    diagnostics: [{ severity: 'error', line: 0, column: 0, code: 'file.large', message: content.error }],
  };
}
export function newDesign(): void {
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
/** Opens a saved design as it was left, with its runs; false when it is gone or unreadable. */
export async function openRecent(id: string): Promise<boolean> {
  await replayJournal();
  const stored = await getDesign(id);
  const design = stored && loadDesign(stored.text).value;
  if (!stored || !design) return false;
  openDesign(design);
  if (stored.session) restoreSession(stored.session);
  return true;
}
export async function removeRecent(id: string): Promise<void> {
  await deleteDesign(id);
  if (currentDesign()?.id === id) closeDesign();
}

function stored(design: Design): StoredDesign {
  const groups = Object.values(design.groups);
  const titles = groups.map((group) => technologyOf(group.technology)?.title ?? group.technology);
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
