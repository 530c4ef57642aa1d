// @vitest-environment happy-dom
// The console as its user has it: over a real run, by keyboard.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTechnologies, technologies } from '../../machines/registry';
import { consoleNodes } from '../../state/console';
import { openTemplate } from '../../state/documents';
import { currentDesign } from '../../state/editor-store';
import { kill, seek, useRun } from '../../state/run-store';
import { setView } from '../../state/view-store';
import { Console } from './Console';
import { useConsoles } from './console-store';

await loadTechnologies();

const gallery = technologies()
  .flatMap((technology) => technology.templates)
  .find((template) => template.gallery);

const line = (): HTMLInputElement =>
  screen.getAllByRole<HTMLInputElement>('textbox', { name: /^Command line/ })[0] as HTMLInputElement;
const type = (text: string): void => {
  fireEvent.focus(line());
  fireEvent.change(line(), { target: { value: text } });
};
const press = (key: string, more: { readonly ctrlKey?: boolean } = {}): void => {
  fireEvent.keyDown(line(), { key, ...more });
};
const log = (): string => screen.getAllByRole('log')[0]?.textContent ?? '';

beforeEach(async () => {
  if (!gallery) throw new Error('there is a template in the gallery');
  useConsoles.setState({ sessions: new Map(), second: null });
  setView({ consoleNode: null });
  expect(await openTemplate(gallery.id)).toEqual({ kind: 'opened' });
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

describe('the console', () => {
  it('puts the cursor into its prompt when it is asked for, and leaves it alone otherwise', () => {
    render(<Console />);
    expect(document.activeElement).toBe(document.body);
    act(() => setView({ promptWanted: true }));
    expect(document.activeElement).toBe(line());
    line().blur();
    act(() => setView({ tab: 'console' }));
    expect(document.activeElement).toBe(document.body);
  });
  it('prints a show command below its prompt, and empties the line', () => {
    render(<Console />);
    type('show chassis cluster status');
    press('Enter');
    expect(log()).toMatch(/admin@.*> show chassis cluster status/);
    expect(log()).toContain('Redundancy group: 1');
    expect(line().value).toBe('');
  });
  it('completes by Tab and writes abbreviations out by Space', () => {
    render(<Console />);
    type('sho');
    press('Tab');
    expect(line().value).toBe('show ');
    type('show ch');
    press(' ');
    expect(line().value).toBe('show chassis ');
  });
  it('gives Tab back to the page on an empty line', () => {
    render(<Console />);
    const taken = !fireEvent.keyDown(line(), { key: 'Tab' });
    expect(taken).toBe(false);
  });
  it('lists what can follow at ?, and keeps the line', () => {
    render(<Console />);
    type('show chassis cluster ');
    press('?');
    expect(log()).toContain('Possible completions:');
    expect(log()).toMatch(/status\s+\S/);
    expect(line().value).toBe('show chassis cluster ');
  });
  it('lists what can follow at Tab, too, where no word is begun and nothing is clear', () => {
    render(<Console />);
    type('show chassis cluster ');
    press('Tab');
    expect(log()).toContain('Possible completions:');
    expect(line().value).toBe('show chassis cluster ');
    type('show chassis cluster in');
    const before = log();
    press('Tab');
    // A word that is begun has its suggestions below the line.
    expect(log()).toBe(before);
  });
  it('answers what it does not know with a caret', () => {
    render(<Console />);
    type('frobnicate');
    press('Enter');
    expect(log()).toMatch(/\^\s*unknown command\./);
  });
  it('pipes', () => {
    render(<Console />);
    type('show chassis cluster status | match "Redundancy group"');
    press('Enter');
    expect(log()).toContain('Redundancy group: 0');
    expect(log()).not.toContain('Cluster ID');
    type('show chassis cluster status | count');
    press('Enter');
    expect(log()).toMatch(/Count: \d+ lines/);
  });
  it('walks the history, and clears', () => {
    render(<Console />);
    type('show chassis cluster status');
    press('Enter');
    press('ArrowUp');
    expect(line().value).toBe('show chassis cluster status');
    press('l', { ctrlKey: true });
    expect(log()).toBe('');
    expect(line().value).toBe('show chassis cluster status');
  });
  it('prints the last show command again as the playhead moves, and marks what changed', () => {
    const fault = gallery?.firstFault ?? '';
    // The other member: the fault may take the first one's power, and a dead device prints nothing.
    const design = currentDesign();
    const last = design ? consoleNodes(design).at(-1) : undefined;
    setView({ consoleNode: last ?? null });
    render(<Console />);
    type('show chassis cluster status');
    press('Enter');
    expect(document.querySelectorAll('mark')).toHaveLength(0);
    const before = log();
    act(() => {
      seek(1_000);
      expect(kill(fault)).toBeUndefined();
      seek(60_000);
    });
    expect(log()).not.toBe(before);
    expect(document.querySelectorAll('mark').length).toBeGreaterThan(0);
    expect(log()).toContain('marked: what changed');
    act(() => seek(0));
    expect(log().replace('marked: what changed', '')).toBe(before);
  });
  it('makes a request a step of the run', () => {
    render(<Console />);
    const steps = (): number => useRun.getState().branches.at(-1)?.steps.length ?? 0;
    expect(steps()).toBe(0);
    type('request chassis cluster failover redundancy-group 1 node 1');
    press('Enter');
    expect(steps()).toBe(1);
    expect(log()).toContain('request chassis cluster failover');
  });
  it('opens a second device beside the first', () => {
    render(<Console />);
    fireEvent.click(screen.getByRole('button', { name: 'Open a second console' }));
    const panes = screen.getAllByRole('region', { name: /^Console of/ }).map((pane) => pane.getAttribute('aria-label'));
    expect(new Set(panes).size).toBe(2);
    fireEvent.click(screen.getByRole('button', { name: 'Close this console' }));
    expect(screen.getAllByRole('region', { name: /^Console of/ })).toHaveLength(1);
  });
});
