// @vitest-environment happy-dom
// Opening, autosave and restore against an IndexedDB in memory.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renameDesign } from '../model/commands';
import { newDesign, openRecent, openTemplate, openText, recentDesigns, removeRecent, startAutosave } from './documents';
import { closeDesign, currentDesign, execute, useEditor } from './editor-store';
import { kill, seek, useRun } from './run-store';

let stop: () => void;
beforeEach(() => {
  stop = startAutosave();
});
afterEach(async () => {
  stop();
  closeDesign();
  for (const { id } of await recentDesigns()) await removeRecent(id);
});
const saved = () => vi.waitFor(() => expect(useEditor.getState().saved).toBe('saved'), { timeout: 3_000 });

describe('autosave', () => {
  it('keeps a design, its runs and the playhead, and brings them back', async () => {
    await openTemplate('cc-a1', 'run');
    const id = currentDesign()?.id ?? '';
    kill('port:node0/ge-0/0/3');
    seek(1_500);
    await saved();
    await vi.waitFor(async () => expect(await recentDesigns()).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 400));
    closeDesign();
    expect(await openRecent(id)).toEqual({ kind: 'opened' });
    expect(useEditor.getState().mode).toBe('run');
    expect(useRun.getState().playheadMs).toBe(1_500);
    expect(useRun.getState().branches[0]?.steps).toHaveLength(1);
  });

  it('writes the last change when the page goes away before the timer', async () => {
    newDesign();
    const id = currentDesign()?.id ?? '';
    await saved();
    execute(renameDesign, { name: 'Renamed at the last moment' });
    window.dispatchEvent(new Event('pagehide'));
    stop();
    closeDesign();
    expect(await openRecent(id)).toEqual({ kind: 'opened' });
    expect(currentDesign()?.name).toBe('Renamed at the last moment');
  });

  it('writes what is on its way to the database when the page goes away in between', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    newDesign();
    vi.advanceTimersByTime(300);
    vi.useRealTimers();
    const id = currentDesign()?.id ?? '';
    window.dispatchEvent(new Event('pagehide'));
    expect(localStorage.getItem('standby.journal')).toContain(id);
  });

  it('lists what there is, newest first, and forgets what is removed', async () => {
    await openTemplate('cc-a1');
    await saved();
    await new Promise((resolve) => setTimeout(resolve, 5));
    newDesign();
    await saved();
    const listed = await recentDesigns();
    expect(listed.map(({ name }) => name)).toEqual(['Untitled design', expect.any(String)]);
    expect(listed[1]?.summary).toMatch(/\d+ devices$/);
    await removeRecent(listed[0]?.id ?? '');
    expect(await recentDesigns()).toHaveLength(1);
    expect(await openRecent('gone')).toEqual({ kind: 'gone' });
  });
});

describe('openText', () => {
  it('opens a pasted configuration under its own name and keeps the text beside the notes', async () => {
    const text = 'set system host-name edge-1\nset chassis cluster redundancy-group 1 node 0 priority 200\n';
    const read = await openText(text, 'pasted');
    expect(read.value?.name).toBe('edge-1');
    expect(useEditor.getState().importReport).toMatchObject({ name: 'pasted', text });
  });
  it('opens nothing from a text that configures nothing, and says why', async () => {
    const read = await openText('hello', 'pasted');
    expect(read.value).toBeUndefined();
    expect(read.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    expect(currentDesign()).toBeNull();
  });
});
