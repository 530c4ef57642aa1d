// Branches, playhead and clock over a real design.

import { beforeEach, describe, expect, it } from 'vitest';
import { loadTechnologies } from '../machines/registry';
import { asId, type NodeId } from '../model';
import { moveNodes, setNodeProperties } from '../model/commands';
import { openTemplate } from './documents';
import { closeDesign, execute } from './editor-store';
import {
  advance,
  currentBranch,
  currentFrame,
  inject,
  kill,
  repair,
  restoreSession,
  seek,
  sessionOf,
  setPlaying,
  setSpeed,
  stepEvent,
  switchBranch,
  useRun,
} from './run-store';

await loadTechnologies();

const state = (id: string) => currentFrame()?.instances.get(id)?.state;
const branches = () =>
  useRun
    .getState()
    .branches.map(({ id, parent, forkedAtMs, steps }) => ({ id, parent, forkedAtMs, steps: steps.length }));

beforeEach(async () => {
  closeDesign();
  expect(await openTemplate('cc-a1')).toEqual({ kind: 'opened' });
  setSpeed(1);
});

describe('a run', () => {
  it('starts settled, with one branch and nothing failed', () => {
    expect(branches()).toEqual([{ id: 'A', parent: null, forkedAtMs: 0, steps: 0 }]);
    expect(state('rg1@node0')).toBe('primary');
    expect(currentFrame()?.failed).toEqual([]);
  });

  it('grows by a fault at the playhead', () => {
    expect(kill('port:node0/ge-0/0/3')).toBeUndefined();
    seek(2_500);
    expect([state('rg1@node0'), state('rg1@node1')]).toEqual(['secondary', 'primary']);
    seek(500);
    expect(state('rg1@node0')).toBe('primary');
    expect(branches()).toHaveLength(1);
  });

  it('forks where the fault lies before what was already seen, and keeps both', () => {
    kill('port:node0/ge-0/0/3');
    seek(10_000);
    seek(500);
    kill('node:node1');
    expect(branches()).toEqual([
      { id: 'A', parent: null, forkedAtMs: 0, steps: 1 },
      { id: 'B', parent: 'A', forkedAtMs: 500, steps: 2 },
    ]);
    seek(4_000);
    expect(state('rg1@node0')).toBe('primary');
    switchBranch('A');
    expect(state('rg1@node0')).toBe('secondary');
  });

  it('does not fork for a second fault at the same moment, nor for one at the furthest point', () => {
    kill('port:node0/ge-0/0/3');
    kill('port:node1/ge-5/0/3');
    seek(5_000);
    repair('port:node1/ge-5/0/3');
    expect(branches()).toHaveLength(1);
    expect(currentBranch()?.steps).toHaveLength(3);
  });

  it('does not fork for a fault while it plays, between two milliseconds', () => {
    kill('port:node0/ge-0/0/3');
    seek(10_000.3);
    kill('node:node1');
    expect(branches()).toHaveLength(1);
    expect(currentBranch()?.steps.map(({ atMs }) => atMs)).toEqual([0, 10_000]);
  });

  it('shows a fault at once where the playhead rests between two milliseconds', () => {
    seek(3_721.7);
    kill('port:node0/ge-0/0/3');
    expect(currentFrame()?.failed).toEqual(['port:node0/ge-0/0/3']);
    expect(useRun.getState().playheadMs).toBe(3_722);
    seek(4_000.2);
    repair('port:node0/ge-0/0/3');
    expect(currentFrame()?.failed).toEqual([]);
    expect(useRun.getState().playheadMs).toBe(4_000.2);
  });
  it('drops later steps from a fork made between two faults', () => {
    kill('port:node0/ge-0/0/3');
    seek(60_000);
    repair('port:node0/ge-0/0/3');
    seek(30_000);
    kill('node:node1');
    expect(currentBranch()?.steps.map(({ atMs }) => atMs)).toEqual([0, 30_000]);
  });

  it('refuses an unknown target with a sentence and changes nothing', () => {
    const before = useRun.getState().branches;
    expect(kill('port:node0/ge-0/0/33')).toMatch(/port:node0\/ge-0\/0\/3/);
    expect(useRun.getState().branches).toBe(before);
  });

  it('keeps a request and its reply', () => {
    inject({ kind: 'request', node: 'node0', command: 'request chassis cluster failover redundancy-group 1 node 1' });
    expect(currentBranch()?.run.replies).toMatchObject([{ accepted: true, atMs: 0 }]);
    expect(state('rg1@node1')).toBe('primary');
  });
});

describe('time', () => {
  it('steps by event both ways and rests at both ends', () => {
    kill('port:node0/ge-0/0/3');
    stepEvent(1);
    expect(useRun.getState().playheadMs).toBe(1_000);
    stepEvent(1);
    expect(useRun.getState().playheadMs).toBe(2_000);
    stepEvent(1);
    expect(useRun.getState().playheadMs).toBe(2_000);
    stepEvent(-1);
    stepEvent(-1);
    stepEvent(-1);
    expect(useRun.getState().playheadMs).toBe(0);
  });

  it('moves with the wall clock times the speed, only while playing', () => {
    advance(100);
    expect(useRun.getState().playheadMs).toBe(0);
    setPlaying(true);
    setSpeed(0.25);
    advance(100);
    setSpeed(100);
    advance(10);
    expect(useRun.getState().playheadMs).toBe(1_025);
  });

  it('pauses two seconds after the last thing has happened, and goes on if asked again', () => {
    kill('port:node0/ge-0/0/3');
    setPlaying(true);
    setSpeed(100);
    advance(100);
    expect(useRun.getState()).toMatchObject({ playing: false, playheadMs: 4_000 });
    setPlaying(true);
    advance(10);
    expect(useRun.getState()).toMatchObject({ playing: true, playheadMs: 5_000 });
  });
});

describe('an edit', () => {
  it('that only moves a box keeps the runs; one that changes the design starts over', () => {
    kill('port:node0/ge-0/0/3');
    const kept = useRun.getState().branches;
    const node = asId<NodeId>('node0');
    execute(moveNodes, { nodes: { [node]: { x: 999, y: 8 } } });
    expect(useRun.getState().branches).toBe(kept);
    execute(setNodeProperties, { node, properties: { release: '12.1X44' } });
    expect(branches()).toEqual([{ id: 'A', parent: null, forkedAtMs: 0, steps: 0 }]);
  });
});

describe('a session', () => {
  it('comes back as it was: branches, playhead, and what counts as the past', async () => {
    kill('port:node0/ge-0/0/3');
    seek(10_000);
    seek(500);
    kill('node:node1');
    seek(7_000);
    const session = sessionOf();
    const before = { branches: branches(), hash: currentBranch()?.run.traceHash };
    closeDesign();
    await openTemplate('cc-a1');
    if (session) restoreSession(session);
    expect({ branches: branches(), hash: currentBranch()?.run.traceHash }).toEqual(before);
    expect(useRun.getState()).toMatchObject({ current: 'B', playheadMs: 7_000, playing: false });
  });

  it('of another shape is left alone', () => {
    restoreSession({ mode: 'design', branches: 'none' });
    expect(branches()).toHaveLength(1);
  });
});
