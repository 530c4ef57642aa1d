// What the comparison recommends for each set of answers, and why.
import { describe, expect, it } from 'vitest';
import { clusterOrMultinode as comparison } from '../../machines/multinode-ha/comparison';
import { adviceOf } from './advice';

describe('the recommendation between two systems', () => {
  it('is open before anything is answered, and where an answer decides nothing', () => {
    expect(adviceOf(comparison, {}).kind).toBe('open');
    expect(adviceOf(comparison, { platform: 'srx1500', sites: 'one' }).kind).toBe('open');
  });
  it('leaves what is not ruled out, whatever speaks for the other', () => {
    const advice = adviceOf(comparison, { platform: 'srx300', insertion: 'routers', operation: 'rolling' });
    expect(advice).toMatchObject({ kind: 'one', subject: 'chassis-cluster' });
    expect([...advice.rows]).toContain('platforms');
    expect(adviceOf(comparison, { platform: 'srx4700', operation: 'single' }).subject).toBe('multinode-ha');
  });
  it('counts what speaks for each where both can be', () => {
    expect(adviceOf(comparison, { insertion: 'routers' }).subject).toBe('multinode-ha');
    expect(adviceOf(comparison, { insertion: 'layer2', operation: 'single' }).subject).toBe('chassis-cluster');
    expect(adviceOf(comparison, { insertion: 'layer2', operation: 'rolling' }).kind).toBe('either');
  });
  it('says that neither fits', () => {
    expect(adviceOf(comparison, { sites: 'far' }).kind).toBe('none');
    expect(adviceOf(comparison, { platform: 'srx300', sites: 'routed' }).kind).toBe('none');
  });
});

describe('the content of the comparison', () => {
  it('has a cell a system in every row, and a source for each', () => {
    const keys = new Set(comparison.sources.map(({ key }) => key));
    for (const { aspect, cells, sources } of comparison.rows) {
      expect(cells, aspect).toHaveLength(comparison.subjects.length);
      expect(sources.length, aspect).toBeGreaterThan(0);
      for (const key of sources) expect(keys, aspect).toContain(key);
    }
  });
  it('names rows and systems that there are', () => {
    const rows = new Set(comparison.rows.map(({ id }) => id));
    const subjects = new Set(comparison.subjects.map(({ id }) => id));
    for (const { options } of comparison.questions)
      for (const { verdicts } of options)
        for (const verdict of verdicts) {
          expect(subjects).toContain(verdict.subject);
          expect(verdict.rows.length).toBeGreaterThan(0);
          for (const row of verdict.rows) expect(rows).toContain(row);
        }
  });
});
