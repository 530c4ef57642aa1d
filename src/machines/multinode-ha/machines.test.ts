// The pair's machines: charts say what the logic does, rules are known, every state and transition of a chart happens in some run.
import { describe, expect, it } from 'vitest';
import type { MachineSpec, Message } from '../kernel/types';
import { initialStep, step } from '../kernel/xstate-adapter';
import { coldSyncMachine } from './cold-sync-machine';
import { icdMachine, iclMachine } from './icl-machine';
import { failureCodes, type MonitorEntry, type MonitorInput, monitorMachine } from './monitor-machine';
import { nodeMachine } from './node-machine';
import { probeMachine } from './probe-machine';
import { rules } from './rules';
import { sessionMachine } from './session-machine';
import { srgSpec } from './srg-spec';
import { runOf } from './testing/conformance';

const RULE_IDS = new Set(rules.map(({ id }) => id));
const MACHINES: readonly MachineSpec[] = [
  srgSpec,
  nodeMachine,
  iclMachine,
  icdMachine,
  probeMachine,
  sessionMachine,
  coldSyncMachine,
];

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
  });
  it('has a chart of all its transitions and no others', () => {
    expect([...new Set(chart.transitions.map(({ from, to }) => `${from}>${to}`))].sort()).toEqual(
      [...configured(machine)].sort(),
    );
  });
  it('names known rules only', () => {
    const named = [
      ...chart.transitions.map(({ rule }) => rule),
      ...Object.values(machine.timers).map(({ rule }) => rule),
    ];
    expect(named.filter((rule) => !RULE_IDS.has(rule))).toEqual([]);
  });
});

it('no rule is written twice, and each has a source', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.filter(({ text, source }) => text === '' || source === '')).toEqual([]);
});

/** Runs that together go through every state and every transition of the charts. */
const STORIES: readonly (readonly [design: string, from: 'settled' | 'boot', ...steps: readonly string[]])[] = [
  ['t-r', 'boot'],
  ['t-r', 'boot', '0s fail node:B'],
  ['t-r', 'boot', '0s fail icl:A-B', '200s repair icl:A-B'],
  ['t-r', 'boot', '0s fail link:A-R1', '0s fail icl:A-B'],
  ['t-r', 'boot', '20s fail node:A'],
  ['t-r', 'boot', '0s fail icl:A-B', '20s fail node:A', '300s repair node:A', '400s fail process:A/flowd'],
  ['t-r', 'boot', '0s fail icl:A-B', '0s fail probe:R1', '60s fail link:A-R1'],
  ['t-r+20.4+no-priority', 'boot'],
  ['t-r', 'settled', '0s fail node:A', '300s repair node:A'],
  ['t-r', 'settled', '0s fail icl:A-B', '10s fail link:A-R1', '60s repair link:A-R1', '120s fail node:A'],
  ['t-r', 'settled', '0s fail icl:A-B', '10s fail node:A', '200s repair icl:A-B', '200s repair node:A'],
  [
    't-r',
    'settled',
    '0s fail icl:A-B',
    '10s fail ip:10.111.0.1',
    '20s fail node:A',
    '90s repair node:A',
    '90s repair icl:A-B',
  ],
  [
    't-r',
    'settled',
    '0s fail link:B-R2',
    '9s fail link:A-R1',
    '60s repair link:B-R2',
    '90s fail node:A',
    '99s fail node:B',
  ],
  ['t-r', 'settled', '0s A> request chassis high-availability failover services-redundancy-group 1 peer-id 2'],
  [
    't-r+preempt-a',
    'settled',
    '0s fail link:A-R1',
    '60s repair link:A-R1',
    '90s fail process:B/iked',
    '93s fail node:B',
  ],
  ['t-r', 'settled', '0s fail icl:A-B', '1s repair icl:A-B', '60s fail process:A/flowd', '90s fail node:A'],
  ['t-r', 'settled', '0s fail icl:A-B', '1s fail node:A'],
  [
    't-r',
    'settled',
    '0s fail icl:A-B',
    '5s fail probe:R1',
    '7s repair probe:R1',
    '9s fail probe:R1',
    '12s repair icl:A-B',
  ],
  ['t-r', 'settled', '0s fail icl:A-B', '5s fail probe:R1', '100s repair icl:A-B'],
  ['t-r', 'settled', '0s fail icl:A-B', '60s fail link:A-R1', '300s repair icl:A-B'],
  ['t-r', 'settled', '0s fail process:B/flowd', '300s fail process:B/flowd', '310s fail node:B'],
  ['t-r', 'boot', '0s fail node:B', '0s fail ip:10.111.0.1', '90s fail process:A/flowd'],
  [
    't-r',
    'settled',
    '0s A# set chassis high-availability software-upgrade',
    '9s fail node:A',
    '60s repair node:A',
    '99s fail node:A',
  ],
  [
    't-r',
    'settled',
    '0s A# set chassis high-availability software-upgrade',
    '9s A# delete chassis high-availability software-upgrade',
  ],
  ['t-r', 'settled', '0s fail process:A/flowd', '9s A# set chassis high-availability software-upgrade'],
  [
    't-r+icd',
    'boot',
    '60s fail icd:A-B',
    '61s repair icd:A-B',
    '70s fail icd:A-B',
    '80s fail node:A',
    '90s fail node:B',
  ],
  ['t-r+icd', 'settled', '0s fail icd:A-B', '1s fail node:A'],
  ['t-r+icd', 'settled', '0s fail node:A'],
  ['t-r', 'settled', '0s fail node:B'],
  ['t-r', 'settled', '0s B# set chassis high-availability services-redundancy-group 1 preemption'],
  ['t-r+monitor-ip', 'settled', '0s fail ip:10.200.0.1', '60s repair ip:10.200.0.1', '90s fail node:A'],
  ['t-r', 'settled', '0s fail icl:A-B', '9s fail link:A-R1', '9s fail link:B-R1', '60s repair link:B-R1'],
  ['t-h', 'settled', '0s fail segment:lan1', '60s repair segment:lan1'],
  ['srg0-only', 'settled', '0s fail link:A-R2', '60s repair link:A-R2'],
  [
    't-r',
    'boot',
    '0s fail node:A',
    '0s fail ip:10.111.0.1',
    '90s repair ip:10.111.0.1',
    '92s fail ip:10.111.0.1',
    '99s repair ip:10.111.0.1',
  ],
  ['t-r', 'boot', '0s fail node:A', '25s fail ip:10.111.0.1', '99s fail node:B'],
];

