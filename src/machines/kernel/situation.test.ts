// A situation is one object exactly where all of its places hold the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairTable, Situation } from './situation';

const states = Array.from({ length: 4 }, (_, at) => ({ at }));
const changes = fc.array(fc.tuple(fc.nat(12), fc.nat(3), fc.boolean()), { maxLength: 60 });

it('is the same object for the same states, on whatever way they came about', () => {
  fc.assert(
    fc.property(changes, changes, (mine, theirs) => {
      const pairs = new PairTable();
      const run = (list: typeof mine) => {
        const situation = new Situation(13, pairs);
        const model = Array.from({ length: 13 }, () => -1);
        for (const [place, state, looks] of list) {
          situation.set(place, states[state] ?? {});
          model[place] = state;
          if (looks) situation.root();
        }
        return { root: situation.root(), model: model.join() };
      };
      const a = run(mine);
      const b = run(theirs);
      expect(a.root === b.root).toBe(a.model === b.model);
      expect(run(mine).root).toBe(a.root);
    }),
  );
});
