// Devices, ports, links and channels together: light, power, targets under all of their names, requests, wrong names.
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/design';
import { impossibleSteps, simulate } from '../kernel/simulate';
import type { Plan, Run, Step } from '../kernel/types';
import { nodeHandles } from './handles';
import { nearMisses, networkTargets } from './targets';
import { cabled } from './testing/cabling';
import { pairAlias, pairGroup, pairPlan } from './testing/pair';
import { topologyOf } from './topology';

const design: Design = cabled({
  nodes: { a: 'srx', b: 'srx', sw: 'switch' },
  cables: {
    l1: 'a in - sw 1',
    l2: 'b in - sw 2',
    c0: 'a c0 - b c0 !control',
    c1: 'a c1 - b c1 !control',
  },
  loose: ['a spare'],
  groups: [pairGroup('pair', ['a', 'b'])],
});
const planOf = (of: Design, bootMs = 3000): Plan => pairPlan(of, { interfaces: {}, peerLinks: ['c0', 'c1'], bootMs });
const plan = planOf(design);

const runOf = (steps: readonly [number, Step][], of = plan): Run =>
  simulate(of, {
    designHash: 'test',
    from: 'settled',
    steps: steps.map(([atMs, step]) => ({ atMs, step })),
    untilMs: 600_000,
  });
const fail = (target: string): Step => ({ kind: 'fail', target });
const repair = (target: string): Step => ({ kind: 'repair', target });
const statesAt = (run: Run, atMs: number, ...ids: readonly string[]) =>
  ids.map((id) => run.frameAt(atMs).instances.get(id)?.state);

describe('light', () => {
  it('is gone in both directions from a failed port, in the same instant', () => {
    const run = runOf([
      [1000, fail('port:a/in')],
      [2000, repair('port:a/in')],
    ]);
    expect(statesAt(run, 999, 'port:m0/in', 'link:l1', 'port:sw/1')).toEqual(['up', 'up', 'up']);
    expect(statesAt(run, 1000, 'port:m0/in', 'link:l1', 'port:sw/1')).toEqual(['down', 'down', 'down']);
    expect(statesAt(run, 2000, 'port:m0/in', 'link:l1', 'port:sw/1')).toEqual(['up', 'up', 'up']);
    expect(statesAt(run, 1000, 'port:m1/in', 'link:l2')).toEqual(['up', 'up']);
  });

  it('is gone at both ports of a cut link', () => {
    const run = runOf([[1000, fail('link:l1')]]);
    expect(statesAt(run, 1000, 'port:m0/in', 'link:l1', 'port:sw/1')).toEqual(['down', 'down', 'down']);
  });

  it('is gone at the far ends of a device without power, and is back when it has booted', () => {
    const run = runOf([
      [1000, fail('node:b')],
      [10_000, repair('node:b')],
    ]);
    const ids = ['device:m1', 'port:m1/in', 'port:sw/2', 'port:m0/c0', 'peer:pair'] as const;
    expect(statesAt(run, 1000, ...ids)).toEqual(['off', 'down', 'down', 'down', 'down']);
    expect(statesAt(run, 10_000, ...ids)).toEqual(['booting', 'down', 'down', 'down', 'down']);
    expect(statesAt(run, 12_999, ...ids)).toEqual(['booting', 'down', 'down', 'down', 'down']);
    expect(statesAt(run, 13_000, ...ids)).toEqual(['on', 'up', 'up', 'up', 'up']);
  });

  it('is nothing that a port without a link waits for', () => {
    const run = runOf([[1000, fail('port:a/spare')]]);
    expect(statesAt(run, 999, 'port:m0/spare')).toEqual(['up']);
    expect(statesAt(run, 1000, 'port:m0/spare')).toEqual(['down']);
  });

  it('does not come back to a port while its link is cut, too', () => {
    const run = runOf([
      [1000, fail('port:a/in')],
      [2000, fail('link:l1')],
      [3000, repair('port:a/in')],
      [4000, repair('link:l1')],
    ]);
    expect(statesAt(run, 3000, 'port:m0/in')).toEqual(['down']);
    expect(statesAt(run, 4000, 'port:m0/in', 'port:sw/1')).toEqual(['up', 'up']);
  });
});

