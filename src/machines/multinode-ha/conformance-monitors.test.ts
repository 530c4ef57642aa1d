// Rows 17 to 28, 37 and 39 of the conformance table: monitored sessions, addresses and interfaces, preemption, SRG0 alone.
import { describe, expect, it } from 'vitest';
import {
  changesOf,
  chosenAt,
  factAt,
  flowsAt,
  outagesIn,
  pathAt,
  preferencesAt,
  rolesAt,
  runOf,
  stateAt,
} from './testing/conformance';

const PREFIX = '10.11.0.1/32';
const VIP_SUBNET = '192.168.252.0/24';
const BOTH = (outage: string) => ({ 'office-to-web': outage, 'branch-to-office': outage });

describe('row 17: the A–R1 link fails', () => {
  const run = runOf('t-r', ['0s fail link:A-R1']);
  it('moves the group with the detection', () => {
    expect(rolesAt(run, 899)).toBe('online/active online/backup');
    expect(rolesAt(run, 900)).toBe('online/ineligible online/active');
    expect(rolesAt(run, 1_900_000)).toBe('online/ineligible online/active');
    expect(factAt(run, 900, 'srg1@A', 'failures')).toEqual(['BF']);
    expect(factAt(run, 900, 'srg1@A', 'activeRoute')).toBe('NOT INSTALLED');
    expect(factAt(run, 900, 'srg1@A', 'backupRoute')).toBe('NOT INSTALLED');
  });
  it('leaves A at the low preference, towards R2 only', () => {
    expect(preferencesAt(run, 900, 'R1', PREFIX)).toBe('A– B10');
    expect(preferencesAt(run, 900, 'R2', PREFIX)).toBe('A30 B10');
    expect(preferencesAt(run, 900, 'R2', '0.0.0.0/0')).toBe('A– B10');
    expect(outagesIn(run)).toEqual(BOTH('0..900'));
  });
  it.each(['port:A/ge-0/0/3', 'bfd:A/R1', 'bgp:R1', 'node:R1'])('is the same with %s', (target) => {
    const other = runOf('t-r', [`0s fail ${target}`]);
    expect(stateAt(other, 899, 'srg1@A')).toBe('active');
    expect(stateAt(other, 900, 'srg1@A')).toBe('ineligible');
  });
  it('takes both out where R1 itself is dead', () => {
    const dead = runOf('t-r', ['0s fail node:R1']);
    expect(rolesAt(dead, 900)).toBe('online/ineligible online/ineligible');
  });
});

describe('row 18: the link is repaired, without preemption', () => {
  const run = runOf('t-r', ['0s fail link:A-R1', '60s repair link:A-R1']);
  it('makes A BACKUP', () => {
    expect(rolesAt(run, 59_999)).toBe('online/ineligible online/active');
    expect(rolesAt(run, 70_000)).toBe('online/backup online/active');
    expect(factAt(run, 70_000, 'srg1@A', 'reason')).toBe('Peer state Active received');
    expect(factAt(run, 70_000, 'srg1@A', 'failures')).toEqual([]);
    expect(preferencesAt(run, 70_000, 'R1', PREFIX)).toBe('A20 B10');
    expect(outagesIn(run)).toEqual(BOTH('0..900'));
  });
});

describe('row 19: with preemption on A', () => {
  const run = runOf('t-r+preempt-a', ['0s fail link:A-R1', '60s repair link:A-R1']);
  it('gives the group back with the repair', () => {
    expect(rolesAt(run, 59_999)).toBe('online/ineligible online/active');
    expect(rolesAt(run, 70_000)).toBe('online/active online/backup');
    expect(preferencesAt(run, 70_000, 'R1', PREFIX)).toBe('A10 B20');
    expect(outagesIn(run)).toEqual(BOTH('0..900'));
    expect(flowsAt(run, 70_000)).toEqual({ 'office-to-web': 'forwarding kept', 'branch-to-office': 'forwarding kept' });
  });
});

