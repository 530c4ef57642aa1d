// Who owned which slot of the hash when: floating backup over a failure, a return, and a second failure that drops a share.
import { expect, it } from 'vitest';
import { loadTechnologies } from '../../../machines/registry';
import { runDesign } from '../../../machines/run';
import { templateDesign } from '../../../machines/templates';
import { formerOwner, lastMove, shareHistory } from './share-history';

await loadTechnologies();

const design = templateDesign('ams-f1');
if ('error' in design) throw new Error(design.error);
const step = (atS: number, kind: 'fail' | 'repair', pic: string) =>
  ({ atMs: atS * 1000, step: { kind, target: `pic:MX/${pic}` } }) as const;
const run = runDesign(design, {
  designHash: '',
  from: 'settled',
  steps: [step(10, 'fail', 'mams-1/1/0'), step(20, 'repair', 'mams-1/1/0'), step(30, 'fail', 'mams-3/0/0')],
  untilMs: 60_000,
});
// Members by index: 1/0/0, 1/1/0, 2/0/0, 3/0/0.
const history = shareHistory(run, 'ams0@MX', 'slots');

it('tells every change with its time, once', () => {
  expect(history).toEqual([
    { atMs: -1, shares: [0, 1, 2] },
    { atMs: 10_000, shares: [0, 3, 2] },
    { atMs: 30_000, shares: [0, 1, 2] },
  ]);
  expect(shareHistory(run, 'ams0@MX', 'slots')).toBe(history);
});

it('knows what moved last and who had it before', () => {
  expect(lastMove(history, 9_999)).toBeUndefined();
  expect(lastMove(history, 25_000)).toEqual({ atMs: 10_000, moved: [{ share: 1, from: 1, to: 3 }] });
  expect(formerOwner(history, 25_000, 1)).toBe(1);
  expect(formerOwner(history, 25_000, 0)).toBeNull();
  expect(formerOwner(history, 30_000, 1)).toBe(3);
});

it('is empty for a fact that tells no shares', () => {
  expect(shareHistory(run, 'ams0@MX', 'rehashes')).toEqual([{ atMs: -1, shares: [] }]);
});
