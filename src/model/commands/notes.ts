// Adds notes to the canvas and changes their text.
import type { Command } from '../command';
import { asId, type NoteId, type Point } from '../design';
import { freeNumbered } from '../ids';
import { LIMITS } from '../limits';
import { find, has, put, withPairs } from '../records';
import { pointAnswer } from './add-node';
import { allOf, roomFor } from './room';

export const addNote: Command<{ readonly text: string; readonly at: Point }> = {
  id: 'note.add',
  label: () => 'Add a note',
  can: (design, { text, at }) => allOf(roomFor(design, 'notes'), textAnswer(text), pointAnswer(at)),
  run: (design, { text, at }) => {
    const id = asId<NoteId>(freeNumbered('note', (candidate) => has(design.notes, candidate)));
    return {
      ...design,
      notes: put(design.notes, [{ id, text }]),
      layout: { ...design.layout, notes: withPairs(design.layout.notes, [[id, at]]) },
    };
  },
};

export const setNoteText: Command<{ readonly note: NoteId; readonly text: string }> = {
  id: 'note.text',
  label: () => 'Edit a note',
  can: (design, { note, text }) => allOf(has(design.notes, note) || `There is no note ${note}.`, textAnswer(text)),
  run: (design, { note, text }) => {
    const before = find(design.notes, note);
    if (before === undefined || before.text === text) return design;
    return { ...design, notes: put(design.notes, [{ ...before, text }]) };
  },
};

const textAnswer = (text: string): true | string =>
  text.length <= LIMITS.textLength || `A note has at most ${LIMITS.textLength} characters.`;
