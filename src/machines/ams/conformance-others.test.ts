// Rows A22 to A31 and A34 of the AMS conformance table: load balancing only (F2) and one-to-one (F3), and what neighbours of rows owe.
import { describe, expect, it } from 'vitest';
import { outagesOf } from '../chassis/testing/run';
import { row } from './testing/conformance';

const S = 1000;
const REVERT = 'MX> request interface load-balancing revert';

describe('F2 drop (default)', () => {
  it('A22 a quarter is dropped, the others are not touched', () => {
    const { members, bundle, facts, run } = row('ams-f2', ['0s m1↓']);
    expect(members(0)).toBe('m1 discard, m2 active s1, m3 active s2, m4 active s3');
    expect(bundle(0)).toBe('up 25%');
    expect(facts(0)).toMatchObject({ sessionsLost: 300, sessionsKept: 900, timerEndsAtMs: 120_000 });
    expect(outagesOf(run, 'ams0-slot-0')).toBe('0..');
    expect(outagesOf(run, 'ams0-slot-1')).toBe('');
  });

  it('A23 back at 119 s', () => {
    const { members, bundle, facts } = row('ams-f2', ['0s m1↓', '119s m1↑']);
    expect(bundle(118_999)).toBe('up 25%');
    expect(members(119 * S)).toBe('m1 active s0, m2 active s1, m3 active s2, m4 active s3');
    expect(bundle(119 * S)).toBe('up 0%');
    expect(members(121 * S)).toBe(members(119 * S));
    expect(facts(120 * S)).toMatchObject({ timerEndsAtMs: null });
  });

  it('A24 back at 300 s without enable-rejoin: out until revert', () => {
    const { members, bundle } = row('ams-f2', ['0s m1↓', '300s m1↑', `600s ${REVERT} mams-1/0/0`]);
    expect(members(119_999)).toMatch(/^m1 discard,/);
    expect(members(120 * S)).toMatch(/^m1 inactive,/);
    for (const atMs of [120_000, 300_000, 599_999]) {
      expect(members(atMs)).toBe('m1 inactive, m2 active s1, m3 active s2, m4 active s3');
      expect(bundle(atMs)).toBe('up 25%');
    }
    expect(members(600 * S)).toBe('m1 active s0, m2 active s1, m3 active s2, m4 active s3');
    expect(bundle(600 * S)).toBe('up 0%');
  });

  it('A24 exactly at the deadline is late', () => {
    const { members, bundle } = row('ams-f2', ['0s m1↓', '120s m1↑']);
    expect(members(120 * S)).toBe('m1 inactive, m2 active s1, m3 active s2, m4 active s3');
    expect(bundle(121 * S)).toBe('up 25%');
  });

  it('A25 with enable-rejoin it comes back late', () => {
    const { members, bundle, run } = row('ams-f2+drop+t120+rejoin', ['0s m1↓', '300s m1↑']);
    expect(members(119_999)).toMatch(/^m1 discard,/);
    expect(members(299_999)).toMatch(/^m1 inactive,/);
    expect(members(300 * S)).toMatch(/^m1 active s0,/);
    expect(bundle(299_999)).toBe('up 25%');
    expect(bundle(300 * S)).toBe('up 0%');
    expect(outagesOf(run, 'ams0-slot-0')).toBe('0..300000');
  });

  it('A26 one timer for both', () => {
    const { members, bundle, facts } = row('ams-f2', ['0s m1↓', '60s m2↓']);
    for (const atMs of [60_000, 119_999]) {
      expect(members(atMs)).toBe('m1 discard, m2 discard, m3 active s2, m4 active s3');
      expect(facts(atMs)).toMatchObject({ timerEndsAtMs: 120_000, shareLostPercent: 50 });
    }
    expect(members(120 * S)).toBe('m1 inactive, m2 inactive, m3 active s2, m4 active s3');
    expect(bundle(181 * S)).toBe('up 50%');
    expect(members(181 * S)).toBe(members(120 * S));
    expect(facts(181 * S)).toMatchObject({ sessionsLost: 600, sessionsKept: 600 });
  });

  it('A28 all four: not up, everything dropped, routes over the bundle withdrawn', () => {
    const { members, bundle, facts, run } = row('ams-f2', ['0s m1↓', '0s m2↓', '0s m3↓', '0s m4↓']);
    expect(members(0)).toBe('m1 discard, m2 discard, m3 discard, m4 discard');
    expect(bundle(0)).toBe('wait-for-members 100%');
    expect(facts(0)).toMatchObject({ sessionsLost: 1200, sessionsKept: 0 });
    expect(outagesOf(run, 'subscribers-to-internet')).toBe('0..');
  });
});

describe('F2 redistribute, enable-rejoin', () => {
  it('A27 nothing is ever dropped, the hash is computed anew twice', () => {
    const { members, bundle, facts, run } = row('ams-f2+redist+rejoin', ['0s m1↓', '300s m1↑']);
    expect(members(0)).toBe('m1 inactive, m2 active s0, m3 active s1, m4 active s2');
    expect(bundle(0)).toBe('up 0%');
    expect(facts(0)).toMatchObject({ rehashes: 1, slots: [1, 2, 3], timerEndsAtMs: null });
    expect(members(300 * S)).toMatch(/^m1 active/);
    expect(facts(300 * S)).toMatchObject({ rehashes: 2, configuredSlots: 4, shareLostPercent: 0 });
    expect(outagesOf(run, 'ams0-slot-0')).toBe('');
  });
});

