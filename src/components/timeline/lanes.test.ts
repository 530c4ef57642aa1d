// Lanes, flags and forks over a hand-made run.
import { describe, expect, it } from 'vitest';
import { failoverRun } from '../story/run-fixture';
import { divergenceMs, flagsOf, lanesOf, playedShare, segmentAt, shownLanes, summaryLane } from './lanes';

const context = { meters: new Map([['rg@a', { fact: 'weight', max: 255 }]]), members: new Set<string>() };
const bareContext = { ...context, meters: new Map() };

describe('the lanes of a run', () => {
  it('are those shown always and those that changed, in the order of the plan', () => {
    expect(lanesOf(failoverRun(), context).map((lane) => lane.instance)).toEqual(['rg@a', 'rg@b', 'port:a/ge-0/0/3']);
  });
  it('are cut where the state or the figure changes, and start at 0 whatever the boot did', () => {
    const lane = lanesOf(failoverRun(), context)[0];
    expect(lane?.segments).toEqual([
      { fromMs: 0, toMs: 2_000, state: 'primary', role: 'active', detail: '' },
      { fromMs: 2_000, toMs: 3_000, state: 'primary', role: 'active', detail: '0' },
      { fromMs: 3_000, toMs: Number.POSITIVE_INFINITY, state: 'secondary', role: 'standby', detail: '0' },
    ]);
  });
  it('tell many figures of one state as one stretch each way', () => {
    const bare = failoverRun();
    const entry = bare.trace.find(({ instance }) => instance === 'rg@a');
    if (!entry) throw new Error('no entry');
    const counts = Array.from({ length: 17 }, (_, i) => ({ ...entry, atMs: 1000 + i * 100 }));
    const view = bare.frameAt(0).instances.get('rg@a');
    const run = {
      ...bare,
      trace: counts,
      frameAt: (atMs: number) => ({
        ...bare.frameAt(0),
        instances: new Map([
          [
            'rg@a',
            {
              ...(view ?? expect.unreachable('no view')),
              state: 'primary',
              facts: { weight: 18 - Math.abs(1800 - Math.max(0, atMs)) / 100 },
            },
          ],
        ]),
      }),
    };
    const lane = lanesOf(run, context)[0];
    expect(lane?.segments.map(({ fromMs, detail }) => [fromMs, detail])).toEqual([
      [0, '0'],
      [1000, '0 to 18'],
      [1800, '18'],
      [1900, '17'],
      [2000, '17 to 10'],
      [2600, '10'],
    ]);
  });
  it('tell two states that take turns as the one in transition', () => {
    const bare = failoverRun();
    const entry = bare.trace.find(({ instance }) => instance === 'rg@a');
    if (!entry) throw new Error('no entry');
    const view = bare.frameAt(0).instances.get('rg@a') ?? expect.unreachable('no view');
    const isMoving = (atMs: number): boolean => atMs >= 1000 && atMs <= 2400 && (atMs / 100) % 2 === 0;
    const run = {
      ...bare,
      trace: Array.from({ length: 16 }, (_, i) => ({ ...entry, atMs: 1000 + i * 100 })),
      frameAt: (atMs: number) => ({
        ...bare.frameAt(0),
        instances: new Map([
          [
            'rg@a',
            {
              ...view,
              state: isMoving(atMs) ? 'moving' : 'still',
              role: isMoving(atMs) ? ('transition' as const) : ('active' as const),
            },
          ],
        ]),
      }),
    };
    const lane = lanesOf(run, bareContext)[0];
    expect(lane?.segments.map(({ fromMs, state }) => [fromMs, state])).toEqual([
      [0, 'still'],
      [1000, 'moving'],
      [2500, 'still'],
    ]);
  });
  it('without a meter only the state cuts', () => {
    expect(lanesOf(failoverRun(), bareContext)[0]?.segments).toHaveLength(2);
  });
  it('of who divides something into shares come first and are told in its words', () => {
    const tellers = new Map([
      ['port:a/ge-0/0/3', () => ({ role: 'transition' as const, head: '2 of 3 slots served', detail: '' })],
    ]);
    const [lane] = lanesOf(failoverRun(), { ...context, tellers });
    expect(lane).toMatchObject({
      instance: 'port:a/ge-0/0/3',
      segments: [
        { role: 'transition', detail: '2 of 3 slots served' },
        { role: 'transition', detail: '2 of 3 slots served' },
      ],
    });
  });
  it('of flows tell the HA devices on the path, and how long the flow was lost', () => {
    const bare = failoverRun();
    const flow = { id: 'office', instance: 'rg@a' };
    const path = ['office', 'switch', 'a', 'web'];
    const run = {
      ...bare,
      plan: { ...bare.plan, flows: [flow] },
      frameAt: (atMs: number) => {
        const state = atMs === 2_000 ? ('lost' as const) : ('forwarding' as const);
        const view = {
          id: 'office',
          state,
          path: state === 'lost' ? [] : path,
          links: [],
          sessions: 'kept' as const,
          outageMs: 0,
        };
        return { ...bare.frameAt(atMs), flows: [view] };
      },
    };
    const lane = lanesOf(run, { ...bareContext, members: new Set(['a', 'b']) })[0];
    expect(lane?.segments.map(({ state, role, detail }) => [state, role, detail])).toEqual([
      ['up', 'active', 'through a'],
      ['lost', 'failed', '1.00 s'],
      ['up', 'active', 'through a'],
    ]);
  });
  it('keep at most eight: those that change go before those that do not', () => {
    const lane = (instance: string, changes: boolean, telling = true) => ({
      instance,
      title: instance,
      changes,
      telling,
      segments: [],
    });
    const many = [lane('still', false), ...Array.from({ length: 8 }, (_, i) => lane(`moves-${i}`, true))];
    expect(shownLanes(many).map((each) => each.instance)).not.toContain('still');
    expect(shownLanes(many)).toHaveLength(8);
    expect(shownLanes(many.slice(0, 4))).toHaveLength(4);
    const port = lane('port', true, false);
    expect(shownLanes([lane('rg', false), port])).not.toContain(port);
    expect(shownLanes([port])).toEqual([port]);
  });
  it('a segment knows how much of it was played', () => {
    const segment = { fromMs: 1_000, toMs: 3_000, state: 's', role: 'active' as const, detail: '' };
    expect([0, 1_000, 1_500, 3_000].map((at) => playedShare(segment, at))).toEqual([0, 0, 0.25, 1]);
  });
  it('a lane knows its segment at an instant', () => {
    const lane = lanesOf(failoverRun(), bareContext)[0];
    expect(lane && segmentAt(lane, 2_999)?.state).toBe('primary');
    expect(lane && segmentAt(lane, 3_000)?.state).toBe('secondary');
  });
});

