// Section 6: `control-interface node N disable`, committed in a run or there from the start. Every time is exact.
import { describe, expect, it } from 'vitest';
import type { TimedStep } from '../kernel/types';
import { runDesign } from '../run';
import { changesOf, flowsAt, reasonsOf, rowsAt, runOf } from './testing/conformance';
import { templateDesign, withConfig } from './testing/designs';

describe('a control port that is shut on purpose', () => {
  it('is a control link that is cut', () => {
    const run = runOf('cc-a1', [
      '0s node0# set chassis cluster control-interface node 1 disable',
      '60s node0# delete chassis cluster control-interface node 1 disable',
    ]);
    expect(changesOf(run)['rg0@node1']).toBe('3000 ineligible, 183000 disabled');
    expect(run.frameAt(1000).failed).toEqual(['link:control-0']);
    expect(run.frameAt(61_000).failed).toEqual([]);
    expect(reasonsOf(run, 'rg0@node1')).toEqual(['Control link failure', 'Ineligible timer expired']);
  });

  const shut = (id: string, steps: readonly TimedStep[] = []) => {
    const design = withConfig(templateDesign(id), (config) => ({
      ...config,
      node: [config.node[0], { ...config.node[1], controlInterfaceDisabled: true }],
    }));
    return runDesign(design, { designHash: '', from: 'settled', untilMs: 900_000, steps });
  };
  const opens: TimedStep = {
    atMs: 60_000,
    step: { kind: 'commit', node: 'node0', lines: ['delete chassis cluster control-interface node 1 disable'] },
  };

  it.each(['cc-a1', 'cc-a3', 'cc-a5'])('runs a configuration that says so without its control links: %s', (id) => {
    const run = shut(id, [opens]);
    const links = [...run.frameAt(0).instances.values()].filter(({ id: name }) => name.startsWith('link:control'));
    expect(links.map(({ state }) => state)).toEqual(id === 'cc-a5' ? ['down', 'down'] : ['down']);
    // booted without heartbeats: probes alone, the higher priority of RG0 is primary, the other node is out after 180 s
    const before = run.trace.filter(
      ({ instance, atMs, from, to }) => instance === 'rg1@node1' && atMs < 0 && from !== to,
    );
    expect(before.map(({ to }) => to)).toEqual(['hold', 'secondary', 'ineligible', 'disabled']);
    expect(rowsAt(run, 0, 'rg0@node0', 'rg0@node1')).toEqual(['primary 200 w255 None', 'disabled 100 w255 None']);
    expect(new Set(Object.values(flowsAt(run, 0)))).toEqual(new Set(['forwarding kept']));
    expect(run.frameAt(0).failed).toEqual([]);
    expect(run.broken).toEqual([]);
    // heartbeats come back with the commit; a disabled node needs a reboot
    expect(run.frameAt(61_000).instances.get('control@node1')?.state).toBe('up');
    expect(rowsAt(run, 900_000, 'rg0@node1')).toEqual(['disabled 100 w255 None']);
  });

  it('reboots the disabled node by control-link-recovery when the port is opened', () => {
    const run = shut('cc-a6', [opens]);
    expect(changesOf(run)['rg0@node1']).toBe('66000 lost, 318000 hold, 348000 secondary');
  });
});
