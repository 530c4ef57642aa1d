// The order of flows: the longest way first, by the ways before any fault, so that no fault makes them change places.
import { expect, it } from 'vitest';
import { loadTechnologies, technologies } from '../../machines/registry';
import { runDesign } from '../../machines/run';
import { flowsOf } from './flow-look';

await loadTechnologies();

it('is the same in every run of a design', () => {
  const design = technologies()
    .flatMap(({ templates }) => templates)
    .find(({ id }) => id === 'hq-edge-pair')
    ?.build([]);
  if (!design || 'error' in design) throw new Error('the template builds');
  const orderIn = (...targets: readonly string[]) =>
    flowsOf(
      runDesign(design, {
        designHash: '',
        from: 'settled',
        steps: targets.map((target) => ({ atMs: 0, step: { kind: 'fail', target } })),
        untilMs: 10_000,
      }),
    ).map(({ id }) => id);
  expect(orderIn()[0]).toBe('office-to-web');
  expect(orderIn('node:node0')).toEqual(orderIn());
});
