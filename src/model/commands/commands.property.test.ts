// Whatever is edited in whatever order: nothing dangles, undo leads back, and the file reads back as it was.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../design';
import { commit, createHistory, type History, redo, undo } from '../history';
import { loadDesign, parseDesign } from '../load';
import { inIdOrder } from '../order';
import { saveDesign } from '../save';
import { type Dice, diceArbitrary, EDIT_COUNT, edited } from '../testing/random-edits';
import { sampleDesign } from '../testing/sample-design';

const rolls = fc.array(diceArbitrary, { minLength: 1, maxLength: 40 });

function play(dice: readonly Dice[], check: (before: Design, result: ReturnType<typeof edited>) => void): History {
  let history = createHistory(sampleDesign());
  for (const roll of dice) {
    const result = edited(history.present, roll);
    check(history.present, result);
    if (result.kind === 'done') history = commit(history, result.label, result.design);
  }
  return history;
}

describe('random edits', () => {
  it('never leave a dangling reference, a wrong id, a name twice or a broken limit', () => {
    const done = new Set<number>();
    fc.assert(
      fc.property(rolls, (dice) => {
        let i = 0;
        play(dice, (before, result) => {
          const roll = dice[i];
          i += 1;
          if (result.kind === 'refused') return expect(result.reason).toMatch(/^.{10,}\.$/s);
          expect(result.label).not.toBe('');
          if (result.design === before) return;
          expect(parseDesign(result.design).diagnostics).toEqual([]);
          if (roll) done.add(roll.edit % EDIT_COUNT);
        });
      }),
      { numRuns: 300, seed: 20_240_501 },
    );
    // Each kind of edit took effect somewhere: a run in which all are refused would prove nothing.
    expect(done.size).toBe(EDIT_COUNT);
  });

  it('undo of any run leads back to the reference it began with, redo to the one it ended with', () => {
    fc.assert(
      fc.property(rolls, (dice) => {
        const history = play(dice, () => undefined);
        let back = history;
        for (let i = 0; i < dice.length; i += 1) back = undo(back);
        expect(back.index).toBe(0);
        expect(back.present).toBe(history.entries[0]?.design);
        let forth = back;
        for (let i = 0; i < dice.length; i += 1) forth = redo(forth);
        expect(forth.present).toBe(history.present);
      }),
      { numRuns: 100 },
    );
  });

  it('leave a design that reads back from its file as it was, with the same bytes and in the same order', () => {
    fc.assert(
      fc.property(rolls, (dice) => {
        const design = play(dice, () => undefined).present;
        const text = saveDesign(design);
        const { value, diagnostics } = loadDesign(text);
        expect(diagnostics).toEqual([]);
        expect(value).toEqual(design);
        expect(value && saveDesign(value)).toBe(text);
        // Walked alike: a run must not depend on whether the design was loaded or drawn.
        expect(JSON.stringify(value && records(value))).toBe(JSON.stringify(records(design)));
        expect(JSON.stringify(records(inIdOrder(design)))).toBe(JSON.stringify(records(design)));
      }),
      { numRuns: 100 },
    );
  });
});

const records = ({ nodes, ports, links, groups, flows, scenarios, notes, sources, layout }: Design) =>
  [nodes, ports, links, groups, flows, scenarios, notes, sources, layout.nodes, layout.notes, layout.sides].map(
    Object.keys,
  );
