// A routed pair with a toy technology: what routers know and when, to the millisecond, and what that does to flows.
import { describe, expect, it } from 'vitest';
import { simulate } from '../../kernel/simulate';
import type { Plan, Run, RunSpec, Step } from '../../kernel/types';
import { routedDesign, routedOptions, routedPlan, type ToyOptions, toyPlan } from '../testing/routed-pair';

const at = (atMs: number, step: Step) => ({ atMs, step });
const fail = (target: string): Step => ({ kind: 'fail', target });
const repair = (target: string): Step => ({ kind: 'repair', target });
const request = (node: string, command: string): Step => ({ kind: 'request', node, command });
function runOf(plan: Plan, ...steps: RunSpec['steps']): Run {
  const run = simulate(plan, { designHash: 'test', from: 'settled', steps, untilMs: 600_000 });
  expect(run.errors).toEqual([]);
  expect(run.broken).toEqual([]);
  return run;
}
const stateAt = (run: Run, atMs: number, instance: string) => run.frameAt(atMs).instances.get(instance)?.state;
const flowAt = (run: Run, atMs: number, id = 'office-to-web') => run.frameAt(atMs).flows.find((flow) => flow.id === id);
const pathAt = (run: Run, atMs: number, id?: string) => flowAt(run, atMs, id)?.path.join(' ');
const planWith = (options: Partial<ToyOptions>): Plan => toyPlan(routedDesign, { ...routedOptions, ...options });
const plan = toyPlan(routedDesign, routedOptions);

describe('a routed pair at rest', () => {
  const run = runOf(plan);

  it('sends everything through the active member, because it is preferred', () => {
    expect(stateAt(run, 0, 'route:R1/10.80.0.0/16')).toBe('A, 10');
    expect(stateAt(run, 0, 'route:R2/0.0.0.0/0')).toBe('A, 10');
    expect(stateAt(run, 0, 'route:A/0.0.0.0/0')).toBe('R1');
    expect(pathAt(run, 0)).toBe('office R2 A R1 web');
    expect(pathAt(run, 0, 'vpn')).toBe('web R1 A R2 office');
  });

  it('reports what every router was told, and whom it chose', () => {
    expect(run.plan.preferences?.(run.frameAt(0))).toContainEqual({
      router: 'R1',
      owner: 'srg1',
      prefix: '10.80.0.0/16',
      advertised: { A: 10, B: 20 },
      best: ['A'],
      via: ['A'],
    });
  });

  it('has its echoes answered where the router prefers the sender', () => {
    expect(stateAt(run, 0, 'echo:A/10.111.0.1@srg1')).toBe('answered');
    expect(stateAt(run, 0, 'echo:B/10.111.0.1@srg1')).toBe('unanswered');
  });
});

