// Conformance rows 1–11, 44, 45: interface monitoring. Every time is exact; the row's number names the case.

import { describe, expect, it } from 'vitest';
import { loadTechnologies } from '../registry';
import { runDesign } from '../run';
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
import { templateDesign, withConfig } from './testing/designs';

await loadTechnologies(['chassis-cluster']);

const RG1 = ['rg1@node0', 'rg1@node1'] as const;
const PULL_0 = '0s fail port:node0/ge-0/0/3';
const MOVED = { 'rg1@node0': '1000 secondary-hold, 2000 secondary', 'rg1@node1': '1000 primary' };
const NO_OUTAGE = { 'isp-to-reth0': '', 'office-to-reth1': '', 'office-to-web': '' };

describe('row 1: ge-0/0/3 down on the primary', () => {
  const run = runOf('cc-a1', [PULL_0]);
  it('moves RG1 after 1 s and nothing else', () => expect(changesOf(run)).toEqual(MOVED));
  it('takes weight, priority and code at once', () => {
    expect(rowsAt(run, 0, ...RG1)).toEqual(['primary 0 w0 IF', 'secondary 100 w255 None']);
    expect(rowsAt(run, 500, ...RG1)).toEqual(['primary 0 w0 IF', 'secondary 100 w255 None']);
    expect(rowsAt(run, 1500, ...RG1)).toEqual(['secondary-hold 0 w0 IF', 'primary 100 w255 None']);
    expect(rowsAt(run, 2500, ...RG1)).toEqual(['secondary 0 w0 IF', 'primary 100 w255 None']);
    expect(rowAt(run, 2500, 'rg0@node0')).toBe('primary 200 w255 None');
  });
  it('interrupts what used the port for that second and keeps the sessions', () => {
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '0..1000', 'office-to-reth1': '', 'office-to-web': '0..1000' });
    expect(Object.values(flowsAt(run, 2500))).toEqual(Array(3).fill('forwarding kept'));
  });
  it('announces both reths together, by 4 gratuitous ARPs each', () => {
    expect(announcementsOf(run, 'reth0')).toEqual(['1000 node1']);
    expect(announcementsOf(run, 'reth1')).toEqual(['1000 node1']);
    const spec = run.plan.instances.find(({ id }) => id === 'rg1@node1');
    expect(spec?.announces?.primary).toMatchObject({
      label: 'GARP',
      count: 4,
      ports: ['node1/ge-5/0/3', 'node1/ge-5/0/4'],
    });
  });
});

describe('row 2: … and up again', () => {
  const run = runOf('cc-a1', [PULL_0, '60s repair port:node0/ge-0/0/3']);
  it('stays on node 1 without preempt', () => {
    expect(changesOf(run)).toEqual(MOVED);
    expect(rowsAt(run, 60_000, ...RG1)).toEqual(['secondary 200 w255 None', 'primary 100 w255 None']);
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '0..1000', 'office-to-reth1': '', 'office-to-web': '0..1000' });
  });
});

describe('row 3: with preempt', () => {
  const run = runOf('cc-a1p', [PULL_0, '60s repair port:node0/ge-0/0/3']);
  it('returns one preempt delay after the repair', () =>
    expect(changesOf(run)).toEqual({
      'rg1@node0': '1000 secondary-hold, 2000 secondary, 61000 primary',
      'rg1@node1': '1000 primary, 61000 secondary-hold, 62000 secondary',
    }));
  it('counts two failovers more', () => {
    expect(failoversAt(run, 0, 'rg1@node0')).toBe(1);
    expect(failoversAt(run, 62_000, 'rg1@node0')).toBe(3);
    expect(failoversAt(run, 62_000, 'rg1@node1')).toBe(3);
    expect(failoversAt(run, 62_000, 'rg0@node0')).toBe(1);
  });
  it('interrupts twice for a short time', () =>
    expect(outagesIn(run)).toEqual({
      'isp-to-reth0': '0..1000, 61000..62000',
      'office-to-reth1': '61000..62000',
      'office-to-web': '0..1000, 61000..62000',
    }));
});

describe('row 4: ge-5/0/3 down on the secondary', () => {
  const run = runOf('cc-a1', ['0s fail port:node1/ge-5/0/3']);
  it('moves nothing', () => {
    expect(changesOf(run)).toEqual({});
    expect(rowsAt(run, 0, ...RG1)).toEqual(['primary 200 w255 None', 'secondary 0 w0 IF']);
    expect(outagesIn(run)).toEqual(NO_OUTAGE);
  });
});

describe('row 5: the secondary fails first, then the primary', () => {
  const run = runOf('cc-a1', ['0s fail port:node1/ge-5/0/3', '60s fail port:node0/ge-0/0/3']);
  it('leaves the group where it is', () => {
    expect(changesOf(run)).toEqual({});
    expect(rowsAt(run, 60_000, ...RG1)).toEqual(['primary 0 w0 IF', 'secondary 0 w0 IF']);
  });
  it('loses reth0 and keeps reth1', () =>
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '60000..', 'office-to-reth1': '', 'office-to-web': '60000..' }));
});

