// What an operator sees at an instant: bodies of statistics, events with Mist's names, answers of the console.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../../model/design';
import type { ConsoleContext } from '../../kernel/technology';
import type { Run } from '../../kernel/types';
import { mxedgeEventSchema, mxedgeStatsSchema, tunnelStatsSchema } from '../api/schemas';
import { designOf, runOf } from '../testing/conformance';
import { mistCommands } from './commands';

const designs = new Map<Run, ReturnType<typeof designOf>>();
function runOn(spec: string, steps: readonly string[]): Run {
  const design = designOf(spec);
  const run = runOf(design, steps);
  designs.set(run, design);
  return run;
}
function contextAt(run: Run, seconds: number): ConsoleContext {
  const design = designs.get(run);
  const [group] = Object.values(design?.groups ?? {});
  if (design === undefined || group === undefined) throw new Error('no design');
  return { design, group, node: (group.members[0] ?? '') as NodeId, run, frame: run.frameAt(seconds * 1000) };
}
function answer(run: Run, seconds: number, words: string, args: Readonly<Record<string, string>> = {}): unknown {
  const command = mistCommands.find((each) => each.words.slice(1).join(' ').endsWith(words));
  if (command?.print === undefined) throw new Error(`no command ${words}`);
  return JSON.parse(command.print(contextAt(run, seconds), args));
}
const eventsAt = (run: Run, seconds: number): readonly string[] => {
  const { results } = answer(run, seconds, '/events/search') as {
    results: readonly { type: string; mxedge_name: string; timestamp: number }[];
  };
  for (const event of results) {
    const { port, lag, resource, ...plain } = event as Record<string, unknown>;
    expect([port, lag, resource].every((field) => field === undefined || typeof field === 'string')).toBe(true);
    expect(v.is(mxedgeEventSchema, plain)).toBe(true);
  }
  return results
    .map(({ type, mxedge_name, timestamp }) => `${timestamp - 1_767_225_600} ${type} ${mxedge_name}`)
    .reverse();
};

describe('statistics', () => {
  const run = runOn('mist-tb1+crm=300', ['0s fail resource:gateway1@ME1', '500s fail oobm:ME2']);
  it('say what each Edge does', () => {
    const bodies = answer(run, 300, '/stats/mxedges') as readonly Record<string, unknown>[];
    for (const body of bodies) expect(v.safeParse(mxedgeStatsSchema, body).issues).toBeUndefined();
    expect(bodies[0]).toMatchObject({
      name: 'ME1',
      status: 'connected',
      num_tunnels: 0,
      tunterm_stat: { monitoring_failed: true },
    });
    expect(bodies[1]).toMatchObject({
      name: 'ME2',
      num_tunnels: 200,
      lag_stat: { lacp0: { active_ports: ['port0', 'port1'] } },
    });
    expect(bodies[1]).toMatchObject({
      port_stat: { port0: { up: true, speed: 1000, lldp_stats: { system_name: 'core1' } } },
    });
    expect(answer(run, 600, '/stats/mxedges <mxedge>', { mxedge: 'ME2' })).toMatchObject({
      status: 'disconnected',
      num_tunnels: 400,
    });
  });
  it('say where each tunnel is', () => {
    const { results, total } = answer(run, 300, '/stats/tunnels/search') as {
      results: readonly Record<string, unknown>[];
      total: number;
    };
    expect(total).toBe(400);
    for (const body of results) expect(v.safeParse(tunnelStatsSchema, body).issues).toBeUndefined();
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(['wait-ctrl-reply']));
    const count = answer(run, 301, '/stats/tunnels/count') as { results: readonly { count: number }[] };
    expect(count.results.map((each) => each.count)).toEqual([0, 400]);
  });
  it('show Edge-to-Edge tunnels by their peer', () => {
    const anchored = runOn('mist-anchor', []);
    const { results } = answer(anchored, 0, '/stats/tunnels/search') as { results: readonly Record<string, unknown>[] };
    for (const body of results) expect(v.safeParse(tunnelStatsSchema, body).issues).toBeUndefined();
  });
});

describe('events', () => {
  it('tell a failed and a recovered check, and lost tunnels', () => {
    const run = runOn('mist-tb1+crm=300', ['0s fail resource:gateway1@ME1', '900s repair resource:gateway1@ME1']);
    expect(eventsAt(run, 299)).toEqual([]);
    expect(eventsAt(run, 301)).toEqual(['300 TT_MONITORED_RESOURCE_FAILED ME1', '300 TT_TUNNELS_LOST ME1']);
    expect(eventsAt(run, 910)).toContain('910 TT_MONITORED_RESOURCE_RECOVERED ME1');
  });
  it('say nothing of an Edge without power until the cloud misses it', () => {
    const run = runOn('mist-ta', ['0s fail edge:ME2', '600s repair edge:ME2']);
    expect(eventsAt(run, 59)).toEqual([]);
    expect(eventsAt(run, 61)).toEqual(['60 ME_DISCONNECTED ME2']);
    expect(eventsAt(run, 601)).toEqual(['60 ME_DISCONNECTED ME2', '600 ME_CONNECTED ME2']);
  });
  it('name the port that leaves its LAG (row S25)', () => {
    const run = runOn('mist-ta', ['0s fail port:ME1/port0', '100s fail port:ME1/port1']);
    expect(eventsAt(run, 0)).toEqual(['0 TT_PORT_LINK_DOWN ME1', '0 TT_PORT_DROPPED_FROM_LACP ME1']);
    expect(eventsAt(run, 100)).toContain('100 TT_PORT_LAST_DROPPED_FROM_LACP ME1');
  });
  it('of an Edge without OOBM arrive when it is back', () => {
    const run = runOn('mist-tb1+crm=300', [
      '0s fail oobm:ME1',
      '0s fail resource:gateway1@ME1',
      '400s repair oobm:ME1',
    ]);
    expect(eventsAt(run, 399)).toEqual(['60 ME_DISCONNECTED ME1']);
    expect(eventsAt(run, 400)).toContain('300 TT_MONITORED_RESOURCE_FAILED ME1');
  });
  it('name VLANs that are missing (row S33)', () => {
    const run = runOn('mist-tb+vlan30', ['0s fail edge:ME1', '0s fail edge:ME2']);
    expect(eventsAt(run, 430).some((event) => event.includes('INACTIVE'))).toBe(false);
    expect(eventsAt(run, 431).filter((event) => event.includes('TT_INACTIVE_VLANS'))).toHaveLength(2);
  });
  it('tell a service that is stopped, started and restarted', () => {
    const run = runOn('mist-tb1', [
      '0s fail tunterm:ME1',
      '60s repair tunterm:ME1',
      '100s ME2> POST /api/v1/orgs/o/services/tunterm/restart',
    ]);
    const types = eventsAt(run, 200).map((event) => event.split(' ')[1]);
    expect(types).toEqual(expect.arrayContaining(['ME_SERVICE_STOPPED', 'ME_SERVICE_STARTED', 'ME_SERVICE_RESTARTED']));
  });
});

describe('the console', () => {
  const run = runOn('mist-tb', ['0s fail cluster:C1']);
  it('answers every GET at every moment with JSON', () => {
    let printed = 0;
    for (const command of mistCommands)
      for (const seconds of [0, 421, 431, 8000]) {
        if (command.print === undefined) continue;
        expect(JSON.parse(command.print(contextAt(run, seconds), { mxedge: 'ME3' }))).toBeTypeOf('object');
        printed++;
      }
    expect(printed).toBeGreaterThan(30);
  });
});
