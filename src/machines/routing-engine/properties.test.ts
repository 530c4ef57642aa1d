// Whatever fails, returns and is commanded in whatever order: what must hold of mastership at every instant, and of forked runs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { built, planned, stepsOf } from '../chassis/testing/run';
import { simulate } from '../kernel/simulate';
import type { Run } from '../kernel/types';
import { routingEngine } from './index';

const SPECS = [
  're-b0',
  're-b0+on-loss+keepalive=25',
  're-bg',
  're-bg+gr+on-re-to-fpc+on-disk',
  're-bn+switchover-on-crash',
  're-b0+prio=master/disabled',
  're-b0+rpd-failover',
  're-b0+prio=backup/backup+on-loss',
];
const plans = new Map(SPECS.map((spec) => [spec, planned([routingEngine], built([routingEngine], spec))] as const));

const action = fc.record({
  waitMs: fc.constantFrom(0, 1000, 2000, 20_000, 25_000, 120_000, 240_000, 300_000),
  slot: fc.nat(1),
  kind: fc.constantFrom('fail', 'repair'),
  what: fc.constantFrom(
    're',
    're',
    'hang',
    'keepalives',
    'disk',
    'slow-disk',
    'em0',
    'process',
    'switch',
    'node',
    'link',
  ),
});
type Action = { readonly waitMs: number; readonly slot: number; readonly kind: string; readonly what: string };

function linesOf(actions: readonly Action[]): readonly string[] {
  let atMs = 0;
  return actions.map(({ waitMs, slot, kind, what }) => {
    atMs += waitMs;
    switch (what) {
      case 'switch':
        return `${atMs}ms MX> request chassis routing-engine master switch`;
      case 'process':
        return `${atMs}ms fail process:MX/rpd`;
      case 'node':
        return `${atMs}ms ${kind} node:MX`;
      case 'link':
        return `${atMs}ms ${kind} link:north`;
      default:
        return `${atMs}ms ${kind} ${what}:MX/re${slot}`;
    }
  });
}

function run(spec: string, lines: readonly string[], prefix?: Run): Run {
  const plan = plans.get(spec);
  if (plan === undefined) throw new Error('no plan');
  const options = prefix === undefined ? {} : { prefix };
  return simulate(plan, { designHash: spec, from: 'settled', steps: stepsOf(lines), untilMs: 6_000_000 }, options);
}

function complaints(result: Run, spec: string): readonly string[] {
  return result.instants.flatMap((atMs) => {
    const { instances } = result.frameAt(atMs);
    const states = [0, 1].map((slot) => instances.get(`re${slot}@MX`));
    const mastership = instances.get('mastership@MX');
    const problems: string[] = [];
    const masters = [0, 1].filter((slot) => states[slot]?.state === 'master');
    if (masters.length > 1) problems.push('two masters');
    const isOn = instances.get('device:MX')?.state === 'on';
    if (isOn && mastership?.state !== (masters[0] === undefined ? 'none' : `re${masters[0]}`))
      problems.push(`mastership says ${mastership?.state ?? ''}`);
    const ready = states.map((state) => state?.facts.gresReady === true);
    if (ready.includes(true) && !states.some((state) => state?.state === 'backup'))
      problems.push('ready without a backup');
    if (ready.includes(true) && !/re-b[gn]/.test(spec)) problems.push('ready without GRES');
    if (isOn && masters.length === 0 && instances.get('chassis:MX')?.state === 'up')
      problems.push('cards run without a master');
    return problems.map((problem) => `${atMs} ms: ${problem}`);
  });
}

describe.each(SPECS)('%s', (spec) => {
  it('keeps its invariants whatever happens', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 14 }), (actions) => {
        const result = run(spec, linesOf(actions));
        expect([...result.errors, ...result.broken]).toEqual([]);
        expect(complaints(result, spec)).toEqual([]);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('gives the same bytes as a fork', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 2, maxLength: 8 }), (actions) => {
        const lines = linesOf(actions);
        const parent = run(spec, lines.slice(0, -1));
        expect(run(spec, lines, parent).traceHash).toBe(run(spec, lines).traceHash);
      }),
      { numRuns: 15, seed: 11 },
    );
  });
});

describe('process failures', () => {
  const crash = (second: number): string => `${second}s fail process:MX/rpd`;
  const master = (lines: readonly string[]): string | undefined =>
    run('re-b0+rpd-failover', lines).frameAt(200_000).instances.get('mastership@MX')?.state;

  it('four within 30 s move mastership, three do not', () => {
    expect(master([0, 5, 10].map(crash))).toBe('re0');
    expect(master([0, 5, 10, 29].map(crash))).toBe('re1');
  });
  it('the first no longer counts after exactly 30 s', () => {
    expect(master([0, 5, 10, 30].map(crash))).toBe('re0');
    expect(master([0, 5, 10, 30, 31].map(crash))).toBe('re1');
  });
});
