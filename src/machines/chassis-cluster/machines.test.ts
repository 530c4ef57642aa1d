// The cluster's machines: charts say what the logic does, every state is reached, random faults break no invariant.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachineSpec, Run } from '../kernel/types';
import { loadTechnologies } from '../registry';
import { planOf, runDesign, targets } from '../run';
import { templateDesign } from '../templates';
import { controlDetector, fabricDetector } from './detector-machine';
import { clusterFaults } from './faults';
import { redundancyGroupMachine } from './rg-spec';
import { rules } from './rules';
import { runOf } from './testing/conformance';

await loadTechnologies(['chassis-cluster']);

const RULE_IDS = new Set(rules.map(({ id }) => id));
const MACHINES: readonly MachineSpec[] = [redundancyGroupMachine, controlDetector, fabricDetector];

/** Transitions between states that the logic is configured with, as `from>to`. */
function configured({ logic }: MachineSpec): ReadonlySet<string> {
  const found = new Set<string>();
  for (const state of Object.values(logic.states)) {
    const all = [...state.transitions.values(), state.always ?? []].flat();
    for (const { target } of all)
      for (const to of target ?? []) if (to.key !== state.key) found.add(`${state.key}>${to.key}`);
  }
  return found;
}

describe.each(MACHINES.map((machine) => [machine.id, machine] as const))('%s', (_, machine) => {
  const chart = machine.chart ?? { states: [], transitions: [] };
  it('has a chart of all its states, each in a place of its own', () => {
    expect(chart.states.map(({ id }) => id).sort()).toEqual(Object.keys(machine.logic.states).sort());
    expect(new Set(chart.states.map(({ column, row }) => `${column}/${row}`)).size).toBe(chart.states.length);
    expect(chart.states.length).toBeLessThanOrEqual(12);
  });
  it('has a chart of all its transitions and no others', () =>
    expect([...new Set(chart.transitions.map(({ from, to }) => `${from}>${to}`))].sort()).toEqual(
      [...configured(machine)].sort(),
    ));
  it('names known rules only', () => {
    const named = [
      ...chart.transitions.map(({ rule }) => rule),
      ...Object.values(machine.timers).map(({ rule }) => rule),
    ];
    expect(named.filter((rule) => !RULE_IDS.has(rule))).toEqual([]);
  });
});

const id = (rule: { readonly id: string }) => rule.id;
it('no rule is written twice, and each has a source', () => {
  expect(new Set(rules.map(id)).size).toBe(rules.length);
  expect(rules.filter(({ text, source }) => text === '' || source === '')).toEqual([]);
});