const ROW_6 = [PULL_0, '60s fail port:node1/ge-5/0/4'];
describe('row 6: the primary fails, then the new primary', () => {
  const run = runOf('cc-a1', ROW_6);
  it('leaves the group on node 1', () => {
    expect(changesOf(run)).toEqual(MOVED);
    expect(rowsAt(run, 60_000, ...RG1)).toEqual(['secondary 0 w0 IF', 'primary 0 w0 IF']);
  });
  it('loses reth1 and keeps reth0 on node 1', () =>
    expect(outagesIn(run)).toEqual({
      'isp-to-reth0': '0..1000',
      'office-to-reth1': '60000..',
      'office-to-web': '0..1000, 60000..',
    }));
});

describe('row 7: both fail in the same instant', () => {
  const both = ['0s fail port:node0/ge-0/0/3', '0s fail port:node1/ge-5/0/3'];
  it('stays on node 0, the lower id', () => {
    const run = runOf('cc-a1', both);
    expect(changesOf(run)).toEqual({});
    expect(rowsAt(run, 0, ...RG1)).toEqual(['primary 0 w0 IF', 'secondary 0 w0 IF']);
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '0..', 'office-to-reth1': '', 'office-to-web': '0..' });
  });
  it('stays on node 0 whichever is written first', () =>
    expect(changesOf(runOf('cc-a1', [...both].reverse()))).toEqual({}));
  it('goes to node 0 where it was on node 1 (section 4.7)', () => {
    const run = runOf('cc-a1+start=1', both);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '1000 primary',
      'rg1@node1': '1000 secondary-hold, 2000 secondary',
    });
    expect(rowsAt(run, 3000, ...RG1)).toEqual(['primary 0 w0 IF', 'secondary 0 w0 IF']);
  });
});

describe('row 8: row 6, then ge-0/0/3 up', () => {
  const run = runOf('cc-a1', [...ROW_6, '120s repair port:node0/ge-0/0/3']);
  it('moves to node 0 without preempt', () => {
    expect(changesOf(run)).toEqual({
      'rg1@node0': '1000 secondary-hold, 2000 secondary, 121000 primary',
      'rg1@node1': '1000 primary, 121000 secondary-hold, 122000 secondary',
    });
    expect(rowsAt(run, 120_500, ...RG1)).toEqual(['secondary 200 w255 None', 'primary 0 w0 IF']);
    expect(rowsAt(run, 121_500, ...RG1)).toEqual(['primary 200 w255 None', 'secondary-hold 0 w0 IF']);
  });
  it('restores all flows', () =>
    expect(outagesIn(run)).toEqual({
      'isp-to-reth0': '0..1000',
      'office-to-reth1': '60000..121000',
      'office-to-web': '0..1000, 60000..121000',
    }));
});

describe('rows 9 to 11: two monitors of weight 150', () => {
  const run = runOf('cc-a2', [
    '0s fail port:node0/ge-0/0/14',
    '60s fail port:node0/ge-0/0/15',
    '120s repair port:node0/ge-0/0/14',
  ]);
  it('row 9: one down leaves 105, lists the failure and moves nothing', () => {
    expect(rowsAt(run, 0, ...RG1)).toEqual(['primary 200 w105 IF', 'secondary 100 w255 None']);
    expect(rowsAt(run, 59_999, ...RG1)).toEqual(['primary 200 w105 IF', 'secondary 100 w255 None']);
    expect(changesOf(runOf('cc-a2', ['0s fail port:node0/ge-0/0/14']))).toEqual({});
  });
  it('row 10: both down is -45 and moves after 1 s', () => {
    expect(rowsAt(run, 60_500, ...RG1)).toEqual(['primary 0 w-45 IF', 'secondary 100 w255 None']);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '61000 secondary-hold, 62000 secondary',
      'rg1@node1': '61000 primary',
    });
    const ledger = run.trace.findLast(({ event, atMs }) => event === 'MONITOR_DOWN' && atMs === 60_000);
    expect(ledger?.text).toBe('255 - 150 - 150 = -45');
  });
  it('row 11: one up again is 105 and stays on node 1', () =>
    expect(rowsAt(run, 120_000, ...RG1)).toEqual(['secondary 200 w105 IF', 'primary 100 w255 None']));
  it('loses no packet, because the reths are on other ports', () => {
    expect(outagesIn(run)).toEqual(NO_OUTAGE);
    expect(Object.values(flowsAt(run, 130_000))).toEqual(Array(3).fill('forwarding kept'));
  });
});

