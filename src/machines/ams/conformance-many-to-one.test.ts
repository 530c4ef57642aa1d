// Rows A01 to A21, A32 and A33 of the AMS conformance table: many-to-one, fixture F1.
import { describe, expect, it } from 'vitest';
import { outagesOf } from '../chassis/testing/run';
import { row } from './testing/conformance';

const S = 1000;
const FIRST = '0s m2↓';
const SECOND = '10s m3↓';
const BOTH = [FIRST, SECOND];

describe('F1 default: floating backup', () => {
  it('A01 start: all but the preferred backup are Active', () => {
    const { members, bundle, facts } = row('ams-f1', []);
    expect(members(0)).toBe('m1 active s0, m2 active s1, m3 active s2, b backup');
    expect(bundle(0)).toBe('up 0%');
    expect(facts(0)).toMatchObject({ sessionsLost: 0, sessionsKept: 900, rehashes: 0, timerEndsAtMs: null });
  });

  it('A02 the backup takes the slot whole, no timer runs', () => {
    const { members, bundle, facts, run } = row('ams-f1', [FIRST]);
    expect(members(0)).toBe('m1 active s0, m2 inactive, m3 active s2, b active s1');
    for (const atMs of [0, 119_999, 120_000, 121_000]) {
      expect(bundle(atMs)).toBe('up 0%');
      expect(facts(atMs)).toMatchObject({ sessionsLost: 300, sessionsKept: 600, timerEndsAtMs: null });
      expect(members(atMs)).toBe(members(0));
    }
    expect(outagesOf(run, 'ams0-slot-1')).toBe('');
  });

  it('A03 the repaired PIC is the Backup, the former backup stays Active', () => {
    const { members, facts } = row('ams-f1', [FIRST, '900s m2↑']);
    expect(members(900 * S)).toBe('m1 active s0, m2 backup, m3 active s2, b active s1');
    expect(facts(900 * S)).toMatchObject({ sessionsLost: 300, sessionsKept: 600 });
  });

  it('A04 the next failure goes the other way', () => {
    const { members, bundle, facts } = row('ams-f1', [FIRST, '900s m2↑', '1000s b↓']);
    expect(members(1000 * S)).toBe('m1 active s0, m2 active s1, m3 active s2, b inactive');
    expect(bundle(1000 * S)).toBe('up 0%');
    expect(facts(1000 * S)).toMatchObject({ sessionsLost: 600, sessionsKept: 600 });
  });

  it('A05 and back', () => {
    const { members, facts } = row('ams-f1', [FIRST, '900s m2↑', '1000s b↓', '1100s b↑']);
    expect(members(1100 * S)).toBe('m1 active s0, m2 active s1, m3 active s2, b backup');
    expect(facts(1100 * S)).toMatchObject({ sessionsLost: 600 });
  });
});

