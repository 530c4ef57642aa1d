// The services of a chassis feel its Routing Engines: a switchover without GRES restarts the cards, and with them every services PIC.
import { describe, expect, it } from 'vitest';
import { outagesOf } from '../chassis/testing/run';
import { routingEngine } from '../routing-engine';
import { row } from './testing/conformance';

const S = 1000;
const at = (spec: string, lines: readonly string[]) => row(spec, lines, {}, [routingEngine]);

describe('a switchover of the Routing Engines', () => {
  it('without GRES restarts every PIC: not up from the event, started anew when all are back', () => {
    const { bundle, members, facts, run } = at('ams-f1+re', ['0s fail re:MX/re0']);
    expect(bundle(-1)).toBe('up 0%');
    expect(bundle(1 * S)).toBe('wait-for-members 100%');
    expect(members(1 * S)).toBe('m1 down, m2 down, m3 down, b down');
    expect(facts(1 * S)).toMatchObject({ sessionsLost: 900, sessionsKept: 0, timerEndsAtMs: null });
    expect(bundle(900 * S)).toBe('up 0%');
    expect(members(900 * S)).toBe('m1 active s0, m2 active s1, m3 active s2, b backup');
    expect(outagesOf(run, 'subscribers-to-internet')).toBe('0..300000');
  });

  it('forgets what was covered and what was kept out', () => {
    const { members } = at('ams-f1+re', [
      '0s m2↓',
      '900s m2↑',
      '1000s MX> request chassis routing-engine master switch',
    ]);
    expect(members(900 * S)).toBe('m1 active s0, m2 backup, m3 active s2, b active s1');
    expect(members(1900 * S)).toBe('m1 active s0, m2 active s1, m3 active s2, b backup');
  });

  it('with GRES nothing restarts', () => {
    const { bundle, facts, run } = at('ams-f1+gres', ['0s fail re:MX/re0']);
    for (const atMs of [0, 1000, 900_000]) expect(bundle(atMs)).toBe('up 0%');
    expect(facts(900 * S)).toMatchObject({ sessionsLost: 0, sessionsKept: 900 });
    expect(outagesOf(run, 'subscribers-to-internet')).toBe('');
  });

  it('leaves a PIC that has failed where it is: it starts as missing', () => {
    const { members, bundle } = at('ams-f1+re', ['0s m2↓', '100s fail re:MX/re0', '1000s m2↑']);
    expect(members(900 * S)).toBe('m1 active s0, m2 down, m3 active s2, b active s1');
    expect(bundle(900 * S)).toBe('up 0%');
    expect(members(1000 * S)).toBe('m1 active s0, m2 backup, m3 active s2, b active s1');
  });
});
