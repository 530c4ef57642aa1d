// @vitest-environment happy-dom
// The dock over a real run: transport, slider, lanes, branches, tabs; and that a moving playhead renders no lane.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTechnologies, technologies } from '../../machines/registry';
import { asId, type GroupId } from '../../model';
import { setGroupConfig } from '../../model/commands';
import { openTemplate } from '../../state/documents';
import { currentDesign, execute, openDesign, setMode } from '../../state/editor-store';
import { findingsOf } from '../../state/findings';
import { currentBranch, kill, seek, useRun } from '../../state/run-store';
import { select, setView, useView } from '../../state/view-store';
import { Dock } from './Dock';
import { Lanes } from './Lanes';
import { lanesOf } from './lanes';

await loadTechnologies();

const gallery = technologies()
  .flatMap((technology) => technology.templates)
  .find((template) => template.gallery);
const fault = gallery?.firstFault ?? '';

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    disconnect(): void {}
  },
);

// A wide window: below 1200 px the rarer tabs fold.
const wide = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };

beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => wide);
  if (!gallery) throw new Error('there is a template in the gallery');
  expect(await openTemplate(gallery.id)).toEqual({ kind: 'opened' });
  setMode('run');
  setView({ tab: 'timeline', dockOpen: true });
  select({});
});
afterEach(cleanup);

const slider = (): HTMLElement => screen.getByRole('slider', { name: 'Playhead' });
const playhead = (): number => useRun.getState().playheadMs;
const killAt = (atMs: number): void =>
  act(() => {
    seek(atMs);
    expect(kill(fault)).toBeUndefined();
  });