describe('F1 default: a second failure drops', () => {
  it('A06 the share of the second is dropped, the timer ends 120 s after it', () => {
    const { members, bundle, facts, run } = row('ams-f1', BOTH);
    expect(bundle(9_999)).toBe('up 0%');
    expect(members(10 * S)).toBe('m1 active s0, m2 inactive, m3 discard, b active s1');
    expect(bundle(10 * S)).toBe('up 33.33%');
    expect(facts(10 * S)).toMatchObject({ timerEndsAtMs: 130_000, sessionsLost: 600, sessionsKept: 300, rehashes: 0 });
    expect(outagesOf(run, 'ams0-slot-2')).toBe('10000..');
    expect(outagesOf(run, 'ams0-slot-0')).toBe('');
    expect(outagesOf(run, 'ams0-slot-1')).toBe('');
  });

  it('A07 back within the time: its own share, timer cancelled', () => {
    const { members, bundle, facts, run } = row('ams-f1', [...BOTH, '60s m3↑']);
    expect(members(59_999)).toBe('m1 active s0, m2 inactive, m3 discard, b active s1');
    expect(members(60 * S)).toBe('m1 active s0, m2 inactive, m3 active s2, b active s1');
    expect(bundle(60 * S)).toBe('up 0%');
    expect(facts(60 * S)).toMatchObject({ timerEndsAtMs: null });
    expect(members(131 * S)).toBe(members(60 * S));
    expect(outagesOf(run, 'ams0-slot-2')).toBe('10000..60000');
  });

  it('A08 the other one is the Backup then', () => {
    const { members } = row('ams-f1', [...BOTH, '60s m3↑', '500s m2↑']);
    expect(members(500 * S)).toBe('m1 active s0, m2 backup, m3 active s2, b active s1');
  });

  it('A09 the first to return fills the hole, whichever failed first', () => {
    const { members, bundle, facts } = row('ams-f1', [...BOTH, '60s m2↑']);
    expect(members(60 * S)).toBe('m1 active s0, m2 active s2, m3 inactive, b active s1');
    expect(bundle(60 * S)).toBe('up 0%');
    expect(facts(60 * S)).toMatchObject({ timerEndsAtMs: null });
  });

  it('A10 the second to return is the Backup', () => {
    const { members } = row('ams-f1', [...BOTH, '60s m2↑', '90s m3↑']);
    expect(members(90 * S)).toBe('m1 active s0, m2 active s2, m3 backup, b active s1');
  });

  it('A11 after the timeout the share stays dropped, nothing is redistributed', () => {
    const { members, bundle, facts } = row('ams-f1', BOTH);
    expect(members(129_999)).toBe('m1 active s0, m2 inactive, m3 discard, b active s1');
    for (const atMs of [130_000, 131_000, 3_600_000]) {
      expect(members(atMs)).toBe('m1 active s0, m2 inactive, m3 inactive, b active s1');
      expect(bundle(atMs)).toBe('up 33.33%');
      expect(facts(atMs)).toMatchObject({ rehashes: 0, timerEndsAtMs: null });
    }
  });

  it('A11 a PIC that returns exactly at the deadline is late, but the first to return all the same', () => {
    const { members, run } = row('ams-f1', [...BOTH, '130s m3↑']);
    expect(members(130 * S)).toBe('m1 active s0, m2 inactive, m3 active s2, b active s1');
    const states = run.trace.filter(({ instance, atMs }) => instance === 'ams0/mams-2/0/0@MX' && atMs === 130_000);
    expect(states.map(({ to }) => to)).toEqual(['inactive', 'active']);
  });

  it('A12 after the timeout the first to return becomes Active by itself', () => {
    const { members, bundle } = row('ams-f1', [...BOTH, '300s m3↑']);
    expect(members(300 * S)).toBe('m1 active s0, m2 inactive, m3 active s2, b active s1');
    expect(bundle(300 * S)).toBe('up 0%');
  });

  it('A13 the further one is kept out in Discard: no Backup exists', () => {
    const { members, bundle, facts } = row('ams-f1', [...BOTH, '300s m3↑', '400s m2↑']);
    expect(members(400 * S)).toBe('m1 active s0, m2 discard, m3 active s2, b active s1');
    expect(bundle(400 * S)).toBe('up 0%');
    expect(facts(400 * S)).toMatchObject({ backups: 0, timerEndsAtMs: null });
  });

  it('A14 until revert', () => {
    const { members, run } = row('ams-f1', [
      ...BOTH,
      '300s m3↑',
      '400s m2↑',
      '500s MX> request interface load-balancing revert mams-1/1/0',
    ]);
    expect(members(500 * S)).toBe('m1 active s0, m2 backup, m3 active s2, b active s1');
    expect(run.replies.map(({ accepted }) => accepted)).toEqual([true]);
  });
});

