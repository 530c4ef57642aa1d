// Flows over small designs with a toy HA pair: paths, outages, split brain, sessions, crossings.
import { describe, expect, it } from 'vitest';
import { asId, type Design } from '../../model/design';
import { simulate } from '../kernel/simulate';
import type { Plan, Run, RunSpec, Step } from '../kernel/types';
import { cabled } from './testing/cabling';
import { type PairOptions, pairGroup, pairPlan } from './testing/pair';

const office = {
  nodes: { office: 'host', sw1: 'switch', 'srx-a': 'srx', 'srx-b': 'srx', sw2: 'switch', web: 'host' },
  cables: {
    l1: 'office eth0 - sw1 1',
    l2: 'sw1 2 - srx-a in',
    l3: 'sw1 3 - srx-b in',
    l4: 'srx-a out - sw2 2',
    l5: 'srx-b out - sw2 3',
    l6: 'sw2 1 - web eth0',
    peer: 'srx-a fab - srx-b fab !fabric',
  },
} as const;
const bothInterfaces: PairOptions = {
  interfaces: {
    trust: { 'srx-a': ['in'], 'srx-b': ['in'] },
    untrust: { 'srx-a': ['out'], 'srx-b': ['out'] },
  },
  peerLinks: ['peer'],
};
const officeDesign: Design = cabled({
  ...office,
  flows: { 'office-to-web': ['office', 'web'] },
  groups: [pairGroup('pair', ['srx-a', 'srx-b'])],
});

const at = (atMs: number, step: Step) => ({ atMs, step });
const fail = (target: string): Step => ({ kind: 'fail', target });
const repair = (target: string): Step => ({ kind: 'repair', target });
const request = (node: string, command: string): Step => ({ kind: 'request', node, command });
const runOf = (plan: Plan, steps: RunSpec['steps']): Run =>
  simulate(plan, { designHash: 'test', from: 'settled', steps, untilMs: 600_000 });
const flowAt = (run: Run, atMs: number, id = 'office-to-web') => run.frameAt(atMs).flows.find((flow) => flow.id === id);

describe('a flow through a pair', () => {
  it('goes through the active member', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), []);
    expect(flowAt(run, 0)).toEqual({
      id: 'office-to-web',
      state: 'forwarding',
      path: ['office', 'sw1', 'srx-a', 'sw2', 'web'],
      links: ['l1', 'l2', 'l4', 'l6'],
      sessions: 'kept',
      outageMs: 0,
    });
    expect(run.errors).toEqual([]);
    expect(run.broken).toEqual([]);
  });

  it('is lost when a link of its way is cut, moves when the other member takes over, and says how long it was out', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [
      at(1000, fail('link:l4')),
      at(2500, request('m1', 'take')),
    ]);
    expect(flowAt(run, 999)?.state).toBe('forwarding');
    expect(flowAt(run, 1000)).toMatchObject({ state: 'lost', path: [], outageMs: 0 });
    expect(flowAt(run, 2000)).toMatchObject({ state: 'lost', outageMs: 1000 });
    expect(flowAt(run, 2500)).toMatchObject({
      state: 'forwarding',
      path: ['office', 'sw1', 'srx-b', 'sw2', 'web'],
      outageMs: 1500,
      sessions: 'kept',
    });
    expect(run.outages.get('office-to-web')).toEqual([{ fromMs: 1000, toMs: 2500 }]);
  });

  it('names the link as the cause of a loss, and the move as the cause of its return', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [
      at(1000, fail('link:l4')),
      at(2500, request('m1', 'take')),
    ]);
    const causeOf = (to: string) => {
      const entry = run.trace.find(
        ({ instance, atMs, to: state }) => instance.startsWith('flow:') && atMs > 0 && state === to,
      );
      return run.trace[entry?.cause ?? -1];
    };
    expect(causeOf('lost')).toMatchObject({ instance: 'link:l4', event: 'fail' });
    const back = causeOf('forwarding');
    expect(back).toMatchObject({ instance: 'mac:untrust@pair', rule: 'net.mac.announce' });
    expect(run.trace[back?.cause ?? -1]).toMatchObject({ instance: 'pair@m1', to: 'active', cause: null });
  });

  it('has no outage when it moves within one instant', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [at(1000, request('m1', 'take'))]);
    expect(flowAt(run, 1000)?.path).toContain('srx-b');
    expect(run.outages.get('office-to-web')).toEqual([]);
  });

  it('goes on after a spare link dies, and is never told', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [at(1000, fail('link:l3'))]);
    expect(flowAt(run, 5000)?.state).toBe('forwarding');
    expect(run.trace.filter(({ instance, atMs }) => instance.startsWith('flow:') && atMs >= 0)).toEqual([]);
  });

  it('goes nowhere through a member that owns nothing', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [at(1000, request('m0', 'yield'))]);
    expect(flowAt(run, 1000)?.state).toBe('lost');
    expect(run.outages.get('office-to-web')).toEqual([{ fromMs: 1000, toMs: null }]);
  });

  it('needs a way back, too', () => {
    const design = cabled({
      ...office,
      flows: { one: ['office', 'web'] },
      groups: [pairGroup('pair', ['srx-a', 'srx-b'])],
    });
    // srx-b owns the outside, srx-a the inside, and nothing crosses between them.
    const run = runOf(
      pairPlan(design, {
        interfaces: { trust: { 'srx-a': ['in'] }, untrust: { 'srx-b': ['out'] } },
      }),
      [at(1000, request('m1', 'claim'))],
    );
    expect(flowAt(run, 1000, 'one')?.state).toBe('lost');
  });
});