describe('every transition of every chart', () => {
  const seen = new Map<string, Set<string>>();
  for (const [design, from, ...steps] of STORIES) {
    const run = runOf(design, steps, { from, until: 1_000_000 });
    const machineOf = new Map(run.plan.instances.map(({ id, machine }) => [id, machine.id]));
    for (const entry of run.trace) {
      const machine = machineOf.get(entry.instance) ?? '';
      const moves = seen.get(machine) ?? new Set();
      seen.set(machine, moves.add(`${entry.from}>${entry.to}`));
    }
  }
  it.each(MACHINES.map((machine) => [machine.id, machine] as const))('of %s happens', (id, machine) => {
    const wanted = new Set((machine.chart?.transitions ?? []).map(({ from, to }) => `${from}>${to}`));
    expect([...wanted].filter((move) => seen.get(id)?.has(move) !== true)).toEqual([]);
  });
});

describe('every rule', () => {
  // Sessions, tunnels and an ICL over switches have their own stories elsewhere.
  const ROWS = /^mnha\.(tunnel\.|session\.|icl\.path$)/;
  it('is named by some run', () => {
    const named = new Set(
      STORIES.flatMap(([design, from, ...steps]) =>
        runOf(design, steps, { from, until: 1_000_000 }).trace.map(({ rule }) => rule),
      ),
    );
    expect(rules.map(({ id }) => id).filter((id) => !named.has(id) && !ROWS.test(id))).toEqual([]);
  });
});