describe('the dock of a run', () => {
  it('has its tabs, its transport and its lanes', () => {
    render(<Dock />);
    const tabs = screen.getAllByRole('tab').map((tab) => tab.textContent?.replace(/\d+$/, ''));
    expect(tabs).toEqual(['Timeline', 'Trace', 'Console', 'Log', 'Flows', 'Findings', 'Config']);
    expect(screen.getByRole('toolbar', { name: 'Transport' })).toBeTruthy();
    expect(within(screen.getByRole('list', { name: 'Lanes' })).getAllByRole('button').length).toBeGreaterThan(2);
  });
  it('steps by event and tells the instant in words', () => {
    render(<Dock />);
    killAt(2_000);
    act(() => seek(0));
    fireEvent.keyDown(slider(), { key: 'ArrowRight' });
    expect(playhead()).toBe(2_000);
    expect(slider().getAttribute('aria-valuetext')).toBe('2 seconds');
    fireEvent.keyDown(slider(), { key: 'ArrowRight', shiftKey: true });
    expect(playhead()).toBe(2_100);
    fireEvent.keyDown(slider(), { key: 'End' });
    expect(playhead()).toBe(currentBranch()?.run.lastEventMs);
    fireEvent.keyDown(slider(), { key: 'Home' });
    expect(playhead()).toBe(0);
  });
  it('zooms around the playhead by keyboard, and shows the whole run again', () => {
    render(<Dock />);
    killAt(2_000);
    expect(screen.queryByRole('button', { name: 'Show the whole run' })).toBeNull();
    fireEvent.keyDown(slider(), { key: '+' });
    fireEvent.click(screen.getByRole('button', { name: 'Show the whole run' }));
    fireEvent.keyDown(slider(), { key: '+' });
    fireEvent.keyDown(slider(), { key: '0' });
    expect(screen.queryByRole('button', { name: 'Show the whole run' })).toBeNull();
  });
  it('shows the clock of the run', () => {
    render(<Dock />);
    act(() => seek(4_850));
    expect(screen.getByRole('timer').textContent).toBe('00:00:04.850');
  });
  it('plays, pauses and changes speed', () => {
    render(<Dock />);
    fireEvent.click(screen.getByRole('button', { name: 'Play' }));
    expect(useRun.getState().playing).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(useRun.getState().playing).toBe(false);
    fireEvent.change(screen.getByLabelText('Speed'), { target: { value: '10' } });
    expect(useRun.getState().speed).toBe(10);
  });
  it('flags a fault on the ruler; the flag leads back to it', () => {
    render(<Dock />);
    killAt(2_000);
    act(() => seek(9_000));
    fireEvent.click(screen.getByRole('button', { name: /^Fault: .*2 seconds$/ }));
    expect(playhead()).toBe(2_000);
  });
  it('a fault in the past makes a branch; both stay, and a click goes to the other', () => {
    render(<Dock />);
    killAt(2_000);
    act(() => seek(8_000));
    killAt(1_000);
    expect(useRun.getState().branches.map((branch) => branch.name)).toEqual(['Run A', 'Run B']);
    expect(useRun.getState().current).toBe('B');
    fireEvent.click(screen.getByRole('button', { name: /^Run A/ }));
    expect(useRun.getState().current).toBe('A');
    expect(screen.getByRole('button', { name: /^Run B/ })).toBeTruthy();
  });
  it('a lane is selected by its name', () => {
    render(<Dock />);
    const spec = currentBranch()?.run.plan.instances.find((each) => each.lane === 'always');
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${spec?.title}:`) }));
    expect(useView.getState().selection.instance).toBe(spec?.id);
  });
  it('keeps the ruler above every tab', () => {
    render(<Dock />);
    for (const name of [/^Trace/, /^Flows/, /^Findings/]) {
      fireEvent.click(screen.getByRole('tab', { name }));
      expect(slider()).toBeTruthy();
    }
  });
  it('the trace seeks and selects', () => {
    render(<Dock />);
    killAt(2_000);
    fireEvent.click(screen.getByRole('tab', { name: /^Trace/ }));
    const first = within(screen.getByRole('list', { name: 'Trace' })).getAllByRole('button')[0];
    act(() => seek(0));
    if (first) fireEvent.click(first);
    expect(playhead()).toBe(2_000);
    expect(useView.getState().selection.instance).toBe(
      currentBranch()?.run.trace.find((entry) => entry.atMs === 2_000)?.instance,
    );
  });
  it('the trace has the hash by which two runs are compared', () => {
    render(<Dock />);
    killAt(2_000);
    fireEvent.click(screen.getByRole('tab', { name: /^Trace/ }));
    const hash = currentBranch()?.run.traceHash;
    expect(hash).toMatch(/^[0-9a-f]+$/);
    expect(screen.getByRole('status', { name: 'Trace hash' }).textContent).toBe(hash);
  });
  it('the flows tell their outages', () => {
    render(<Dock />);
    killAt(2_000);
    act(() => seek(currentBranch()?.run.lastEventMs ?? 0));
    fireEvent.click(screen.getByRole('tab', { name: /^Flows/ }));
    const lost = [...(currentBranch()?.run.outages.values() ?? [])].filter((outages) => outages.length > 0);
    expect(lost.length).toBeGreaterThan(0);
    expect(screen.getAllByText(/^2\.000 – /)).toHaveLength(lost.length);
  });
});

/** Sets plain numbers of a group's config to 0, one more each time, until a rule has something to say. */
function breakDesign(): void {
  const [group] = Object.values(currentDesign()?.groups ?? {});
  if (!group) throw new Error('the design has a group');
  let { config } = group;
  for (const [key, value] of Object.entries(config)) {
    if (typeof value !== 'number') continue;
    config = { ...config, [key]: 0 };
    execute(setGroupConfig, { group: group.id, config, label: 'Break it' });
    const design = currentDesign();
    if (design && findingsOf(design).length > 0) return;
  }
}

describe('the dock of a design', () => {
  it('has findings and config only', () => {
    setMode('design');
    render(<Dock />);
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent?.replace(/\d+$/, ''))).toEqual([
      'Findings',
      'Config',
    ]);
    expect(screen.queryByRole('toolbar', { name: 'Transport' })).toBeNull();
  });
  it('keeps the same sentence about two systems apart', () => {
    setMode('design');
    const open = currentDesign();
    const [group] = Object.values(open?.groups ?? {});
    if (!open || !group) throw new Error('the design has a group');
    const twin = asId<GroupId>(`${group.id}-2`);
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    openDesign({ ...open, groups: { ...open.groups, [twin]: { ...group, id: twin } } });
    render(<Dock />);
    act(breakDesign);
    expect(told.mock.calls.flat().filter((word) => String(word).includes('same key'))).toEqual([]);
    told.mockRestore();
  });
  it('opens the source of a finding by its chip', () => {
    setMode('design');
    render(<Dock />);
    act(breakDesign);
    const design = currentDesign();
    const finding = design && findingsOf(design)[0];
    const [first] = within(screen.getByRole('list', { name: 'Findings' })).getAllByRole('listitem');
    if (!first || !finding) throw new Error('the design has a finding');
    fireEvent.click(within(first).getByRole('button', { name: /documented|device|derived|unconfirmed/ }));
    const source = screen.getByRole('dialog', { name: finding.rule });
    expect(source.textContent).toContain(finding.explanation);
    expect(source.textContent).toContain(finding.source);
  });
});

it('a playhead that moves renders no lane while no state changes', () => {
  killAt(2_000);
  const branch = currentBranch();
  if (!branch) throw new Error('there is a run');
  const lanes = lanesOf(branch.run, { meters: new Map(), members: new Set() });
  const window = { fromMs: 0, toMs: 10_000 };
  const rendered = vi.fn();
  const ignore = (): void => undefined;
  render(
    <Profiler id="lanes" onRender={rendered}>
      <Lanes lanes={lanes} all others={[]} current={branch} window={window} gutter={168} onHidden={ignore} />
    </Profiler>,
  );
  const before = rendered.mock.calls.length;
  for (let at = 2_001; at < 2_300; at += 16) act(() => seek(at));
  expect(rendered.mock.calls.length).toBe(before);
  act(() => seek(branch.run.lastEventMs));
  expect(rendered.mock.calls.length).toBeGreaterThan(before);
});
