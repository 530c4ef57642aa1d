// Conformance rows 24–30, 36–40, 46–50, 54: fabric, dual links, hold-down, delays, addresses, hardware, two clusters. Every time is exact; the row's number names the case.

import { describe, expect, it } from 'vitest';
import { asId, type GroupId } from '../../model/design';
import type { Run } from '../kernel/types';
import { loadTechnologies } from '../registry';
import { runDesign } from '../run';
import { type ChassisClusterConfig, readClusterConfig } from './schema';
import { changesOf, flowsAt, outagesIn, rowAt, rowsAt, runOf } from './testing/conformance';
import { templateDesign } from './testing/designs';

await loadTechnologies(['chassis-cluster']);

const RG1 = ['rg1@node0', 'rg1@node1'] as const;
const CUT_FABRIC = '0s fail fabric:cluster';
const RG0_TO_1 = '0s node0> request chassis cluster failover redundancy-group 0 node 1';
const ALL_FOR = (span: string) => ({ 'isp-to-reth0': span, 'office-to-reth1': span, 'office-to-web': span });

describe('row 24: fabric down on a legacy release', () => {
  const run = runOf('cc-a1+legacy', [CUT_FABRIC, '300s repair fabric:cluster']);
  it('disables the RG0 secondary for good', () => {
    expect(changesOf(run)).toEqual({ 'rg0@node1': '3000 disabled', 'rg1@node1': '3000 disabled' });
    expect(outagesIn(run)).toEqual(ALL_FOR(''));
  });
});

describe('rows 25 and 26: fabric down and up again on a modern release', () => {
  const run = runOf('cc-a1', [CUT_FABRIC, '300s repair fabric:cluster']);
  it('takes RG1 of the secondary out with code FL, then back after cold sync', () => {
    expect(changesOf(run)).toEqual({ 'rg1@node1': '3000 ineligible, 360000 secondary' });
    expect(rowsAt(run, 4000, 'rg0@node0', 'rg0@node1', ...RG1)).toEqual([
      'primary 200 w255 None',
      'secondary 100 w255 None',
      'primary 200 w255 None',
      'ineligible 100 w255 FL',
    ]);
    expect(rowAt(run, 360_000, 'rg1@node1')).toBe('secondary 100 w255 None');
    expect(outagesIn(run)).toEqual(ALL_FOR(''));
  });
  it('copies no new sessions until then, and keeps the old ones', () => {
    const facts = (atMs: number) => run.frameAt(atMs).instances.get('flow:office-to-web')?.facts;
    expect([-1, 0, 359_999, 360_000].map((atMs) => facts(atMs)?.newSessions)).toEqual([
      'copied',
      'not copied',
      'not copied',
      'copied',
    ]);
    expect(facts(400_000)?.sessions).toBe('kept');
  });
});

describe('row 27: fabric down, active/active', () => {
  const run = runOf('cc-a3', [CUT_FABRIC]);
  it('brings RG2 to the RG0 primary', () => {
    expect(changesOf(run)).toEqual({
      'rg1@node1': '3000 ineligible',
      'rg2@node0': '3000 primary',
      'rg2@node1': '3000 ineligible',
    });
  });
  it('drops what crossed the fabric until RG2 has moved, and keeps older sessions', () => {
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '', 'office-to-reth1': '3000..4000', 'office-to-web': '0..4000' });
    expect(Object.values(flowsAt(run, 5000))).toEqual(Array(3).fill('forwarding kept'));
  });
  it('loses at the move the sessions that began without the fabric', () => {
    const newSessions = (atMs: number) => run.frameAt(atMs).instances.get('flow:office-to-reth1')?.facts.newSessions;
    expect([-1, 0, 3999, 4000].map(newSessions)).toEqual(['copied', 'not copied', 'not copied', 'lost']);
  });
});

