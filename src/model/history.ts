// Undo and redo: a list of immutable designs with the names of the steps between them. It knows no command.
import type { Design } from './design';

/** Steps that can be taken back; older ones are forgotten. */
export const HISTORY_LIMIT = 500;

interface Entry {
  readonly design: Design;
  /** Name of the step that led here; empty for the start. */
  readonly label: string;
  readonly mergeKey?: string;
}
export interface History {
  /** Never empty; entries after `index` can be redone. */
  readonly entries: readonly Entry[];
  readonly index: number;
  readonly present: Design;
}
export interface CommitOptions {
  /** Commits in a row with the same key are one step: a drag, a slider, a run of arrow keys. */
  readonly mergeKey?: string;
}

export const createHistory = (design: Design): History => at([{ design, label: '' }], 0);

/** Adds a step and drops what could be redone. The same design reference is no step. */
export function commit(history: History, label: string, design: Design, options: CommitOptions = {}): History {
  if (design === history.present) return history;
  const { mergeKey } = options;
  const top = history.entries[history.index];
  const isLast = history.index === history.entries.length - 1;
  const merges = mergeKey !== undefined && isLast && top?.mergeKey === mergeKey;
  const kept = history.entries.slice(0, merges ? history.index : history.index + 1);
  const entry: Entry = mergeKey === undefined ? { design, label } : { design, label, mergeKey };
  const entries = [...kept, entry].slice(-(HISTORY_LIMIT + 1));
  return at(entries, entries.length - 1);
}

/** Ends a run of merging commits: the next one is a step of its own (pointer released, key up, focus lost). */
export function endMerge(history: History): History {
  const top = history.entries[history.index];
  if (top?.mergeKey === undefined) return history;
  const entries = history.entries.with(history.index, { design: top.design, label: top.label });
  return at(entries, history.index);
}

/** The history one step back; itself where there is none. */
export const undo = (history: History): History =>
  canUndo(history) ? at(history.entries, history.index - 1) : history;

/** The history one step forward; itself where there is none. */
export const redo = (history: History): History =>
  canRedo(history) ? at(history.entries, history.index + 1) : history;

export const canUndo = (history: History): boolean => history.index > 0;
export const canRedo = (history: History): boolean => history.index < history.entries.length - 1;

/** Name of the step that `undo` takes back; undefined where there is none. */
export const undoLabel = (history: History): string | undefined =>
  canUndo(history) ? history.entries[history.index]?.label : undefined;

/** Name of the step that `redo` does again; undefined where there is none. */
export const redoLabel = (history: History): string | undefined => history.entries[history.index + 1]?.label;

function at(entries: readonly Entry[], index: number): History {
  const entry = entries[index];
  if (entry === undefined) throw new Error(`History has no entry ${index}.`);
  return { entries, index, present: entry.design };
}
