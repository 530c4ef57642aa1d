// Whatever fails, returns and is commanded in whatever order: what must hold of a bundle at every instant, and of runs that are forked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { built, planned, stepsOf } from '../chassis/testing/run';
import { simulate } from '../kernel/simulate';
import type { Run } from '../kernel/types';
import { routingEngine } from '../routing-engine';
import { isUp, NOBODY, shareLostPercent } from './bundle-context';
import { bundleOf } from './bundle-spec';
import { ams } from './index';

const SPECS = [
  'ams-f1',
  'ams-f1+rejoin',
  'ams-f1+redist',
  'ams-f1+redist+rejoin',
  'ams-f2',
  'ams-f2+redist',
  'ams-f3',
  'ams-c1',
  'ams-f1+re',
  'ams-f2+t0',
];
const made = new Map(
  SPECS.map((spec) => {
    const design = built([ams, routingEngine], spec);
    const members = Object.values(design.groups).flatMap(({ technology, config }) =>
      technology === 'ams'
        ? [...JSON.stringify(config).matchAll(/"name":"(mams-[\d/]+)"/g)].map(([, name]) => name ?? '')
        : [],
    );
    return [spec, { plan: planned([ams, routingEngine], design), members }] as const;
  }),
);

const action = fc.record({
  waitMs: fc.constantFrom(0, 1000, 59_000, 60_000, 120_000, 300_000),
  member: fc.nat(5),
  what: fc.constantFrom('fail', 'fail', 'repair', 'repair', 'revert', 'switchover', 'card', 'card-back', 'engines'),
});
type Action = { readonly waitMs: number; readonly member: number; readonly what: string };

function linesOf(spec: string, actions: readonly Action[]): readonly string[] {
  const members = made.get(spec)?.members ?? [];
  let atMs = 0;
  return actions.map(({ waitMs, member, what }) => {
    atMs += waitMs;
    const name = members[member % members.length] ?? '';
    const fpc = /^mams-(\d+)/.exec(name)?.[1] ?? '0';
    switch (what) {
      case 'card':
        return `${atMs}ms fail card:MX/fpc${fpc}`;
      case 'card-back':
        return `${atMs}ms repair card:MX/fpc${fpc}`;
      case 'engines':
        return `${atMs}ms MX> request chassis routing-engine master switch no-confirm`;
      case 'revert':
      case 'switchover':
        return `${atMs}ms MX> request interface load-balancing ${what} ${name}`;
      default:
        return `${atMs}ms ${what} pic:MX/${name}`;
    }
  });
}

function run(spec: string, lines: readonly string[], prefix?: Run): Run {
  const plan = made.get(spec)?.plan;
  if (plan === undefined) throw new Error('no plan');
  const options = prefix === undefined ? {} : { prefix };
  return simulate(plan, { designHash: spec, from: 'settled', steps: stepsOf(lines), untilMs: 5_000_000 }, options);
}

/** The bundle's context after each of its entries is not in the trace; facts and members are, and they must agree. */
function complaints(result: Run, spec: string): readonly string[] {
  const members = made.get(spec)?.members ?? [];
  return result.instants.flatMap((atMs) => {
    const { instances } = result.frameAt(atMs);
    const bundle = instances.get('ams0@MX');
    const slots = (bundle?.facts.slots ?? []) as readonly (number | null)[];
    const views = members.map((name) => instances.get(`ams0/${name}@MX`));
    const online = members.map((name) => instances.get(`pic:MX/${name}`)?.state === 'online');
    const owned = slots.filter((owner) => owner !== null);
    const problems: string[] = [];
    if (new Set(owned).size !== owned.length) problems.push('a member owns two slots');
    views.forEach((view, at) => {
      const slot = slots.indexOf(at);
      const isActive = view?.state === 'active';
      if (isActive !== slot >= 0) problems.push(`${members[at] ?? ''} is ${view?.state ?? ''} with slot ${slot}`);
      if (view?.facts.slot !== (slot < 0 ? null : slot)) problems.push(`${members[at] ?? ''} shows another slot`);
      if ((isActive || view?.state === 'backup') && !online[at]) problems.push(`${members[at] ?? ''} serves offline`);
    });
    const backups = views.filter((view) => view?.state === 'backup').length;
    const isUpNow = views.some((view) => view?.state === 'active');
    if ((bundle?.state === 'up') !== isUpNow) problems.push('the bundle disagrees with its members');
    const isPair = spec.startsWith('ams-f3');
    if (backups > 1) problems.push('two backups');
    if (backups > 0 && !isPair && slots.includes(null)) problems.push('a backup stands by while a share is dropped');
    const lost = !isUpNow ? 100 : (100 * slots.filter((owner) => owner === null).length) / slots.length;
    if (Math.abs(Number(bundle?.facts.shareLostPercent) - lost) > 0.01) problems.push('the share is wrong');
    return problems.map((problem) => `${atMs} ms: ${problem}`);
  });
}

describe.each(SPECS)('%s', (spec) => {
  it('keeps its invariants whatever happens', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 14 }), (actions) => {
        const result = run(spec, linesOf(spec, actions));
        expect([...result.errors, ...result.broken]).toEqual([]);
        expect(complaints(result, spec)).toEqual([]);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('comes back whole by returns and reverts', () => {
    const members = made.get(spec)?.members ?? [];
    fc.assert(
      fc.property(fc.array(action, { maxLength: 10 }), (actions) => {
        const lines = linesOf(spec, actions);
        const cards = [...new Set(members.map((name) => /^mams-(\d+)/.exec(name)?.[1] ?? '0'))];
        const back = [
          ...cards.map((fpc) => `4000000ms repair card:MX/fpc${fpc}`),
          ...members.map((name) => `4001000ms repair pic:MX/${name}`),
          ...[1, 2].flatMap((round) =>
            members.map((name) => `${4_002_000 + round}ms MX> request interface load-balancing revert ${name}`),
          ),
        ];
        const result = run(spec, [...lines, ...back]);
        const states = members.map((name) => result.frameAt(4_900_000).instances.get(`ams0/${name}@MX`)?.state);
        expect(states.filter((state) => state !== 'active' && state !== 'backup')).toEqual([]);
        expect(result.frameAt(4_900_000).instances.get('ams0@MX')?.facts.shareLostPercent).toBe(0);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('gives the same bytes as a fork', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 2, maxLength: 8 }), (actions) => {
        const lines = linesOf(spec, actions);
        const parent = run(spec, lines.slice(0, -1));
        expect(run(spec, lines, parent).traceHash).toBe(run(spec, lines).traceHash);
      }),
      { numRuns: 15, seed: 11 },
    );
  });
});

it('the context of a bundle says the same as its facts', () => {
  const result = run('ams-f1', ['0s fail pic:MX/mams-1/1/0', '10s fail pic:MX/mams-2/0/0']);
  const plan = made.get('ams-f1')?.plan;
  const spec = plan?.instances.find(({ id }) => id === 'ams0@MX');
  const view = result.frameAt(20_000).instances.get('ams0@MX');
  expect(spec?.machine.id).toBe('ams-bundle');
  expect(view?.facts).toMatchObject({ slots: [0, 3, null], shareLostPercent: 33.33 });
  const context = bundleOf({
    value: 'up',
    context: { roles: ['active', 'discard'], slots: [0, NOBODY], online: [true, false] } as never,
  });
  expect([isUp(context), shareLostPercent(context)]).toEqual([true, 50]);
});
