// What is told when one system takes another with it in the same instant: the cause and what it led to, in one caption.
import { expect, it } from 'vitest';
import { loadTechnologies, technologies } from '../../../machines/registry';
import { runDesign } from '../../../machines/run';
import { templateDesign } from '../../../machines/templates';
import { latest, sentencesOf } from './run-index';

await loadTechnologies();

function toldAt(template: string, target: string, atMs: number): string | undefined {
  const design = templateDesign(template);
  if ('error' in design) throw new Error(design.error);
  const steps = [{ atMs: 1000, step: { kind: 'fail' as const, target } }];
  const run = runDesign(design, { designHash: '', from: 'settled', steps, untilMs: 600_000 });
  return latest(sentencesOf(design, run, technologies()), atMs)?.text;
}

it('a switchover without graceful switchover is told with the services that restart', () => {
  expect(toldAt('ams-f1+re', 're:MX/re0', 1000)).toBe(
    'RE1 becomes master, RE0 is gone: the cards restart, all interfaces go down. ' +
      'ams0 starts from nothing: its PICs restart with their cards.',
  );
});

it('one that touches no card is told alone, and so is what begins later', () => {
  expect(toldAt('ams-f1+gres', 're:MX/re0', 1000)).toMatch(
    /^RE1 becomes master, RE0 is gone: the cards keep forwarding\./,
  );
  expect(toldAt('ams-f1+gres', 're:MX/re0', 1000)).not.toContain('services');
  expect(toldAt('ams-f1+re', 're:MX/re0', 400_000)).not.toContain('becomes master');
});
