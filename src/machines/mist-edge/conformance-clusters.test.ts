// Conformance rows S16 to S22: clusters, host selection, capacity. Every figure of the table; the row's number names the case.
import { describe, expect, it } from 'vitest';
import { factsAt, landsAt, lossAt, runOf, statesAt } from './testing/conformance';

const DC1_OFF = ['0s fail edge:ME1', '0s fail edge:ME2'];
const FOUR = ['ME1', 'ME2', 'ME3', 'ME4'] as const;

describe('S16: the whole primary cluster loses power', () => {
  const run = runOf('mist-tb', DC1_OFF);
  it('has all APs on the secondary at 431 s', () => {
    expect(statesAt(run, 0, ...FOUR)).toBe('down down serving serving');
    expect(landsAt(run, '420<')).toBe('200/200/0/0');
    expect(landsAt(run, '431<')).toBe('0/0/0/0 none 400');
    expect(landsAt(run, 431)).toBe('0/0/200/200');
    expect(lossAt(run, 8000)).toEqual({ '431': 400 });
  });
  it('leaves stale addresses where clients are not made to reconnect', () => {
    expect(factsAt(run, 431, 'Corp@all')).toMatchObject({ staleAddresses: 400, addressChanges: { '1': 400 } });
    expect(statesAt(run, 431, 'wlan:corp@all')).toBe('stale-addresses');
  });
  it('gives them new ones where they are', () => {
    const reconnecting = runOf('mist-tb+reconnect', DC1_OFF);
    expect(factsAt(reconnecting, 431, 'Corp@all')).toMatchObject({ staleAddresses: 0, addressChanges: { '1': 400 } });
    expect(statesAt(reconnecting, 431, 'wlan:corp@all')).toBe('served');
    expect(lossAt(reconnecting, 8000)).toEqual({ '431': 400 });
  });
  it('can be said by the name of the cluster', () =>
    expect(runOf('mist-tb', ['0s fail cluster:C1']).traceHash).not.toBe(''));
});

const DC1_BACK = [...DC1_OFF, '1800s repair edge:ME1', '1800s repair edge:ME2'];
describe('S17: S16, the primary is back at 1800', () => {
  const run = runOf('mist-tb', DC1_BACK, { untilS: 100_000 });
  it('serves and gets nobody back', () => {
    expect(statesAt(run, 1800, ...FOUR)).toBe('serving serving serving serving');
    for (const seconds of [1800, 2700, 100_000]) expect(landsAt(run, seconds)).toBe('0/0/200/200');
    expect(lossAt(run, 100_000)).toEqual({ '431': 400 });
  });
});

describe('S18: auto-preemption at 02:00, the clock is 10:00 at 0', () => {
  const run = runOf('mist-tb+preempt=02:00@10:00', DC1_BACK, { untilS: 100_000 });
  it('waits 16 hours and is done within 15 minutes', () => {
    expect(landsAt(run, '57600<')).toBe('0/0/200/200');
    expect(landsAt(run, 57_901)).toBe('200/200/0/0');
    expect(landsAt(run, 58_500)).toBe('200/200/0/0');
  });
  it('costs each AP 1 s and a second change of address', () => {
    expect(lossAt(run, 100_000)).toEqual({ '432': 400 });
    expect(factsAt(run, 100_000, 'Corp@all')).toMatchObject({ addressChanges: { '2': 400 }, staleAddresses: 0 });
  });
});

describe('S19: ordered', () => {
  const run = runOf('mist-ta+ordered', ['0s fail edge:ME1']);
  it('has all APs on the first host, then all on the second', () => {
    expect(landsAt(run, 0)).toBe('600/0/0');
    expect(statesAt(run, 0, 'ME1')).toBe('down');
    expect(landsAt(run, '420<')).toBe('600/0/0');
    expect(landsAt(run, 421)).toBe('0/600/0');
    expect(lossAt(run, 8000)).toEqual({ '421': 600 });
  });
});

