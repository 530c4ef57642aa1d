// Rows 6 to 9, 12, 29, 32 and 36 of the conformance table: a node or its data plane dies, reboots, or is told to fail over.
import { describe, expect, it } from 'vitest';
import {
  changesOf,
  chosenAt,
  factAt,
  flowsAt,
  newSessionsAt,
  outagesIn,
  preferencesAt,
  reasonsOf,
  rolesAt,
  runOf,
  stateAt,
} from './testing/conformance';

const PREFIX = '10.11.0.1/32';
const PROBE = 'Split Brain Prevention logic result';

describe('row 6: A loses power', () => {
  const run = runOf('t-r', ['0s fail node:A']);
  it('moves routes at 0.9 s and roles at 7.0 s', () => {
    expect(preferencesAt(run, 899, 'R1', PREFIX)).toBe('A10 B20');
    expect(preferencesAt(run, 900, 'R1', PREFIX)).toBe('A– B20');
    expect(rolesAt(run, 6999)).toBe('off online/backup');
    expect(preferencesAt(run, 6999, 'R1', PREFIX)).toBe('A– B20');
    expect(rolesAt(run, 7000)).toBe('off online/active');
    expect(preferencesAt(run, 7000, 'R1', PREFIX)).toBe('A– B10');
    expect(reasonsOf(run, 'srg1@B')).toEqual([`7000 ${PROBE}`]);
  });
  it('notices the peer after 2.0 s', () => {
    expect(factAt(run, 1999, 'srg1@B', 'connState')).toBe('UP');
    expect(factAt(run, 2000, 'srg1@B', 'connState')).toBe('DOWN');
    expect(factAt(run, 2000, 'srg1@B', 'coldSync')).toBe('IN PROGRESS');
  });
  it('costs pass-through and IPsec the detection time of the routers', () => {
    expect(outagesIn(run)).toEqual({ 'office-to-web': '0..900', 'branch-to-office': '0..900' });
    expect(flowsAt(run, 7000)).toEqual({ 'office-to-web': 'forwarding kept', 'branch-to-office': 'forwarding kept' });
  });
  it('turns Warm sessions Active with the first packet, before the group moves', () => {
    expect(stateAt(run, 899, 'session:office-to-web@B')).toBe('warm');
    expect(stateAt(run, 900, 'session:office-to-web@B')).toBe('active');
    expect(stateAt(run, 900, 'session:branch-to-office@B')).toBe('backup');
    expect(stateAt(run, 7000, 'session:branch-to-office@B')).toBe('active');
  });
});

describe('row 7: the same without process-packet-on-backup', () => {
  const run = runOf('t-r+ppob-off', ['0s fail node:A']);
  it('has IPsec wait for the group', () => {
    expect(rolesAt(run, 6999)).toBe('off online/backup');
    expect(rolesAt(run, 7000)).toBe('off online/active');
    expect(preferencesAt(run, 900, 'R1', PREFIX)).toBe('A– B20');
    expect(preferencesAt(run, 7000, 'R1', PREFIX)).toBe('A– B10');
    expect(outagesIn(run)).toEqual({ 'office-to-web': '0..900', 'branch-to-office': '0..7000' });
  });
});

describe('row 8: A reboots by command and comes back', () => {
  const run = runOf('t-r', ['0s A> request system reboot']);
  it('says no goodbye, and does not take the group back', () => {
    expect(rolesAt(run, 6999)).toBe('off online/backup');
    expect(rolesAt(run, 7000)).toBe('off online/active');
    expect(rolesAt(run, 600_000)).toBe('online/backup online/active');
    expect(reasonsOf(run, 'srg1@A').at(-1)).toMatch(/Peer state Active received$/);
    expect(stateAt(run, 600_000, 'sync@A')).toBe('complete');
  });
  it('costs less than a second on leaving and nothing on return', () => {
    expect(preferencesAt(run, 600_000, 'R1', PREFIX)).toBe('A20 B10');
    expect(outagesIn(run)).toEqual({ 'office-to-web': '0..900', 'branch-to-office': '0..900' });
  });
});

