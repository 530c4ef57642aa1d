// Lists, sets of APs and what a cohort does in corners that no row of the table reaches.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run, TraceEntry } from '../kernel/types';
import { apCount, apOrdinals, apSetOf, difference, intersection, union } from './ap-set';
import { listOf, listPeriod, permutation } from './lists';
import { stateAt } from './show/state-at';
import { designOf, landsAt, lossAt, planOf, runOf, statesAt } from './testing/conformance';

const contextOf =
  (run: Run) =>
  ({ instance, atMs }: TraceEntry): string =>
    JSON.stringify(stateAt(run, instance, atMs));

describe('sets of APs', () => {
  const ordinals = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });
  const sorted = (items: Iterable<number>): readonly number[] => [...items].sort((a, b) => a - b);
  it('are sets', () =>
    fc.assert(
      fc.property(ordinals, ordinals, (a, b) => {
        const [left, right] = [apSetOf(a), apSetOf(b)];
        expect(apOrdinals(left)).toEqual(sorted(a));
        expect(apCount(left)).toBe(a.length);
        expect(apOrdinals(union(left, right))).toEqual(sorted(new Set([...a, ...b])));
        expect(apOrdinals(intersection(left, right))).toEqual(sorted(a.filter((each) => b.includes(each))));
        expect(apOrdinals(difference(left, right))).toEqual(sorted(a.filter((each) => !b.includes(each))));
      }),
    ));
});

