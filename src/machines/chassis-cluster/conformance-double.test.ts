// Sections 3 and 4 beyond the table's rows: both links in every order, unhealthy nodes, suspended monitoring, hardware. Every time is exact.
import { describe, expect, it } from 'vitest';
import {
  announcementsOf,
  changesOf,
  failoversAt,
  flowsAt,
  outagesIn,
  rowAt,
  rowsAt,
  runOf,
} from './testing/conformance';

const RG1 = ['rg1@node0', 'rg1@node1'] as const;
const PULL = '0s fail port:node0/ge-0/0/3';
const CUT_CONTROL = '0s fail control:cluster';
const CUT_FABRIC = '0s fail fabric:cluster';
const RG0_TO_1 = '0s node0> request chassis cluster failover redundancy-group 0 node 1';
const ALL_FOR = (span: string) => ({ 'isp-to-reth0': span, 'office-to-reth1': span, 'office-to-web': span });
const MOVED = { 'rg1@node0': '1000 secondary-hold, 2000 secondary', 'rg1@node1': '1000 primary' };

describe('section 4.1: the fabric fails while one node is unhealthy (modern)', () => {
  const run = runOf('cc-a1', [PULL, '60s fail fabric:cluster', '300s repair fabric:cluster']);
  it('puts the unhealthy node out after 66 s and takes RG0 away from it', () => {
    expect(changesOf(run)).toEqual({
      'rg0@node0': '126000 secondary-hold, 426000 secondary',
      'rg0@node1': '126000 primary',
      'rg1@node0': '1000 secondary-hold, 2000 secondary, 126000 ineligible, 360000 secondary',
      'rg1@node1': '1000 primary',
    });
    expect(rowAt(run, 126_500, 'rg1@node0')).toBe('ineligible 0 w0 FL IF');
    expect(outagesIn(run)['office-to-reth1']).toBe('');
  });
  it('is decided at once where both are alike in the meantime', () => {
    const mended = runOf('cc-a1', [PULL, '60s fail fabric:cluster', '100s repair port:node0/ge-0/0/3']);
    // Node 0 is RG0 primary and well again: the groups of node 1 go out, and RG1 comes back.
    expect(changesOf(mended)).toEqual({
      'rg1@node0': '1000 secondary-hold, 2000 secondary, 100000 primary',
      'rg1@node1': '1000 primary, 100000 ineligible',
    });
  });
  it('forgets the wait when the fabric is back in time', () => {
    const back = runOf('cc-a1', [PULL, '60s fail fabric:cluster', '90s repair fabric:cluster']);
    expect(changesOf(back)).toEqual(MOVED);
  });
  it('puts an unhealthy secondary out late, too, and moves nothing', () =>
    expect(changesOf(runOf('cc-a1', ['0s fail port:node1/ge-5/0/3', '60s fail fabric:cluster']))).toEqual({
      'rg1@node1': '126000 ineligible',
    }));
  it('both unhealthy: the secondary of RG0 goes out, as where both are healthy', () =>
    expect(
      changesOf(
        runOf('cc-a1', ['0s fail port:node1/ge-5/0/3', '60s fail port:node0/ge-0/0/3', '120s fail fabric:cluster']),
      ),
    ).toEqual({ 'rg1@node1': '123000 ineligible' }));
  it('legacy knows no health', () =>
    expect(changesOf(runOf('cc-a1+legacy', [PULL, '60s fail fabric:cluster']))).toEqual({
      'rg0@node1': '63000 disabled',
      'rg1@node0': '1000 secondary-hold, 2000 secondary, 63000 primary',
      'rg1@node1': '1000 primary, 63000 disabled',
    }));
  it('a node in secondary-hold takes RG0 when its hold-down is over', () => {
    const late = runOf('cc-a1', [RG0_TO_1, '40s fail port:node1/ge-5/0/3', '100s fail fabric:cluster']);
    expect(changesOf(late)).toEqual({
      'rg0@node0': '0 secondary-hold, 300000 secondary, 300000 primary',
      'rg0@node1': '0 primary, 300000 secondary-hold, 600000 secondary',
      'rg1@node1': '166000 ineligible',
    });
  });
});