describe("row 20: hybrid, preemption on A, hold-down 10 s; both of A's uplinks fail and return", () => {
  const run = runOf('t-h+preempt-a+holddown', [
    '0s fail link:A-RTR1',
    '0s fail link:A-RTR2',
    '60s repair link:A-RTR1',
    '60s repair link:A-RTR2',
  ]);
  it('has the role back before the routes', () => {
    expect(rolesAt(run, 1500)).toBe('online/ineligible online/active');
    expect(rolesAt(run, 60_000)).toBe('online/active online/backup');
    expect(preferencesAt(run, 60_000, 'RTR1', VIP_SUBNET)).toBe('A– B20');
    expect(preferencesAt(run, 69_999, 'RTR1', VIP_SUBNET)).toBe('A– B20');
    expect(preferencesAt(run, 70_000, 'RTR1', VIP_SUBNET)).toBe('A10 B20');
    expect(preferencesAt(run, 70_000, 'RTR2', VIP_SUBNET)).toBe('A10 B20');
  });
  it('costs L3 flows the hold-down, flows through the virtual IPs the move of the MAC address', () => {
    const outages = outagesIn(run);
    for (const flow of ['ext1-to-pc-a', 'ext2-to-pc-a', 'pc-a-to-ext1'])
      expect(outages[flow]).toMatch(/, 60000..70000$/);
    for (const flow of ['srv-a-to-pc-a', 'srv-b-to-pc-b']) expect(outages[flow]).toMatch(/, 60000..61000$/);
  });
});

describe('row 21: without monitors; the A–R1 link fails', () => {
  const run = runOf('t-r+no-monitors', ['0s fail link:A-R1']);
  it('keeps the roles', () => {
    expect(changesOf(run, 'srg1@A') + changesOf(run, 'srg1@B')).toBe('');
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/backup');
  });
  it('has R1 hear B only; A withdraws the default, not its own address', () => {
    expect(preferencesAt(run, 900, 'R1', PREFIX)).toBe('A– B20');
    expect(preferencesAt(run, 900, 'R1', '10.80.0.0/16')).toBe('A– B20');
    expect(preferencesAt(run, 900, 'R2', '0.0.0.0/0')).toBe('A– B20');
    expect(preferencesAt(run, 900, 'R2', PREFIX)).toBe('A10 B20');
  });
  it('takes traffic via B in both directions; ESP works there by process-packet-on-backup', () => {
    expect(outagesIn(run)).toEqual(BOTH('0..900'));
    expect(pathAt(run, 1_900_000, 'office-to-web')).toBe('office > R2 > B > R1 > web');
    const off = runOf('t-r+no-monitors+ppob-off', ['0s fail link:A-R1']);
    expect(outagesIn(off)).toEqual({ 'office-to-web': '0..900', 'branch-to-office': '0..' });
  });
});

describe('row 22: the B–R2 link fails', () => {
  const run = runOf('t-r', ['0s fail link:B-R2']);
  it('takes B out', () => {
    expect(rolesAt(run, 899)).toBe('online/active online/backup');
    expect(rolesAt(run, 900)).toBe('online/active online/ineligible');
    expect(preferencesAt(run, 900, 'R1', PREFIX)).toBe('A10 B30');
    expect(outagesIn(run)).toEqual(BOTH(''));
    expect(factAt(run, 899, 'srg1@A', 'readiness')).toBe('READY');
    expect(factAt(run, 900, 'srg1@A', 'readiness')).toBe('NOT READY');
  });
});

describe('row 23: then the A–R1 link fails', () => {
  const run = runOf('t-r', ['0s fail link:B-R2', '60s fail link:A-R1']);
  it('leaves nobody', () => {
    expect(rolesAt(run, 60_899)).toBe('online/active online/ineligible');
    expect(rolesAt(run, 60_900)).toBe('online/ineligible online/ineligible');
    expect(rolesAt(run, 1_900_000)).toBe('online/ineligible online/ineligible');
    expect(preferencesAt(run, 60_900, 'R2', PREFIX)).toBe('A30 B–');
    expect(preferencesAt(run, 60_900, 'R1', PREFIX)).toBe('A– B30');
    expect(outagesIn(run)).toEqual(BOTH('60000..'));
  });
  it('comes back with the first repair', () => {
    const mended = runOf('t-r', ['0s fail link:B-R2', '60s fail link:A-R1', '120s repair link:A-R1']);
    expect(rolesAt(mended, 130_000)).toBe('online/active online/ineligible');
    const other = runOf('t-r', ['0s fail link:B-R2', '60s fail link:A-R1', '120s repair link:B-R2']);
    expect(rolesAt(other, 130_000)).toBe('online/ineligible online/active');
  });
});

