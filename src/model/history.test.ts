// Undo and redo move along immutable references; runs of one gesture are one step; the list is bounded.
import { describe, expect, it } from 'vitest';
import { asId, type Design, type DesignId } from './design';
import { emptyDesign } from './empty';
import {
  canRedo,
  canUndo,
  commit,
  createHistory,
  endMerge,
  HISTORY_LIMIT,
  type History,
  redo,
  redoLabel,
  undo,
  undoLabel,
} from './history';

const design = (name: string): Design => emptyDesign(name, asId<DesignId>('d'));
const [start, first, second, third] = [design('0'), design('1'), design('2'), design('3')];
const labels = (history: History) => [undoLabel(history), redoLabel(history)];

describe('history', () => {
  it('begins with nothing to undo or redo', () => {
    const history = createHistory(start);
    expect([canUndo(history), canRedo(history), ...labels(history)]).toEqual([false, false, undefined, undefined]);
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it('goes back and forth along the same references, with the names of the steps', () => {
    const history = commit(commit(createHistory(start), 'One', first), 'Two', second);
    expect(labels(history)).toEqual(['Two', undefined]);
    const back = undo(history);
    expect(back.present).toBe(first);
    expect(labels(back)).toEqual(['One', 'Two']);
    expect(undo(back).present).toBe(start);
    expect(redo(undo(back)).present).toBe(first);
    expect(redo(redo(undo(back))).present).toBe(second);
  });

  it('forgets what could be redone when something else is done', () => {
    const history = commit(undo(commit(createHistory(start), 'One', first)), 'Two', second);
    expect(canRedo(history)).toBe(false);
    expect(undo(history).present).toBe(start);
  });

  it('does not count the same reference as a step', () => {
    const history = createHistory(start);
    expect(commit(history, 'Nothing', start)).toBe(history);
  });

  it('makes one step of commits with one merge key, until the run ends', () => {
    let history = commit(createHistory(start), 'Move', first, { mergeKey: 'drag' });
    history = commit(history, 'Move', second, { mergeKey: 'drag' });
    expect(history.entries).toHaveLength(2);
    expect(undo(history).present).toBe(start);
    const next = commit(endMerge(history), 'Move', third, { mergeKey: 'drag' });
    expect(undo(next).present).toBe(second);
    expect(endMerge(endMerge(next))).toEqual(endMerge(next));
    expect(endMerge(createHistory(start)).entries).toHaveLength(1);
  });

  it('does not merge with another key, with none, or after an undo', () => {
    const history = commit(createHistory(start), 'Move', first, { mergeKey: 'a' });
    expect(commit(history, 'Move', second, { mergeKey: 'b' }).entries).toHaveLength(3);
    expect(commit(history, 'Move', second).entries).toHaveLength(3);
    const undone = undo(commit(history, 'Other', second));
    const again = commit(undone, 'Move', third, { mergeKey: 'a' });
    expect(undo(again).present).toBe(first);
  });

  it(`keeps ${HISTORY_LIMIT} steps`, () => {
    let history = createHistory(start);
    const steps = Array.from({ length: HISTORY_LIMIT + 20 }, (_, i) => design(`step ${i}`));
    for (const step of steps) history = commit(history, step.name, step);
    let count = 0;
    while (canUndo(history)) {
      history = undo(history);
      count += 1;
    }
    expect(count).toBe(HISTORY_LIMIT);
    expect(history.present).toBe(steps[19]);
  });
});