describe('section 4.7: control and fabric in other orders', () => {
  it('fabric first, then control: split brain after the heartbeat time (modern)', () => {
    const run = runOf('cc-a1', [CUT_FABRIC, '60s fail control:cluster']);
    expect(changesOf(run)).toEqual({
      'rg0@node1': '63000 primary',
      'rg1@node1': '3000 ineligible, 63000 primary',
    });
    expect(flowsAt(run, 65_000)['office-to-web']).toBe('unpredictable kept');
  });
  it('fabric first, then control: the disabled node stays out (legacy)', () =>
    expect(changesOf(runOf('cc-a1+legacy', [CUT_FABRIC, '60s fail control:cluster']))).toEqual({
      'rg0@node1': '3000 disabled',
      'rg1@node1': '3000 disabled',
    }));
  it('the control link back within 180 s does not stop the countdown', () => {
    const run = runOf('cc-a1', [CUT_CONTROL, '60s repair control:cluster']);
    const out = '3000 ineligible, 183000 disabled';
    expect(changesOf(run)).toEqual({ 'rg0@node1': out, 'rg1@node1': out });
    expect(rowsAt(run, 100_000, 'rg0@node0', 'rg0@node1')).toEqual([
      'primary 200 w255 None',
      'ineligible 100 w255 None',
    ]);
  });
  it('control-link-recovery reboots an ineligible node, too', () => {
    const run = runOf('cc-a6', [CUT_CONTROL, '60s repair control:cluster']);
    const reboot = run.trace.find(({ instance, event }) => instance === 'device:node1' && event === 'REBOOT');
    expect(reboot?.atMs).toBe(63_000);
    expect(changesOf(run)['rg0@node1']).toBe('3000 ineligible, 66000 lost, 318000 hold, 348000 secondary');
  });
  it('heartbeats that stop again begin to count anew', () => {
    const run = runOf('cc-a6', [
      CUT_CONTROL,
      '60s repair control:cluster',
      '62s fail control:cluster',
      '90s repair control:cluster',
    ]);
    const reboots = run.trace.filter(({ instance, event }) => instance === 'device:node1' && event === 'REBOOT');
    expect(reboots.map(({ atMs }) => atMs)).toEqual([93_000]);
  });
});

describe('split brain', () => {
  const CUT_BOTH = [CUT_CONTROL, CUT_FABRIC];
  it('shows the MAC addresses of both reths flap between the nodes', () => {
    const run = runOf('cc-a1', CUT_BOTH);
    for (const reth of ['reth0', 'reth1']) {
      expect(announcementsOf(run, reth)).toEqual(['4000 node1', '4000 flapping']);
      expect(run.frameAt(5000).instances.get(`mac:${reth}@cluster`)?.facts).toEqual({
        node: 'node1',
        between: ['node0', 'node1'],
      });
    }
  });
  it('ends for the lesser RG0 priority when only the fabric is back: ineligible, then disabled', () => {
    const run = runOf('cc-a1', [...CUT_BOTH, '60s repair fabric:cluster']);
    const out = '3000 primary, 61000 ineligible, 241000 disabled';
    expect(changesOf(run)).toEqual({ 'rg0@node1': out, 'rg1@node1': out });
    expect(outagesIn(run)).toEqual(ALL_FOR('4000..61000'));
    expect(announcementsOf(run, 'reth0').at(-1)).toBe('61000 node0');
  });
  it('… at equal priorities for node 1', () =>
    expect(changesOf(runOf('cc-a1+equal', [...CUT_BOTH, '60s repair fabric:cluster']))['rg0@node0']).toBeUndefined());
  it('heals by yielding when the control link is back alone', () => {
    const run = runOf('cc-a1', [...CUT_BOTH, '60s repair control:cluster']);
    expect(changesOf(run)['rg0@node1']).toBe('3000 primary, 61000 secondary-hold, 361000 secondary');
    expect(outagesIn(run)).toEqual(ALL_FOR('4000..61000'));
  });
  it('ends with the death of the node that announced itself last', () => {
    const run = runOf('cc-a1', [...CUT_BOTH, '60s fail node:node1']);
    expect(outagesIn(run)).toEqual(ALL_FOR('4000..60000'));
    expect(flowsAt(run, 61_000)['office-to-web']).toBe('forwarding kept');
  });
});

