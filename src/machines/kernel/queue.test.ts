// The queue hands out by time, then phase, then arrival, whatever the order in which things come.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventQueue, type Phase, type Queued } from './queue';

const times = fc.array(
  fc.record({ atMs: fc.integer({ min: 0, max: 5 }), phase: fc.constantFrom<Phase>(1, 2, 3), pops: fc.nat(2) }),
  { maxLength: 200 },
);

it('is a stable priority queue under any mix of pushes and pops', () => {
  fc.assert(
    fc.property(times, (items) => {
      const queue = new EventQueue<Queued>();
      let model: Queued[] = [];
      const popBoth = (): void => {
        model = model.toSorted((a, b) => a.atMs - b.atMs || a.phase - b.phase || a.order - b.order);
        expect(queue.peek()).toBe(model[0]);
        expect(queue.pop()).toBe(model.shift());
      };
      items.forEach(({ atMs, phase, pops }, order) => {
        const item = { atMs, phase, order };
        queue.push(item);
        model.push(item);
        for (let at = 0; at < pops; at++) popBoth();
      });
      while (model.length > 0) popBoth();
      expect(queue.length).toBe(0);
      expect(queue.pop()).toBeUndefined();
    }),
  );
});
