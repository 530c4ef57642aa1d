// What a viewer is told of the rarer stories: one sentence each, in the order in which things happen.
import { expect, it } from 'vitest';
import { tellCluster } from './tell';
import { runOf } from './testing/conformance';
import { templateDesign } from './testing/designs';

/** Sentences from 0 on, each with its time. */
function told(id: string, options: readonly string[], ...steps: readonly string[]): readonly string[] {
  const design = templateDesign(id, options);
  const run = runOf([id, ...options].join('+'), steps);
  return run.trace.flatMap((entry) => {
    const sentence = entry.atMs < 0 ? undefined : tellCluster(design, run, entry.seq);
    return sentence === undefined ? [] : [`${entry.atMs} ${sentence}`];
  });
}

it('a split brain, and its end by the fabric alone', () => {
  const sentences = told('cc-a1', [], '0s fail control:cluster', '0s fail fabric:cluster', '60s repair fabric:cluster');
  expect(sentences).toContain(
    '4000 node0 and node1 answer for reth0 at once: the switches move its MAC address back and forth.',
  );
  expect(sentences).toContain(
    '61000 node1 hears the probes of node0, which has the higher RG0 priority, and is ineligible.',
  );
});

it('a lost fabric with one unhealthy node', () => {
  const sentences = told('cc-a1', [], '0s fail port:node0/ge-0/0/3', '60s fail fabric:cluster');
  expect(sentences).toContain('63000 node0 has lost the fabric.');
  expect(sentences).toContain(
    '126000 node1 takes RG0: the fabric is lost, and node0 is the unhealthy node. Routing processes restart there.',
  );
});

it('central points, cards, a rest of monitoring, a reboot by hand', () => {
  expect(told('cc-a5', [], '0s fail spu:node0/0', '60s fail spu:node1/0')).toContain(
    '60000 RG1 has no primary: the central points of both nodes have failed.',
  );
  expect(told('cc-a5', [], '0s fail card:node0/scb0')[0]).toBe(
    '0 RG0 on node0: weight 255 − 255 = 0; it will move to node1.',
  );
  const rest = told(
    'cc-a1',
    [],
    '0s node0> request chassis cluster failover redundancy-group 0 node 1',
    '10s fail port:node0/ge-0/0/3',
  );
  expect(rest).toContain('0 Interface monitoring of RG1 rests for 30 s on node0: RG0 has left it.');
  expect(rest).toContain('10000 A port that RG1 monitors on node0 has changed; it counts when the rest is over.');
  expect(rest).toContain('30000 RG1 on node0: weight 255 − 255 = 0; it will move to node1.');
  expect(told('cc-a1', [], '0s node0> request system reboot')).toContain(
    '1000 node1 takes RG1: node0 said that it reboots.',
  );
});
