// Conformance rows S09 to S15: critical resources. Every figure of the table; the row's number names the case.
import { describe, expect, it } from 'vitest';
import { factsAt, landsAt, lossAt, runOf, statesAt } from './testing/conformance';

const GATEWAY_FROM_ME1 = '0s fail resource:gateway1@ME1';

describe('S09: the gateway is out of reach of ME1 only', () => {
  const run = runOf('mist-tb1+crm=300', [GATEWAY_FROM_ME1]);
  it('suspends ME1 at 300 s', () => {
    expect(statesAt(run, '300<', 'ME1', 'ME2')).toBe('serving serving');
    expect(factsAt(run, '300<', 'ME1').monitoringFailed).toBe(false);
    expect(statesAt(run, 300, 'ME1', 'ME2')).toBe('suspended serving');
    expect(factsAt(run, 300, 'ME1').monitoringFailed).toBe(true);
  });
  it('has all APs on ME2 at 301 s', () => {
    expect(landsAt(run, '300<')).toBe('200/200');
    expect(landsAt(run, 300)).toBe('0/200 none 200');
    expect(landsAt(run, 301)).toBe('0/400');
  });
  it('black-holes 200 APs for 301 s; no hello is ever missed', () => {
    expect(lossAt(run, 8000)).toEqual({ '0': 200, '301': 200 });
    expect(factsAt(run, 1, 'Corp@all')).toMatchObject({ blackHoled: 200, missingHellos: 0 });
    expect(run.trace.filter(({ rule }) => rule === 'mist.hello.lost')).toEqual([]);
  });
});

describe('S10: the same without CRM', () => {
  const run = runOf('mist-tb1', [GATEWAY_FROM_ME1, '7000s repair resource:gateway1@ME1']);
  it('never notices: ME1 looks healthy and keeps its tunnels', () => {
    for (const seconds of [0, 301, 421, 6999]) {
      expect(statesAt(run, seconds, 'ME1')).toBe('serving');
      expect(landsAt(run, seconds)).toBe('200/200');
      expect(factsAt(run, seconds, 'ME1')).toMatchObject({ cloud: 'connected', monitoringFailed: false });
      expect(factsAt(run, seconds, 'Corp@all')).toMatchObject({ blackHoled: 200, lostNow: 200 });
    }
  });
  it('black-holes 200 APs until the repair', () => expect(lossAt(run, 8000)).toEqual({ '0': 200, '7000': 200 }));
});

const BACK = '900s repair resource:gateway1@ME1';
describe('S11: S09, the gateway is back at 900', () => {
  const run = runOf('mist-tb1+crm=300', [GATEWAY_FROM_ME1, BACK]);
  it('serves again at 910 s and gets nobody back', () => {
    expect(statesAt(run, '910<', 'ME1')).toBe('suspended');
    expect(statesAt(run, 910, 'ME1')).toBe('serving');
    expect(landsAt(run, 8000)).toBe('0/400');
    expect(lossAt(run, 8000)).toEqual({ '0': 200, '301': 200 });
  });
});

describe('S12: with auto-preemption every 15 minutes', () => {
  const run = runOf('mist-tb1+crm=300+preempt=15min', [GATEWAY_FROM_ME1, BACK]);
  it('does nothing at the tick of 900 s: ME1 is not healthy yet', () => {
    expect(statesAt(run, 910, 'ME1')).toBe('serving');
    expect(landsAt(run, '1800<')).toBe('0/400');
  });
  it('moves at the tick of 1800 s, each AP for 1 s', () => {
    expect(landsAt(run, 2101)).toBe('200/200');
    expect(lossAt(run, 8000)).toEqual({ '0': 200, '302': 200 });
  });
});

describe('S13: two checks, the TCP target is out of reach of ME1 only', () => {
  const run = runOf('mist-tb1+crm=300+tcp=300', ['0s fail resource:tcp@ME1']);
  it('suspends ME1 at 300 s because of one failed check of two', () => {
    expect(statesAt(run, '300<', 'ME1')).toBe('serving');
    expect(statesAt(run, 300, 'ME1')).toBe('suspended');
    expect(factsAt(run, 300, 'ME1').failedChecks).toEqual(['tcp tcp:443']);
    expect(landsAt(run, '300<')).toBe('200/200');
    expect(landsAt(run, 301)).toBe('0/400');
  });
  it('costs 200 APs 1 s, because the gateway works all the time', () => {
    expect(factsAt(run, '300<', 'Corp@all').lostNow).toBe(0);
    expect(lossAt(run, 8000)).toEqual({ '0': 200, '1': 200 });
  });
});

describe('S14: the gateway of the primary cluster dies', () => {
  const run = runOf('mist-tb+crm=300', ['0s fail resource:gateway1']);
  it('suspends both members at 300 s, the secondary serves', () => {
    expect(statesAt(run, '300<', 'ME1', 'ME2')).toBe('serving serving');
    expect(statesAt(run, 300, 'ME1', 'ME2', 'ME3', 'ME4')).toBe('suspended suspended serving serving');
  });
  it('has all APs there at 311 s, one dead candidate later', () => {
    expect(landsAt(run, '300<')).toBe('200/200/0/0');
    expect(landsAt(run, '311<')).toBe('0/0/0/0 none 400');
    expect(landsAt(run, 311)).toBe('0/0/200/200');
  });
  it('costs 400 APs 311 s and their clients the address', () => {
    expect(lossAt(run, 8000)).toEqual({ '311': 400 });
    expect(factsAt(run, 8000, 'Corp@all').addressChanges).toEqual({ '1': 400 });
  });
});

describe('S15: the only gateway dies', () => {
  const steps = ['0s fail resource:gateway1'];
  it.each([
    ['mist-tb1+crm=300', 'stranded'],
    ['mist-tb1+crm=300+disable', 'disabled'],
  ])('%s: nobody protects the last member; the WLAN is %s', (design, wlan) => {
    const run = runOf(design, steps);
    expect(statesAt(run, '300<', 'ME1', 'ME2')).toBe('serving serving');
    expect(statesAt(run, 300, 'ME1', 'ME2')).toBe('suspended suspended');
    for (const seconds of [300, 301, 8000]) expect(landsAt(run, seconds)).toBe('0/0 none 400');
    expect(factsAt(run, 8000, 'Corp@all').lostNow).toBe(400);
    expect(statesAt(run, 8000, 'wlan:corp@all')).toBe(wlan);
    expect(statesAt(run, 8000, 'cluster:C1', 'Corp@all')).toBe('down no_peer');
  });
});
