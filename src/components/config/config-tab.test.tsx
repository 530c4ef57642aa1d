// @vitest-environment happy-dom
// The Config tab shows what the exporter writes, in both forms, and compares with what was imported.

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadTechnologies } from '../../machines/registry';
import { renameNode } from '../../model/commands';
import { newDesign, openTemplate } from '../../state/documents';
import { closeDesign, currentDesign, execute } from '../../state/editor-store';
import { exportConfigs } from '../../state/exports';
import { ConfigTab } from './ConfigTab';

await loadTechnologies();

beforeEach(async () => {
  expect(await openTemplate('hq-edge-pair')).toEqual({ kind: 'opened' });
});
afterEach(() => {
  cleanup();
  closeDesign();
});
const shown = (): string => screen.getByRole('region', { name: /Configuration as/ }).textContent ?? '';

test('set lines first, curly braces on demand', () => {
  render(<ConfigTab />);
  expect(shown()).toContain('set chassis cluster');
  fireEvent.click(screen.getByRole('radio', { name: 'curly' }));
  expect(shown()).toContain('redundancy-group 1 {');
  expect(shown()).not.toContain('set chassis cluster');
});

test('the text is the exporter’s, to the letter', () => {
  render(<ConfigTab />);
  const [file] = exportConfigs({ form: 'set', secrets: 'masked' });
  expect(file?.text.length).toBeGreaterThan(500);
  expect(shown()).toContain(file?.text ?? 'no file');
});

test('an edit changes the text', () => {
  const { rerender } = render(<ConfigTab />);
  const node = Object.values(currentDesign()?.nodes ?? {}).find((each) => each.name === 'srx-a');
  if (!node) throw new Error('the template has no srx-a');
  execute(renameNode, { node: node.id, name: 'edge-1' });
  rerender(<ConfigTab />);
  expect(shown()).toContain('host-name edge-1');
});

test('a design that was drawn has nothing to compare with, and says so', async () => {
  render(<ConfigTab />);
  fireEvent.click(screen.getByRole('tab', { name: 'Changes since import' }));
  expect(await screen.findByText('Nothing was imported')).toBeTruthy();
});

test('the steps are numbered', () => {
  render(<ConfigTab />);
  fireEvent.click(screen.getByRole('tab', { name: 'How to load this' }));
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(2);
});

test('a design without a system says what is missing', () => {
  newDesign();
  render(<ConfigTab />);
  expect(screen.getByText('No configuration yet')).toBeTruthy();
});
