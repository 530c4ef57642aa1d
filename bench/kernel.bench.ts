// What a step, a run and a frame cost: memoised against XState against a hand-written reducer of the same machine.
import { type AnyMachineSnapshot, transition } from 'xstate';
import { canonicalJson } from '../src/machines/kernel/canonical';
import { type InternedState, sharedCache } from '../src/machines/kernel/interning';
import type { Message, Run, RunSpec } from '../src/machines/kernel/types';
import { type Effect, step } from '../src/machines/kernel/xstate-adapter';
import { portMachine } from '../src/machines/network/port';
import { loadTechnologies } from '../src/machines/registry';
import { planOf, runDesign } from '../src/machines/run';
import { templateDesign } from '../src/machines/templates';
import { heapPerItem, measure, report } from './harness';

interface Port {
  readonly value: 'up' | 'down';
  readonly context: { readonly failed: boolean; readonly powered: boolean; readonly light: boolean };
}
interface Reduced {
  readonly state: Port;
  readonly effects: readonly Effect[];
}

/** The port machine by hand, as one would write it without XState: same states, same effects. */
function reducePort({ value, context }: Port, event: Message): Reduced {
  const change = PORT_CHANGES[event.type];
  if (change === undefined) return { state: { value, context }, effects: [] };
  const next = { ...context, ...change.set };
  if (next.failed === context.failed && next.powered === context.powered && next.light === context.light)
    return { state: { value, context }, effects: [] };
  const effects: Effect[] = [{ kind: 'emit', event: { type: 'rule', rule: change.rule } }];
  const sent = !context.failed && context.powered;
  const sends = !next.failed && next.powered;
  if (sends !== sent) effects.push({ kind: 'emit', event: { type: sends ? 'laser-on' : 'laser-off' } });
  const isUp = sends && next.light;
  if (isUp !== (value === 'up')) effects.push({ kind: 'emit', event: { type: isUp ? 'port-up' : 'port-down' } });
  return { state: { value: isUp ? 'up' : 'down', context: next }, effects };
}
const PORT_CHANGES: Readonly<Record<string, { readonly set: Partial<Port['context']>; readonly rule: string }>> = {
  FAIL: { set: { failed: true }, rule: 'net.port.fail' },
  REPAIR: { set: { failed: false }, rule: 'net.port.repair' },
  DEVICE_ON: { set: { powered: true }, rule: 'net.port.device' },
  DEVICE_OFF: { set: { powered: false }, rule: 'net.port.device' },
  LIGHT: { set: { light: true }, rule: 'net.port.carrier' },
  DARK: { set: { light: false }, rule: 'net.port.carrier' },
};
/** A cycle through all eight combinations of the flags, back to the start, with events that do nothing in between. */
const PORT_CYCLE = [
  'FAIL',
  'DARK',
  'FAIL',
  'LIGHT',
  'REPAIR',
  'DEVICE_OFF',
  'DARK',
  'FAIL',
  'LIGHT',
  'REPAIR',
  'DARK',
  'DEVICE_ON',
  'LIGHT',
  'REPAIR',
].map((type): Message => ({ type }));

function portSteps(): void {
  const cache = sharedCache();
  const cycle = PORT_CYCLE.map((event) => cache.message(event));
  const first = cache.initial(portMachine, { failed: false, powered: true, light: true }).next;
  const { logic } = portMachine;
  let seen = 0;
  const memoised = measure('memoised', (times) => {
    let state: InternedState = first;
    for (let at = 0; at < times; at++)
      for (const event of cycle) {
        const made = cache.transition(state, event);
        state = made.next;
        seen += made.effects.length;
      }
  });
  const reducer = measure('hand-written reducer', (times) => {
    let state: Port = { value: 'up', context: { failed: false, powered: true, light: true } };
    for (let at = 0; at < times; at++)
      for (const event of cycle) {
        const made = reducePort(state, event);
        state = made.state;
        seen += made.effects.length;
      }
  });
  const raw = measure('XState, reused scope', (times) => {
    let snapshot: AnyMachineSnapshot = first.snapshot;
    for (let at = 0; at < times; at++)
      for (const event of cycle) {
        const made = step(logic, snapshot, event);
        snapshot = made.snapshot;
        seen += made.effects.length;
      }
  });
  const open = measure('XState, transition()', (times) => {
    let snapshot: AnyMachineSnapshot = first.snapshot;
    for (let at = 0; at < times; at++)
      for (const event of cycle) {
        const [next, actions] = transition(logic, snapshot, event);
        snapshot = next;
        seen += actions.length;
      }
  });
  if (seen === 0) throw new Error('nothing was measured');
  const perStep = [memoised, reducer, raw, open].map(({ name, nanoseconds }) => ({
    name,
    nanoseconds: nanoseconds / cycle.length,
  }));
  report('a step of the port machine (ratio: to memoised)', perStep);
  reducerIsRight();
}

