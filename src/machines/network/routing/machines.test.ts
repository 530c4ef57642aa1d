// The machines of the routing: every state against every event, with what they say and which timers they start.
import { describe, expect, it } from 'vitest';
import { InternCache } from '../../kernel/interning';
import type { MachineSpec, Message } from '../../kernel/types';
import { bfdMachine } from './bfd';
import { bgpMachine } from './bgp';
import { echoMachine } from './echo';
import { addressMachine, mirrorMachine, processMachine, segmentMachine } from './flag';

/** Where a machine stands after these events; what the last of them said, and its timers as `id` or `id ms`, `-id` where one stopped. */
function seen(machine: MachineSpec, input: unknown, events: readonly string[]) {
  const cache = new InternCache();
  let last = cache.initial(machine, input);
  for (const type of events) last = cache.transition(last.next, cache.message({ type } satisfies Message));
  return {
    state: last.next.described.state,
    said: last.effects.flatMap((effect) => (effect.kind === 'emit' ? [effect.event.type] : [])),
    timers: last.effects.flatMap((effect) =>
      effect.kind === 'timer' ? [`${effect.id} ${effect.delayMs}`] : effect.kind === 'cancel' ? [`-${effect.id}`] : [],
    ),
    rule: last.rule,
  };
}

describe('BFD', () => {
  it.each([
    [[], 'down', [], [], undefined],
    [['START'], 'detecting', [], ['detect 900'], 'net.bfd.start'],
    [['START', 'SILENT'], 'down', ['bfd-down'], ['-detect'], 'net.bfd.detect'],
    [['START', 'PATH_UP'], 'up', ['bfd-up'], ['-detect'], 'net.bfd.up'],
    [['PATH_UP', 'START'], 'up', ['bfd-up'], ['detect 900', '-detect'], 'net.bfd.start'],
    [['START', 'PATH_UP', 'PATH_UP'], 'up', [], [], undefined],
    [['START', 'PATH_UP', 'PATH_DOWN'], 'detecting', [], ['detect 900'], 'net.bfd.silent'],
    [['START', 'PATH_UP', 'PATH_DOWN', 'PATH_UP'], 'up', [], ['-detect'], 'net.bfd.up'],
    [['START', 'PATH_UP', 'PATH_DOWN', 'SILENT'], 'down', ['bfd-down'], ['-detect'], 'net.bfd.detect'],
    [['START', 'PATH_UP', 'FAIL'], 'detecting', [], ['detect 900'], 'net.bfd.fail'],
    [['START', 'PATH_UP', 'FAIL', 'PATH_DOWN', 'REPAIR'], 'detecting', [], [], 'net.bfd.up'],
    [['START', 'PATH_UP', 'FAIL', 'SILENT', 'REPAIR'], 'up', ['bfd-up'], [], 'net.bfd.up'],
    [
      ['START', 'PATH_UP', 'PATH_DOWN', 'SILENT', 'START', 'SILENT'],
      'down',
      ['bfd-down'],
      ['-detect'],
      'net.bfd.detect',
    ],
  ])('after %j is %s', (events, state, said, timers, rule) => {
    const found = seen(bfdMachine, { detectMs: 900 }, events);
    expect(found).toEqual({ state, said, timers, rule });
  });
});

describe('BGP', () => {
  it.each([
    [0, [], 'idle', [], []],
    [0, ['BFD_UP'], 'established', ['bgp-up'], []],
    [0, ['BFD_UP', 'BFD_UP'], 'established', [], []],
    [0, ['BFD_UP', 'BFD_DOWN'], 'idle', ['bgp-down'], []],
    [0, ['BFD_DOWN'], 'idle', [], []],
    [10_000, ['BFD_UP'], 'hold-down', [], ['hold-down 10000']],
    [10_000, ['BFD_UP', 'TRUSTED'], 'established', ['bgp-up'], ['-hold-down']],
    [10_000, ['BFD_UP', 'BFD_DOWN'], 'idle', [], ['-hold-down']],
    [10_000, ['BFD_UP', 'BFD_DOWN', 'BFD_UP'], 'hold-down', [], ['hold-down 10000']],
    [10_000, ['BFD_UP', 'TRUSTED', 'BFD_DOWN'], 'idle', ['bgp-down'], []],
  ])('with hold-down %i after %j is %s', (holdDownMs, events, state, said, timers) => {
    expect(seen(bgpMachine, { holdDownMs }, events)).toMatchObject({ state, said, timers });
  });
});

describe('an echo', () => {
  it.each([
    [[], 'unanswered', []],
    [['LOST'], 'unanswered', []],
    [['ANSWERED'], 'answered', ['echo-answered']],
    [['ANSWERED', 'ANSWERED'], 'answered', []],
    [['ANSWERED', 'LOST'], 'unanswered', ['echo-lost']],
  ])('after %j is %s', (events, state, said) => {
    expect(seen(echoMachine, undefined, events)).toMatchObject({ state, said });
  });
});

describe('what is failed by name', () => {
  it.each([
    [processMachine, 'running', 'dead'],
    [mirrorMachine, 'routing', 'mirroring'],
    [segmentMachine, 'whole', 'partitioned'],
    [addressMachine, 'reachable', 'lost'],
  ])('has two states: %#', (machine, good, bad) => {
    expect(seen(machine, undefined, []).state).toBe(good);
    expect(seen(machine, undefined, ['FAIL'])).toMatchObject({ state: bad, said: [`${machine.id}-${bad}`] });
    expect(seen(machine, undefined, ['FAIL', 'FAIL']).state).toBe(bad);
    expect(seen(machine, undefined, ['FAIL', 'REPAIR'])).toMatchObject({
      state: good,
      said: [`${machine.id}-${good}`],
    });
    expect(seen(machine, undefined, ['REPAIR']).state).toBe(good);
  });
});
