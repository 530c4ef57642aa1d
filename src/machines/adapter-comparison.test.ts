// Every step that sample runs take, of every machine of network and technologies, is what XState's own transition() says.

import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import type { Design } from '../model/design';
import { writeJunos } from '../vendor/junos';
import { canonicalJson } from './kernel/canonical';
import { clearCaches, sharedCache } from './kernel/interning';
import { simulate } from './kernel/simulate';
import type { HaTechnology } from './kernel/technology';
import type { Plan, Step } from './kernel/types';
import { effectOf, initialStep, step } from './kernel/xstate-adapter';
import { cabled } from './network/testing/cabling';
import { pairGroup, pairPlan } from './network/testing/pair';
import { loadTechnologies, technologies } from './registry';
import { planOf, targets } from './run';

await loadTechnologies();

const office = pairPlan(
  cabled({
    nodes: { office: 'host', a: 'srx', b: 'srx', sw: 'switch' },
    cables: { l1: 'office 0 - sw 0', l2: 'sw 1 - a in', l3: 'sw 2 - b in', c0: 'a c0 - b c0 !control' },
    flows: { one: ['office', { kind: 'group', group: 'pair' as never, interface: 'trust' }] },
    groups: [pairGroup('pair', ['a', 'b'])],
  }),
  { interfaces: { trust: { a: ['in'], b: ['in'] } }, peerLinks: ['c0'], bootMs: 1000 },
);

interface Sample {
  readonly name: string;
  readonly plan: Plan;
  readonly faults: readonly string[];
  readonly requests: readonly Step[];
}

/** Every member commits again what its configuration says already. */
const ownCommits = (technology: HaTechnology, design: Design): readonly Step[] =>
  Object.values(design.groups)
    .filter((group) => group.technology === technology.id)
    .flatMap((group) => {
      const lines = technology
        .write(design, group)
        .files.flatMap(({ tree }) => writeJunos(tree, { form: 'set', secrets: 'shown' }).split('\n'))
        .filter((line) => line.startsWith('set '));
      return group.members.map((node): Step => ({ kind: 'commit', node, lines }));
    });

/** Of a design with more, every second or third is enough: its machines are the same. */
const MOST_FAULTS = 40;

const samples: readonly Sample[] = [
  {
    name: 'a pair in an office',
    plan: office,
    faults: ['node:a', 'node:b', 'reboot:a', 'port:a/in', 'link:l1', 'link:l2', 'peer:pair', 'sync:pair'],
    requests: ['take', 'claim', 'yield'].map((command) => ({ kind: 'request', node: 'b', command })),
  },
  ...technologies().flatMap((technology) =>
    technology.templates.flatMap(({ id, build }): Sample[] => {
      const design = build([]);
      if ('error' in design) throw new Error(design.error);
      const { plan, errors } = planOf(design);
      if (plan === undefined) throw new Error(errors.join(' '));
      const own = Object.values(design.groups).flatMap((group) => technology.faults(design, group));
      const all = [...new Set([...own, ...targets(design)].map(({ target }) => target))];
      const faults = all.filter((_, at) => at % Math.ceil(all.length / MOST_FAULTS) === 0);
      return [{ name: id, plan, faults, requests: ownCommits(technology, design) }];
    }),
  ),
];

const UNTIL_MS = 3_600_000;

/** Each fault alone with its repair, each after each other one, each request, from the steady state and while booting. */
function sampleRuns({ plan, faults, requests }: Sample): void {
  const run = (from: 'settled' | 'boot', ...steps: readonly [number, Step][]): void => {
    const timed = steps.map(([atMs, one]) => ({ atMs, step: one }));
    simulate(plan, { designHash: 'test', from, steps: timed, untilMs: UNTIL_MS });
  };
  for (const [at, target] of faults.entries()) {
    const fail: Step = { kind: 'fail', target };
    const repair: Step = { kind: 'repair', target };
    const second = faults[(at * 7 + 3) % faults.length] ?? target;
    run('settled', [0, fail], [60_000, { kind: 'fail', target: second }], [300_000, repair]);
    run('boot', [280_000, fail], [290_000, repair]);
  }
  for (const request of requests) run('settled', [0, request]);
}

/** What XState says, in the adapter's words. */
function publicStep([snapshot, actions]: readonly [
  unknown,
  readonly { readonly type: string; readonly params: unknown }[],
]) {
  const { value, context } = snapshot as { value: unknown; context: unknown };
  return { state: canonicalJson({ value, context }), effects: actions.flatMap((action) => effectOf(action) ?? []) };
}

const asState = ({ value, context }: { readonly value: unknown; readonly context: unknown }) =>
  canonicalJson({ value, context });

const compared = new Set<string>();
/** On a machine that does something else besides. */
const MANY_RUNS_MS = 120_000;

describe.each(samples.map((sample) => [sample.name, sample] as const))('every step of %s', (_name, sample) => {
  it(
    "is XState's own",
    () => {
      clearCaches();
      sampleRuns(sample);
      for (const { from, message, made } of sharedCache().transitions()) {
        const { logic, id } = from.machine;
        const told = publicStep(transition(logic, from.snapshot, message));
        const adapted = step(logic, from.snapshot, message);
        const what = `${id} ${asState(from.state)} ${canonicalJson(message)}`;
        expect(asState(adapted.snapshot), what).toBe(told.state);
        expect(asState(made.next.state), what).toBe(told.state);
        expect(adapted.effects, what).toEqual(told.effects);
        compared.add(id);
      }
      for (const { machine, input } of sample.plan.instances) {
        const told = publicStep(initialTransition(machine.logic, input));
        const adapted = initialStep(machine.logic, input);
        expect(asState(adapted.snapshot), machine.id).toBe(told.state);
        expect(adapted.effects, machine.id).toEqual(told.effects);
      }
    },
    MANY_RUNS_MS,
  );
});

it('compared steps of every machine there is', () => {
  const ids = samples.flatMap(({ plan }) => plan.instances.map(({ machine }) => machine.id));
  expect([...new Set(ids)].filter((id) => !compared.has(id))).toEqual([]);
});
