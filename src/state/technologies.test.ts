// @vitest-environment happy-dom
// Opening while code is on its way: the last wish wins, nothing is lost, and what cannot be fetched is said with a way to try again.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const network = vi.hoisted(() => ({ isDown: false, loads: 0 }));
vi.mock('../machines/registry', async (original) => {
  const registry = await original<typeof import('../machines/registry')>();
  return {
    ...registry,
    technologyOf: (id: string) => (network.isDown ? undefined : registry.technologyOf(id)),
    loadTechnologies: async (ids?: Iterable<string>) => {
      network.loads += 1;
      if (network.isDown) throw new TypeError('Failed to fetch dynamically imported module');
      await registry.loadTechnologies(ids);
    },
  };
});
const { newDesign, openRecent, openTemplate, openText, recentDesigns, startAutosave, UNFETCHED_CODE } = await import(
  './documents'
);
const { closeDesign, currentDesign, setRefusal, useEditor } = await import('./editor-store');
const { needTechnologies, useTechnologies, withTechnologies } = await import('./technologies');

beforeEach(() => Object.assign(network, { isDown: false, loads: 0 }));
afterEach(() => {
  closeDesign();
  setRefusal(null);
});

it('a screen hears when technologies are there', async () => {
  await needTechnologies();
  expect(useTechnologies.getState().present.length).toBeGreaterThan(0);
});

describe('opening', () => {
  it('the last wish wins', async () => {
    const [first, second] = await Promise.all([openTemplate('cc-a1'), openTemplate('cc-a2')]);
    expect([first.kind, second.kind]).toEqual(['overtaken', 'opened']);
    expect(currentDesign()?.id).toMatch(/^cc-a2-/);
  });
  it('an empty design that was asked for later stays', async () => {
    const waiting = openTemplate('cc-a1');
    newDesign();
    const { id } = currentDesign() ?? {};
    expect(await waiting).toEqual({ kind: 'overtaken' });
    expect(currentDesign()?.id).toBe(id);
  });
  it('what does not exist is refused with a sentence', async () => {
    expect(await openTemplate('nonsense')).toEqual({
      kind: 'refused',
      sentence: expect.stringMatching(/^No built-in design is called/),
    });
  });
  it('without a connection nothing is opened, and the same wish works later', async () => {
    network.isDown = true;
    expect((await openTemplate('cc-a1')).kind).toBe('unfetched');
    const read = await openText('set chassis cluster reth-count 1', 'pasted');
    expect(read.diagnostics.map(({ code }) => code)).toEqual([UNFETCHED_CODE]);
    expect(currentDesign()).toBeNull();
    network.isDown = false;
    expect(await openTemplate('cc-a1')).toEqual({ kind: 'opened' });
  });
  it('a saved design whose code cannot be fetched is not called gone', async () => {
    const stop = startAutosave();
    await openTemplate('cc-a1');
    const id = currentDesign()?.id ?? '';
    await vi.waitFor(async () => expect(await recentDesigns()).toHaveLength(1));
    stop();
    closeDesign();
    network.isDown = true;
    expect((await openRecent(id)).kind).toBe('unfetched');
    network.isDown = false;
    expect((await openRecent(id)).kind).toBe('opened');
  });
});

describe('withTechnologies', () => {
  it('acts at once where they are there, or where nobody has them', async () => {
    await needTechnologies();
    const act = vi.fn();
    withTechnologies(['chassis-cluster', 'nonsense'], act);
    expect(act).toHaveBeenCalledOnce();
  });
});

describe('a technology that is not there yet', () => {
  it('is waited for; what cannot be fetched is said, and trying again acts', async () => {
    network.isDown = true;
    const act = vi.fn();
    withTechnologies(['chassis-cluster'], act);
    await vi.waitFor(() => expect(useEditor.getState().refusal).toMatch(/could not be fetched/));
    expect(act).not.toHaveBeenCalled();
    network.isDown = false;
    useEditor.getState().retry?.();
    await vi.waitFor(() => expect(act).toHaveBeenCalledOnce());
  });
});