describe('row 24: both monitor one address; A loses it', () => {
  const run = runOf('t-r+monitor-ip', ['0s fail ip:10.200.0.1@A']);
  it('moves the group with the detection', () => {
    expect(rolesAt(run, 0)).toBe('online/active online/backup');
    expect(rolesAt(run, 5100)).toBe('online/ineligible online/active');
    expect(factAt(run, 5100, 'srg1@A', 'failures')).toEqual(['IP']);
    expect(preferencesAt(run, 5100, 'R1', PREFIX)).toBe('A30 B10');
    expect(outagesIn(run)).toEqual(BOTH(''));
  });
  it('clears when the address answers again', () => {
    const mended = runOf('t-r+monitor-ip', ['0s fail ip:10.200.0.1@A', '60s repair ip:10.200.0.1@A']);
    expect(rolesAt(mended, 70_000)).toBe('online/backup online/active');
  });
});

describe('row 25: both lose it', () => {
  const run = runOf('t-r+monitor-ip', ['0s fail ip:10.200.0.1']);
  it('leaves nobody; pass-through goes on via A', () => {
    expect(rolesAt(run, 5100)).toBe('online/ineligible online/ineligible');
    expect(preferencesAt(run, 5100, 'R1', PREFIX)).toBe('A30 B30');
    expect(preferencesAt(run, 5100, 'R2', '0.0.0.0/0')).toBe('A30 B30');
    expect(outagesIn(run)['office-to-web']).toBe('');
    expect(pathAt(run, 10_000, 'office-to-web')).toBe('office > R2 > A > R1 > web');
    expect(flowsAt(run, 5100)['branch-to-office']).toBe('lost kept');
    expect(flowsAt(run, 1_900_000)['branch-to-office']).toBe('lost kept');
  });
});

describe('row 26: hybrid; A–RTR1 BFD fails, weight 50 of 100', () => {
  const run = runOf('t-h', ['0s fail bfd:A/RTR1']);
  it('keeps the roles; RTR1 goes over RTR2', () => {
    expect(rolesAt(run, 1_900_000)).toBe('online/active online/backup');
    expect(preferencesAt(run, 1499, 'RTR1', VIP_SUBNET)).toBe('A10 B20');
    expect(preferencesAt(run, 1500, 'RTR1', VIP_SUBNET)).toBe('A– B20');
    expect(preferencesAt(run, 1500, 'RTR2', VIP_SUBNET)).toBe('A10 B20');
    expect(chosenAt(run, 1500, 'RTR1', VIP_SUBNET)).toBe('A');
    expect(pathAt(run, 10_000, 'ext1-to-pc-a')).toBe('ext1 > RTR1 > RTR2 > A > lan1 > pc-a');
  });
  it('costs L3 flows the detection time where the link is dead, others nothing', () => {
    const link = runOf('t-h', ['0s fail link:A-RTR1']);
    expect(outagesIn(link)).toEqual({
      'ext1-to-pc-a': '0..1500',
      'ext2-to-pc-a': expect.stringMatching(/^(|0..1500)$/),
      'pc-a-to-ext1': '0..1500',
      'srv-a-to-pc-a': '',
      'srv-b-to-pc-b': '',
    });
  });
});

describe('row 27: then A–RTR2 BFD fails, 100 of 100', () => {
  const run = runOf('t-h', ['0s fail bfd:A/RTR1', '60s fail bfd:A/RTR2']);
  it('moves the group', () => {
    expect(rolesAt(run, 61_499)).toBe('online/active online/backup');
    expect(rolesAt(run, 61_500)).toBe('online/ineligible online/active');
    expect(factAt(run, 61_500, 'srg1@A', 'failures')).toEqual(['BF']);
    expect(preferencesAt(run, 61_500, 'RTR1', VIP_SUBNET)).toBe('A– B10');
    expect(preferencesAt(run, 61_500, 'RTR2', VIP_SUBNET)).toBe('A– B10');
    expect(factAt(run, 61_500, 'srg1@B', 'vip')).toBe('INSTALLED');
  });
  it('wakes the Warm sessions on B', () => {
    expect(stateAt(run, 61_499, 'session:ext1-to-pc-a@B')).toBe('warm');
    expect(stateAt(run, 63_000, 'session:ext1-to-pc-a@B')).toBe('active');
    expect(stateAt(run, 63_000, 'session:ext1-to-pc-a@A')).toBe('warm');
  });
  it('costs L3 flows the detection time and up to 1 s for the virtual IP', () => {
    const links = runOf('t-h', ['0s fail link:A-RTR1', '60s fail link:A-RTR2']);
    expect(outagesIn(links)['ext1-to-pc-a']).toBe('0..1500, 60000..62500');
    expect(outagesIn(links)['srv-a-to-pc-a']).toBe('61500..62500');
  });
});

