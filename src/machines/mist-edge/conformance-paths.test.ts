// Conformance rows S23 to S36: cloud, ports, paths, dual tunnel, anchors, operators. Every figure; the row's number names the case.
import { describe, expect, it } from 'vitest';
import { factsAt, landsAt, lossAt, runOf, statesAt } from './testing/conformance';

describe('S23: the OOBM cable of ME1 is pulled', () => {
  const run = runOf('mist-tb1', ['0s fail oobm:ME1']);
  it('disconnects ME1 from the cloud and nothing else', () => {
    expect(statesAt(run, 0, 'ME1')).toBe('serving');
    expect(factsAt(run, 0, 'ME1').cloud).toBe('disconnected');
    expect(statesAt(run, '60<', 'mxagent:ME1')).toBe('unheard');
    expect(statesAt(run, 61, 'mxagent:ME1')).toBe('disconnected');
    expect(landsAt(run, 8000)).toBe('200/200');
    expect(lossAt(run, 8000)).toEqual({ '0': 400 });
  });
});

describe('S24: the cloud is away while ME1 dies and comes back', () => {
  const run = runOf('mist-tb1+preempt=15min', [
    '0s fail cloud:mist',
    '120s fail edge:ME1',
    '1000s repair edge:ME1',
    '5000s repair cloud:mist',
  ]);
  it('fails over without the cloud and returns only after it is back', () => {
    expect(statesAt(run, 120, 'ME1')).toBe('down');
    expect(statesAt(run, 1000, 'ME1')).toBe('serving');
    expect(landsAt(run, '540<')).toBe('200/200');
    expect(landsAt(run, 541)).toBe('0/400');
    for (const seconds of [900, 1201, 4801, '5400<']) expect(landsAt(run, seconds)).toBe('0/400');
    expect(landsAt(run, 5701)).toBe('200/200');
  });
  it('costs 200 APs 421 s, and the nudge', () => expect(lossAt(run, 8000)).toEqual({ '0': 200, '422': 200 }));
});

describe('S25: one member of the LAG of ME1 is down', () => {
  const run = runOf('mist-ta', ['0s fail port:ME1/port0']);
  it('thins the LAG and moves nobody', () => {
    expect(statesAt(run, 0, 'ME1')).toBe('degraded');
    expect(factsAt(run, '0', 'ME1').activePorts).toEqual(['port0', 'port1']);
    expect(factsAt(run, 0, 'ME1').activePorts).toEqual(['port1']);
    expect(landsAt(run, 8000)).toBe('200/200/200');
    expect(lossAt(run, 8000)).toEqual({ '0': 600 });
  });
});

describe('S26: the downstream port of ME1 in dual arm', () => {
  const run = runOf('mist-tb1+dualarm+crm=300', ['0s fail port:ME1/port1']);
  it('is out of reach for the APs while its checks are healthy', () => {
    for (const seconds of [0, 301, 8000]) {
      expect(statesAt(run, seconds, 'ME1')).toBe('serving');
      expect(factsAt(run, seconds, 'ME1')).toMatchObject({ monitoringFailed: false, cloud: 'connected' });
    }
    expect(landsAt(run, '420<')).toBe('200/200');
    expect(landsAt(run, 421)).toBe('0/400');
    expect(lossAt(run, 8000)).toEqual({ '0': 200, '421': 200 });
  });
});

describe('S27: the switch of the whole primary cluster dies', () => {
  const run = runOf('mist-tb+crmC1=300', ['0s fail node:core1']);
  it('leaves the Edges connected to the cloud, without any data port', () => {
    expect(factsAt(run, 0, 'ME1')).toMatchObject({ cloud: 'connected', activePorts: [], monitoringFailed: false });
    expect(factsAt(run, '300<', 'ME2').monitoringFailed).toBe(false);
    for (const edge of ['ME1', 'ME2']) {
      expect(factsAt(run, 300, edge)).toMatchObject({ cloud: 'connected', monitoringFailed: true });
      expect(statesAt(run, 300, edge)).toBe('suspended');
    }
  });
  it('cannot tell its APs: hellos decide, not the checks', () => {
    expect(landsAt(run, 301)).toBe('200/200/0/0');
    expect(landsAt(run, '420<')).toBe('200/200/0/0');
    expect(landsAt(run, '431<')).toBe('0/0/0/0 none 400');
    expect(landsAt(run, 431)).toBe('0/0/200/200');
    expect(lossAt(run, 8000)).toEqual({ '431': 400 });
  });
});