describe('two owners', () => {
  const steps = [at(1000, request('m1', 'claim'))];

  it('make the flow unpredictable, on the way of the last announcer', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), steps);
    expect(flowAt(run, 1000)).toMatchObject({ state: 'unpredictable', path: ['office', 'sw1', 'srx-b', 'sw2', 'web'] });
    expect(run.outages.get('office-to-web')).toEqual([{ fromMs: 1000, toMs: null }]);
  });

  it('still fight where the way of the last announcer is broken', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [...steps, at(2000, fail('link:l5'))]);
    expect(flowAt(run, 2000)).toMatchObject({ state: 'unpredictable', path: ['office', 'sw1', 'srx-a', 'sw2', 'web'] });
  });

  it('make the switches move the address back and forth, until one owner is left and its frames teach them', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [...steps, at(2000, request('m1', 'yield'))]);
    const macAt = (atMs: number) => run.frameAt(atMs).instances.get('mac:untrust@pair');
    expect(macAt(999)).toMatchObject({ state: 'm0', facts: { node: 'm0' } });
    expect(macAt(1000)).toMatchObject({
      state: 'flapping',
      role: 'transition',
      facts: { node: 'm1', between: ['m0', 'm1'] },
    });
    expect(macAt(2000)).toMatchObject({ state: 'm0', role: 'neutral' });
    expect(flowAt(run, 2000)).toMatchObject({ state: 'forwarding', path: ['office', 'sw1', 'srx-a', 'sw2', 'web'] });
  });
});

describe('sessions', () => {
  it('are lost by a move while they are not synchronised, and stay lost', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [
      at(1000, fail('sync:pair')),
      at(2000, request('m1', 'take')),
      at(3000, repair('sync:pair')),
    ]);
    expect(flowAt(run, 1000)?.sessions).toBe('kept');
    expect(flowAt(run, 2000)?.sessions).toBe('lost');
    expect(flowAt(run, 9000)?.sessions).toBe('lost');
  });

  it('are kept when synchronisation only ends together with the old path', () => {
    const run = runOf(pairPlan(officeDesign, bothInterfaces), [
      at(1000, fail('node:srx-a')),
      at(1000, fail('sync:pair')),
      at(4000, request('m1', 'claim')),
    ]);
    expect(flowAt(run, 3999)?.state).toBe('lost');
    expect(flowAt(run, 4000)).toMatchObject({ state: 'forwarding', sessions: 'kept', outageMs: 3000 });
  });
});

