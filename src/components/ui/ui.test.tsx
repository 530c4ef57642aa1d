// @vitest-environment happy-dom
// The kit's own logic: fields that keep what was typed, tabs and toolbars by keyboard, badges that carry word and shape.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import {
  ErrorBoundary,
  keysText,
  MenuButton,
  type MenuEntry,
  minus,
  NumberField,
  PointMenu,
  RoleBadge,
  Segmented,
  Tabs,
  TextField,
  Toolbar,
  Tooltip,
  WeightBar,
} from '.';

afterEach(cleanup);

test('a number outside its bounds stays in the field, says so and offers the nearest', () => {
  const commit = vi.fn();
  render(<NumberField label="Weight" value={150} min={0} max={255} onCommit={commit} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Weight' });
  fireEvent.change(field, { target: { value: '300' } });
  fireEvent.blur(field);
  expect(field.value).toBe('300');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole('alert').textContent).toContain('Weight is 0 to 255.');
  expect(commit).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Set 255' }));
  expect(commit).toHaveBeenCalledExactlyOnceWith(255);
  expect(field.value).toBe('150');
});

test('arrows step a number and stop at its bounds', () => {
  const commit = vi.fn();
  render(<NumberField label="Weight" value={254} min={0} max={255} onCommit={commit} />);
  const field = screen.getByRole<HTMLInputElement>('textbox');
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  expect(field.value).toBe('255');
  expect(commit).toHaveBeenLastCalledWith(255);
});