const SITES = ['Corp@siteA', 'Corp@siteB', 'Corp@siteC'] as const;
describe('S20: shuffle-by-site', () => {
  const run = runOf('mist-ta+bysite', ['0s fail edge:ME2']);
  const total = (seconds: number | string): string => {
    const sum = [0, 0, 0];
    for (const site of SITES)
      landsAt(run, seconds, site)
        .split('/')
        .forEach((count, at) => {
          sum[at] = (sum[at] ?? 0) + Number(count);
        });
    return sum.join('/');
  };
  it('moves the site whole', () => {
    expect(SITES.map((site) => landsAt(run, 0, site))).toEqual(['0/300/0', '200/0/0', '0/0/100']);
    expect(total(0)).toBe('200/300/100');
    expect(statesAt(run, 0, 'ME2')).toBe('down');
    expect(total('420<')).toBe('200/300/100');
    expect(total(421)).toBe('500/0/100');
  });
  it('costs site A 421 s and the others nothing', () =>
    expect(SITES.map((site) => lossAt(run, 8000, site))).toEqual([{ '421': 300 }, { '0': 200 }, { '0': 100 }]));
});

describe('S21: two Edges at 80 %', () => {
  const run = runOf('mist-tb1+aps=800', ['0s fail edge:ME1']);
  it('leaves the survivor at 160 %, flagged; it still takes everybody (R9)', () => {
    expect(landsAt(run, 0)).toBe('400/400');
    expect(factsAt(run, 0, 'ME1')).toMatchObject({ loadPercent: 80, overload: false });
    expect(landsAt(run, 421)).toBe('0/800');
    expect(statesAt(run, 421, 'ME2')).toBe('serving');
    expect(factsAt(run, 421, 'ME2')).toMatchObject({ tunnels: 800, loadPercent: 160, overload: true });
    expect(factsAt(run, 421, 'cluster:C1')).toMatchObject({ overload: true });
    expect(lossAt(run, 8000)).toEqual({ '0': 400, '421': 400 });
  });
});

describe('S22: five Edges at 76.8 %, two die', () => {
  const run = runOf('mist-tc', ['0s fail edge:ME1', '960s fail edge:ME2']);
  it('loads the survivors with 96 % and 128 %', () => {
    expect(landsAt(run, 0)).toBe('3840/3840/3840/3840/3840');
    expect(factsAt(run, 0, 'ME1').loadPercent).toBe(76.8);
    expect(statesAt(run, 960, 'ME1', 'ME2')).toBe('down down');
    expect(landsAt(run, '420<')).toBe('3840/3840/3840/3840/3840');
    expect(landsAt(run, 421)).toBe('0/4800/4800/4800/4800');
    expect(factsAt(run, 421, 'ME2')).toMatchObject({ loadPercent: 96, overload: false });
    expect(landsAt(run, '1380<')).toBe('0/4800/4800/4800/4800');
    expect(landsAt(run, 1391)).toBe('0/0/6400/6400/6400');
    expect(factsAt(run, 1391, 'ME3')).toMatchObject({ loadPercent: 128, overload: true });
  });
  it('costs 3840 APs 421 s; of the 4800 on ME2 2880 lose 421 s and 1920 lose 431 s', () => {
    // 960 of the second 4800 had lost 421 s before, when ME1 died: of them some lose 421 s and some 431 s again.
    const loss = lossAt(run, 8000);
    const first = Object.entries(loss).reduce((sum, [seconds, aps]) => sum + (Number(seconds) >= 421 ? aps : 0), 0);
    expect(first).toBe(3840 + 4800 - 960);
    const second = run.trace.filter(({ atMs, rule }) => atMs >= 1381_000 && rule === 'mist.tunnel.connected');
    const aps = (atMs: number): number =>
      second
        .filter((entry) => entry.atMs === atMs)
        .reduce((sum, { text }) => sum + Number(/^\d+/.exec(text ?? '')?.[0]), 0);
    expect([aps(1_381_000), aps(1_391_000)]).toEqual([2880, 1920]);
  });
});