describe('booting with one link dead (UNCONFIRMED)', () => {
  it('control: the higher RG0 priority takes all, the other node is out', () => {
    const run = runOf('cc-a1', [CUT_CONTROL], { from: 'boot' });
    const up = '255000 hold, 285000 secondary, 285000 primary';
    const out = '255000 hold, 285000 secondary, 285000 ineligible, 465000 disabled';
    expect(changesOf(run)).toEqual({ 'rg0@node0': up, 'rg1@node0': up, 'rg0@node1': out, 'rg1@node1': out });
    expect(rowAt(run, 400_000, 'rg1@node0')).toBe('primary 0 w0 CS');
  });
  it('control: a node that finds a primary by its probes stays out, whatever its priority', () => {
    const run = runOf('cc-a1+start=1', ['0s fail node:node0', CUT_CONTROL, '300s repair node:node0'], {
      until: 1_000_000,
    });
    expect(changesOf(run)['rg0@node0']).toBe(
      '3000 lost, 555000 hold, 585000 secondary, 585000 ineligible, 765000 disabled',
    );
    expect(changesOf(run)['rg0@node1']).toBeUndefined();
  });
  it('control: a node whose peer is out takes the groups', () => {
    const run = runOf('cc-a1+start=1', [CUT_CONTROL, '200s fail node:node1', '300s repair node:node1']);
    expect(changesOf(run)['rg0@node0']).toBe('3000 ineligible, 183000 disabled');
    expect(changesOf(run)['rg0@node1']).toBe('203000 lost, 555000 hold, 585000 secondary, 585000 primary');
  });
  it('fabric: sessions are never copied and the RG0 secondary goes out with FL (modern)', () => {
    const run = runOf('cc-a1', [CUT_FABRIC, '600s repair fabric:cluster'], { from: 'boot' });
    expect(changesOf(run)).toEqual({
      'rg0@node0': '255000 hold, 285000 secondary, 286000 primary',
      'rg0@node1': '255000 hold, 285000 secondary',
      'rg1@node0': '255000 hold, 285000 secondary, 286000 primary',
      'rg1@node1': '255000 hold, 285000 secondary, 288000 ineligible, 660000 secondary',
    });
    expect(rowsAt(run, 599_000, ...RG1)).toEqual(['primary 0 w0 CS', 'ineligible 0 w0 CS FL']);
    expect(rowsAt(run, 700_000, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 100 w255 None']);
  });
  it('fabric: the RG0 secondary is disabled (legacy)', () =>
    expect(changesOf(runOf('cc-a1+legacy', [CUT_FABRIC], { from: 'boot' }))['rg0@node1']).toBe(
      '255000 hold, 285000 secondary, 288000 disabled',
    ));
});

describe('section 3.5: interface monitoring rests for 30 s where RG0 has left', () => {
  it('a port that goes down counts when the rest is over', () => {
    const run = runOf('cc-a1', [RG0_TO_1, '10s fail port:node0/ge-0/0/3']);
    expect(changesOf(run)).toMatchObject({
      'rg1@node0': '31000 secondary-hold, 32000 secondary',
      'rg1@node1': '31000 primary',
    });
    expect(rowsAt(run, 29_500, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 100 w255 None']);
    expect(rowsAt(run, 30_500, ...RG1)).toEqual(['primary 0 w0 IF', 'secondary 100 w255 None']);
    expect(
      run
        .frameAt(15_000)
        .instances.get('rg1@node0')
        ?.timers.map(({ id, endsMs }) => [id, endsMs]),
    ).toEqual([['suspension', 30_000]]);
  });
  it('a port that is back by then never counted', () => {
    const run = runOf('cc-a1', [RG0_TO_1, '10s fail port:node0/ge-0/0/3', '20s repair port:node0/ge-0/0/3']);
    expect(changesOf(run)).toEqual({ 'rg0@node0': '0 secondary-hold, 300000 secondary', 'rg0@node1': '0 primary' });
  });
  it('does not rest on the node that took RG0', () => {
    const run = runOf('cc-a1', [RG0_TO_1, '10s fail port:node1/ge-5/0/3']);
    expect(rowAt(run, 10_000, 'rg1@node1')).toBe('secondary 0 w0 IF');
  });
  it('ends with the power of the node', () => {
    const run = runOf('cc-a1', [
      RG0_TO_1,
      '10s fail port:node0/ge-0/0/3',
      '20s fail node:node0',
      '30s repair node:node0',
    ]);
    expect(rowAt(run, 500_000, 'rg1@node0')).toBe('secondary 0 w0 IF');
  });
});

describe('section 4.6: processing units and cards', () => {
  it('with both central points gone there is no primary; the first one back brings it', () => {
    const run = runOf('cc-a5', [
      '0s fail spu:node0/0',
      '60s fail spu:node1/0',
      '120s repair spu:node1/0',
      '180s repair spu:node0/0',
    ]);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '1000 secondary-hold, 2000 secondary',
      'rg1@node1': '1000 primary, 60000 secondary-hold, 61000 secondary, 121000 primary',
    });
    expect(rowsAt(run, 90_000, ...RG1)).toEqual(['secondary 0 w0 SP', 'secondary 0 w0 SP']);
    expect(outagesIn(run)).toEqual(ALL_FOR('0..1000, 60000..122000'));
  });
  it('with other units gone on both nodes it stays where it is', () => {
    const run = runOf('cc-a5', ['0s fail spu:node0/1', '60s fail spu:node1/1']);
    expect(changesOf(run)).toEqual(MOVED);
  });
  it('two units fail one node once, and both must work again', () => {
    const run = runOf('cc-a5', [
      '0s fail spu:node0/0',
      '10s fail spu:node0/1',
      '20s repair spu:node0/0',
      '30s repair spu:node0/1',
    ]);
    expect([15_000, 25_000, 30_000].map((atMs) => rowAt(run, atMs, 'rg1@node0'))).toEqual([
      'secondary 0 w0 SP',
      'secondary 0 w0 SP',
      'secondary 200 w255 None',
    ]);
  });
  it('the central points come back by preempt alone', () =>
    expect(changesOf(runOf('cc-a5+preempt', ['0s fail spu:node0/0', '60s repair spu:node0/0']))['rg1@node0']).toBe(
      '1000 secondary-hold, 2000 secondary, 61000 primary',
    ));
  it('a card takes its ports and the data-plane groups with it (HW)', () => {
    const run = runOf('cc-a5', ['0s fail card:node1/fpc12', '60s repair card:node1/fpc12']);
    expect(rowAt(run, 500, 'rg1@node1')).toBe('secondary 0 w-510 HW IF');
    expect(run.frameAt(500).instances.get('port:node1/ge-12/0/3')?.state).toBe('down');
    expect(run.frameAt(500).failed).toEqual(['card:node1/fpc12']);
    expect(rowAt(run, 60_000, 'rg1@node1')).toBe('secondary 100 w255 None');
    expect(() => runOf('cc-a5', ['0s fail card:node0/fpc7'])).toThrow('There is no target card:node0/fpc7');
    expect(() => runOf('cc-a1', ['0s fail card:node0/fpc0'])).toThrow('There is no target card:node0/fpc0');
  });
  it('the control board takes RG0 with it', () => {
    const run = runOf('cc-a5', ['0s fail card:node0/scb0']);
    expect(changesOf(run)).toEqual({
      'rg0@node0': '1000 secondary-hold, 301000 secondary',
      'rg0@node1': '1000 primary',
    });
    expect(rowAt(run, 500, 'rg0@node0')).toBe('primary 0 w0 HW');
    expect(outagesIn(run)).toEqual(ALL_FOR(''));
  });
});

describe('section 4.2: reboot by command', () => {
  it('tells the peer, which waits 1 s instead of the heartbeat time', () => {
    const run = runOf('cc-a1', ['0s node0> request system reboot']);
    expect(changesOf(run)).toEqual({
      'rg0@node0': '1000 lost, 255000 hold, 285000 secondary',
      'rg0@node1': '1000 primary',
      'rg1@node0': '1000 lost, 255000 hold, 285000 secondary',
      'rg1@node1': '1000 primary',
    });
    expect(outagesIn(run)).toEqual(ALL_FOR('0..2000'));
    expect(failoversAt(run, 5000, 'rg1@node1')).toBe(2);
  });
  it('a reboot as a fault is a power loss with a boot', () => {
    const run = runOf('cc-a1', ['0s fail reboot:node0']);
    expect(changesOf(run)['rg1@node1']).toBe('3000 primary');
    expect(changesOf(run)['rg1@node0']).toBe('3000 lost, 255000 hold, 285000 secondary');
  });
  it('of the secondary changes nothing but its rows', () => {
    const run = runOf('cc-a1', ['0s node1> request system reboot']);
    expect(changesOf(run)['rg1@node0']).toBeUndefined();
    expect(rowAt(run, 1500, 'rg1@node1')).toBe('lost 0 n/a n/a');
  });
  it('with the control link gone nobody is told', () => {
    const run = runOf('cc-a1', [CUT_CONTROL, '100s node0> request system reboot']);
    expect(changesOf(run)['rg1@node1']).toBe('3000 ineligible, 103000 primary');
  });
});

describe('section 3.5: the preempt limit', () => {
  const flaps = [0, 60, 120].flatMap((s) => [
    `${s}s fail port:node0/ge-0/0/3`,
    `${s + 10}s repair port:node0/ge-0/0/3`,
  ]);
  it('blocks until the count is cleared; then the group returns', () => {
    const run = runOf('cc-a1p+limit=2/300', [...flaps, '500s node0> clear chassis cluster failover-count']);
    expect(changesOf(run)['rg1@node0']?.match(/\d+ primary/g)).toEqual([
      '11000 primary',
      '71000 primary',
      '501000 primary',
    ]);
    expect(failoversAt(run, 499_000, 'rg1@node0')).toBe(6);
    expect(failoversAt(run, 502_000, 'rg1@node0')).toBe(1);
  });
});
