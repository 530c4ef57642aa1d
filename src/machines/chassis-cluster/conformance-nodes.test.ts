// Conformance rows 12–23, 42, 43, 51–53: power, control link, split brain, boot. Every time is exact; the row's number names the case.
import { describe, expect, it } from 'vitest';
import { announcementsOf, changesOf, flowsAt, outagesIn, reasonsOf, rowAt, rowsAt, runOf } from './testing/conformance';

const RG1 = ['rg1@node0', 'rg1@node1'] as const;
const ALL = ['rg0@node0', 'rg0@node1', ...RG1] as const;
const OFF_0 = '0s fail node:node0';
const ON_0 = '300s repair node:node0';
const CUT_CONTROL = '0s fail control:cluster';
const ALL_FOR = (span: string) => ({ 'isp-to-reth0': span, 'office-to-reth1': span, 'office-to-web': span });

describe('row 12: node 0 loses power', () => {
  const run = runOf('cc-a1', [OFF_0]);
  it('is taken over when the heartbeat time is over', () => {
    expect(changesOf(run)).toEqual({
      'rg0@node0': '3000 lost',
      'rg0@node1': '3000 primary',
      'rg1@node0': '3000 lost',
      'rg1@node1': '3000 primary',
    });
    expect(reasonsOf(run, 'rg1@node1')).toEqual(['Only node present']);
  });
  it('keeps the last look of the dead rows until then, and shows n/a afterwards', () => {
    expect(rowsAt(run, 2500, ...ALL)).toEqual([
      'primary 200 w255 None',
      'secondary 100 w255 None',
      'primary 200 w255 None',
      'secondary 100 w255 None',
    ]);
    expect(rowsAt(run, 3500, ...ALL)).toEqual([
      'lost 0 n/a n/a',
      'primary 100 w255 None',
      'lost 0 n/a n/a',
      'primary 100 w255 None',
    ]);
  });
  it('is out for 4 s and keeps sessions', () => {
    expect(outagesIn(run)).toEqual(ALL_FOR('0..4000'));
    expect(Object.values(flowsAt(run, 5000))).toEqual(Array(3).fill('forwarding kept'));
  });
});

describe('row 13: … and power comes back', () => {
  const run = runOf('cc-a1', [OFF_0, ON_0]);
  it('joins as secondary after 285 s, the last 30 s in hold', () =>
    expect(changesOf(run)).toEqual({
      'rg0@node0': '3000 lost, 555000 hold, 585000 secondary',
      'rg0@node1': '3000 primary',
      'rg1@node0': '3000 lost, 555000 hold, 585000 secondary',
      'rg1@node1': '3000 primary',
    }));
  it('carries CS and priority 0 for 60 s more', () => {
    expect(rowsAt(run, 585_500, ...ALL)).toEqual([
      'secondary 200 w255 None',
      'primary 100 w255 None',
      'secondary 0 w0 CS',
      'primary 100 w255 None',
    ]);
    expect(rowAt(run, 644_500, 'rg1@node0')).toBe('secondary 0 w0 CS');
    expect(rowAt(run, 645_000, 'rg1@node0')).toBe('secondary 200 w255 None');
  });
  it('interrupts nothing more', () => expect(outagesIn(run)).toEqual(ALL_FOR('0..4000')));
});

describe('row 14: … with preempt', () => {
  const run = runOf('cc-a1p', [OFF_0, ON_0]);
  it('returns RG1 one delay after cold sync, RG0 never', () =>
    expect(changesOf(run)).toEqual({
      'rg0@node0': '3000 lost, 555000 hold, 585000 secondary',
      'rg0@node1': '3000 primary',
      'rg1@node0': '3000 lost, 555000 hold, 585000 secondary, 646000 primary',
      'rg1@node1': '3000 primary, 646000 secondary-hold, 647000 secondary',
    }));
  it('interrupts a second time, shortly, and keeps sessions', () => {
    expect(outagesIn(run)).toEqual(ALL_FOR('0..4000, 646000..647000'));
    expect(Object.values(flowsAt(run, 650_000))).toEqual(Array(3).fill('forwarding kept'));
  });
});