describe('F1 redistribute-all-traffic', () => {
  const engaged = ['0s m2↓', '10s m3↓'];
  it('A15 nothing is dropped, the hash is computed anew over two members, no timer', () => {
    const { members, bundle, facts, run } = row('ams-f1+redist', engaged);
    expect(members(10 * S)).toBe('m1 active s0, m2 inactive, m3 inactive, b active s1');
    expect(bundle(10 * S)).toBe('up 0%');
    expect(facts(0)).toMatchObject({ rehashes: 0, sessionsLost: 300 });
    expect(facts(10 * S)).toMatchObject({ rehashes: 1, sessionsLost: 600, timerEndsAtMs: null, slots: [0, 3] });
    expect(members(131 * S)).toBe(members(10 * S));
    expect(outagesOf(run, 'ams0-slot-2')).toBe('');
  });

  it('A16 with enable-rejoin it comes back, three slots, rehash again', () => {
    const { members, facts } = row('ams-f1+redist+rejoin', [...engaged, '300s m3↑']);
    expect(members(300 * S)).toBe('m1 active s0, m2 inactive, m3 active s2, b active s1');
    expect(facts(300 * S)).toMatchObject({ rehashes: 2, shareLostPercent: 0 });
  });

  it('A17 the other one is the Backup then', () => {
    const { members, facts } = row('ams-f1+redist+rejoin', [...engaged, '300s m3↑', '400s m2↑']);
    expect(members(400 * S)).toBe('m1 active s0, m2 backup, m3 active s2, b active s1');
    expect(facts(400 * S)).toMatchObject({ rehashes: 2 });
  });

  it('A18 without enable-rejoin it stays Inactive until revert', () => {
    const { members, bundle, facts } = row('ams-f1+redist', [
      ...engaged,
      '300s m3↑',
      '600s MX> request interface load-balancing revert mams-2/0/0',
    ]);
    expect(members(300 * S)).toBe('m1 active s0, m2 inactive, m3 inactive, b active s1');
    expect(bundle(300 * S)).toBe('up 0%');
    expect(facts(300 * S)).toMatchObject({ rehashes: 1, slots: [0, 3] });
    expect(members(599_999)).toBe(members(300 * S));
    expect(members(600 * S)).toBe('m1 active s0, m2 inactive, m3 active s2, b active s1');
    expect(facts(600 * S)).toMatchObject({ rehashes: 2 });
  });
});

describe('F1 default: the backup fails first', () => {
  it('A19 traffic is not touched', () => {
    const { members, bundle, facts } = row('ams-f1', ['0s b↓']);
    expect(members(0)).toBe('m1 active s0, m2 active s1, m3 active s2, b inactive');
    expect(bundle(0)).toBe('up 0%');
    expect(facts(0)).toMatchObject({ sessionsLost: 0, sessionsKept: 900, timerEndsAtMs: null });
  });

  it('A20 then nothing covers the next one', () => {
    const { members, bundle, facts } = row('ams-f1', ['0s b↓', '5s m1↓']);
    expect(members(5 * S)).toBe('m1 discard, m2 active s1, m3 active s2, b inactive');
    expect(bundle(5 * S)).toBe('up 33.33%');
    expect(facts(5 * S)).toMatchObject({ sessionsLost: 300, sessionsKept: 600, timerEndsAtMs: 125_000 });
  });

  it('A21 the returning backup fills the hole', () => {
    const { members, bundle, facts } = row('ams-f1', ['0s b↓', '5s m1↓', '30s b↑']);
    expect(members(30 * S)).toBe('m1 inactive, m2 active s1, m3 active s2, b active s0');
    expect(bundle(30 * S)).toBe('up 0%');
    expect(facts(30 * S)).toMatchObject({ timerEndsAtMs: null });
  });
});

describe('F1 default: commands and commits', () => {
  it('A32 a manual switchover costs the sessions of the member', () => {
    const { members, bundle, facts, run } = row('ams-f1', [
      '0s MX> request interface load-balancing switchover mams-1/0/0',
    ]);
    expect(members(0)).toBe('m1 backup, m2 active s1, m3 active s2, b active s0');
    expect(bundle(0)).toBe('up 0%');
    expect(facts(0)).toMatchObject({ sessionsLost: 300, sessionsKept: 600 });
    expect(run.replies.map(({ accepted }) => accepted)).toEqual([true]);
  });

  it('A33 a backup that is no member is refused, nothing changes', () => {
    const { run, members } = row('ams-f1', [
      '0s MX# set interfaces ams0 load-balancing-options high-availability-options many-to-one preferred-backup mams-4/0/0',
    ]);
    expect(run.replies.map(({ text, accepted }) => ({ text, accepted }))).toEqual([
      { text: 'Backup should be one of member-interfaces', accepted: false },
    ]);
    expect(run.trace.filter(({ atMs }) => atMs >= 0)).toEqual([]);
    expect(members(0)).toBe('m1 active s0, m2 active s1, m3 active s2, b backup');
  });
});
