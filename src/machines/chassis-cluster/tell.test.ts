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
    '3000 node1 has heard nothing from node0 and becomes primary for RG0 and RG1. Routing processes restart there. But node0 is alive and primary, too: this is a split brain.',
  );
  expect(sentences).toContain(
    '4000 node0 and node1 answer for reth0 and reth1 at once: the switches move their MAC addresses back and forth.',
  );
  expect(sentences).toContain(
    '61000 node1 hears the probes of node0, which has the higher RG0 priority, and is ineligible.',
  );
});

it('the healing of a split brain in one sentence: who yields, and what', () => {
  const heals = (id: string): readonly string[] =>
    told(
      id,
      [],
      '10s fail control:cluster',
      '20s fail fabric:cluster',
      '60s repair control:cluster',
      '60s repair fabric:cluster',
    ).filter((sentence) => sentence.startsWith('61000'));
  expect(heals('split-brain-pair')).toEqual([
    '61000 The split brain heals: srx-b yields RG0 and RG1, srx-a yields RG2. In each group the lower priority gives way.',
  ]);
  expect(heals('cc-a1')).toEqual([
    '61000 The split brain heals: node1 yields RG0 and RG1. In each group the lower priority gives way.',
  ]);
});

it('a node that dies leaves all groups in one sentence, and no split brain', () => {
  expect(told('cc-a1', [], '0s fail node:node0')).toContain(
    '3000 node1 has heard nothing from node0 and becomes primary for RG0 and RG1. Routing processes restart there.',
  );
});

it('the first election restarts nothing', () => {
  const design = templateDesign('cc-a1');
  const run = runOf('cc-a1', [], { from: 'boot' });
  const sentences = run.trace.flatMap(({ seq }) => tellCluster(design, run, seq) ?? []);
  expect(sentences).toContain('node0 is elected primary for RG0 and RG1.');
});

it('the trap of minimum-links, with and without monitors', () => {
  expect(told('lag-trap-pair', [], '0s fail port:srx-a/ge-0/0/3')).toEqual([
    '0 RG1 on srx-a: weight 255 − 150 = 105, above zero, so nothing moves. reth0 is down all the same: 1 link is left, minimum-links is 2.',
  ]);
  expect(
    told(
      'cc-a7n',
      [],
      '0s fail port:node0/ge-0/0/3',
      '1s fail port:node0/ge-0/0/5',
      '2s fail port:node0/ge-0/0/6',
      '3s fail port:node0/ge-0/0/7',
    ),
  ).toEqual(['2000 reth0 is down on node0: 1 link is left, minimum-links is 2.']);
});

it('what fails on both nodes at once moves nothing, and nobody is told that it will', () => {
  expect(told('wan-monitored-pair', [], '0s fail ip:203.0.113.1')).toEqual([
    '0 srx-a and srx-b get no answer from 203.0.113.1: after 5 s it counts as unreachable.',
    '5000 RG1 on srx-a: weight 255 − 255 = 0; srx-b is no better, so it stays.',
    '5000 RG1 stays on srx-a: no weight is left on either node.',
  ]);
});

it('a node that says that it reboots is not said to have missed its heartbeats', () => {
  const sentences = told('cc-a1', [], '0s node0> request system reboot');
  expect(sentences.join()).toContain('node0 said that it reboots');
  expect(sentences.join()).not.toContain('missed its heartbeats');
});

it('a lost fabric with one unhealthy node', () => {
  const sentences = told('cc-a1', [], '0s fail port:node0/ge-0/0/3', '60s fail fabric:cluster');
  expect(sentences).toContain('63000 node0 has lost the fabric.');
  expect(sentences).toContain(
    '126000 node1 takes RG0: the fabric is lost, and node0 is the unhealthy node. Routing processes restart there; interface monitoring rests on node0 for 30 s.',
  );
});

it('central points, cards, a rest of monitoring, a reboot by hand', () => {
  expect(told('cc-a5', [], '0s fail spu:node0/0', '60s fail spu:node1/0')).toContain(
    '60000 RG1 has no primary: the central points of both nodes have failed.',
  );
  expect(told('cc-a5', [], '0s fail spu:node0/1')[0]).toBe(
    '0 RG1 on node0: weight 255 − 255 = 0; it will move to node1. The cards of node0 restart.',
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
  expect(rest[0]).toBe(
    '0 RG0 moves to node1 by command. Routing processes restart there; interface monitoring rests on node0 for 30 s.',
  );
  expect(rest).toContain('10000 A port that RG1 monitors on node0 has changed; it counts when the rest is over.');
  expect(rest).toContain('30000 RG1 on node0: weight 255 − 255 = 0; it will move to node1.');
  const quiet = told('cc-a3', [], '0s node0> request chassis cluster failover redundancy-group 0 node 1');
  expect(quiet.slice(1)).toEqual(['30000 Interface monitoring counts again on node0.']);
  expect(told('cc-a1', [], '0s node0> request system reboot')).toContain(
    '1000 node1 takes RG0 and RG1: node0 said that it reboots. Routing processes restart there.',
  );
});