describe('rows 15 and 16: the secondary loses power', () => {
  const run = runOf('cc-a1', ['0s fail node:node1', '60s fail port:node0/ge-0/0/3']);
  it('row 15: is lost after the heartbeat time and changes nothing else', () => {
    expect(changesOf(run)).toEqual({ 'rg0@node1': '3000 lost', 'rg1@node1': '3000 lost' });
    expect(rowsAt(run, 2500, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 100 w255 None']);
    expect(rowsAt(run, 3500, ...RG1)).toEqual(['primary 200 w255 None', 'lost 0 n/a n/a']);
    expect(outagesIn(runOf('cc-a1', ['0s fail node:node1']))).toEqual(ALL_FOR(''));
  });
  it('row 15: copies sessions no more', () => {
    const flow = run.frameAt(10_000).instances.get('flow:office-to-web');
    expect(flow?.facts.synchronised).toBe(false);
  });
  it('row 16: a failed port then has nowhere to move', () => {
    expect(rowsAt(run, 65_000, ...RG1)).toEqual(['primary 0 w0 IF', 'lost 0 n/a n/a']);
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '60000..', 'office-to-reth1': '', 'office-to-web': '60000..' });
  });
});

const NODE_1_OUT = { 'rg0@node1': '3000 ineligible, 183000 disabled', 'rg1@node1': '3000 ineligible, 183000 disabled' };

describe('rows 17 and 18: the control link fails and comes back', () => {
  const run = runOf('cc-a1', [CUT_CONTROL, '300s repair control:cluster']);
  it('row 17: the RG0 secondary is ineligible after 3 s and disabled 180 s later', () => {
    expect(changesOf(run)).toEqual(NODE_1_OUT);
    expect(reasonsOf(run, 'rg0@node1')).toEqual(['Control link failure', 'Ineligible timer expired']);
    expect(rowsAt(run, 4000, 'rg0@node1', 'rg1@node1')).toEqual(Array(2).fill('ineligible 100 w255 None'));
    expect(rowsAt(run, 184_000, ...ALL)).toEqual([
      'primary 200 w255 None',
      'disabled 100 w255 None',
      'primary 200 w255 None',
      'disabled 100 w255 None',
    ]);
  });
  it('row 18: stays disabled, though heartbeats are heard again', () => {
    expect(run.frameAt(400_000).instances.get('control@node1')?.state).toBe('up');
    expect(rowAt(run, 999_000, 'rg0@node1')).toBe('disabled 100 w255 None');
  });
  it('loses no packet', () => expect(outagesIn(run)).toEqual(ALL_FOR('')));
});

describe('row 19: control-link-recovery', () => {
  const run = runOf('cc-a6', [CUT_CONTROL, '300s repair control:cluster']);
  it('reboots after three heartbeats and joins again', () => {
    // The rows of the rebooting node go on saying disabled until the peer has missed its heartbeats, as those of any dead node.
    const joins = '3000 ineligible, 183000 disabled, 306000 lost, 558000 hold, 588000 secondary';
    expect(changesOf(run)).toEqual({ 'rg0@node1': joins, 'rg1@node1': joins });
    const reboot = run.trace.find(({ instance, event }) => instance === 'device:node1' && event === 'REBOOT');
    expect(reboot?.atMs).toBe(303_000);
  });
  it('carries CS for a minute', () => {
    expect(rowAt(run, 647_500, 'rg1@node1')).toBe('secondary 0 w0 CS');
    expect(rowAt(run, 648_000, 'rg1@node1')).toBe('secondary 100 w255 None');
  });
  it('loses no packet', () => expect(outagesIn(run)).toEqual(ALL_FOR('')));
});

describe('row 20: control down, fabric down within 180 s', () => {
  const run = runOf('cc-a1', [CUT_CONTROL, '60s fail fabric:cluster']);
  it('splits the brain when the fabric has been silent for 3 s', () => {
    expect(changesOf(run)).toEqual({
      'rg0@node1': '3000 ineligible, 63000 primary',
      'rg1@node1': '3000 ineligible, 63000 primary',
    });
    expect(rowsAt(run, 70_000, ...RG1)).toEqual(['primary 200 w255 None', 'primary 100 w255 None']);
  });
  it('makes traffic unpredictable', () => {
    expect(outagesIn(run)).toEqual(ALL_FOR('64000..'));
    expect(Object.values(flowsAt(run, 70_000)).every((flow) => flow.startsWith('unpredictable'))).toBe(true);
  });
});