describe('S28: the WAN from site A to DC1 fails for 840 s', () => {
  const run = runOf('mist-tb+preempt=15min+sites=120', ['0s fail path:siteA@C1', '840s repair path:siteA@C1']);
  const lands = (seconds: number | string): readonly number[] => {
    const [a, b] = ['Corp@siteA', 'Corp@siteB'].map((use) => factsAt(run, seconds, use));
    return ['ME1', 'ME2', 'ME3', 'ME4'].map((edge) => Number(a?.[edge]) + Number(b?.[edge]));
  };
  it('moves site A only, and back after the tick of 900 s', () => {
    expect(statesAt(run, 0, 'ME1', 'ME2', 'ME3', 'ME4')).toBe('serving serving serving serving');
    expect(landsAt(run, 0, 'Corp@siteA')).toBe('60/60/0/0');
    expect(landsAt(run, '420<', 'Corp@siteA')).toBe('60/60/0/0');
    expect(lands(431)).toEqual([140, 140, 60, 60]);
    expect(lands('900<')).toEqual([140, 140, 60, 60]);
    expect(lands(1201)).toEqual([200, 200, 0, 0]);
  });
  it('costs site A 431 s, the nudge and two changes of address', () => {
    expect(lossAt(run, 8000, 'Corp@siteA')).toEqual({ '432': 120 });
    expect(factsAt(run, 8000, 'Corp@siteA').addressChanges).toEqual({ '2': 120 });
    expect(lossAt(run, 8000, 'Corp@siteB')).toEqual({ '0': 280 });
    expect(factsAt(run, 8000, 'Corp@siteB').addressChanges).toEqual({ '0': 280 });
  });
});

describe('S29: both Edges of the guest tunnel die', () => {
  const steps = ['0s fail edge:ME5', '0s fail edge:ME6'];
  it.each([
    ['mist-guest', 'stranded'],
    ['mist-guest+disable', 'disabled'],
  ])('%s: guests are %s, staff is untouched', (design, wlan) => {
    const run = runOf(design, steps);
    expect(statesAt(run, 0, 'cluster:C3')).toBe('down');
    expect(landsAt(run, '420<', 'Guest@all')).toBe('200/200');
    for (const seconds of [420, 8000]) {
      expect(landsAt(run, seconds, 'Guest@all')).toBe('0/0 none 400');
      expect(landsAt(run, seconds)).toBe('200/200');
      expect(statesAt(run, seconds, 'wlan:guest@all', 'wlan:corp@all')).toBe(`${wlan} served`);
    }
    expect(lossAt(run, 8000)).toEqual({ '0': 400 });
  });
});

describe('S30: crosswise primary and secondary', () => {
  const run = runOf('mist-cross', ['0s fail edge:ME1', '0s fail edge:ME2']);
  it('puts East on the site of West', () => {
    expect(statesAt(run, 0, 'cluster:C1')).toBe('down');
    expect([landsAt(run, 0, 'East@all'), landsAt(run, 0, 'West@all')]).toEqual(['150/150/0/0', '0/0/150/150']);
    expect(factsAt(run, '420<', 'ME1')).toMatchObject({ tunnels: 150, loadPercent: 30 });
    expect(landsAt(run, 431, 'East@all')).toBe('0/0/150/150');
    expect(factsAt(run, 431, 'ME3')).toMatchObject({ tunnels: 300, loadPercent: 60 });
    expect(factsAt(run, 431, 'ME4')).toMatchObject({ tunnels: 300, loadPercent: 60 });
  });
  it('costs East 431 s and West nothing', () => {
    expect(lossAt(run, 8000, 'East@all')).toEqual({ '431': 300 });
    expect(lossAt(run, 8000, 'West@all')).toEqual({ '0': 300 });
  });
});

describe('S31: an anchor dies, then the other one', () => {
  const run = runOf('mist-anchor', ['0s fail edge:ME5', '3600s fail edge:ME6']);
  it('moves the tunnel from Edge to Edge at 421 s and has none from 4020 s on', () => {
    expect([landsAt(run, 0, 'Anchor@ME1'), landsAt(run, 0, 'Anchor@ME2')]).toEqual(['1/0', '0/1']);
    expect(landsAt(run, '420<', 'Anchor@ME1')).toBe('1/0');
    expect(landsAt(run, 421, 'Anchor@ME1')).toBe('0/1');
    expect(landsAt(run, '4020<', 'Anchor@ME1')).toBe('0/1');
    for (const edge of ['ME1', 'ME2']) expect(landsAt(run, 4020, `Anchor@${edge}`)).toBe('0/0 none 1');
  });
  it('keeps the AP tunnels; their traffic is lost for 421 s, and for ever from 3600 s on', () => {
    for (const seconds of [0, 421, 4020, 8000]) expect(landsAt(run, seconds)).toBe('200/200');
    expect(lossAt(run, '3600<')).toEqual({ '0': 200, '421': 200 });
    expect(factsAt(run, 420, 'Corp@all')).toMatchObject({ blackHoled: 200, lostNow: 200 });
    expect(factsAt(run, '3600<', 'Corp@all')).toMatchObject({ blackHoled: 0, lostNow: 0 });
    expect(factsAt(run, 8000, 'Corp@all')).toMatchObject({ blackHoled: 400, lostNow: 400, none: 0 });
  });
});