describe('a channel', () => {
  it('outlives one of its links, and dies with all', () => {
    const run = runOf([
      [1000, fail('link:c0')],
      [2000, fail('link:c1')],
      [3000, repair('link:c0')],
    ]);
    expect([999, 1000, 2000, 3000].flatMap((atMs) => statesAt(run, atMs, 'peer:pair'))).toEqual([
      'up',
      'up',
      'down',
      'up',
    ]);
  });

  it('is a target that hits all of its links at once', () => {
    const run = runOf([
      [1000, fail('peer:pair')],
      [2000, repair('peer:pair')],
    ]);
    expect(statesAt(run, 1000, 'link:c0', 'link:c1', 'peer:pair')).toEqual(['down', 'down', 'down']);
    expect(statesAt(run, 2000, 'link:c0', 'link:c1', 'peer:pair')).toEqual(['up', 'up', 'up']);
    expect(run.frameAt(1000).failed).toEqual(['link:c0', 'link:c1', 'peer:pair']);
    expect(run.frameAt(2000).failed).toEqual([]);
  });

  it('is no longer failed as a whole when one link is repaired', () => {
    const run = runOf([
      [1000, fail('peer:pair')],
      [2000, repair('link:c1')],
    ]);
    expect(run.frameAt(2000).failed).toEqual(['link:c0']);
  });
});

describe('a reboot', () => {
  it('is a power loss with the boot right behind, and leaves nothing failed', () => {
    const run = runOf([[1000, fail('reboot:m1')]]);
    expect(statesAt(run, 1000, 'device:m1', 'port:m1/in', 'port:sw/2')).toEqual(['booting', 'down', 'down']);
    expect(statesAt(run, 4000, 'device:m1', 'port:m1/in', 'port:sw/2')).toEqual(['on', 'up', 'up']);
    expect(run.frameAt(1000).failed).toEqual([]);
  });

  it('cannot be repaired', () => {
    expect(runOf([[1000, repair('reboot:m1')]]).errors[0]?.message).toBe(
      'reboot:m1 ends by itself: there is nothing to repair.',
    );
  });

  it('of a switch takes the time that we assume', () => {
    const run = runOf([[1000, fail('reboot:sw')]]);
    expect(statesAt(run, 120_999, 'device:sw')).toEqual(['booting']);
    expect(statesAt(run, 121_000, 'device:sw')).toEqual(['on']);
  });
});