describe('lists', () => {
  it('are the lexicographic permutations of R3', () =>
    expect(Array.from({ length: 6 }, (_, at) => permutation(3, at).join(''))).toEqual([
      '012',
      '021',
      '102',
      '120',
      '201',
      '210',
    ]));
  it.each([2, 5, 6, 10])('share %i members evenly, also after one failure', (n) => {
    const cluster = {
      places: Array.from({ length: n }, (_, at) => at),
      selection: 'shuffle',
      order: [],
      sitePermutation: 0,
    } as const;
    const period = listPeriod([cluster]);
    const lists = Array.from({ length: period }, (_, at) => listOf([cluster], at));
    for (const list of lists) expect(new Set(list).size).toBe(n);
    const first = (gone: number): ReadonlyMap<number, number> => {
      const counts = new Map<number, number>();
      for (const list of lists) {
        const place = list.find((each) => each !== gone) ?? -1;
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      return counts;
    };
    expect(new Set(first(-1).values()).size).toBe(1);
    expect(new Set(first(0).values()).size).toBe(1);
  });
});

describe('ten thousand APs', () => {
  const cost = (spec: string) => {
    const run = runOf(spec, ['0s fail edge:ME2', '600s repair edge:ME2']);
    return { instances: planOf(designOf(spec)).instances.length, entries: run.trace.length };
  };
  it('cost what a hundred cost', () => expect(cost('mist-ta+aps=10000')).toEqual(cost('mist-ta+aps=100')));
  it('are moved back in few steps', () =>
    expect(cost('mist-ta+aps=10000+preempt=15min').entries).toBeLessThan(
      3 * cost('mist-ta+aps=100+preempt=15min').entries,
    ));
});

describe('hellos', () => {
  it('count from the last one that was answered: a way back between two hellos answers none', () => {
    const run = runOf('mist-ta', ['0s fail edge:ME2', '70s repair edge:ME2', '80s fail edge:ME2']);
    expect(landsAt(run, '420<')).toBe('200/200/200');
    expect(landsAt(run, 421)).toBe('300/0/300');
    expect(lossAt(run, 8000)).toEqual({ '0': 400, '411': 200 });
  });
  it('start anew when one was answered in between', () => {
    const run = runOf('mist-ta', ['0s fail edge:ME2', '70s repair edge:ME2', '130s fail edge:ME2']);
    expect(landsAt(run, '540<')).toBe('200/200/200');
    expect(landsAt(run, 541)).toBe('300/0/300');
  });
  it('fall on multiples of the interval, whenever the Edge dies', () => {
    const run = runOf('mist-ta', ['59s fail edge:ME2']);
    expect(landsAt(run, '420<')).toBe('200/200/200');
    expect(landsAt(run, 421)).toBe('300/0/300');
    expect(lossAt(run, 8000)).toEqual({ '0': 400, '362': 200 });
    expect(landsAt(runOf('mist-ta', ['60s fail edge:ME2']), 480)).toBe('200/0/200 none 200');
  });
});

describe('a cohort', () => {
  it('knows no time of the run: the same faults a day later take it through the same states', () => {
    const faults = ['12345ms fail edge:ME1', '100s fail edge:ME2', '700s repair edge:ME1', '1s ME1> preempt_aps'];
    const later = (step: string): string => {
      const [, number, rest = ''] = /^(\d+)(.*)$/.exec(step) ?? [];
      return `${Number(number) + (rest.startsWith('ms') ? 86_400_000 : 86_400)}${rest}`;
    };
    const statesOf = (steps: readonly string[]): readonly string[] => {
      const run = runOf('mist-tb', steps, { untilS: 90_000 });
      return run.trace.filter(({ atMs, instance }) => atMs > 0 && instance.startsWith('Corp@all/')).map(contextOf(run));
    };
    const own = statesOf(faults);
    expect(own.length).toBeGreaterThan(20);
    expect(statesOf(faults.map(later))).toEqual(own);
  });
});

describe('an attempt', () => {
  it('costs 10 s after all when the live peer dies while the tunnel is set up', () => {
    const run = runOf('mist-tb1+hello=10x3', ['0s fail edge:ME1', '30500ms fail edge:ME2', '35s repair edge:ME2']);
    // Asked at 30 s, dead at 30.5 s, given up at 40 s; ME1, lost before, is last until 50 s. The next pass starts at the top with
    // ME1 again, and ME2 has its turn at 60 s.
    expect(landsAt(run, '61<')).toBe('0/200 none 200');
    expect(landsAt(run, 61)).toBe('0/400');
  });
  it('is repeated in turn for ever; the first that answers wins', () => {
    const run = runOf('mist-tb1', ['0s fail edge:ME1', '0s fail edge:ME2', '1000s repair edge:ME1']);
    expect(statesAt(run, 999, 'Corp@all')).toBe('no_peer');
    // From 440 s on all ask ME1, ME2, ME1 … (or ME2, ME1 …) every 10 s: at 1000 s the turn is ME1's for half of them.
    expect(landsAt(run, 1001)).toBe('200/0 none 200');
    expect(landsAt(run, 1011)).toBe('400/0');
  });
  it('goes on in turn with everybody when the only live peer dies between two attempts', () => {
    const run = runOf('mist-ta+ordered+hello=10x3', [
      '0s fail edge:ME1',
      '0s fail edge:ME2',
      '0s fail edge:ME3',
      '65s repair edge:ME3',
      '80500ms fail edge:ME3',
      '85s repair edge:ME3',
      '95s fail edge:ME3',
      '101s repair edge:ME1',
    ]);
    // Asks ME3 at 80 s and loses it, begins its turn at 90 s with ME1; ME2 is due at 100 s, ME3 at 110 s, ME1 again at 120 s.
    expect(landsAt(run, '121<')).toBe('0/0/0 none 600');
    expect(landsAt(run, 121)).toBe('600/0/0');
  });
  it('goes on behind the lost peer where the design says so', () => {
    // AP 2 of R3 has ME2,ME1,ME3 and is on ME1: from the top it goes home to ME2, onwards to ME3.
    const lands = (option: string): string =>
      landsAt(runOf(`mist-ta${option}`, ['0s fail edge:ME2', '500s repair edge:ME2', '1000s fail edge:ME1']), 2000);
    expect(lands('')).toBe('0/200/400');
    expect(lands('+reselect=next')).toBe('0/100/500');
  });
});

describe('a tick', () => {
  it('does not see what is repaired in its own instant (R1)', () => {
    const run = runOf('mist-ta+preempt=15min', ['0s fail edge:ME2', '900s repair edge:ME2']);
    expect(landsAt(run, '1800<')).toBe('300/0/300');
    expect(landsAt(run, 2101)).toBe('200/200/200');
  });
  it('sees a check that recovers in its own instant (R1)', () => {
    const run = runOf('mist-tb1+crm=300+preempt=15min', [
      '0s fail resource:gateway1@ME1',
      '890s repair resource:gateway1@ME1',
    ]);
    expect(statesAt(run, 900, 'ME1')).toBe('serving');
    expect(landsAt(run, 1201)).toBe('200/200');
  });
  it('comes on its day of the week', () => {
    // Monday 10:00 at 0: Sunday 02:00 is 5 days and 16 hours later.
    const dueS = 5 * 86_400 + 16 * 3600;
    const run = runOf('mist-tb1+preempt=02:00/sun@10:00', ['0s fail edge:ME1', '600s repair edge:ME1'], {
      untilS: 600_000,
    });
    expect(landsAt(run, `${dueS}<`)).toBe('0/400');
    expect(landsAt(run, dueS + 301)).toBe('200/200');
  });
});

describe('a check', () => {
  it('that fails in the instant of the repair fails all the same, and recovers 10 s later (R1)', () => {
    const run = runOf('mist-tb1+crm=300', ['0s fail resource:gateway1@ME1', '300s repair resource:gateway1@ME1']);
    expect(statesAt(run, 300, 'ME1')).toBe('suspended');
    expect(statesAt(run, 310, 'ME1')).toBe('serving');
    expect(landsAt(run, 301)).toBe('0/400');
  });
  it('of an Edge of its own overrides the one of the cluster', () => {
    const run = runOf('mist-tb1+crm=300+crm=ME1:60', ['0s fail resource:gateway1']);
    expect(statesAt(run, 60, 'ME1', 'ME2')).toBe('suspended serving');
    expect(statesAt(run, 300, 'ME1', 'ME2')).toBe('suspended suspended');
  });
});

describe('APs outside of the AP subnets of the primary', () => {
  const run = runOf('mist-tb+subnets=200', []);
  it('are on the secondary only', () => {
    expect(landsAt(run, 0, 'Corp@siteA')).toBe('100/100/0/0');
    expect(landsAt(run, 0, 'Corp@siteB')).toBe('0/0/100/100');
  });
});