describe('flags and forks', () => {
  it('stand where the steps stand', () => {
    const nameOf = (target: string) => ({ full: `all of ${target}`, short: 'short' });
    expect(flagsOf(failoverRun().spec.steps, nameOf)).toEqual([
      { key: '0', atMs: 2_000, kind: 'fail', label: 'short', title: 'Fault: all of port:a/ge-0/0/3' },
    ]);
  });
  it('two runs part at the first step that they do not share', () => {
    const fail = (target: string, atMs: number) => ({ atMs, step: { kind: 'fail' as const, target } });
    const a = [fail('x', 0), fail('y', 60)];
    expect(divergenceMs(a, [fail('x', 0), fail('z', 30)])).toBe(30);
    expect(divergenceMs(a, [fail('x', 0)])).toBe(60);
    expect(divergenceMs(a, a)).toBe(0);
  });
  it('a run is summed up by the flow that was interrupted', () => {
    const lane = (instance: string, changes: boolean, telling = true) => ({
      instance,
      title: instance,
      changes,
      telling,
      segments: [],
    });
    const bare = failoverRun();
    const flows = ['a', 'b'].map((id) => ({ id, instance: `flow:${id}` }));
    const run = { ...bare, plan: { ...bare.plan, flows } };
    expect(summaryLane([lane('rg', true), lane('flow:a', false), lane('flow:b', true)], run)?.instance).toBe('flow:b');
    expect(summaryLane([lane('rg', true), lane('flow:a', false)], run)?.instance).toBe('rg');
    expect(summaryLane([], run)).toBeUndefined();
  });
});
