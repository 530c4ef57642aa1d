// Conformance rows 31–35 and what refuses a manual failover. Every time is exact; the row's number names the case.
import { describe, expect, it } from 'vitest';
import { announcementsOf, changesOf, flowsAt, outagesIn, rowsAt, runOf } from './testing/conformance';

const RG1 = ['rg1@node0', 'rg1@node1'] as const;
const RG0 = ['rg0@node0', 'rg0@node1'] as const;
const TO_1 = '0s node0> request chassis cluster failover redundancy-group 1 node 1';
const RESET = '60s node0> request chassis cluster failover reset redundancy-group 1';
const MOVED = { 'rg1@node0': '0 secondary-hold, 1000 secondary', 'rg1@node1': '0 primary' };
const ALL_FOR = (span: string) => ({ 'isp-to-reth0': span, 'office-to-reth1': span, 'office-to-web': span });

describe('row 31: manual failover of RG1', () => {
  const run = runOf('cc-a1', [TO_1]);
  it('moves at the command', () => {
    expect(changesOf(run)).toEqual(MOVED);
    expect(run.replies.map(({ text, accepted }) => [text, accepted])).toEqual([
      ['Initiated manual failover for redundancy group 1', true],
    ]);
  });
  it('shows 255 on the target and Manual yes on both rows', () => {
    expect(rowsAt(run, 500, ...RG1)).toEqual(['secondary-hold 200 w255 None manual', 'primary 255 w255 None manual']);
    expect(rowsAt(run, 1500, ...RG1)).toEqual(['secondary 200 w255 None manual', 'primary 255 w255 None manual']);
    expect(rowsAt(run, 1500, ...RG0)).toEqual(['primary 200 w255 None', 'secondary 100 w255 None']);
  });
  it('is out for a second, announces and keeps sessions', () => {
    expect(outagesIn(run)).toEqual(ALL_FOR('0..1000'));
    expect(announcementsOf(run, 'reth1')).toEqual(['1000 node1']);
    expect(Object.values(flowsAt(run, 2000))).toEqual(Array(3).fill('forwarding kept'));
  });
});

describe('row 32: … then ge-5/0/3 down', () => {
  const run = runOf('cc-a1', [TO_1, '60s fail port:node1/ge-5/0/3']);
  it('returns although manual and without preempt', () => {
    expect(changesOf(run)).toEqual({
      'rg1@node0': '0 secondary-hold, 1000 secondary, 61000 primary',
      'rg1@node1': '0 primary, 61000 secondary-hold, 62000 secondary',
    });
    expect(rowsAt(run, 60_500, ...RG1)).toEqual(['secondary 200 w255 None manual', 'primary 0 w0 IF manual']);
    expect(rowsAt(run, 62_000, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 0 w0 IF']);
  });
  it('keeps sessions', () => {
    expect(outagesIn(run)).toEqual({
      'isp-to-reth0': '0..1000, 60000..61000',
      'office-to-reth1': '0..1000',
      'office-to-web': '0..1000, 60000..61000',
    });
    expect(Object.values(flowsAt(run, 65_000))).toEqual(Array(3).fill('forwarding kept'));
  });
});

describe('row 33: … reset', () => {
  it('without preempt stays on node 1', () => {
    const run = runOf('cc-a1', [TO_1, RESET]);
    expect(changesOf(run)).toEqual(MOVED);
    expect(rowsAt(run, 60_000, ...RG1)).toEqual(['secondary 200 w255 None', 'primary 100 w255 None']);
    expect(run.replies.at(-1)?.accepted).toBe(true);
  });
  it('with preempt returns one delay later', () => {
    const run = runOf('cc-a1p', [TO_1, RESET]);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '0 secondary-hold, 1000 secondary, 61000 primary',
      'rg1@node1': '0 primary, 61000 secondary-hold, 62000 secondary',
    });
    expect(outagesIn(run)).toEqual(ALL_FOR('0..1000, 61000..62000'));
  });
});

const RG0_TO_1 = '0s node0> request chassis cluster failover redundancy-group 0 node 1';
describe('rows 34 and 35: manual failover of RG0', () => {
  it('row 34: holds the old primary for 300 s and leaves RG1 alone', () => {
    const run = runOf('cc-a1', [RG0_TO_1]);
    expect(changesOf(run)).toEqual({ 'rg0@node0': '0 secondary-hold, 300000 secondary', 'rg0@node1': '0 primary' });
    expect(rowsAt(run, 500, ...RG0)).toEqual(['secondary-hold 200 w255 None manual', 'primary 255 w255 None manual']);
    expect(rowsAt(run, 500, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 100 w255 None']);
    expect(outagesIn(run)).toEqual(ALL_FOR(''));
  });
  it('row 35: node 1 reboots, node 0 takes RG0 back out of its hold', () => {
    const run = runOf('cc-a1', [RG0_TO_1, '60s fail reboot:node1']);
    const joins = '63000 lost, 315000 hold, 345000 secondary';
    expect(changesOf(run)).toEqual({
      'rg0@node0': '0 secondary-hold, 63000 primary',
      'rg0@node1': `0 primary, ${joins}`,
      'rg1@node1': joins,
    });
    expect(rowsAt(run, 64_000, ...RG0)).toEqual(['primary 200 w255 None', 'lost 0 n/a n/a']);
    expect(outagesIn(run)).toEqual(ALL_FOR(''));
  });
});

describe('a manual failover is refused', () => {
  const answer = (...steps: readonly string[]) => runOf('cc-a1', steps).replies.at(-1);
  it.each([
    [
      'towards a node in secondary-hold',
      [
        RG0_TO_1,
        '60s node0> request chassis cluster failover reset redundancy-group 0',
        '61s node0> request chassis cluster failover redundancy-group 0 node 0',
      ],
      'secondary-hold',
    ],
    [
      'without a reset in between',
      [TO_1, '60s node0> request chassis cluster failover redundancy-group 1 node 0'],
      'reset it first',
    ],
    [
      'towards the primary',
      ['0s node0> request chassis cluster failover redundancy-group 1 node 0'],
      'already primary',
    ],
    [
      'towards a disabled node',
      [`0s fail control:cluster`, '200s node0> request chassis cluster failover redundancy-group 1 node 1'],
      'does not answer',
    ],
    [
      'for a group that does not exist',
      ['0s node0> request chassis cluster failover redundancy-group 7 node 1'],
      'not configured',
    ],
    [
      'on a node without power',
      ['0s fail node:node0', '9s node0> request chassis cluster failover redundancy-group 1 node 1'],
      'does not answer',
    ],
  ])('%s', (_, steps, words) => {
    const reply = answer(...steps);
    expect(reply?.accepted).toBe(false);
    expect(reply?.text).toContain(words);
  });
});
