// Conformance rows S01 to S08: one Edge dies or is silent. Every figure of the table; the row's number names the case.
import { describe, expect, it } from 'vitest';
import { factsAt, landsAt, lossAt, runOf, statesAt } from './testing/conformance';

const ALL = ['ME1', 'ME2', 'ME3'] as const;
const KEPT = { '0': 600 };

describe('S01: ME2 loses power', () => {
  const run = runOf('mist-ta', ['0s fail edge:ME2']);
  it('leaves ME1 and ME3 serving', () => expect(statesAt(run, 0, ...ALL)).toBe('serving down serving'));
  it('keeps the tunnels until the seventh hello is missed at 420 s, and has them elsewhere at 421 s', () => {
    expect(landsAt(run, 0)).toBe('200/200/200');
    expect(landsAt(run, '420<')).toBe('200/200/200');
    expect(landsAt(run, 420)).toBe('200/0/200 none 200');
    expect(landsAt(run, '421<')).toBe('200/0/200 none 200');
    expect(landsAt(run, 421)).toBe('300/0/300');
  });
  it('costs 200 APs 421 s and 400 nothing; addresses are kept', () => {
    expect(lossAt(run, 8000)).toEqual({ '0': 400, '421': 200 });
    expect(factsAt(run, 8000, 'Corp@all')).toMatchObject({
      addressChanges: KEPT,
      staleAddresses: 0,
      lostNow: 0,
    });
  });
  it('shows the flow of those APs out for the same time', () =>
    expect(run.outages.get('Corp of all on ME2')).toEqual([{ fromMs: 0, toMs: 421_000 }]));
});

const DEAD_AND_BACK = ['0s fail edge:ME2', '600s repair edge:ME2'];
describe('S02: S01, ME2 back at 600', () => {
  const run = runOf('mist-ta', DEAD_AND_BACK, { untilS: 100_000 });
  it('serves again and gets nobody back', () => {
    expect(statesAt(run, 600, ...ALL)).toBe('serving serving serving');
    for (const seconds of [600, 900, 1201, 100_000]) expect(landsAt(run, seconds)).toBe('300/0/300');
  });
  it('loses nothing more', () => expect(lossAt(run, 100_000)).toEqual({ '0': 400, '421': 200 }));
});

describe('S03: with auto-preemption every 15 minutes', () => {
  const run = runOf('mist-ta+preempt=15min', DEAD_AND_BACK);
  it('waits for the tick at 900 s and is done by 1201 s', () => {
    expect(landsAt(run, '900<')).toBe('300/0/300');
    expect(landsAt(run, 1201)).toBe('200/200/200');
    expect(landsAt(run, 8000)).toBe('200/200/200');
  });
  it('costs each moved AP 1 s once and no client its association', () => {
    expect(lossAt(run, 8000)).toEqual({ '0': 400, '422': 200 });
    expect(factsAt(run, 8000, 'Corp@all')).toMatchObject({ addressChanges: KEPT, staleAddresses: 0 });
    const nudged = run.trace.filter(({ atMs, rule }) => atMs >= 0 && rule === 'mist.preempt.nudge');
    expect(nudged).toHaveLength(200);
    // Of 200 APs the k-th goes at 900 s + 1.5 s × k (R7).
    expect(nudged.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 200 }, (_, at) => 900_000 + 1500 * (at + 1)));
  });
});

describe('S04: ME2 silent for 300 s', () => {
  const run = runOf('mist-ta', ['0s fail edge:ME2', '300s repair edge:ME2']);
  it('moves nobody: five hellos are missed, seven are needed', () => {
    expect(statesAt(run, '300<', 'ME2')).toBe('down');
    expect(statesAt(run, 300, 'ME2')).toBe('serving');
    for (const seconds of [0, '300<', 300, 420, 421, 8000]) expect(landsAt(run, seconds)).toBe('200/200/200');
  });
  it('costs 200 APs 300 s', () => expect(lossAt(run, 8000)).toEqual({ '0': 400, '300': 200 }));
});

describe('S05: ME2 silent for 420 s', () => {
  const run = runOf('mist-ta', ['0s fail edge:ME2', '420s repair edge:ME2']);
  it('has missed the seventh hello at 420 s, in the instant when it is back', () => {
    expect(statesAt(run, 420, 'ME2')).toBe('serving');
    expect(landsAt(run, '420<')).toBe('200/200/200');
    expect(landsAt(run, 420)).toBe('200/0/200 none 200');
    expect(landsAt(run, 421)).toBe('300/0/300');
  });
  it('costs 200 APs 421 s', () => expect(lossAt(run, 8000)).toEqual({ '0': 400, '421': 200 }));
});

describe('S06: hello 10 s × 3', () => {
  const run = runOf('mist-ta+hello=10x3', ['0s fail edge:ME2']);
  it('has detected at 30 s and moved at 31 s', () => {
    expect(statesAt(run, 0, ...ALL)).toBe('serving down serving');
    expect(landsAt(run, '30<')).toBe('200/200/200');
    expect(landsAt(run, 30)).toBe('200/0/200 none 200');
    expect(landsAt(run, 31)).toBe('300/0/300');
    expect(lossAt(run, 8000)).toEqual({ '0': 400, '31': 200 });
  });
});

describe('S07: hello 1 s × 2, ME2 silent for 3 s', () => {
  const run = runOf('mist-ta+hello=1x2', ['100s fail edge:ME2', '103s repair edge:ME2']);
  it('fails over for nothing: detected at 102 s, away at 103 s when it is back, and stays away', () => {
    expect(statesAt(run, 103, 'ME2')).toBe('serving');
    expect(landsAt(run, '102<')).toBe('200/200/200');
    expect(landsAt(run, 102)).toBe('200/0/200 none 200');
    expect(landsAt(run, 103)).toBe('300/0/300');
    expect(landsAt(run, 8000)).toBe('300/0/300');
    expect(lossAt(run, 8000)).toEqual({ '0': 400, '3': 200 });
  });
});

describe('S08: tunterm of ME2 restarts', () => {
  const run = runOf('mist-ta', ['100s fail process:ME2/tunterm']);
  it('is silent for 3 s and keeps its tunnels', () => {
    expect(statesAt(run, 100, 'ME2')).toBe('restarting');
    expect(statesAt(run, '103<', 'ME2')).toBe('restarting');
    expect(statesAt(run, 103, 'ME2')).toBe('serving');
    for (const seconds of [100, 103, 420, 600, 8000]) expect(landsAt(run, seconds)).toBe('200/200/200');
    expect(lossAt(run, 8000)).toEqual({ '0': 400, '3': 200 });
  });
});