describe('rows 28 to 30: dual links', () => {
  it.each(['link:fabric-0', 'link:fabric-1', 'link:control-0', 'link:control-1'])(
    'rows 28, 29: %s alone changes nothing',
    (target) => {
      const run = runOf('cc-a5', [`0s fail ${target}`]);
      expect(changesOf(run)).toEqual({});
      expect(outagesIn(run)).toEqual(ALL_FOR(''));
    },
  );
  it('row 28: packets cross on the second fabric link, and on the first when that is gone', () => {
    const run = runOf('active-active-pair', ['0s fail link:fabric-1']);
    const links = (atMs: number) => run.frameAt(atMs).flows.find(({ id }) => id === 'office-to-web')?.links;
    expect(links(-1)).toContain('fabric-1');
    expect(links(0)).toContain('fabric-0');
    expect(outagesIn(run)['office-to-web']).toBe('');
  });
  it('row 30: the second control link counts from its own fault', () =>
    expect(changesOf(runOf('cc-a5', ['0s fail link:control-0', '30s fail link:control-1']))).toEqual({
      'rg0@node1': '33000 ineligible, 213000 disabled',
      'rg1@node1': '33000 ineligible, 213000 disabled',
    }));
});

describe('rows 36 and 37: RG0 on node 1 by hand, then a link fails', () => {
  it('row 36: control down takes out node 0, and node 1 takes RG1', () => {
    const run = runOf('cc-a1', [RG0_TO_1, '60s fail control:cluster']);
    expect(changesOf(run)).toEqual({
      'rg0@node0': '0 secondary-hold, 63000 ineligible, 243000 disabled',
      'rg0@node1': '0 primary',
      'rg1@node0': '63000 ineligible, 243000 disabled',
      'rg1@node1': '63000 primary',
    });
    expect(outagesIn(run)).toEqual(ALL_FOR('63000..64000'));
    expect(Object.values(flowsAt(run, 70_000))).toEqual(Array(3).fill('forwarding kept'));
  });
  it('row 37: legacy fabric down does so at once', () => {
    const run = runOf('cc-a1+legacy', [RG0_TO_1, '60s fail fabric:cluster']);
    expect(changesOf(run)).toEqual({
      'rg0@node0': '0 secondary-hold, 63000 disabled',
      'rg0@node1': '0 primary',
      'rg1@node0': '63000 disabled',
      'rg1@node1': '63000 primary',
    });
    expect(outagesIn(run)).toEqual(ALL_FOR('63000..64000'));
  });
});

describe('rows 46, 47, 49: knobs', () => {
  it('row 46: a hold-down of 60 s delays the way back', () => {
    const run = runOf('cc-a1+hold=60', [
      '0s fail port:node0/ge-0/0/3',
      '10s repair port:node0/ge-0/0/3',
      '20s fail port:node1/ge-5/0/3',
    ]);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '1000 secondary-hold, 61000 secondary, 61000 primary',
      'rg1@node1': '1000 primary, 61000 secondary-hold, 121000 secondary',
    });
    expect(rowsAt(run, 30_000, ...RG1)).toEqual(['secondary-hold 200 w255 None', 'primary 0 w0 IF']);
    expect(outagesIn(run)).toEqual({
      'isp-to-reth0': '0..1000, 20000..61000',
      'office-to-reth1': '',
      'office-to-web': '0..1000, 20000..61000',
    });
  });
  it('row 47: a preempt delay of 30 s counts from the repair', () =>
    expect(
      changesOf(runOf('cc-a1p+delay=30', ['0s fail port:node0/ge-0/0/3', '60s repair port:node0/ge-0/0/3'])),
    ).toEqual({
      'rg1@node0': '1000 secondary-hold, 2000 secondary, 90000 primary',
      'rg1@node1': '1000 primary, 90000 secondary-hold, 91000 secondary',
    }));
  it('a preempt limit of 2 in 300 s blocks the third return for good', () => {
    const flaps = [0, 60, 120].flatMap((s) => [
      `${s}s fail port:node0/ge-0/0/3`,
      `${s + 10}s repair port:node0/ge-0/0/3`,
    ]);
    const run = runOf('cc-a1p+limit=2/300', flaps);
    expect(changesOf(run)['rg1@node0']).toBe(
      '1000 secondary-hold, 2000 secondary, 11000 primary, ' +
        '61000 secondary-hold, 62000 secondary, 71000 primary, 121000 secondary-hold, 122000 secondary',
    );
  });
  it('a period that ends below the limit starts anew', () => {
    const flaps = [0, 400, 460, 520].flatMap((s) => [
      `${s}s fail port:node0/ge-0/0/3`,
      `${s + 10}s repair port:node0/ge-0/0/3`,
    ]);
    const run = runOf('cc-a1p+limit=2/300', flaps);
    const returns = changesOf(run)['rg1@node0']?.match(/\d+ primary/g);
    expect(returns).toEqual(['11000 primary', '411000 primary', '471000 primary']);
  });
  it('row 49: heartbeats of 2000 × 8 take 16 s', () => {
    const run = runOf('cc-a1+hb=2000x8', ['0s fail node:node0']);
    expect(changesOf(run)).toEqual({
      'rg0@node0': '16000 lost',
      'rg0@node1': '16000 primary',
      'rg1@node0': '16000 lost',
      'rg1@node1': '16000 primary',
    });
    expect(outagesIn(run)).toEqual(ALL_FOR('0..17000'));
  });
});

