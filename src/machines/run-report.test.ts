// What a report says of routers and flows where a design has routing, and that it says nothing of them elsewhere.
import { describe, expect, it } from 'vitest';
import { simulate } from './kernel/simulate';
import { blinkPlan } from './kernel/testing/blink-plan';
import { routedDesign, routedOptions, toyPlan } from './network/testing/routed-pair';
import { runReport } from './run-report';

const names = { design: 'toy', scenario: null };
const times = { observeMs: [0, 900], untilMs: 2000 };

describe('a report of a routed design', () => {
  const step = { atMs: 1, step: { kind: 'fail', target: 'link:A-R1' } } as const;
  const run = simulate(toyPlan(routedDesign, routedOptions), {
    designHash: 'test',
    from: 'settled',
    steps: [step],
    untilMs: 2000,
  });
  const [before, after] = runReport(run, names, undefined, { ...times, observeMs: [0, 901] }).observations;

  it('has the preferences at every router, by prefix', () => {
    const at = (router: string, prefix: string, from: typeof before) =>
      from?.preferences?.find((one) => one.router === router && one.prefix === prefix);
    expect(at('R1', '10.80.0.0/16', before)).toEqual({
      srg: 'srg1',
      router: 'R1',
      prefix: '10.80.0.0/16',
      advertised: { A: 10, B: 20 },
      best: ['A'],
      via: ['A'],
    });
    expect(at('R1', '10.80.0.0/16', after)).toMatchObject({ advertised: { A: null, B: 20 }, best: ['B'] });
    // The floating IP is its own, so it stays advertised where the session is.
    expect(at('R2', '10.11.0.1/32', after)).toMatchObject({ advertised: { A: 10, B: 20 }, best: ['A'] });
    expect(at('R2', '0.0.0.0/0', after)).toMatchObject({ advertised: { A: null, B: 20 }, best: ['B'] });
  });

  it('has the traffic with the members that it goes through, and the way back', () => {
    expect(before?.traffic?.find(({ id }) => id === 'office-to-web')).toEqual({
      id: 'office-to-web',
      state: 'forwarding',
      through: ['A'],
      back: ['web', 'R1', 'A', 'R2', 'office'],
      newSessions: 'copied',
    });
    expect(after?.traffic?.find(({ id }) => id === 'office-to-web')).toMatchObject({ through: ['B'] });
  });
});

describe('a report of any other design', () => {
  it('says nothing of routers', () => {
    const run = simulate(blinkPlan(), { designHash: 'test', from: 'settled', steps: [], untilMs: 2000 });
    const [first] = runReport(run, names, undefined, times).observations;
    expect(Object.keys(first ?? {})).toEqual(['atMs', 'instances', 'flows']);
  });
});
