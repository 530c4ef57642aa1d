// @vitest-environment happy-dom
// The import report covers the drawing only while nobody works on it.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { afterEach, expect, test } from 'vitest';
import { loadTechnologies } from '../../machines/registry';
import { openTemplate, openText } from '../../state/documents';
import { closeDesign, currentDesign, undoStep } from '../../state/editor-store';
import { exportConfigs } from '../../state/exports';
import { select } from '../../state/view-store';
import { ImportReport } from './ImportReport';

await loadTechnologies();

/** What the exporter writes of a design: nothing in it can be strange to the reader. */
async function text(): Promise<string> {
  expect(await openTemplate('hq-edge-pair')).toEqual({ kind: 'opened' });
  return exportConfigs({ form: 'set', secrets: 'masked' })[0]?.text ?? '';
}
afterEach(() => {
  cleanup();
  select({});
  closeDesign();
});
const lines = (): number => screen.queryAllByRole('listitem').length;

test('notes are told in the summary and listed when asked for', async () => {
  expect((await openText(await text(), 'pasted')).value).toBeDefined();
  render(<ImportReport />);
  expect(screen.getByRole('status').textContent).toMatch(/^\d+ lines read/);
  expect(lines()).toBe(0);
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(screen.getByRole('button', { name: 'Show the text' })).toBeTruthy();
});

test('what could not be read is listed until something is selected', async () => {
  expect(
    (await openText(`${await text()}set chassis cluster redundancy-grup 1 preempt\n`, 'pasted')).value,
  ).toBeDefined();
  render(<ImportReport />);
  expect(lines()).toBeGreaterThan(0);
  const [node = ''] = Object.keys(currentDesign()?.nodes ?? {});
  act(() => select({ nodes: [node] }));
  expect(lines()).toBe(0);
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(lines()).toBeGreaterThan(0);
});

test('secrets of the imported text are masked until they are asked for', async () => {
  const secret = '$9$notARealSecret';
  expect(
    (await openText(`${await text()}set security ike policy p pre-shared-key ascii-text "${secret}"\n`, 'pasted'))
      .value,
  ).toBeDefined();
  render(<ImportReport />);
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  fireEvent.click(screen.getByRole('button', { name: 'Show the text' }));
  const dialog = screen.getByRole('dialog', { hidden: true });
  expect(dialog.textContent).toContain('pre-shared-key');
  expect(dialog.textContent).not.toContain(secret);
  fireEvent.click(screen.getByLabelText('Show secrets'));
  expect(dialog.textContent).toContain(secret);
});

test('a model that the slots do not tell is asked for, and the choice renumbers the pair as one step', async () => {
  const unmarked = `${await text()}`.replaceAll(/^#.*\n/gm, '');
  expect((await openText(unmarked, 'pasted')).value).toBeDefined();
  render(<ImportReport />);
  expect(screen.getByRole('status').textContent).toMatch(/1 question\.$/);
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  const choice = screen.getByLabelText<HTMLSelectElement>('Real model');
  expect(choice.value).toBe('SRX345');
  expect([...choice.options].map(({ value }) => value)).toEqual(['SRX240', 'SRX340', 'SRX345', 'SRX380']);
  const models = (): readonly unknown[] =>
    Object.values(currentDesign()?.nodes ?? {}).flatMap(({ kind, model }) => (kind === 'srx' ? [model] : []));
  fireEvent.change(choice, { target: { value: 'SRX380' } });
  expect(models()).toEqual(['SRX380', 'SRX380']);
  expect(choice.value).toBe('SRX380');
  act(() => undoStep());
  expect(models()).toEqual(['SRX345', 'SRX345']);
});
