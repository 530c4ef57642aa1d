// Designs in the browser's own store (IndexedDB): every change is kept, nothing leaves the machine. It knows no screen.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { JsonObject } from '../model';

/** One saved design: the document as text, and what the list of recent designs shows. */
export interface StoredDesign {
  readonly id: string;
  readonly name: string;
  /** Ids of the technologies in it. */
  readonly technologies: readonly string[];
  readonly summary: string;
  readonly text: string;
  /** What was being looked at (mode, runs, playhead): restored after a reload. */
  readonly session: JsonObject | null;
  readonly savedAtMs: number;
}
interface Schema extends DBSchema {
  designs: { key: string; value: StoredDesign; indexes: { savedAtMs: number } };
}

let database: Promise<IDBPDatabase<Schema>> | undefined;
function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('standby', 1, {
    upgrade(db) {
      db.createObjectStore('designs', { keyPath: 'id' }).createIndex('savedAtMs', 'savedAtMs');
    },
    // Another tab wants a newer version: give way, the next call opens anew.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      database = undefined;
    },
  });
  database.catch(() => {
    database = undefined;
  });
  return database;
}

export async function putDesign(design: StoredDesign): Promise<void> {
  await (await open()).put('designs', design);
}
export async function getDesign(id: string): Promise<StoredDesign | undefined> {
  return (await open()).get('designs', id);
}
export async function deleteDesign(id: string): Promise<void> {
  await (await open()).delete('designs', id);
}
/** Saved designs, newest first. */
export async function listDesigns(): Promise<readonly StoredDesign[]> {
  return (await (await open()).getAllFromIndex('designs', 'savedAtMs')).reverse();
}

const JOURNAL = 'standby.journal';
/** Keeps what is not yet in the database when the page goes away: IndexedDB may not finish then, localStorage does. */
export function writeJournal(design: StoredDesign): void {
  try {
    localStorage.setItem(JOURNAL, JSON.stringify(design));
  } catch {
    // Full or forbidden: the database still has the state of a moment ago.
  }
}
/** Moves the journal into the database; called before anything is read from it. */
export async function replayJournal(): Promise<void> {
  const text = localStorage.getItem(JOURNAL);
  if (text === null) return;
  localStorage.removeItem(JOURNAL);
  try {
    const entry = JSON.parse(text) as StoredDesign;
    const known = await getDesign(entry.id);
    if (!known || known.savedAtMs < entry.savedAtMs) await putDesign(entry);
  } catch {
    // A torn journal is worth nothing; the database has the last good state.
  }
}
