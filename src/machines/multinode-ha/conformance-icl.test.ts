// Rows 10, 11, 13 to 16, 30 and 31 of the conformance table: the ICL is down, and what comes on top.
import { describe, expect, it } from 'vitest';
import {
  changesOf,
  chosenAt,
  factAt,
  flowsAt,
  newSessionsAt,
  outagesIn,
  pathAt,
  preferencesAt,
  reasonsOf,
  rolesAt,
  runOf,
  stateAt,
} from './testing/conformance';

const PREFIX = '10.11.0.1/32';
const VIP_SUBNET = '192.168.252.0/24';
const NONE = { 'office-to-web': '', 'branch-to-office': '' };

describe('row 10: the ICL path fails', () => {
  const run = runOf('t-r', ['0s fail icl:A-B']);
  it('changes no role and no route', () => {
    expect(changesOf(run, 'srg1@A')).toBe('');
    expect(changesOf(run, 'srg1@B')).toBe('');
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/backup');
    expect(preferencesAt(run, 1_900_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(preferencesAt(run, 1_900_000, 'R2', '0.0.0.0/0')).toBe('A10 B20');
    expect(outagesIn(run)).toEqual(NONE);
  });
  it('is noticed after 2.0 s; then B probes in vain', () => {
    for (const node of ['A', 'B']) {
      expect(factAt(run, 1999, `srg1@${node}`, 'connState')).toBe('UP');
      expect(factAt(run, 2000, `srg1@${node}`, 'connState')).toBe('DOWN');
      expect(factAt(run, 2000, `srg1@${node}`, 'coldSync')).toBe('IN PROGRESS');
    }
    expect(stateAt(run, 1999, 'probe-srg1@B')).toBe('idle');
    expect(stateAt(run, 2000, 'probe-srg1@B')).toBe('running');
    expect(stateAt(run, 1_900_000, 'probe-srg1@B')).toBe('running');
    expect(factAt(run, 2000, 'srg1@A', 'readiness')).toBe('NOT READY');
  });
  it('leaves new sessions without a copy', () => {
    expect(newSessionsAt(run, 10_000, 'office-to-web')).toBe('not copied');
    expect(stateAt(run, 10_000, 'session:office-to-web@B')).toBe('warm');
  });
  it('is not noticed where one of two paths is left', () => {
    const one = runOf('t-r', ['0s fail link:icl-0']);
    expect(stateAt(one, 10_000, 'icl@A')).toBe('up');
    const both = runOf('t-r', ['0s fail link:icl-0', '5s fail link:icl-1']);
    expect(changesOf(both, 'icl@B')).toBe('5000 silent, 7000 down');
  });
  it('is not noticed where it is over before BFD gives up', () => {
    const short = runOf('t-r', ['0s fail icl:A-B', '1999ms repair icl:A-B']);
    expect(changesOf(short, 'icl@B')).toBe('0 silent, 1999 up');
    expect(stateAt(short, 10_000, 'sync@B')).toBe('complete');
  });
});

describe('row 11: the ICL is repaired after 5 minutes', () => {
  const run = runOf('t-r', ['0s fail icl:A-B', '300s repair icl:A-B']);
  it('synchronises anew and changes nothing else', () => {
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/backup');
    expect(changesOf(run, 'srg1@A') + changesOf(run, 'srg1@B')).toBe('');
    expect(factAt(run, 300_000, 'srg1@A', 'connState')).toBe('UP');
    expect(factAt(run, 359_999, 'srg1@A', 'coldSync')).toBe('IN PROGRESS');
    expect(factAt(run, 360_000, 'srg1@A', 'coldSync')).toBe('COMPLETE');
    expect(factAt(run, 400_000, 'srg1@A', 'readiness')).toBe('READY');
    expect(stateAt(run, 400_000, 'probe-srg1@B')).toBe('idle');
  });
  it('loses nothing', () => {
    expect(preferencesAt(run, 400_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(outagesIn(run)).toEqual(NONE);
    expect(newSessionsAt(run, 400_000, 'office-to-web')).toBe('copied');
  });
});

describe('row 13: the ICL is down; then the A–R1 link fails', () => {
  const run = runOf('t-r', ['0s fail icl:A-B', '300s fail link:A-R1']);
  it('takes A out at 0.9 s, and B in one window later', () => {
    expect(rolesAt(run, 300_899)).toBe('online/active online/backup');
    expect(rolesAt(run, 300_900)).toBe('online/ineligible online/backup');
    expect(factAt(run, 300_900, 'srg1@A', 'failures')).toEqual(['BF']);
    expect(rolesAt(run, 305_899)).toBe('online/ineligible online/backup');
    expect(rolesAt(run, 305_900)).toBe('online/ineligible online/active');
    expect(reasonsOf(run, 'srg1@B')).toEqual(['305900 Split Brain Prevention logic result']);
  });
  it('signals low, medium, high in turn', () => {
    expect(preferencesAt(run, 300_900, 'R1', PREFIX)).toBe('A– B20');
    expect(preferencesAt(run, 300_900, 'R2', PREFIX)).toBe('A30 B20');
    expect(preferencesAt(run, 305_900, 'R2', PREFIX)).toBe('A30 B10');
    expect(preferencesAt(run, 305_900, 'R1', PREFIX)).toBe('A– B10');
  });
  it('costs the detection time of the routers, sessions stay', () => {
    expect(outagesIn(run)).toEqual({ 'office-to-web': '300000..300900', 'branch-to-office': '300000..300900' });
    expect(flowsAt(run, 310_000)).toEqual({
      'office-to-web': 'forwarding kept',
      'branch-to-office': 'forwarding kept',
    });
  });
  it('costs IPsec the window, too, without process-packet-on-backup', () => {
    const off = runOf('t-r+ppob-off', ['0s fail icl:A-B', '300s fail link:A-R1']);
    expect(outagesIn(off)['branch-to-office']).toBe('300000..305900');
  });
});

describe('row 14: the ICL is down; then R1 answers both', () => {
  const run = runOf('t-r', ['0s fail icl:A-B', '300s fail probe:R1']);
  it('makes both ACTIVE one window later', () => {
    expect(rolesAt(run, 299_999)).toBe('online/active online/backup');
    expect(rolesAt(run, 305_100)).toBe('online/active online/active');
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/active');
    expect(preferencesAt(run, 305_100, 'R1', PREFIX)).toBe('A10 B10');
    expect(preferencesAt(run, 305_100, 'R2', PREFIX)).toBe('A10 B10');
  });
  it('leaves it to the tie-break; IPsec is unstable', () => {
    expect(pathAt(run, 310_000, 'office-to-web')).toBe('office > R2 > A > R1 > web');
    expect(flowsAt(run, 310_000)).toEqual({
      'office-to-web': 'forwarding kept',
      'branch-to-office': 'unpredictable kept',
    });
  });
  it('keeps old sessions with ECMP, where both nodes have them; new ones are on one node only', () => {
    const ecmp = runOf('t-r+ecmp', ['0s fail icl:A-B', '300s fail probe:R1']);
    expect(rolesAt(ecmp, 305_100)).toBe('online/active online/active');
    expect(chosenAt(ecmp, 305_100, 'R1', PREFIX)).toBe('A B');
    expect(chosenAt(ecmp, 305_100, 'R2', '0.0.0.0/0')).toBe('A B');
    expect(flowsAt(ecmp, 310_000)['office-to-web']).toBe('forwarding kept');
    expect(newSessionsAt(ecmp, 310_000, 'office-to-web')).not.toBe('copied');
  });
});

describe('row 15: the ICL returns, 20.4 without priorities', () => {
  const run = runOf('t-r+20.4+no-priority', ['0s fail icl:A-B', '300s fail probe:R1', '600s repair icl:A-B']);
  it('has the lower local-id back off', () => {
    expect(rolesAt(run, 599_999)).toBe('online/active online/active');
    expect(rolesAt(run, 600_000)).toBe('online/backup online/active');
    expect(rolesAt(run, 1_900_000)).toBe('online/backup online/active');
    expect(preferencesAt(run, 600_000, 'R1', PREFIX)).toBe('A20 B10');
    expect(pathAt(run, 610_000, 'office-to-web')).toBe('office > R2 > B > R1 > web');
  });
});

describe('row 16: the ICL returns, priorities 200 and 100', () => {
  const run = runOf('t-r', ['0s fail icl:A-B', '300s fail probe:R1', '600s repair icl:A-B']);
  it('has the lower priority back off', () => {
    expect(rolesAt(run, 599_999)).toBe('online/active online/active');
    expect(rolesAt(run, 600_000)).toBe('online/active online/backup');
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/backup');
    expect(preferencesAt(run, 600_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(pathAt(run, 610_000, 'office-to-web')).toBe('office > R2 > A > R1 > web');
  });
  it('has A back off where B has the higher one', () => {
    const other = runOf('t-r+prio-b-250', ['0s fail icl:A-B', '300s fail probe:R1', '600s repair icl:A-B']);
    expect(rolesAt(other, 599_999)).toBe('online/active online/active');
    expect(rolesAt(other, 600_000)).toBe('online/backup online/active');
  });
  it('has the lower local-id back off where both are equal', () => {
    const equal = runOf('t-r+equal-priority', ['0s fail icl:A-B', '300s fail probe:R1', '600s repair icl:A-B']);
    expect(rolesAt(equal, 600_000)).toBe('online/backup online/active');
  });
});

describe('row 30: hybrid; only the ICL fails', () => {
  const run = runOf('t-h', ['0s fail icl:A-B']);
  it('changes nothing: the probes are answered', () => {
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/backup');
    expect(changesOf(run, 'srg1@A') + changesOf(run, 'srg1@B')).toBe('');
    expect(preferencesAt(run, 1_900_000, 'RTR1', VIP_SUBNET)).toBe('A10 B20');
    expect(factAt(run, 10_000, 'srg1@A', 'vip')).toBe('INSTALLED');
    expect(factAt(run, 10_000, 'srg1@B', 'vip')).toBe('NOT INSTALLED');
    expect(stateAt(run, 10_000, 'probe-srg1@B')).toBe('running');
    expect(factAt(run, 10_000, 'probe-srg1@B', 'result')).toBe('SUCCESS');
    for (const outage of Object.values(outagesIn(run))) expect(outage).toBe('');
  });
});

describe('row 31: then the segments are partitioned between the nodes', () => {
  const run = runOf('t-h', ['0s fail icl:A-B', '300s fail segment:lan1', '300s fail segment:lan2']);
  it('makes both ACTIVE after 3 s', () => {
    expect(rolesAt(run, 302_999)).toBe('online/active online/backup');
    expect(rolesAt(run, 303_000)).toBe('online/active online/active');
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/active');
    expect(preferencesAt(run, 303_000, 'RTR1', VIP_SUBNET)).toBe('A10 B10');
    expect(factAt(run, 303_000, 'srg1@A', 'vip')).toBe('INSTALLED');
    expect(factAt(run, 303_000, 'srg1@B', 'vip')).toBe('INSTALLED');
  });
  it('has each half use its side', () => {
    expect(pathAt(run, 310_000, 'srv-a-to-pc-a')).toBe('srv-a > lan2 > A > lan1 > pc-a');
    expect(pathAt(run, 310_000, 'srv-b-to-pc-b')).toBe('srv-b > lan2 > B > lan1 > pc-b');
    expect(flowsAt(run, 310_000)['srv-a-to-pc-a']).toMatch(/^forwarding/);
    expect(flowsAt(run, 310_000)['srv-b-to-pc-b']).toMatch(/^forwarding/);
    expect(outagesIn(run)['srv-a-to-pc-a']).toBe('');
  });
  it('changes nothing where the probed segment is whole', () => {
    const lan2 = runOf('t-h', ['0s fail icl:A-B', '300s fail segment:lan2']);
    expect(rolesAt(lan2, 1_900_000)).toBe('online/active online/backup');
  });
  it('heals with the ICL', () => {
    const healed = runOf('t-h', [
      '0s fail icl:A-B',
      '300s fail segment:lan1',
      '300s fail segment:lan2',
      '600s repair icl:A-B',
    ]);
    expect(rolesAt(healed, 600_000)).toBe('online/active online/backup');
  });
});
