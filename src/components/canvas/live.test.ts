// Which clock a badge counts down: the one that leads out of the state, not just any that runs.

import { describe, expect, it } from 'vitest';
import { loadTechnologies } from '../../machines/registry';
import { openTemplate } from '../../state/documents';
import { currentBranch, inject, seek } from '../../state/run-store';
import { stateTimer } from './live';

await loadTechnologies();

describe('stateTimer', () => {
  it('is the hold-down of a node that yields, whatever else it counts', async () => {
    await openTemplate('cc-a1');
    inject({ kind: 'fail', target: 'control:cluster' });
    inject({ kind: 'fail', target: 'fabric:cluster' });
    seek(60_000);
    inject({ kind: 'repair', target: 'control:cluster' });
    inject({ kind: 'repair', target: 'fabric:cluster' });
    const run = currentBranch()?.run;
    const view = run?.frameAt(61_000).instances.get('rg1@node1');
    const chart = run?.plan.instances.find(({ id }) => id === 'rg1@node1')?.machine.chart;
    expect(view?.state).toBe('secondary-hold');
    expect(view && stateTimer(view, chart)).toMatchObject({ id: 'hold-down', startedMs: 61_000, endsMs: 62_000 });
    const settled = run?.frameAt(0).instances.get('rg1@node0');
    expect(settled && stateTimer(settled, chart)).toBeUndefined();
  });
});