describe('F3 one-to-one', () => {
  it('A29 the backup goes on with everything', () => {
    const { members, bundle, facts } = row('ams-f3', ['0s a↓']);
    expect(members(-1)).toBe('a active s0, b backup');
    expect(facts(-1)).toMatchObject({ syncState: ['in-sync'] });
    expect(members(0)).toBe('a inactive, b active s0');
    expect(bundle(0)).toBe('up 0%');
    expect(facts(0)).toMatchObject({ sessionsLost: 0, sessionsKept: 300, syncState: ['na'] });
  });

  it('A30 it returns as backup and synchronises; nothing preempts', () => {
    const { members, facts } = row('ams-f3', ['0s a↓', '600s a↑']);
    expect(members(600 * S)).toBe('a backup, b active s0');
    expect(facts(600 * S)).toMatchObject({ syncState: ['in-progress'], sessionsLost: 0 });
    expect(members(1500 * S)).toBe('a backup, b active s0');
    expect(facts(1500 * S)).toMatchObject({ syncState: ['in-sync'] });
  });

  it('A31 a second failure takes everything', () => {
    const { members, bundle, facts } = row('ams-f3', ['0s a↓', '10s b↓']);
    expect(members(10 * S)).toBe('a inactive, b inactive');
    expect(bundle(10 * S)).toBe('wait-for-members 100%');
    expect(facts(10 * S)).toMatchObject({ sessionsLost: 300, sessionsKept: 0, timerEndsAtMs: null });
  });

  it('A31 and the first back is Active without state, the second the Backup', () => {
    const { members, facts } = row('ams-f3', ['0s a↓', '10s b↓', '20s b↑', '30s a↑']);
    expect(members(20 * S)).toBe('a inactive, b active s0');
    expect(members(30 * S)).toBe('a backup, b active s0');
    expect(facts(30 * S)).toMatchObject({ sessionsLost: 300 });
  });

  it('A34 member-failure-options are refused', () => {
    const { run } = row('ams-f3', [
      '0s MX# set interfaces ams0 load-balancing-options member-failure-options drop-member-traffic enable-rejoin',
    ]);
    expect(run.replies.map(({ text, accepted }) => ({ text, accepted }))).toEqual([
      { text: 'member-failure-options is used when number of active members is more that one', accepted: false },
    ]);
    expect(run.trace.filter(({ atMs }) => atMs >= 0)).toEqual([]);
  });

  it('O2 a failure while the pair synchronises costs the state', () => {
    const { facts } = row('ams-f3', ['0s a↓', '600s a↑', '630s b↓']);
    expect(facts(630 * S)).toMatchObject({ sessionsLost: 300, shareLostPercent: 0 });
  });
});

describe('C1: a card takes its PICs in the order of configuration', () => {
  it('the first is covered, the others are dropped; revert and returns as the rules say', () => {
    const { members, bundle, facts } = row('ams-c1', ['0s fail card:MX/fpc1', '300s repair card:MX/fpc1']);
    expect(members(0)).toBe(
      'mams-1/0/0 inactive, mams-1/1/0 discard, mams-1/2/0 discard, mams-1/3/0 discard, mams-2/0/0 active s4, mams-2/1/0 active s0',
    );
    expect(bundle(0)).toBe('up 60%');
    expect(facts(0)).toMatchObject({ sessionsLost: 800, sessionsKept: 200, timerEndsAtMs: 120_000 });
    // N7: the first to return after the timeout fills the oldest dropped slot; N8: all others stay out.
    expect(members(300 * S)).toBe(
      'mams-1/0/0 active s1, mams-1/1/0 discard, mams-1/2/0 discard, mams-1/3/0 discard, mams-2/0/0 active s4, mams-2/1/0 active s0',
    );
    expect(bundle(300 * S)).toBe('up 40%');
  });

  it('back in time: each takes what is open, the last is the Backup', () => {
    const { members, bundle } = row('ams-c1', ['0s fail card:MX/fpc1', '60s repair card:MX/fpc1']);
    expect(members(60 * S)).toBe(
      'mams-1/0/0 active s1, mams-1/1/0 active s2, mams-1/2/0 active s3, mams-1/3/0 backup, mams-2/0/0 active s4, mams-2/1/0 active s0',
    );
    expect(bundle(60 * S)).toBe('up 0%');
  });
});

describe('clocks and options', () => {
  it('a timeout of 0 means Inactive at once', () => {
    const { members, facts } = row('ams-f2+t0', ['0s m1↓']);
    expect(members(0)).toMatch(/^m1 inactive,/);
    expect(facts(0)).toMatchObject({ timerEndsAtMs: null, shareLostPercent: 25 });
  });

  it('a committed rejoin-timeout counts from the next failure on', () => {
    const { run, facts } = row('ams-f2', [
      '0s MX# set interfaces ams0 load-balancing-options member-failure-options drop-member-traffic rejoin-timeout 30',
      '10s m1↓',
    ]);
    expect(run.replies.map(({ text }) => text)).toEqual(['commit complete']);
    expect(facts(10 * S)).toMatchObject({ timerEndsAtMs: 40_000 });
  });

  it('without power everything is lost; with power again it starts anew', () => {
    const { members, bundle, facts } = row('ams-f1', ['0s fail node:MX', '10s repair node:MX']);
    expect(bundle(0)).toBe('wait-for-members 100%');
    expect(members(0)).toBe('m1 down, m2 down, m3 down, b down');
    expect(facts(0)).toMatchObject({ sessionsLost: 900, sessionsKept: 0 });
    expect(bundle(309_999)).toBe('wait-for-members 100%');
    expect(members(310 * S)).toBe('m1 active s0, m2 active s1, m3 active s2, b backup');
  });
});
