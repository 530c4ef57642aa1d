// Something that either is as it should be or was failed by name: a router's BGP process, a segment, an address. It knows no effect.
import { setup } from 'xstate';
import { stateName } from '../../kernel/state-name';
import type { MachineSpec } from '../../kernel/types';

const flag = setup({
  types: {} as { events: { type: 'FAIL' | 'REPAIR' }; emitted: { type: 'rule'; rule: string } },
});

function flagMachine(id: string, good: string, bad: string, badRule: string, goodRule = badRule): MachineSpec {
  return {
    id,
    logic: flag.createMachine({
      id,
      initial: 'good',
      states: {
        good: { on: { FAIL: { target: 'bad', actions: flag.emit({ type: 'rule', rule: badRule }) } } },
        bad: { on: { REPAIR: { target: 'good', actions: flag.emit({ type: 'rule', rule: goodRule }) } } },
      },
    }),
    describe: ({ value }) =>
      stateName(value) === 'bad'
        ? { state: bad, role: 'failed', facts: {} }
        : { state: good, role: 'neutral', facts: {} },
    timers: {},
  };
}

/** Events FAIL and REPAIR; the words of their two states. */
export const processMachine = flagMachine('bgp-process', 'running', 'dead', 'net.bgp.process');
export const mirrorMachine = flagMachine('probe-router', 'routing', 'mirroring', 'net.probe.mirror');
export const segmentMachine = flagMachine(
  'segment',
  'whole',
  'partitioned',
  'net.segment.partition',
  'net.segment.whole',
);
export const addressMachine = flagMachine('address', 'reachable', 'lost', 'net.address.lost', 'net.address.back');
