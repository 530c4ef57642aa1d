// A device that is a member of several groups: each has to let a packet pass, all take a commit, and it boots as slowly as the slowest.
import { describe, expect, it } from 'vitest';
import { asId, type Design, type Group, type NodeId, type PortId } from '../../model/design';
import { simulate } from '../kernel/simulate';
import type { GroupPlan, VirtualInterface } from '../kernel/technology';
import type { Step, StepOutcome } from '../kernel/types';
import type { PlannedGroup } from './execute';
import { networkPlan } from './plan';
import { cabled } from './testing/cabling';
import { deviceInstance } from './traffic';

const MX = asId<NodeId>('mx');
const port = (name: string): PortId => asId<PortId>(`mx/${name}`);
const group = (name: string): Group => ({ id: asId(name), name, technology: name, members: [MX], config: {} });
const design: Design = cabled({
  nodes: { a: 'router', mx: 'mx', b: 'router' },
  cables: { l1: 'a 0 - mx in', l2: 'mx out - b 0' },
  flows: { through: ['a', 'b'] },
  groups: [group('first'), group('second')],
});

type Answer = (step: Step) => StepOutcome | undefined;
interface Toy {
  readonly interfaces?: readonly VirtualInterface[];
  readonly bootMs?: number;
  readonly powerOnMs?: number;
  readonly answer?: Answer;
}
const toy = (name: string, { interfaces = [], bootMs = 0, powerOnMs = 0, answer }: Toy): PlannedGroup => {
  const plan: GroupPlan = {
    instances: [],
    routes: new Map(),
    channels: [],
    bootMs,
    powerOnMs: { [MX]: powerOnMs },
    listens: new Map(),
    traffic: () => ({ interfaces, crossings: [], synchronised: true }),
    execute: (step) => answer?.(step),
  };
  return { group: group(name), plan, rules: [], targets: [] };
};
const runOf = (first: Toy, second: Toy, steps: readonly Step[] = [], from: 'settled' | 'boot' = 'settled') =>
  simulate(
    networkPlan(
      design,
      [toy('first', first), toy('second', second)],
      new Map(Object.values(design.nodes).map(({ id, name }) => [id, name])),
    ),
    { designHash: 'test', from, steps: steps.map((step) => ({ atMs: 0, step })), untilMs: 60_000 },
  );
const flowOf = (first: Toy, second: Toy) => runOf(first, second).frameAt(0).flows[0]?.state;

/** An interface over one port: passes where the router owns it, blocks where nobody does. */
const over = (name: string, isOwned: boolean): VirtualInterface => ({
  name,
  group: asId('any'),
  addresses: [],
  children: [port(name)],
  owners: isOwned ? [{ node: MX, ports: [port(name)] }] : [],
});

describe('a packet', () => {
  it('passes where both groups have nothing against it', () => {
    expect(flowOf({}, {})).toBe('forwarding');
    expect(flowOf({ interfaces: [over('out', true)] }, {})).toBe('forwarding');
    expect(flowOf({ interfaces: [over('in', true)] }, { interfaces: [over('out', true)] })).toBe('forwarding');
    expect(flowOf({ interfaces: [over('out', true)] }, { interfaces: [over('out', true)] })).toBe('forwarding');
  });
  it.each(['in', 'out'])('does not pass %s where one of the groups blocks, whichever it is', (name) => {
    const blocks = { interfaces: [over(name, false)] };
    const passes = { interfaces: [over(name, true)] };
    expect(flowOf(blocks, passes)).toBe('lost');
    expect(flowOf(passes, blocks)).toBe('lost');
    expect(flowOf({}, blocks)).toBe('lost');
    expect(flowOf(blocks, {})).toBe('lost');
  });
});

describe('the device', () => {
  it('gets power once, and boots as slowly as the slowest of its groups', () => {
    for (const [first, second] of [
      [{ bootMs: 5_000 }, { bootMs: 1_000, powerOnMs: 2_000 }],
      [{ bootMs: 1_000, powerOnMs: 2_000 }, { bootMs: 5_000 }],
    ] as const) {
      const told = runOf(first, second, [], 'boot').trace.filter(({ instance }) => instance === deviceInstance('mx'));
      expect(told.map(({ atMs, to }) => [atMs, to])).toEqual([
        [2_000, 'booting'],
        [7_000, 'on'],
      ]);
    }
  });
});

describe('a commit', () => {
  const commit: Step = { kind: 'commit', node: 'mx', lines: ['set x'] };
  const answers =
    (text: string, accepted: boolean): Answer =>
    () => ({ deliveries: [], reply: { text, accepted } });
  const replyOf = (first: Answer | undefined, second: Answer | undefined) => {
    const [reply] = runOf(first ? { answer: first } : {}, second ? { answer: second } : {}, [commit]).replies;
    return reply && [reply.text, reply.accepted];
  };
  it('is taken where all groups that have to do with it take it', () => {
    expect(replyOf(answers('commit complete', true), answers('also complete', true))).toEqual([
      'commit complete',
      true,
    ]);
    expect(replyOf(undefined, answers('commit complete', true))).toEqual(['commit complete', true]);
  });
  it('is refused where one refuses it', () => {
    expect(replyOf(answers('commit complete', true), answers('error: no', false))).toEqual(['error: no', false]);
    expect(replyOf(answers('error: no', false), answers('commit complete', true))).toEqual(['error: no', false]);
  });
  it('is not simulated where no group has to do with it', () => {
    expect(replyOf(undefined, undefined)).toEqual(['error: this change is not simulated', false]);
  });
});