/** Runs that together go through every state and every transition of the charts. */
const STORIES: readonly (readonly [design: string, from: 'settled' | 'boot', ...steps: readonly string[]])[] = [
  ['cc-a1', 'boot'],
  ['cc-a1', 'boot', '0s fail node:node0', '60s repair node:node0'],
  ['cc-a1', 'boot', '270s fail node:node0'],
  ['cc-a1', 'boot', '285s fail control:cluster'],
  ['cc-a1p', 'settled', '0s fail port:node0/ge-0/0/3', '60s repair port:node0/ge-0/0/3'],
  ['cc-a1+start=1', 'settled', '0s fail port:node0/ge-0/0/3', '0s fail port:node1/ge-5/0/3'],
  ['cc-a1', 'settled', '0s fail node:node0', '300s repair node:node0'],
  ['cc-a6', 'settled', '0s fail control:cluster', '300s repair control:cluster'],
  ['cc-a1', 'settled', '0s fail control:cluster', '9s fail node:node1'],
  ['cc-a1', 'settled', '0s fail control:cluster', '200s fail node:node1'],
  ['cc-a1', 'settled', '0s fail control:cluster', '60s fail fabric:cluster', '99s repair control:cluster'],
  ['cc-a3', 'settled', '0s fail control:cluster'],
  ['cc-a3', 'settled', '0s node1# delete interfaces fab0; delete interfaces fab1'],
  [
    'cc-a1',
    'settled',
    '0s node0> request chassis cluster failover redundancy-group 0 node 1',
    '9s node1# delete interfaces fab0; delete interfaces fab1',
  ],
  ['cc-a1', 'settled', '0s fail fabric:cluster', '300s repair fabric:cluster'],
  ['cc-a3', 'settled', '0s fail fabric:cluster'],
  ['cc-a3+legacy', 'settled', '0s fail fabric:cluster'],
  ['cc-a1+legacy', 'settled', '0s fail fabric:cluster'],
  [
    'cc-a1',
    'settled',
    '0s node0> request chassis cluster failover redundancy-group 0 node 1',
    '9s fail control:cluster',
  ],
  [
    'cc-a1+legacy',
    'settled',
    '0s node0> request chassis cluster failover redundancy-group 0 node 1',
    '9s fail fabric:cluster',
  ],
  ['cc-a1', 'settled', '0s node0> request chassis cluster failover redundancy-group 0 node 1', '9s fail node:node1'],
  ['cc-a1', 'settled', '0s node0> request chassis cluster failover redundancy-group 0 node 1', '9s fail node:node0'],
  ['cc-a1+hold=60', 'settled', '0s fail port:node0/ge-0/0/3', '9s fail control:cluster'],
  ['cc-a1+hold=60', 'settled', '0s fail port:node0/ge-0/0/3', '9s fail node:node1'],
  [
    'cc-a1+hold=60',
    'settled',
    '0s fail port:node0/ge-0/0/3',
    '5s repair port:node0/ge-0/0/3',
    '9s fail fabric:cluster',
  ],
  ['cc-a1', 'settled', '0s fail port:node0/ge-0/0/3', '60s fail fabric:cluster'],
  ['cc-a1', 'settled', '0s fail control:cluster', '0s fail fabric:cluster', '60s repair fabric:cluster'],
  ['cc-a5', 'settled', '0s fail spu:node0/0', '60s fail spu:node1/0'],
  ['cc-a1', 'settled', '0s node0> request system reboot'],
  [
    'cc-a1+hold=60',
    'settled',
    '0s node0> request chassis cluster failover redundancy-group 1 node 1',
    '9s node1> request system reboot',
  ],
];

/** Steps of the machines of a run as `machine from>to rule`; a dead node's row that turns to lost is no step of the chart. */
function stepsOf(run: Run): ReadonlySet<string> {
  const machineOf = new Map(run.plan.instances.map(({ id: instance, machine }) => [instance, machine]));
  const before = new Map<string, string>();
  const steps = new Set<string>();
  for (const entry of run.trace) {
    const machine = machineOf.get(entry.instance);
    if (!machine || !MACHINES.includes(machine)) continue;
    const from = before.get(entry.instance) ?? (machine === redundancyGroupMachine ? 'lost' : 'off');
    const to =
      entry.rule === 'cc.power.lost'
        ? 'lost'
        : entry.event === 'SHOW_LOST'
          ? from
          : entry.from === entry.to
            ? from
            : entry.to;
    before.set(entry.instance, to);
    if (from !== to) steps.add(`${machine.id} ${from}>${to} ${entry.rule}`);
  }
  return steps;
}
const charted = new Set(
  MACHINES.flatMap((machine) =>
    (machine.chart?.transitions ?? []).map(({ from, to, rule }) => `${machine.id} ${from}>${to} ${rule}`),
  ),
);

describe('stories', () => {
  const seen = new Set(STORIES.flatMap(([design, from, ...steps]) => [...stepsOf(runOf(design, steps, { from }))]));
  it('take no step that the charts do not have', () =>
    expect([...seen].filter((step) => !charted.has(step))).toEqual([]));
  it('reach every state', () => {
    const reached = new Set([...seen].map((step) => step.replace(/ \S+>(\S+) .*/, ' $1')));
    const all = MACHINES.flatMap((machine) =>
      Object.keys(machine.logic.states).map((state) => `${machine.id} ${state}`),
    );
    expect(all.filter((state) => !reached.has(state))).toEqual([]);
  });
  it('take every charted step of a redundancy group', () =>
    expect([...charted].filter((step) => !seen.has(step) && step.includes('redundancy-group')).sort()).toEqual([]));
});

