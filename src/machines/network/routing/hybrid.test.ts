// A hybrid pair with a toy technology: virtual addresses on switches, routers that speak with each other, partitioned segments.
import { describe, expect, it } from 'vitest';
import { simulate } from '../../kernel/simulate';
import type { Run, RunSpec, Step } from '../../kernel/types';
import { hybridDesign, hybridOptions, toyPlan } from '../testing/routed-pair';

const at = (atMs: number, step: Step) => ({ atMs, step });
const fail = (target: string): Step => ({ kind: 'fail', target });
const repair = (target: string): Step => ({ kind: 'repair', target });
const request = (node: string, command: string): Step => ({ kind: 'request', node, command });
const plan = toyPlan(hybridDesign, hybridOptions);
function runOf(...steps: RunSpec['steps']): Run {
  const run = simulate(plan, { designHash: 'test', from: 'settled', steps, untilMs: 600_000 });
  expect(run.errors).toEqual([]);
  expect(run.broken).toEqual([]);
  return run;
}
const stateAt = (run: Run, atMs: number, instance: string) => run.frameAt(atMs).instances.get(instance)?.state;
const flowAt = (run: Run, atMs: number, id: string) => run.frameAt(atMs).flows.find((flow) => flow.id === id);
const pathAt = (run: Run, atMs: number, id: string) => flowAt(run, atMs, id)?.path.join(' ');

describe('a hybrid pair', () => {
  it('at rest: hosts go to the owner of their gateway, routers to the preferred member', () => {
    const run = runOf();
    expect(pathAt(run, 0, 'ext-to-pc')).toBe('ext RTR1 A lan1 pc');
    expect(pathAt(run, 0, 'srv-to-pc')).toBe('srv lan2 A lan1 pc');
    expect(stateAt(run, 0, 'route:RTR1/192.168.252.0/24')).toBe('A, 10');
  });

  it('a router that loses its session sends by its neighbour inside the AS, because the MED counts first', () => {
    const run = runOf(at(0, fail('bfd:A/RTR1')));
    expect(stateAt(run, 1499, 'route:RTR1/192.168.252.0/24')).toBe('A, 10');
    expect(stateAt(run, 1500, 'route:RTR1/192.168.252.0/24')).toBe('A via RTR2, 10');
    expect(pathAt(run, 1500, 'ext-to-pc')).toBe('ext RTR1 RTR2 A lan1 pc');
  });

  it('what is learned inside an AS is not told inside it again', () => {
    const run = runOf(at(0, fail('bfd:A/RTR1')), at(0, fail('bfd:A/RTR2')));
    expect(stateAt(run, 1500, 'route:RTR1/192.168.252.0/24')).toBe('B, 20');
    expect(stateAt(run, 1500, 'route:RTR2/192.168.252.0/24')).toBe('B, 20');
  });

  it('hosts follow the announcement, not the role', () => {
    const run = runOf(at(0, request('A', 'backup')), at(1000, request('B', 'active')));
    expect(flowAt(run, 999, 'srv-to-pc')?.state).toBe('lost');
    expect(pathAt(run, 1000, 'srv-to-pc')).toBe('srv lan2 B lan1 pc');
  });

  it('a member without its direct route says nothing of it, at once', () => {
    const run = runOf(at(0, fail('port:A/2')));
    expect(stateAt(run, 0, 'route:RTR1/192.168.252.0/24')).toBe('B, 20');
    expect(stateAt(run, 0, 'route:RTR1/192.168.253.0/24')).toBe('A, 10');
  });

  it('two owners on one segment are unpredictable', () => {
    const run = runOf(at(0, request('B', 'active')));
    expect(flowAt(run, 0, 'srv-to-pc')?.state).toBe('unpredictable');
    expect(stateAt(run, 0, 'mac:vip1@pair')).toBe('flapping');
  });

  it('on a partitioned segment each half uses its own owner, and its ports stay up', () => {
    const steps = [at(0, fail('segment:lan1')), at(0, fail('segment:lan2')), at(3000, request('B', 'active'))];
    const run = runOf(...steps, at(9000, repair('segment:lan1')), at(9000, repair('segment:lan2')));
    expect(stateAt(run, 5000, 'port:B/2')).toBe('up');
    expect(pathAt(run, 5000, 'srv-to-pc')).toBe('srv lan2 A lan1 pc');
    expect(stateAt(run, 5000, 'mac:vip1@pair')).toBe('B');
    // Its server sits on the other half: packets arrive, answers do not.
    expect(flowAt(run, 5000, 'srv-to-pc-b')?.state).toBe('lost');
    expect(flowAt(run, 9000, 'srv-to-pc')?.state).toBe('unpredictable');
  });

  it('an echo to the virtual address is answered while the peer has it and is reached', () => {
    const echo = 'echo:B/192.168.252.254@srg1';
    const run = runOf(at(0, fail('segment:lan1')), at(10, repair('segment:lan1')), at(20, request('A', 'out')));
    expect(stateAt(run, 0, echo)).toBe('unanswered');
    expect(stateAt(run, 10, echo)).toBe('answered');
    expect(stateAt(run, 20, echo)).toBe('unanswered');
    expect(stateAt(runOf(at(0, fail('node:A'))), 0, echo)).toBe('unanswered');
  });
});