test('an optional number may be emptied', () => {
  const commit = vi.fn();
  render(<NumberField label="Limit" value={5} min={1} max={8} optional onCommit={commit} />);
  const field = screen.getByRole('textbox');
  fireEvent.change(field, { target: { value: '' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(commit).toHaveBeenCalledExactlyOnceWith(undefined);
});

test('a text field hands over on Enter, and gives up its draft on Escape or when the value changes', () => {
  const commit = vi.fn();
  const { rerender } = render(<TextField label="Name" value="srx-a" onCommit={commit} />);
  const field = screen.getByRole<HTMLInputElement>('textbox');
  fireEvent.change(field, { target: { value: 'fw-1' } });
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(field.value).toBe('srx-a');
  fireEvent.change(field, { target: { value: 'fw-2' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(commit).toHaveBeenCalledExactlyOnceWith('fw-2');
  fireEvent.change(field, { target: { value: 'half ty' } });
  rerender(<TextField label="Name" value="undone" onCommit={commit} />);
  expect(field.value).toBe('undone');
});

test('a text that was undone does not come back into its field', () => {
  const commit = vi.fn();
  const { rerender } = render(<TextField label="Name" value="srx-a" onCommit={commit} />);
  const field = screen.getByRole<HTMLInputElement>('textbox');
  fireEvent.change(field, { target: { value: 'fw-1' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  rerender(<TextField label="Name" value="fw-1" onCommit={commit} />);
  rerender(<TextField label="Name" value="srx-a" onCommit={commit} />);
  expect(field.value).toBe('srx-a');
  fireEvent.blur(field);
  expect(commit).toHaveBeenCalledExactlyOnceWith('fw-1');
});

const pressed: boolean[] = [];
function Chooser() {
  const [tab, setTab] = useState<'a' | 'b' | 'c'>('a');
  const choose = (id: 'a' | 'b' | 'c', byPress: boolean): void => {
    pressed.push(byPress);
    setTab(id);
  };
  const tabs = [
    { id: 'a', label: 'Timeline' },
    { id: 'b', label: 'Trace', count: 23 },
    { id: 'c', label: 'Console' },
  ] as const;
  return <Tabs label="Dock" idBase="dock" tabs={tabs} value={tab} onChange={choose} />;
}

test('tabs are one stop; arrows choose and wrap round', () => {
  render(<Chooser />);
  const [first, , last] = screen.getAllByRole('tab');
  expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
  fireEvent.keyDown(first as HTMLElement, { key: 'ArrowLeft' });
  expect(last?.getAttribute('aria-selected')).toBe('true');
  expect(pressed).toEqual([false]);
  fireEvent.click(first as HTMLElement);
  expect(pressed).toEqual([false, true]);
  fireEvent.keyDown(first as HTMLElement, { key: 'ArrowLeft' });
  expect(document.activeElement).toBe(last);
});

test('a toolbar is one stop; arrows move inside', () => {
  render(
    <Toolbar label="Tools">
      <button type="button">one</button>
      <button type="button">two</button>
    </Toolbar>,
  );
  const [one, two] = screen.getAllByRole('button');
  expect([one?.tabIndex, two?.tabIndex]).toEqual([0, -1]);
  one?.focus();
  fireEvent.keyDown(one as HTMLElement, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(two);
  expect([one?.tabIndex, two?.tabIndex]).toEqual([-1, 0]);
});

test('a segmented control is a radio group with a name', () => {
  const change = vi.fn();
  render(
    <Segmented
      label="Mode"
      value="design"
      options={[
        { value: 'design', label: 'Design' },
        { value: 'run', label: 'Run' },
      ]}
      onChange={change}
    />,
  );
  expect(screen.getByRole('group', { name: 'Mode' })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Run' }));
  expect(change).toHaveBeenCalledExactlyOnceWith('run');
});

test('a role badge carries the word as it is spelled and the shape of its role', () => {
  const { container } = render(
    <RoleBadge tone="transition" word="secondary-hold" timer={{ elapsed: 0.12, secondsLeft: 0.88 }} />,
  );
  expect(container.textContent).toBe('secondary-hold0.88');
  render(<RoleBadge tone="failed" word="INELIGIBLE" />);
  expect(document.querySelector('[data-glyph="failed"]')).toBeTruthy();
});

test('a weight below zero is told with a real minus sign', () => {
  expect(minus(-45)).toBe('−45');
  render(<WeightBar value={-45} max={255} tone="failed" label="Weight of RG1" />);
  expect(screen.getByText('−45')).toBeTruthy();
});

test('shortcuts are written as the platform does', () => {
  expect(keysText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
  expect(keysText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
});

let broken = true;
function Pane() {
  if (broken) throw new Error('no anchor');
  return <p>drawn</p>;
}

test('a pane that fails says so, and can be tried again', () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
  broken = true;
  render(
    <ErrorBoundary name="The canvas">
      <Pane />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('alert').textContent).toContain('The canvas stopped');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('drawn')).toBeTruthy();
  silent.mockRestore();
});

function openMenu(entries: readonly MenuEntry[]): HTMLElement {
  render(<MenuButton trigger={<button type="button">Export</button>} entries={entries} />);
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  return screen.getByRole('menu', { name: 'Export' });
}
const item = (label: string, onSelect = vi.fn(), off?: string): MenuEntry => ({
  kind: 'item',
  id: label,
  label,
  off,
  onSelect,
});

test('a menu at a point gives the focus back to what had it, also to a part of a drawing', () => {
  render(
    <svg aria-label="Drawing">
      <g tabIndex={0} data-testid="link" />
    </svg>,
  );
  const link = screen.getByTestId('link');
  link.focus();
  expect(document.activeElement).toBe(link);
  const menu = (at: { readonly x: number; readonly y: number } | null) => (
    <PointMenu at={at} title="link" entries={[item('Kill')]} onClose={() => {}} />
  );
  const { rerender } = render(menu({ x: 1, y: 1 }));
  expect(document.activeElement?.textContent).toBe('Kill');
  rerender(menu(null));
  expect(document.activeElement).toBe(link);
});

test('a menu opens on its first entry, arrows wrap round, letters find, Escape gives the focus back', () => {
  const menu = openMenu([
    item('set lines'),
    { kind: 'separator', id: 's' },
    item('Repair', vi.fn(), 'It works'),
    item('Curly braces'),
  ]);
  expect(document.activeElement?.textContent).toBe('set lines');
  fireEvent.keyDown(menu, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toBe('Curly braces');
  fireEvent.keyDown(menu, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toBe('set lines');
  fireEvent.keyDown(menu, { key: 'c' });
  expect(document.activeElement?.textContent).toBe('Curly braces');
  fireEvent.keyDown(menu, { key: 'Escape' });
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export' }));
});

test('an entry acts once and closes; one that is off tells why and does nothing', () => {
  const select = vi.fn();
  const never = vi.fn();
  openMenu([item('set lines', select), item('Repair', never, 'It works')]);
  const off = screen.getByRole('menuitem', { name: 'Repair' });
  expect(off.title).toBe('It works');
  fireEvent.click(off);
  expect(never).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('menuitem', { name: 'set lines' }));
  expect(select).toHaveBeenCalledOnce();
  expect(screen.queryByRole('menu')).toBeNull();
});

test('a press elsewhere closes a menu', () => {
  openMenu([item('set lines')]);
  fireEvent.pointerDown(document.body);
  expect(screen.queryByRole('menu')).toBeNull();
});

test('a menu at a point has the focus on its first entry: Enter takes it', () => {
  const kill = vi.fn();
  render(
    <PointMenu at={{ x: 50, y: 60 }} title="ge-0/0/15" entries={[item('Kill the link', kill)]} onClose={vi.fn()} />,
  );
  expect(screen.getByRole('menu', { name: 'ge-0/0/15' })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Kill the link');
});

test('a hint shows on keyboard focus and describes its control', async () => {
  vi.useFakeTimers();
  render(
    <Tooltip text="Nothing to undo">
      <button type="button">Undo</button>
    </Tooltip>,
  );
  const button = screen.getByRole('button', { name: 'Undo' });
  fireEvent.pointerEnter(button, { pointerType: 'mouse' });
  expect(screen.queryByRole('tooltip')).toBeNull();
  await act(async () => vi.advanceTimersByTime(500));
  const hint = screen.getByRole('tooltip');
  expect(hint.textContent).toBe('Nothing to undo');
  expect(button.getAttribute('aria-describedby')).toBe(hint.id);
  fireEvent.pointerLeave(button);
  expect(screen.queryByRole('tooltip')).toBeNull();
  vi.useRealTimers();
});
