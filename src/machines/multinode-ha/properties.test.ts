// Whatever fails, returns and is commanded in whatever order: what must hold of a pair at every instant, and when all is well again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settlingOf } from '../kernel/checkers';
import type { Run } from '../kernel/types';
import { planOf, rolesAt, runOf, stateAt } from './testing/conformance';

const SPECS = [
  't-r',
  't-r+preempt-a',
  't-r+20.4+no-priority',
  't-r+equal-priority',
  't-r+monitor-ip',
  't-r+two-srgs',
  't-r+icd',
  't-r+no-backup-signal-route',
  't-h',
  't-h+preempt-a+holddown',
  't-h+two-srgs',
  't-h+virtual-mac',
  'srg0-only',
];

/** Everything that can fail and be repaired, or comes back by itself, in a baseline. */
function targetsOf(spec: string): { readonly lasting: readonly string[]; readonly passing: readonly string[] } {
  const isHybrid = spec.startsWith('t-h');
  const routers = isHybrid ? ['RTR1', 'RTR2'] : ['R1', 'R2'];
  const links = ['A', 'B'].flatMap((node) => routers.map((router) => `link:${node}-${router}`));
  const sessions = ['A', 'B'].flatMap((node) => routers.map((router) => `bfd:${node}/${router}`));
  return {
    lasting: [
      'node:A',
      'node:B',
      // What a split brain needs comes up more often.
      'icl:A-B',
      'icl:A-B',
      'icl:A-B',
      ...(isHybrid ? ['segment:lan1', 'segment:lan1'] : [`probe:${routers[0]}`, `probe:${routers[0]}`]),
      'link:icl-0',
      ...links,
      ...sessions,
      ...routers.map((router) => `bgp:${router}`),
      ...routers.map((router) => `node:${router}`),
      ...(isHybrid ? ['segment:lan1', 'segment:lan2', 'port:A/ge-0/0/2', 'port:B/ge-0/0/3'] : [`probe:${routers[0]}`]),
      ...(spec.includes('monitor-ip') ? ['ip:10.200.0.1', 'ip:10.200.0.1@A'] : []),
      ...(spec.includes('icd') ? ['icd:A-B'] : []),
    ],
    passing: ['reboot:A', 'reboot:B', 'process:A/flowd', 'process:B/flowd', 'process:A/iked', 'process:B/repd'],
  };
}

const COMMANDS = [
  'A> request chassis high-availability failover services-redundancy-group 1 peer-id 2',
  'B> request chassis high-availability failover services-redundancy-group 1 peer-id 1',
  'A# set chassis high-availability software-upgrade',
  'A# delete chassis high-availability software-upgrade',
];

const action = fc.record({
  waitMs: fc.constantFrom(0, 1, 100, 900, 2000, 4999, 5000, 15_000, 60_000, 90_000),
  what: fc.constantFrom('fail', 'fail', 'fail', 'repair', 'repair', 'passing', 'command'),
  which: fc.nat(60),
});
type Action = { readonly waitMs: number; readonly what: string; readonly which: number };

/** The steps, then the repair of everything, and when that is. */
function linesOf(
  spec: string,
  actions: readonly Action[],
): { readonly lines: readonly string[]; readonly endMs: number } {
  const { lasting, passing } = targetsOf(spec);
  let atMs = 0;
  const pick = (list: readonly string[], which: number): string => list[which % list.length] ?? '';
  const lines = actions.map(({ waitMs, what, which }) => {
    atMs += waitMs;
    if (what === 'command') return `${atMs}ms ${pick(COMMANDS, which)}`;
    return what === 'passing' ? `${atMs}ms fail ${pick(passing, which)}` : `${atMs}ms ${what} ${pick(lasting, which)}`;
  });
  const endMs = atMs + 1000;
  return {
    lines: [
      ...lines,
      ...[...new Set(lasting)].map((target) => `${endMs}ms repair ${target}`),
      // Only a node that runs takes a change; routers and nodes have booted by then.
      `${endMs + 150_000}ms A# delete chassis high-availability software-upgrade`,
    ],
    endMs,
  };
}