describe('row 9: manual failover', () => {
  const command = 'request chassis high-availability failover services-redundancy-group 1 peer-id 2';
  const run = runOf('t-r', [`0s A> ${command}`]);
  it('swaps the roles at once', () => {
    expect(rolesAt(run, 0)).toBe('online/backup online/active');
    expect(factAt(run, 0, 'srg1@B', 'reason')).toBe('Manual failover at Peer');
    expect(preferencesAt(run, 0, 'R1', PREFIX)).toBe('A20 B10');
    expect(run.replies.map(({ text, accepted }) => `${text} ${accepted}`)).toEqual([
      'Initiated manual failover for Services-redundancy group 1 true',
    ]);
  });
  it('keeps sessions and loses nothing', () => {
    expect(outagesIn(run)).toEqual({ 'office-to-web': '', 'branch-to-office': '' });
    expect(flowsAt(run, 1000)).toEqual({ 'office-to-web': 'forwarding kept', 'branch-to-office': 'forwarding kept' });
    expect(changesOf(run, 'session:office-to-web@A')).toBe('0 warm');
    expect(changesOf(run, 'session:office-to-web@B')).toBe('0 active');
  });
  it('takes its words in any order, and goes back the same way', () => {
    const twice = runOf('t-r', [
      '0s A> request chassis high-availability failover peer-id 2 services-redundancy-group 1',
      '60s B> request chassis high-availability failover services-redundancy-group 1 peer-id 1',
    ]);
    expect(rolesAt(twice, 59_999)).toBe('online/backup online/active');
    expect(rolesAt(twice, 60_000)).toBe('online/active online/backup');
  });
  it.each([
    ['at the backup', [], '0s B', 'services-redundancy-group 1 peer-id 1'],
    ['without a peer-id', [], '0s A', 'services-redundancy-group 1'],
    ['for a group that is not there', [], '0s A', 'services-redundancy-group 2 peer-id 2'],
    ['to a node that is not the peer', [], '0s A', 'services-redundancy-group 1 peer-id 3'],
    ['while the ICL is down', ['0s fail icl:A-B'], '60s A', 'services-redundancy-group 1 peer-id 2'],
    [
      'before the cold synchronisation is complete',
      ['0s fail icl:A-B', '60s repair icl:A-B'],
      '61s A',
      'services-redundancy-group 1 peer-id 2',
    ],
    ['to a failed peer', ['0s fail link:B-R1'], '60s A', 'services-redundancy-group 1 peer-id 2'],
    ['with the words of a lab guide', [], '0s A', 'services-redundancy-group 1 manual-failover'],
  ])('is refused %s', (_, before, at, words) => {
    const refused = runOf('t-r', [...before, `${at}> request chassis high-availability failover ${words}`]);
    expect(refused.replies.map(({ accepted }) => accepted)).toEqual([false]);
    expect(refused.replies[0]?.text).toMatch(/^error: /);
    expect(stateAt(refused, 100_000, 'srg1@A')).toBe('active');
  });
});

describe('row 12: the ICL is down; then A loses power', () => {
  const run = runOf('t-r', ['0s fail icl:A-B', '300s fail node:A']);
  it('makes B ACTIVE one window after the death', () => {
    expect(rolesAt(run, 299_999)).toBe('online/active online/backup');
    expect(preferencesAt(run, 300_900, 'R1', PREFIX)).toBe('A– B20');
    expect(rolesAt(run, 300_899)).toBe('off online/backup');
    expect(rolesAt(run, 306_000)).toBe('off online/active');
    expect(preferencesAt(run, 306_000, 'R1', PREFIX)).toBe('A– B10');
  });
  it('saves the sessions that are older than the cut, not the newer ones', () => {
    expect(outagesIn(run)).toEqual({ 'office-to-web': '300000..300900', 'branch-to-office': '300000..300900' });
    expect(flowsAt(run, 310_000)).toEqual({
      'office-to-web': 'forwarding kept',
      'branch-to-office': 'forwarding kept',
    });
    expect(newSessionsAt(run, 299_999, 'office-to-web')).toBe('not copied');
    expect(newSessionsAt(run, 310_000, 'office-to-web')).toBe('lost');
  });
});