describe('S32: a fourth Edge joins', () => {
  const steps = ['0s ME4> PUT /api/v1/orgs/o/mxedges/ME4 {"mxcluster_id":"C1"}'];
  it('gets nobody without preemption', () => {
    const run = runOf('mist-ta+aps=2400+spare', steps);
    expect(statesAt(run, 0, 'ME1', 'ME2', 'ME3', 'ME4')).toBe('serving serving serving serving');
    expect(factsAt(run, 0, 'cluster:C1').members).toBe(4);
    for (const seconds of [0, 900, 1201, 8000]) expect(landsAt(run, seconds)).toBe('800/800/800/0');
    expect(lossAt(run, 8000)).toEqual({ '0': 2400 });
  });
  it('gets its share after the tick of 900 s; with the lists of R3 1800 APs move, each for 1 s', () => {
    const run = runOf('mist-ta+aps=2400+spare+preempt=15min', steps);
    expect(landsAt(run, '900<')).toBe('800/800/800/0');
    expect(landsAt(run, 1201)).toBe('600/600/600/600');
    expect(lossAt(run, 8000)).toEqual({ '0': 600, '1': 1800 });
  });
});

describe('S33: VLAN 30 is missing on the trunks of DC2', () => {
  const run = runOf('mist-tb+vlan30', ['0s fail edge:ME1', '0s fail edge:ME2']);
  it('works for the other VLANs only', () => {
    expect(statesAt(run, 431, 'ME3', 'ME4')).toBe('serving serving');
    expect(landsAt(run, '420<')).toBe('200/200/0/0');
    expect(landsAt(run, 431)).toBe('0/0/200/200');
    expect(factsAt(run, 0, 'Corp@all').blackHoledVlans).toEqual([]);
    expect(factsAt(run, 431, 'Corp@all').blackHoledVlans).toEqual([30]);
    for (const edge of ['ME3', 'ME4']) expect(factsAt(run, 431, edge).inactiveVlans).toEqual([30]);
    expect(lossAt(run, 8000)).toEqual({ '431': 400 });
  });
});

const S02 = ['0s fail edge:ME2', '600s repair edge:ME2'];
describe('S34: after S02 one AP reboots', () => {
  // AP 2 of R3 has the list ME2, ME1, ME3 and is on ME1. The reference gives no boot time: the step says when it is back.
  const run = runOf('mist-ta', [...S02, '3600s fail ap:all/2', '3690s repair ap:all/2']);
  it('starts at the top of its list', () => {
    expect(statesAt(run, 3690, 'ME1', 'ME2', 'ME3')).toBe('serving serving serving');
    expect(landsAt(run, '3600<')).toBe('300/0/300');
    expect(landsAt(run, 3600)).toBe('299/0/300 none 1');
    expect(landsAt(run, 3691)).toBe('299/1/300');
  });
  it('costs that AP its boot time', () => expect(lossAt(run, 8000)).toEqual({ '0': 400, '421': 199, '512': 1 }));
});

describe('S35: after S02 an operator disconnects all APs of ME1', () => {
  const run = runOf('mist-ta', [...S02, '3600s ME1> disconnect_aps {"percentage":100}']);
  it('sends 200 back to ME1 and 100 home to ME2', () => {
    expect(statesAt(run, 3601, 'ME1', 'ME2', 'ME3')).toBe('serving serving serving');
    expect(landsAt(run, '3600<')).toBe('300/0/300');
    expect(landsAt(run, 3601)).toBe('200/100/300');
    expect(run.replies.map(({ accepted }) => accepted)).toEqual([true]);
  });
  it('costs 300 APs 1 s', () => expect(lossAt(run, 8000)).toEqual({ '0': 200, '1': 200, '421': 100, '422': 100 }));
});

describe('S36: after S02 preempt_aps', () => {
  const run = runOf('mist-ta', [...S02, '3600s ME1> POST /api/v1/orgs/o/mxtunnels/Corp/preempt_aps']);
  it('moves 200 APs over 300 s and names them', () => {
    expect(landsAt(run, '3600<')).toBe('300/0/300');
    expect(landsAt(run, 3901)).toBe('200/200/200');
    const reply = JSON.parse(run.replies[0]?.text ?? '{}') as { preempted_aps: readonly string[] };
    expect(new Set(reply.preempted_aps).size).toBe(200);
    expect(reply.preempted_aps[0]).toMatch(/^5c5b35[0-9a-f]{6}$/);
  });
  it('costs each 1 s at most', () => expect(lossAt(run, 8000)).toEqual({ '0': 400, '422': 200 }));
});