describe('row 21: control down, fabric down after 180 s', () => {
  const run = runOf('cc-a1', [CUT_CONTROL, '240s fail fabric:cluster']);
  it('leaves node 1 disabled', () => {
    expect(changesOf(run)).toEqual(NODE_1_OUT);
    expect(rowsAt(run, 999_000, ...RG1)).toEqual(['primary 200 w255 None', 'disabled 100 w255 None']);
    expect(outagesIn(run)).toEqual(ALL_FOR(''));
  });
});

const CUT_BOTH = [CUT_CONTROL, '0s fail fabric:cluster'];
describe('row 22: control and fabric cut in the same instant', () => {
  const run = runOf('cc-a1', CUT_BOTH);
  it('makes node 1 primary for everything after 3 s', () => {
    expect(changesOf(run)).toEqual({ 'rg0@node1': '3000 primary', 'rg1@node1': '3000 primary' });
    expect(reasonsOf(run, 'rg0@node1')).toEqual(['Only node present']);
  });
  it('makes traffic unpredictable once both forward', () => expect(outagesIn(run)).toEqual(ALL_FOR('4000..')));
});

describe('row 23: … and both links back', () => {
  const run = runOf('cc-a1', [...CUT_BOTH, '60s repair control:cluster', '60s repair fabric:cluster']);
  it('heals by yielding: RG1 in 2 s, RG0 after its hold-down, without reboot', () => {
    expect(changesOf(run)).toEqual({
      'rg0@node1': '3000 primary, 61000 secondary-hold, 361000 secondary',
      'rg1@node1': '3000 primary, 61000 secondary-hold, 62000 secondary',
    });
    expect(reasonsOf(run, 'rg1@node1')).toEqual([
      'Only node present',
      'Preempt/yield(100/200)',
      'Ready to become secondary',
    ]);
  });
  it('recovers when node 1 yields, without cold sync', () => {
    expect(outagesIn(run)).toEqual(ALL_FOR('4000..61000'));
    expect(announcementsOf(run, 'reth0')).toEqual(['4000 node1', '4000 flapping', '61000 node0']);
    expect(rowAt(run, 62_000, 'rg1@node1')).toBe('secondary 100 w255 None');
  });
});

describe('rows 41 to 43: active/active', () => {
  const RG2 = ['rg2@node0', 'rg2@node1'] as const;
  it('starts with RG0 and RG1 on node 0 and RG2 on node 1', () => {
    const run = runOf('cc-a3', []);
    expect(rowsAt(run, 0, 'rg0@node0', ...RG1, ...RG2)).toEqual([
      'primary 200 w255 None',
      'primary 200 w255 None',
      'secondary 100 w255 None',
      'secondary 100 w255 None',
      'primary 200 w255 None',
    ]);
    expect(run.frameAt(0).flows.find(({ id }) => id === 'office-to-web')?.links).toContain('fabric-0');
  });
  it('row 41: RG1 joins RG2 on node 1 and its flow leaves the fabric', () => {
    const run = runOf('cc-a3', [PULL]);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '1000 secondary-hold, 2000 secondary',
      'rg1@node1': '1000 primary',
    });
    expect(rowsAt(run, 1500, ...RG1)).toEqual(['secondary-hold 0 w0 IF', 'primary 100 w255 None']);
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '0..1000', 'office-to-reth1': '', 'office-to-web': '0..1000' });
    const flow = run.frameAt(2500).flows.find(({ id }) => id === 'office-to-web');
    expect(flow?.links).not.toContain('fabric-0');
    expect(flow).toMatchObject({ sessions: 'kept', path: ['office', 'sw-in', 'node1', 'sw-out', 'isp', 'web'] });
  });
  it('row 42: node 1 loses power, RG2 moves after 3 s', () => {
    const run = runOf('cc-a3', ['0s fail node:node1']);
    expect(changesOf(run)).toEqual({
      'rg0@node1': '3000 lost',
      'rg1@node1': '3000 lost',
      'rg2@node0': '3000 primary',
      'rg2@node1': '3000 lost',
    });
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '', 'office-to-reth1': '0..4000', 'office-to-web': '0..4000' });
  });
  it('row 43: control link down, node 1 is out for all its groups and node 0 takes RG2 in the same ms', () => {
    const run = runOf('cc-a3', [CUT_CONTROL]);
    expect(changesOf(run)).toEqual({
      ...NODE_1_OUT,
      'rg2@node1': '3000 ineligible, 183000 disabled',
      'rg2@node0': '3000 primary',
    });
    expect(outagesIn(run)).toEqual({
      'isp-to-reth0': '',
      'office-to-reth1': '3000..4000',
      'office-to-web': '3000..4000',
    });
  });
  const PULL = '0s fail port:node0/ge-0/0/3';
});