describe('contexts', () => {
  it('are small and flat, and hold no ids', () => {
    const design = templateDesign('cc-a7');
    if ('error' in design) throw new Error(design.error);
    const { plan } = planOf(design);
    const inputs =
      plan?.instances
        .filter(({ machine }) => machine === redundancyGroupMachine)
        .map(({ input }) => JSON.stringify(input)) ?? [];
    expect(inputs).toHaveLength(4);
    for (const input of inputs) {
      expect(input.length).toBeLessThan(600);
      expect(input).not.toMatch(/node\d|ge-|reth/);
    }
  });
});

/** Faults and repairs of one design at whole seconds, in any order. */
const faults = (choices: readonly string[]) =>
  fc.array(
    fc.record({ s: fc.integer({ min: 0, max: 400 }), target: fc.constantFrom(...choices), repairs: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );

describe.each(['cc-a1', 'cc-a1p+hold=30', 'cc-a3', 'cc-a1+legacy', 'cc-a6', 'cc-a4', 'cc-a5+preempt'])(
  'random faults in %s',
  (name) => {
    const design = templateDesign(name);
    if ('error' in design) throw new Error(design.error);
    const own = Object.values(design.groups).flatMap((group) => clusterFaults(design, group));
    const choices = [...targets(design), ...own]
      .map(({ target }) => target)
      .filter((target) => /node[01]|cluster|sw-|control-|fabric-/.test(target) && !target.startsWith('reboot:sw'));
    const UNTIL = 3_000_000;

    it('settle, step as charted, and leave one primary where the nodes hear each other', () => {
      fc.assert(
        fc.property(faults(choices), (list) => {
          const run = runDesign(design, {
            designHash: name,
            from: 'settled',
            untilMs: UNTIL,
            steps: list.map(({ s, target, repairs }) => ({
              atMs: s * 1000,
              step: { kind: repairs && !target.startsWith('reboot') ? 'repair' : 'fail', target },
            })),
          });
          expect(run.broken).toEqual([]);
          expect([...stepsOf(run)].filter((step) => !charted.has(step))).toEqual([]);
          const end = run.frameAt(UNTIL);
          expect(run.lastEventMs).toBeLessThan(UNTIL - 600_000);
          expect([...end.instances.values()].flatMap(({ timers }) => timers)).toEqual([]);
          if (end.instances.get('control@node0')?.state === 'up')
            for (const rg of ['rg0', 'rg1', 'rg2']) {
              const states = ['node0', 'node1'].map((node) => end.instances.get(`${rg}@${node}`)?.state);
              expect(states.filter((state) => state === 'primary').length).toBeLessThanOrEqual(1);
            }
        }),
        { seed: 20_261_120, numRuns: 150 },
      );
    });
  },
);

it('every single fault and its repair settles', () => {
  for (const name of ['cc-a1', 'cc-a3', 'cc-a5']) {
    const design = templateDesign(name);
    if ('error' in design) throw new Error(design.error);
    for (const { target } of targets(design)) {
      const isReboot = target.startsWith('reboot:');
      const run = runDesign(design, {
        designHash: name,
        from: 'settled',
        untilMs: 2_000_000,
        steps: [
          { atMs: 0, step: { kind: 'fail', target } },
          ...(isReboot ? [] : [{ atMs: 400_000, step: { kind: 'repair', target } } as const]),
        ],
      });
      expect(run.broken, target).toEqual([]);
      expect(run.lastEventMs, target).toBeLessThan(1_000_000);
    }
  }
});