describe('the loss of a neighbour', () => {
  it('is known after the BFD time and not before: a power loss', () => {
    const run = runOf(plan, at(1000, fail('node:A')));
    expect(stateAt(run, 1899, 'bfd:A/R1')).toBe('detecting');
    expect(stateAt(run, 1899, 'route:R1/10.80.0.0/16')).toBe('A, 10');
    expect(stateAt(run, 1900, 'bfd:A/R1')).toBe('down');
    expect(stateAt(run, 1900, 'bgp:A/R1')).toBe('idle');
    expect(stateAt(run, 1900, 'route:R1/10.80.0.0/16')).toBe('B, 20');
    expect(run.outages.get('office-to-web')).toEqual([{ fromMs: 1000, toMs: 1900 }]);
    expect(pathAt(run, 1900)).toBe('office R2 B R1 web');
  });

  it('leaves nothing where no other member may serve: the gate is closed', () => {
    const run = runOf(plan, at(1000, fail('node:A')), at(8000, request('B', 'active')));
    expect(run.outages.get('vpn')).toEqual([{ fromMs: 1000, toMs: 8000 }]);
    const open = runOf(planWith({ ppob: true }), at(1000, fail('node:A')), at(8000, request('B', 'active')));
    expect(open.outages.get('vpn')).toEqual([{ fromMs: 1000, toMs: 1900 }]);
  });

  it.each([
    ['a link without loss of light', 'link:A-R1'],
    ['a pulled port', 'port:A/up'],
    ['its router', 'bfd:A/R1'],
  ])('is known at the same instant whatever died: %s', (_, target) => {
    const run = runOf(plan, at(0, fail(target)));
    expect(stateAt(run, 899, 'bgp:A/R1')).toBe('established');
    expect(stateAt(run, 900, 'bgp:A/R1')).toBe('idle');
    expect(stateAt(run, 900, 'bfd:A/R1@srg1')).toBe('down');
  });

  it('keeps both ports of a silently dead link up', () => {
    const run = runOf(plan, at(0, fail('link:A-R1')));
    expect(stateAt(run, 5000, 'port:A/up')).toBe('up');
    expect(stateAt(run, 5000, 'port:R1/a')).toBe('up');
    expect(stateAt(run, 5000, 'link:A-R1')).toBe('down');
  });

  it('is withdrawn further on: a member without its upstream route says nothing downstream', () => {
    const run = runOf(plan, at(0, fail('link:A-R1')));
    expect(stateAt(run, 899, 'route:R2/0.0.0.0/0')).toBe('A, 10');
    expect(stateAt(run, 900, 'route:R2/0.0.0.0/0')).toBe('B, 20');
    expect(stateAt(run, 900, 'route:R2/10.11.0.1/32')).toBe('A, 10');
    expect(run.outages.get('office-to-web')).toEqual([{ fromMs: 0, toMs: 900 }]);
  });

  it('never comes where the path is back in time', () => {
    const run = runOf(plan, at(0, fail('link:A-R1')), at(899, repair('link:A-R1')));
    expect(run.trace.some(({ instance, to }) => instance === 'bgp:A/R1' && to === 'idle')).toBe(false);
    expect(run.outages.get('office-to-web')).toEqual([{ fromMs: 0, toMs: 899 }]);
  });

  it('comes even if the path is back one instant too late, and heals at once', () => {
    const run = runOf(plan, at(0, fail('link:A-R1')), at(901, repair('link:A-R1')));
    expect(stateAt(run, 900, 'bgp:A/R1')).toBe('idle');
    expect(stateAt(run, 901, 'bgp:A/R1')).toBe('established');
    expect(pathAt(run, 901)).toBe('office R2 A R1 web');
  });

  it('does not hear what a member says while its path is dead', () => {
    const run = runOf(plan, at(0, fail('link:A-R1')), at(300, request('A', 'out')));
    expect(stateAt(run, 899, 'route:R1/10.80.0.0/16')).toBe('A, 10');
    expect(stateAt(run, 300, 'route:R2/0.0.0.0/0')).toBe('B, 20');
  });
});

