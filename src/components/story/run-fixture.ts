// A small hand-made run for the tests of timeline and inspector; it is no simulation and knows no technology.
import type {
  InstanceSpec,
  InstanceView,
  MachineSpec,
  Role,
  Rule,
  Run,
  RunFrame,
  TimedStep,
  TraceEntry,
} from '../../machines/kernel/types';

const machine: MachineSpec = {
  id: 'fixture',
  // The screens never run a machine, so the tests need none.
  logic: {} as MachineSpec['logic'],
  describe: () => ({ state: 'primary', role: 'active', facts: {} }),
  timers: { move: { name: 'failover delay', rule: 'T-01' } },
  chart: {
    states: [
      { id: 'secondary', label: 'secondary', role: 'standby', column: 0, row: 0 },
      { id: 'primary', label: 'primary', role: 'active', column: 1, row: 0 },
    ],
    transitions: [
      { from: 'secondary', to: 'primary', label: 'peer gave up', rule: 'R-02' },
      { from: 'primary', to: 'secondary', label: 'weight at 0', rule: 'R-03' },
    ],
  },
};

const spec = (id: string, title: string, lane: InstanceSpec['lane'] = 'always'): InstanceSpec => ({
  id,
  technology: 'fixture',
  machine,
  input: {},
  title,
  lane,
  reported: true,
});

export const rule = (id: string, text: string): [string, Rule] => [
  id,
  { id, text, source: 'BOOK', confidence: 'documented' },
];

type Row = Omit<TraceEntry, 'facts'> & { readonly facts?: TraceEntry['facts'] };

const roles: Readonly<Record<string, Role>> = {
  primary: 'active',
  secondary: 'standby',
  lost: 'failed',
  forwarding: 'active',
  up: 'neutral',
  down: 'failed',
};

interface Fixture {
  readonly rows: readonly Row[];
  readonly start: Readonly<Record<string, { readonly state: string; readonly facts?: TraceEntry['facts'] }>>;
  readonly instances: readonly InstanceSpec[];
  readonly steps?: readonly TimedStep[];
}

/** A run whose frames are read off its trace. */
export function runOf({ rows, start, instances, steps = [] }: Fixture): Run {
  const trace: TraceEntry[] = rows.map((row) => ({ facts: {}, ...row }));
  const instants = [...new Set(trace.map((entry) => entry.atMs).filter((at) => at >= 0))];
  const frameAt = (atMs: number): RunFrame => ({
    atMs,
    flows: [],
    failed: [],
    instances: new Map(
      instances.map((each): [string, InstanceView] => {
        const last = trace.findLast((entry) => entry.instance === each.id && entry.atMs <= atMs);
        const state = last?.to ?? start[each.id]?.state ?? 'up';
        const facts = last?.facts ?? start[each.id]?.facts ?? {};
        const view = { state, role: roles[state] ?? 'neutral', facts, chartState: state, timers: [] };
        return [each.id, { ...view, id: each.id, lastEntry: last?.seq ?? -1 }];
      }),
    ),
  });
  return {
    spec: { designHash: 'fixture', from: 'settled', steps, untilMs: 60_000 },
    plan: {
      instances,
      routes: new Map(),
      rules: new Map([
        rule('R-01', 'A lost link takes its weight.'),
        rule('R-02', 'A peer that gave up is replaced.'),
        rule('T-01', 'The move waits a second.'),
      ]),
      execute: () => ({ deliveries: [] }),
      boot: [],
    },
    trace,
    replies: [],
    outages: new Map(),
    broken: [],
    errors: [],
    traceHash: '',
    lastEventMs: instants.at(-1) ?? 0,
    frameAt,
    instants,
  };
}

/** Two members, one watched port; the port dies at 2 s, the group moves at 3 s. */
export const failoverRun = (): Run =>
  runOf({
    instances: [
      spec('rg@a', 'RG on a'),
      spec('rg@b', 'RG on b'),
      spec('port:a/ge-0/0/3', 'ge-0/0/3 on a', 'when-changed'),
      spec('port:b/ge-0/0/3', 'ge-0/0/3 on b', 'when-changed'),
      spec('link:l1', 'l1', 'never'),
    ],
    start: {
      'rg@a': { state: 'primary', facts: { weight: 255 } },
      'rg@b': { state: 'secondary', facts: { weight: 255 } },
    },
    steps: [{ atMs: 2_000, step: { kind: 'fail', target: 'port:a/ge-0/0/3' } }],
    rows: [
      {
        atMs: -500,
        seq: 0,
        instance: 'rg@a',
        event: 'BOOT',
        from: 'secondary',
        to: 'primary',
        cause: null,
        rule: 'R-02',
        facts: { weight: 255 },
      },
      {
        atMs: 2_000,
        seq: 1,
        instance: 'port:a/ge-0/0/3',
        event: 'fail',
        from: 'up',
        to: 'down',
        cause: null,
        rule: 'none',
      },
      {
        atMs: 2_000,
        seq: 2,
        instance: 'rg@a',
        event: 'MONITOR_DOWN',
        from: 'primary',
        to: 'primary',
        cause: 1,
        rule: 'R-01',
        text: '255 - 255 = 0',
        facts: { weight: 0 },
      },
      {
        atMs: 3_000,
        seq: 3,
        instance: 'rg@b',
        event: 'move',
        from: 'secondary',
        to: 'primary',
        cause: 2,
        rule: 'R-02',
        facts: { weight: 255 },
      },
      {
        atMs: 3_000,
        seq: 4,
        instance: 'rg@a',
        event: 'TAKEN',
        from: 'primary',
        to: 'secondary',
        cause: 3,
        rule: 'R-03',
        facts: { weight: 0 },
      },
    ],
  });
