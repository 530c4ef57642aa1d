// What a viewer is told: one sentence for what befalls many APs in one instant, and none twice.
import { describe, expect, it } from 'vitest';
import { tellMistEdge } from './tell';
import { designOf, runOf } from './testing/conformance';

function told(spec: string, steps: readonly string[]): readonly string[] {
  const design = designOf(spec);
  const run = runOf(design, steps);
  return run.trace.flatMap(({ atMs, seq }) => {
    const sentence = tellMistEdge(design, run, seq);
    return sentence === undefined ? [] : [`${atMs / 1000} ${sentence}`];
  });
}

describe('the sentences of a run', () => {
  it('count the APs of all groups together', () =>
    expect(told('mist-campus', ['5s fail edge:me-a1'])).toEqual([
      '5 me-a1 has no power; nobody tells its APs.',
      '5 The cloud does not hear me-a1; its tunnels do not need it.',
      '5 1000 APs miss hellos on Staff; they wait for 10 s × 3.',
      '30 1000 APs leave their Edge and ask the next of their list.',
      '31 All APs have a tunnel again: me-a2 2000.',
    ]));
  it('tell of a black hole that no hello sees, and of its end', () =>
    expect(told('mist-tb1', ['7s fail resource:gateway1@ME1', '60s repair resource:gateway1@ME1'])).toEqual([
      '7 200 APs are in a black hole: their Edge answers hellos, and what it bridges goes nowhere.',
      '60 What the APs send gets through again; no tunnel was moved.',
    ]));
  it('tell of a check, of the suspension and of the service again', () =>
    expect(told('mist-tb1+crm=60', ['0s fail resource:gateway1@ME1', '100s repair resource:gateway1@ME1'])).toEqual([
      '0 ME1: ping gateway1 is not answered; no hello will tell.',
      '0 200 APs are in a black hole: their Edge answers hellos, and what it bridges goes nowhere.',
      '60 ME1 is suspended: ping gateway1 failed, and it tells its APs to leave.',
      '60 200 APs of all leave their Edge and ask the next of their list.',
      '61 All APs of all have a tunnel again: ME2 400.',
      '110 ME1 serves again: all checks are healthy. Tunnels do not come back by themselves.',
    ]));
  it('tell of a preemption once, though it moves APs one by one', () => {
    const all = told('mist-tb1+preempt=15min', ['0s fail edge:ME1', '600s repair edge:ME1']);
    expect(all.filter((sentence) => /^(9\d\d|1[012]\d\d)/.test(sentence))).toEqual([
      '900 Auto-preemption of Corp: 200 APs are moved over the next 300 s.',
      expect.stringMatching(/^901.5 The cloud moves APs of all back/),
      expect.stringMatching(/^1201 Auto-preemption of Corp is done\./),
    ]);
  });
  it('tell of anchors', () =>
    expect(
      told('mist-guest-anchor', ['0s fail edge:me-d1']).filter((sentence) => /anchor|Anchor/.test(sentence)),
    ).toEqual([
      '0 me-a1 misses hellos on Anchor; it waits for 10 s × 3.',
      '30 me-a1 gives its anchor up and asks the next of its list.',
      '31 me-a1 is anchored again: me-d2.',
    ]));
});