describe('a member that says something else', () => {
  it('moves its flows in the same instant', () => {
    const run = runOf(plan, at(0, request('A', 'backup')), at(0, request('B', 'active')));
    expect(stateAt(run, 0, 'route:R1/10.80.0.0/16')).toBe('B, 10');
    expect(run.outages.get('office-to-web')).toEqual([]);
    expect(pathAt(run, 0)).toBe('office R2 B R1 web');
  });

  it('that is no better than the other loses the tie to the lower router id', () => {
    const run = runOf(plan, at(0, request('A', 'out')), at(0, request('B', 'out')));
    expect(stateAt(run, 0, 'route:R1/10.80.0.0/16')).toBe('A, 30');
    const entry = run.trace.findLast(({ instance }) => instance === 'route:R1/10.80.0.0/16');
    expect(entry).toMatchObject({ rule: 'net.route.router-id', text: 'A MED 30 before B MED 30' });
  });

  it('keeps what it has where routers prefer the path in use', () => {
    const speakers = routedPlan.speakers.map((speaker) => ({ ...speaker, tieBreak: 'existing' as const }));
    const run = runOf(
      planWith({ routing: { ...routedPlan, speakers } }),
      at(0, request('A', 'backup')),
      at(0, request('B', 'active')),
      at(1000, request('A', 'active')),
    );
    expect(stateAt(run, 1000, 'route:R1/10.80.0.0/16')).toBe('B, 10');
  });

  it('shares flows with the other where routers use equal paths at once', () => {
    const speakers = routedPlan.speakers.map((speaker) => ({ ...speaker, multipath: true }));
    const routing = { ...routedPlan, speakers };
    const both = [at(0, request('B', 'active'))];
    const dies = runOf(planWith({ routing }), ...both);
    expect(stateAt(dies, 0, 'route:R1/10.80.0.0/16')).toBe('A + B, 10');
    expect(flowAt(dies, 0)?.state).toBe('unpredictable');
    const asymmetric = { established: 'works', fresh: 'dies' } as const;
    expect(flowAt(runOf(planWith({ routing, asymmetric }), ...both), 0)?.state).toBe('forwarding');
  });

  it('keeps sessions that were copied when they moved, even in the instant in which the copy was complete', () => {
    const move = (atMs: number) => [at(atMs, request('A', 'backup')), at(atMs, request('B', 'active'))];
    const unsynced = at(0, fail('unsynced:pair'));
    const copied = at(1000, repair('unsynced:pair'));
    expect(flowAt(runOf(plan, ...move(0)), 0)?.sessions).toBe('kept');
    expect(flowAt(runOf(plan, unsynced, ...move(500)), 500)?.sessions).toBe('lost');
    expect(flowAt(runOf(plan, unsynced, copied, ...move(1000)), 1000)?.sessions).toBe('kept');
    // Who lost the power a moment before was asked too late.
    const late = runOf(plan, unsynced, at(1000, fail('node:A')), copied);
    expect(flowAt(late, 2000)?.sessions).toBe('lost');
  });

  it('whose data plane is dead forwards nothing, and BFD sees it', () => {
    const run = runOf(plan, at(0, fail('halt:A')));
    expect(flowAt(run, 0)?.state).toBe('lost');
    expect(stateAt(run, 899, 'bgp:A/R1')).toBe('established');
    expect(stateAt(run, 900, 'bgp:A/R1')).toBe('idle');
    expect(run.outages.get('office-to-web')).toEqual([{ fromMs: 0, toMs: 900 }]);
  });
});