const THREE = ['0s fail port:node0/ge-0/0/3', '60s fail port:node0/ge-0/0/5', '120s fail port:node0/ge-0/0/6'];
describe('row 44: three of four children of weight 85, minimum-links 2', () => {
  const run = runOf('cc-a7', THREE);
  it('moves at the third only', () => {
    expect([0, 60_000, 120_000].map((atMs) => rowAt(run, atMs, 'rg1@node0'))).toEqual([
      'primary 200 w170 IF',
      'primary 200 w85 IF',
      'primary 0 w0 IF',
    ]);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '121000 secondary-hold, 122000 secondary',
      'rg1@node1': '121000 primary',
    });
  });
  it('keeps sessions; reth0 is down on node 0 from the third on', () => {
    expect(outagesIn(run)).toEqual({
      'isp-to-reth0': '120000..121000',
      'office-to-reth1': '',
      'office-to-web': '120000..121000',
    });
    expect(Object.values(flowsAt(run, 130_000))).toEqual(Array(3).fill('forwarding kept'));
  });
});

describe('row 45: the same without monitors', () => {
  const run = runOf('cc-a7n', THREE);
  it('moves nothing and loses reth0 at the third', () => {
    expect(changesOf(run)).toEqual({});
    expect(rowAt(run, 130_000, 'rg1@node0')).toBe('primary 200 w255 None');
    expect(outagesIn(run)).toEqual({ 'isp-to-reth0': '120000..', 'office-to-reth1': '', 'office-to-web': '120000..' });
  });
});

describe('section 4.4: a monitored reth', () => {
  const design = withConfig(templateDesign('cc-a7n'), (config) => ({
    ...config,
    redundancyGroups: config.redundancyGroups.map((group) =>
      group.number === 1 ? { ...group, interfaceMonitors: [{ interface: 'reth0', weight: 255 }] } : group,
    ),
  }));
  const pull = (...ports: readonly string[]) =>
    runDesign(design, {
      designHash: '',
      from: 'settled',
      untilMs: 10_000,
      steps: ports.map((port) => ({ atMs: 0, step: { kind: 'fail', target: `port:node0/${port}` } })),
    });
  it('is down on a node when its last child there is down', () => {
    const three = pull('ge-0/0/3', 'ge-0/0/5', 'ge-0/0/6');
    expect(rowAt(three, 500, 'rg1@node0')).toBe('primary 200 w255 None');
    const four = pull('ge-0/0/3', 'ge-0/0/5', 'ge-0/0/6', 'ge-0/0/7');
    expect(rowAt(four, 500, 'rg1@node0')).toBe('primary 0 w0 IF');
    expect(changesOf(four)).toEqual(MOVED);
  });
});

describe('section 4.5: interfaces and addresses take from one weight', () => {
  const addresses = ['203.0.113.1', '203.0.113.5', '203.0.113.6'] as const;
  const design = withConfig(templateDesign('cc-a2'), (config) => ({
    ...config,
    redundancyGroups: config.redundancyGroups.map((group) =>
      group.number === 0
        ? group
        : {
            ...group,
            interfaceMonitors: ['ge-0/0/14', 'ge-0/0/15'].map((port) => ({ interface: port, weight: 130 })),
            ipMonitoring: {
              globalWeight: 100,
              globalThreshold: 120,
              retryIntervalS: 1,
              retryCount: 5,
              targets: addresses.map((address, at) => ({
                address,
                weight: [80, 60, 40][at] ?? 0,
                interface: 'reth0.0',
              })),
            },
          },
    ),
  }));
  const step = (s: number, kind: 'fail' | 'repair', target: string) => ({ atMs: s * 1000, step: { kind, target } });
  const run = runDesign(design, {
    designHash: '',
    from: 'settled',
    untilMs: 600_000,
    steps: [
      step(0, 'fail', 'ip:203.0.113.1@node0'),
      step(60, 'fail', 'ip:203.0.113.5@node0'),
      step(120, 'fail', 'port:node0/ge-0/0/14'),
      step(180, 'fail', 'port:node0/ge-0/0/15'),
      step(240, 'repair', 'ip:203.0.113.1@node0'),
      step(300, 'repair', 'port:node0/ge-0/0/14'),
    ],
  });
  it('the worked example, line by line', () => {
    expect([50, 64, 65, 120, 180, 240, 300].map((s) => rowAt(run, s * 1000, 'rg1@node0'))).toEqual([
      'primary 200 w255 None',
      'primary 200 w255 None',
      'primary 200 w155 IP',
      'primary 200 w25 IF IP',
      'primary 0 w-105 IF IP',
      'secondary 0 w-5 IF',
      'secondary 200 w125 IF',
    ]);
    expect(changesOf(run)).toEqual({
      'rg1@node0': '181000 secondary-hold, 182000 secondary',
      'rg1@node1': '181000 primary',
    });
  });
});