/** A fast reducer that computes something else would prove nothing. */
function reducerIsRight(): void {
  const cache = sharedCache();
  let state = cache.initial(portMachine, { failed: false, powered: true, light: true }).next;
  let port: Port = { value: 'up', context: { failed: false, powered: true, light: true } };
  for (const event of PORT_CYCLE) {
    const raw = step(portMachine.logic, state.snapshot, event);
    const reduced = reducePort(port, event);
    state = cache.transition(state, cache.message(event)).next;
    port = reduced.state;
    const same =
      canonicalJson(raw.effects) === canonicalJson(reduced.effects) &&
      canonicalJson(state.state) === canonicalJson(port);
    if (!same) throw new Error(`the hand-written reducer differs at ${event.type}`);
  }
}

/** Steps of the redundancy-group machine as they occur in sample runs: too big a machine to write by hand as well. */
function groupSteps(runs: () => void): void {
  runs();
  const taken = [...sharedCache().transitions()]
    .filter(({ from }) => from.machine.id === 'cc-redundancy-group')
    .map(({ from, message }) => ({ from, message }));
  if (taken.length === 0) throw new Error('no steps of a redundancy group');
  const cache = sharedCache();
  let seen = 0;
  const memoised = measure('memoised', (times) => {
    for (let at = 0; at < times; at++)
      for (const { from, message } of taken) seen += cache.transition(from, message).effects.length;
  });
  const raw = measure('XState, reused scope', (times) => {
    for (let at = 0; at < times; at++)
      for (const { from, message } of taken) seen += step(from.machine.logic, from.snapshot, message).effects.length;
  });
  if (seen === 0) throw new Error('nothing was measured');
  report(
    `a step of the redundancy-group machine, ${taken.length} different ones (ratio: to memoised)`,
    [memoised, raw].map(({ name, nanoseconds }) => ({ name, nanoseconds: nanoseconds / taken.length })),
  );
}

function designOf(id: string) {
  const design = templateDesign(id);
  if ('error' in design) throw new Error(design.error);
  return design;
}

export default async function kernelBench(): Promise<void> {
  await loadTechnologies();
  portSteps();
  const design = designOf('cc-a2');
  const port = (name: string) => ({ kind: 'fail' as const, target: `port:node0/${name}` });
  const row10: RunSpec = {
    designHash: 'bench',
    from: 'settled',
    steps: [
      { atMs: 0, step: port('ge-0/0/14') },
      { atMs: 60_000, step: port('ge-0/0/15') },
    ],
    untilMs: 120_000,
  };
  const powerLoss: RunSpec = {
    ...row10,
    steps: [
      { atMs: 0, step: { kind: 'fail', target: 'node:node0' } },
      { atMs: 60_000, step: { kind: 'repair', target: 'node:node0' } },
    ],
    untilMs: 3_600_000,
  };
  groupSteps(() => {
    runDesign(design, row10);
    runDesign(design, powerLoss);
  });

  const { plan } = planOf(design);
  if (plan === undefined) throw new Error('cc-a2 cannot run');
  const runs = [
    measure('row 10, settled', (times) => {
      for (let at = 0; at < times; at++) runDesign(design, row10);
    }),
    measure('row 10, with its hash', (times) => {
      for (let at = 0; at < times; at++) if (runDesign(design, row10).traceHash === '') throw new Error('no hash');
    }),
    measure('power loss and return', (times) => {
      for (let at = 0; at < times; at++) runDesign(design, powerLoss);
    }),
    measure('row 10, from boot', (times) => {
      for (let at = 0; at < times; at++) runDesign(design, { ...row10, from: 'boot' });
    }),
  ];
  report(`whole runs of cc-a2, ${plan.instances.length} instances (ratio: to row 10)`, runs);
  const bytes = heapPerItem(2000, () => runDesign(design, row10));
  console.log(
    `heap of a kept run of row 10: ${(bytes / 1024).toFixed(1)} kB (${runDesign(design, row10).trace.length} entries)`,
  );

  const run: Run = runDesign(design, powerLoss);
  let views = 0;
  report('a frame while a run of cc-a2 plays (ratio: to the first)', [
    measure('60 a second through the failover', (times) => {
      for (let at = 0; at < times; at++) views += run.frameAt((at * 16.7) % 6000).instances.size;
    }),
    measure('nothing happens', (times) => {
      for (let at = 0; at < times; at++) views += run.frameAt(20_000 + (at % 1000)).instances.size;
    }),
  ]);
  if (views === 0) throw new Error('no views');
}