describe('faults of the routing', () => {
  it('BFD of one monitor falls alone', () => {
    const run = runOf(plan, at(0, fail('bfd:A/R1@srg1')));
    expect(stateAt(run, 899, 'bfd:A/R1@srg1')).toBe('detecting');
    expect(stateAt(run, 900, 'bfd:A/R1@srg1')).toBe('down');
    expect(stateAt(run, 5000, 'bgp:A/R1')).toBe('established');
    expect(run.outages.get('office-to-web')).toEqual([]);
  });

  it('a dead BGP process is noticed by all neighbours after the BFD time, while its links forward', () => {
    const run = runOf(plan, at(0, fail('bgp:R1')), at(5000, repair('bgp:R1')));
    expect(flowAt(run, 899)?.state).toBe('forwarding');
    expect(stateAt(run, 900, 'bgp:A/R1')).toBe('idle');
    expect(stateAt(run, 900, 'bgp:B/R1')).toBe('idle');
    expect(stateAt(run, 900, 'bgp:A/R2')).toBe('established');
    expect(run.outages.get('office-to-web')).toEqual([{ fromMs: 900, toMs: 5000 }]);
  });

  it('a hold-down delays BGP and nothing else', () => {
    const sessions = routedPlan.sessions.map((session) => ({ ...session, holdDownMs: 10_000 }));
    const run = runOf(
      planWith({ routing: { ...routedPlan, sessions } }),
      at(0, fail('link:A-R1')),
      at(5000, repair('link:A-R1')),
    );
    expect(stateAt(run, 5000, 'bfd:A/R1@srg1')).toBe('up');
    expect(stateAt(run, 14_999, 'bgp:A/R1')).toBe('hold-down');
    expect(stateAt(run, 15_000, 'bgp:A/R1')).toBe('established');
    expect(pathAt(run, 14_999)).toBe('office R2 B R1 web');
    expect(pathAt(run, 15_000)).toBe('office R2 A R1 web');
  });

  it('without BFD the hold time is the bound', () => {
    const sessions = routedPlan.sessions.map(({ a, b }) => ({ a, b }));
    const run = runOf(planWith({ routing: { ...routedPlan, sessions } }), at(0, fail('link:A-R1')));
    expect(stateAt(run, 89_999, 'bgp:A/R1')).toBe('established');
    expect(stateAt(run, 90_000, 'bgp:A/R1')).toBe('idle');
  });

  it('an address is lost to everybody, or to one member', () => {
    const run = runOf(plan, at(0, fail('ip:10.111.0.1')), at(10, repair('ip:10.111.0.1')));
    expect(stateAt(run, 0, 'echo:A/10.111.0.1@srg1')).toBe('unanswered');
    expect(stateAt(run, 10, 'echo:A/10.111.0.1@srg1')).toBe('answered');
    const other = runOf(plan, at(0, fail('ip:10.111.0.1@B')));
    expect(stateAt(other, 0, 'echo:A/10.111.0.1@srg1')).toBe('answered');
  });

  it('a router in trouble answers everybody whose request arrives', () => {
    const run = runOf(
      plan,
      at(0, fail('probe:R1')),
      at(10, repair('probe:R1')),
      at(20, fail('probe:R1')),
      at(20, fail('link:B-R1')),
    );
    expect(stateAt(run, 0, 'echo:B/10.111.0.1@srg1')).toBe('answered');
    expect(stateAt(run, 10, 'echo:B/10.111.0.1@srg1')).toBe('unanswered');
    expect(stateAt(run, 20, 'echo:B/10.111.0.1@srg1')).toBe('unanswered');
  });

  it('an echo is answered from the instant in which the router prefers its sender', () => {
    const run = runOf(plan, at(0, fail('node:A')));
    expect(stateAt(run, 899, 'echo:B/10.111.0.1@srg1')).toBe('unanswered');
    expect(stateAt(run, 900, 'echo:B/10.111.0.1@srg1')).toBe('answered');
  });

  it('an unknown target says what is near', () => {
    const run = simulate(plan, {
      designHash: 'test',
      from: 'settled',
      steps: [at(0, fail('bfd:A/R3'))],
      untilMs: 1000,
    });
    expect(run.errors[0]?.message).toMatch(/bfd:A\/R3.*Near it: .*bfd:A\/R1/);
  });
});

describe('a flow that comes back by the other member', () => {
  const pinned = (traits: object, options: Partial<ToyOptions>): Plan =>
    planWith({
      ...options,
      routing: {
        ...routedPlan,
        flows: routedPlan.flows.map(() => ({ flow: routedDesign.flows[flowId]?.id ?? flowId, ...traits })),
      },
    });
  const flowId =
    Object.values(routedDesign.flows)[0]?.id ??
    (() => {
      throw new Error('no flow');
    })();
  const pins = { there: routedPlan.sessions[0]?.a ?? never(), back: routedPlan.sessions[2]?.a ?? never() };
  const crossings = [
    { from: 'A', fromPort: 'icd', to: 'B', toPort: 'icd' },
    { from: 'B', fromPort: 'icd', to: 'A', toPort: 'icd' },
  ];
  const works = { established: 'works', fresh: 'dies' } as const;

  it('lives by what the members know of each other', () => {
    expect(flowAt(runOf(pinned({ pins }, { asymmetric: works })), 0)?.state).toBe('forwarding');
    expect(flowAt(runOf(pinned({ pins, fresh: true }, { asymmetric: works })), 0)?.state).toBe('lost');
    expect(flowAt(runOf(pinned({ pins }, {})), 0)?.state).toBe('lost');
  });

  it('goes over the datapath between them when the way out of the second one dies, without a drop', () => {
    const run = runOf(pinned({ pins }, { asymmetric: works, crossings }), at(0, fail('link:B-R2')));
    expect(run.outages.get('office-to-web')).toEqual([]);
    expect(flowAt(run, 0)?.links).toContain('icd');
    expect(flowAt(run, 900)?.links).not.toContain('icd');
    const without = runOf(pinned({ pins }, { asymmetric: works }), at(0, fail('link:B-R2')));
    expect(without.outages.get('office-to-web')).toEqual([{ fromMs: 0, toMs: 900 }]);
  });
});

function never(): never {
  throw new Error('the routed pair has four sessions');
}