/** No group is active with a failure event, on a node that is out, or without power. */
function complaints(run: Run): readonly string[] {
  const groups = run.plan.instances.filter(({ id }) => /^srg[1-9]/.test(id));
  return run.instants.flatMap((atMs) => {
    const { instances } = run.frameAt(atMs);
    return groups.flatMap(({ id, node = '' }) => {
      const view = instances.get(id);
      if (view?.state !== 'active') return [];
      const failures = view.facts.failures as readonly string[];
      const at = instances.get(`node@${node}`)?.state;
      if (failures.length > 0) return [`${atMs}: ${id} is active with ${failures.join(' ')}`];
      return at === 'online' ? [] : [`${atMs}: ${id} is active on a node that is ${at}`];
    });
  });
}

const scenario = fc.tuple(fc.constantFrom(...SPECS), fc.array(action, { minLength: 1, maxLength: 8 }));
const OPTIONS = { numRuns: 120, seed: 20_260_927 };

describe('whatever happens', () => {
  it('no group is active that may not be, and no rule of a run is broken', () => {
    fc.assert(
      fc.property(scenario, ([spec, actions]) => {
        // runOf throws where a checker complains, among them: two ACTIVE nodes that hear each other.
        const run = runOf(spec, linesOf(spec, actions).lines, { until: 2_500_000 });
        expect(complaints(run)).toEqual([]);
      }),
      OPTIONS,
    );
  });

  it('one node serves each group and all is synchronised some time after the last repair', () => {
    fc.assert(
      fc.property(scenario, ([spec, actions]) => {
        const { lines, endMs } = linesOf(spec, actions);
        const run = runOf(spec, lines, { until: endMs + 1_500_000 });
        // A data plane that restarts late, one cold synchronisation after it: nothing takes longer.
        const atMs = endMs + 1_200_000;
        for (const node of ['A', 'B']) {
          expect(stateAt(run, atMs, `node@${node}`)).toBe('online');
          expect(stateAt(run, atMs, `icl@${node}`)).toBe('up');
          expect(stateAt(run, atMs, `sync@${node}`)).toBe('complete');
        }
        for (const srg of run.plan.instances.filter(({ id }) => /^srg[1-9]@A/.test(id)))
          expect(['online/active online/backup', 'online/backup online/active']).toContain(
            rolesAt(run, atMs, Number(srg.id[3])),
          );
        expect(run.frameAt(atMs).flows.map(({ id, state }) => `${id} ${state}`)).toEqual(
          run.frameAt(atMs).flows.map(({ id }) => `${id} forwarding`),
        );
        expect(settlingOf(run).running).toEqual([]);
      }),
      OPTIONS,
    );
  });

  it('the same steps give the same bytes', () => {
    fc.assert(
      fc.property(scenario, ([spec, actions]) => {
        const { lines } = linesOf(spec, actions);
        expect(runOf(spec, lines).traceHash).toBe(runOf(spec, lines).traceHash);
      }),
      { ...OPTIONS, numRuns: 20 },
    );
  });
});

describe('the ICL cut alone', () => {
  it.each(SPECS)('changes no role and no flow in %s', (spec) => {
    const run = runOf(spec, ['0s fail icl:A-B'], { until: 3_600_000 });
    const moved = run.trace.filter(
      (entry) => entry.atMs >= 0 && entry.from !== entry.to && /^(srg|node@|flow:)/.test(entry.instance),
    );
    const asymmetric = moved.filter(({ instance }) => instance === 'flow:asym-new');
    expect(moved.filter((entry) => !asymmetric.includes(entry))).toEqual([]);
  });
});

describe('every rule', () => {
  it('that a run names is one of the plan', () => {
    const used = new Set(
      SPECS.flatMap((spec) => runOf(spec, ['0s fail node:A', '60s repair node:A']).trace.map(({ rule }) => rule)),
    );
    const { rules } = planOf('t-r');
    for (const rule of used) if (rule !== 'none') expect(rules.has(rule), rule).toBe(true);
  });
});
