// Something that either is as it should be or was failed by name: a router's BGP process, a segment, an address. It knows no effect.
import { setup } from 'xstate';
import { stateName } from '../../kernel/state-name';
import type { MachineSpec } from '../../kernel/types';

const flag = setup({
  types: {} as {
    events: { type: 'FAIL' | 'REPAIR' };
    emitted: { type: 'rule'; rule: string } | { type: `${string}-${string}` };
  },
});

function flagMachine(id: string, good: string, bad: string, badRule: string, goodRule = badRule): MachineSpec {
  const turn = (target: 'good' | 'bad', rule: string, word: string) => ({
    target,
    actions: [flag.emit({ type: 'rule', rule }), flag.emit({ type: `${id}-${word}` })],
  });
  return {
    id,
    logic: flag.createMachine({
      id,
      initial: 'good',
      states: {
        good: { on: { FAIL: turn('bad', badRule, bad) } },
        bad: { on: { REPAIR: turn('good', goodRule, good) } },
      },
    }),
    describe: ({ value }) =>
      stateName(value) === 'bad'
        ? { state: bad, role: 'failed', facts: {} }
        : { state: good, role: 'neutral', facts: {} },
    timers: {},
  };
}

/** Events FAIL and REPAIR; the words of their two states, which they also tell: `segment-partitioned`, `segment-whole`. */
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