describe('rows 38 to 40: IP monitoring', () => {
  const IP = 'ip:203.0.113.1';
  it('row 38: unreachable from the primary only moves RG1', () => {
    const run = runOf('cc-a4', [`0s fail ${IP}@node0`]);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '6000 secondary-hold, 7000 secondary',
      'rg1@node1': '6000 primary',
    });
    expect(rowsAt(run, 4500, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 100 w255 None']);
    expect(rowsAt(run, 5500, ...RG1)).toEqual(['primary 0 w0 IP', 'secondary 100 w255 None']);
    expect(rowAt(run, 6500, 'rg1@node0')).toBe('secondary-hold 0 w0 IP');
  });
  it('row 38: what goes to that address through node 0 is out for these 6 s, and sessions are kept', () => {
    const run = runOf('cc-a4', [`0s fail ${IP}@node0`]);
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '0..6000', 'office-to-reth1': '', 'office-to-web': '0..6000' });
    expect(Object.values(flowsAt(run, 7000))).toEqual(Array(3).fill('forwarding kept'));
  });
  it('row 39: unreachable from both moves nothing', () => {
    const run = runOf('cc-a4', [`0s fail ${IP}`, `60s repair ${IP}`]);
    expect(changesOf(run)).toEqual({});
    expect(outagesIn(run)['office-to-web']).toBe('0..60000');
    expect(rowsAt(run, 5500, ...RG1)).toEqual(['primary 0 w0 IP', 'secondary 0 w0 IP']);
  });
  it('row 39 where the group is on node 1: stays there (section 4.7)', () =>
    expect(changesOf(runOf('cc-a4+start=1', [`0s fail ${IP}`]))).toEqual({}));
  it('row 40: unreachable from the secondary only moves nothing', () => {
    const run = runOf('cc-a4', [`0s fail ${IP}@node1`]);
    expect(changesOf(run)).toEqual({});
    expect(rowsAt(run, 5500, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 0 w0 IP']);
    expect(outagesIn(run)).toEqual(ALL_FOR(''));
  });
  it.each(['node:isp', 'port:isp/ge-0/0/0', 'link:isp-sw-out'])('%s is unreachable from both', (target) => {
    const run = runOf('cc-a4', [`0s fail ${target}`, `60s repair ${target}`]);
    expect(changesOf(run)).toEqual({});
    expect(rowsAt(run, 5000, ...RG1)).toEqual(['primary 0 w0 IP', 'secondary 0 w0 IP']);
    expect(rowsAt(run, 999_000, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 100 w255 None']);
  });
  it('a pulled child takes the ping of its node with it', () => {
    const run = runOf('cc-a4', ['0s fail port:node0/ge-0/0/3']);
    expect(changesOf(run)['rg1@node1']).toBe('6000 primary');
    expect(outagesIn(run)['isp-to-reth0']).toBe('0..6000');
  });
  it('restores the weight at the first answer', () => {
    const run = runOf('cc-a4', [`0s fail ${IP}@node1`, `60s repair ${IP}@node1`]);
    expect(rowAt(run, 60_000, 'rg1@node1')).toBe('secondary 100 w255 None');
  });
});

describe('rows 48 and 50: SPU, and the fabric removed by a commit', () => {
  it('row 48: RG1 leaves the node of the failed SPU, RG0 stays', () => {
    const run = runOf('cc-a5', ['0s fail spu:node0/0']);
    expect(changesOf(run)).toEqual({ 'rg1@node0': '1000 secondary-hold, 2000 secondary', 'rg1@node1': '1000 primary' });
    expect(rowsAt(run, 500, 'rg0@node0', ...RG1)).toEqual([
      'primary 200 w255 None',
      'primary 0 w0 SP',
      'secondary 100 w255 None',
    ]);
    expect(outagesIn(run)).toEqual(ALL_FOR('0..1000'));
    expect(Object.values(flowsAt(run, 5000))).toEqual(Array(3).fill('forwarding kept'));
    expect(() => runOf('cc-a1', ['0s fail spu:node0/0'])).toThrow('There is no target spu:node0/0');
  });
  it.each(['cc-a1', 'cc-a1+legacy'])('row 50: the RG0 secondary is disabled at the commit (%s)', (design) => {
    const run = runOf(design, ['0s node0# delete interfaces fab0; delete interfaces fab1']);
    expect(changesOf(run)).toEqual({ 'rg0@node1': '0 disabled', 'rg1@node1': '0 disabled' });
    expect(run.replies.map(({ text, accepted }) => [text, accepted])).toEqual([['commit complete', true]]);
    expect(outagesIn(run)).toEqual(ALL_FOR(''));
  });
});

describe('row 54: two clusters with one cluster-id in one VLAN', () => {
  const run = runOf('cc-a1+twin', []);
  it('both are up and change no state', () => {
    expect(changesOf(run)).toEqual({});
    const rows = ['rg0@node0', 'rg1@node0', 'rg0@node0-b', 'rg1@node0-b'];
    expect(rowsAt(run, 0, ...rows)).toEqual(Array(4).fill('primary 200 w255 None'));
  });
  it('their reths have one MAC address, and the switches move it back and forth', () => {
    const at = run.frameAt(0).instances;
    for (const reth of ['reth0@cluster', 'reth1@cluster', 'reth0@cluster-b', 'reth1@cluster-b'])
      expect(at.get(`mac:${reth}`)).toMatchObject({ state: 'flapping', facts: { between: ['node0', 'node0-b'] } });
    expect(Object.values(flowsAt(run, 0))).toEqual(Array(5).fill('unpredictable kept'));
    expect(outagesIn(run)['office-to-web']).toBe('0..');
  });
  it('goes on between the nodes that are primary, and ends when one cluster is off', () => {
    const off = runOf('cc-a1+twin', ['0s fail node:node0-b', '60s fail node:node1-b']);
    expect(off.frameAt(5000).instances.get('mac:reth0@cluster')?.facts.between).toEqual(['node0', 'node1-b']);
    expect(off.frameAt(60_000).instances.get('mac:reth0@cluster')?.state).toBe('node0');
    expect(flowsAt(off, 60_000)['office-to-web']).toBe('forwarding kept');
  });
  it('another cluster-id or another VLAN, and nobody is disturbed', () => {
    const built = templateDesign('cc-a1', ['twin']);
    const changed = (change: (config: ChassisClusterConfig) => ChassisClusterConfig): Run => {
      const id = asId<GroupId>('cluster-b');
      const group = built.groups[id];
      const config = group && readClusterConfig(group.config).value;
      if (!group || !config) throw new Error('there is no second cluster');
      const design = { ...built, groups: { ...built.groups, [id]: { ...group, config: { ...change(config) } } } };
      return runDesign(design, { designHash: '', from: 'settled', steps: [], untilMs: 1000 });
    };
    const states = (other: Run) => other.frameAt(0).flows.map(({ state }) => state);
    expect(states(changed((config) => ({ ...config, clusterId: 2 })))).toEqual(Array(5).fill('forwarding'));
    const tagged = changed((config) => ({
      ...config,
      reths: config.reths.map((reth) => ({
        ...reth,
        vlanTagging: true,
        units: reth.units.map((unit) => ({ ...unit, vlanId: 20 })),
      })),
    }));
    expect(states(tagged)).toEqual(Array(5).fill('forwarding'));
  });
});