describe('rows 51 to 53: who boots when', () => {
  const bootOf = (design: string, ...steps: readonly string[]) => changesOf(runOf(design, steps, { from: 'boot' }));
  /** Power from 0 on; a node that comes later is switched off in the first instant. */
  const later = (node: string, by: string) => [`0s fail node:${node}`, `${by} repair node:${node}`];
  const TOGETHER = {
    'rg0@node0': '255000 hold, 285000 secondary, 286000 primary',
    'rg0@node1': '255000 hold, 285000 secondary',
    'rg1@node0': '255000 hold, 285000 secondary, 286000 primary',
    'rg1@node1': '255000 hold, 285000 secondary',
  };
  it('row 51: together, priority decides, at a tie the lower id', () => {
    expect(bootOf('cc-a1')).toEqual(TOGETHER);
    expect(bootOf('cc-a1+equal')).toEqual(TOGETHER);
  });
  it('row 51: less than 3 s apart counts as together', () => {
    const run = runOf('cc-a1', later('node0', '2999ms'), { from: 'boot' });
    expect(rowsAt(run, 400_000, 'rg0@node0', 'rg1@node0')).toEqual(['primary 200 w255 None', 'primary 200 w255 None']);
    expect(changesOf(run)['rg0@node0']).toBe('257999 hold, 287999 secondary, 288999 primary');
  });
  it('3 s apart is first come, first served', () =>
    expect(bootOf('cc-a1', ...later('node0', '3s'))['rg0@node1']).toBe(
      '255000 hold, 285000 secondary, 288000 primary',
    ));
  const NODE_1_FIRST = {
    'rg0@node0': '315000 hold, 345000 secondary',
    'rg0@node1': '255000 hold, 285000 secondary, 288000 primary',
    'rg1@node0': '315000 hold, 345000 secondary',
    'rg1@node1': '255000 hold, 285000 secondary, 288000 primary',
  };
  it('row 52: node 1 a minute earlier keeps both groups', () => {
    const run = runOf('cc-a1', later('node0', '60s'), { from: 'boot' });
    expect(changesOf(run)).toEqual(NODE_1_FIRST);
    expect(rowAt(run, 300_000, 'rg1@node1')).toBe('primary 0 w0 CS');
    expect(rowsAt(run, 405_000, ...RG1)).toEqual(['secondary 200 w255 None', 'primary 100 w255 None']);
    expect(outagesIn(run)['office-to-web']).toBe('0..289000');
  });
  it('row 53: with preempt RG1 goes to node 0 after cold sync and delay', () => {
    const run = runOf('cc-a1p', later('node0', '60s'), { from: 'boot' });
    expect(changesOf(run)).toEqual({
      ...NODE_1_FIRST,
      'rg1@node0': `${NODE_1_FIRST['rg1@node0']}, 406000 primary`,
      'rg1@node1': `${NODE_1_FIRST['rg1@node1']}, 406000 secondary-hold, 407000 secondary`,
    });
    expect(outagesIn(run)['office-to-web']).toBe('0..289000, 406000..407000');
  });
});