describe("row 28: hybrid; A's monitored port in virtual IP 2's segment fails", () => {
  const run = runOf('t-h', ['0s fail port:A/ge-0/0/3']);
  it('moves the group at once', () => {
    expect(rolesAt(run, 0)).toBe('online/ineligible online/active');
    expect(factAt(run, 0, 'srg1@A', 'failures')).toEqual(['IF']);
    expect(preferencesAt(run, 0, 'RTR1', VIP_SUBNET)).toBe('A30 B10');
    expect(factAt(run, 0, 'srg1@A', 'vip')).toBe('NOT INSTALLED');
    expect(factAt(run, 0, 'srg1@B', 'vip')).toBe('INSTALLED');
    for (const outage of Object.values(outagesIn(run))) expect(outage).toBe('0..1000');
  });
  it("takes A's direct route where it is virtual IP 1's port", () => {
    const first = runOf('t-h', ['0s fail port:A/ge-0/0/2']);
    expect(rolesAt(first, 0)).toBe('online/ineligible online/active');
    expect(preferencesAt(first, 0, 'RTR1', VIP_SUBNET)).toBe('A– B10');
  });
  it('is the same with the link of that port', () => {
    expect(rolesAt(runOf('t-h', ['0s fail link:A-lan2']), 0)).toBe('online/ineligible online/active');
  });
});

describe("row 37: two groups with their own sessions; only SRG1's path on A fails", () => {
  const run = runOf('t-r+two-srgs', ['0s fail bfd:A/R1@srg1']);
  it('moves SRG1 only', () => {
    expect(rolesAt(run, 899)).toBe('online/active online/backup');
    expect(rolesAt(run, 900)).toBe('online/ineligible online/active');
    expect(rolesAt(run, 900, 2)).toBe('online/backup online/active');
    expect(changesOf(run, 'srg2@A') + changesOf(run, 'srg2@B')).toBe('');
    expect(preferencesAt(run, 900, 'R1', PREFIX)).toBe('A30 B10');
    expect(preferencesAt(run, 900, 'R1', '10.12.0.1/32')).toBe('A20 B10');
  });
});

describe("row 39: SRG0 alone; A's trust session fails", () => {
  const run = runOf('srg0-only', ['0s fail bfd:A/R2@srg0', '60s repair bfd:A/R2@srg0']);
  it('isolates A and signals it', () => {
    expect(stateAt(run, 899, 'node@A')).toBe('online');
    expect(stateAt(run, 900, 'node@A')).toBe('isolated');
    expect(stateAt(run, 900, 'srg0@A')).toBe('isolated');
    expect(stateAt(run, 900, 'node@B')).toBe('online');
    expect(factAt(run, 899, 'node@A', 'failureRoute')).toBe('NOT INSTALLED');
    expect(factAt(run, 900, 'node@A', 'failureRoute')).toBe('INSTALLED');
    expect(preferencesAt(run, 899, 'R1', '10.80.0.0/16')).toBe('A1 B1');
    expect(preferencesAt(run, 900, 'R1', '10.80.0.0/16')).toBe('A3 B1');
    expect(preferencesAt(run, 900, 'R2', '0.0.0.0/0')).toBe('A3 B1');
  });
  it('moves all flows to B, with their sessions', () => {
    expect(pathAt(run, 900, 'office-to-web')).toBe('office > R2 > B > R1 > web');
    expect(flowsAt(run, 900)['office-to-web']).toBe('forwarding kept');
    const dead = runOf('srg0-only', ['0s fail link:A-R2']);
    expect(outagesIn(dead)['office-to-web']).toBe('0..900');
  });
  it('waits for the next cold synchronisation', () => {
    expect(stateAt(run, 119_999, 'node@A')).toBe('isolated');
    expect(stateAt(run, 160_100, 'node@A')).toBe('online');
    expect(preferencesAt(run, 160_100, 'R1', '10.80.0.0/16')).toBe('A1 B1');
  });
});