describe('ways across members', () => {
  const members = pairGroup('pair', ['srx-a', 'srx-b']);
  const split: PairOptions = {
    interfaces: { trust: { 'srx-a': ['in'], 'srx-b': [] }, untrust: { 'srx-a': [], 'srx-b': ['out'] } },
    crossings: [
      { from: asId('srx-a'), to: asId('srx-b'), fromPort: asId('srx-a/fab'), toPort: asId('srx-b/fab') },
      { from: asId('srx-b'), to: asId('srx-a'), fromPort: asId('srx-b/fab'), toPort: asId('srx-a/fab') },
    ],
  };

  it('cross over the fabric, and die with it', () => {
    // Both members are active here, each with its own interface.
    const design = cabled({ ...office, flows: { z: ['office', 'web'] }, groups: [members] });
    const run = runOf(pairPlan(design, split), [at(1000, request('m1', 'claim')), at(2000, fail('link:peer'))]);
    expect(flowAt(run, 1000, 'z')).toMatchObject({
      state: 'forwarding',
      path: ['office', 'sw1', 'srx-a', 'srx-b', 'sw2', 'web'],
      links: ['l1', 'l2', 'peer', 'l5', 'l6'],
    });
    expect(flowAt(run, 2000, 'z')?.state).toBe('lost');
  });

  it('end at a virtual interface of the group', () => {
    const design = cabled({
      ...office,
      flows: { vip: ['office', { kind: 'group', group: asId('pair'), interface: 'untrust' }] },
      groups: [members],
    });
    const run = runOf(pairPlan(design, bothInterfaces), [at(1000, request('m1', 'take'))]);
    expect(flowAt(run, 0, 'vip')?.path).toEqual(['office', 'sw1', 'srx-a']);
    expect(flowAt(run, 1000, 'vip')?.path).toEqual(['office', 'sw1', 'srx-b']);
  });

  it("use a member's own interfaces where all children are listed", () => {
    const design = cabled({
      ...office,
      cables: { ...office.cables, l7: 'srx-b mgmt - admin eth0' },
      nodes: { ...office.nodes, admin: 'host' },
      flows: { admin: ['admin', 'web'] },
      groups: [members],
    });
    const listed = runOf(pairPlan(design, { ...bothInterfaces, listsChildren: true }), [
      at(1000, request('m1', 'take')),
    ]);
    expect(flowAt(listed, 0, 'admin')?.state).toBe('lost');
    expect(flowAt(listed, 1000, 'admin')?.path).toEqual(['admin', 'srx-b', 'sw2', 'web']);
    const unlisted = runOf(pairPlan(design, bothInterfaces), [at(1000, request('m1', 'take'))]);
    expect(flowAt(unlisted, 1000, 'admin')?.state).toBe('lost');
  });
});

describe('a flow without HA', () => {
  const ring = cabled({
    nodes: { a: 'host', r1: 'router', r2: 'router', r3: 'router', b: 'host', c: 'host' },
    cables: {
      l1: 'a 0 - r1 0',
      l2: 'r1 1 - r2 0',
      l3: 'r2 1 - b 0',
      l4: 'r1 2 - r3 0',
      l5: 'r3 1 - c 0',
      l6: 'c 1 - b 1',
    },
    flows: { ab: ['a', 'b'] },
  });
  const plan = pairPlan(ring, { interfaces: {} });

  it('takes the shortest way over routers and never through a host', () => {
    const run = runOf(plan, [at(1000, fail('link:l2'))]);
    expect(flowAt(run, 0, 'ab')?.path).toEqual(['a', 'r1', 'r2', 'b']);
    expect(flowAt(run, 1000, 'ab')?.state).toBe('lost');
  });

  it('stops at a device without power and comes back when it has booted', () => {
    const run = runOf(plan, [at(1000, fail('node:r2')), at(5000, repair('node:r2'))]);
    expect(run.outages.get('ab')).toEqual([{ fromMs: 1000, toMs: 125_000 }]);
  });
});