describe('row 29: hybrid; A loses power', () => {
  const run = runOf('t-h', ['0s fail node:A']);
  it('makes B ACTIVE after 5.0 s', () => {
    expect(preferencesAt(run, 1499, 'RTR1', '192.168.252.0/24')).toBe('A10 B20');
    expect(preferencesAt(run, 1500, 'RTR1', '192.168.252.0/24')).toBe('A– B20');
    expect(rolesAt(run, 4999)).toBe('off online/backup');
    expect(rolesAt(run, 5000)).toBe('off online/active');
    expect(preferencesAt(run, 5000, 'RTR1', '192.168.252.0/24')).toBe('A– B10');
    expect(reasonsOf(run, 'srg1@B')).toEqual([`5000 ${PROBE}`]);
    expect(factAt(run, 4999, 'srg1@B', 'vip')).toBe('NOT INSTALLED');
    expect(factAt(run, 5000, 'srg1@B', 'vip')).toBe('INSTALLED');
  });
  it('costs flows through the virtual IPs 3 to 8 s, in whichever direction', () => {
    for (const outage of Object.values(outagesIn(run))) expect(outage).toBe('0..6000');
  });
  it('has the routers send to B after the BFD time already', () => {
    expect(chosenAt(run, 1499, 'RTR1', '192.168.252.0/24')).toBe('A');
    expect(chosenAt(run, 1500, 'RTR1', '192.168.252.0/24')).toBe('B');
  });
});

describe("row 32: A's data plane dies, ICL detection 3.0 s", () => {
  const run = runOf('t-r+icl-3s', ['0s fail process:A/flowd']);
  it('moves the group after 3.0 + 5.0 s', () => {
    expect(rolesAt(run, 100)).toBe('isolated/ineligible online/backup');
    expect(factAt(run, 2999, 'srg1@B', 'connState')).toBe('UP');
    expect(factAt(run, 3000, 'srg1@B', 'connState')).toBe('DOWN');
    expect(rolesAt(run, 7999)).toBe('isolated/ineligible online/backup');
    expect(rolesAt(run, 8000)).toBe('isolated/ineligible online/active');
    expect(reasonsOf(run, 'srg1@B')).toEqual([`8000 ${PROBE}`]);
    expect(preferencesAt(run, 8000, 'R1', PREFIX)).toBe('A– B10');
  });
  it('costs the detection time of the routers with process-packet-on-backup', () => {
    expect(outagesIn(run)).toEqual({ 'office-to-web': '0..900', 'branch-to-office': '0..900' });
  });
  it('costs IPsec more than 7 s without', () => {
    const off = runOf('t-r+icl-3s+ppob-off', ['0s fail process:A/flowd']);
    expect(outagesIn(off)).toEqual({ 'office-to-web': '0..900', 'branch-to-office': '0..8000' });
  });
  it('ends with A as BACKUP', () => {
    expect(rolesAt(run, 130_000)).toBe('online/backup online/active');
    expect(factAt(run, 130_000, 'srg1@A', 'reason')).toBe('Peer state Active received');
    expect(preferencesAt(run, 130_000, 'R1', PREFIX)).toBe('A20 B10');
  });
});

describe('row 36: SRG1 is ACTIVE on A, SRG2 on B; A loses power', () => {
  const run = runOf('t-r+two-srgs', ['0s fail node:A']);
  it('gives SRG1 to B as in row 6, and leaves SRG2 alone', () => {
    expect(stateAt(run, 6999, 'srg1@B')).toBe('backup');
    expect(stateAt(run, 7000, 'srg1@B')).toBe('active');
    expect(changesOf(run, 'srg2@B')).toBe('');
    expect(stateAt(run, 7000, 'srg2@B')).toBe('active');
  });
  it('advertises both at the high preference', () => {
    expect(preferencesAt(run, 7000, 'R1', PREFIX)).toBe('A– B10');
    expect(preferencesAt(run, 7000, 'R1', '10.12.0.1/32')).toBe('A– B10');
  });
  it('costs only what was on A', () => {
    expect(outagesIn(run)).toEqual({
      'office-to-web': '0..900',
      'branch-to-office': '0..900',
      'office2-to-web2': '',
      'branch2-to-office2': '',
    });
  });
});