describe('monitor objects', () => {
  const entry = (code: MonitorEntry['code'], object: number, weight: number): MonitorEntry => ({
    code,
    object,
    weight,
  });
  const codes = (input: MonitorInput, ...down: readonly number[]) => {
    let { snapshot } = initialStep(monitorMachine.logic, input);
    for (const at of down) ({ snapshot } = step(monitorMachine.logic, snapshot, { type: 'ENTRY_DOWN', entry: at }));
    return failureCodes(snapshot.context as never);
  };
  const none = { BF: 0, IP: 0, IF: 0 };

  it('fail only when entries reach their kind, kinds their object, and objects the group', () => {
    const input: MonitorInput = {
      entries: [entry('BF', 0, 50), entry('BF', 0, 50), entry('IF', 1, 100), entry('IF', 1, 40), entry('IP', 1, 60)],
      objects: [
        { threshold: 100, kinds: { ...none, BF: 100 } },
        { threshold: 100, kinds: { ...none, IF: 100, IP: 60 } },
      ],
      srgThreshold: 100,
    };
    expect(codes(input, 0)).toEqual([]);
    expect(codes(input, 0, 1)).toEqual(['BF']);
    expect(codes(input, 2)).toEqual(['IF']);
    expect(codes(input, 3)).toEqual([]);
    // 40 does not reach the 100 of its kind, so only the 60 of the other kind counts, and the object needs 100.
    expect(codes(input, 3, 4)).toEqual([]);
    expect(codes(input, 2, 4)).toEqual(['IP', 'IF']);
  });
  it('hand on what they have accumulated', () => {
    const input: MonitorInput = {
      entries: [entry('BF', 0, 70), entry('BF', 1, 80)],
      objects: [
        { threshold: 50, kinds: { ...none, BF: 50 } },
        { threshold: 50, kinds: { ...none, BF: 50 } },
      ],
      srgThreshold: 150,
    };
    expect(codes(input, 0)).toEqual([]);
    expect(codes(input, 1)).toEqual([]);
    expect(codes(input, 0, 1)).toEqual(['BF']);
  });
  it('let any flat monitor alone fail the group', () => {
    const input: MonitorInput = { entries: [entry('BF', -1, 0), entry('IP', -1, 0)], objects: [], srgThreshold: 0 };
    expect(codes(input)).toEqual([]);
    expect(codes(input, 1)).toEqual(['IP']);
    expect(codes(input, 0, 1)).toEqual(['BF', 'IP']);
  });
});

describe('the activeness probe', () => {
  const timers = (windowMs: number, polarity: string, ...events: readonly string[]) => {
    const first = initialStep(probeMachine.logic, { windowMs, polarity });
    let { snapshot, effects } = first;
    for (const type of events) ({ snapshot, effects } = step(probeMachine.logic, snapshot, { type } as Message));
    return {
      state: String(snapshot.value),
      effects: effects.map((effect) =>
        'delayMs' in effect
          ? `${effect.id} ${effect.delayMs}`
          : effect.kind === 'emit'
            ? effect.event.type
            : effect.kind,
      ),
    };
  };
  it('starts its window again after an interruption', () => {
    expect(timers(5000, 'answer', 'ASK').state).toBe('running');
    expect(timers(5000, 'answer', 'ASK', 'HOLDS')).toEqual({ state: 'counting', effects: ['rule', 'window 5000'] });
    expect(timers(5000, 'answer', 'ASK', 'HOLDS', 'FAILS').effects).toContain('cancel');
    expect(timers(5000, 'answer', 'ASK', 'HOLDS', 'FAILS', 'HOLDS').effects).toContain('window 5000');
  });
  it('says so, and takes it back', () => {
    expect(timers(5000, 'answer', 'ASK', 'HOLDS', 'WINDOW_OVER').effects).toContain('verdict');
    expect(timers(5000, 'answer', 'ASK', 'HOLDS', 'WINDOW_OVER', 'FAILS').effects).toContain('no-verdict');
  });
  it('counts silence from the start where silence is what makes it take over', () => {
    expect(timers(3000, 'no-answer', 'ASK').state).toBe('counting');
    expect(timers(3000, 'no-answer', 'FAILS', 'ASK').state).toBe('running');
  });
  it('runs always where it is a BFD session, and answers at once when asked', () => {
    expect(timers(0, 'bfd', 'HOLDS').state).toBe('counting');
    expect(timers(0, 'bfd', 'HOLDS', 'WINDOW_OVER').effects).not.toContain('verdict');
    expect(timers(0, 'bfd', 'HOLDS', 'WINDOW_OVER', 'ASK').effects).toContain('verdict');
  });
});