describe('targets', () => {
  it('are known by the handle and by the name of the device, and are one target', () => {
    const byHandle = runOf([[1000, fail('port:m0/in')]]);
    const byName = runOf([[1000, fail('port:a/in')]]);
    expect(byName.traceHash).toBe(byHandle.traceHash);
    expect(byName.frameAt(1000).failed).toEqual(['port:m0/in']);
    expect(byHandle.frameAt(1000).failed).toEqual(['port:m0/in']);
  });

  it('are all listed, and each of them can be failed', () => {
    const handles = nodeHandles(design, pairAlias);
    const channels = [{ id: 'peer:pair', links: ['c0', 'c1'], title: 'peer path' }];
    const all = networkTargets({ topology: topologyOf(design), handles, channels }).map(({ target }) => target);
    expect(all).toEqual([
      ...['m0', 'm1', 'sw'].flatMap((node) => [`node:${node}`, `reboot:${node}`]),
      ...['a/c0', 'a/c1', 'a/in', 'a/spare', 'b/c0', 'b/c1', 'b/in'].map(
        (port) => `port:${port.replace('a/', 'm0/').replace('b/', 'm1/')}`,
      ),
      'port:sw/1',
      'port:sw/2',
      'link:c0',
      'link:c1',
      'link:l1',
      'link:l2',
      'peer:pair',
    ]);
    for (const target of all) expect(runOf([[1000, fail(target)]]).errors, target).toEqual([]);
  });

  it('of the technology come after those of the network', () => {
    const run = runOf([[1000, fail('sync:pair')]]);
    expect(run.errors).toEqual([]);
    expect(run.frameAt(1000).failed).toEqual(['sync:pair']);
  });

  it('that do not exist are refused with the near misses, under both names', () => {
    const steps = (target: string) => ({ from: 'settled' as const, steps: [{ atMs: 0, step: fail(target) }] });
    expect(impossibleSteps(plan, steps('port:m0/im'))).toEqual([
      'There is no target port:m0/im. Near it: port:m0/in, port:m0/c0, port:m0/c1, port:m1/in, port:a/in.',
    ]);
    expect(impossibleSteps(plan, steps('sinc:pair'))).toEqual(['There is no target sinc:pair. Near it: sync:pair.']);
    expect(impossibleSteps(plan, steps('utter nonsense'))).toEqual(['There is no target utter nonsense.']);
    expect(impossibleSteps(plan, steps('port:a'))).toHaveLength(1);
    expect(impossibleSteps(plan, steps('node:'))).toHaveLength(1);
  });
});

describe('requests', () => {
  const request = (node: string, command: string): Step => ({ kind: 'request', node, command });

  it('reach the technology of the device under its handle', () => {
    const run = runOf([[1000, request('b', 'take')]]);
    expect(run.replies).toEqual([{ atMs: 1000, node: 'b', command: 'take', text: 'ok', accepted: true }]);
    expect(statesAt(run, 1000, 'pair@m0', 'pair@m1')).toEqual(['standby', 'active']);
  });

  it('that nobody knows are answered as a device does', () => {
    expect(runOf([[1000, request('m0', 'dance')]]).replies[0]).toMatchObject({
      text: 'unknown command.',
      accepted: false,
    });
    expect(runOf([[1000, request('sw', 'take')]]).replies[0]).toMatchObject({ accepted: false });
  });

  it('at a device that does not exist are errors', () => {
    expect(runOf([[1000, request('m2', 'take')]]).errors[0]?.message).toBe('There is no device m2. Near it: m0, m1.');
  });
});

describe('handles', () => {
  it('are names where two groups use the same alias', () => {
    const two = cabled({
      nodes: { a: 'srx', b: 'srx', c: 'srx', d: 'srx' },
      cables: {},
      groups: [pairGroup('one', ['a', 'b']), pairGroup('two', ['c', 'd'])],
    });
    expect([...nodeHandles(two, pairAlias).values()]).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are names where another device is called like the alias', () => {
    const odd = cabled({ nodes: { a: 'srx', m0: 'srx' }, cables: {}, groups: [pairGroup('one', ['a', 'm0'])] });
    expect(Object.fromEntries(nodeHandles(odd, pairAlias))).toEqual({ a: 'a', m0: 'm1' });
  });
});

it('near misses are sorted by distance', () => {
  expect(nearMisses('link:l11', ['link:l1', 'link:l12', 'node:a', 'link:l21'])).toEqual([
    'link:l1',
    'link:l12',
    'link:l21',
  ]);
});

describe('what must not be active twice', () => {
  it('is reported while the members hear each other, and not while they do not', () => {
    const claim: [number, Step] = [1000, { kind: 'request', node: 'b', command: 'claim' }];
    expect(runOf([claim]).broken).toMatchObject([{ atMs: 2000, checker: 'one-active:pair' }]);
    expect(runOf([[500, fail('peer:pair')], claim]).broken).toEqual([]);
    const healed: [number, Step][] = [
      [500, fail('peer:pair')],
      claim,
      [5000, repair('peer:pair')],
      [6000, { kind: 'request', node: 'b', command: 'yield' }],
    ];
    expect(runOf(healed).broken).toEqual([]);
  });
});
